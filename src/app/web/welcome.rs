//! The welcome page, which is the settings page once a brand is there.

use leptos::prelude::*;

use super::desk::Desk;
use super::focus::focus;
use super::layout::{lead, section};
use super::words::{text, text_with};
use super::{
    about, brands, contact, corrections, file, first_run, keys, page_marks, queries, sites, status, templates, themes,
};

/// What the page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The settings are not there yet.
    Waiting,
    /// No brand was ever kept.
    First,
    /// The first brand was kept just now.
    Started,
    /// The settings.
    Settings,
}

/// The sections of the settings: id and key of the title.
const SECTIONS: [(&str, &str); 11] = [
    ("brands", "app_brands"),
    ("sites", "app_sites"),
    ("queries", "app_queries"),
    ("marks", "app_marks"),
    ("corrections", "app_corrections_title"),
    ("contact", "app_contact"),
    ("themes", "app_themes"),
    ("templates", "app_templates"),
    ("keys", "app_keys"),
    ("file", "app_file"),
    ("about", "app_about"),
];

/// The whole page.
pub fn view(desk: Desk) -> impl IntoView {
    // Decided once: a page whose last brand is removed stays the settings page, with the way back in reach.
    let started = RwSignal::new(None::<Stage>);
    Effect::new(move |_| {
        let empty = desk.settings.with(|settings| settings.as_ref().map(|s| s.brands.is_empty()));
        if let (Some(empty), None) = (empty, started.get_untracked()) {
            started.set(Some(if empty { Stage::First } else { Stage::Settings }));
        }
    });
    let stage = Memo::new(move |_| started.get().unwrap_or(Stage::Waiting));
    let page = move || match stage.get() {
        Stage::Waiting => view! { <main class="one">{status::troubles(desk)}</main> }.into_any(),
        Stage::First => first(desk, started).into_any(),
        Stage::Started | Stage::Settings => settings(desk, stage.get() == Stage::Started).into_any(),
    };
    view! { {page} }
}

fn first(desk: Desk, started: RwSignal<Option<Stage>>) -> impl IntoView {
    let done = move || {
        started.set(Some(Stage::Started));
        focus("next-title");
    };
    view! {
        <main class="one">
            <h1>{text("app_first_title")}</h1>
            {lead("app_first_lead")}
            {status::troubles(desk)}
            {first_run::view(desk, done)}
            {section("about", "app_about", about::view())}
        </main>
    }
}

fn settings(desk: Desk, just_started: bool) -> impl IntoView {
    let links = SECTIONS
        .map(|(id, title)| view! { <li><a href=format!("#{id}")>{text(title)}</a></li> })
        .into_iter()
        .collect::<Vec<_>>();
    view! {
        <div class="two">
            <nav aria-label=text("app_sections")>
                <p class="name">{text("extension_short_name")}</p>
                <ul>{links}</ul>
            </nav>
            <main>
                <h1>{text("app_settings_title")}</h1>
                {status::troubles(desk)}
                {just_started.then(|| section("next", "app_next", next(desk)))}
                {section("brands", "app_brands", brands::view(desk))}
                {section("sites", "app_sites", (lead("app_sites_lead"), sites::view(desk)))}
                {section("queries", "app_queries", (lead("app_queries_lead"), queries::view(desk)))}
                {section("marks", "app_marks", page_marks::view(desk))}
                {section("corrections", "app_corrections_title", corrections::view(desk))}
                {section("contact", "app_contact", (lead("app_contact_lead"), contact::view(desk)))}
                {section("themes", "app_themes", (lead("app_themes_lead"), themes::view(desk)))}
                {section("templates", "app_templates", (lead("app_templates_lead"), templates::view(desk)))}
                {section("keys", "app_keys", keys::view(desk))}
                {section("file", "app_file", file::view(desk))}
                {section("about", "app_about", about::view())}
            </main>
        </div>
    }
}

/// What happens next, after the first brand.
fn next(desk: Desk) -> impl IntoView {
    let brand = desk.peek(|settings| settings.brands.first().map(|brand| brand.name.clone()).unwrap_or_default());
    view! {
        <div class="inner next">
            <ol>
                <li>{text("app_next_open")}</li>
                <li>{text_with("app_next_marks", &brand)}</li>
                <li>{text("app_next_reply")}</li>
            </ol>
            <p class="actions">
                <a class="button main" href="https://x.com/home" target="_blank" rel="noreferrer">{text("app_next_go")}</a>
            </p>
        </div>
    }
}
