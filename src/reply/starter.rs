//! The templates that come with the extension. They say nothing that a company may not be able to keep, admit nothing,
//! and never ask for personal data in public.

use crate::reply::template::Template;

/// The templates, as the settings file keeps them.
const STARTER: &str = include_str!("starter.json");

/// The templates that a new user starts with.
pub fn starter() -> Vec<Template> {
    // The file is part of the program, and a test reads it; there is nothing to tell a user here.
    serde_json::from_str(STARTER).unwrap_or_default()
}
