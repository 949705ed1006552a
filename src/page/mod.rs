//! The injected half: reads posts, judges them, marks them, offers replies, puts one into the site's composer.
//!
//! What needs no browser is pure and tested on the host: [`finding`], [`board`], [`age`] and what decides in [`insert`]. The
//! rest is compiled for WebAssembly only. Everything of one tab hangs on one abort signal (`life`): when it fires, listeners,
//! observers and markers go together.

pub mod age;
pub mod board;
pub mod finding;
pub mod insert;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod acting;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod again;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod composer;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod consulting;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod dom;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod drawing;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod idle;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod life;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod look;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod marker;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod panel;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod panel_view;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod reading;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod tab;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod telling;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod theme;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod wait;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod watching_page;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use again::{again, working_on};
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use life::is_over;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use tab::start;
