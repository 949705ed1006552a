//! How much each reader counts, fitted on posts that neither had seen: logistic regression on the first reader's log-odds and the
//! second's raw answer, by Newton's method.

use crate::triage::second::together::{Together, log_odds};
use crate::triage::verdict::Probability;

/// What both readers said of a post that neither had seen, and its label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Both {
    /// The first reader's probability.
    pub first: Probability,
    /// The second reader's raw answer.
    pub second: f32,
    /// Whether it complains.
    pub complains: bool,
}

/// Steps at most; Newton's method needs fewer than ten.
const STEPS: usize = 50;

/// A weak pull towards 0, so that posts that are told apart without an error give finite numbers.
const PULL: f64 = 1e-3;

/// Fits.
pub fn fit(posts: &[Both]) -> Together {
    let rows: Vec<([f64; 3], f64)> = posts
        .iter()
        .map(|p| {
            let inputs = [f64::from(log_odds(p.first)), f64::from(p.second), 1.0];
            (inputs, f64::from(u8::from(p.complains)))
        })
        .collect();
    let mut w = [0.0f64; 3];
    for _ in 0..STEPS {
        let mut slope = w.map(|w| PULL * w);
        let mut bend = [[PULL, 0.0, 0.0], [0.0, PULL, 0.0], [0.0, 0.0, PULL]];
        for (x, y) in &rows {
            let z: f64 = x.iter().zip(&w).map(|(x, w)| x * w).sum();
            let p = 1.0 / (1.0 + (-z).exp());
            for ((slope, bend), xi) in slope.iter_mut().zip(&mut bend).zip(x) {
                *slope += (p - y) * xi;
                for (bend, xj) in bend.iter_mut().zip(x) {
                    *bend += p * (1.0 - p) * xi * xj;
                }
            }
        }
        let step = solved(bend, slope);
        w.iter_mut().zip(step).for_each(|(w, step)| *w -= step);
        if step.iter().all(|s| s.abs() < 1e-9) {
            break;
        }
    }
    let [first, second, offset] = w.map(|w| w as f32);
    Together { first, second, offset }
}

/// The solution of three linear equations, by Cramer's rule.
fn solved(m: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
    let minor = |[a, b, c]: [f64; 3], [d, e, f]: [f64; 3], [g, h, i]: [f64; 3]| {
        a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    };
    let whole = minor(m[0], m[1], m[2]);
    let with = |column: usize| {
        let mut n = m;
        for (row, v) in n.iter_mut().zip(v) {
            if let Some(cell) = row.get_mut(column) {
                *cell = v;
            }
        }
        minor(n[0], n[1], n[2]) / whole
    };
    [with(0), with(1), with(2)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::training::folds::Dice;

    #[test]
    fn what_made_the_labels_is_found_again() {
        let mut dice = Dice::new(5);
        let mut even = || dice.below(1_000_000) as f64 / 1e6;
        let posts: Vec<Both> = (0..20_000)
            .map(|_| {
                let (first, second) = (even() * 0.9 + 0.05, even() * 8.0 - 4.0);
                let z = 0.5 * (first / (1.0 - first)).ln() + 0.8 * second - 0.3;
                let complains = even() < 1.0 / (1.0 + (-z).exp());
                Both { first: Probability(first as f32), second: second as f32, complains }
            })
            .collect();
        let found = fit(&posts);
        assert!((found.first - 0.5).abs() < 0.08 && (found.second - 0.8).abs() < 0.08, "{found:?}");
        assert!((found.offset + 0.3).abs() < 0.1, "{found:?}");
    }

    #[test]
    fn posts_told_apart_without_error_give_finite_numbers() {
        let both = |second: f32| Both { first: Probability(0.5), second, complains: second > 0.0 };
        let found = fit(&[both(-1.0), both(1.0), both(2.0)]);
        assert!(found.second.is_finite() && found.second > 0.0, "{found:?}");
        assert_eq!(fit(&[]), Together { first: 0.0, second: 0.0, offset: 0.0 });
    }
}
