//! What both readers say of posts that neither had seen.

use super::table::Said;
use crate::triage::model::Model;
use crate::triage::second::together::{THRESHOLD, Together, is_unsure};
use crate::triage::training::corpus::Labelled;
use crate::triage::training::recipe::Crossed;
use crate::triage::training::stacking::Both;
use crate::triage::verdict::Probability;

/// Each post judged by a first reader fitted on the other folds.
pub(super) fn first_unseen(crossed: &Crossed, posts: &[Labelled]) -> Vec<Said> {
    let models: Vec<Model> = crossed.folds.iter().cloned().map(Model::from_weights).collect();
    let judged = posts
        .iter()
        .zip(&crossed.fold_of)
        .filter_map(|(post, fold)| Some(Said::of(&models.get(*fold)?.judge(&post.text, &[]), post.complains)));
    judged.collect()
}

/// What both readers said of each post that the second one has an answer for.
pub(super) fn pairs(posts: &[Labelled], first: &[Said], second: impl Fn(&str) -> Option<f32>) -> Vec<Option<Both>> {
    let pair = |(post, said): (&Labelled, &Said)| {
        let first = Probability(said.score as f32);
        second(&post.text).map(|second| Both { first, second, complains: post.complains })
    };
    posts.iter().zip(first).map(pair).collect()
}

/// The first reader's word, or both readers' where the first is unsure.
pub(super) fn settled(first: Said, pair: Both, together: Together) -> Said {
    if !is_unsure(pair.first) {
        return first;
    }
    let score = together.probability(pair.first, pair.second).0;
    Said { called: score >= THRESHOLD, score: f64::from(score), complains: first.complains }
}
