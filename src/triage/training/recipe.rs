//! How the shipped weights are made.
//!
//! 1. Five *witnesses*, linear models fitted on other sets (tweets by sentiment, product reviews that complain, posts about
//!    brands), each say how a post looks to them. None of them is a judge of complaints: negative is not the same.
//! 2. The *judge* is fitted on posts labelled as complaints, on the same features and on what the witnesses say. As all of
//!    them are linear in the same features, the whole folds into one vector of weights: five witnesses cost no byte.
//!    It also learns from lessons: what the second reader says of posts that nobody has labelled.
//! 3. Its scores on posts that it had not seen give the calibration.
//! 4. Weights are rounded to a few levels and small ones dropped.

use std::ops::Range;

use super::calibration::platt;
use super::corpus::Labelled;
use super::folds::{sameness, stratified};
use super::lessons::{Lesson, Teacher};
use super::matrix::{Matrix, Rows};
use super::regression::{Example, Linear, fit};
use crate::triage::weights::Weights;

/// The weights are 2^18. Half of that costs .005 macro-F1 and saves 30 kB.
pub const BITS: u32 = 18;

/// Folds of the cross-validation that gives the calibration.
pub const FOLDS: usize = 5;

/// A post is called a complaint from here on. Of thresholds from .45 to .66 this one is best on the brand-directed posts of the
/// cross-validation, and flags fewer neutral tweets than one half.
const THRESHOLD: f32 = 0.53;

/// What an error on a lesson costs, shared between both answers as the teacher is sure of them.
const LESSON_COST: f64 = 0.05;

/// What an error on a post costs the judge and the witnesses; the penalty on the weights is 1. Chosen by cross-validation, as all here.
const JUDGE_COST: f64 = 2.0;
const TWEETS_COST: f64 = 0.3;
const SMALL_SET_COST: f64 = 0.5;

/// How loudly a witness speaks: small, so that the judge's own features aren't drowned.
const TESTIMONY: f64 = 0.1;

/// A witness leaves out what fewer of its posts have: names of the day, not ways of speaking.
const WITNESS_LEAST: u32 = 3;

/// Weights are rounded to this many levels a side, and those below the least are dropped: together half the file's size, for nothing
/// that cross-validation can see.
const LEVELS: f64 = 20.0;
const LEAST_LEVEL: f64 = 5.0;

/// The sets to learn from.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// Posts labelled as complaints or not: what the judge learns.
    pub complaints: Vec<Labelled>,
    /// Tweets by sentiment; `detail` is `negative`, `neutral` or `positive`.
    pub tweets: Vec<Labelled>,
    /// Reviews labelled as complaints or not.
    pub reviews: Vec<Labelled>,
    /// Posts about games and firms, negative or not.
    pub entities: Vec<Labelled>,
    /// Posts about brands, negative or not.
    pub brands: Vec<Labelled>,
    /// Posts about products at a conference, and talk of people among themselves: for lessons only.
    pub talk: Vec<Labelled>,
}

impl Material {
    /// All posts that there may be lessons about.
    pub fn unlabelled(&self) -> impl Iterator<Item = &Labelled> {
        self.tweets.iter().chain(&self.entities).chain(&self.brands).chain(&self.talk)
    }
}

/// The witnesses.
#[derive(Clone, Debug)]
pub struct Witnesses(Vec<Linear>);

impl Witnesses {
    /// Fits one on each set but the complaints, two on the tweets.
    pub fn fit(material: &Material, seed: u64) -> Witnesses {
        let mut rows = Rows::new(BITS);
        let mut witness = |posts: &[Labelled], is: &dyn Fn(&Labelled) -> bool, cost: f64| {
            let matrix = rows.all(posts.iter().map(|p| p.text.as_str()));
            let examples: Vec<Example> =
                posts.iter().enumerate().map(|(row, p)| Example { row, complains: is(p), cost }).collect();
            fit(&matrix, &examples, &rarity(&matrix, &examples, WITNESS_LEAST, 0), seed)
        };
        let complains = |p: &Labelled| p.complains;
        Witnesses(vec![
            witness(&material.tweets, &complains, TWEETS_COST),
            witness(&material.tweets, &|p| p.detail == "positive", TWEETS_COST),
            witness(&material.reviews, &complains, SMALL_SET_COST),
            witness(&material.entities, &complains, SMALL_SET_COST),
            witness(&material.brands, &complains, SMALL_SET_COST),
        ])
    }

    /// The buckets past the features' that hold what the witnesses say.
    fn buckets(&self) -> Range<u32> {
        let first = 1 << BITS;
        first..first + self.0.len() as u32
    }

    /// The row, and what each witness says of it.
    fn heard(&self, row: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
        let said: Vec<(u32, f32)> =
            self.buckets().zip(&self.0).map(|(b, witness)| (b, (witness.score(&row) * TESTIMONY) as f32)).collect();
        row.into_iter().chain(said).collect()
    }

