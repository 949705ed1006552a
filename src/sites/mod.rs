//! One file a site: hosts, selectors with fallbacks, the composer's kind. Data first; the little code that a site truly
//! needs stands beside it.
#![forbid(unsafe_code)]

pub mod record;
pub mod route;
pub mod rules;
pub mod x;
