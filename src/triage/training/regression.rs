//! Logistic regression with an L2 penalty, by coordinate descent in the dual: Yu, Huang and Lin, "Dual coordinate descent
//! methods for logistic regression and maximum entropy models", Machine Learning 85 (2011). Single-threaded and seeded:
//! the same rows give the same weights.

use super::folds::Dice;
use super::matrix::Matrix;

/// One row to fit.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The row of the matrix.
    pub row: usize,
    /// Whether it complains.
    pub complains: bool,
    /// How much an error on it costs; the penalty is 1.
    pub cost: f64,
}

/// Weights and bias, unscaled.
#[derive(Clone, Debug)]
pub struct Linear {
    /// One weight a bucket.
    pub weights: Vec<f64>,
    /// Added to every score.
    pub bias: f64,
}

impl Linear {
    /// The score of a row, in raw log-odds.
    pub fn score(&self, row: &[(u32, f32)]) -> f64 {
        self.bias
            + row
                .iter()
                .map(|(b, v)| self.weights.get(*b as usize).copied().unwrap_or_default() * f64::from(*v))
                .sum::<f64>()
    }
}

/// How many passes over all rows at most, and when to stop before.
const PASSES: usize = 60;
const STILL: f64 = 0.01;

/// Fits. Each bucket's values are taken `scale[bucket]` times, which the returned weights already contain.
pub fn fit(matrix: &Matrix, examples: &[Example], scale: &[f32], seed: u64) -> Linear {
    let mut weights = vec![0.0f64; scale.len()];
    let mut bias = 0.0f64;
    let at = |b: u32| scale.get(b as usize).copied().unwrap_or_default();
    // Per example: its squared length, and the dual variable with its complement to the cost.
    let squares: Vec<f64> = examples
        .iter()
        .map(|e| 1.0 + matrix.row(e.row).iter().map(|(b, v)| f64::from(v * at(*b)).powi(2)).sum::<f64>())
        .collect();
    let mut duals: Vec<[f64; 2]> =
        examples.iter().map(|e| (0.001 * e.cost).min(1e-8)).zip(examples).map(|(a, e)| [a, e.cost - a]).collect();
    let add = |weights: &mut [f64], bias: &mut f64, row: usize, step: f64| {
        *bias += step;
        for (b, v) in matrix.row(row) {
            if let Some(weight) = weights.get_mut(*b as usize) {
                *weight += step * f64::from(v * at(*b));
            }
        }
    };
    for (e, dual) in examples.iter().zip(&duals) {
        add(&mut weights, &mut bias, e.row, if e.complains { dual[0] } else { -dual[0] });
    }
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut dice = Dice::new(seed);
    for _ in 0..PASSES {
        dice.shuffle(&mut order);
        let mut largest = 0.0f64;
        for &i in &order {
            let (Some(e), Some(a), Some(dual)) = (examples.get(i), squares.get(i), duals.get_mut(i)) else { continue };
            if e.cost <= 0.0 {
                continue;
            }
            let y = if e.complains { 1.0 } else { -1.0 };
            let row = matrix.row(e.row);
            let dot: f64 = row
                .iter()
                .map(|(b, v)| weights.get(*b as usize).copied().unwrap_or_default() * f64::from(v * at(*b)))
                .sum();
            let b = y * (bias + dot);
            let swapped = 0.5 * a * (dual[1] - dual[0]) + b < 0.0;
            let (old, sign) = if swapped { (dual[1], -1.0) } else { (dual[0], 1.0) };
            let mut z = if e.cost - old < 0.5 * e.cost { 0.1 * old } else { old };
            let gradient = |z: f64| a * (z - old) + sign * b + (z / (e.cost - z)).ln();
            let mut g = gradient(z);
            let first = g.abs();
            let mut steps = 0;
            while g.abs() >= 1e-8 && steps < 100 {
                let newton = z - g / (a + e.cost / (e.cost - z) / z);
                z = if newton <= 0.0 { z * 0.1 } else { newton };
                g = gradient(z);
                steps += 1;
            }
            largest = largest.max(first);
            if steps > 0 {
                *dual = if swapped { [e.cost - z, z] } else { [z, e.cost - z] };
                add(&mut weights, &mut bias, e.row, sign * (z - old) * y);
            }
        }
        if largest < STILL {
            break;
        }
    }
    for (weight, scale) in weights.iter_mut().zip(scale) {
        *weight *= f64::from(*scale);
    }
    Linear { weights, bias }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// At the best point the gradient of penalty and loss is nought.
    #[test]
    fn the_gradient_vanishes() {
        let mut matrix = Matrix::default();
        let mut dice = Dice::new(1);
        let mut examples = Vec::new();
        for row in 0..60 {
            let complains = row % 3 == 0;
            let mut cells: Vec<(u32, f32)> = Vec::new();
            for b in 0..8u32 {
                if dice.below(3) == 0 || (complains && b == 2) {
                    cells.push((b, 0.3 + dice.below(10) as f32 / 10.0));
                }
            }
            matrix.push(cells);
            examples.push(Example { row, complains, cost: 1.5 });
        }
        let fitted = fit(&matrix, &examples, &[1.0; 8], 3);
        let mut gradient = fitted.weights.clone();
        for e in &examples {
            let y = if e.complains { 1.0 } else { -1.0 };
            let pull = -y * e.cost / (1.0 + (y * fitted.score(matrix.row(e.row))).exp());
            matrix.row(e.row).iter().for_each(|(b, v)| gradient[*b as usize] += pull * f64::from(*v));
        }
        assert!(gradient.iter().all(|g| g.abs() < 0.05), "{gradient:?}");
        assert!(fitted.weights[2] > 0.5);
        let again = fit(&matrix, &examples, &[1.0; 8], 3);
        assert_eq!(fitted.weights, again.weights);
    }
}
