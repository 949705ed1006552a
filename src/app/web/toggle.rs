//! A switch: a checkbox that says so, with its words as the label.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::settings::SettingsEdit;
use crate::watch::brand::Switch;

/// A switch that stands as the settings stand. When the worker refuses, it goes back and the page says why.
/// `edit` is asked for within the click: what wants a fresh one may be done there.
pub fn toggle(
    desk: Desk,
    words: impl IntoView + 'static,
    on: impl Fn() -> bool + Send + Sync + 'static,
    edit: impl Fn(Switch) -> SettingsEdit + 'static,
) -> impl IntoView {
    view! {
        <label class="toggle">
            <span class="toggle-words">{words}</span>
            <input
                type="checkbox"
                role="switch"
                prop:checked=on
                on:change:target=move |event| {
                    let input = event.target();
                    let wanted = input.checked();
                    let edit = edit(Switch::from_on(wanted));
                    spawn_local(async move {
                        let refused = desk.edit(edit).await.err();
                        if refused.is_some() {
                            input.set_checked(!wanted);
                        }
                        desk.trouble.set(refused);
                    });
                }
            />
        </label>
    }
}
