//! `tabs`: which are open, and telling them.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::namespace::{Namespace, live_runtime, namespace, settled};
use super::wire::{from_js, to_js};
use crate::message::{Notice, PageCounts};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Namespace)]
    type WithTabs;
    #[wasm_bindgen(method, getter)]
    fn tabs(this: &WithTabs) -> Option<Tabs>;

    /// `tabs`.
    type Tabs;
    #[wasm_bindgen(method, catch)]
    fn query(this: &Tabs, asked: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = sendMessage)]
    fn send_message(this: &Tabs, tab: i32, message: &JsValue) -> Result<Promise, JsValue>;

    /// `tabs.Tab`.
    type JsTab;
    #[wasm_bindgen(method, getter)]
    fn id(this: &JsTab) -> Option<i32>;
    #[wasm_bindgen(method, getter)]
    fn url(this: &JsTab) -> Option<String>;
}

/// A tab's id, as the browser gives it; good for this run of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TabId(pub i32);

/// An open tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its id.
    pub id: TabId,
    /// Its address; known only on sites that the extension may read.
    pub url: Option<String>,
}

/// The tab in front in the window last used.
///
/// # Errors
/// In the browser's words.
pub async fn active() -> Result<Option<Tab>, BrowserError> {
    let asked = js_sys::Object::new();
    for wish in ["active", "lastFocusedWindow"] {
        js_sys::Reflect::set(&asked, &JsValue::from_str(wish), &JsValue::TRUE)
            .map_err(|thrown| BrowserError::from_js(&thrown))?;
    }
    Ok(found(&asked).await?.into_iter().next())
}

/// All open tabs.
///
/// # Errors
/// In the browser's words.
pub async fn query_all() -> Result<Vec<Tab>, BrowserError> {
    found(&js_sys::Object::new()).await
}

/// Tells the extension's script in a tab.
///
/// # Errors
/// [`BrowserError::NoReceiver`] where there is no script of ours.
pub async fn tell(tab: TabId, notice: &Notice) -> Result<(), BrowserError> {
    settled(api()?.send_message(tab.0, &to_js(notice)?)).await.map(|_| ())
}

/// Asks the extension's script in a tab what is on its page.
///
/// # Errors
/// [`BrowserError::NoReceiver`] where there is no script of ours, or none that answers.
pub async fn count(tab: TabId) -> Result<PageCounts, BrowserError> {
    let answer = settled(api()?.send_message(tab.0, &to_js(&Notice::Count)?)).await?;
    if answer.is_undefined() || answer.is_null() { Err(BrowserError::NoReceiver) } else { from_js(answer) }
}

/// Asks the extension's script in a tab for the bones of its page.
///
/// # Errors
/// [`BrowserError::NoReceiver`] where there is no script of ours, or none that answers.
pub async fn skeleton(tab: TabId) -> Result<String, BrowserError> {
    let answer = settled(api()?.send_message(tab.0, &to_js(&Notice::Skeleton)?)).await?;
    answer.as_string().ok_or(BrowserError::NoReceiver)
}

async fn found(asked: &JsValue) -> Result<Vec<Tab>, BrowserError> {
    let tabs = settled(api()?.query(asked)).await?;
    let read = |tab: JsValue| {
        let tab: JsTab = tab.unchecked_into();
        Some(Tab { id: TabId(tab.id()?), url: tab.url() })
    };
    Ok(Array::from(&tabs).iter().filter_map(read).collect())
}

fn api() -> Result<Tabs, BrowserError> {
    live_runtime()?;
    namespace()?.unchecked_into::<WithTabs>().tabs().ok_or(BrowserError::ContextGone)
}
