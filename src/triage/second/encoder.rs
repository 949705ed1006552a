//! The encoder: BERT's (Devlin et al., NAACL 2019), without dropout, one post at a time, in 8-bit weights and 14-bit values.
//! Sums, norms and attention are in 32-bit floating point.

use super::matrix::{Matrix, Rows};
use super::pieces::PieceId;

/// Added to variances, as the weights were trained with it.
const EPSILON: f32 = 1e-12;

/// What a norm multiplies with and adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm {
    /// Multiplies the normalised value.
    pub gain: Vec<f32>,
    /// Is added.
    pub bias: Vec<f32>,
}

impl Norm {
    /// Normalises each row of `rows` to mean 0 and variance 1, then applies gain and bias (Ba et al. 2016).
    fn apply(&self, rows: &mut [f32]) {
        let width = self.gain.len().max(1);
        for row in rows.chunks_exact_mut(width) {
            let mean = row.iter().sum::<f32>() / width as f32;
            let variance = row.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / width as f32;
            let scale = 1.0 / (variance + EPSILON).sqrt();
            for (v, (gain, bias)) in row.iter_mut().zip(self.gain.iter().zip(&self.bias)) {
                *v = (*v - mean) * scale * gain + bias;
            }
        }
    }
}

/// One layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// Queries, keys and values, one below the other.
    pub attention: Matrix,
    /// What attention gives, back to the stream.
    pub attended: Matrix,
    /// After attention.
    pub norm: Norm,
    /// Up.
    pub up: Matrix,
    /// Down.
    pub down: Matrix,
    /// After both.
    pub last_norm: Norm,
}

/// Which width everything has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Values a piece.
    pub width: usize,
    /// Heads of attention; divides the width.
    pub heads: usize,
    /// Pieces a post at most.
    pub longest: usize,
}

/// The encoder.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoder {
    /// Its shape.
    pub shape: Shape,
    /// One row a piece of the vocabulary: whole numbers, and a scale a row.
    pub pieces: Table,
    /// One row a place.
    pub places: Vec<f32>,
    /// After both were added.
    pub norm: Norm,
    /// The layers, first to last.
    pub layers: Vec<Layer>,
}

/// Rows that are looked up, in 8 bits with a scale each.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The rows, one after the other.
    pub levels: Vec<i8>,
    /// One a row.
    pub scales: Vec<f32>,
}

/// Room for one post, used again for the next.
#[derive(Debug, Default)]
pub struct Scratch {
    rows: Rows,
    stream: Vec<f32>,
    wide: Vec<f32>,
    attended: Vec<f32>,
    added: Vec<f32>,
    scores: Vec<f32>,
}

impl Encoder {
    /// The mean of what the last layer says of each piece: [`Shape::width`] values. Pieces beyond [`Shape::longest`] are left out.
    pub fn encode(&self, pieces: &[PieceId], scratch: &mut Scratch) -> Vec<f32> {
        let width = self.shape.width;
        let pieces = pieces.get(..self.shape.longest).unwrap_or(pieces);
        scratch.stream.clear();
        for (piece, place) in pieces.iter().zip(self.places.chunks_exact(width)) {
            let at = piece.0 as usize;
            let levels = self.pieces.levels.get(at * width..(at + 1) * width).unwrap_or_default();
            let scale = self.pieces.scales.get(at).copied().unwrap_or_default();
            scratch.stream.extend(
                place.iter().enumerate().map(|(i, p)| p + levels.get(i).map_or(0.0, |l| f32::from(*l) * scale)),
            );
        }
        self.norm.apply(&mut scratch.stream);
        for layer in &self.layers {
            layer.pass(self.shape, scratch);
        }
        let count = (scratch.stream.len() / width.max(1)).max(1) as f32;
        let mut mean = vec![0.0; width];
        for row in scratch.stream.chunks_exact(width.max(1)) {
            mean.iter_mut().zip(row).for_each(|(sum, v)| *sum += v / count);
        }
        mean
    }
}

impl Layer {
    fn pass(&self, shape: Shape, scratch: &mut Scratch) {
        let Scratch { rows, stream, wide, attended, added, scores } = scratch;
        rows.round(stream, shape.width);
        self.attention.times(rows, wide);
        attend(shape, wide, attended, scores);
        rows.round(attended, shape.width);
        self.attended.times(rows, added);
        stream.iter_mut().zip(added.iter()).for_each(|(v, a)| *v += a);
        self.norm.apply(stream);
        rows.round(stream, shape.width);
        self.up.times(rows, wide);
        wide.iter_mut().for_each(|v| *v = gelu(*v));
        rows.round(wide, self.up.outputs());
        self.down.times(rows, added);
        stream.iter_mut().zip(added.iter()).for_each(|(v, a)| *v += a);
        self.last_norm.apply(stream);
    }
}

