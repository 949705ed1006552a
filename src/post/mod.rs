//! What can be read off a post, whatever site it stands on.
#![forbid(unsafe_code)]

mod handle;
mod host;
mod site;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use handle::Handle;
pub use host::Host;
pub use site::Site;

/// A post's own id on its site: on X the digits of the status, on Mastodon the instance and its id there (`host/digits`), on
/// Bluesky the record key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostId(String);

impl PostId {
    /// Takes the id as the site writes it.
    pub fn new(id: impl Into<String>) -> PostId {
        PostId(id.into())
    }

    /// The id as the site writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PostId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which post, among all sites.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PostKey {
    /// The site.
    pub site: Site,
    /// The post there.
    pub post: PostId,
}

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixMillis(pub i64);

/// What the site counts under a post; `None` where the page does not show it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Answers to the post.
    pub replies: Option<u64>,
    /// Reposts, without quotes.
    pub reposts: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// How often the post was shown.
    pub views: Option<u64>,
}

/// One post as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Where it stands.
    pub site: Site,
    /// Its id there.
    pub id: PostId,
    /// Who wrote it.
    pub author: Handle,
    /// The name the author shows; empty when unknown.
    pub author_name: String,
    /// The author's own words: no quoted post, emoji as characters, links as the page shows them.
    pub text: String,
    /// The language tag that the page gives, as written there. It is no proof of the author's language.
    pub lang: Option<String>,
    /// Whether the page shows a machine translation in the place of the author's words.
    pub translated: bool,
    /// When it was posted.
    pub posted_at: Option<UnixMillis>,
    /// What the site counts under it.
    pub counts: Counts,
    /// Whom it answers, where the page says so ("Replying to @a and @b").
    pub answers: Vec<Handle>,
    /// The post that it answers, where the page shows it as the parent.
    pub parent: Option<PostId>,
    /// Where it can be opened; `None` where the page links to no place of its own.
    pub address: Option<String>,
}

impl Post {
    /// Which post this is.
    pub fn key(&self) -> PostKey {
        PostKey { site: self.site, post: self.id.clone() }
    }

    /// A post of which nothing is known but its words; the command line and tests start from this.
    pub fn from_text(site: Site, id: PostId, text: impl Into<String>) -> Post {
        Post {
            site,
            id,
            author: Handle::default(),
            author_name: String::new(),
            text: text.into(),
            lang: None,
            translated: false,
            posted_at: None,
            counts: Counts::default(),
            answers: Vec::new(),
            parent: None,
            address: None,
        }
    }
}
