//! Folding: the same text without what writers vary (case, width, accents, invisible characters, look-alike letters),
//! with a way back to the original for every byte.

use std::ops::ControlFlow;

use unicode_normalization::char::decompose_compatible;

use crate::text::letters::{is_accent, is_ignorable, is_variation_selector};
use crate::text::lookalike;
use crate::text::place::ByteSpan;
use crate::text::trace::Trace;

/// How much is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Case (full lower-casing), width and compatibility forms (NFKD), accents, stroked letters (`ø` is `o`), kinds of
    /// quotes and dashes, trade-mark signs and invisible characters; a run of white space is one space.
    Plain,
    /// Besides, letters and digits that look alike become one: UTS #39's confusables of ASCII letters, small capitals,
    /// `0` `o`, `1` `i` `|` `l`, `rn` `m`, `vv` `w`.
    Lookalike,
}

/// A folded text that knows where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    text: String,
    trace: Trace,
    original: usize,
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many bytes the original has.
    pub fn original_len(&self) -> usize {
        self.original
    }

    /// The part of the original that `span` of the folded text was made of: on character boundaries, and with the
    /// accents that stand on its last letter.
    pub fn to_original(&self, span: ByteSpan) -> ByteSpan {
        self.trace.original(span)
    }

    /// The part of the folded text that was made of `span` of the original.
    pub fn from_original(&self, span: ByteSpan) -> ByteSpan {
        self.trace.folded(span, self.text.len())
    }

    /// Where the character that byte `at` of the folded text begins with is in `other`, another folding of the same
    /// original; `None` in the middle of what one character became. `near` are two places from which the look-up goes
    /// on, at first `[0, 0]`: asked for places in order, all look-ups together are linear.
    pub fn start_in(&self, at: usize, other: &Folded, near: &mut [usize; 2]) -> Option<usize> {
        let [here, there] = near;
        let original = self.trace.original_start(at, here)?;
        other.trace.folded_start(original, there)
    }

    /// Whether byte `at` of the folded text is not in the middle of what one original character became (`ﬁ`, `㎏`).
    pub fn is_edge(&self, at: usize) -> bool {
        self.trace.is_edge(at, self.text.len())
    }
}

/// Folds `text`; linear in its length.
///
/// ```
/// use amends::text::fold::{Level, fold};
/// use amends::text::place::ByteSpan;
/// let folded = fold("Ｎörthwind", Level::Plain);
/// assert_eq!(folded.text(), "northwind");
/// assert_eq!(folded.to_original(ByteSpan::new(0, 2)).of("Ｎörthwind"), "Ｎö");
/// ```
pub fn fold(text: &str, level: Level) -> Folded {
    let mut folder = Folder { level, text: Vec::with_capacity(text.len()), trace: Trace::default() };
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        at += folder.run(rest, at);
    }
    let Folder { text: folded, mut trace, .. } = folder;
    trace.forget_identity(folded.len(), text.len());
    // What was pushed is whole characters, so this never fails.
    Folded { text: String::from_utf8(folded).unwrap_or_default(), trace, original: text.len() }
}

/// White space and the control characters that Unicode counts as such.
fn is_space(b: u8) -> bool {
    (b == b' ') | (b.wrapping_sub(9) < 5) | (b.wrapping_sub(28) < 4)
}

/// Whether `b` after `a` is dropped or joined. Written without branches, so that the compiler does sixteen at once.
fn is_irregular(a: u8, b: u8, level: Level) -> bool {
    let (lower, next) = (a | 0x20, b | 0x20);
    let pair = ((lower == b'r') & (next == b'n')) | ((lower == b'v') & (next == b'v'));
    (is_space(a) & is_space(b)) | (pair & (level == Level::Lookalike))
}

struct Folder {
    level: Level,
    text: Vec<u8>,
    trace: Trace,
}

