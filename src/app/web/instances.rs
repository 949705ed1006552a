//! The hosts of Mastodon that the user names.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::field::Field;
use super::focus::focus;
use super::sites::grant;
use super::words::{text, text_with};
use crate::post::Host;
use crate::settings::SettingsEdit;
use crate::sites::access;

const INPUT: &str = "instance";

/// The hosts, and the form below them.
pub fn view(desk: Desk) -> impl IntoView {
    view! {
        <ul class="instances">
            <For
                each=move || desk.read(|settings| settings.instances.clone())
                key=|host| host.clone()
                children=move |host| row(desk, host)
            />
        </ul>
        {add(desk)}
    }
}

fn row(desk: Desk, host: Host) -> impl IntoView {
    let name = host.to_string();
    let remove = move |_| {
        let host = host.clone();
        spawn_local(async move {
            desk.trouble.set(desk.edit(SettingsEdit::RemoveInstance { host }).await.err());
            focus(INPUT);
        });
    };
    view! {
        <li class="row">
            <bdi class="row-words">{name.clone()}</bdi>
            <button type="button" class="icon remove" aria-label=text_with("app_remove_named", &name) on:click=remove>
                {text("app_remove_sign")}
            </button>
        </li>
    }
}

fn add(desk: Desk) -> impl IntoView {
    let written = RwSignal::new(String::new());
    let fault = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(host) = written.with_untracked(|written| Host::read(written)) else {
            fault.set(Some(text("app_instance_no_host")));
            focus(INPUT);
            return;
        };
        fault.set(None);
        grant(desk, vec![access::pattern(host.as_str())]);
        spawn_local(async move {
            match desk.edit(SettingsEdit::AddInstance { host }).await {
                Ok(()) => written.set(String::new()),
                Err(refusal) => fault.set(Some(refusal)),
            }
            focus(INPUT);
        });
    };
    view! {
        <form class="add" novalidate on:submit=submit>
            {Field::line(INPUT, "app_instance_label", "app_instance_hint", written).fault(fault).view()}
            <button type="submit">{text("app_instance_add")}</button>
        </form>
    }
}
