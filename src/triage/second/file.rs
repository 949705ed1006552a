//! The second reader's file.
//!
//! Little-endian: magic `AMS2`, version u16; layers u8, heads u8, width u16, inner width u16, places u16, weights a scale u16,
//! severities u8, a zero byte; pieces u32, bytes of their spelling u32. Then the pieces one a line; then, each matrix as its levels
//! (4 bits each, two a byte, the lower first, 8 for zero) and its scales (f16, one for so many weights of a row): first the pieces'; then
//! the places (f16); gain and bias of the first norm (f16); for each layer query-key-value, attended, norm, up, down, norm, each matrix followed by its biases
//! (f16); then the heads: complaint and severities, weights and biases as f32; how both readers are put together (three f32); and the CRC-32 of all that.

use std::fmt;

use super::encoder::{Encoder, Layer, Norm, Shape, Table};
use super::matrix::{Matrix, in_eight_bits};
use super::pieces::Vocabulary;
use super::reader::Head;
use super::together::Together;
use crate::checksum::crc32;
use crate::sentence::Sentence;

/// The version of the file that this build reads.
pub const VERSION: u16 = 1;

const MAGIC: &[u8; 4] = b"AMS2";
const CHECKSUM: usize = 4;

/// Levels of a weight lie between minus and plus this.
const MOST_LEVEL: i32 = 7;

/// Why a file can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It ends too early.
    CutShort,
    /// It is some other file, or its numbers don't fit each other.
    NotAModel,
    /// It was written for another build.
    OtherVersion {
        /// Its version.
        found: u16,
    },
    /// Its contents have changed since it was written.
    WrongChecksum,
}

impl FileError {
    /// The same in the reader's language.
    pub fn sentence(&self) -> Sentence {
        match self {
            FileError::CutShort => Sentence::new("triage_second_cut_short"),
            FileError::NotAModel => Sentence::new("triage_second_not_a_model"),
            FileError::OtherVersion { found } => Sentence::new("triage_second_other_version").with(found).with(VERSION),
            FileError::WrongChecksum => Sentence::new("triage_second_wrong_checksum"),
        }
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileError::CutShort => {
                f.write_str("The file of the second reader is cut short. Install the extension again.")
            }
            FileError::NotAModel => f.write_str("This is no file of the second reader."),
            FileError::OtherVersion { found } => {
                write!(f, "The file of the second reader is of version {found}; this build reads version {VERSION}.")
            }
            FileError::WrongChecksum => {
                f.write_str("The file of the second reader is damaged. Install the extension again.")
            }
        }
    }
}

impl std::error::Error for FileError {}

/// What the file holds.
#[derive(Clone, Debug)]
pub struct Contents {
    /// How words are cut.
    pub vocabulary: Vocabulary,
    /// The network.
    pub encoder: Encoder,
    /// Weights and bias of the answer to "does it complain?".
    pub(super) complaint: Head,
    /// Weights and bias of each severity, mildest first.
    pub(super) severities: Vec<Head>,
    /// How both readers' answers become one.
    pub together: Together,
}

/// The same file with both readers put together in another way.
///
/// # Errors
/// Any of [`FileError`], when it was no good before.
pub fn put_together(bytes: &[u8], together: Together) -> Result<Vec<u8>, FileError> {
    read(bytes)?;
    let end = bytes.len().checked_sub(CHECKSUM + 12).ok_or(FileError::CutShort)?;
    let mut out = bytes.get(..end).unwrap_or_default().to_vec();
    for number in [together.first, together.second, together.offset] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    let checksum = crc32([out.as_slice()]);
    out.extend_from_slice(&checksum.to_le_bytes());
    Ok(out)
}

/// Reads a file.
///
/// # Errors
/// Any of [`FileError`]. A changed byte is always found.
pub fn read(bytes: &[u8]) -> Result<Contents, FileError> {
    let mut whole = Reading { rest: bytes };
    if whole.take(MAGIC.len())? != MAGIC {
        return Err(FileError::NotAModel);
    }
    let version = whole.u16()?;
    if version != VERSION {
        return Err(FileError::OtherVersion { found: version });
    }
    let body = bytes.len().checked_sub(CHECKSUM).and_then(|end| bytes.split_at_checked(end));
    let (body, checksum) = body.ok_or(FileError::CutShort)?;
    let damage = if crc32([body]).to_le_bytes() == checksum { None } else { Some(FileError::WrongChecksum) };
    let mut file = Reading { rest: body.get(MAGIC.len() + 2..).unwrap_or_default() };
    match (contents(&mut file), damage) {
        // A file that ends early fails its checksum too; what is said first is the more useful.
        (Err(FileError::CutShort), _) => Err(FileError::CutShort),
        (_, Some(damage)) => Err(damage),
        (Ok(_), None) if !file.rest.is_empty() => Err(FileError::NotAModel),
        (read, None) => read,
    }
}

