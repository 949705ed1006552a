//! What the browser may answer instead of what was asked for.

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};

use crate::sentence::Sentence;

/// Why a call into the browser failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BrowserError {
    /// The extension was updated, reloaded or switched off; this script is an orphan and should leave quietly.
    ContextGone,
    /// Nobody listens at the other end, or who listened was stopped before answering.
    NoReceiver,
    /// Anything else, in the browser's own words.
    Other(String),
}

impl BrowserError {
    /// Reads what a call threw, or what its promise was rejected with.
    pub(crate) fn from_js(thrown: &JsValue) -> BrowserError {
        let words = words_of(thrown);
        // The words of Chromium and Firefox; neither gives a code.
        const GONE: [&str; 3] =
            ["Extension context invalidated", "can't access dead object", "Message manager disconnected"];
        const NOBODY: [&str; 3] =
            ["Receiving end does not exist", "message port closed", "message channel closed before a response"];
        let says = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
        if says(&GONE) {
            BrowserError::ContextGone
        } else if says(&NOBODY) || words.contains("went out of scope") {
            BrowserError::NoReceiver
        } else {
            BrowserError::Other(words)
        }
    }

    /// What to tell the user.
    pub fn sentence(&self) -> Sentence {
        match self {
            BrowserError::ContextGone => Sentence::new("browser_context_gone"),
            BrowserError::NoReceiver => Sentence::new("browser_no_receiver"),
            BrowserError::Other(words) => Sentence::new("browser_other").with(words),
        }
    }
}

/// The message of an `Error`, or the value itself when a string was thrown.
fn words_of(thrown: &JsValue) -> String {
    match thrown.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        // An error of another realm is no `instanceof Error` here.
        None => js_sys::Reflect::get(thrown, &JsValue::from_str("message"))
            .ok()
            .and_then(|message| message.as_string())
            .or_else(|| thrown.as_string())
            .unwrap_or_default(),
    }
}

impl fmt::Display for BrowserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BrowserError::ContextGone => f.write_str("The extension was updated; reload the page."),
            BrowserError::NoReceiver => f.write_str("The extension did not answer; try again."),
            BrowserError::Other(words) => write!(f, "The browser refused: {words}"),
        }
    }
}

impl std::error::Error for BrowserError {}