impl Folder {
    /// Folds a run of ASCII, or the one other character, at the start of `rest`, which is at byte `at` of the
    /// original; gives how much was done.
    fn run(&mut self, rest: &str, at: usize) -> usize {
        let level = self.level;
        let bytes = rest.as_bytes();
        let ascii = if rest.is_ascii() { bytes.len() } else { bytes.iter().take_while(|b| b.is_ascii()).count() };
        let joined = |first: &u8| self.text.last().is_some_and(|last| is_irregular(*last, *first, level));
        if ascii == 0 || bytes.first().is_some_and(joined) {
            let c = rest.chars().next().unwrap_or_default();
            self.character(c, at, c.len_utf8());
            return c.len_utf8();
        }
        let run = bytes.get(..ascii).unwrap_or_default();
        let pairs = || run.iter().zip(run.get(1..).unwrap_or_default());
        let irregular = pairs().fold(false, |seen, (a, b)| seen | is_irregular(*a, *b, level));
        let len = match irregular.then(|| pairs().position(|(a, b)| is_irregular(*a, *b, level))).flatten() {
            Some(before) => before + 1,
            None => run.len(),
        };
        let before = self.text.len();
        self.trace.push(before, at, at + len, true);
        self.text.extend_from_slice(run.get(..len).unwrap_or_default());
        let new = self.text.get_mut(before..).unwrap_or_default();
        new.make_ascii_lowercase();
        for b in &mut *new {
            *b = if is_space(*b) { b' ' } else { *b };
        }
        if level == Level::Lookalike {
            lookalike::ascii_letters(new);
        }
        len
    }

    /// Folds one character of the original.
    fn character(&mut self, c: char, at: usize, len: usize) {
        let (level, end, before) = (self.level, at + len, self.text.len());
        let Folder { text, trace, .. } = self;
        let (mut made, mut joined) = (0, false);
        // Where what this character became begins, without what joined the letter before it.
        let mut own = before;
        fold_char(c, level, &mut |d| {
            if d == ' ' && text.ends_with(b" ") {
                return;
            }
            if level == Level::Lookalike
                && let Some(one) = joins(text, d)
            {
                text.pop();
                if made == 0 {
                    trace.stretch(text.len(), end);
                    joined = true;
                    own = text.len() + 1;
                }
                text.push(one);
            } else {
                text.extend_from_slice(d.encode_utf8(&mut [0; 4]).as_bytes());
            }
            made += 1;
        });
        if self.text.len() > own {
            let straight = made == 1 && !joined && self.text.len() - before == len;
            self.trace.push(own, at, end, straight);
        } else if made == 0 && (is_accent(c) || is_variation_selector(c)) {
            self.stretch_last(end);
        }
    }

    /// Lets an accent or a selector belong to the letter that it stands on.
    fn stretch_last(&mut self, end: usize) {
        // A byte that does not begin a character is 10xxxxxx.
        if let Some(folded) = self.text.iter().rposition(|b| b & 0xC0 != 0x80) {
            self.trace.stretch(folded, end);
        }
    }
}

/// The letter that the end of `text` and `next` look like together.
fn joins(text: &[u8], next: char) -> Option<u8> {
    match next {
        'n' if text.ends_with(b"r") => Some(b'm'),
        'v' if text.ends_with(b"v") => Some(b'w'),
        _ => None,
    }
}

/// Gives `emit` what one character folds to, at a level; pairs and runs of spaces are the caller's.
pub(super) fn fold_char(c: char, level: Level, emit: &mut impl FnMut(char)) {
    if c.is_ascii() {
        let lower = if c.is_whitespace() || ('\u{1C}'..='\u{1F}').contains(&c) { ' ' } else { c.to_ascii_lowercase() };
        emit(if level == Level::Plain { lower } else { lookalike::ascii_letter(lower) });
        return;
    }
    if let ControlFlow::Break(()) = before_decomposing(c, level, emit) {
        return;
    }
    decompose_compatible(c, |d| {
        if is_ignorable(d) || is_accent(d) {
            return;
        }
        if level == Level::Lookalike
            && let Some(letters) = lookalike::letters(d)
        {
            letters.chars().for_each(&mut *emit);
            return;
        }
        for lower in d.to_lowercase().filter(|l| !is_accent(*l)) {
            let mut put = |l: char| match lookalike::letters(l) {
                _ if level == Level::Plain => emit(l),
                Some(letters) => letters.chars().for_each(&mut *emit),
                None => emit(lookalike::ascii_letter(l)),
            };
            match lower {
                'ß' => ['s', 's'].into_iter().for_each(put),
                'æ' => ['a', 'e'].into_iter().for_each(put),
                'œ' => ['o', 'e'].into_iter().for_each(put),
                'ς' => put('σ'),
                'ø' => put('o'),
                'ł' => put('l'),
                'đ' => put('d'),
                'ħ' => put('h'),
                'ŧ' => put('t'),
                'ı' => put('i'),
                '\u{2018}'..='\u{201B}' | '\u{2BC}' | '\u{2B9}' | '\u{2032}' => put('\''),
                '\u{201C}'..='\u{201F}' | '\u{AB}' | '\u{BB}' => put('"'),
                '\u{2010}'..='\u{2015}' | '\u{2212}' => put('-'),
                other if other.is_whitespace() => put(' '),
                other => put(other),
            }
        }
    });
}

