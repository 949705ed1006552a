//! What happened to each complaint: events that are only ever added, and the state that is a fold over them.
#![forbid(unsafe_code)]

pub mod case;
pub mod event;
pub mod record;
pub mod seal;

#[cfg(test)]
mod made_up;
