//! What the user watches: brands and queries, compiled into one matcher.
#![forbid(unsafe_code)]

pub mod brand;
pub mod everyday;
pub mod query;
