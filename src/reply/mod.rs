//! Replies: templates, the fields they ask for, fitting to a site's limit, and which to suggest.
#![forbid(unsafe_code)]

pub mod suggestion;
pub mod template;
