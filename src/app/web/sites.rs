//! The sites: a switch each, what the browser has to grant for it, and how its pages were read last.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::instances;
use super::report::report_button;
use super::toggle::toggle;
use super::words::{count, text, text_with, when};
use crate::app::sites::{Known, SiteReading, state};
use crate::app::status::{Counted, Tone};
use crate::browser::{i18n, permissions, runtime};
use crate::message::{FromApp, Notice, Reply};
use crate::names;
use crate::post::Site;
use crate::settings::{Settings, SettingsEdit};
use crate::sites::access;

/// The list.
pub fn view(desk: Desk) -> impl IntoView {
    let known = known(desk);
    let rows = Site::ALL.map(|site| row(desk, known, site)).into_iter().collect::<Vec<_>>();
    view! { <ul class="rows">{rows}</ul> }
}

/// What is known of the sites, kept up to date.
pub fn known(desk: Desk) -> RwSignal<Known> {
    let known = RwSignal::new(Known::default());
    let look = move || {
        spawn_local(async move {
            if let Ok(granted) = permissions::origins().await {
                known.update(|known| known.granted = granted);
            }
            if let Ok(Reply::Examinations { sites }) = desk.ask(FromApp::Examinations).await {
                known.update(|known| known.examinations = sites);
            }
        });
    };
    look();
    if let Ok(listening) = permissions::on_change(look) {
        listening.into_iter().for_each(|each| each.for_good());
    }
    let heard = runtime::on_notice(move |notice| {
        if matches!(notice, Notice::Settings { .. } | Notice::Examined) {
            look();
        }
    });
    if let Ok(listening) = heard {
        listening.for_good();
    }
    known
}

fn row(desk: Desk, known: RwSignal<Known>, site: Site) -> impl IntoView {
    let now = Memo::new(move |_| {
        desk.settings.with(|settings| settings.as_ref().map(|s| known.with(|known| state(site, s, known))))
    });
    let on = move || desk.read(|settings| settings.is_read(site));
    let words = view! {
        <bdi>{text(names::site(site))}</bdi>
        {move || now.get().and_then(|now| now.caution).map(|key| view! { <span class="row-below">{text(key)}</span> })}
    };
    let ask = move || {
        let to_grant = now.get().map(|now| now.to_grant).filter(|missing| !missing.is_empty())?;
        Some(view! {
            <div class="asks">
                <p>{text_with("app_site_not_granted", &hosts_in(&to_grant))}</p>
                <button type="button" on:click=move |_| grant(desk, to_grant.clone())>{text("app_site_grant")}</button>
            </div>
        })
    };
    let reading = move || {
        let reading = on().then(|| now.get().and_then(|now| now.reading)).flatten()?;
        Some(reading_view(desk, site, &reading))
    };
    let instances = (site == Site::Mastodon).then(|| instances::view(desk));
    view! {
        <li class="entry">
            <div class="row">{switch(desk, site, words, on)}</div>
            {ask}
            {reading}
            {instances}
        </li>
    }
}

/// The hosts of patterns, for people.
fn hosts_in(patterns: &[String]) -> String {
    let host = |pattern: &String| pattern.trim_start_matches("https://").trim_end_matches("/*").to_owned();
    patterns.iter().map(host).collect::<Vec<_>>().join(", ")
}

/// A site's switch. Switching on asks the browser for the site's hosts, while the click that it wants for that is still fresh; a site
/// that is on without them says so.
fn switch(
    desk: Desk,
    site: Site,
    words: impl IntoView + 'static,
    on: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    toggle(desk, words, on, move |switch| {
        if switch.is_on() {
            let hosts = desk.peek(|settings| access::hosts(site, &settings.instances));
            grant(desk, hosts.iter().map(|host| access::pattern(host)).collect());
        }
        SettingsEdit::SetSite { site, switch }
    })
}

/// Asks the browser for hosts. What it grants is heard as a change of permissions, by everybody.
pub fn grant(desk: Desk, origins: Vec<String>) {
    if origins.is_empty() {
        return;
    }
    // Begun within the click, not in a task after it.
    let asked = permissions::request(&origins);
    spawn_local(async move {
        let refused = match asked {
            Ok(answer) => answer.await.err(),
            Err(error) => Some(error),
        };
        if let Some(error) = refused {
            desk.trouble.set(Some(i18n::say(&error.sentence())));
        }
    });
}

fn reading_view(desk: Desk, site: Site, reading: &SiteReading) -> impl IntoView + use<> {
    view! {
        <div class="reading" class:troubled=reading.tone == Tone::Trouble>
            <p>{text(reading.line)} <span class="row-below">{details(reading)}</span></p>
            {report_button(desk, site)}
        </div>
    }
}

/// How many posts were found, what of them is missing or found elsewhere, and since when.
fn details(reading: &SiteReading) -> String {
    let named = |key: &'static str, names: &[String]| (!names.is_empty()).then(|| text_with(key, &names.join(", ")));
    let parts = [
        Some(count(Counted { key: "app_count_posts", count: reading.posts })),
        named("app_site_missing", &reading.missing),
        named("app_site_elsewhere", &reading.by_fallback),
        Some(text_with("app_site_since", &when(reading.since))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(&text("app_between"))
}

/// A site in the popup: its switch, how it was read last, and a report where that is not as it should be.
pub fn popup_row(desk: Desk, known: RwSignal<Known>, site: Site) -> impl IntoView {
    let on = move || desk.read(|settings| settings.is_read(site));
    let now = Memo::new(move |_| {
        let of = |settings: &Settings| known.with(|known| state(site, settings, known));
        desk.settings.with(|settings| settings.as_ref().map(of)).filter(|_| on())
    });
    let reading = Memo::new(move |_| now.get().filter(|now| now.to_grant.is_empty()).and_then(|now| now.reading));
    let waits = move || {
        let waits = now.with(|now| now.as_ref().is_some_and(|now| !now.to_grant.is_empty()));
        waits.then(|| view! { <span class="row-below">{text("app_site_waits")}</span> })
    };
    let below = move || {
        let said = |reading: &SiteReading| [text(reading.line), details(reading)].join(" ");
        reading.with(|reading| reading.as_ref().map(said)).map(|said| view! { <span class="row-below">{said}</span> })
    };
    let report = move || {
        let troubled = reading.with(|reading| reading.as_ref().is_some_and(|reading| reading.tone == Tone::Trouble));
        troubled.then(|| view! { <div class="reading">{report_button(desk, site)}</div> })
    };
    let words = view! { <bdi>{text(names::site(site))}</bdi> {waits} {below} };
    view! {
        <li class="entry">
            <div class="row">{switch(desk, site, words, on)}</div>
            {report}
        </li>
    }
}
