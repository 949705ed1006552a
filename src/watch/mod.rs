//! What the user watches: brands and queries, compiled into one matcher.
#![forbid(unsafe_code)]

mod asked;
pub mod brand;
pub mod error;
pub mod everyday;
pub mod mention;
mod misspelling;
mod naming;
pub mod query;
mod scene;
mod terms;
pub mod watchlist;
