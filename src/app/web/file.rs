//! The settings as a file, and back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::desk::{Desk, Refusal};
use super::focus::focus;
use super::layout::lead;
use super::words::{text, text_with};
use crate::message::{FromApp, Reply};

const NAME: &str = "amends-settings.json";
const UNDO: &str = "import-undo";
const INPUT: &str = "import-file";

/// What happened last.
#[derive(Clone, PartialEq, Eq)]
enum Outcome {
    Nothing,
    Exported,
    /// With the file that puts back what was there.
    Imported(String),
    Refused(Refusal),
    PutBack,
}

/// Both ways.
pub fn view(desk: Desk) -> impl IntoView {
    let outcome = RwSignal::new(Outcome::Nothing);
    let export = move |_| {
        spawn_local(async move {
            outcome.set(match exported(desk).await.and_then(|file| save(&file)) {
                Ok(()) => Outcome::Exported,
                Err(refusal) => Outcome::Refused(refusal),
            });
        });
    };
    let import = move |event: leptos::ev::Targeted<web_sys::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        spawn_local(async move {
            outcome.set(match take(desk, &file).await {
                Ok(before) => {
                    focus(UNDO);
                    Outcome::Imported(before)
                }
                Err(refusal) => Outcome::Refused(text_with("app_import_refused", &refusal)),
            });
            // So that the same file, mended, can be chosen again.
            input.set_value("");
        });
    };
    let undo = move |before: String| {
        spawn_local(async move {
            outcome.set(match desk.ask(FromApp::Import { file: before }).await {
                Ok(_) => Outcome::PutBack,
                Err(refusal) => Outcome::Refused(refusal),
            });
            focus(INPUT);
        });
    };
    let said = move || match outcome.get() {
        Outcome::Nothing => None,
        Outcome::Exported => Some(view! { <p>{text_with("app_exported", NAME)}</p> }.into_any()),
        Outcome::PutBack => Some(view! { <p>{text("app_import_undone")}</p> }.into_any()),
        Outcome::Refused(refusal) => Some(view! { <p class="trouble">{refusal}</p> }.into_any()),
        Outcome::Imported(before) => Some(
            view! {
                <div class="undo">
                    <span>{text("app_imported")}</span>
                    <button type="button" class="quiet" id=UNDO on:click=move |_| undo(before.clone())>
                        {text("app_undo")}
                    </button>
                </div>
            }
            .into_any(),
        ),
    };
    view! {
        {lead("app_file_lead")}
        <div class="inner">
            <div class="actions">
                <button type="button" on:click=export>{text("app_export")}</button>
            </div>
            <div class="field">
                <label for=INPUT>{text("app_import")}</label>
                <p class="hint" id="import-hint">{text("app_import_hint")}</p>
                <input
                    type="file"
                    id=INPUT
                    accept=".json,application/json"
                    aria-describedby="import-hint"
                    on:change:target=import
                />
            </div>
            <div role="status">{said}</div>
        </div>
    }
}

async fn exported(desk: Desk) -> Result<String, Refusal> {
    match desk.ask(FromApp::Export).await? {
        Reply::File { text } => Ok(text),
        _ => Err(text("app_no_answer")),
    }
}

/// Replaces the settings by the file's; gives the file of those before.
async fn take(desk: Desk, file: &web_sys::File) -> Result<String, Refusal> {
    let before = exported(desk).await?;
    let read = JsFuture::from(file.text()).await.ok().and_then(|read| read.as_string());
    let file = read.ok_or_else(|| text("app_import_unreadable"))?;
    desk.ask(FromApp::Import { file }).await?;
    Ok(before)
}

/// Hands the text to the browser as a download; that needs no permission.
fn save(text_of_file: &str) -> Result<(), Refusal> {
    let refused = |_: JsValue| text("app_export_refused");
    let parts = js_sys::Array::of1(&JsValue::from_str(text_of_file));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("application/json");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind).map_err(refused)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).map_err(refused)?;
    let link: web_sys::HtmlAnchorElement = document().create_element("a").map_err(refused)?.unchecked_into();
    link.set_href(&url);
    link.set_download(NAME);
    link.click();
    web_sys::Url::revoke_object_url(&url).map_err(refused)
}
