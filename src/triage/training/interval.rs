//! How far a figure may be off by chance: the percentile bootstrap (Efron 1979).

use super::folds::Dice;
use super::measure::Confusion;

/// Samples drawn.
const SAMPLES: usize = 1_000;

/// The middle 95 % of the macro-F1 over samples of (called, complains) drawn with replacement. Seeded: the same calls give
/// the same interval.
pub fn macro_f1(calls: &[(bool, bool)], seed: u64) -> (f64, f64) {
    let mut dice = Dice::new(seed);
    let mut figures: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let drawn = (0..calls.len()).filter_map(|_| calls.get(dice.below(calls.len())).copied());
            Confusion::of(drawn).macro_f1()
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    let at = |share: f64| figures.get((share * (SAMPLES - 1) as f64).round() as usize).copied().unwrap_or_default();
    (at(0.025), at(0.975))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_figure_and_narrows_with_more_posts() {
        let calls = |n: usize| -> Vec<(bool, bool)> { (0..n).map(|i| (i % 5 < 2, i % 5 < 2 || i % 15 == 4)).collect() };
        let width = |n: usize| {
            let (low, high) = macro_f1(&calls(n), 13);
            let figure = Confusion::of(calls(n)).macro_f1();
            assert!(low <= figure && figure <= high, "{low} {figure} {high}");
            high - low
        };
        assert!(width(3_000) < width(150));
        assert_eq!(macro_f1(&calls(150), 13), macro_f1(&calls(150), 13));
        assert_eq!(macro_f1(&[], 13), (0.0, 0.0));
    }
}
