//! Places in a text. A byte place, a UTF-16 place (the page's) and a scalar place (the command line's) are three types,
//! so that none can be taken for another.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of UTF-8 bytes in the original text, on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ByteSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl ByteSpan {
    /// The span from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> ByteSpan {
        ByteSpan { start, end }
    }

    /// The bytes as a range, for `str::get`.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The words at this span; empty when the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether the two spans share a byte.
    pub fn overlaps(self, other: ByteSpan) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A half-open range of UTF-16 code units, the units in which a page's script counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Utf16Span {
    /// First unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
}

/// A half-open range of Unicode scalar values, the units of the command line's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ScalarSpan {
    /// First scalar value.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// `span` of `text`, counted in UTF-16 units. A span outside the text is cut to it.
pub fn utf16_span(text: &str, span: ByteSpan) -> Utf16Span {
    let units = |bytes: usize| text.get(..bytes).unwrap_or(text).encode_utf16().count();
    Utf16Span { start: units(span.start), end: units(span.end) }
}

/// `span` of `text`, counted in scalar values. A span outside the text is cut to it.
pub fn scalar_span(text: &str, span: ByteSpan) -> ScalarSpan {
    let scalars = |bytes: usize| text.get(..bytes).unwrap_or(text).chars().count();
    ScalarSpan { start: scalars(span.start), end: scalars(span.end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_in_three_units() {
        let text = "é😀 late";
        let span = ByteSpan::new(7, 11);
        assert_eq!(span.of(text), "late");
        assert_eq!(utf16_span(text, span), Utf16Span { start: 4, end: 8 });
        assert_eq!(scalar_span(text, span), ScalarSpan { start: 3, end: 7 });
    }
}
