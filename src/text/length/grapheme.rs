//! What a reader sees as one character: extended grapheme clusters (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

/// How many of them `text` has.
pub(super) fn count(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Each of them, in text order.
pub(super) fn each(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VECTORS: &str = include_str!("../../../tests/unicode/grapheme_break_test.txt");

    #[test]
    fn the_vectors_of_unicode() {
        assert_eq!(unicode_segmentation::UNICODE_VERSION, (17, 0, 0), "the vectors are those of another version");
        let mut checked = 0;
        for line in VECTORS.lines().filter(|line| !line.starts_with('#')) {
            let clusters: Vec<String> = line
                .split('÷')
                .map(|cluster| {
                    let points = cluster.split_whitespace().filter(|&sign| sign != "×");
                    points.map(|hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap()).collect()
                })
                .filter(|cluster: &String| !cluster.is_empty())
                .collect();
            let text = clusters.concat();
            assert_eq!(each(&text).collect::<Vec<_>>(), clusters, "{line}");
            assert_eq!(count(&text), clusters.len(), "{line}");
            checked += 1;
        }
        assert_eq!(checked, 766);
    }
}
