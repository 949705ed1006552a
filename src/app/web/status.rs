//! The popup's first line.

use leptos::prelude::*;

use super::desk::Desk;
use super::words;
use crate::app::status::{Status, TabState, Tone, store_line};

fn tone_name(tone: Tone) -> &'static str {
    match tone {
        Tone::Calm => "calm",
        Tone::Waiting => "waiting",
        Tone::Idle => "idle",
        Tone::Trouble => "trouble",
    }
}

/// What is said of the page in front, kept up to date and read out when it changes.
pub fn view(desk: Desk, tab: RwSignal<TabState>) -> impl IntoView {
    let status = Memo::new(move |_| desk.settings.with(|settings| settings.as_ref().map(|s| Status::of(tab.get(), s))));
    let tone = move || status.with(|status| status.as_ref().map_or("idle", |status| tone_name(status.tone)));
    let line = move || status.with(|status| status.as_ref().map(|status| words::line(status.line)));
    let below = move || {
        status.with(|status| {
            let lines = status.iter().flat_map(|status| status.below.iter());
            lines.map(|line| words::line(*line)).collect::<Vec<_>>().join(&words::text("app_between"))
        })
    };
    view! {
        <div class="status" role="status" data-tone=tone>
            <p class="status-line">{line}</p>
            <p class="status-below">{below}</p>
        </div>
    }
}

/// What does not work: the store, the second reader, or the last change.
pub fn troubles(desk: Desk) -> impl IntoView {
    let store = move || store_line(desk.store.get()).map(|key| view! { <p class="trouble">{words::text(key)}</p> });
    let last = move || desk.trouble.get().map(|said| view! { <p class="trouble">{said}</p> });
    let reader = move || desk.reader.get().map(|said| view! { <p class="trouble">{said}</p> });
    view! { <div role="alert">{store}{reader}{last}</div> }
}
