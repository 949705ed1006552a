//! `action`: the extension's button.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::namespace::{Namespace, namespace, settled};
use super::tabs::TabId;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Namespace)]
    type WithAction;
    #[wasm_bindgen(method, getter)]
    fn action(this: &WithAction) -> Option<Action>;

    /// `action`.
    type Action;
    #[wasm_bindgen(method, catch, js_name = setBadgeText)]
    fn set_badge_text(this: &Action, details: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setBadgeBackgroundColor)]
    fn set_badge_background_color(this: &Action, details: &Object) -> Result<Promise, JsValue>;
}

/// What the button shows over a tab; the empty text shows nothing. Four characters fit.
///
/// # Errors
/// In the browser's words, as when the tab was just closed.
pub async fn set_badge(tab: TabId, text: &str) -> Result<(), BrowserError> {
    let details = details("text", &JsValue::from_str(text))?;
    Reflect::set(&details, &JsValue::from_str("tabId"), &JsValue::from_f64(f64::from(tab.0)))
        .map_err(|thrown| BrowserError::from_js(&thrown))?;
    settled(api()?.set_badge_text(&details)).await.map(|_| ())
}

/// The colour behind the badge, as CSS writes it, in every tab.
///
/// # Errors
/// In the browser's words.
pub async fn set_badge_colour(colour: &str) -> Result<(), BrowserError> {
    settled(api()?.set_badge_background_color(&details("color", &JsValue::from_str(colour))?)).await.map(|_| ())
}

fn details(name: &str, value: &JsValue) -> Result<Object, BrowserError> {
    let details = Object::new();
    Reflect::set(&details, &JsValue::from_str(name), value).map_err(|thrown| BrowserError::from_js(&thrown))?;
    Ok(details)
}

fn api() -> Result<Action, BrowserError> {
    namespace()?.unchecked_into::<WithAction>().action().ok_or(BrowserError::ContextGone)
}
