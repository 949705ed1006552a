//! What the user said of posts by hand: the list, taking back one or all, and how much is made of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use super::desk::Desk;
use super::focus::focus;
use super::layout::lead;
use super::undo::Undo;
use super::words::{count, language, text, text_with};
use crate::app::corrections::{newest_first, strength_line};
use crate::app::status::Counted;
use crate::names;
use crate::post::UnixMillis;
use crate::settings::SettingsEdit;
use crate::triage::correction::layer::learn;
use crate::triage::correction::said::{Correction, Said};

const HOME: &str = "corrections-title";
const FORGET: &str = "corrections-forget";
const SURE: &str = "corrections-sure";

/// The whole section.
pub fn view(desk: Desk) -> impl IntoView {
    let undo = Undo::new(desk, "correction-undo", HOME);
    let all = Memo::new(move |_| desk.read(|settings| newest_first(&settings.corrections)));
    let none = move || all.with(Vec::is_empty);
    let how_many = move || {
        let count_of = all.with(|all| all.len() as u32);
        if count_of == 0 {
            text("app_corrections_none")
        } else {
            count(Counted { key: "app_corrections", count: count_of })
        }
    };
    let strength = move || all.with(|all| strength_line(all.len(), learn(all).strength)).map(text);
    let last = move |_| {
        if let Some(last) = all.with_untracked(|all| all.first().cloned()) {
            take_back(undo, last);
        }
    };
    view! {
        {lead("app_corrections_lead")}
        <p role="status">{how_many} " " {strength}</p>
        <ul class="rows" class:empty=none>
            <For
                each=move || all.get()
                key=|correction| (correction.key.clone(), correction.at, format!("{:?}", correction.said))
                children=move |correction| row(undo, correction)
            />
        </ul>
        {undo.view()}
        <Show when=move || !none()>
            <div class="actions">
                <button type="button" class="quiet" on:click=last>{text("app_corrections_last")}</button>
                {forget(desk)}
            </div>
        </Show>
    }
}

fn take_back(undo: Undo, correction: Correction) {
    undo.remove(
        name(&correction),
        SettingsEdit::TakeBackCorrection { key: correction.key.clone() },
        SettingsEdit::PutCorrection { correction },
    );
}

/// The post by who wrote it, or by its id where nobody is known.
fn name(correction: &Correction) -> String {
    let author = correction.author.as_str();
    if author.is_empty() { correction.key.post.to_string() } else { format!("@{author}") }
}

fn row(undo: Undo, correction: Correction) -> impl IntoView {
    let said = match correction.said {
        Said::NotAComplaint => vec![text("app_corrections_not")],
        Said::Complaint { theme, severity } => [Some(text("app_corrections_is"))]
            .into_iter()
            .chain([theme.map(|theme| text(names::theme(theme))), severity.map(|level| text(names::severity(level)))])
            .flatten()
            .collect(),
    };
    let (name, between) = (name(&correction), text("app_between"));
    let below = [when(correction.at), text(names::site(correction.key.site)), correction.key.post.to_string()];
    let label = text_with("app_corrections_take_back_named", &name);
    view! {
        <li class="row">
            <div class="row-words">
                <bdi>{name}</bdi> " " {said.join(&between)}
                <span class="row-below">{below.join(&between)}</span>
            </div>
            <button type="button" class="icon remove" aria-label=label on:click=move |_| take_back(undo, correction.clone())>
                {text("app_remove_sign")}
            </button>
        </li>
    }
}

fn when(at: UnixMillis) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    String::from(date.to_locale_string(&language(), &JsValue::UNDEFINED))
}

/// Forgetting all of them, which asks first.
fn forget(desk: Desk) -> impl IntoView {
    let asked = RwSignal::new(false);
    let ask = move |_| {
        asked.set(true);
        focus(SURE);
    };
    let leave = move |_| {
        asked.set(false);
        focus(FORGET);
    };
    let sure = move |_| {
        spawn_local(async move {
            let refused = desk.edit(SettingsEdit::ForgetCorrections).await.err();
            if refused.is_none() {
                focus(HOME);
            }
            desk.trouble.set(refused);
            asked.set(false);
        });
    };
    let shown = move || {
        if asked.get() {
            view! {
                <span id="corrections-question">{text("app_corrections_sure")}</span>
                <button type="button" id=SURE aria-describedby="corrections-question" on:click=sure>
                    {text("app_corrections_forget")}
                </button>
                <button type="button" class="quiet" on:click=leave>{text("app_cancel")}</button>
            }
            .into_any()
        } else {
            view! {
                <button type="button" class="quiet" id=FORGET on:click=ask>{text("app_corrections_forget_all")}</button>
            }
            .into_any()
        }
    };
    view! { {shown} }
}
