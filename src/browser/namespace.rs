//! `browser` in Firefox, `chrome` elsewhere: found once.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::BrowserError;

#[wasm_bindgen]
extern "C" {
    /// The global of this very script. `js_sys::global()` asks for `self` first, which in a content script of Firefox is the
    /// page's window and has no `browser`.
    #[wasm_bindgen(thread_local_v2, js_name = globalThis)]
    static GLOBAL: Object;

    /// The root of the WebExtension APIs.
    #[derive(Clone)]
    pub(super) type Namespace;

    /// `runtime`; it stays in an orphaned content script, but loses its `id`.
    #[wasm_bindgen(method, getter)]
    pub(super) fn runtime(this: &Namespace) -> Option<Runtime>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn i18n(this: &Namespace) -> Option<I18n>;

    /// `runtime`.
    pub(super) type Runtime;

    #[wasm_bindgen(method, getter, catch)]
    pub(super) fn id(this: &Runtime) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    pub(super) fn send_message(this: &Runtime, message: &JsValue) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, getter, js_name = onMessage)]
    pub(super) fn on_message(this: &Runtime) -> EventTarget;

    #[wasm_bindgen(method, getter, js_name = onInstalled)]
    pub(super) fn on_installed(this: &Runtime) -> EventTarget;

    #[wasm_bindgen(method, getter, js_name = onStartup)]
    pub(super) fn on_startup(this: &Runtime) -> EventTarget;

    #[wasm_bindgen(method, catch, js_name = openOptionsPage)]
    pub(super) fn open_options_page(this: &Runtime) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getURL)]
    pub(super) fn get_url(this: &Runtime, path: &str) -> Result<String, JsValue>;

    /// `i18n`.
    pub(super) type I18n;

    #[wasm_bindgen(method, catch, js_name = getMessage)]
    pub(super) fn get_message(this: &I18n, key: &str, args: &Array) -> Result<Option<String>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = getUILanguage)]
    pub(super) fn get_ui_language(this: &I18n) -> Result<Option<String>, JsValue>;

    /// An extension event: `onMessage`, `onCommand` ….
    #[derive(Clone)]
    pub(super) type EventTarget;

    #[wasm_bindgen(method, catch, js_name = addListener)]
    pub(super) fn add_listener(this: &EventTarget, listener: &JsValue) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = removeListener)]
    pub(super) fn remove_listener(this: &EventTarget, listener: &JsValue) -> Result<(), JsValue>;
}

thread_local! {
    static FOUND: Option<Namespace> = find();
}

/// The namespace; [`BrowserError::ContextGone`] where there is none.
pub(super) fn namespace() -> Result<Namespace, BrowserError> {
    FOUND.with(Clone::clone).ok_or(BrowserError::ContextGone)
}

/// `runtime`, as long as the extension that this script belongs to lives.
pub(super) fn live_runtime() -> Result<Runtime, BrowserError> {
    let runtime = namespace()?.runtime().ok_or(BrowserError::ContextGone)?;
    match runtime.id() {
        Ok(Some(_)) => Ok(runtime),
        _ => Err(BrowserError::ContextGone),
    }
}

/// Waits for a promise that a call gave, if it gave one.
pub(super) async fn settled(called: Result<Promise, JsValue>) -> Result<JsValue, BrowserError> {
    let promise = called.map_err(|thrown| BrowserError::from_js(&thrown))?;
    JsFuture::from(promise).await.map_err(|thrown| BrowserError::from_js(&thrown))
}

/// Own properties only: a page can put `<form id="browser">` where an inherited name would be looked up.
fn find() -> Option<Namespace> {
    let global = GLOBAL.with(Object::clone);
    ["browser", "chrome"].into_iter().find_map(|name| {
        let name = JsValue::from_str(name);
        let own = Object::get_own_property_descriptor(&global, &name);
        if own.is_undefined() {
            return None;
        }
        Reflect::get(&global, &name).ok().filter(JsValue::is_object).map(JsCast::unchecked_into)
    })
}
