//! `storage`: what is kept in `storage.local`, one key at a time: where one block of it is damaged, reading all keys at once fails whole, and
//! reading each one still works (measured in Chromium).

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::namespace::{Namespace, namespace, settled};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Namespace)]
    type WithStorage;
    #[wasm_bindgen(method, getter)]
    fn storage(this: &WithStorage) -> Option<Storage>;

    /// `storage`.
    type Storage;
    #[wasm_bindgen(method, getter)]
    fn local(this: &Storage) -> Option<Area>;
    #[wasm_bindgen(method, getter)]
    fn session(this: &Storage) -> Option<Area>;

    /// `storage.local` or `storage.session`.
    type Area;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Area, key: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn set(this: &Area, items: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn remove(this: &Area, keys: &Array) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = setAccessLevel)]
    fn set_access_level(this: &Area, level: &Object) -> Result<Promise, JsValue>;
}

/// The text under a key.
///
/// # Errors
/// In the browser's words.
pub async fn get(key: &str) -> Result<Option<String>, BrowserError> {
    let items = settled(area()?.get(key)).await?;
    Ok(Reflect::get(&items, &JsValue::from_str(key)).ok().and_then(|value| value.as_string()))
}

/// Puts a text under a key.
///
/// # Errors
/// In the browser's words, as when the disk is full.
pub async fn set(key: &str, text: &str) -> Result<(), BrowserError> {
    settled(area()?.set(&pair(key, text)?)).await.map(|_| ())
}

/// Takes keys away.
///
/// # Errors
/// In the browser's words.
pub async fn remove(keys: &[String]) -> Result<(), BrowserError> {
    let keys: Array = keys.iter().map(|key| JsValue::from_str(key)).collect();
    settled(area()?.remove(&keys)).await.map(|_| ())
}

/// Keeps injected scripts from reading the area. Firefox has no such call; there this does nothing.
///
/// # Errors
/// In the browser's words.
pub async fn keep_to_own_pages() -> Result<(), BrowserError> {
    let area = area()?;
    if Reflect::get(&area, &JsValue::from_str("setAccessLevel")).is_ok_and(|method| method.is_function()) {
        settled(area.set_access_level(&pair("accessLevel", "TRUSTED_CONTEXTS")?)).await?;
    }
    Ok(())
}

/// Whether this is asked under that key for the first time since the extension was started: by the browser, by an installation or an
/// update, or by being switched on. A worker that was stopped in between does not count.
///
/// # Errors
/// In the browser's words.
pub async fn is_first_time(key: &str) -> Result<bool, BrowserError> {
    let area = storage()?.session().ok_or(BrowserError::ContextGone)?;
    let items = settled(area.get(key)).await?;
    let before = Reflect::get(&items, &JsValue::from_str(key)).is_ok_and(|value| value.is_string());
    settled(area.set(&pair(key, "yes")?)).await?;
    Ok(!before)
}

fn pair(name: &str, text: &str) -> Result<Object, BrowserError> {
    let object = Object::new();
    Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(text))
        .map_err(|thrown| BrowserError::from_js(&thrown))?;
    Ok(object)
}

fn area() -> Result<Area, BrowserError> {
    storage()?.local().ok_or(BrowserError::ContextGone)
}

fn storage() -> Result<Storage, BrowserError> {
    namespace()?.unchecked_into::<WithStorage>().storage().ok_or(BrowserError::ContextGone)
}
