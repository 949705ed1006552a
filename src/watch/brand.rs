//! A brand as the user describes it, and the queries that are watched for it.

use serde::{Deserialize, Serialize};

use crate::post::{Handle, Site};

/// Names one of the user's brands; made once, never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BrandId(pub String);

/// Names one watched query; made once, never shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QueryId(pub String);

/// A switch that a person set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Switch {
    /// Watched.
    #[default]
    On,
    /// Kept, not watched.
    Off,
}

impl Switch {
    /// Whether it is on.
    pub fn is_on(self) -> bool {
        self == Switch::On
    }

    /// On for `true`.
    pub fn from_on(on: bool) -> Switch {
        if on { Switch::On } else { Switch::Off }
    }
}

/// One handle of the brand on one site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteHandle {
    /// The site.
    pub site: Site,
    /// The brand's name there.
    pub handle: Handle,
}

/// A brand: its name, its handles and the other words it goes by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// Its id.
    pub id: BrandId,
    /// Its name as customers write it.
    pub name: String,
    /// Its handles. Posts by these are our own.
    #[serde(default)]
    pub handles: Vec<SiteHandle>,
    /// Other words it goes by: products, short forms, old names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether it is watched.
    #[serde(default)]
    pub switch: Switch,
}

/// A query the user watches besides the brand's names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WatchedQuery {
    /// Its id.
    pub id: QueryId,
    /// The query as it was written.
    pub query: String,
    /// Whether it is watched.
    #[serde(default)]
    pub switch: Switch,
}
