//! The first reader: a linear model over hashed features, read from one file of 8-bit weights.
//!
//! The file, little-endian: magic `AMTR`, version u16, bits u8, a zero byte; step f32 (what a weight of 1 is worth), bias,
//! calibration slope and offset, threshold (all f32); count u32; a bitmap of 2^bits bits, set where a weight is not zero;
//! the `count` levels as i8; and the CRC-32 of all that. It holds no text, and none can be had out of it.

use std::fmt;

use crate::sentence::Sentence;
use crate::text::place::ByteSpan;
use crate::triage::features::{Family, Lies, Negations, each_feature};
use crate::triage::reasons::{Weighed, reasons};
use crate::triage::severity::SeverityCues;
use crate::triage::theme::ThemeCues;
use crate::triage::token::{Token, TokenKind, tokens};
use crate::triage::verdict::{Call, Probability, Severity, Verdict};

/// The version of the file that this build reads and writes. It changes with the layout and with the features.
pub const VERSION: u16 = 1;

const MAGIC: &[u8; 4] = b"AMTR";
const HEADER: usize = 32;
const CHECKSUM: usize = 4;

/// What one feature of a family counts when there are `count` of them: the posts' lengths are evened out, half way.
pub fn family_scale(family: Family, count: u32) -> f32 {
    let share = match family {
        Family::Words => 1.0,
        Family::Letters => 0.7,
    };
    share / (count.max(1) as f32).sqrt()
}

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
    /// The probability of a complaint.
    pub fn probability(&self, raw: f32) -> f32 {
        1.0 / (1.0 + (-(self.slope * raw + self.offset)).exp())
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
    fn bits(&self) -> Option<u8> {
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
        let checksum = crc32fast::hash(&out);
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
        if crc32fast::hash(bytes.get(..end).unwrap_or_default()) != checksum {
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

/// The first reader, ready to judge.
#[derive(Clone, Debug)]
pub struct Model {
    /// See [`Weights::levels`].
    levels: Vec<i8>,
    /// A feature's hash shifted by this is its bucket.
    shift: u32,
    step: f32,
    bias: f32,
    calibration: Calibration,
    threshold: f32,
    negations: Negations,
    severity: SeverityCues,
    theme: ThemeCues,
}

/// What the model makes of a post before anything is called.
struct Reading {
    probability: f32,
    weighed: Vec<Weighed>,
}

impl Model {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// Any of [`ModelError`]; the product goes on without this reader then, and says so.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        Weights::from_bytes(bytes).map(Model::from_weights)
    }

    /// Takes weights as training made them.
    pub fn from_weights(weights: Weights) -> Model {
        Model {
            shift: 32 - u32::from(weights.bits().unwrap_or_default()),
            step: weights.step,
            bias: weights.bias,
            calibration: weights.calibration,
            threshold: weights.threshold,
            levels: weights.levels,
            negations: Negations::default(),
            severity: SeverityCues::new(),
            theme: ThemeCues::new(),
        }
    }

    /// The probability from which a post is called a complaint.
    pub fn threshold(&self) -> Probability {
        Probability(self.threshold)
    }

    /// Judges one post by its words alone. `mask` are the mentions of the brand: they are not read, so that no name counts
    /// for or against. A post without a word of its own (empty, only emoji, only a link) is no complaint, with a score of 0.
    /// Time grows linearly with the text.
    pub fn judge(&self, text: &str, mask: &[ByteSpan]) -> Verdict {
        let mut cut = Vec::new();
        tokens(text, mask, &mut cut);
        if !cut.iter().any(Token::is_worded) {
            return Verdict {
                call: Call::NotComplaint,
                score: Probability(0.0),
                severity: Severity::NoneExplicit,
                theme: None,
                reasons: Vec::new(),
            };
        }
        let Reading { probability, weighed } = self.read(text, &cut);
        let reasons = reasons(&cut, &weighed);
        if probability < self.threshold {
            return Verdict {
                call: Call::NotComplaint,
                score: Probability(probability),
                severity: Severity::NoneExplicit,
                theme: None,
                reasons,
            };
        }
        Verdict {
            call: Call::Complaint,
            score: Probability(probability),
            severity: self.severity.level(&cut, Probability(probability)),
            theme: Some(self.theme.of(&cut)),
            reasons,
        }
    }

    /// How hard a post is, taken for a complaint whatever the score; see [`SeverityCues::level`].
    pub fn severity_of(&self, text: &str) -> Severity {
        let mut cut = Vec::new();
        tokens(text, &[], &mut cut);
        let reading = self.read(text, &cut);
        self.severity.level(&cut, Probability(reading.probability))
    }

    fn read(&self, text: &str, cut: &[Token]) -> Reading {
        // Sums of weights a family, over the post and over each token, the latter in halves.
        let mut sums = [0i32; 2];
        let mut counts = [0u32; 2];
        let mut shares = vec![[0i32; 2]; cut.len()];
        each_feature(text, cut, &self.negations, |feature| {
            let family = feature.family as usize;
            let (Some(sum), Some(count)) = (sums.get_mut(family), counts.get_mut(family)) else { return };
            *count += 1;
            let level = i32::from(self.levels.get((feature.hash >> self.shift) as usize).copied().unwrap_or_default());
            if level == 0 {
                return;
            }
            let weight = level * level.abs();
            *sum += weight;
            let mut add = |token: u32, halves: i32| {
                if let Some(share) = shares.get_mut(token as usize).and_then(|s| s.get_mut(family)) {
                    *share += halves;
                }
            };
            match feature.lies {
                Lies::On(token) => add(token, 2 * weight),
                Lies::OnBoth(one, other) => {
                    add(one, weight);
                    add(other, weight);
                }
                Lies::OnPost => {}
            }
        });
        let [words, letters] =
            [self.step * family_scale(Family::Words, counts[0]), self.step * family_scale(Family::Letters, counts[1])];
        let raw = self.bias + words * sums[0] as f32 + letters * sums[1] as f32;
        let slope = self.calibration.slope / 2.0;
        let weighed = shares
            .iter()
            .zip(cut)
            .map(|(share, token)| Weighed {
                log_odds: slope * (words * share[0] as f32 + letters * share[1] as f32),
                readable: token.is_worded() || matches!(token.kind, TokenKind::Symbol | TokenKind::Emoticon),
            })
            .collect();
        Reading { probability: self.calibration.probability(raw), weighed }
    }
}
