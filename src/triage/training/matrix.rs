//! Posts as rows of numbers: the buckets of their features and the features' values.

use crate::triage::features::{Family, each_feature};
use crate::triage::lexicon::{Found, Lexicon};
use crate::triage::model::family_scale;
use crate::triage::token::{Token, tokens};

/// Rows of (bucket, value), packed.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    starts: Vec<usize>,
    cells: Vec<(u32, f32)>,
}

impl Matrix {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// One row, by bucket.
    pub fn row(&self, i: usize) -> &[(u32, f32)] {
        let start = self.starts.get(i).copied().unwrap_or(self.cells.len());
        let end = self.starts.get(i + 1).copied().unwrap_or(self.cells.len());
        self.cells.get(start..end).unwrap_or_default()
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl IntoIterator<Item = (u32, f32)>) {
        self.starts.push(self.cells.len());
        self.cells.extend(row);
    }
}

/// Makes rows out of texts, as the model sees them.
#[derive(Clone, Debug)]
pub struct Rows {
    bits: u32,
    lexicon: Lexicon,
    tokens: Vec<Token>,
    found: Vec<Found>,
    buckets: [Vec<u32>; 2],
}

impl Rows {
    /// For a model of 2^`bits` buckets.
    pub fn new(bits: u32) -> Rows {
        Rows::with(bits, Lexicon::new())
    }

    /// For a model of 2^`bits` buckets that knows these cue words.
    pub fn with(bits: u32, lexicon: Lexicon) -> Rows {
        Rows { bits, lexicon, tokens: Vec::new(), found: Vec::new(), buckets: [Vec::new(), Vec::new()] }
    }

    /// One post's row: each bucket once, values scaled as [`family_scale`] says.
    pub fn row(&mut self, text: &str) -> Vec<(u32, f32)> {
        tokens(text, &[], &mut self.tokens);
        self.lexicon.find(&self.tokens, &mut self.found);
        self.cells(text)
    }

    /// What of one post's row says nothing of its words but which cues they are: what can be learnt in one language for another.
    pub fn wordless_row(&mut self, text: &str) -> Vec<(u32, f32)> {
        let whole = self.row(text);
        self.tokens.iter_mut().filter(|token| token.is_worded()).for_each(|token| token.code = 0);
        self.cells(text);
        let [kept, _] = &mut self.buckets;
        kept.sort_unstable();
        let is_kept = |bucket: u32| kept.binary_search(&bucket).is_ok();
        whole.into_iter().filter(|(bucket, _)| is_kept(*bucket)).collect()
    }

    fn cells(&mut self, text: &str) -> Vec<(u32, f32)> {
        let Rows { bits, lexicon, tokens: cut, found, buckets } = self;
        let [words, letters] = buckets;
        words.clear();
        letters.clear();
        each_feature(text, cut, found, lexicon, |feature| {
            let bucket = feature.hash >> (32 - *bits);
            match feature.family {
                Family::Words => words.push(bucket),
                Family::Letters => letters.push(bucket),
            }
        });
        let mut cells: Vec<(u32, f32)> = Vec::with_capacity(words.len() + letters.len());
        for (family, buckets) in [(Family::Words, &words), (Family::Letters, &letters)] {
            let value = family_scale(family, buckets.len() as u32);
            cells.extend(buckets.iter().map(|b| (*b, value)));
        }
        summed(cells)
    }

    /// All posts' rows.
    pub fn all<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> Matrix {
        let mut matrix = Matrix::default();
        for text in texts {
            let row = self.row(text);
            matrix.push(row);
        }
        matrix
    }
}

/// Cells in the order of their buckets, those of one bucket added up.
pub(crate) fn summed(mut cells: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    cells.sort_unstable_by_key(|(bucket, _)| *bucket);
    cells.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    cells
}
