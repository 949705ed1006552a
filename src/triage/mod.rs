//! Judging a post: does it complain, how badly, what about, and which words decided it.
#![forbid(unsafe_code)]

pub mod about;
pub mod clause;
pub mod correction;
pub mod cues;
pub mod features;
pub mod hint;
pub mod kind;
pub mod language;
mod language_words;
pub mod lexicon;
pub mod model;
pub mod opinion;
pub mod pressure;
pub mod reasons;
pub mod rivals;
pub mod second;
pub mod severity;
mod severity_cues;
pub mod theme;
mod theme_cues;
pub mod theme_entry;
pub mod theme_name;
pub mod token;
pub mod tongues;
#[cfg(not(target_arch = "wasm32"))]
pub mod training;
pub mod verdict;
pub mod weights;
pub mod whom;
