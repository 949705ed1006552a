//! The second copy of the settings, in `storage.local`: two places written in turn, so that one is whole while the other is
//! being written. Which one holds, the copies say themselves by revision and checksum.

use crate::browser::{BrowserError, storage};
use crate::worker::copies::Kept;

fn place(revision: u64) -> &'static str {
    if revision.is_multiple_of(2) { "settings:0" } else { "settings:1" }
}

/// The copies that are there. A place that cannot be read counts as empty.
pub(super) async fn read() -> [Option<String>; 2] {
    [storage::get(place(0)).await.ok().flatten(), storage::get(place(1)).await.ok().flatten()]
}

/// Writes the copy of this revision over the one before the last.
pub(super) async fn write(kept: &Kept) -> Result<(), BrowserError> {
    storage::set(place(kept.revision), &kept.encode()).await
}
