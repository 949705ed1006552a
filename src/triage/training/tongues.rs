//! How the readers of other languages are made.
//!
//! There are no posts labelled as complaints in these languages, only posts by sentiment. So two linear models are added up:
//! 1. *Displeased*: fitted on the language's own posts, negative against the rest.
//! 2. *Complaining*: fitted on English complaints, on nothing but what no language has a part in: which cues of ours stand in
//!    the post, marks, emoji, addressees, length. The cue words of a language stand for the same features.
//!
//! The sum is calibrated on posts that the first had not seen; the threshold is the score that few of the rest exceed.

use super::calibration::platt;
use super::corpus::Labelled;
use super::folds::{sameness, stratified};
use super::matrix::{Matrix, Rows};
use super::recipe::{BITS, FOLDS, rarity, rounded_to};
use super::regression::{Example, Linear, fit};
use crate::triage::language::Language;
use crate::triage::lexicon::Lexicon;
use crate::triage::tongues::{TONGUES, lexicon};
use crate::triage::weights::Weights;

/// What an error costs; the penalty on the weights is 1.
const DISPLEASED_COST: f64 = 0.3;
const COMPLAINING_COST: f64 = 2.0;
/// What is said by fewer posts is left out.
const LEAST: u32 = 3;
/// How loudly the second speaks.
const TRUST: f64 = 0.5;
/// At most this share of posts that are not negative may be called complaints.
const FALSE_ALARMS: f64 = 0.07;

/// A few weights, those of the cues, are much larger than the words': as many levels as keep the words apart.
const LEVELS: f64 = 40.0;
const LEAST_LEVEL: f64 = 6.5;

/// What complaining looks like in any language, learnt on English posts.
#[derive(Clone, Debug)]
pub struct Complaining(Linear);

impl Complaining {
    /// Fits on English posts labelled as complaints or not.
    pub fn fit(complaints: &[Labelled], seed: u64) -> Complaining {
        let mut rows = Rows::with(BITS, Lexicon::new());
        let mut matrix = Matrix::default();
        complaints.iter().for_each(|post| matrix.push(rows.wordless_row(&post.text)));
        let examples: Vec<Example> = complaints
            .iter()
            .enumerate()
            .map(|(row, post)| Example { row, complains: post.complains, cost: COMPLAINING_COST })
            .collect();
        Complaining(fit(&matrix, &examples, &rarity(&matrix, &examples, 5, 0), seed))
    }
}

/// One language's posts, ready to fit readers on any part of them.
#[derive(Debug)]
pub struct TongueBench<'c> {
    complaining: &'c Complaining,
    matrix: Matrix,
    labels: Vec<bool>,
    keys: Vec<(u64, u32)>,
}

impl<'c> TongueBench<'c> {
    /// Takes posts of one language, negative or complaining against the rest.
    pub fn new(language: Language, posts: &[&Labelled], complaining: &'c Complaining) -> TongueBench<'c> {
        let mut rows = Rows::with(BITS, lexicon(language));
        TongueBench {
            complaining,
            matrix: rows
                .all(posts.iter().map(|post| with_links(&post.text)).collect::<Vec<_>>().iter().map(String::as_str)),
            labels: posts.iter().map(|post| post.complains).collect(),
            keys: posts.iter().map(|post| (sameness(&post.text), u32::from(post.complains))).collect(),
        }
    }

    /// The fold, 0 to [`FOLDS`] - 1, of each of `posts`.
    pub fn folds(&self, posts: &[usize], seed: u64) -> Vec<usize> {
        let keys: Vec<(u64, u32)> = posts.iter().filter_map(|i| self.keys.get(*i).copied()).collect();
        stratified(&keys, FOLDS, seed)
    }

    fn label(&self, post: usize) -> bool {
        self.labels.get(post).copied().unwrap_or_default()
    }

    fn linear(&self, posts: &[usize], seed: u64) -> Linear {
        let examples: Vec<Example> =
            posts.iter().map(|i| Example { row: *i, complains: self.label(*i), cost: DISPLEASED_COST }).collect();
        let mut fitted = fit(&self.matrix, &examples, &rarity(&self.matrix, &examples, LEAST, 0), seed);
        fitted.weights.iter_mut().zip(&self.complaining.0.weights).for_each(|(w, other)| *w += TRUST * other);
        fitted
    }

    /// Weights fitted, calibrated and rounded on `posts` alone.
    pub fn weights(&self, posts: &[usize], seed: u64) -> Weights {
        let folds = self.folds(posts, seed);
        let mut unseen: Vec<(f64, bool)> = Vec::with_capacity(posts.len());
        for fold in 0..FOLDS {
            let part =
                |inside: bool| posts.iter().zip(&folds).filter(move |(_, f)| (**f == fold) == inside).map(|(i, _)| *i);
            let linear = self.linear(&part(false).collect::<Vec<_>>(), seed);
            unseen.extend(part(true).map(|i| (linear.score(self.matrix.row(i)), self.label(i))));
        }
        let calibration = platt(&unseen);
        let mut rest: Vec<f64> = unseen.iter().filter(|(_, complains)| !complains).map(|(score, _)| *score).collect();
        rest.sort_by(|a, b| b.total_cmp(a));
        let highest = rest.get((rest.len() as f64 * FALSE_ALARMS) as usize).copied().unwrap_or_default();
        let threshold = 1.0 / (1.0 + (-calibration.log_odds(highest as f32)).exp());
        let Linear { weights, bias } = self.linear(posts, seed);
        let (levels, step) = rounded_to(&weights, LEVELS, LEAST_LEVEL);
        Weights { levels, step, bias: bias as f32, calibration, threshold }
    }
}

/// The weights of all readers, in the file's order. `posts` are each language's, negative or complaining against the rest.
pub fn train(complaints: &[Labelled], posts: &[(Language, Vec<&Labelled>)], seed: u64) -> Vec<Weights> {
    let complaining = Complaining::fit(complaints, seed);
    let of = |language: Language| posts.iter().filter(move |(of, _)| *of == language);
    let weights = TONGUES.into_iter().flat_map(of).map(|(language, posts)| {
        let everyone: Vec<usize> = (0..posts.len()).collect();
        TongueBench::new(*language, posts, &complaining).weights(&everyone, seed)
    });
    weights.collect()
}

/// The sets have `http` in the place of each link.
pub fn with_links(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').map(|word| if word == "http" { "https://t.co/a" } else { word }).collect();
    words.join(" ")
}
