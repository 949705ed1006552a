//! What the user has set of one theme: another name, more cue words, switched off; or a theme of their own.

use serde::{Deserialize, Serialize};

use crate::triage::token::{Token, TokenKind, tokens};
use crate::triage::verdict::Theme;
use crate::watch::brand::Switch;

/// What the user has set of one theme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeEntry {
    /// The theme.
    pub theme: Theme,
    /// What the user calls it; empty where it keeps its name.
    #[serde(default)]
    pub name: String,
    /// Words and phrases that name it, besides its own. A digit stands for any digit.
    #[serde(default)]
    pub cues: Vec<String>,
    /// Off is removed: it is never chosen.
    #[serde(default)]
    pub switch: Switch,
}

impl ThemeEntry {
    /// A theme of which nothing is set.
    pub fn of(theme: Theme) -> ThemeEntry {
        ThemeEntry { theme, name: String::new(), cues: Vec::new(), switch: Switch::On }
    }

    /// Whether nothing is set.
    pub fn is_blank(&self) -> bool {
        *self == ThemeEntry::of(self.theme)
    }
}

/// What the user calls a theme; `None` where it keeps its name.
pub fn name_of(entries: &[ThemeEntry], theme: Theme) -> Option<&str> {
    entries.iter().find(|entry| entry.theme == theme).map(|entry| entry.name.as_str()).filter(|name| !name.is_empty())
}

/// Whether a cue could be found in a post: it has a word, and no handle, link or emoji.
pub fn is_cue(cue: &str) -> bool {
    let mut cut = Vec::new();
    tokens(cue, &[], &mut cut);
    let read = |token: &Token| {
        token.is_worded() || matches!(token.kind, TokenKind::Number | TokenKind::Break | TokenKind::Mark)
    };
    cut.iter().any(Token::is_worded) && cut.iter().all(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_a_cue() {
        for cue in
            ["late", "Won’t start!", "tent pole", "error 404", "check-in", "T&C", "Größe", "#fail", "late, parcel"]
        {
            assert!(is_cue(cue), "{cue:?}");
        }
        for cue in
            ["", " ", "404", "5", "!?", "😡", "late 😡", "@northwind", "https://northwind.example", "a@b.example"]
        {
            assert!(!is_cue(cue), "{cue:?}");
        }
    }

    #[test]
    fn a_name_is_the_user_s_or_none() {
        let theme = |id| Theme::Own(crate::triage::verdict::ThemeId(id));
        let entries = [
            ThemeEntry { name: "Tents".to_owned(), ..ThemeEntry::of(theme(1)) },
            ThemeEntry { switch: Switch::Off, ..ThemeEntry::of(Theme::Price) },
        ];
        assert_eq!(name_of(&entries, theme(1)), Some("Tents"));
        for other in [theme(2), Theme::Price, Theme::Delivery] {
            assert_eq!(name_of(&entries, other), None);
        }
    }
}
