//! The popup: what is on this page, and a switch for everything.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::layout::section;
use super::sites::{known, popup_row};
use super::toggle::toggle;
use super::words::text;
use super::{keys, queries, status, tab};
use crate::app::status::TabState;
use crate::browser::{i18n, runtime};
use crate::post::Site;
use crate::settings::SettingsEdit;
use crate::watch::brand::Brand;

/// The whole popup.
pub fn view(desk: Desk) -> impl IntoView {
    let tab = tab::in_front();
    let there = Memo::new(move |_| desk.settings.with(Option::is_some));
    let master_on = move || desk.read(|settings| settings.switch.is_on());
    view! {
        <header class="bar">
            <h1>{text("extension_short_name")}</h1>
            <Show when=move || there.get()>
                {toggle(desk, text("app_master"), master_on, |switch| SettingsEdit::SetSwitch { switch })}
            </Show>
        </header>
        <main>
            {status::view(desk, tab)}
            {status::troubles(desk)}
            <Show when=move || there.get()>
                {section("sites", "app_sites", sites(desk, tab))}
                {section("brands", "app_brands", brands(desk))}
                {section("queries", "app_queries", queries::view(desk))}
            </Show>
        </main>
        <footer class="foot">
            <button type="button" class="quiet" on:click=move |_| open_settings(desk)>{text("app_open_settings")}</button>
            {keys::open_button(desk)}
        </footer>
    }
}

fn open_settings(desk: Desk) {
    spawn_local(async move {
        match runtime::open_options_page().await {
            Ok(()) => {
                // The popup of Firefox stays open over the page that was asked for.
                let _ = window().close();
            }
            Err(error) => desk.trouble.set(Some(i18n::say(&error.sentence()))),
        }
    });
}

/// The sites that are read, and the one in front; the rest wait in the settings.
fn sites(desk: Desk, tab: RwSignal<TabState>) -> impl IntoView {
    let shown = move |site: Site| {
        let in_front = tab.with(|tab| matches!(tab, TabState::NoReader { on: Some(on) } if *on == site));
        in_front || desk.read(|settings| settings.is_read(site))
    };
    let listed = move || Site::ALL.into_iter().filter(|site| shown(*site)).collect::<Vec<_>>();
    let known = known(desk);
    view! {
        <ul class="rows">
            <For each=listed key=|site| *site children=move |site| popup_row(desk, known, site)/>
        </ul>
    }
}

fn brands(desk: Desk) -> impl IntoView {
    let none = move || desk.read(|settings| settings.brands.is_empty());
    view! {
        <ul class="rows" class:empty=none>
            <For
                each=move || desk.read(|settings| settings.brands.clone())
                key=|brand| (brand.id.0.clone(), brand.name.clone(), brand.handles.len())
                children=move |brand| brand_row(desk, brand)
            />
        </ul>
        <Show when=none>
            <p class="hint">{text("app_brands_none")}</p>
        </Show>
    }
}

fn brand_row(desk: Desk, brand: Brand) -> impl IntoView {
    let handles: Vec<String> = brand.handles.iter().map(|at| at.handle.to_string()).collect();
    let words = view! {
        <bdi>{brand.name}</bdi>
        {(!handles.is_empty()).then(|| view! { <span class="row-below"><bdi>{handles.join(" ")}</bdi></span> })}
    };
    let id = brand.id.clone();
    let on = move || desk.read(|s| s.brands.iter().any(|brand| brand.id == id && brand.switch.is_on()));
    let edit = move |switch| SettingsEdit::SetBrand { brand: brand.id.clone(), switch };
    view! { <li class="row">{toggle(desk, words, on, edit)}</li> }
}
