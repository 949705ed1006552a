//! What can be read off a post, whatever site it stands on.
#![forbid(unsafe_code)]

use std::fmt;

use serde::{Deserialize, Serialize};

/// A social site that the extension reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Site {
    /// x.com, formerly Twitter.
    X,
}

impl Site {
    /// Every site, in the order in which they are shown.
    pub const ALL: [Site; 1] = [Site::X];

    /// The name used in files and on the command line: `x`.
    pub fn name(self) -> &'static str {
        match self {
            Site::X => "x",
        }
    }

    /// The site of that name, as [`Site::name`] gives it.
    pub fn from_name(name: &str) -> Option<Site> {
        Site::ALL.into_iter().find(|site| site.name() == name)
    }
}

/// A post's own id on its site (on X: the digits of the status).
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

/// A person's or a brand's name on a site, lower-case and without the `@`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Handle(String);

impl Handle {
    /// Takes a handle as anyone may write it: `@NorthwindHelp`, ` northwindhelp `.
    pub fn new(written: &str) -> Handle {
        Handle(written.trim().trim_start_matches(['@', '＠']).to_lowercase())
    }

    /// The handle, lower-case, without `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was left after trimming.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Handle {
    fn from(written: String) -> Handle {
        Handle::new(&written)
    }
}

impl From<Handle> for String {
    fn from(handle: Handle) -> String {
        handle.0
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}", self.0)
    }
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
        }
    }
}
