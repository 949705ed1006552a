//! The texts of `_locales`, with plurals and numbers as the browser's language has them.

use std::cell::OnceCell;

use js_sys::{Array, Intl, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::app::status::{Counted, Line};
use crate::browser::i18n;
use crate::post::UnixMillis;

/// The text of that key.
pub fn text(key: &str) -> String {
    i18n::message(key, &[])
}

/// The text of that key with one thing put in.
pub fn text_with(key: &str, arg: &str) -> String {
    i18n::message(key, &[arg])
}

/// The browser's language, as `en-GB`.
pub fn language() -> String {
    i18n::language()
}

/// A line of the status.
pub fn line(line: Line) -> String {
    match line {
        Line::Plain(key) => text(key),
        Line::Count(counted) => count(counted),
    }
}

/// A count in words: `_one`, `_other` and what else the texts' language has, the latter where a form is missing.
pub fn count(counted: Counted) -> String {
    let number = number(counted.count);
    let form = plural_form(counted.count);
    let key = format!("{}_{form}", counted.key);
    let said = text_with(&key, &number);
    if said == key { text_with(&format!("{}_other", counted.key), &number) } else { said }
}

/// A number as the browser's language writes it.
pub fn number(number: u32) -> String {
    thread_local!(static FORMAT: OnceCell<Option<js_sys::Function>> = const { OnceCell::new() });
    FORMAT.with(|format| {
        let format = format.get_or_init(|| {
            let languages = Array::of1(&JsValue::from_str(&i18n::language()));
            Some(Intl::NumberFormat::new(&languages, &Object::new()).format())
        });
        format
            .as_ref()
            .and_then(|format| format.call1(&JsValue::UNDEFINED, &JsValue::from_f64(f64::from(number))).ok())
            .and_then(|said| said.as_string())
            .unwrap_or_else(|| number.to_string())
    })
}

/// A moment, short, in the browser's language and time zone.
pub fn when(at: UnixMillis) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at.0 as f64));
    let options = Object::new();
    for style in ["dateStyle", "timeStyle"] {
        let _ = js_sys::Reflect::set(&options, &JsValue::from_str(style), &JsValue::from_str("short"));
    }
    date.to_locale_string(&i18n::language(), &options).into()
}

fn plural_form(number: u32) -> String {
    let languages = Array::of1(&JsValue::from_str(&text("app_language")));
    let form = Intl::PluralRules::new(&languages, &Object::new()).select(f64::from(number));
    form.unchecked_into::<JsValue>().as_string().unwrap_or_else(|| "other".to_owned())
}