/// Scaled dot-product attention (Vaswani et al. 2017) within each head. `wide` has query, key and value of each piece.
fn attend(shape: Shape, wide: &[f32], attended: &mut Vec<f32>, scores: &mut Vec<f32>) {
    let Shape { width, heads, .. } = shape;
    let size = (width / heads.max(1)).max(1);
    let pieces = wide.len() / (3 * width).max(1);
    attended.clear();
    attended.resize(pieces * width, 0.0);
    let scale = 1.0 / (size as f32).sqrt();
    let part = |row: &'_ [f32], kind: usize, head: usize| -> std::ops::Range<usize> {
        let start = kind * width + head * size;
        debug_assert!(start + size <= row.len());
        start..start + size
    };
    for head in 0..heads {
        for (query, out) in wide.chunks_exact(3 * width).zip(attended.chunks_exact_mut(width)) {
            let q = query.get(part(query, 0, head)).unwrap_or_default();
            scores.clear();
            scores.extend(wide.chunks_exact(3 * width).map(|row| {
                let k = row.get(part(row, 1, head)).unwrap_or_default();
                q.iter().zip(k).map(|(a, b)| a * b).sum::<f32>() * scale
            }));
            softmax(scores);
            let Some(out) = out.get_mut(head * size..(head + 1) * size) else { continue };
            for (row, share) in wide.chunks_exact(3 * width).zip(scores.iter()) {
                let v = row.get(part(row, 2, head)).unwrap_or_default();
                out.iter_mut().zip(v).for_each(|(sum, v)| *sum += share * v);
            }
        }
    }
}

fn softmax(scores: &mut [f32]) {
    let most = scores.iter().fold(f32::NEG_INFINITY, |most, s| most.max(*s));
    let mut sum = 0.0;
    for s in scores.iter_mut() {
        *s = (*s - most).exp();
        sum += *s;
    }
    scores.iter_mut().for_each(|s| *s /= sum);
}

/// The Gaussian error linear unit (Hendrycks and Gimpel 2016), x Φ(x), with the error function by Abramowitz and Stegun, 7.1.28:
/// no exponential, and off by 3e-7 at most.
fn gelu(x: f32) -> f32 {
    let z = (x * std::f32::consts::FRAC_1_SQRT_2).abs().min(4.0);
    let sum = 1.0
        + z * (0.070_523_08
            + z * (0.042_282_01
                + z * (0.009_270_527 + z * (0.000_152_014_3 + z * (0.000_276_567_2 + z * 0.000_043_063_8)))));
    let sum2 = sum * sum;
    let sum4 = sum2 * sum2;
    let sum8 = sum4 * sum4;
    let erf = (1.0 - 1.0 / (sum8 * sum8)).copysign(x);
    0.5 * x * (1.0 + erf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_is_that_of_its_paper() {
        // x Φ(x), Φ from tables of the normal distribution.
        for (x, expected) in
            [(0.0, 0.0), (1.0, 0.841_344_8), (-1.0, -0.158_655_2), (2.0, 1.954_499_7), (-3.0, -0.004_049_7), (8.0, 8.0)]
        {
            assert!((gelu(x) - expected).abs() < 2e-6, "{x} {}", gelu(x));
        }
    }

    #[test]
    fn shares_sum_to_one() {
        let mut scores = [1.0f32, 2.0, 3.0];
        softmax(&mut scores);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((scores[2] / scores[1] - std::f32::consts::E).abs() < 1e-4);
    }

    #[test]
    fn a_norm_has_mean_bias_and_variance_gain() {
        let norm = Norm { gain: vec![2.0; 4], bias: vec![1.0; 4] };
        let mut row = [1.0, 2.0, 3.0, 4.0];
        norm.apply(&mut row);
        assert!((row.iter().sum::<f32>() - 4.0).abs() < 1e-5);
        assert!((row.iter().map(|v| (v - 1.0) * (v - 1.0)).sum::<f32>() - 16.0).abs() < 1e-4);
    }

    #[test]
    fn attention_to_one_like_key_takes_its_value() {
        // Two pieces, one head of two: the first query is like the second key.
        let wide = [60.0, 0.0, 0.0, 60.0, 1.0, 2.0, 0.0, 0.0, 60.0, 0.0, 3.0, 4.0];
        let (mut out, mut scores) = (Vec::new(), Vec::new());
        attend(Shape { width: 2, heads: 1, longest: 8 }, &wide, &mut out, &mut scores);
        assert!((out[0] - 3.0).abs() < 1e-3 && (out[1] - 4.0).abs() < 1e-3, "{out:?}");
        // The second query is like none: the mean.
        assert!((out[2] - 2.0).abs() < 1e-3 && (out[3] - 3.0).abs() < 1e-3, "{out:?}");
    }
}
