//! How the sites' pages were read last: a few lines in `storage.local`. Nothing depends on them, so that a copy which can't be read
//! is begun anew.

use std::collections::BTreeMap;

use crate::browser::{clock, locks, runtime, storage};
use crate::message::{Examination, Notice, PageHealth};
use crate::post::Site;
use crate::sites::checkup::Checkup;

const KEY: &str = "examinations";

/// All that is known.
pub(super) async fn all() -> BTreeMap<Site, Examination> {
    let text = storage::get(KEY).await.ok().flatten();
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Notes how a page of `site` is read.
pub(super) async fn note(site: Site, health: PageHealth, checkup: Checkup) {
    let noting = async move {
        let mut sites = all().await;
        let before = sites.get(&site).filter(|before| is_same(before, health, &checkup));
        let since = before.map_or_else(clock::now, |before| before.since);
        sites.insert(site, Examination { health, checkup, since });
        // A full disk costs the history of a page's health, which the next page tells again.
        if let Ok(text) = serde_json::to_string(&sites) {
            let _ = storage::set(KEY, &text).await;
        }
    };
    let _ = locks::alone(KEY, noting).await;
    let _ = runtime::tell(&Notice::Examined).await;
}

/// Whether a page is read as the one before: as well, and with the same missing.
fn is_same(before: &Examination, health: PageHealth, checkup: &Checkup) -> bool {
    before.health == health
        && before.checkup.condition() == checkup.condition()
        && before.checkup.missing() == checkup.missing()
        && before.checkup.by_fallback() == checkup.by_fallback()
}
