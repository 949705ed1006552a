//! A reply template as it is kept and edited.

use serde::{Deserialize, Serialize};

use crate::triage::verdict::{Severity, Theme};

/// Names one template; the starter set's ids are words (`ask-details`), the user's own are made once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TemplateId(pub String);

/// Which of a template's three wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// The fullest.
    Long,
    /// The middle one.
    Medium,
    /// The shortest.
    Short,
}

/// What kind of post a template answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// A complaint.
    #[default]
    Complaint,
    /// Praise.
    Praise,
    /// A question, or a mention that wants a word.
    Mention,
}

/// A reply template: one thing to say in three lengths, in the Jinja-shaped language of the `render` module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its id.
    pub id: TemplateId,
    /// What the user calls it.
    pub title: String,
    /// What it answers.
    #[serde(default)]
    pub answers: Answers,
    /// The themes it fits; empty fits all.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// The severities it fits; empty fits all.
    #[serde(default)]
    pub severities: Vec<Severity>,
    /// The fullest wording.
    pub long: String,
    /// The middle wording.
    pub medium: String,
    /// The shortest wording.
    pub short: String,
}

impl Template {
    /// The source of one wording.
    pub fn wording(&self, wording: Wording) -> &str {
        match wording {
            Wording::Long => &self.long,
            Wording::Medium => &self.medium,
            Wording::Short => &self.short,
        }
    }
}
