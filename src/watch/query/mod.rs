//! The query language: X's own search operators, so that a watched query can also be opened as a search there.
//!
//! | written | finds posts |
//! |---|---|
//! | `late parcel` | with both words, whole |
//! | `"late parcel"` | with the words side by side |
//! | `late OR lost` | with either; binds looser than the space, as on X |
//! | `-refund`, `NOT refund` | without it; also before a phrase, a tag, an operator or a group |
//! | `(late OR lost) parcel` | groups |
//! | `#late`, `@northwind` | with the hashtag, with the handle |
//! | `from:ana`, `to:northwind` | by this author, in answer to this account |
//! | `lang:en` | that the page says are in this language |
//!
//! Case, width, accents, invisible characters and look-alike letters never matter (see [`crate::text::fold`]).

mod error;
mod lex;
mod parse;

use std::fmt;
use std::str::FromStr;

use crate::post::Handle;

pub use error::{QueryError, QueryErrorKind};

/// Longest query, in bytes.
pub const MAX_BYTES: usize = 16_384;
/// Most words, phrases, tags and operators in one query.
pub const MAX_TERMS: usize = 1_000;
/// Longest word or phrase, in bytes: with it, the time that a post takes stays linear in its length.
pub const MAX_TERM_BYTES: usize = 256;
/// Most groups inside each other.
pub const MAX_DEPTH: usize = 32;

/// A parsed query. Always as [`parse`](Query::parse) makes it: no `All` directly in `All`, no `Any` directly in `Any`,
/// no `Not` directly in `Not`, no group of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// A word, or words side by side with one space between them, as written.
    Text(String),
    /// A hashtag, as written, without `#`.
    Tag(String),
    /// A handle mentioned in the text.
    Mentions(Handle),
    /// The author.
    From(Handle),
    /// An account that the post answers.
    To(Handle),
    /// The language tag that the page gives, lower-case; `en` holds `en-GB`.
    Lang(String),
    /// Not this.
    Not(Box<Query>),
    /// All of these.
    All(Vec<Query>),
    /// At least one of these.
    Any(Vec<Query>),
}

impl Query {
    /// Reads a query as a person wrote it. The error says what is wrong and where.
    pub fn parse(written: &str) -> Result<Query, QueryError> {
        parse::parse(written)
    }

    /// Whether every post that fits holds something that can be looked for: a query of negatives alone would fit
    /// nearly every post, and one of `lang:` alone all in that language.
    pub fn is_anchored(&self) -> bool {
        match self {
            Query::Text(_) | Query::Tag(_) | Query::Mentions(_) | Query::From(_) | Query::To(_) => true,
            Query::Lang(_) | Query::Not(_) => false,
            Query::All(parts) => parts.iter().any(Query::is_anchored),
            Query::Any(parts) => !parts.is_empty() && parts.iter().all(Query::is_anchored),
        }
    }

    /// The opposite; twice is nothing.
    fn negated(self) -> Query {
        match self {
            Query::Not(inner) => *inner,
            other => Query::Not(Box::new(other)),
        }
    }

    /// All of `parts`, groups of the same kind opened; `None` of none.
    fn all(parts: Vec<Query>) -> Option<Query> {
        Query::group(parts, Query::All, |part| match part {
            Query::All(inner) => Ok(inner),
            other => Err(other),
        })
    }

    /// Any of `parts`, groups of the same kind opened; `None` of none.
    fn any(parts: Vec<Query>) -> Option<Query> {
        Query::group(parts, Query::Any, |part| match part {
            Query::Any(inner) => Ok(inner),
            other => Err(other),
        })
    }

    fn group(
        parts: Vec<Query>,
        make: fn(Vec<Query>) -> Query,
        open: fn(Query) -> Result<Vec<Query>, Query>,
    ) -> Option<Query> {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match open(part) {
                Ok(inner) => flat.extend(inner),
                Err(other) => flat.push(other),
            }
        }
        if flat.len() > 1 { Some(make(flat)) } else { flat.pop() }
    }

    /// Writes `self` as one operand: groups in parentheses.
    fn operand(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Query::All(_) | Query::Any(_) => write!(f, "({self})"),
            other => write!(f, "{other}"),
        }
    }
}

impl FromStr for Query {
    type Err = QueryError;

    fn from_str(written: &str) -> Result<Query, QueryError> {
        Query::parse(written)
    }
}

/// Prints the query so that parsing it gives the same one.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |f: &mut fmt::Formatter<'_>, parts: &[Query], between: &str| {
            for (n, part) in parts.iter().enumerate() {
                f.write_str(if n == 0 { "" } else { between })?;
                match part {
                    Query::All(_) if !between.trim().is_empty() => write!(f, "{part}")?,
                    other => other.operand(f)?,
                }
            }
            Ok(())
        };
        match self {
            Query::Text(text) if lex::is_bare(text) => f.write_str(text),
            Query::Text(text) => write!(f, "\"{text}\""),
            Query::Tag(tag) => write!(f, "#{tag}"),
            Query::Mentions(handle) => write!(f, "@{}", handle.as_str()),
            Query::From(handle) => write!(f, "from:{}", handle.as_str()),
            Query::To(handle) => write!(f, "to:{}", handle.as_str()),
            Query::Lang(lang) => write!(f, "lang:{lang}"),
            Query::Not(inner) => {
                f.write_str("-")?;
                inner.operand(f)
            }
            Query::All(parts) => joined(f, parts, " "),
            Query::Any(parts) => joined(f, parts, " OR "),
        }
    }
}

#[cfg(test)]
mod tests;
