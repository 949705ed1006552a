//! The count of X: configuration 3 of twitter-text.

use unicode_normalization::UnicodeNormalization;

use super::character::{is_refused, weight};
use super::{emoji, url};

/// What a link weighs, whatever its own length: `transformedURLLength` × `scale`.
const LINK_WEIGHT: usize = 2300;
/// What one emoji weighs, however many code points it is made of: `defaultWeight`.
const EMOJI_WEIGHT: usize = 200;
/// Weight of one unit of length: `scale`.
const SCALE: usize = 100;

/// A stretch of the text, in UTF-16 units, that is weighed as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// First unit.
    pub(super) start: usize,
    /// How many units.
    pub(super) len: usize,
}

/// What a text weighs on X.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weight {
    /// Its length.
    pub(super) length: usize,
    /// Whether it has one of U+FFFE, U+FEFF and U+FFFF, which X refuses.
    pub(super) is_refused: bool,
}

/// How long `text` is on X, as `parseTweet` of twitter-text 3 says: in NFC; a link is 23, with or without "https://";
/// an emoji is 2; most scripts are 1 a character, the rest 2. Counted in UTF-16 units inside, as the rule's own code does,
/// because a few of its answers depend on that.
pub(super) fn weight_of(text: &str) -> Weight {
    let units: Vec<u16> = normalised(text);
    let mut links = Starts::new(url::links(&units));
    let mut emoji = Starts::new(emoji::sequences(&units));
    let mut weighed = 0;
    let mut is_one_refused = false;
    let mut at = 0;
    while let Some(&unit) = units.get(at) {
        let len = if let Some(link) = links.starting_at(at) {
            weighed += LINK_WEIGHT;
            link.len
        } else if let Some(sequence) = emoji.starting_at(at) {
            weighed += EMOJI_WEIGHT;
            sequence.len
        } else {
            let len = if is_pair(&units, at) { 2 } else { 1 };
            weighed += if len == 2 { EMOJI_WEIGHT } else { weight(unit) };
            len
        };
        at += len.max(1);
        is_one_refused |= units.get(at - 1).copied().is_some_and(is_refused);
    }
    Weight { length: weighed / SCALE, is_refused: is_one_refused }
}

/// The text in NFC as UTF-16 units.
fn normalised(text: &str) -> Vec<u16> {
    if text.is_ascii() {
        return text.encode_utf16().collect();
    }
    let mut pair = [0; 2];
    let mut units = Vec::with_capacity(text.len());
    for c in text.nfc() {
        units.extend_from_slice(c.encode_utf16(&mut pair));
    }
    units
}

/// Whether two surrogates that belong together stand at `at`.
fn is_pair(units: &[u16], at: usize) -> bool {
    matches!(units.get(at..at + 2), Some(&[0xD800..=0xDBFF, 0xDC00..=0xDFFF]))
}

/// Stretches in text order, asked for by their start, with rising starts.
struct Starts {
    stretches: Vec<Stretch>,
    next: usize,
}

impl Starts {
    fn new(stretches: Vec<Stretch>) -> Starts {
        Starts { stretches, next: 0 }
    }

    /// The stretch that starts exactly at `at`; those that start before are dropped.
    fn starting_at(&mut self, at: usize) -> Option<Stretch> {
        while let Some(&stretch) = self.stretches.get(self.next) {
            if stretch.start >= at {
                return (stretch.start == at).then_some(stretch);
            }
            self.next += 1;
        }
        None
    }
}