    /// One vector of weights out of the judge's and the witnesses'.
    fn folded_into(&self, judge: Linear) -> Linear {
        let Linear { weights: all, mut bias } = judge;
        let (own, trust) = all.split_at(all.len().min(1 << BITS));
        let mut weights = own.to_vec();
        for (witness, trust) in self.0.iter().zip(trust) {
            let share = trust * TESTIMONY;
            bias += share * witness.bias;
            weights.iter_mut().zip(&witness.weights).for_each(|(w, other)| *w += share * other);
        }
        Linear { weights, bias }
    }
}

/// For each bucket, how telling its presence is: 1 plus the logarithm of the posts over the posts that have it; 0 for those that
/// fewer than `least` have. `extra` buckets at the end count 1.
pub(super) fn rarity(matrix: &Matrix, examples: &[Example], least: u32, extra: usize) -> Vec<f32> {
    let mut having = vec![0u32; 1 << BITS];
    for example in examples {
        for (bucket, _) in matrix.row(example.row) {
            if let Some(count) = having.get_mut(*bucket as usize) {
                *count += 1;
            }
        }
    }
    let all = examples.len() as f32;
    having
        .iter()
        .map(|n| if *n < least.max(1) { 0.0 } else { ((1.0 + all) / (1.0 + *n as f32)).ln() + 1.0 })
        .chain(std::iter::repeat_n(1.0, extra))
        .collect()
}

/// Posts labelled as complaints, and lessons, ready to fit judges on any part of them.
#[derive(Debug)]
pub struct Bench<'w> {
    lessons: &'w [Lesson],
    witnesses: &'w Witnesses,
    matrix: Matrix,
    labels: Vec<bool>,
    directed: Vec<bool>,
    sameness: Vec<u64>,
}

impl<'w> Bench<'w> {
    /// Takes the posts and lessons, and asks the witnesses.
    pub fn new(posts: &[Labelled], lessons: &'w [Lesson], witnesses: &'w Witnesses) -> Bench<'w> {
        let mut rows = Rows::new(BITS);
        let mut matrix = Matrix::default();
        for text in posts.iter().map(|p| &p.text).chain(lessons.iter().map(|l| &l.text)) {
            let row = rows.row(text);
            matrix.push(witnesses.heard(row));
        }
        let labels = posts.iter().map(|p| p.complains).collect();
        let directed = posts.iter().map(Labelled::is_brand_directed).collect();
        Bench {
            lessons,
            witnesses,
            matrix,
            labels,
            directed,
            sameness: posts.iter().map(|p| sameness(&p.text)).collect(),
        }
    }

    fn label(&self, post: usize) -> bool {
        self.labels.get(post).copied().unwrap_or_default()
    }

    /// The fold, 0 to [`FOLDS`] - 1, of each of `posts`.
    pub fn folds(&self, posts: &[usize], seed: u64) -> Vec<usize> {
        let keys: Vec<(u64, u32)> = posts
            .iter()
            .map(|i| (self.sameness.get(*i).copied().unwrap_or_default(), u32::from(self.label(*i))))
            .collect();
        stratified(&keys, FOLDS, seed)
    }

    fn judge(&self, posts: &[usize], teacher: Option<Teacher>, seed: u64) -> Linear {
        let mut examples: Vec<Example> =
            posts.iter().map(|i| Example { row: *i, complains: self.label(*i), cost: JUDGE_COST }).collect();
        if let Some(teacher) = teacher {
            for (row, lesson) in (self.labels.len()..).zip(self.lessons) {
                let sure = lesson.probability(teacher);
                examples.push(Example { row, complains: true, cost: LESSON_COST * sure });
                examples.push(Example { row, complains: false, cost: LESSON_COST * (1.0 - sure) });
            }
        }
        let scale = rarity(&self.matrix, &examples, 1, self.witnesses.0.len());
        fit(&self.matrix, &examples, &scale, seed)
    }

    /// What a judge says of a post, for the calibration: of those that speak of a brand, as the product judges no others. With the
    /// random tweets a third of all posts would complain, and every score be too low.
    fn scored(&self, judge: &Linear, post: usize) -> Option<(f64, bool)> {
        let directed = self.directed.get(post).copied().unwrap_or_default();
        directed.then(|| (judge.score(self.matrix.row(post)), self.label(post)))
    }

    fn finished(&self, judge: Linear, unseen: &[(f64, bool)]) -> Weights {
        let calibration = platt(unseen);
        let Linear { weights, bias } = self.witnesses.folded_into(judge);
        let (levels, step) = rounded(&weights);
        Weights { levels, step, bias: bias as f32, calibration, threshold: THRESHOLD }
    }

    /// Weights fitted, calibrated and rounded on `posts` alone, without lessons.
    pub fn weights(&self, posts: &[usize], seed: u64) -> Weights {
        let folds = self.folds(posts, seed);
        let mut unseen: Vec<(f64, bool)> = Vec::with_capacity(posts.len());
        for fold in 0..FOLDS {
            let part =
                |inside: bool| posts.iter().zip(&folds).filter(move |(_, f)| (**f == fold) == inside).map(|(i, _)| *i);
            let judge = self.judge(&part(false).collect::<Vec<_>>(), None, seed);
            unseen.extend(part(true).filter_map(|i| self.scored(&judge, i)));
        }
        self.finished(self.judge(posts, None, seed), &unseen)
    }

    /// A judge for each fold of all posts, taught by who had not seen the fold, and one for all of them, the one that ships. The judge of
    /// a fold is calibrated on what the other judges say of the posts that they had not seen, the last one on what all of them say.
    pub fn crossed(&self, seed: u64) -> Crossed {
        let everyone: Vec<usize> = (0..self.labels.len()).collect();
        let fold_of = self.folds(&everyone, seed);
        let teacher = |one: Teacher| (!self.lessons.is_empty()).then_some(one);
        let judges: Vec<Linear> = (0..FOLDS)
            .map(|fold| {
                let others: Vec<usize> =
                    everyone.iter().zip(&fold_of).filter(|(_, f)| **f != fold).map(|(i, _)| *i).collect();
                self.judge(&others, teacher(Teacher::WithoutFold(fold)), seed)
            })
            .collect();
        let unseen = |without: Option<usize>| -> Vec<(f64, bool)> {
            everyone
                .iter()
                .zip(&fold_of)
                .filter(|(_, fold)| without != Some(**fold))
                .filter_map(|(i, fold)| self.scored(judges.get(*fold)?, *i))
                .collect()
        };
        let folds = (0..).zip(&judges).map(|(fold, judge)| self.finished(judge.clone(), &unseen(Some(fold)))).collect();
        let whole = self.finished(self.judge(&everyone, teacher(Teacher::Whole), seed), &unseen(None));
        Crossed { fold_of, folds, whole }
    }
}

