//! The one product that all the time goes into: rows of weights times rows of a post.
//!
//! Weights are 8-bit whole numbers, widened once a row; a post's values are 14-bit whole numbers. Pairs of 16-bit products are
//! summed in 32 bits, which is one instruction on every machine that browsers run on (`i32x4.dot_i16x8_s` in WebAssembly). All is
//! whole numbers, so the twin without SIMD gives the very same sums.

use wide::{i16x8, i32x4};

/// The largest magnitude of a post's value. With weights up to 127 and rows up to 2,048 long no sum leaves 32 bits.
pub const MOST_VALUE: i16 = 8_191;

/// The longest row whose sums are sure to fit.
pub const LONGEST_ROW: usize = 2_048;

/// Rows of a post that are multiplied with one row of weights at a time.
pub const BLOCK: usize = 4;

const LANES: usize = 8;

/// The products of one row of weights with [`BLOCK`] rows of a post. Rows are of equal length, a multiple of 8; what is longer
/// than the weights is left out.
pub fn block(weights: &[i16], values: [&[i16]; BLOCK]) -> [i32; BLOCK] {
    let [a, b, c, d] = values;
    let mut sums = [i32x4::ZERO; BLOCK];
    let rows = a.chunks_exact(LANES).zip(b.chunks_exact(LANES)).zip(c.chunks_exact(LANES)).zip(d.chunks_exact(LANES));
    for (w, (((a, b), c), d)) in weights.chunks_exact(LANES).zip(rows) {
        let w = lanes(w);
        sums[0] += w.dot(lanes(a));
        sums[1] += w.dot(lanes(b));
        sums[2] += w.dot(lanes(c));
        sums[3] += w.dot(lanes(d));
    }
    sums.map(i32x4::reduce_add)
}

/// The product of one row of weights with one row of a post.
pub fn one(weights: &[i16], values: &[i16]) -> i32 {
    let mut sum = i32x4::ZERO;
    for (w, v) in weights.chunks_exact(LANES).zip(values.chunks_exact(LANES)) {
        sum += lanes(w).dot(lanes(v));
    }
    sum.reduce_add()
}

/// The twin of [`one`] without SIMD.
pub fn one_by_one(weights: &[i16], values: &[i16]) -> i32 {
    let whole = weights.len().min(values.len()) / LANES * LANES;
    weights.iter().zip(values).take(whole).map(|(w, v)| i32::from(*w) * i32::from(*v)).sum()
}

#[inline]
fn lanes(eight: &[i16]) -> i16x8 {
    // The chunks are exact, so the default never is.
    i16x8::new(eight.try_into().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(length: usize) -> impl Strategy<Value = Vec<i16>> {
        prop::collection::vec(-MOST_VALUE..=MOST_VALUE, length)
    }

    proptest! {
        #[test]
        fn with_and_without_simd_the_sums_are_the_same(
            (weights, rows) in (0usize..40).prop_flat_map(|n| {
                (prop::collection::vec(-127i16..=127, n * 8), prop::collection::vec(row(n * 8), BLOCK))
            }),
        ) {
            let slow: Vec<i32> = rows.iter().map(|r| one_by_one(&weights, r)).collect();
            let fast = block(&weights, [&rows[0], &rows[1], &rows[2], &rows[3]]);
            prop_assert_eq!(slow.as_slice(), fast.as_slice());
            prop_assert_eq!(slow[0], one(&weights, &rows[0]));
        }
    }

    #[test]
    fn the_longest_row_does_not_overflow() {
        let (weights, values) = (vec![-127i16; LONGEST_ROW], vec![MOST_VALUE; LONGEST_ROW]);
        assert_eq!(i64::from(one(&weights, &values)), -127 * i64::from(MOST_VALUE) * LONGEST_ROW as i64);
    }
}
