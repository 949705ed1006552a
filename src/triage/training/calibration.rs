//! From raw scores to probabilities: Platt's sigmoid, with the targets and the Newton method of Lin, Lin and Weng,
//! "A note on Platt's probabilistic outputs for support vector machines", Machine Learning 68 (2007).

use crate::triage::weights::Calibration;

/// Fits slope and offset to (raw score, complains) of posts that the scores' maker had not seen.
pub fn platt(scored: &[(f64, bool)]) -> Calibration {
    let positives = scored.iter().filter(|s| s.1).count() as f64;
    let negatives = scored.len() as f64 - positives;
    let high = (positives + 1.0) / (positives + 2.0);
    let low = 1.0 / (negatives + 2.0);
    let (mut slope, mut offset) = (1.0f64, 0.0f64);
    let loss = |slope: f64, offset: f64| -> f64 {
        scored
            .iter()
            .map(|(s, y)| {
                let z = slope * s + offset;
                let t = if *y { high } else { low };
                // log(1 + e^z) - t z, without overflow
                z.max(0.0) + (-z.abs()).exp().ln_1p() - t * z
            })
            .sum()
    };
    let mut now = loss(slope, offset);
    for _ in 0..100 {
        let (mut gs, mut go, mut hss, mut hso, mut hoo) = (0.0, 0.0, 1e-9, 0.0, 1e-9);
        for (s, y) in scored {
            let p = 1.0 / (1.0 + (-(slope * s + offset)).exp());
            let d = p - if *y { high } else { low };
            let w = p * (1.0 - p);
            gs += d * s;
            go += d;
            hss += w * s * s;
            hso += w * s;
            hoo += w;
        }
        if gs.abs() < 1e-7 && go.abs() < 1e-7 {
            break;
        }
        let det = hss * hoo - hso * hso;
        let (ds, d_o) = (-(hoo * gs - hso * go) / det, -(hss * go - hso * gs) / det);
        let mut step = 1.0;
        loop {
            let next = loss(slope + step * ds, offset + step * d_o);
            if next < now {
                (slope, offset, now) = (slope + step * ds, offset + step * d_o, next);
                break;
            }
            step /= 2.0;
            if step < 1e-8 {
                return Calibration { slope: slope as f32, offset: offset as f32 };
            }
        }
    }
    Calibration { slope: slope as f32, offset: offset as f32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::training::folds::Dice;

    #[test]
    fn a_known_sigmoid_is_found_again() {
        let mut dice = Dice::new(7);
        let scored: Vec<(f64, bool)> = (0..20_000)
            .map(|_| {
                let s = dice.below(10_000) as f64 / 1_000.0 - 5.0;
                let p = 1.0 / (1.0 + (-(0.8 * s - 0.5)).exp());
                (s, (dice.below(1_000_000) as f64) < p * 1e6)
            })
            .collect();
        let found = platt(&scored);
        assert!((found.slope - 0.8).abs() < 0.05 && (found.offset + 0.5).abs() < 0.05, "{found:?}");
    }

    #[test]
    fn nothing_to_go_by_is_no_crash() {
        for scored in [vec![], vec![(1.0, true)], vec![(0.0, false); 5]] {
            let found = platt(&scored);
            assert!(found.slope.is_finite() && found.offset.is_finite(), "{found:?}");
        }
    }
}
