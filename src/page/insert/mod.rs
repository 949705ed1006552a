//! Putting text into an editor of the page: once, verified, with one other way at most, never again and again.
//!
//! [`steps`] decides, by what was seen, what comes next, and [`text`] whether the text stands there once and what was there is
//! kept: both pure. `editor` sees and does, `composing` knows whether a person is in the middle of a word. What each editor
//! takes in each browser is measured by `tests/composers`, which writes `docs/composers.md`.

pub mod steps;
pub mod text;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod caret;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod composing;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod editor;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use editor::{content, insert};

/// Takes note of what a person does in editors, for as long as the life lasts: browsers do not tell afterwards.
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub fn notice_person(life: &super::life::Life) {
    composing::notice_composing(life);
    caret::notice_presses(life);
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// The text stands in the editor, once, and so does what was there before.
    Done,
    /// The editor takes no text.
    ReadOnly,
    /// The editor left the page, or cannot be seen.
    Gone,
    /// The person is in the middle of a word that an input method is making: text in between would break it.
    Composing,
    /// The editor took nothing, or not what it was given, or the page keeps the keyboard elsewhere.
    Failed,
}

impl Insertion {
    /// The key of what to tell the person.
    pub fn key(self) -> &'static str {
        match self {
            Insertion::Done => "page_inserted",
            Insertion::ReadOnly => "page_insert_read_only",
            Insertion::Gone => "page_insert_gone",
            Insertion::Composing => "page_insert_composing",
            Insertion::Failed => "page_insert_failed",
        }
    }
}
