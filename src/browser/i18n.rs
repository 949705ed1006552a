//! Texts of `_locales`.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::namespace::namespace;
use crate::sentence::Sentence;

/// The text of that key in the browser's language, with `args` in the places of `$1`, `$2` … (nine at most).
/// The key itself where there is no such text, so that a hole is seen and not hidden.
pub fn message(key: &str, args: &[&str]) -> String {
    let args: Array = args.iter().map(|arg| JsValue::from_str(arg)).collect();
    namespace()
        .ok()
        .and_then(|namespace| namespace.i18n())
        .and_then(|i18n| i18n.get_message(key, &args).ok().flatten())
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| key.to_owned())
}

/// The text of a sentence of the core.
pub fn say(sentence: &Sentence) -> String {
    let args: Vec<&str> = sentence.args.iter().map(String::as_str).collect();
    message(&sentence.key, &args)
}

/// The browser's language, as `en-GB`; `en` where it is not known.
pub fn language() -> String {
    namespace()
        .ok()
        .and_then(|namespace| namespace.i18n())
        .and_then(|i18n| i18n.get_ui_language().ok().flatten())
        .unwrap_or_else(|| "en".to_owned())
}
