//! The watched queries: a switch each, how each is read, and adding and removing in place.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::field::Field;
use super::focus::focus;
use super::toggle::toggle;
use super::undo::Undo;
use super::words::{text, text_with};
use crate::app::reading::{Fault, Reading, read};
use crate::browser::{i18n, random};
use crate::settings::SettingsEdit;
use crate::watch::brand::{QueryId, Switch, WatchedQuery};

const INPUT: &str = "query";

/// The list and the form below it.
pub fn view(desk: Desk) -> impl IntoView {
    let undo = Undo::new(desk, "query-undo", INPUT);
    let none = move || desk.read(|settings| settings.queries.is_empty());
    view! {
        <ul class="rows" class:empty=none>
            <For
                each=move || desk.read(|settings| settings.queries.clone())
                key=|query| (query.id.0.clone(), query.query.clone())
                children=move |query| row(desk, undo, query)
            />
        </ul>
        {undo.view()}
        {add(desk)}
    }
}

fn row(desk: Desk, undo: Undo, query: WatchedQuery) -> impl IntoView {
    let (id, written) = (query.id.clone(), query.query.clone());
    let on = {
        let id = id.clone();
        move || desk.read(|s| s.queries.iter().any(|query| query.id == id && query.switch.is_on()))
    };
    let edit = move |switch| SettingsEdit::SetQuery { query: id.clone(), switch };
    let below = match read(&written) {
        // Said only where it tells something that the words above do not.
        Reading::Reads(reads) if reads != written => Some(text_with("app_query_reads", &reads)),
        Reading::Reads(_) | Reading::Empty => None,
        Reading::Fault(fault) => Some(i18n::say(&fault.because)),
    };
    let words = view! {
        <bdi class="query">{whole_words(&written)}</bdi>
        {below.map(|below| view! { <span class="row-below">{below}</span> })}
    };
    let remove = move |_| {
        // The switch may have been thrown since the row was drawn.
        let now = desk.peek(|s| s.queries.iter().find(|q| q.id == query.id).cloned());
        let back = now.unwrap_or_else(|| query.clone());
        undo.remove(
            back.query.clone(),
            SettingsEdit::RemoveQuery { query: back.id.clone() },
            SettingsEdit::PutQuery { query: back },
        );
    };
    view! {
        <li class="row">
            {toggle(desk, words, on, edit)}
            <button type="button" class="icon remove" aria-label=text_with("app_remove_named", &written) on:click=remove>
                {text("app_remove_sign")}
            </button>
        </li>
    }
}

/// The query in pieces that do not break at their hyphens: `-from:` is one thing.
fn whole_words(written: &str) -> Vec<impl IntoView + use<>> {
    written.split_whitespace().map(|word| view! { <span>{word.to_owned()}</span> " " }).collect()
}

fn add(desk: Desk) -> impl IntoView {
    let written = RwSignal::new(String::new());
    // Nobody is told of a fault before they have asked for the query to be added, or have written on after that.
    let asked = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let reading = Memo::new(move |_| written.with(|written| read(written)));
    let fault = Signal::derive(move || {
        refused.get().or_else(|| match reading.get() {
            Reading::Fault(fault) if asked.get() => Some(i18n::say(&fault.because)),
            Reading::Empty if asked.get() => Some(text("app_query_empty")),
            _ => None,
        })
    });
    Effect::new(move |_| {
        written.track();
        refused.set(None);
    });
    let live = move || match reading.get() {
        Reading::Reads(reads) => Some(view! { <span>{text_with("app_query_reads", &reads)}</span> }.into_any()),
        Reading::Fault(Fault { before, at, after, .. }) => Some(
            view! {
                <span>
                    {text("app_query_reads_up_to")} " "
                    <bdi>{before} <mark>{if at.is_empty() { "…".to_owned() } else { at }}</mark> {after}</bdi>
                </span>
            }
            .into_any(),
        ),
        Reading::Empty => None,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !matches!(reading.get_untracked(), Reading::Reads(_)) {
            asked.set(true);
            focus(INPUT);
            return;
        }
        let query = WatchedQuery {
            id: QueryId(random::id()),
            query: written.with_untracked(|written| written.trim().to_owned()),
            switch: Switch::On,
        };
        spawn_local(async move {
            match desk.edit(SettingsEdit::PutQuery { query }).await {
                Ok(()) => {
                    asked.set(false);
                    written.set(String::new());
                }
                Err(refusal) => refused.set(Some(refusal)),
            }
            focus(INPUT);
        });
    };
    view! {
        <form class="add" novalidate on:submit=submit>
            {Field::line(INPUT, "app_query_label", "app_query_hint", written).fault(fault).view()}
            <p class="reads" role="status">{live}</p>
            <button type="submit">{text("app_query_add")}</button>
        </form>
    }
}
