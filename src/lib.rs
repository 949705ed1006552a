//! Amends reads the posts on a social site, finds those that complain about the user's brand, says why,
//! and helps to answer them. Everything above [`page`](crate#rooms) is pure: no browser, no clock, no network.
//!
//! # Rooms
//! `text` and `post` at the bottom; `watch`, `triage`, `reply`, `ledger` and `sites` above them; `settings` and
//! `message` are what the contexts say to each other; `page`, `worker` and `app` are the three contexts, which do
//! not import each other. ARCHITECTURE.md has the picture and the invariants.
#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic))]

pub mod app;
pub mod checksum;
pub mod ledger;
pub mod message;
pub mod names;
pub mod post;
pub mod reply;
pub mod sentence;
pub mod settings;
pub mod sites;
pub mod sorted;
pub mod text;
pub mod triage;
pub mod watch;

#[cfg(all(target_arch = "wasm32", any(feature = "page", feature = "worker", feature = "app")))]
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod page;
pub mod worker;
