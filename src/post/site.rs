//! The sites.

use serde::{Deserialize, Serialize};

/// A social site that the extension reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Site {
    /// x.com, formerly Twitter.
    X,
    /// bsky.app.
    Bluesky,
    /// Any host that runs Mastodon's own pages, or Elk or Phanpy before it.
    Mastodon,
    /// www.reddit.com and old.reddit.com.
    Reddit,
    /// The comments below a video.
    YouTube,
    /// www.facebook.com.
    Facebook,
    /// www.threads.com.
    Threads,
    /// www.linkedin.com.
    LinkedIn,
    /// The comments below a post.
    Instagram,
}

impl Site {
    /// Every site, in the order in which they are shown.
    pub const ALL: [Site; 9] = [
        Site::X,
        Site::Bluesky,
        Site::Mastodon,
        Site::Reddit,
        Site::YouTube,
        Site::Facebook,
        Site::Threads,
        Site::LinkedIn,
        Site::Instagram,
    ];

    /// The name used in files and on the command line: `x`.
    pub fn name(self) -> &'static str {
        match self {
            Site::X => "x",
            Site::Bluesky => "bluesky",
            Site::Mastodon => "mastodon",
            Site::Reddit => "reddit",
            Site::YouTube => "youtube",
            Site::Facebook => "facebook",
            Site::Threads => "threads",
            Site::LinkedIn => "linkedin",
            Site::Instagram => "instagram",
        }
    }

    /// Whether the user has to switch it on first: what was only checked against pages of our own making is off by default.
    pub fn is_off_at_first(self) -> bool {
        self != Site::X
    }

    /// The site of that name, as [`Site::name`] gives it.
    pub fn from_name(name: &str) -> Option<Site> {
        Site::ALL.into_iter().find(|site| site.name() == name)
    }
}
