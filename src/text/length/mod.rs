//! How long a text is on a site, in the site's own units, and whether the site takes it.

mod character;
mod domain;
mod emoji;
mod emoji_sets;
mod punycode;
mod tld;
mod url;
mod x;

use serde::{Deserialize, Serialize};

use crate::post::Site;

pub use x::on_x;

/// How long a text is on a site, and whether the site takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    /// Length in the site's own units.
    pub length: usize,
    /// The most the site takes.
    pub limit: usize,
    /// Whether the site takes it: not empty, not too long, and no character that the site refuses.
    pub fits: bool,
}

/// How long `text` is on `site`.
pub fn on(site: Site, text: &str) -> Length {
    match site {
        Site::X => on_x(text),
        Site::Bluesky => in_units(text, 300),
        Site::Mastodon | Site::Threads => in_units(text, 500),
        Site::Reddit | Site::YouTube => in_units(text, 10_000),
        Site::Facebook => in_units(text, 8_000),
        Site::LinkedIn => in_units(text, 1_250),
        Site::Instagram => in_units(text, 2_200),
    }
}

fn in_units(text: &str, limit: usize) -> Length {
    let length = text.encode_utf16().count();
    Length { length, limit, fits: length > 0 && length <= limit }
}

#[cfg(test)]
mod tests;
