//! All words that the readers know by heart, in one table: the cues for severity and theme, and the words that negate.
//! Looked up once a post; the first reader takes them as features, severity and theme as votes.

use crate::sorted;
use crate::triage::cues::Cues;
use crate::triage::hint::{self, Hint};
use crate::triage::severity::{self, Sign};
use crate::triage::theme;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::token::{Token, TokenKind, word_code};
use crate::triage::verdict::Theme;
use crate::watch::brand::Switch;

/// What a cue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// How hard the complaint is.
    Sign(Sign),
    /// What it is about, by the theme's place in [`Theme::ALL`], and how surely.
    Theme(u8, u8),
    /// What it is about in the user's own words, by the theme's place in `Lexicon::themes`. No feature of the first reader,
    /// which was fitted without it.
    Asked(u8),
    /// How the post is built.
    Hint(Hint),
}

/// A cue found in a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it says.
    pub says: Says,
    /// The index of its first token.
    pub first: u32,
    /// The index of its last token.
    pub last: u32,
    /// Whether a negation stands shortly before it, in its clause: "not a scam".
    pub negated: bool,
}

impl Found {
    /// What it hints at, if at anything.
    pub fn hint(&self) -> Option<Hint> {
        match self.says {
            Says::Hint(hint) => Some(hint),
            _ => None,
        }
    }
}

const NEGATIONS: [&str; 22] = [
    "not", "no", "never", "nothing", "nobody", "none", "cannot", "cant", "wont", "dont", "doesnt", "didnt", "isnt",
    "wasnt", "arent", "havent", "hasnt", "couldnt", "wouldnt", "shouldnt", "without", "aint",
];

/// How far before a cue, in tokens, a negation still turns it off.
const NEGATED_WITHIN: usize = 2;

/// The table, made once.
#[derive(Clone, Debug)]
pub struct Lexicon {
    cues: Cues<Says>,
    /// Codes of the words that negate, in order.
    negations: Vec<u32>,
    themes: Vec<(Theme, Switch)>,
}

impl Default for Lexicon {
    fn default() -> Lexicon {
        Lexicon::new()
    }
}

impl Lexicon {
    /// Makes the table.
    pub fn new() -> Lexicon {
        Lexicon::with(&[])
    }

    /// Makes the table with what the user has set of the themes.
    pub fn with(entries: &[ThemeEntry]) -> Lexicon {
        let signs = severity::cues().map(|(cue, sign)| (cue, Says::Sign(sign)));
        let own = theme::cues().map(|(cue, place, weight)| (cue, Says::Theme(place, weight)));
        let hints = hint::cues().map(|(cue, hint)| (cue, Says::Hint(hint)));
        let mut lexicon = Lexicon::of(signs.chain(own).chain(hints), &NEGATIONS);
        for entry in entries {
            let place =
                lexicon.themes.iter().position(|(theme, _)| *theme == entry.theme).unwrap_or(lexicon.themes.len());
            match lexicon.themes.get_mut(place) {
                Some((_, switch)) => *switch = entry.switch,
                None => lexicon.themes.push((entry.theme, entry.switch)),
            }
            // More themes than a byte counts are not kept by the settings; their words would name nothing.
            if let Ok(place) = u8::try_from(place) {
                lexicon.cues.add(entry.cues.iter().map(|cue| (cue.as_str(), Says::Asked(place))));
            }
        }
        lexicon
    }

    /// All themes with their switches: those that come with the product first, in the order of [`Theme::ALL`].
    pub(super) fn themes(&self) -> &[(Theme, Switch)] {
        &self.themes
    }

    /// The table of another language.
    pub fn of<'c>(cues: impl IntoIterator<Item = (&'c str, Says)>, negations: &[&str]) -> Lexicon {
        let mut negations: Vec<u32> = negations.iter().map(|word| word_code(word)).collect();
        sorted::by_key(&mut negations, |code| *code);
        let themes = Theme::ALL.map(|theme| (theme, Switch::On)).into();
        Lexicon { cues: Cues::new(cues), negations, themes }
    }

    /// Whether the token negates what follows.
    pub fn negates(&self, token: &Token) -> bool {
        token.is_worded() && self.negations.binary_search(&token.code).is_ok()
    }

    /// Puts the cues of a post into `found`, which is emptied first, in text order.
    pub fn find(&self, tokens: &[Token], found: &mut Vec<Found>) {
        found.clear();
        self.cues.each(tokens, |says, first, last| {
            let before = tokens.get(first.saturating_sub(NEGATED_WITHIN)..first).unwrap_or_default();
            let negated = before
                .iter()
                .rev()
                .take_while(|t| !matches!(t.kind, TokenKind::Break | TokenKind::Mark))
                .any(|t| self.negates(t));
            found.push(Found { says, first: first as u32, last: last as u32, negated });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::token::tokens;

    #[test]
    fn a_negation_holds_for_two_words_and_one_clause() {
        let lexicon = Lexicon::new();
        for (text, negated) in [
            ("a scam", false),
            ("not a scam", true),
            ("not such a scam", false),
            ("no, a scam", false),
            ("never! scam", false),
            ("DON’T lie", true),
        ] {
            let (mut cut, mut found) = (Vec::new(), Vec::new());
            tokens(text, &[], &mut cut);
            lexicon.find(&cut, &mut found);
            let signs: Vec<bool> =
                found.iter().filter(|f| f.says == Says::Sign(Sign::Wronged)).map(|f| f.negated).collect();
            assert_eq!(signs, [negated], "{text:?}");
        }
    }
}
