//! What can be wrong with a query, and where.

use std::fmt;

use crate::sentence::Sentence;
use crate::text::place::{ByteSpan, scalar_span};
use crate::watch::query::{MAX_BYTES, MAX_DEPTH, MAX_TERM_BYTES, MAX_TERMS};

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryErrorKind {
    /// Nothing is written.
    Empty,
    /// A quote is opened and not closed.
    UnclosedQuote,
    /// `(` without `)`.
    UnclosedParenthesis,
    /// `)` without `(`.
    UnopenedParenthesis,
    /// `()`.
    EmptyGroup,
    /// `OR` or `AND` with nothing on one side.
    Dangling {
        /// The operator.
        operator: String,
    },
    /// `-` or `NOT` with nothing after it.
    NothingAfterNot,
    /// `word:` that is no operator here.
    UnknownOperator {
        /// The word before the colon.
        name: String,
    },
    /// `from:`, `#` and so on with nothing after it.
    EmptyValue {
        /// The operator as written.
        operator: String,
    },
    /// `from:`, `#` and so on with what cannot stand there.
    BadValue {
        /// The operator as written.
        operator: String,
    },
    /// A word or phrase of punctuation or invisible characters alone.
    NothingInTerm,
    /// Only negatives: this part would fit nearly every post.
    OnlyNegative,
    /// Only a language: this part would fit every post in it.
    OnlyLanguage,
    /// More than [`MAX_DEPTH`] groups inside each other.
    TooDeep,
    /// More than [`MAX_BYTES`].
    TooLong,
    /// A word or phrase of more than [`MAX_TERM_BYTES`].
    TermTooLong,
    /// More than [`MAX_TERMS`].
    TooManyTerms,
}

/// What is wrong with a query and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The part of the query as written that is wrong.
    pub place: ByteSpan,
    /// Where it begins, in Unicode scalar values from 0.
    pub at: usize,
    /// What is wrong.
    pub kind: QueryErrorKind,
}

impl QueryError {
    /// An error at `place` of `written`.
    pub(super) fn new(written: &str, place: ByteSpan, kind: QueryErrorKind) -> QueryError {
        QueryError { place, at: scalar_span(written, place).start, kind }
    }

    /// The same sentence as `Display`, by its key. `$1` is the place, counted from 1.
    pub fn sentence(&self) -> Sentence {
        use QueryErrorKind::*;
        let at = |key| Sentence::new(key).with(self.at + 1);
        match &self.kind {
            Empty => Sentence::new("watch_query_empty"),
            UnclosedQuote => at("watch_query_unclosed_quote"),
            UnclosedParenthesis => at("watch_query_unclosed_parenthesis"),
            UnopenedParenthesis => at("watch_query_unopened_parenthesis"),
            EmptyGroup => at("watch_query_empty_group"),
            Dangling { operator } => at("watch_query_dangling").with(operator),
            NothingAfterNot => at("watch_query_nothing_after_not"),
            UnknownOperator { name } => at("watch_query_unknown_operator").with(name),
            EmptyValue { operator } => at("watch_query_empty_value").with(operator),
            BadValue { operator } => at("watch_query_bad_value").with(operator),
            NothingInTerm => at("watch_query_nothing_in_term"),
            OnlyNegative => at("watch_query_only_negative"),
            OnlyLanguage => at("watch_query_only_language"),
            TooDeep => at("watch_query_too_deep").with(MAX_DEPTH),
            TooLong => Sentence::new("watch_query_too_long").with(MAX_BYTES),
            TermTooLong => at("watch_query_term_too_long").with(MAX_TERM_BYTES),
            TooManyTerms => at("watch_query_too_many_terms").with(MAX_TERMS),
        }
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use QueryErrorKind::*;
        let at = self.at + 1;
        match &self.kind {
            Empty => f.write_str("The query is empty. Write a word to look for."),
            UnclosedQuote => write!(f, "The quote opened at character {at} is not closed."),
            UnclosedParenthesis => write!(f, "The parenthesis opened at character {at} is not closed."),
            UnopenedParenthesis => write!(f, "The parenthesis closed at character {at} was never opened."),
            EmptyGroup => write!(f, "There is nothing in the parentheses at character {at}."),
            Dangling { operator } => write!(f, "{operator} at character {at} needs something on both sides."),
            NothingAfterNot => write!(f, "There is nothing to leave out after the minus at character {at}."),
            UnknownOperator { name } => {
                write!(f, "There is no operator {name}: (character {at}). Put it in quotes to look for the words.")
            }
            EmptyValue { operator } => write!(f, "Write a name right after {operator} at character {at}."),
            BadValue { operator } => write!(f, "What follows {operator} at character {at} cannot stand there."),
            NothingInTerm => write!(f, "There is no letter or sign to look for at character {at}."),
            OnlyNegative => {
                write!(f, "The part at character {at} only leaves things out. Add a word that must be there.")
            }
            OnlyLanguage => {
                write!(f, "The part at character {at} only names a language. Add a word that must be there.")
            }
            TooDeep => write!(f, "More than {MAX_DEPTH} parentheses are inside each other at character {at}."),
            TooLong => write!(f, "The query is longer than {MAX_BYTES} bytes. Split it into several."),
            TermTooLong => {
                write!(f, "The words at character {at} are longer than {MAX_TERM_BYTES} bytes. Shorten them.")
            }
            TooManyTerms => write!(f, "The query has more than {MAX_TERMS} terms. Split it into several."),
        }
    }
}

impl std::error::Error for QueryError {}
