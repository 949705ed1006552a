//! The first turn. Every listener is put in place before anything is awaited: an event that has woken the worker is given
//! only to listeners that are there by then.

use wasm_bindgen_futures::spawn_local;

use super::answer::answer;
use super::{badge, registering};
use crate::browser::commands::on_command;
use crate::browser::runtime::{self, Installed, Listening};
use crate::browser::{BrowserError, action, permissions, storage, tabs};
use crate::message::Notice;

/// Puts all listeners in place.
///
/// # Errors
/// [`BrowserError::ContextGone`] outside an extension.
pub fn begin() -> Result<(), BrowserError> {
    runtime::on_request(answer)?.for_good();
    // The browser may have lost registrations, or the extension come with new ones; every start of the worker looks.
    runtime::on_startup(registering::soon)?.for_good();
    permissions::on_change(registering::soon)?.into_iter().for_each(Listening::for_good);
    registering::soon();
    runtime::on_installed(|installed| {
        if installed == Installed::First {
            spawn_local(async {
                // The welcome page; without it the popup says what is missing.
                let _ = runtime::open_options_page().await;
            });
        }
    })?
    .for_good();
    on_command(|command| {
        spawn_local(async move {
            if let Ok(Some(tab)) = tabs::active().await {
                // A tab without our script has no complaints to go to.
                let _ = tabs::tell(tab.id, &Notice::Key { command }).await;
            }
        });
    })?
    .for_good();
    spawn_local(async {
        // Neither is worth failing for: the page's script has no reason to read the store, and the badge has a colour.
        let _ = storage::keep_to_own_pages().await;
        let _ = action::set_badge_colour(badge::COLOUR).await;
    });
    Ok(())
}
