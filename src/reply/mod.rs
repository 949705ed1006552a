//! Replies: templates, the fields they ask for, fitting to a site's limit, and which to suggest.
//!
//! A template's source is compiled and rendered in `render`; what stands in its fields is made in `field` and
//! `customer`; `check` is for the moment in which a template is saved; `suggest` ranks and fits.
#![forbid(unsafe_code)]

pub mod check;
mod customer;
mod fault;
pub mod field;
mod nearest;
pub mod render;
mod source;
pub mod starter;
pub mod suggest;
pub mod suggestion;
pub mod template;

pub use fault::{Fault, Place, TemplateError};

#[cfg(test)]
mod tests;
