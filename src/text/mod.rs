//! Text as the sites and the people write it: places in it, folding, tokens, and how long a site says it is.
#![forbid(unsafe_code)]

pub mod place;
pub mod time;
