//! What happened to each complaint: events that are only ever added, and the state that is a fold over them.
#![forbid(unsafe_code)]

pub mod event;
