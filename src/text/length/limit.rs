//! How long a text may be on each site.

use crate::post::Site;

/// The longest text that a site takes, in its own units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The site refuses more.
    Hard(usize),
    /// What is said of the site, by secondary sources, and by nobody who has seen it refuse: no more than a warning.
    Soft(usize),
}

impl Limit {
    /// What holds on `site` for everybody. Somebody may have another one there: subscribers of X, members of a Mastodon instance
    /// that allows more.
    pub fn of(site: Site) -> Limit {
        match site {
            // `maxWeightedTweetLength` of twitter-text 3.
            Site::X => Limit::Hard(280),
            // `maxGraphemes` of the lexicon app.bsky.feed.post.
            Site::Bluesky => Limit::Hard(300),
            // `StatusLengthValidator::MAX_CHARS`; instances change it.
            Site::Mastodon => Limit::Hard(500),
            Site::Threads => Limit::Soft(500),
            Site::LinkedIn => Limit::Soft(1_250),
            Site::Instagram => Limit::Soft(2_200),
            Site::Facebook => Limit::Soft(8_000),
            Site::Reddit | Site::YouTube => Limit::Soft(10_000),
        }
    }

    /// The longest text, in the site's own units.
    pub fn most(self) -> usize {
        match self {
            Limit::Hard(most) | Limit::Soft(most) => most,
        }
    }
}
