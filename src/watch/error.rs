//! Why what is watched could not be made into a matcher.

use std::fmt;

use crate::sentence::Sentence;
use crate::watch::brand::{BrandId, QueryId};
use crate::watch::everyday::EverydayError;
use crate::watch::query::QueryError;

/// Why what is watched could not be made into a matcher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchError {
    /// A watched query can't be read.
    Query {
        /// Which.
        id: QueryId,
        /// As it was written.
        written: String,
        /// What is wrong with it.
        error: QueryError,
    },
    /// A brand has neither name, handle nor alias with anything to look for.
    NothingToFind {
        /// Which.
        id: BrandId,
        /// Its name as written.
        name: String,
    },
    /// There are more terms than one automaton can hold.
    TooLarge,
    /// The built-in list of everyday words is damaged.
    EverydayWords(EverydayError),
}

impl WatchError {
    /// The same sentence as `Display`, by its key. A query's own error has its key in [`QueryError::sentence`].
    pub fn sentence(&self) -> Sentence {
        match self {
            WatchError::Query { written, error, .. } => Sentence::new("watch_error_query").with(written).with(error),
            WatchError::NothingToFind { name, .. } => Sentence::new("watch_error_nothing_to_find").with(name),
            WatchError::TooLarge => Sentence::new("watch_error_too_large"),
            WatchError::EverydayWords(_) => Sentence::new("watch_error_everyday_words"),
        }
    }
}

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WatchError::Query { written, error, .. } => {
                write!(f, "The watched query “{written}” can't be read. {error}")
            }
            WatchError::NothingToFind { name, .. } => {
                write!(f, "The brand “{name}” has no name, handle or alias to look for. Give it one.")
            }
            WatchError::TooLarge => {
                f.write_str("There is too much to watch at once. Switch off some brands or queries.")
            }
            WatchError::EverydayWords(_) => f.write_str("A file of the extension is damaged. Install it again."),
        }
    }
}

impl std::error::Error for WatchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            WatchError::Query { error, .. } => Some(error),
            WatchError::EverydayWords(error) => Some(error),
            WatchError::NothingToFind { .. } | WatchError::TooLarge => None,
        }
    }
}
