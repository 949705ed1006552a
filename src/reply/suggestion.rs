//! What a reply is made from, and what is suggested.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::post::{Handle, Site, UnixMillis};
pub use crate::text::length::{Counter, Length};

use crate::reply::template::{Answers, TemplateId, Wording};
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::{Severity, Theme};

/// How the company can be reached outside the public thread; an empty string is a way that does not exist.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Contact {
    /// E-mail address.
    pub email: String,
    /// Phone number as people dial it.
    pub phone: String,
    /// Web page.
    pub web: String,
    /// The handle whose direct messages are open.
    pub dm: String,
}

/// The customer's post, as far as a reply needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostFacts {
    /// The site.
    pub site: Site,
    /// Who wrote it.
    pub author: Handle,
    /// The name the author shows; may be empty.
    pub author_name: String,
    /// When.
    pub posted_at: Option<UnixMillis>,
    /// What kind of post it is.
    pub kind: Answers,
    /// How hard it complains.
    pub severity: Severity,
    /// What about.
    pub theme: Option<Theme>,
    /// What the page's own counter shows, where a composer is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counter: Option<Counter>,
}

/// What the user has told about the brand and themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OurFacts {
    /// The brand's name.
    pub brand: String,
    /// Ways to reach the company.
    pub contact: Contact,
    /// What the agent signs with; may be empty.
    pub signature: String,
    /// What is set of the themes.
    #[serde(default)]
    pub themes: Vec<ThemeEntry>,
}

/// Answers to a template's `ask.*` fields, by field name (`order_no`).
pub type Asked = BTreeMap<String, String>;

/// Why a suggestion stands where it stands; shown in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Made for this theme.
    Theme {
        /// The theme.
        theme: Theme,
    },
    /// Made for this severity.
    Severity {
        /// The severity.
        severity: Severity,
    },
    /// Made for praise or for a mention, as this post is.
    Kind {
        /// The kind.
        kind: Answers,
    },
    /// Fits any post of this kind.
    General,
}

/// One reply that could be inserted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// The template.
    pub template: TemplateId,
    /// Its title.
    pub title: String,
    /// The reply, filled in. While `missing` is not empty, each missing field stands as `[name]` and it must not be inserted.
    pub text: String,
    /// The wording that was chosen: the longest that fits.
    pub wording: Wording,
    /// How long it is.
    pub length: Length,
    /// Why it is suggested, strongest first.
    pub why: Vec<Why>,
    /// Names of `ask.*` fields that this wording uses, in the order in which they occur.
    pub asks: Vec<String>,
    /// Those of `asks` that have no answer yet.
    pub missing: Vec<String>,
}
