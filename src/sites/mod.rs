//! One file a site: hosts, selectors with fallbacks, the composer's kind, limits.
#![forbid(unsafe_code)]
