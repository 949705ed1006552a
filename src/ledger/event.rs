//! One thing that happened to one post.

use serde::{Deserialize, Serialize};

pub use crate::post::PostKey;
use crate::post::{Handle, UnixMillis};
use crate::reply::template::TemplateId;
use crate::triage::verdict::{Probability, Severity, Theme};
use crate::watch::brand::BrandId;

/// An event's id: never reused, never a counter, so that ledgers of several people can be merged.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EventId(pub String);

/// The person at this machine, made once per installation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgentId(pub String);

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    /// A complaint was first seen on a page.
    Seen {
        /// Who complained.
        author: Handle,
        /// When it was posted.
        posted_at: Option<UnixMillis>,
        /// The brand it is about.
        brand: BrandId,
        /// How sure.
        score: Probability,
        /// How hard.
        severity: Severity,
        /// What about.
        theme: Option<Theme>,
    },
    /// The person said that it is no complaint.
    Dismissed,
    /// The person took that back.
    Restored {
        /// The dismissals that it takes back: those that the person could know of.
        dismissals: Vec<EventId>,
    },
    /// A reply was put into the site's composer. Whether it was sent is not known from this.
    Inserted {
        /// The template it came from.
        template: TemplateId,
    },
    /// A post of ours that answers it was seen on the page.
    Answered,
}

/// One record of the ledger. Records are never changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When it was recorded, by this machine's clock; for display, never for order.
    pub at: UnixMillis,
    /// Who was at the machine.
    pub agent: AgentId,
    /// The post.
    pub key: PostKey,
    /// What happened.
    pub happened: Happened,
}
