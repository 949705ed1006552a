//! The browser's own page where keys are set.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::namespace::{Namespace, namespace, settled};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Namespace)]
    type WithOpeners;
    #[wasm_bindgen(method, getter)]
    fn commands(this: &WithOpeners) -> Option<Commands>;
    #[wasm_bindgen(method, getter)]
    fn tabs(this: &WithOpeners) -> Option<Tabs>;

    /// `commands`; Firefox has a way to its page from version 137 on, Chromium has none.
    type Commands;
    #[wasm_bindgen(method, getter, js_name = openShortcutSettings)]
    fn opener(this: &Commands) -> Option<js_sys::Function>;
    #[wasm_bindgen(method, catch, js_name = openShortcutSettings)]
    fn open_shortcut_settings(this: &Commands) -> Result<Promise, JsValue>;

    /// `tabs`.
    type Tabs;
    #[wasm_bindgen(method, catch)]
    fn create(this: &Tabs, wish: &Object) -> Result<Promise, JsValue>;
}

/// Chromium's page; its other names (`edge://`, `brave://`) lead there as well.
const CHROMIUM: &str = "chrome://extensions/shortcuts";

/// Opens it in a tab.
///
/// # Errors
/// In the browser's words, where neither way leads there: then the user has to go by hand.
pub async fn open_settings() -> Result<(), BrowserError> {
    let openers = namespace()?.unchecked_into::<WithOpeners>();
    if let Some(commands) = openers.commands()
        && commands.opener().is_some()
    {
        return settled(commands.open_shortcut_settings()).await.map(|_| ());
    }
    let tabs = openers.tabs().ok_or(BrowserError::ContextGone)?;
    let wish = Object::new();
    Reflect::set(&wish, &JsValue::from_str("url"), &JsValue::from_str(CHROMIUM))
        .map_err(|thrown| BrowserError::from_js(&thrown))?;
    settled(tabs.create(&wish)).await.map(|_| ())
}
