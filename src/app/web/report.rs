//! A report of a fault: the bones of a page, without a word of it, on the clipboard.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use super::desk::Desk;
use super::words::text;
use crate::browser::tabs;
use crate::post::Site;
use crate::sites::access;

/// How copying went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    NoTab,
    Refused,
}

/// The button that copies the bones of a page of `site` that is open, and what came of it.
pub fn report_button(desk: Desk, site: Site) -> impl IntoView {
    let copied = RwSignal::new(Copied::NotYet);
    let press = move |_| {
        let hosts = desk.peek(|settings| access::hosts(site, &settings.instances));
        spawn_local(async move { copied.set(copy(&hosts).await) });
    };
    let said = move || {
        Some(text(match copied.get() {
            Copied::NotYet => return None,
            Copied::Done => "app_report_copied",
            Copied::NoTab => "app_report_no_tab",
            Copied::Refused => "app_report_refused",
        }))
    };
    view! {
        <div class="actions">
            <button type="button" class="quiet" on:click=press>{text("app_report_copy")}</button>
            <span role="status">{said}</span>
        </div>
    }
}

async fn copy(hosts: &[String]) -> Copied {
    let mut bones = None;
    for tab in tabs::query_all().await.unwrap_or_default() {
        let on =
            |host: &String| tab.url.as_deref().is_some_and(|url| access::covers(&access::pattern(host), host_of(url)));
        if bones.is_none() && hosts.iter().any(on) {
            bones = tabs::skeleton(tab.id).await.ok();
        }
    }
    let Some(bones) = bones else { return Copied::NoTab };
    match JsFuture::from(window().navigator().clipboard().write_text(&bones)).await {
        Ok(_) => Copied::Done,
        Err(_) => Copied::Refused,
    }
}

fn host_of(url: &str) -> &str {
    url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default()
}
