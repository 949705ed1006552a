//! Texts of `_locales`.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::namespace::namespace;
use crate::sentence::Sentence;

/// Stand for `$1` to `$9` in a text that is kept: private characters, which no text of `_locales` has.
const PLACES: [char; 9] =
    ['\u{e001}', '\u{e002}', '\u{e003}', '\u{e004}', '\u{e005}', '\u{e006}', '\u{e007}', '\u{e008}', '\u{e009}'];

thread_local! {
    /// Texts by key, as the browser gave them: it is asked once for each, since a page draws hundreds of markers.
    static TEXTS: RefCell<HashMap<String, String>> = RefCell::default();
}

/// The text of that key in the browser's language, with `args` in the places of `$1`, `$2` … (nine at most).
/// The key itself where there is no such text, so that a hole is seen and not hidden.
pub fn message(key: &str, args: &[&str]) -> String {
    TEXTS.with_borrow_mut(|texts| {
        let text = match texts.get(key) {
            Some(text) => text,
            None => texts.entry(key.to_owned()).or_insert_with(|| asked(key)),
        };
        let mut filled = String::with_capacity(text.len() + args.iter().map(|arg| arg.len()).sum::<usize>());
        for c in text.chars() {
            match PLACES.iter().position(|place| *place == c) {
                Some(at) => filled.push_str(args.get(at).copied().unwrap_or_default()),
                None => filled.push(c),
            }
        }
        filled
    })
}

fn asked(key: &str) -> String {
    let places: Array = PLACES.iter().map(|place| JsValue::from_str(place.encode_utf8(&mut [0; 4]))).collect();
    namespace()
        .ok()
        .and_then(|namespace| namespace.i18n())
        .and_then(|i18n| i18n.get_message(key, &places).ok().flatten())
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
