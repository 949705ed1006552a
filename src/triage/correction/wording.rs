//! The words of a post, as hashes: enough to tell whether two posts are alike, and nothing to read.

use serde::{Deserialize, Serialize};

use crate::triage::features::word_hash;
use crate::triage::token::Token;

/// The most different words of a post that are kept, from its beginning.
pub const MOST_WORDS: usize = 64;

/// The different words of a post, hashed as the first reader hashes them: no handles, links, numbers, nor mentions of the
/// brand. In files and messages, eight hexadecimal digits a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Wording(Vec<u32>);

impl Wording {
    /// The wording of a post that was cut into tokens.
    pub fn of(tokens: &[Token]) -> Wording {
        Wording::of_hashes(tokens.iter().filter_map(word_hash).take(2 * MOST_WORDS))
    }

    /// The wording of these hashes; the smallest ones, where there are too many. They are few, and a sort is two kilobytes in every
    /// page.
    pub fn of_hashes(hashes: impl IntoIterator<Item = u32>) -> Wording {
        let mut kept: Vec<u32> = Vec::new();
        for hash in hashes {
            let at = kept.partition_point(|other| *other < hash);
            if kept.get(at) != Some(&hash) {
                kept.insert(at, hash);
                kept.truncate(MOST_WORDS);
            }
        }
        Wording(kept)
    }

    /// The hashes, ascending, each once.
    pub fn hashes(&self) -> &[u32] {
        &self.0
    }

    /// What one word counts among these: the root of their number, so that a long post moves no further than a short one.
    pub fn scale(&self) -> f32 {
        1.0 / (self.0.len().max(1) as f32).sqrt()
    }

    /// The share that two wordings have in common of what they have together (Jaccard), 0 to 1; 0 where both are empty.
    pub fn likeness(&self, other: &Wording) -> f32 {
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut common = 0u16;
        while let (Some(one), Some(two)) = (ours.peek(), theirs.peek()) {
            match one.cmp(two) {
                std::cmp::Ordering::Less => drop(ours.next()),
                std::cmp::Ordering::Greater => drop(theirs.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    ours.next();
                    theirs.next();
                }
            }
        }
        let together = self.0.len() + other.0.len() - usize::from(common);
        f32::from(common) / together.max(1) as f32
    }

    /// A number that stands for the wording; `None` for one without words, which is like no other.
    pub fn print(&self) -> Option<u64> {
        (!self.0.is_empty()).then(|| print(self.0.iter().flat_map(|hash| hash.to_le_bytes())))
    }
}

/// FNV-1a with 64 bits: of 500 corrected posts and a million others, two fall together once in 40 billion times.
pub(super) fn print(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

/// Numbers as text, eight hexadecimal digits each.
pub(super) fn hex(numbers: &[u32]) -> String {
    let digits = numbers.iter().flat_map(|number| (0..8).rev().map(move |at| number >> (4 * at) & 0xF));
    digits.filter_map(|digit| char::from_digit(digit, 16)).collect()
}

/// The numbers of a text that [`hex`] wrote.
pub(super) fn unhex(written: &str) -> Option<Vec<u32>> {
    let numbers = written.as_bytes().chunks(8).map(|eight| {
        let mut digits = eight.iter().map(|digit| char::from(*digit).to_digit(16));
        digits.try_fold(0u32, |number, digit| Some(number << 4 | digit?)).filter(|_| eight.len() == 8)
    });
    numbers.collect()
}

impl TryFrom<String> for Wording {
    type Error = &'static str;

    fn try_from(written: String) -> Result<Wording, &'static str> {
        let hashes = unhex(&written).filter(|hashes| hashes.len() <= MOST_WORDS);
        hashes.map(Wording::of_hashes).ok_or("at most 64 words of eight hexadecimal digits")
    }
}

impl From<Wording> for String {
    fn from(wording: Wording) -> String {
        hex(&wording.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::place::ByteSpan;
    use crate::triage::token::tokens;

    fn wording(text: &str, mask: &[ByteSpan]) -> Wording {
        let mut cut = Vec::new();
        tokens(text, mask, &mut cut);
        Wording::of(&cut)
    }

    #[test]
    fn what_counts_as_the_same_words() {
        let late = wording("my parcel is late", &[]);
        for same in
            ["My PARCEL is late!!", "late is my parcel", "my my parcel is late 3 😡 @northwind https://a.example"]
        {
            assert_eq!(wording(same, &[]), late, "{same}");
        }
        assert_ne!(wording("my parcel is lost", &[]), late);
        assert_eq!(wording("Northwind parcel", &[ByteSpan::new(0, 9)]), wording("parcel", &[]));
        assert_eq!(wording("😡 @northwind 12", &[]).print(), None);
        assert_eq!(late.likeness(&wording("my parcel is lost", &[])), 0.6);
        assert_eq!(Wording::default().likeness(&Wording::default()), 0.0);
        assert!(wording(&"parcel late a b c d e f g h ".repeat(900), &[]).hashes().len() <= MOST_WORDS);
    }

    #[test]
    fn writings_that_are_refused() {
        for bad in ["1", "0000000g", "+0000001", "é000000", &"0".repeat(8 * 65 - 1), "00000001 "] {
            assert!(Wording::try_from(bad.to_owned()).is_err(), "{bad}");
        }
        let many: String = (0..65).map(|n| format!("{n:08x}")).collect();
        assert!(Wording::try_from(many).is_err());
    }

    proptest! {
        #[test]
        fn what_was_written_comes_back(hashes in prop::collection::vec(any::<u32>(), 0..100)) {
            let wording = Wording::of_hashes(hashes);
            prop_assert_eq!(Wording::try_from(String::from(wording.clone())), Ok(wording));
        }

        #[test]
        fn likeness_is_the_same_from_both_sides(
            one in prop::collection::vec(0u32..30, 0..20),
            two in prop::collection::vec(0u32..30, 0..20),
        ) {
            let (one, two) = (Wording::of_hashes(one), Wording::of_hashes(two));
            let likeness = one.likeness(&two);
            prop_assert_eq!(likeness, two.likeness(&one));
            prop_assert!((0.0..=1.0).contains(&likeness));
            prop_assert_eq!(likeness == 1.0, one == two && one.print().is_some());
        }
    }
}
