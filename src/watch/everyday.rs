//! Everyday words: what must not be taken for a misspelt or look-alike brand name ("books" is not Boots, "modem" not
//! Modern). A Bloom filter, so that 14,000 words fit in 16 kB: it never misses a word of the list, and takes about one other
//! word in eighty for one of them.

use crate::checksum::crc32;
use std::collections::{HashMap, HashSet};
use std::fmt;

use crate::text::fold::{Level, fold};
use crate::text::words::{WordKind, words};

/// In how many texts a word must stand to count as everyday.
pub const MIN_TEXTS: usize = 5;

/// Shortest word that is kept, in letters: names under five letters are never matched loosely.
const MIN_LETTERS: usize = 4;
/// Longest word that is kept, in letters.
const MAX_LETTERS: usize = 24;
/// The first bytes of the file; the last one is its version.
const MAGIC: [u8; 8] = *b"amends\xE7\x02";
/// Magic, number of words, checksum of the bits.
const HEADER: usize = 16;
/// Bits of the filter; a power of two.
const BITS: usize = 1 << 17;
/// Bits looked at for a word: for 14,000 words, `BITS / words * ln 2` is the best number.
const PROBES: u64 = 6;

/// A set of everyday words.
#[derive(Clone, Copy, Debug)]
pub struct EverydayWords<'b> {
    bits: &'b [u8],
    len: usize,
}

/// Why a file of everyday words was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EverydayError {
    /// It does not begin as such a file does, or is of another version.
    NotThisFile,
    /// It is longer or shorter than it must be.
    Length {
        /// How many bytes it has.
        found: usize,
    },
    /// Its checksum does not fit.
    Checksum,
}

impl fmt::Display for EverydayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EverydayError::NotThisFile => f.write_str("This is no list of everyday words of this version."),
            EverydayError::Length { found } => {
                write!(f, "The list of everyday words has {found} bytes and must have {}.", HEADER + BITS / 8)
            }
            EverydayError::Checksum => f.write_str("The list of everyday words is damaged: its checksum does not fit."),
        }
    }
}

impl std::error::Error for EverydayError {}

impl EverydayWords<'static> {
    /// The list that is built in: `model/everyday-words.bin`, made by `cargo run --example everyday_words`.
    pub fn built_in() -> Result<EverydayWords<'static>, EverydayError> {
        EverydayWords::load(include_bytes!("../../model/everyday-words.bin"))
    }
}

impl<'b> EverydayWords<'b> {
    /// Reads what [`write()`] wrote. Checks the length and the checksum.
    pub fn load(file: &'b [u8]) -> Result<EverydayWords<'b>, EverydayError> {
        let body = file.strip_prefix(&MAGIC).ok_or(EverydayError::NotThisFile)?;
        let found = file.len();
        let Some((len, body)) = body.split_first_chunk::<4>() else { return Err(EverydayError::Length { found }) };
        let Some((sum, bits)) = body.split_first_chunk::<4>() else { return Err(EverydayError::Length { found }) };
        if bits.len() != BITS / 8 {
            return Err(EverydayError::Length { found });
        }
        if checksum(len, bits) != u32::from_le_bytes(*sum) {
            return Err(EverydayError::Checksum);
        }
        Ok(EverydayWords { bits, len: usize::try_from(u32::from_le_bytes(*len)).unwrap_or(usize::MAX) })
    }

    /// How many words the list was made of.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether the list was made of no word.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether `word`, folded at [`Level::Plain`], is an everyday word. Only words of `a` to `z` can be.
    pub fn contains(&self, word: &str) -> bool {
        word.bytes().all(|b| b.is_ascii_lowercase())
            && places(word).all(|bit| self.bits.get(bit / 8).is_some_and(|byte| byte & (1 << (bit % 8)) != 0))
    }
}

/// The words that stand in at least [`MIN_TEXTS`] of `texts`, folded, in order: of 4 to 24 letters, nothing but `a` to `z`,
/// no names of hashtags, handles or links.
pub fn everyday_words<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for text in texts {
        let folded = fold(text.as_ref(), Level::Plain);
        let here: HashSet<&str> = words(folded.text())
            .filter(|word| word.kind == WordKind::Word)
            .map(|word| word.span.of(folded.text()))
            .filter(|word| (MIN_LETTERS..=MAX_LETTERS).contains(&word.len()))
            .filter(|word| word.bytes().all(|b| b.is_ascii_lowercase()))
            .collect();
        for word in here {
            match counts.get_mut(word) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(word.to_owned(), 1);
                }
            }
        }
    }
    let mut words: Vec<String> =
        counts.into_iter().filter(|(_, count)| *count >= MIN_TEXTS).map(|(word, _)| word).collect();
    words.sort_unstable();
    words
}

