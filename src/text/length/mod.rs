//! How long a text is on a site, in the site's own units, and whether the site takes it.

mod bluesky;
mod character;
mod counter;
mod domain;
mod emoji;
mod emoji_sets;
mod grapheme;
mod limit;
mod mastodon;
mod punycode;
mod space;
mod threads;
mod tld;
mod url;
mod x;

use serde::{Deserialize, Serialize};

use crate::post::Site;

pub use counter::{Counter, Shows};
pub use limit::Limit;

/// The most bytes of UTF-8 that Bluesky takes: `maxLength` of the lexicon app.bsky.feed.post.
const BLUESKY_BYTES: usize = 3_000;

/// How long a text is on a site, and whether the site takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    /// Length in the site's own units.
    pub length: usize,
    /// The most the site takes.
    pub limit: usize,
    /// Whether the text is not empty, within every limit, and has no character that the site refuses.
    pub fits: bool,
    /// Whether the limit is no more than what is said of the site: a longer text deserves a warning, not a refusal.
    #[serde(default, skip_serializing_if = "is_false")]
    pub soft: bool,
    /// The second measure, where the site has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<Bytes>,
}

/// How many bytes of UTF-8 a text has on a site that counts them too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bytes {
    /// Length in bytes.
    pub length: usize,
    /// The most the site takes.
    pub limit: usize,
}

/// A limit that a text is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Too long in the site's own units.
    Length,
    /// Short enough in those, but too long in bytes.
    Bytes,
}

impl Length {
    /// Which limit the text is over, if one.
    pub fn over(&self) -> Option<Over> {
        if self.length > self.limit {
            Some(Over::Length)
        } else {
            self.bytes.filter(|bytes| bytes.length > bytes.limit).map(|_| Over::Bytes)
        }
    }

    /// Whether the site is known to refuse the text. One that is over a soft limit only may be tried.
    pub fn is_refused(&self) -> bool {
        let is_said_to_be_too_long = self.soft && self.over().is_some();
        !(self.fits || is_said_to_be_too_long)
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// How long `text` is on `site`, under the limit that holds there for everybody.
pub fn on(site: Site, text: &str) -> Length {
    within(Limit::of(site), site, text)
}

/// How long `text` is on `site`, where the limit is another one: that of a subscriber, or of a Mastodon instance.
pub fn within(limit: Limit, site: Site, text: &str) -> Length {
    let (length, is_taken, bytes) = match site {
        Site::X => {
            let weight = x::weight_of(text);
            (weight.length, weight.length > 0 && !weight.is_refused, None)
        }
        Site::Bluesky => {
            let posted = bluesky::shortened(text);
            let bytes = Bytes { length: posted.len(), limit: BLUESKY_BYTES };
            (grapheme::count(&posted), !is_blank(text) && bytes.length <= bytes.limit, Some(bytes))
        }
        Site::Mastodon => (grapheme::count(&mastodon::counted(text)), !is_blank(text), None),
        Site::Threads => (threads::count(text), !is_blank(text), None),
        Site::Reddit | Site::YouTube | Site::Facebook | Site::LinkedIn | Site::Instagram => {
            (text.encode_utf16().count(), !is_blank(text), None)
        }
    };
    let (limit, soft) = (limit.most(), matches!(limit, Limit::Soft(_)));
    Length { length, limit, fits: is_taken && length <= limit, soft, bytes }
}

/// Whether nothing can be seen in the text: no site but X takes it for one, and X has its own rule.
fn is_blank(text: &str) -> bool {
    text.chars().all(space::is_space)
}

/// How long `text` is on X.
pub fn on_x(text: &str) -> Length {
    on(Site::X, text)
}

#[cfg(test)]
mod tests;
