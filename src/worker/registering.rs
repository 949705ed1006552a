//! Keeping the browser's registrations as planned, and the tabs that are open with them: where a site comes, the script is run
//! at once; where one goes, it is told to stop.

use std::cell::Cell;

use wasm_bindgen_futures::spawn_local;

use super::registration::{Carrier, Registration, Remembered, changes, of_page, places, plan};
use super::store::current;
use crate::browser::scripting::{self, ContentScript};
use crate::browser::tabs::TabId;
use crate::browser::{BrowserError, action, locks, permissions, storage, tabs};
use crate::message::Notice;
use crate::post::Site;

/// The lock: one reconciliation at a time.
const LOCK: &str = "amends-registration";
/// Where it is kept on which sites WebAssembly was refused: in `storage.local`, as JSON.
const REMEMBERED: &str = "carriers";
/// Whether all tabs were looked at since the extension was started; in `storage.session`, which ends with it.
const LOOKED: &str = "looked";

thread_local! {
    /// Something may have changed since the last time was planned.
    static DUE: Cell<bool> = const { Cell::new(false) };
}

/// Brings the registrations and the open tabs to what they should be, soon; failures leave what is there, and the next event tries
/// again.
pub(super) fn soon() {
    if !DUE.replace(true) {
        spawn_local(async {
            let _ = locks::alone(LOCK, reconcile()).await;
        });
    }
}

/// The same, and waits until it is done.
pub(super) async fn now() {
    DUE.set(true);
    let _ = locks::alone(LOCK, reconcile()).await;
}

/// WebAssembly was refused on a page of that site: the other carrier is run in that tab at once, and kept for the site.
pub(super) async fn refused(site: Site, tab: TabId) {
    // A tab that has gone elsewhere meanwhile is not ours to run anything in, which the browser says.
    let _ = scripting::run(tab, Carrier::Translated.script()).await;
    let mut remembered = remembered().await;
    if remembered.insert(site.name().to_owned(), Carrier::Translated) != Some(Carrier::Translated)
        && let Ok(text) = serde_json::to_string(&remembered)
    {
        // Not kept, it is found out once more.
        let _ = storage::set(REMEMBERED, &text).await;
    }
    now().await;
}

async fn reconcile() -> Result<(), BrowserError> {
    while DUE.replace(false) {
        let Ok((settings, _)) = current().await else { return Ok(()) };
        let planned = plan(&places(&settings), &permissions::origins().await?, &remembered().await);
        let registered: Vec<Registration> = scripting::registered().await?.into_iter().map(registration).collect();
        let changes = changes(&registered, &planned);
        if !changes.remove.is_empty() {
            scripting::unregister(&changes.remove).await?;
        }
        if !changes.update.is_empty() {
            scripting::update(&scripts(&changes.update)).await?;
        }
        if !changes.add.is_empty() {
            scripting::register(&scripts(&changes.add)).await?;
        }
        follow(&registered, &planned).await?;
    }
    Ok(())
}

/// Runs the script in open tabs that have it new, and stops it in those that lost it. The first time after a start of the extension
/// all tabs are new: they have an older script of ours at best. Where one runs already, a second start does nothing.
async fn follow(before: &[Registration], after: &[Registration]) -> Result<(), BrowserError> {
    let first = storage::is_first_time(LOOKED).await.unwrap_or(false);
    for tab in tabs::query_all().await? {
        // The browser hides the address of a page that we may not read. There may be a script of ours from when we might.
        let url = tab.url.as_deref().unwrap_or_default();
        match of_page(after, url) {
            Some(now) if first || of_page(before, url).is_none() => {
                let script = now.script.clone();
                spawn_local(async move {
                    // An error page, or a tab that sleeps: it gets its script when it is loaded.
                    let _ = scripting::run(tab.id, &script).await;
                });
            }
            Some(_) => {}
            None if before == after && !first => {}
            None => spawn_local(async move {
                // A tab without our script hears nothing, and has no badge.
                let _ = tabs::tell(tab.id, &Notice::Stop).await;
                let _ = action::set_badge(tab.id, "").await;
            }),
        }
    }
    Ok(())
}

async fn remembered() -> Remembered {
    let kept = storage::get(REMEMBERED).await.ok().flatten();
    // What can't be read is found out once more.
    kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn scripts(registrations: &[Registration]) -> Vec<ContentScript> {
    let script = |each: &Registration| ContentScript {
        id: each.id.clone(),
        matches: each.matches.clone(),
        js: vec![each.script.clone()],
    };
    registrations.iter().map(script).collect()
}

fn registration(script: ContentScript) -> Registration {
    let mut matches = script.matches;
    matches.sort();
    Registration { id: script.id, matches, script: script.js.join(" ") }
}
