//! The cue words of one language, and how they are written down.

use crate::triage::lexicon::{Lexicon, Says};
use crate::triage::severity::Sign;
use crate::triage::verdict::Theme;

/// What a language's table holds. A cue is one or more words in lower case without apostrophes; `stem|a|b` stands for `stema`
/// and `stemb`, at its last word only. Accents may be left out in a post.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    /// Words that negate what follows.
    pub negations: &'static [&'static str],
    /// The writer is displeased.
    pub displeased: &'static [&'static str],
    /// Somebody is said to have done wrong, or something of theirs to fail.
    pub wronged: &'static [&'static str],
    /// Somebody is held to account.
    pub blamed: &'static [&'static str],
    /// It lasts, or is not the first time.
    pub again: &'static [&'static str],
    /// What it is about.
    pub themes: &'static [(Theme, &'static [&'static str])],
}

/// A theme's place in [`Theme::ALL`]; no theme of the user's stands in these tables.
fn place(theme: Theme) -> u8 {
    theme.place().and_then(|place| u8::try_from(place).ok()).unwrap_or_default()
}

/// What a theme's cue counts.
const THEME_WEIGHT: u8 = 4;

impl Table {
    /// The table as the readers look it up.
    pub fn lexicon(&self) -> Lexicon {
        let signs = [
            (Sign::Displeased, self.displeased),
            (Sign::Wronged, self.wronged),
            (Sign::Blamed, self.blamed),
            (Sign::Again, self.again),
        ];
        let signs = signs.into_iter().map(|(sign, cues)| (Says::Sign(sign), cues));
        let themes = self.themes.iter().map(|(theme, cues)| (Says::Theme(place(*theme), THEME_WEIGHT), *cues));
        let mut cues: Vec<(String, Says)> = Vec::new();
        for (says, written) in signs.chain(themes) {
            for cue in written.iter().flat_map(|cue| spelled_out(cue)) {
                let plain = without_accents(&cue);
                if plain != cue {
                    cues.push((plain, says));
                }
                cues.push((cue, says));
            }
        }
        Lexicon::of(cues.iter().map(|(cue, says)| (cue.as_str(), *says)), self.negations)
    }
}

/// All words that `stem|a|b` stands for.
fn spelled_out(cue: &str) -> Vec<String> {
    let mut parts = cue.split('|');
    let stem = parts.next().unwrap_or_default();
    let endings: Vec<&str> = parts.collect();
    if endings.is_empty() { vec![stem.to_owned()] } else { endings.iter().map(|e| [stem, e].concat()).collect() }
}

/// As people write in haste: `devolucion`, `zurueck`.
fn without_accents(cue: &str) -> String {
    let mut plain = String::with_capacity(cue.len());
    for c in cue.chars() {
        match c {
            'á' | 'à' | 'â' | 'ã' => plain.push('a'),
            'é' | 'è' | 'ê' | 'ë' => plain.push('e'),
            'í' | 'ì' | 'î' | 'ï' => plain.push('i'),
            'ó' | 'ò' | 'ô' | 'õ' => plain.push('o'),
            'ú' | 'ù' | 'û' => plain.push('u'),
            'ç' => plain.push('c'),
            'ñ' => plain.push('n'),
            'ä' => plain.push_str("ae"),
            'ö' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            c => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_spelled_out_and_may_lack_its_accents() {
        assert_eq!(spelled_out("no funcion|a|aba"), ["no funciona", "no funcionaba"]);
        assert_eq!(spelled_out("estafa"), ["estafa"]);
        assert_eq!(spelled_out("timad|o|"), ["timado", "timad"]);
        assert_eq!(without_accents("zurück devolución"), "zurueck devolucion");
    }
}
