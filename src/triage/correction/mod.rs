//! What the user said of posts by hand, and what follows for others: a small layer on top of the shipped weights. It is made
//! anew from all corrections by a fold that knows no order, never leaves the machine, and is bounded:
//!
//! - A corrected post, and one of the very same words, is what the user said, whatever the weights say ([`layer`]).
//! - No other post moves by more than [`layer::MOST_SHIFT`]: what the weights are sure of stays ([`layer`]).
//! - The layer is used no more than it proves itself on the user's own corrections, each judged by a layer that has not seen
//!   it ([`guard`]).
//! - At most [`book::MOST_CORRECTIONS`] are kept; the oldest go ([`book`]).
//!
//! No text is kept: a correction holds the hashes of a post's words ([`wording`]).

pub mod book;
pub mod guard;
pub mod layer;
mod lessons;
mod plain;
pub mod said;
pub mod wording;
