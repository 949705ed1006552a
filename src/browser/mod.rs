//! Thin typed bindings to the WebExtension APIs: Promise to Future, errors as a Rust type, nothing of the domain but
//! the messages. The same names in all three contexts; each context is a build of its own with one feature.
//!
//! The injected half has [`runtime`], [`i18n`] and [`clock`] only: tabs, storage and the like are not its business.

pub mod clock;
pub mod error;
mod hear;
pub mod i18n;
mod listening;
mod namespace;
pub mod runtime;
mod wire;

#[cfg(any(feature = "worker", feature = "app"))]
pub mod action;
#[cfg(any(feature = "worker", feature = "app"))]
pub mod commands;
#[cfg(any(feature = "worker", feature = "app"))]
pub mod random;
#[cfg(feature = "app")]
pub mod shortcuts;
#[cfg(any(feature = "worker", feature = "app"))]
pub mod tabs;

#[cfg(feature = "worker")]
pub mod file;
#[cfg(feature = "worker")]
pub mod indexed_db;
#[cfg(feature = "worker")]
pub mod locks;
#[cfg(feature = "worker")]
pub mod permissions;
#[cfg(feature = "worker")]
pub mod scripting;
#[cfg(feature = "worker")]
pub mod storage;
#[cfg(feature = "worker")]
pub mod turn;

pub use error::BrowserError;