/// The file of these words; the same for the same set, in any order.
pub fn write<W: AsRef<str>>(words: &[W]) -> Vec<u8> {
    let mut bits = vec![0_u8; BITS / 8];
    for word in words {
        for bit in places(word.as_ref()) {
            if let Some(byte) = bits.get_mut(bit / 8) {
                *byte |= 1 << (bit % 8);
            }
        }
    }
    let len = u32::try_from(words.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut file = MAGIC.to_vec();
    file.extend(len);
    file.extend(checksum(&len, &bits).to_le_bytes());
    file.extend(bits);
    file
}

fn checksum(len: &[u8; 4], bits: &[u8]) -> u32 {
    crc32([len.as_slice(), bits])
}

/// The bits of a word: two halves of one hash, `a + n * b` (Kirsch and Mitzenmacher, "Less Hashing, Same Performance").
fn places(word: &str) -> impl Iterator<Item = usize> {
    let hash = mixed(word);
    let (a, b) = (hash >> 32, (hash & 0xFFFF_FFFF) | 1);
    (0..PROBES).map(move |n| usize::try_from(a.wrapping_add(n.wrapping_mul(b)) % (BITS as u64)).unwrap_or(0))
}

/// FNV-1a, with the finishing steps of MurmurHash3, since FNV's high bits alone are poor for short words.
fn mixed(word: &str) -> u64 {
    let mut hash =
        word.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3));
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_of_five_texts() {
        let texts = [
            "The Books, books",
            "books here and #there",
            "BOOKS @there",
            "there ok",
            "there",
            "a book of books",
            "böoks x2222",
            "there",
        ];
        assert_eq!(everyday_words(texts), ["books"]);
        assert_eq!(everyday_words(["there"; 4]), Vec::<String>::new());
    }

    #[test]
    fn a_damaged_file_is_refused() {
        let good = write(&["books", "modem"]);
        assert!(EverydayWords::load(&good).is_ok_and(|list| list.len() == 2 && !list.is_empty()));
        type Damage = fn(&mut Vec<u8>);
        let cases: [(&str, Damage, EverydayError); 6] = [
            ("empty", Vec::clear, EverydayError::NotThisFile),
            ("version", |f| f[7] = 1, EverydayError::NotThisFile),
            ("head only", |f| f.truncate(10), EverydayError::Length { found: 10 }),
            ("short", |f| f.truncate(100), EverydayError::Length { found: 100 }),
            ("a bit", |f| f[5000] ^= 4, EverydayError::Checksum),
            ("the count", |f| f[8] ^= 1, EverydayError::Checksum),
        ];
        for (name, damage, error) in cases {
            let mut file = good.clone();
            damage(&mut file);
            assert_eq!(EverydayWords::load(&file).unwrap_err(), error, "{name}");
            assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn the_built_in_list_knows_english() {
        let list = EverydayWords::built_in().unwrap();
        for word in ["books", "boots", "modem", "modern", "mondays", "here", "target", "apples", "shell"] {
            assert!(list.contains(word), "{word}");
        }
        for word in ["northwind", "nortwind", "northwinds", "mondayz", "lakeshor"] {
            assert!(!list.contains(word), "{word}");
        }
        // One word in a hundred may be taken for one of the list.
        let strange = (0..10_000_u32).filter(|n| list.contains(&format!("qzx{n:07}"))).count();
        assert!(strange < 150, "{strange} of 10,000");
    }

    proptest! {
        #[test]
        fn no_word_is_missed(words in prop::collection::vec("[a-z]{1,12}", 0..50)) {
            let file = write(&words);
            let list = EverydayWords::load(&file).unwrap();
            prop_assert!(words.iter().all(|word| list.contains(word)));
            let turned: Vec<&String> = words.iter().rev().collect();
            prop_assert_eq!(write(&turned), file);
        }
    }
}
