//! `permissions`: which hosts the extension may read. The user may give and take them at any time.

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::listening::Listening;
use super::namespace::{EventTarget, Namespace, live_runtime, namespace, settled};
use super::wire::from_js;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Namespace)]
    type WithPermissions;
    #[wasm_bindgen(method, getter)]
    fn permissions(this: &WithPermissions) -> Option<Permissions>;

    /// `permissions`.
    type Permissions;
    #[wasm_bindgen(method, catch, js_name = getAll)]
    fn get_all(this: &Permissions) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, getter, js_name = onAdded)]
    fn on_added(this: &Permissions) -> EventTarget;
    #[wasm_bindgen(method, getter, js_name = onRemoved)]
    fn on_removed(this: &Permissions) -> EventTarget;
}

#[derive(Deserialize)]
struct All {
    #[serde(default)]
    origins: Vec<String>,
}

/// The hosts that may be read, as the browser's patterns.
///
/// # Errors
/// In the browser's words.
pub async fn origins() -> Result<Vec<String>, BrowserError> {
    let all: All = from_js(settled(api()?.get_all()).await?)?;
    Ok(all.origins)
}

/// Hears that something was given or taken away.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
pub fn on_change(hear: impl Fn() + Clone + 'static) -> Result<[Listening; 2], BrowserError> {
    let api = api()?;
    let listen = |event| Listening::new(event, Closure::<dyn Fn()>::new(hear.clone()));
    Ok([listen(api.on_added())?, listen(api.on_removed())?])
}

fn api() -> Result<Permissions, BrowserError> {
    live_runtime()?;
    namespace()?.unchecked_into::<WithPermissions>().permissions().ok_or(BrowserError::ContextGone)
}
