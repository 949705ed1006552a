//! Text as the sites and the people write it: places in it, folding, tokens, and how long a site says it is.
#![forbid(unsafe_code)]

pub mod fold;
pub mod length;
pub mod letters;
mod link;
mod lookalike;
mod lookalike_table;
pub mod place;
pub mod time;
mod trace;
pub mod words;