/// What must be settled before a character is decomposed: `Break` when it is done with.
fn before_decomposing(c: char, level: Level, emit: &mut impl FnMut(char)) -> ControlFlow<()> {
    let capital = |first: char| u8::try_from(u32::from(c) - u32::from(first)).map(|n| char::from(b'a' + n)).ok();
    let letter = match c {
        // Signs after a name are no part of it; their decompositions would be (`™` is `TM`).
        '™' | '℠' | '®' | '©' => return ControlFlow::Break(()),
        // The acute accent as people type it for an apostrophe; decomposed, it is a space.
        '\u{B4}' => Some('\''),
        // White letters on a dark ground have no decomposition.
        '\u{1F150}'..='\u{1F169}' => capital('\u{1F150}'),
        '\u{1F170}'..='\u{1F189}' => capital('\u{1F170}'),
        _ => return ControlFlow::Continue(()),
    };
    letter.into_iter().for_each(|l| emit(if level == Level::Plain { l } else { lookalike::ascii_letter(l) }));
    ControlFlow::Break(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LEVELS: [Level; 2] = [Level::Plain, Level::Lookalike];

    #[test]
    fn what_is_folded() {
        // (as written, plain, look-alike)
        let cases = [
            ("Northwind", "northwind", "northwlnd"),
            ("NORTHWIND 10", "northwind 10", "northwlnd lo"),
            ("Modern modem", "modern modem", "modem modem"),
            ("savvy wow", "savvy wow", "sawy wow"),
            ("Ｎｏｒｔｈ", "north", "north"),
            ("𝓝𝓸𝓻𝓽𝓱 𝔑𝔬𝔯𝔱𝔥 ⓝⓞⓡⓣⓗ 🅽🅞", "north north north no", "north north north no"),
            ("ɴᴏʀᴛʜ", "ɴᴏʀᴛʜ", "north"),
            ("Nörth Møller Łódź straße Œuvre", "north moller lodz strasse oeuvre", "north moller lodz strasse oeuvre"),
            ("İstanbul ıI", "istanbul ii", "lstanbul ll"),
            ("N\u{301}o\u{308}\u{336}rth", "north", "north"),
            ("No\u{200B}r\u{AD}t\u{2060}h\u{FEFF}", "north", "north"),
            ("\u{202E}North\u{202C}", "north", "north"),
            ("ﬁne ㎏", "fine kg", "flne kg"),
            ("Nоrthwіnd", "nоrthwіnd", "northwlnd"),
            ("Νοrthwind νο", "νοrthwind νο", "northwlnd vo"),
            ("ΟΔΟΣ οδος", "οδοσ οδοσ", "oδoo oδoo"),
            ("it’s “late” — it´s", "it's \"late\" - it's", "lt's \"late\" - lt's"),
            ("a \t\n b\u{A0}\u{3000}c", "a b c", "a b c"),
            ("Northwind™ ®", "northwind ", "northwlnd "),
            ("ガス ﾊﾟﾝ", "カ\u{3099}ス ハ\u{309A}ン", "カ\u{3099}ス ハ\u{309A}ン"),
            ("ก็ हिन्दी", "ก็ हिन्दी", "ก็ हिन्दी"),
            ("❤\u{FE0F} 👩\u{200D}👧", "❤ 👩👧", "❤ 👩👧"),
            ("\u{301}\u{200B}", "", ""),
            ("", "", ""),
            ("corner shop", "corner shop", "comer shop"),
            ("é r\u{301}n\u{301}", "e rn", "e m"),
        ];
        for (text, plain, lookalike) in cases {
            assert_eq!(fold(text, Level::Plain).text(), plain, "{text:?}");
            assert_eq!(fold(text, Level::Lookalike).text(), lookalike, "{text:?}");
        }
    }

    #[test]
    fn the_way_back() {
        // (as written, folded word, where it was)
        let cases = [
            ("so Nörthwind!", "northwlnd", "Nörthwind"),
            ("é No\u{200B}rth is", "north", "No\u{200B}rth"),
            ("e\u{301}x North\u{301}\u{302} is", "north", "North\u{301}\u{302}"),
            ("a  \n Ｎｏｒｔｈ b", "north", "Ｎｏｒｔｈ"),
            ("the ﬁne one", "flne", "ﬁne"),
            ("a modern b", "modem", "modern"),
            ("é a modern b", "modem", "modern"),
            ("é mode\u{440}\u{301}\u{43F} b modern", "modem", "modern"),
            ("ok ❤\u{FE0F} ok", "❤", "❤\u{FE0F}"),
            ("\u{200B}\u{200B}North\u{200B} x", "north", "North"),
        ];
        for (text, word, original) in cases {
            let folded = fold(text, Level::Lookalike);
            let at = folded.text().find(word).unwrap_or_else(|| panic!("{word} in {:?}", folded.text()));
            let span = folded.to_original(ByteSpan::new(at, at + word.len()));
            assert_eq!(span.of(text), original, "{text:?}");
            assert_eq!(folded.from_original(span), ByteSpan::new(at, at + word.len()), "{text:?}");
        }
    }

    #[test]
    fn half_a_ligature_is_no_edge() {
        let folded = fold("aﬁb", Level::Plain);
        let edges: Vec<bool> = (0..=4).map(|at| folded.is_edge(at)).collect();
        assert_eq!(edges, [true, true, false, true, true]);
    }

    #[test]
    fn every_character_folds_to_what_stays_folded() {
        for c in '\0'..=char::MAX {
            for level in LEVELS {
                let once = fold(c.encode_utf8(&mut [0; 4]), level);
                let twice = fold(once.text(), level);
                assert_eq!(once.text(), twice.text(), "{c:?} at {level:?}");
            }
        }
    }

    #[test]
    fn both_cases_look_alike() {
        // Pairs whose capital and small letter look like different ASCII letters, so that case cannot be ignored.
        let differ = |c: char| {
            let level = Level::Lookalike;
            let other: String = c.to_uppercase().collect();
            fold(&c.to_string(), level).text() != fold(&other, level).text()
        };
        let odd: String = ('\u{80}'..='\u{52F}').filter(|c| differ(*c)).collect();
        assert_eq!(odd, "ƽ\u{345}ήΰβηνυϋύϐϭб");
    }

    #[test]
    fn zalgo_and_length_are_linear() {
        let zalgo: String = "North".chars().flat_map(|c| [c].into_iter().chain(['\u{336}'; 10_000])).collect();
        let folded = fold(&zalgo, Level::Lookalike);
        assert_eq!(folded.text(), "north");
        assert_eq!(folded.to_original(ByteSpan::new(0, 5)), ByteSpan::new(0, zalgo.len()));
        assert_eq!(folded.to_original(ByteSpan::new(1, 2)).of(&zalgo).chars().next(), Some('o'));
        let long = "é rn ".repeat(25_000);
        assert_eq!(fold(&long, Level::Lookalike).text(), "e m ".repeat(25_000));
    }

    proptest! {
        #[test]
        fn folding_stays_and_points_back(
            text in "([a-zA-Z01| \n]|rn|vv|[é\u{301}\u{200B}\u{202E}ﬁВνЖ你👍\u{FE0F}ガĳŉ™´]|\\PC|[\0-\u{1F}]){0,40}"
        ) {
            for level in LEVELS {
                let folded = fold(&text, level);
                let again = fold(folded.text(), level);
                prop_assert_eq!(folded.text(), again.text());
                let mut last = ByteSpan::new(0, 0);
                for (at, c) in folded.text().char_indices() {
                    let span = folded.to_original(ByteSpan::new(at, at + c.len_utf8()));
                    prop_assert!(text.get(span.range()).is_some_and(|s| !s.is_empty()), "{:?}", span);
                    prop_assert!(span.start >= last.start && span.end >= last.end);
                    let back = folded.from_original(span);
                    prop_assert!(back.start <= at && back.end >= at + c.len_utf8());
                    last = span;
                }
                let whole = folded.to_original(ByteSpan::new(0, folded.text().len()));
                prop_assert!(whole.end <= text.len());
            }
        }

        #[test]
        fn long_ascii_runs_fold_as_their_letters_do(text in "[ -~]{0,60}é?[ -~\n]{0,60}") {
            for level in LEVELS {
                let mut slow = Folder { level, text: Vec::new(), trace: Trace::default() };
                text.char_indices().for_each(|(at, c)| slow.character(c, at, c.len_utf8()));
                slow.trace.forget_identity(slow.text.len(), text.len());
                let fast = fold(&text, level);
                prop_assert_eq!(fast.text().as_bytes(), slow.text);
                prop_assert_eq!(fast.trace, slow.trace);
            }
        }
    }
}
