//! The second reader, ready to read.

use super::encoder::{Encoder, Scratch};
use super::file::{self, Contents, FileError};
use super::pieces::{PieceId, Vocabulary};
use super::together::{THRESHOLD, Together};
use super::wording::wording;
use crate::text::place::ByteSpan;
use crate::triage::opinion::Opinion;
use crate::triage::token::Token;
use crate::triage::verdict::{Call, Probability, Severity};

/// What the second reader says of one post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// How much it looks like a complaint: above 0 more than not, without a unit until it is put [`Together`].
    pub raw: f32,
    /// How hard it is, taken for a complaint.
    pub severity: Severity,
}

/// The second reader.
#[derive(Debug)]
pub struct SecondReader {
    vocabulary: Vocabulary,
    encoder: Encoder,
    complaint: Head,
    severities: Vec<Head>,
    together: Together,
    scratch: Scratch,
    cut: Vec<Token>,
}

/// One question's weights and bias.
pub(super) type Head = (Vec<f32>, f32);

impl SecondReader {
    /// Reads its file.
    ///
    /// # Errors
    /// Any of [`FileError`]; the product goes on without this reader then, and says so.
    pub fn from_bytes(bytes: &[u8]) -> Result<SecondReader, FileError> {
        let Contents { vocabulary, encoder, complaint, severities, together } = file::read(bytes)?;
        let (scratch, cut) = (Scratch::default(), Vec::new());
        Ok(SecondReader { vocabulary, encoder, complaint, severities, together, scratch, cut })
    }

    /// How words are cut into pieces.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// How both readers' answers become one.
    pub fn together(&self) -> Together {
        self.together
    }

    /// Reads one post whose brand is mentioned at `mask`. Its time is that of [`Shape::longest`](super::encoder::Shape) pieces at
    /// most: what a longer post says after them is not read. A post of no words has some answer too; the first reader has spoken
    /// on those.
    pub fn read(&mut self, text: &str, mask: &[ByteSpan]) -> Answer {
        let line = wording(text, mask, &mut self.cut);
        self.read_line(&line)
    }

    /// What both readers say together of a post that the first one gives this probability.
    pub fn opinion(&mut self, text: &str, mask: &[ByteSpan], first: Probability) -> Opinion {
        let answer = self.read(text, mask);
        let score = self.together.probability(first, answer.raw);
        let call = if score.0 < THRESHOLD { Call::NotComplaint } else { Call::Complaint };
        Opinion { call, score, severity: answer.severity, theme: None }
    }

    /// Reads a wording, as [`wording`] makes it.
    pub fn read_line(&mut self, line: &str) -> Answer {
        let pieces = self.vocabulary.cut(line, self.encoder.shape.longest);
        self.read_pieces(&pieces)
    }

    /// Reads pieces.
    pub fn read_pieces(&mut self, pieces: &[PieceId]) -> Answer {
        let meaning = self.encoder.encode(pieces, &mut self.scratch);
        let mut hardest = (f32::NEG_INFINITY, Severity::default());
        for (head, severity) in self.severities.iter().zip(Severity::ALL) {
            let score = said(head, &meaning);
            if score > hardest.0 {
                hardest = (score, severity);
            }
        }
        Answer { raw: said(&self.complaint, &meaning), severity: hardest.1 }
    }
}

fn said((weights, bias): &Head, meaning: &[f32]) -> f32 {
    bias + weights.iter().zip(meaning).map(|(w, m)| w * m).sum::<f32>()
}
