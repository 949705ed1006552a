//! What corrections teach about words: weights that a few small steps make, on top of what the shipped weights say.
//!
//! Only additions, multiplications, divisions and square roots take part, all of which IEEE 754 fixes to the last bit, and
//! they come in the order of the posts' keys: worker and command line make the same layer of the same corrections.

use std::collections::BTreeSet;

use super::plain::plain;
use super::said::Correction;

/// How many times all corrections are gone through.
const PASSES: usize = 2;
/// Corrections of nothing that every word is counted to have, in addition to its own: a word of one post moves little.
const DOUBT: f32 = 1.0;
/// The margin on the right side, in log-odds, at which there is nothing left to learn from a correction.
const ENOUGH: f32 = 0.5;
/// The most, in log-odds, by which one correction pulls: what the weights were very wrong about must not outweigh the rest.
const MOST_PULL: f32 = 2.5;

/// One correction, its words by their place in the list of all words.
struct Lesson {
    margin: f32,
    /// 1 for a complaint, -1 for none.
    side: f32,
    words: Vec<usize>,
    /// What one word of it counts.
    scale: f32,
}

/// Corrections, ready to learn from.
pub(super) struct Lessons {
    /// All words that say something, ascending.
    words: Vec<u32>,
    lessons: Vec<Lesson>,
}

impl Lessons {
    /// Takes the corrections; they must come in an order that does not depend on when they were made.
    pub(super) fn of(corrections: &[&Correction]) -> Lessons {
        let (plain, mut all) = (plain(), BTreeSet::new());
        all.extend(corrections.iter().flat_map(|c| c.words.hashes()).filter(|hash| !plain.contains(hash)));
        let words: Vec<u32> = all.into_iter().copied().collect();
        let lessons = corrections
            .iter()
            .map(|correction| Lesson {
                margin: correction.margin.log_odds(),
                side: if correction.said.complains() { 1.0 } else { -1.0 },
                words: correction.words.hashes().iter().filter_map(|hash| words.binary_search(hash).ok()).collect(),
                scale: correction.words.scale(),
            })
            .collect();
        Lessons { words, lessons }
    }

    /// The margin and the side of a lesson.
    pub(super) fn known(&self) -> impl Iterator<Item = (f32, f32)> {
        self.lessons.iter().map(|lesson| (lesson.margin, lesson.side))
    }

    /// A weight for each word, learnt from all lessons but `left_out`.
    pub(super) fn weights(&self, left_out: Option<usize>) -> Vec<f32> {
        let taught =
            || self.lessons.iter().enumerate().filter(|(at, _)| Some(*at) != left_out).map(|(_, lesson)| lesson);
        let mut having = vec![DOUBT; self.words.len()];
        for word in taught().flat_map(|lesson| &lesson.words) {
            having.get_mut(*word).into_iter().for_each(|count| *count += 1.0);
        }
        let mut weights = vec![0.0f32; self.words.len()];
        for _ in 0..PASSES {
            let mut pulls = vec![0.0f32; self.words.len()];
            for lesson in taught() {
                let right_by = lesson.side * (lesson.margin + sum(&weights, lesson));
                let pull = lesson.side * (ENOUGH - right_by).clamp(0.0, MOST_PULL) * lesson.scale;
                for word in &lesson.words {
                    pulls.get_mut(*word).into_iter().for_each(|sum| *sum += pull);
                }
            }
            for ((weight, pull), count) in weights.iter_mut().zip(&pulls).zip(&having) {
                *weight += pull / count;
            }
        }
        weights
    }

    /// What each lesson's post is moved by, in log-odds, by what all the other lessons teach.
    pub(super) fn left_out(&self) -> Vec<f32> {
        self.lessons.iter().enumerate().map(|(at, lesson)| sum(&self.weights(Some(at)), lesson)).collect()
    }

    /// All words that say something, ascending; as [`Lessons::weights`] has them.
    pub(super) fn words(&self) -> &[u32] {
        &self.words
    }
}

fn sum(weights: &[f32], lesson: &Lesson) -> f32 {
    lesson.words.iter().filter_map(|word| weights.get(*word)).sum::<f32>() * lesson.scale
}
