//! What is kept, and how. IndexedDB, `durability: "strict"`: an answer "done" means that it is on the disk.

mod database;
mod events;
mod mirror;
mod settings;

pub(super) use database::StoreError;
pub(super) use events::{record, sighted};
pub(super) use settings::{ChangeError, change, current};
