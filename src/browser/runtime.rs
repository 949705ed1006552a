//! `runtime`: messages, the extension's life, its own pages.

use wasm_bindgen::JsValue;

use super::error::BrowserError;
use super::namespace::{live_runtime, settled};
use super::wire::{from_js, to_js};

pub use super::hear::*;
pub use super::listening::Listening;

/// Asks the worker and waits for its answer; a sleeping worker is woken by this. A worker that was stopped in between is
/// asked once more: every request may be made twice with the same outcome.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan, [`BrowserError::NoReceiver`] when the worker cannot be reached,
/// [`BrowserError::Other`] for an answer that is none.
#[cfg(not(feature = "page"))]
pub async fn ask(request: &crate::message::Request) -> Result<crate::message::Reply, BrowserError> {
    from_js(answer_to(&to_js(request)?).await?)
}

/// The same for the injected half, which reads of an answer only what it asked for.
///
/// # Errors
/// As of the other; a refusal is [`BrowserError::Other`].
#[cfg(feature = "page")]
pub async fn ask<T: serde::de::DeserializeOwned>(request: &crate::message::FromPage) -> Result<T, BrowserError> {
    from_js(answer_to(&to_js(request)?).await?)
}

async fn answer_to(message: &JsValue) -> Result<JsValue, BrowserError> {
    match send(message).await {
        Err(BrowserError::NoReceiver) => send(message).await,
        other => other,
    }
}

async fn send(message: &JsValue) -> Result<JsValue, BrowserError> {
    let answer = settled(live_runtime()?.send_message(message)).await?;
    // A listener that does not answer leaves `undefined`.
    if answer.is_undefined() || answer.is_null() { Err(BrowserError::NoReceiver) } else { Ok(answer) }
}

/// Tells the extension's own open pages. That none is open is no error.
///
/// # Errors
/// As of [`ask`].
#[cfg(not(feature = "page"))]
pub async fn tell(notice: &crate::message::Notice) -> Result<(), BrowserError> {
    match settled(live_runtime()?.send_message(&to_js(notice)?)).await {
        Ok(_) | Err(BrowserError::NoReceiver) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Whether the extension that this script belongs to still lives. An updated or re-enabled extension leaves its old scripts
/// behind as orphans.
pub fn is_alive() -> bool {
    live_runtime().is_ok()
}

/// The extension's own id.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
pub fn id() -> Result<String, BrowserError> {
    live_runtime()?.id().ok().flatten().ok_or(BrowserError::ContextGone)
}

/// The address of one of the extension's own files.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
pub fn url(path: &str) -> Result<String, BrowserError> {
    live_runtime()?.get_url(path).map_err(|thrown| BrowserError::from_js(&thrown))
}

/// Opens the extension's options page in a tab, or brings it to the front.
///
/// # Errors
/// In the browser's words.
pub async fn open_options_page() -> Result<(), BrowserError> {
    settled(live_runtime()?.open_options_page()).await.map(|_| ())
}
