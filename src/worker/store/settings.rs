//! The settings: read, put back where they were lost, and changed by one at a time.

use std::cell::Cell;

use idb::Transaction;

use super::database::{META, SETTINGS, StoreError, THE_SETTINGS, UNREADABLE_SETTINGS, open};
use super::mirror;
use crate::browser::indexed_db::{committed, put_text, take_away, text};
use crate::browser::locks;
use crate::message::StoreHealth;
use crate::settings::{Settings, SettingsError};
use crate::worker::copies::{Found, Kept, Unusable, weigh};

/// The name of the lock under which the settings are written.
const LOCK: &str = "amends-settings";
/// In `meta`: the settings were put back, and nobody has changed them since.
const PUT_BACK: &str = "put_back";

thread_local! {
    /// Whether this worker has weighed the copies since it was started. Forgetting it costs one more look.
    static WEIGHED: Cell<bool> = const { Cell::new(false) };
}

/// Why the settings were not changed.
#[derive(Debug)]
pub(in crate::worker) enum ChangeError {
    /// The change is not allowed.
    Settings(SettingsError),
    /// The change could not be kept.
    Store(StoreError),
}

impl From<StoreError> for ChangeError {
    fn from(error: StoreError) -> ChangeError {
        ChangeError::Store(error)
    }
}

/// The settings as they are, and how the store is. A store that refuses gives what the second copy holds, or the settings
/// of a first run, and says so.
pub(in crate::worker) async fn current() -> Result<(Settings, StoreHealth), StoreError> {
    match read().await {
        Err(StoreError::Refused(_)) => {
            let others = mirror::read().await;
            let settings = match weigh(None, others.iter().map(Option::as_deref)) {
                Found::Elsewhere(kept) | Found::Whole(kept) => kept.settings,
                Found::Nothing | Found::Lost => Settings::starter(),
                Found::Newer => return Err(StoreError::Newer),
            };
            Ok((settings, StoreHealth::Refused))
        }
        other => other,
    }
}

/// Changes the settings: reads, changes and writes in one transaction, while nobody else does.
pub(in crate::worker) async fn change(
    change: impl FnOnce(Settings) -> Result<Settings, SettingsError> + 'static,
) -> Result<Settings, ChangeError> {
    // Puts back what was lost, so that a change is made to what was there.
    read().await?;
    locks::alone(LOCK, changed(change)).await.map_err(StoreError::from)?
}

async fn changed(change: impl FnOnce(Settings) -> Result<Settings, SettingsError>) -> Result<Settings, ChangeError> {
    let database = open().await?;
    let transaction = database.writing(&[SETTINGS, META]).map_err(StoreError::from)?;
    let kept = kept(&transaction).await?.ok_or(StoreError::Refused("the settings are gone".to_owned()))?;
    let settings = match change(kept.settings) {
        Ok(settings) => settings,
        Err(error) => {
            // Nothing was written yet.
            let _ = transaction.abort();
            return Err(ChangeError::Settings(error));
        }
    };
    let next = Kept { revision: kept.revision + 1, settings };
    keep(transaction, &next).await?;
    // The first copy is on the disk; without the second one the change is still made.
    let _ = mirror::write(&next).await;
    Ok(next.settings)
}

async fn keep(transaction: Transaction, next: &Kept) -> Result<(), StoreError> {
    put_text(&transaction, SETTINGS, THE_SETTINGS, &next.encode()).await?;
    take_away(&transaction, META, PUT_BACK).await?;
    Ok(committed(transaction).await?)
}

/// The short way where the first copy is whole, else the long one.
async fn read() -> Result<(Settings, StoreHealth), StoreError> {
    if WEIGHED.get() {
        let database = open().await?;
        let transaction = database.reading(&[SETTINGS, META])?;
        if let Some(kept) = kept(&transaction).await? {
            return Ok((kept.settings, health(&transaction).await?));
        }
    }
    locks::alone(LOCK, weighed()).await?
}

/// Weighs all copies and makes the first one whole.
async fn weighed() -> Result<(Settings, StoreHealth), StoreError> {
    let others = mirror::read().await;
    let database = open().await?;
    let transaction = database.writing(&[SETTINGS, META])?;
    let first = text(&transaction, SETTINGS, THE_SETTINGS).await?;
    let found = weigh(first.as_deref(), others.iter().map(Option::as_deref));
    let (kept, was_lost) = match found {
        Found::Whole(kept) => {
            let health = health(&transaction).await?;
            // The worker was stopped between the two copies, or the second one was lost.
            if !others.contains(&first) {
                let _ = mirror::write(&kept).await;
            }
            WEIGHED.set(true);
            return Ok((kept.settings, health));
        }
        Found::Elsewhere(kept) => (kept, true),
        Found::Lost => (Kept { revision: 1, settings: Settings::starter() }, true),
        Found::Nothing => (Kept { revision: 1, settings: Settings::starter() }, false),
        Found::Newer => return Err(StoreError::Newer),
    };
    if let Some(damaged) = first {
        put_text(&transaction, SETTINGS, UNREADABLE_SETTINGS, &damaged).await?;
    }
    put_text(&transaction, SETTINGS, THE_SETTINGS, &kept.encode()).await?;
    if was_lost {
        put_text(&transaction, META, PUT_BACK, "yes").await?;
    }
    committed(transaction).await?;
    let _ = mirror::write(&kept).await;
    WEIGHED.set(true);
    Ok((kept.settings, if was_lost { StoreHealth::Restored } else { StoreHealth::Well }))
}

/// The first copy, if it is whole.
async fn kept(transaction: &Transaction) -> Result<Option<Kept>, StoreError> {
    match text(transaction, SETTINGS, THE_SETTINGS).await?.as_deref().map(Kept::decode) {
        Some(Ok(kept)) => Ok(Some(kept)),
        Some(Err(Unusable::Newer)) => Err(StoreError::Newer),
        Some(Err(Unusable::Damaged)) | None => Ok(None),
    }
}

async fn health(transaction: &Transaction) -> Result<StoreHealth, StoreError> {
    let put_back = text(transaction, META, PUT_BACK).await?;
    Ok(if put_back.is_some() { StoreHealth::Restored } else { StoreHealth::Well })
}
