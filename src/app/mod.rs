//! The extension's own pages: the popup, and the welcome page that is the settings page later. One module for both; the
//! page says in `data-page` of its body which of them it is.
//!
//! What a page says and how a form is read ([`status`], [`draft`], [`reading`], [`preview`], [`corrections`], [`sites`]) is pure, so
//! that it is tested without a browser; the rest draws it with Leptos.
//!
//! Everything here works under `require-trusted-types-for 'script'`. Leptos makes elements one by one, except where a whole
//! subtree of a `view!` is fixed: that would go through `innerHTML`. Every text here comes from `_locales`, so that no subtree
//! is fixed, and the generated glue does not even import `innerHTML`.

pub mod corrections;
pub mod draft;
pub mod preview;
pub mod reading;
pub mod sites;
pub mod status;

#[cfg(all(target_arch = "wasm32", feature = "app"))]
mod web;
#[cfg(all(target_arch = "wasm32", feature = "app"))]
pub use web::start;