/// What [`Bench::crossed`] gives.
#[derive(Clone, Debug)]
pub struct Crossed {
    /// The fold of each post.
    pub fold_of: Vec<usize>,
    /// The weights for each fold, fitted on the others.
    pub folds: Vec<Weights>,
    /// The weights fitted on all.
    pub whole: Weights,
}

/// The weights as levels (see [`Weights::levels`]), and what a weight of 1 is worth.
pub(super) fn rounded(weights: &[f64]) -> (Vec<i8>, f32) {
    rounded_to(weights, LEVELS, LEAST_LEVEL)
}

/// The same in so many levels a side, those below the least dropped.
pub(super) fn rounded_to(weights: &[f64], levels: f64, least: f64) -> (Vec<i8>, f32) {
    let top = weights.iter().map(|w| w.abs()).fold(f64::MIN_POSITIVE, f64::max);
    let step = top / (levels * levels);
    let level = |w: &f64| {
        let level = (w.abs() / step).sqrt();
        if level < least { 0 } else { (level.round() * w.signum()) as i8 }
    };
    (weights.iter().map(level).collect(), step as f32)
}

/// The shipped weights.
pub fn train(material: &Material, lessons: &[Lesson], seed: u64) -> Weights {
    let witnesses = Witnesses::fit(material, seed);
    Bench::new(&material.complaints, lessons, &witnesses).crossed(seed).whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::model::Model;

    /// A world of two ways of speaking, told apart by a few words.
    fn made_up() -> Material {
        let set = |n: usize, bad: &[&str], good: &[&str]| -> Vec<Labelled> {
            (0..n)
                .map(|i| {
                    let complains = i % 3 == 0;
                    let words = if complains { bad } else { good };
                    let word = words.get(i / 3 % words.len()).copied().unwrap_or_default();
                    Labelled {
                        text: format!(
                            "@northwind {word} number {} thing",
                            "abcdefghij".get(i % 10..).unwrap_or_default()
                        ),
                        complains,
                        group: String::new(),
                        detail: if complains { "negative".into() } else { "positive".into() },
                    }
                })
                .collect()
        };
        Material {
            complaints: set(90, &["broken parcel", "still waiting"], &["lovely day", "thank you"]),
            tweets: set(60, &["awful", "hate"], &["great", "love"]),
            reviews: set(60, &["fell apart"], &["works well"]),
            entities: set(30, &["crash"], &["win"]),
            brands: set(30, &["down"], &["new"]),
            talk: Vec::new(),
        }
    }

    #[test]
    fn the_same_posts_give_the_same_bytes_and_a_model_that_has_learnt() {
        let material = made_up();
        let bytes = train(&material, &[], 13).to_bytes();
        assert_eq!(bytes, train(&material, &[], 13).to_bytes());
        let model = Model::from_bytes(&bytes).unwrap();
        assert!(model.judge("@northwind broken parcel number abc thing", &[]).is_complaint());
        assert!(!model.judge("@northwind thank you number abc thing", &[]).is_complaint());
        // Learnt by a witness alone.
        let hate = model.judge("hate thing", &[]).score;
        assert!(hate > model.judge("love thing", &[]).score);
    }
}
