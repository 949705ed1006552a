//! Everything the user has set. One value, one schema, changed only by [`SettingsEdit`]s, so that two windows
//! that write at once lose nothing.
#![forbid(unsafe_code)]

mod check;
mod edit;
pub mod error;
mod file;
pub mod limit;
mod view;

#[cfg(test)]
mod made_up;

pub use error::SettingsError;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::post::{Host, PostKey, Site};
use crate::reply::suggestion::Contact;
use crate::reply::template::{Template, TemplateId};
use crate::triage::correction::said::Correction;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::Theme;
use crate::watch::brand::{Brand, BrandId, QueryId, Switch, WatchedQuery};

/// The version of [`Settings`] that this build writes.
pub const SCHEMA: u32 = 1;

/// How posts that mention the brand without complaining are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MentionMarks {
    /// A quiet mark.
    #[default]
    Quiet,
    /// None.
    Hidden,
}

/// Everything the user has set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The schema they were written with.
    pub schema: u32,
    /// The master switch.
    #[serde(default)]
    pub switch: Switch,
    /// A switch for each site; one that is missing is as it came ([`Site::is_off_at_first`]).
    #[serde(default)]
    pub sites: BTreeMap<Site, Switch>,
    /// The hosts of [`Site::Mastodon`] that the user named. A file without any is one that older versions read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instances: Vec<Host>,
    /// The brands looked after.
    #[serde(default)]
    pub brands: Vec<Brand>,
    /// Watched queries.
    #[serde(default)]
    pub queries: Vec<WatchedQuery>,
    /// How plain mentions are marked.
    #[serde(default)]
    pub mention_marks: MentionMarks,
    /// Whether posts that the first reader is unsure about are read again in the background.
    #[serde(default)]
    pub second_reader: Switch,
    /// Ways to reach the company.
    #[serde(default)]
    pub contact: Contact,
    /// What the agent signs with.
    #[serde(default)]
    pub signature: String,
    /// The reply templates.
    #[serde(default)]
    pub templates: Vec<Template>,
    /// What is set of the themes; one that is missing is as it came.
    #[serde(default)]
    pub themes: Vec<ThemeEntry>,
    /// What the user said of posts by hand. A file without any is one that older versions read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// One change to the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum SettingsEdit {
    /// The master switch.
    SetSwitch {
        /// On or off.
        switch: Switch,
    },
    /// A site's switch.
    SetSite {
        /// The site.
        site: Site,
        /// On or off.
        switch: Switch,
    },
    /// Reads Mastodon on that host, too.
    AddInstance {
        /// The host.
        host: Host,
    },
    /// Reads Mastodon there no longer.
    RemoveInstance {
        /// The host.
        host: Host,
    },
    /// Adds a brand, or replaces the one of the same id.
    PutBrand {
        /// The brand.
        brand: Brand,
    },
    /// A brand's switch.
    SetBrand {
        /// The brand.
        brand: BrandId,
        /// On or off.
        switch: Switch,
    },
    /// Removes a brand.
    RemoveBrand {
        /// The brand.
        brand: BrandId,
    },
    /// Adds a query, or replaces the one of the same id.
    PutQuery {
        /// The query.
        query: WatchedQuery,
    },
    /// A query's switch.
    SetQuery {
        /// The query.
        query: QueryId,
        /// On or off.
        switch: Switch,
    },
    /// Removes a query.
    RemoveQuery {
        /// The query.
        query: QueryId,
    },
    /// How plain mentions are marked.
    SetMentionMarks {
        /// Quiet or hidden.
        marks: MentionMarks,
    },
    /// Whether doubtful posts are read again.
    SetSecondReader {
        /// On or off.
        switch: Switch,
    },
    /// Ways to reach the company.
    SetContact {
        /// The ways.
        contact: Contact,
    },
    /// What the agent signs with.
    SetSignature {
        /// The signature.
        signature: String,
    },
    /// Adds a template, or replaces the one of the same id.
    PutTemplate {
        /// The template.
        template: Template,
    },
    /// Removes a template.
    RemoveTemplate {
        /// The template.
        template: TemplateId,
    },
    /// Sets all of a theme: adds one of the user's own, or renames, adds words, switches.
    PutTheme {
        /// The theme as it shall be.
        entry: ThemeEntry,
    },
    /// A theme's switch: off, it is never chosen.
    SetTheme {
        /// The theme.
        theme: Theme,
        /// On or off.
        switch: Switch,
    },
    /// Removes a theme of the user's own for good; any other is again as it came.
    RemoveTheme {
        /// The theme.
        theme: Theme,
    },
    /// Takes in what the user said of a post.
    PutCorrection {
        /// The post, and what was said.
        correction: Correction,
    },
    /// Forgets what the user said of a post.
    TakeBackCorrection {
        /// The post.
        key: PostKey,
    },
    /// Forgets what the user said of all posts.
    ForgetCorrections,
}
