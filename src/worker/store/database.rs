//! The database and its three stores.

use idb::{IndexParams, KeyPath, ObjectStoreParams};

use crate::browser::BrowserError;
use crate::browser::indexed_db::Database;
use crate::sentence::Sentence;

const NAME: &str = "amends";
const VERSION: u32 = 1;

/// The settings, under [`THE_SETTINGS`].
pub(super) const SETTINGS: &str = "settings";
/// Where the settings lie.
pub(super) const THE_SETTINGS: &str = "settings";
/// Where a copy is put that could not be read, so that nothing is thrown away.
pub(super) const UNREADABLE_SETTINGS: &str = "unreadable";
/// The ledger's events, each `{id, post, record}`.
pub(super) const EVENTS: &str = "events";
/// The index of events by post.
pub(super) const BY_POST: &str = "post";
/// Who we are, and whether something was put back.
pub(super) const META: &str = "meta";

/// Why something could not be kept or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::worker) enum StoreError {
    /// The browser refuses; in its words.
    Refused(String),
    /// A newer version wrote what is there; it is not touched.
    Newer,
}

impl StoreError {
    /// What to tell the user.
    pub(in crate::worker) fn sentence(&self) -> Sentence {
        match self {
            StoreError::Refused(words) => Sentence::new("worker_store_refused").with(words),
            StoreError::Newer => Sentence::new("worker_store_newer"),
        }
    }
}

impl From<BrowserError> for StoreError {
    fn from(error: BrowserError) -> StoreError {
        StoreError::Refused(match error {
            BrowserError::Other(words) => words,
            told => told.to_string(),
        })
    }
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> StoreError {
        StoreError::Refused(error.to_string())
    }
}

/// Opens the database. It is opened for each request and closed after it: a connection may be dead after a full disk, and a
/// worker that is stopped leaves none behind.
pub(super) async fn open() -> Result<Database, StoreError> {
    Ok(Database::open(NAME, VERSION, make).await?)
}

fn make(database: &idb::Database) -> Result<(), idb::Error> {
    database.create_object_store(SETTINGS, ObjectStoreParams::new())?;
    database.create_object_store(META, ObjectStoreParams::new())?;
    let mut by_id = ObjectStoreParams::new();
    by_id.key_path(Some(KeyPath::new_single("id")));
    let events = database.create_object_store(EVENTS, by_id)?;
    events.create_index(BY_POST, KeyPath::new_single("post"), Some(IndexParams::new()))?;
    Ok(())
}
