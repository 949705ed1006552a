//! The file of weights.
//!
//! Little-endian: magic `AMTR`, version u16, bits u8, a zero byte; step f32 (what a weight of 1 is worth), bias,
//! calibration slope and offset, threshold (all f32); count u32; a bitmap of 2^bits bits, set where a level is not zero;
//! the `count` levels as i8; and the CRC-32 of all that. It holds no text, and none can be had out of it.

use crate::checksum::crc32;
use std::fmt;

use crate::sentence::Sentence;

/// The version of the file that this build reads and writes. It changes with the layout and with the features.
pub const VERSION: u16 = 2;

const MAGIC: &[u8; 4] = b"AMTR";
const HEADER: usize = 32;
const CHECKSUM: usize = 4;

/// Why a file of weights can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It ends too early.
    CutShort {
        /// Bytes that it should have.
        needed: usize,
        /// Bytes that it has.
        found: usize,
    },
    /// It goes on after its end.
    TooLong,
    /// It is some other file.
    NotAModel,
    /// It was written for another build.
    OtherVersion {
        /// Its version.
        found: u16,
    },
    /// Its contents have changed since it was written.
    WrongChecksum,
    /// Its checksum fits and its numbers don't: it was written wrongly.
    Inconsistent,
}

impl ModelError {
    /// The same in the reader's language.
    pub fn sentence(&self) -> Sentence {
        match self {
            ModelError::CutShort { .. } | ModelError::TooLong => Sentence::new("triage_model_cut_short"),
            ModelError::NotAModel | ModelError::Inconsistent => Sentence::new("triage_model_not_a_model"),
            ModelError::OtherVersion { found } => Sentence::new("triage_model_other_version").with(found).with(VERSION),
            ModelError::WrongChecksum => Sentence::new("triage_model_wrong_checksum"),
        }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ModelError::CutShort { needed, found } => {
                write!(f, "The file of weights is cut short: {found} of {needed} bytes. Install the extension again.")
            }
            ModelError::TooLong => {
                f.write_str("The file of weights goes on after its end. Install the extension again.")
            }
            ModelError::NotAModel => f.write_str("This is no file of weights."),
            ModelError::OtherVersion { found } => {
                write!(f, "The file of weights is of version {found}; this build reads version {VERSION}.")
            }
            ModelError::WrongChecksum => f.write_str("The file of weights is damaged. Install the extension again."),
            ModelError::Inconsistent => f.write_str("The numbers in the file of weights do not fit each other."),
        }
    }
}

impl std::error::Error for ModelError {}

/// Turns a raw score into the log-odds of a complaint: `slope * raw + offset`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// Multiplies the raw score; above 0.
    pub slope: f32,
    /// Is added.
    pub offset: f32,
}

impl Calibration {
    /// The log-odds of a complaint.
    pub fn log_odds(&self, raw: f32) -> f32 {
        self.slope * raw + self.offset
    }
}

/// What training made, before it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    /// 2^bits levels. A weight is its level squared, with the level's sign: a few
    /// weights are very large, and even levels fine enough for the small ones would take twice the space.
    pub levels: Vec<i8>,
    /// What a weight of 1 is worth, in raw score.
    pub step: f32,
    /// Added to every raw score.
    pub bias: f32,
    /// From raw score to log-odds.
    pub calibration: Calibration,
    /// The probability from which a post is called a complaint.
    pub threshold: f32,
}

impl Weights {
    /// The buckets' number as a power of two; `None` where it is none.
    pub(super) fn bits(&self) -> Option<u8> {
        let bits = self.levels.len().checked_ilog2()?;
        (self.levels.len() == 1 << bits).then_some(bits as u8)
    }

