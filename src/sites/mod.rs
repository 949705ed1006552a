//! One file a site: selectors with fallbacks, the composer's place. Data first; the little code that a site truly needs stands
//! beside it.
#![forbid(unsafe_code)]

pub mod access;
pub mod address;
pub mod checkup;
pub mod counts;
pub mod posted;
pub mod record;
pub mod route;
pub mod rules;
