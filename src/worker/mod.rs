//! The background: the only writer of the settings and of the ledger. It may be stopped between any two steps, so nothing
//! stands in memory that the store cannot give back; every request may be made twice with the same outcome.
//!
//! What decides ([`gate`], [`badge`], [`copies`], [`dismissals`], [`registration`]) is pure and is tested without a browser.
#![forbid(unsafe_code)]

pub mod badge;
pub mod copies;
pub mod dismissals;
pub mod gate;
pub mod registration;

#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod announce;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod answer;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod begin;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod learnt;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod readers;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod registering;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod second;
#[cfg(all(target_arch = "wasm32", feature = "worker"))]
mod store;

#[cfg(all(target_arch = "wasm32", feature = "worker"))]
pub use begin::begin;
