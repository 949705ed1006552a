//! Telling everybody that is open of a change.

use wasm_bindgen_futures::spawn_local;

use super::gate::site_at;
use super::learnt;
use crate::browser::{runtime, tabs};
use crate::message::{Notice, StoreHealth};
use crate::settings::Settings;

/// Tells every tab with our script what to watch from now on, and every open page of the extension the new settings. All are
/// told at once; who is not there, or has no script of ours, is not waited for.
pub(super) async fn changed(settings: &Settings, store: StoreHealth) {
    let notice = Notice::Settings { settings: Box::new(settings.clone()), store };
    spawn_local(async move {
        let _ = runtime::tell(&notice).await;
    });
    let layer = learnt::layer(settings);
    for tab in tabs::query_all().await.unwrap_or_default() {
        // The browser tells the addresses only of tabs on sites that we may read: the very ones that have our script.
        if let Some(site) = tab.url.as_deref().and_then(|url| site_at(url, &settings.instances)) {
            let notice = Notice::Setup { setup: settings.setup_for(site, &layer) };
            spawn_local(async move {
                let _ = tabs::tell(tab.id, &notice).await;
            });
        }
    }
}
