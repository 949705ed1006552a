//! The keys, and the way to the browser's own page where they are set.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::layout::lead;
use super::words::text;
use crate::browser::{commands, shortcuts};
use crate::message::KeyCommand;

fn name(command: KeyCommand) -> &'static str {
    match command {
        KeyCommand::NextComplaint => "app_key_next",
        KeyCommand::PreviousComplaint => "app_key_previous",
        KeyCommand::OpenPanel => "app_key_panel",
        KeyCommand::InsertBest => "app_key_insert",
        KeyCommand::Dismiss => "app_key_dismiss",
    }
}

/// The button that opens the browser's page of shortcuts; where the browser opens it for nobody, it says the way there.
pub fn open_button(desk: Desk) -> impl IntoView {
    let open = move |_| {
        spawn_local(async move {
            if shortcuts::open_settings().await.is_err() {
                desk.trouble.set(Some(text("app_keys_by_hand")));
            }
        });
    };
    view! { <button type="button" class="quiet" on:click=open>{text("app_open_keys")}</button> }
}

/// Each command with its key.
pub fn view(desk: Desk) -> impl IntoView {
    let all = RwSignal::new(Vec::<(KeyCommand, String)>::new());
    let look = move || {
        spawn_local(async move {
            if let Ok(found) = commands::shortcuts().await {
                all.set(found);
            }
        });
    };
    look();
    // Keys are set on another page; what was set there is seen on coming back.
    window_event_listener(leptos::ev::focus, move |_| look());
    let rows = move || {
        let known = all.get();
        let key = |command: KeyCommand| {
            let key = known.iter().find(|(at, _)| *at == command).map(|(_, key)| key.clone());
            key.filter(|key| !key.is_empty())
        };
        KeyCommand::ALL
            .map(|command| {
                let key = match key(command) {
                    Some(key) => view! { <kbd>{key}</kbd> }.into_any(),
                    None => view! { <span class="hint">{text("app_key_none")}</span> }.into_any(),
                };
                view! { <tr><th scope="row">{text(name(command))}</th><td>{key}</td></tr> }
            })
            .into_iter()
            .collect::<Vec<_>>()
    };
    view! {
        {lead("app_keys_lead")}
        <table class="keys">
            <caption class="unseen">{text("app_keys")}</caption>
            <tbody>{rows}</tbody>
        </table>
        <div class="actions">{open_button(desk)}</div>
    }
}
