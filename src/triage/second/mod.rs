//! The second reader: a small transformer encoder that reads the posts that the first is unsure about.

pub mod dot;
pub mod encoder;
pub mod faces;
pub mod file;
pub mod matrix;
pub mod pieces;
pub mod reader;
pub mod together;
pub mod wording;
