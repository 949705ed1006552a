//! How the table of languages is made: one linear model a language against all others, on the same rows, rounded together.

use super::matrix::Matrix;
use super::other_tongues::SENTENCES;
use super::recipe::rounded;
use super::regression::{Example, fit};
use crate::triage::language::{COLUMNS, Eyes, Language, Languages, ROWS};

/// One text and the language it is labelled with; `None` for one that no reader reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample<'t> {
    /// The text.
    pub text: &'t str,
    /// Its language.
    pub language: Option<Language>,
}

/// What an error costs: on a post, and on one of the few sentences that stand for all other languages.
const COST: f64 = 3.0;
const SENTENCE_COST: f64 = 30.0;
/// Each sentence is also shown cut into pieces of so many words: posts are often short.
const PIECE: usize = 5;

/// The table, as a file.
pub fn train(samples: &[Sample<'_>], seed: u64) -> Vec<u8> {
    let eyes = Eyes::new();
    let mut matrix = Matrix::default();
    let mut columns: Vec<(usize, f64)> = Vec::new();
    let mut show = |text: &str, language: Option<Language>, cost: f64| {
        let row = eyes.row(text);
        if !row.is_empty() {
            matrix.push(row);
            columns.push((language.map_or(COLUMNS - 1, |language| language as usize), cost));
        }
    };
    samples.iter().for_each(|sample| show(sample.text, sample.language, COST));
    for sentence in SENTENCES {
        show(sentence, None, SENTENCE_COST);
        let words: Vec<&str> = sentence.split(' ').collect();
        words.chunks(PIECE).filter(|piece| piece.len() >= 3).for_each(|p| show(&p.join(" "), None, SENTENCE_COST));
    }
    let mut weights = vec![0.0f64; ROWS * COLUMNS];
    for column in 0..COLUMNS {
        let examples: Vec<Example> = columns
            .iter()
            .enumerate()
            .map(|(row, (is, cost))| Example { row, complains: *is == column, cost: *cost })
            .collect();
        let fitted = fit(&matrix, &examples, &[1.0; ROWS], seed);
        for (row, weight) in fitted.weights.into_iter().enumerate() {
            // The last row stands in any text: it carries the bias too.
            let bias = if row + 1 == ROWS { fitted.bias } else { 0.0 };
            if let Some(slot) = weights.get_mut(row * COLUMNS + column) {
                *slot = weight + bias;
            }
        }
    }
    let (levels, step) = rounded(&weights);
    Languages::to_bytes(&levels, step)
}
