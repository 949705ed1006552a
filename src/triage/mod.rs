//! Judging a post: does it complain, how badly, what about, and which words decided it.
#![forbid(unsafe_code)]

pub mod verdict;