    /// The file. Fewer than 2^8 or more than 2^22 weights, or a number of them that is no power of two, make a file that can't be read back.
    pub fn to_bytes(&self) -> Vec<u8> {
        let kept: Vec<i8> = self.levels.iter().copied().filter(|w| *w != 0).collect();
        let mut out = Vec::with_capacity(HEADER + self.levels.len() / 8 + kept.len() + CHECKSUM);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&VERSION.to_le_bytes());
        out.extend_from_slice(&[self.bits().unwrap_or_default(), 0]);
        for number in [self.step, self.bias, self.calibration.slope, self.calibration.offset, self.threshold] {
            out.extend_from_slice(&number.to_le_bytes());
        }
        out.extend_from_slice(&(kept.len() as u32).to_le_bytes());
        for eight in self.levels.chunks(8) {
            out.push((0..).zip(eight).fold(0, |byte, (bit, w)| byte | u8::from(*w != 0) << bit));
        }
        out.extend(kept.iter().map(|w| *w as u8));
        let checksum = crc32([out.as_slice()]);
        out.extend_from_slice(&checksum.to_le_bytes());
        out
    }

    /// Reads a file.
    ///
    /// # Errors
    /// Any of [`ModelError`]. A changed byte is always found.
    pub fn from_bytes(bytes: &[u8]) -> Result<Weights, ModelError> {
        let short = |needed: usize| ModelError::CutShort { needed, found: bytes.len() };
        let magic = bytes.get(..MAGIC.len()).ok_or(short(HEADER))?;
        if magic != MAGIC {
            return Err(ModelError::NotAModel);
        }
        let version = field(bytes, 4).map(u16::from_le_bytes).ok_or(short(HEADER))?;
        if version != VERSION {
            return Err(ModelError::OtherVersion { found: version });
        }
        let [bits, _] = field::<2>(bytes, 6).ok_or(short(HEADER))?;
        let count = field(bytes, 28).map(u32::from_le_bytes).ok_or(short(HEADER))? as usize;
        if !(8..=22).contains(&bits) {
            return Err(ModelError::WrongChecksum);
        }
        let buckets = 1usize << bits;
        let values = HEADER + buckets / 8;
        let end = values.saturating_add(count);
        let needed = end.saturating_add(CHECKSUM);
        if bytes.len() < needed {
            return Err(short(needed));
        }
        if bytes.len() > needed {
            return Err(ModelError::TooLong);
        }
        let checksum = field(bytes, end).map(u32::from_le_bytes).ok_or(short(needed))?;
        if crc32([bytes.get(..end).unwrap_or_default()]) != checksum {
            return Err(ModelError::WrongChecksum);
        }
        let number = |at: usize| field(bytes, at).map(f32::from_le_bytes).filter(|n| n.is_finite());
        let numbers = (number(8), number(12), number(16), number(20), number(24));
        let (Some(step), Some(bias), Some(slope), Some(offset), Some(threshold)) = numbers else {
            return Err(ModelError::Inconsistent);
        };
        let mut kept = bytes.get(values..end).unwrap_or_default().iter();
        let mut levels = vec![0i8; buckets];
        for (eight, map) in levels.chunks_mut(8).zip(bytes.get(HEADER..values).unwrap_or_default()) {
            let mut map = *map;
            while map != 0 {
                let bit = map.trailing_zeros() as usize;
                map &= map - 1;
                let (Some(level), Some(value)) = (eight.get_mut(bit), kept.next()) else {
                    return Err(ModelError::Inconsistent);
                };
                *level = *value as i8;
            }
        }
        if kept.next().is_some() || slope <= 0.0 || !(0.0..=1.0).contains(&threshold) {
            return Err(ModelError::Inconsistent);
        }
        Ok(Weights { levels, step, bias, calibration: Calibration { slope, offset }, threshold })
    }
}

fn field<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_up() -> Weights {
        Weights {
            levels: (0..256).map(|i: i32| if i % 5 == 0 { (i / 5 - 20) as i8 } else { 0 }).collect(),
            step: 0.25,
            bias: -0.5,
            calibration: Calibration { slope: 1.5, offset: 0.1 },
            threshold: 0.5,
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let weights = made_up();
        assert_eq!(Weights::from_bytes(&weights.to_bytes()), Ok(weights));
    }

    #[test]
    fn every_shortening_and_every_changed_bit_is_found() {
        let bytes = made_up().to_bytes();
        for length in 0..bytes.len() {
            let found = Weights::from_bytes(&bytes[..length]);
            assert!(matches!(found, Err(ModelError::CutShort { found, .. }) if found == length), "{length}: {found:?}");
        }
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                assert!(Weights::from_bytes(&changed).is_err(), "byte {at}, bit {bit}");
            }
        }
        let mut longer = bytes;
        longer.push(0);
        assert_eq!(Weights::from_bytes(&longer), Err(ModelError::TooLong));
    }

    #[test]
    fn each_fault_has_its_name_and_sentence() {
        let bytes = made_up().to_bytes();
        let with = |change: &dyn Fn(&mut Weights)| {
            let mut weights = made_up();
            change(&mut weights);
            Weights::from_bytes(&weights.to_bytes())
        };
        let mut other = bytes.clone();
        other[4] = 9;
        let mut damaged = bytes.clone();
        damaged[70] ^= 1;
        let faults = [
            (Weights::from_bytes(b"").unwrap_err(), "cut short", "triage_model_cut_short"),
            (
                Weights::from_bytes(b"PK\x03\x04 and so on").unwrap_err(),
                "no file of weights",
                "triage_model_not_a_model",
            ),
            (Weights::from_bytes(&other).unwrap_err(), "version 9", "triage_model_other_version"),
            (Weights::from_bytes(&damaged).unwrap_err(), "damaged", "triage_model_wrong_checksum"),
            (with(&|w| w.step = f32::NAN).unwrap_err(), "do not fit", "triage_model_not_a_model"),
            (with(&|w| w.calibration.slope = 0.0).unwrap_err(), "do not fit", "triage_model_not_a_model"),
            (with(&|w| w.threshold = 2.0).unwrap_err(), "do not fit", "triage_model_not_a_model"),
        ];
        let known = include_str!("../../extension/_locales/en/messages.json");
        for (fault, said, key) in faults {
            assert!(fault.to_string().contains(said), "{fault}");
            assert_eq!(fault.sentence().key, key);
            assert!(known.contains(&format!("\"{key}\"")), "{key}");
        }
    }
}
