//! Cutting a wording into the pieces of the vocabulary, as BERT's uncased tokenizer does (Devlin et al., NAACL 2019; the steps
//! and their order are those of the `tokenizers` library's `BertWordPieceTokenizer`, against which it is tested).

use std::collections::HashMap;
use std::ops::RangeInclusive;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

/// The number of a piece in the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PieceId(pub u32);

/// What stands for a word that can't be cut.
pub const UNKNOWN: PieceId = PieceId(1);
/// What stands before every post.
pub const START: PieceId = PieceId(2);
/// What stands behind every post.
pub const END: PieceId = PieceId(3);

/// A word longer than this, in characters, is [`UNKNOWN`].
const LONGEST_WORD: usize = 100;

/// The pieces, by what they spell. A piece that goes on a word is spelt with `##` before it.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    numbers: HashMap<String, PieceId>,
    longest: usize,
}

impl Vocabulary {
    /// Takes the pieces in the order of their numbers, one a line.
    pub fn new(lines: &str) -> Vocabulary {
        let numbers: HashMap<String, PieceId> =
            (0..).zip(lines.lines()).map(|(number, piece)| (piece.to_owned(), PieceId(number))).collect();
        let longest = numbers.keys().map(String::len).max().unwrap_or_default();
        Vocabulary { numbers, longest }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The pieces of `text` between [`START`] and [`END`], `most` at most with them; what is beyond is left out. Linear in
    /// what is read, and no more is read than needed.
    pub fn cut(&self, text: &str, most: usize) -> Vec<PieceId> {
        let room = most.saturating_sub(1);
        let mut out = vec![START];
        let mut word = String::new();
        for c in normal(text) {
            if out.len() >= room {
                break;
            }
            let alone = is_punctuation(c) || is_ideograph(c);
            if c.is_whitespace() || alone {
                self.cut_word(&word, &mut out);
                word.clear();
                if alone {
                    self.cut_word(c.encode_utf8(&mut [0; 4]), &mut out);
                }
            } else {
                word.push(c);
            }
        }
        self.cut_word(&word, &mut out);
        out.truncate(room.max(1));
        out.push(END);
        out
    }

    /// The longest piece first, then the longest that goes on, and so forth.
    fn cut_word(&self, word: &str, out: &mut Vec<PieceId>) {
        if word.is_empty() {
            return;
        }
        let before = out.len();
        if word.chars().nth(LONGEST_WORD).is_some() {
            out.push(UNKNOWN);
            return;
        }
        let mut spelt = String::with_capacity(word.len() + 2);
        let mut rest = word;
        while !rest.is_empty() {
            let goes_on = out.len() > before;
            let mark = if goes_on { "##" } else { "" };
            let mut end = rest.len().min(self.longest.saturating_sub(mark.len()));
            let found = loop {
                while !rest.is_char_boundary(end) {
                    end -= 1;
                }
                let Some(part) = rest.get(..end).filter(|part| !part.is_empty()) else { break None };
                spelt.clear();
                spelt.push_str(mark);
                spelt.push_str(part);
                if let Some(number) = self.numbers.get(spelt.as_str()) {
                    break Some(*number);
                }
                end -= 1;
            };
            let Some(number) = found else {
                out.truncate(before);
                out.push(UNKNOWN);
                return;
            };
            out.push(number);
            rest = rest.get(end..).unwrap_or_default();
        }
    }
}

/// The characters of `text` without control characters and accents, in lower case, every white space a space.
fn normal(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|c| !is_control(*c))
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .nfd()
        .filter(|c| c.is_ascii() || c.general_category() != GeneralCategory::NonspacingMark)
        .flat_map(char::to_lowercase)
}

fn is_control(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\0' | '\u{fffd}' => true,
        c if c.is_ascii() => c.is_ascii_control(),
        // A line or paragraph separator is white space; unassigned characters are kept.
        c => matches!(
            c.general_category(),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::PrivateUse
                | GeneralCategory::Surrogate
        ),
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || !c.is_ascii() && c.general_category_group() == GeneralCategoryGroup::Punctuation
}

/// Scripts in which every character is a word: the CJK blocks that BERT lists.
fn is_ideograph(c: char) -> bool {
    const BLOCKS: [RangeInclusive<char>; 8] = [
        '\u{4e00}'..='\u{9fff}',
        '\u{3400}'..='\u{4dbf}',
        '\u{20000}'..='\u{2a6df}',
        '\u{2a700}'..='\u{2b73f}',
        '\u{2b740}'..='\u{2b81f}',
        '\u{2b920}'..='\u{2ceaf}',
        '\u{f900}'..='\u{faff}',
        '\u{2f800}'..='\u{2fa1f}',
    ];
    c >= '\u{3400}' && BLOCKS.iter().any(|block| block.contains(&c))
}
