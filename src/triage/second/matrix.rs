//! A matrix of weights, and its product with the rows of a post.

use super::dot::{BLOCK, MOST_VALUE, block, one};

/// Weights: `rows` of `columns` 8-bit numbers, a scale each row.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    columns: usize,
    levels: Vec<i8>,
    scales: Vec<f32>,
    bias: Vec<f32>,
}

/// A post's rows as whole numbers: what a matrix is multiplied with.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    columns: usize,
    values: Vec<i16>,
    scales: Vec<f32>,
}

impl Rows {
    /// Rounds `rows`, each `columns` long, to 14 bits by the largest value of each.
    pub fn round(&mut self, rows: &[f32], columns: usize) {
        self.columns = columns;
        self.values.clear();
        self.scales.clear();
        for row in rows.chunks_exact(columns.max(1)) {
            let peak = row.iter().fold(0.0f32, |peak, v| peak.max(v.abs()));
            let most = f32::from(MOST_VALUE);
            // A row without a finite peak can't come from finite weights; it would be read as zeros.
            let up = if peak > 0.0 && peak.is_finite() { most / peak } else { 0.0 };
            // Rounding half away from zero by adding half: `round` is a call in WebAssembly, this is not.
            self.values.extend(row.iter().map(|v| (v * up + 0.5f32.copysign(*v)) as i16));
            self.scales.push(peak / most);
        }
    }
}

impl Matrix {
    /// Takes weights in `rows` of `columns`, and one bias a row.
    pub fn new(weights: &[f32], columns: usize, bias: Vec<f32>) -> Matrix {
        let (levels, scales) = in_eight_bits(weights, columns);
        Matrix { columns, levels, scales, bias }
    }

    /// Rows that the product has for each row of the post.
    pub fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// The product, plus the bias, into `out`: for each row of the post, [`Matrix::outputs`] values.
    pub fn times(&self, rows: &Rows, out: &mut Vec<f32>) {
        let (width, count) = (self.outputs(), rows.scales.len());
        out.clear();
        out.resize(width * count, 0.0);
        if self.columns != rows.columns || self.columns == 0 {
            return;
        }
        let mut weights: Vec<i16> = Vec::with_capacity(self.columns);
        for (n, (levels, (scale, bias))) in
            self.levels.chunks_exact(self.columns).zip(self.scales.iter().zip(&self.bias)).enumerate()
        {
            weights.clear();
            weights.extend(levels.iter().map(|w| i16::from(*w)));
            let mut put = |row: usize, sum: i32| {
                if let (Some(slot), Some(of_row)) = (out.get_mut(row * width + n), rows.scales.get(row)) {
                    *slot = sum as f32 * scale * of_row + bias;
                }
            };
            let mut row = 0;
            for four in rows.values.chunks(self.columns * BLOCK) {
                let mut each = four.chunks_exact(self.columns);
                if let (Some(a), Some(b), Some(c), Some(d)) = (each.next(), each.next(), each.next(), each.next()) {
                    for sum in block(&weights, [a, b, c, d]) {
                        put(row, sum);
                        row += 1;
                    }
                } else {
                    for values in four.chunks_exact(self.columns) {
                        put(row, one(&weights, values));
                        row += 1;
                    }
                }
            }
        }
    }
}

/// Rows of `columns` weights as 8-bit numbers, and a scale each row, by its largest weight.
pub(super) fn in_eight_bits(weights: &[f32], columns: usize) -> (Vec<i8>, Vec<f32>) {
    let (mut levels, mut scales) = (Vec::with_capacity(weights.len()), Vec::new());
    for row in weights.chunks_exact(columns.max(1)) {
        let scale = row.iter().fold(f32::MIN_POSITIVE, |peak, w| peak.max(w.abs())) / 127.0;
        levels.extend(row.iter().map(|w| (w / scale).round() as i8));
        scales.push(scale);
    }
    (levels, scales)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_product_is_that_of_plain_arithmetic(
            weights in prop::collection::vec(-2.0f32..2.0, 5 * 16),
            rows in prop::collection::vec(-3.0f32..3.0, 7 * 16),
        ) {
            let matrix = Matrix::new(&weights, 16, vec![0.5; 5]);
            let (mut rounded, mut out) = (Rows::default(), Vec::new());
            rounded.round(&rows, 16);
            matrix.times(&rounded, &mut out);
            prop_assert_eq!(out.len(), 7 * 5);
            for (r, row) in rows.chunks(16).enumerate() {
                for (n, weight) in weights.chunks(16).enumerate() {
                    let exact: f32 = 0.5 + row.iter().zip(weight).map(|(a, b)| a * b).sum::<f32>();
                    prop_assert!((exact - out[r * 5 + n]).abs() < 0.3, "{} {}", exact, out[r * 5 + n]);
                }
            }
        }
    }

    #[test]
    fn rows_of_another_width_or_of_nothing_give_biases_or_nothing() {
        let matrix = Matrix::new(&[1.0; 16], 8, vec![0.0; 2]);
        let (mut rows, mut out) = (Rows::default(), Vec::new());
        rows.round(&[], 8);
        matrix.times(&rows, &mut out);
        assert!(out.is_empty());
        rows.round(&[1.0; 16], 16);
        matrix.times(&rows, &mut out);
        assert_eq!(out, [0.0, 0.0]);
        rows.round(&[0.0; 8], 8);
        matrix.times(&rows, &mut out);
        assert_eq!(out, [0.0, 0.0]);
    }
}
