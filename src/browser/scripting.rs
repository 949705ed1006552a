//! `scripting`: which script runs on which hosts, and running one now.

use js_sys::{Array, Promise};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::namespace::{Namespace, live_runtime, namespace, settled};
use super::runtime;
use super::tabs::TabId;
use super::wire::{from_js, to_js};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Namespace)]
    type WithScripting;
    #[wasm_bindgen(method, getter)]
    fn scripting(this: &WithScripting) -> Option<Scripting>;

    /// `scripting`.
    type Scripting;
    #[wasm_bindgen(method, catch, js_name = getRegisteredContentScripts)]
    fn get_registered(this: &Scripting) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = registerContentScripts)]
    fn register(this: &Scripting, scripts: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = updateContentScripts)]
    fn update(this: &Scripting, scripts: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = unregisterContentScripts)]
    fn unregister(this: &Scripting, filter: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = executeScript)]
    fn execute(this: &Scripting, injection: &JsValue) -> Result<Promise, JsValue>;
}

/// A script that the browser runs on the pages of some hosts, in their top frame, once a page is built. It stays registered when
/// the browser is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentScript {
    /// What it is called.
    pub id: String,
    /// The hosts, as patterns.
    pub matches: Vec<String>,
    /// The files of the extension.
    pub js: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Wanted<'a> {
    #[serde(flatten)]
    script: &'a ContentScript,
    run_at: &'static str,
    persist_across_sessions: bool,
}

#[derive(Serialize)]
struct Filter<'a> {
    ids: &'a [String],
}

#[derive(Serialize)]
struct Injection<'a> {
    target: Target,
    files: [&'a str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Target {
    tab_id: i32,
    frame_ids: [i32; 1],
}

/// What is registered.
///
/// # Errors
/// In the browser's words.
pub async fn registered() -> Result<Vec<ContentScript>, BrowserError> {
    let scripts = Array::from(&settled(api()?.get_registered()).await?);
    let root = runtime::url("")?;
    let read = |script: JsValue| {
        let mut script: ContentScript = from_js(script).ok()?;
        for file in &mut script.js {
            // Told as an address by some.
            *file = file.strip_prefix(&root).unwrap_or(file).trim_start_matches('/').to_owned();
        }
        Some(script)
    };
    Ok(scripts.iter().filter_map(read).collect())
}

/// Registers new ones.
///
/// # Errors
/// In the browser's words; then none is registered.
pub async fn register(scripts: &[ContentScript]) -> Result<(), BrowserError> {
    settled(api()?.register(&wanted(scripts)?)).await.map(|_| ())
}

/// Changes those of the same ids.
///
/// # Errors
/// In the browser's words; then none is changed.
pub async fn update(scripts: &[ContentScript]) -> Result<(), BrowserError> {
    settled(api()?.update(&wanted(scripts)?)).await.map(|_| ())
}

/// Takes registrations away. Scripts that run go on running.
///
/// # Errors
/// In the browser's words; then none is taken away.
pub async fn unregister(ids: &[String]) -> Result<(), BrowserError> {
    settled(api()?.unregister(&to_js(&Filter { ids })?)).await.map(|_| ())
}

/// Runs a file of the extension in the top frame of a tab.
///
/// # Errors
/// In the browser's words, as where the tab is gone or its page may not be read.
pub async fn run(tab: TabId, file: &str) -> Result<(), BrowserError> {
    let injection = Injection { target: Target { tab_id: tab.0, frame_ids: [0] }, files: [file] };
    settled(api()?.execute(&to_js(&injection)?)).await.map(|_| ())
}

fn wanted(scripts: &[ContentScript]) -> Result<JsValue, BrowserError> {
    let wanted = |script| Wanted { script, run_at: "document_idle", persist_across_sessions: true };
    to_js(&scripts.iter().map(wanted).collect::<Vec<_>>())
}

fn api() -> Result<Scripting, BrowserError> {
    live_runtime()?;
    namespace()?.unchecked_into::<WithScripting>().scripting().ok_or(BrowserError::ContextGone)
}
