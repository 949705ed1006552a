//! Two readers, one score: log-odds that add up what each says (stacking, Wolpert 1992), fitted on posts that neither had seen, so
//! that the result is calibrated.

use crate::triage::verdict::Probability;

/// How much each reader counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Together {
    /// Multiplies the first reader's log-odds.
    pub first: f32,
    /// Multiplies the second reader's raw answer.
    pub second: f32,
    /// Is added.
    pub offset: f32,
}

/// What both readers give this much is called a complaint. From .54 to .66 it makes hardly a difference on the complaint set; this
/// much flags fewer than one in twenty neutral tweets.
pub const THRESHOLD: f32 = 0.62;

/// A probability this near to 0 or 1 is taken for this one, so that no reader can be infinitely sure.
const SUREST: f32 = 0.999;

impl Together {
    /// The probability of a complaint.
    pub fn probability(self, first: Probability, second_raw: f32) -> Probability {
        let log_odds = self.first * log_odds(first) + self.second * second_raw + self.offset;
        Probability(1.0 / (1.0 + (-log_odds).exp()))
    }
}

/// The log-odds of a probability.
pub fn log_odds(probability: Probability) -> f32 {
    let p = probability.0.clamp(1.0 - SUREST, SUREST);
    (p / (1.0 - p)).ln()
}

/// Whether the first reader leaves room for doubt: what it is surer of than this is not read again.
pub fn is_unsure(first: Probability) -> bool {
    first.0 >= LEAST_DOUBT
}

/// Below this a post is as good as no complaint: of 100 such posts two complain (reliability table in model/CARD.md). There is no
/// such limit above: a complaint is read again for its severity, and because a false alarm costs more than the 20 ms.
const LEAST_DOUBT: f32 = 0.05;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_surer_reader_never_lowers_the_score(p in 0.0f32..=1.0, q in 0.0f32..=1.0, raw in -9.0f32..9.0, more in 0.0f32..3.0) {
            let together = Together { first: 0.5, second: 0.8, offset: -0.1 };
            let (low, high) = (p.min(q), p.max(q));
            prop_assert!(together.probability(Probability(low), raw) <= together.probability(Probability(high), raw));
            prop_assert!(together.probability(Probability(p), raw) <= together.probability(Probability(p), raw + more));
            prop_assert!((0.0..=1.0).contains(&together.probability(Probability(p), raw).0));
        }
    }
}
