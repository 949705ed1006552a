//! How a watched query reads, and where it does not; said while it is written, by the same parser that the worker uses.
#![forbid(unsafe_code)]

use crate::sentence::Sentence;
use crate::text::place::ByteSpan;
use crate::watch::query::Query;

/// What the form says of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is written.
    Empty,
    /// It reads like this.
    Reads(String),
    /// It does not read.
    Fault(Fault),
}

/// What is wrong, and the query cut in three at the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub because: Sentence,
    /// What stands before the place.
    pub before: String,
    /// The place; empty where something is missing.
    pub at: String,
    /// What stands after it.
    pub after: String,
}

/// Reads a query as the worker will.
pub fn read(written: &str) -> Reading {
    if written.trim().is_empty() {
        return Reading::Empty;
    }
    match Query::parse(written) {
        Ok(query) => Reading::Reads(query.to_string()),
        Err(error) => {
            let (before, at, after) = cut(written, error.place);
            Reading::Fault(Fault { because: error.sentence(), before, at, after })
        }
    }
}

/// The text before, at and after a place. Together they are the text, whatever the place.
fn cut(text: &str, place: ByteSpan) -> (String, String, String) {
    let boundary = |byte: usize| (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = boundary(place.start);
    let end = boundary(place.end).max(start);
    let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().to_owned();
    (part(0..start), part(start..end), part(end..text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_query_is_shown_as_it_reads() {
        let table = [("late", "late"), ("  late   parcel ", "late parcel"), ("(late)", "late"), ("NOT a b", "-a b")];
        for (written, reads) in table {
            assert_eq!(read(written), Reading::Reads(reads.into()), "{written}");
        }
        assert_eq!(read("  "), Reading::Empty);
    }

    #[test]
    fn a_fault_is_shown_at_its_place() {
        let Reading::Fault(fault) = read("late \"parcel") else { panic!("a quote is open") };
        assert_eq!(fault.because.key, "watch_query_unclosed_quote");
        assert_eq!(fault.before, "late ");
        assert!(fault.at.starts_with('"'));
    }

    proptest! {
        #[test]
        fn the_three_parts_are_the_query(text in "\\PC{0,20}", start in 0usize..90, length in 0usize..90) {
            let (before, at, after) = cut(&text, ByteSpan::new(start, start + length));
            prop_assert_eq!(before + &at + &after, text);
        }

        #[test]
        fn what_is_shown_reads_the_same(written in "[a-c \"()#@:-]{0,20}") {
            match read(&written) {
                Reading::Reads(reads) => prop_assert_eq!(read(&reads), Reading::Reads(reads.clone())),
                Reading::Fault(fault) => prop_assert_eq!(fault.before + &fault.at + &fault.after, written),
                Reading::Empty => prop_assert!(written.trim().is_empty()),
            }
        }
    }
}
