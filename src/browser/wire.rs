//! Values to plain objects and back. The injected half goes through JSON text, which it has anyway and which is smaller in
//! WebAssembly; the worker and the app go straight. Both make the same objects.

use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use super::error::BrowserError;

/// `value` as a plain object.
#[cfg(not(feature = "page"))]
pub(super) fn to_js<T: Serialize>(value: &T) -> Result<JsValue, BrowserError> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| BrowserError::Other(error.to_string()))
}

/// `object` as a value.
#[cfg(not(feature = "page"))]
pub(super) fn from_js<T: DeserializeOwned>(object: JsValue) -> Result<T, BrowserError> {
    serde_wasm_bindgen::from_value(object).map_err(|error| BrowserError::Other(error.to_string()))
}

/// `value` as a plain object.
#[cfg(feature = "page")]
pub(super) fn to_js<T: Serialize>(value: &T) -> Result<JsValue, BrowserError> {
    let text = serde_json::to_string(value).map_err(|error| BrowserError::Other(error.to_string()))?;
    js_sys::JSON::parse(&text).map_err(|thrown| BrowserError::from_js(&thrown))
}

/// `object` as a value.
#[cfg(feature = "page")]
pub(super) fn from_js<T: DeserializeOwned>(object: JsValue) -> Result<T, BrowserError> {
    let text = js_sys::JSON::stringify(&object).map_err(|thrown| BrowserError::from_js(&thrown))?;
    serde_json::from_str(&String::from(text)).map_err(|error| BrowserError::Other(error.to_string()))
}

/// Whether `object` has a string under `tag`: the quick look before a message is read in full.
#[cfg(feature = "app")]
pub(super) fn is_tagged(object: &JsValue, tag: &str) -> bool {
    object.is_object() && js_sys::Reflect::get(object, &JsValue::from_str(tag)).is_ok_and(|value| value.is_string())
}
