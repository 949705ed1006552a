//! The second reader: a small transformer encoder that reads the posts that the first is unsure about.

pub mod faces;
pub mod wording;
