//! How long a host's label becomes in Punycode (RFC 3492), which decides whether it is one.

/// The longest label of a host (RFC 1035 §2.3.4).
const LONGEST: usize = 63;

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const INITIAL_BIAS: u32 = 72;
const INITIAL_N: u32 = 128;

/// Whether `label` in Punycode is a label that the DNS takes: 1 to 63 bytes. A label with an ideographic full stop
/// in it is encoded in parts, as npm's `punycode` does.
pub(super) fn is_label(label: &[u16]) -> bool {
    let mut len = 0;
    for (index, part) in label.split(|&unit| matches!(unit, 0x2E | 0x3002 | 0xFF0E | 0xFF61)).enumerate() {
        let Some(part) = encoded_len(part) else { return false };
        len += part + usize::from(index > 0);
    }
    (1..=LONGEST).contains(&len)
}

/// Length of one part, with its `xn--` if it needs one; `None` when it is longer than a label can be.
fn encoded_len(part: &[u16]) -> Option<usize> {
    // Control characters pass as they are, but for U+007F, in the `punycode` that Node has built in.
    if part.iter().all(|&unit| unit <= 0x7E) {
        return (part.len() <= LONGEST).then_some(part.len());
    }
    let points: Vec<u32> = char::decode_utf16(part.iter().copied())
        .map(|c| c.map_or_else(|lone| u32::from(lone.unpaired_surrogate()), u32::from))
        .collect();
    // Each code point becomes at least one byte. This also bounds the work below.
    if points.len() > LONGEST {
        return None;
    }
    let basic = points.iter().filter(|&&point| point < INITIAL_N).count();
    let mut len = "xn--".len() + basic + usize::from(basic > 0);
    let (mut n, mut delta, mut bias) = (INITIAL_N, 0u32, INITIAL_BIAS);
    let mut handled = u32::try_from(basic).ok()?;
    let first_handled = handled;
    while let Some(&next) = points.iter().filter(|&&point| point >= n).min() {
        delta = delta.checked_add((next - n).checked_mul(handled + 1)?)?;
        n = next;
        for &point in &points {
            if point < n {
                delta = delta.checked_add(1)?;
            } else if point == n {
                len += digits(delta, bias);
                bias = adapted(delta, handled + 1, handled == first_handled);
                delta = 0;
                handled += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n += 1;
    }
    (len <= LONGEST).then_some(len)
}

/// How many digits `delta` is written with.
fn digits(delta: u32, bias: u32) -> usize {
    let (mut q, mut k, mut count) = (delta, BASE, 1);
    loop {
        let t = if k <= bias { T_MIN } else { (k - bias).min(T_MAX) };
        if q < t {
            return count;
        }
        q = (q - t) / (BASE - t);
        k += BASE;
        count += 1;
    }
}

/// The next bias.
fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = if first { delta / DAMP } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > ((BASE - T_MIN) * T_MAX) / 2 {
        delta /= BASE - T_MIN;
        k += BASE;
    }
    k + (BASE - T_MIN + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_that_are_known() {
        for (label, len) in [
            ("bücher", "xn--bcher-kva".len()),
            ("münchen", "xn--mnchen-3ya".len()),
            ("例え", "xn--r8jz45g".len()),
            ("مثال", "xn--mgbh0fb".len()),
            ("plain", 5),
        ] {
            let units: Vec<u16> = label.encode_utf16().collect();
            assert_eq!(encoded_len(&units), Some(len), "{label}");
        }
    }

    #[test]
    fn the_longest_label() {
        let units = |text: String| -> Vec<u16> { text.encode_utf16().collect() };
        assert!(is_label(&units("a".repeat(63))));
        assert!(!is_label(&units("a".repeat(64))));
        assert!(!is_label(&units("é".repeat(100_000))));
        assert!(!is_label(&[]));
    }
}