fn contents(file: &mut Reading) -> Result<Contents, FileError> {
    let (layers, heads) = (usize::from(file.u8()?), usize::from(file.u8()?));
    let (width, inner) = (usize::from(file.u16()?), usize::from(file.u16()?));
    let (longest, group) = (usize::from(file.u16()?), usize::from(file.u16()?));
    let severities = usize::from(file.u8()?);
    file.u8()?;
    let (pieces, spelling) = (file.u32()? as usize, file.u32()? as usize);
    let fits = heads > 0
        && width > 0
        && width.is_multiple_of(heads)
        && group > 0
        && [width, inner]
            .iter()
            .all(|w| w.is_multiple_of(group) && w.is_multiple_of(8) && *w <= super::dot::LONGEST_ROW);
    if !fits {
        return Err(FileError::NotAModel);
    }
    let spelt = std::str::from_utf8(file.take(spelling)?).map_err(|_| FileError::NotAModel)?;
    let vocabulary = Vocabulary::new(spelt);
    if vocabulary.len() != pieces {
        return Err(FileError::NotAModel);
    }
    let table = file.table(pieces, width, group)?;
    let places = file.halves(longest.checked_mul(width).ok_or(FileError::CutShort)?)?;
    let norm = file.norm(width)?;
    let mut stack = Vec::with_capacity(layers);
    for _ in 0..layers {
        stack.push(Layer {
            attention: file.matrix(3 * width, width, group)?,
            attended: file.matrix(width, width, group)?,
            norm: file.norm(width)?,
            up: file.matrix(inner, width, group)?,
            down: file.matrix(width, inner, group)?,
            last_norm: file.norm(width)?,
        });
    }
    let complaint = file.head(width)?;
    let severities = (0..severities).map(|_| file.head(width)).collect::<Result<_, _>>()?;
    let together = Together { first: file.f32()?, second: file.f32()?, offset: file.f32()? };
    let shape = Shape { width, heads, longest };
    let encoder = Encoder { shape, pieces: table, places, norm, layers: stack };
    Ok(Contents { vocabulary, encoder, complaint, severities, together })
}

/// A file that is read from its start.
struct Reading<'a> {
    rest: &'a [u8],
}

impl<'a> Reading<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], FileError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(FileError::CutShort)?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], FileError> {
        self.take(N)?.try_into().map_err(|_| FileError::CutShort)
    }

    fn u8(&mut self) -> Result<u8, FileError> {
        self.array::<1>().map(|[byte]| byte)
    }

    fn u16(&mut self) -> Result<u16, FileError> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, FileError> {
        self.array().map(u32::from_le_bytes)
    }

    fn f32(&mut self) -> Result<f32, FileError> {
        match self.array().map(f32::from_le_bytes)? {
            number if number.is_finite() => Ok(number),
            _ => Err(FileError::NotAModel),
        }
    }

    fn halves(&mut self, count: usize) -> Result<Vec<f32>, FileError> {
        let bytes = self.take(count.checked_mul(2).ok_or(FileError::CutShort)?)?;
        let numbers: Vec<f32> = bytes.as_chunks().0.iter().map(|two| from_half(u16::from_le_bytes(*two))).collect();
        if numbers.iter().all(|n| n.is_finite()) { Ok(numbers) } else { Err(FileError::NotAModel) }
    }

    fn weights(&mut self, rows: usize, columns: usize, group: usize) -> Result<Vec<f32>, FileError> {
        let count = rows.checked_mul(columns).ok_or(FileError::CutShort)?;
        let levels = self.take(count.div_ceil(2))?;
        let scales = self.halves(count / group)?;
        let mut weights = Vec::with_capacity(count);
        let mut level = levels.iter().flat_map(|byte| [byte & 15, byte >> 4]);
        for scale in scales {
            weights.extend(level.by_ref().take(group).map(|l| (i32::from(l) - 1 - MOST_LEVEL) as f32 * scale));
        }
        Ok(weights)
    }

    fn matrix(&mut self, rows: usize, columns: usize, group: usize) -> Result<Matrix, FileError> {
        let weights = self.weights(rows, columns, group)?;
        Ok(Matrix::new(&weights, columns, self.halves(rows)?))
    }

    fn table(&mut self, rows: usize, columns: usize, group: usize) -> Result<Table, FileError> {
        let weights = self.weights(rows, columns, group)?;
        let (levels, scales) = in_eight_bits(&weights, columns);
        Ok(Table { levels, scales })
    }

    fn norm(&mut self, width: usize) -> Result<Norm, FileError> {
        Ok(Norm { gain: self.halves(width)?, bias: self.halves(width)? })
    }

    fn head(&mut self, width: usize) -> Result<Head, FileError> {
        let weights = (0..width).map(|_| self.f32()).collect::<Result<_, _>>()?;
        Ok((weights, self.f32()?))
    }
}

/// A number in 16 bits (IEEE 754 binary16).
fn from_half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 31), f32::from(bits & 1023));
    match exponent {
        0 => sign * fraction * 2f32.powi(-24),
        31 => f32::NAN,
        _ => sign * (1.0 + fraction / 1024.0) * 2f32.powi(exponent - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_those_of_the_standard() {
        for (bits, expected) in [
            (0x0000, 0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x3555, 0.333_251_95),
            (0x7bff, 65504.0),
            (0x0001, 5.960_464_5e-8),
        ] {
            assert_eq!(from_half(bits), expected, "{bits:04x}");
        }
        assert!(from_half(0x7c00).is_nan());
    }
}
