//! Folds for cross-validation: stratified, seeded, and with near-duplicates kept together.

use std::collections::BTreeMap;

use crate::triage::token::{Token, mix, tokens};

/// A small generator of numbers that look random (SplitMix64, Steele et al. 2014), so that the same seed gives the same folds anywhere.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Starts at `seed`.
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % (bound.max(1) as u64)) as usize
    }

    /// Shuffles (Fisher and Yates).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}

/// What makes two posts the same for this purpose: their words, without handles, links, case and punctuation.
pub fn sameness(text: &str) -> u64 {
    let mut cut: Vec<Token> = Vec::new();
    tokens(text, &[], &mut cut);
    let (a, b) = cut
        .iter()
        .filter(|t| t.is_worded())
        .fold((1u32, 2u32), |(a, b), t| (mix(a, t.code), mix(b, t.code.rotate_left(7))));
    u64::from(a) << 32 | u64::from(b)
}

/// The fold, 0 to `folds - 1`, of each of the posts given as (what makes it the same, stratum). Posts that are the same share a fold.
pub fn stratified(posts: &[(u64, u32)], folds: usize, seed: u64) -> Vec<usize> {
    // A bundle is all posts that are the same; its stratum is that of its first post.
    let mut bundles: BTreeMap<u64, (u32, Vec<usize>)> = BTreeMap::new();
    for (i, (same, stratum)) in posts.iter().enumerate() {
        bundles.entry(*same).or_insert_with(|| (*stratum, Vec::new())).1.push(i);
    }
    let mut strata: BTreeMap<u32, Vec<Vec<usize>>> = BTreeMap::new();
    for (stratum, members) in bundles.into_values() {
        strata.entry(stratum).or_default().push(members);
    }
    let mut dice = Dice::new(seed);
    let mut fold_of = vec![0; posts.len()];
    let mut next = 0;
    for mut bundles in strata.into_values() {
        dice.shuffle(&mut bundles);
        for bundle in bundles {
            for i in bundle {
                if let Some(fold) = fold_of.get_mut(i) {
                    *fold = next;
                }
            }
            next = (next + 1) % folds.max(1);
        }
    }
    fold_of
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_are_even_repeatable_and_keep_the_same_together() {
        let posts: Vec<(u64, u32)> =
            (0..1000u64).map(|i| (i / 2 * 2654435761 % 1_000_003, u32::from(i % 10 < 3))).collect();
        let folds = stratified(&posts, 5, 13);
        assert_eq!(folds, stratified(&posts, 5, 13));
        assert_ne!(folds, stratified(&posts, 5, 14));
        for fold in 0..5 {
            let size = folds.iter().filter(|f| **f == fold).count();
            assert!((195..=205).contains(&size), "{size}");
        }
        assert!(folds.chunks(2).all(|pair| pair[0] == pair[1]));
    }

    #[test]
    fn the_same_words_are_the_same_post() {
        assert_eq!(sameness("@a My parcel is LATE!!"), sameness("my parcel is late @b https://t.co/x"));
        assert_ne!(sameness("my parcel is late"), sameness("my parcel is here"));
    }
}
