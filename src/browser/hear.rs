//! Hearing messages and the extension's own events.

use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::listening::Listening;
use super::namespace::live_runtime;
#[cfg(any(feature = "app", feature = "page"))]
use super::wire::from_js;
#[cfg(feature = "app")]
use super::wire::is_tagged;
#[cfg(any(feature = "worker", feature = "page"))]
use super::wire::to_js;

#[wasm_bindgen]
extern "C" {
    /// `runtime.MessageSender`.
    type MessageSender;
    #[wasm_bindgen(method, getter)]
    fn id(this: &MessageSender) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn url(this: &MessageSender) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn tab(this: &MessageSender) -> Option<SenderTab>;
    #[wasm_bindgen(method, getter, js_name = frameId)]
    fn frame_id(this: &MessageSender) -> Option<i32>;

    /// `tabs.Tab`, of which the id is all that is read.
    type SenderTab;
    #[wasm_bindgen(method, getter)]
    fn id(this: &SenderTab) -> Option<i32>;

    /// `sendResponse`.
    type SendResponse;
    #[wasm_bindgen(method, catch)]
    fn call(this: &SendResponse, this_arg: &JsValue, answer: &JsValue) -> Result<JsValue, JsValue>;

    /// The details of `runtime.onInstalled`.
    type InstalledDetails;
    #[wasm_bindgen(method, getter)]
    fn reason(this: &InstalledDetails) -> Option<String>;
}

/// What `runtime.onMessage` calls: the message, its sender, the way to answer; `true` keeps that way open.
type OnMessage = dyn Fn(JsValue, MessageSender, SendResponse) -> JsValue;

/// Who sent a message, as the browser says it; nothing in here comes from the message.
#[cfg(any(feature = "worker", feature = "app"))]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// The extension that sent it.
    pub extension: Option<String>,
    /// The tab that it was sent from. An extension page in a tab has one too.
    pub tab: Option<i32>,
    /// The address of the document that sent it.
    pub url: Option<String>,
    /// Whether that document is the whole tab, and no frame in it.
    pub on_top: bool,
}

#[cfg(any(feature = "worker", feature = "app"))]
impl Sender {
    fn of(sender: &MessageSender) -> Sender {
        let tab = sender.tab().and_then(|tab| tab.id());
        Sender { extension: sender.id(), url: sender.url(), tab, on_top: sender.frame_id() == Some(0) }
    }
}

/// Hears notices on an extension page. None of them is answered there.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
#[cfg(feature = "app")]
pub fn on_notice(hear: impl Fn(crate::message::Notice) + 'static) -> Result<Listening, BrowserError> {
    let closure = Closure::<OnMessage>::new(move |message: JsValue, _: MessageSender, _: SendResponse| {
        if is_tagged(&message, "notice")
            && let Ok(notice) = from_js(message)
        {
            hear(notice);
        }
        JsValue::UNDEFINED
    });
    Listening::new(live_runtime()?.on_message(), closure)
}

/// Hears notices in a tab. What the handler returns is the answer; only [`TabNotice::Count`](crate::message::TabNotice) has
/// one.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
#[cfg(feature = "page")]
pub fn on_notice(
    hear: impl Fn(crate::message::TabNotice) -> Option<crate::message::PageCounts> + 'static,
) -> Result<Listening, BrowserError> {
    use crate::message::{KeyNotice, SetupAnswer, TabNotice};

    let closure = Closure::<OnMessage>::new(move |message: JsValue, _: MessageSender, answer: SendResponse| {
        let kind = js_sys::Reflect::get(&message, &"notice".into()).ok().and_then(|kind| kind.as_string());
        let notice = match kind.as_deref() {
            Some("setup") => from_js(message).ok().map(|SetupAnswer { setup }| TabNotice::Setup(setup)),
            Some("key") => from_js(message).ok().map(|KeyNotice { command }| TabNotice::Key(command)),
            Some("count") => Some(TabNotice::Count),
            Some("stop") => Some(TabNotice::Stop),
            _ => None,
        };
        if let Some(said) = notice.and_then(&hear).and_then(|said| to_js(&said).ok()) {
            // The asker may be gone; then nobody misses the answer.
            let _ = answer.call(&JsValue::UNDEFINED, &said);
        }
        JsValue::UNDEFINED
    });
    Listening::new(live_runtime()?.on_message(), closure)
}

/// Hears what is on the page of each tab, as the injected half tells it; for an open popup.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
#[cfg(feature = "app")]
pub fn on_counts(
    hear: impl Fn(super::tabs::TabId, crate::message::PageCounts) + 'static,
) -> Result<Listening, BrowserError> {
    use crate::message::FromPage;

    let closure = Closure::<OnMessage>::new(move |message: JsValue, sender: MessageSender, _: SendResponse| {
        if is_tagged(&message, "page")
            && let Some(tab) = Sender::of(&sender).tab
            && let Ok(FromPage::Counted { counts }) = from_js::<FromPage>(message)
        {
            hear(super::tabs::TabId(tab), counts);
        }
        JsValue::UNDEFINED
    });
    Listening::new(live_runtime()?.on_message(), closure)
}

/// The most that one message may have, in UTF-16 units of its JSON: an imported file of 5 MB, every character escaped once.
#[cfg(feature = "worker")]
pub const MOST_UNITS: u32 = 12_000_000;

/// Hears every message and answers each one. The handler gets the message as JSON text, `None` where it has none or is
/// longer than [`MOST_UNITS`]; from here on only Rust reads what a stranger may have written.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
#[cfg(feature = "worker")]
pub fn on_request<F>(hear: impl Fn(Option<String>, Sender) -> F + 'static) -> Result<Listening, BrowserError>
where
    F: Future<Output = crate::message::Reply> + 'static,
{
    let closure = Closure::<OnMessage>::new(move |message: JsValue, sender: MessageSender, answer: SendResponse| {
        let json = js_sys::JSON::stringify(&message).ok().filter(|text| text.length() <= MOST_UNITS);
        // `JSON.stringify(undefined)` is no string.
        let json = json.filter(|text| text.is_string()).map(String::from);
        let reply = hear(json, Sender::of(&sender));
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(said) = to_js(&reply.await) {
                let _ = answer.call(&JsValue::UNDEFINED, &said);
            }
        });
        JsValue::TRUE
    });
    Listening::new(live_runtime()?.on_message(), closure)
}

/// Why `runtime.onInstalled` fired.
#[cfg(feature = "worker")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Installed {
    /// For the first time.
    First,
    /// A new version of the extension or of the browser.
    Again,
}

/// Hears that the browser was started.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
#[cfg(feature = "worker")]
pub fn on_startup(hear: impl Fn() + 'static) -> Result<Listening, BrowserError> {
    Listening::new(live_runtime()?.on_startup(), Closure::<dyn Fn()>::new(hear))
}

/// Hears of installation and update.
///
/// # Errors
/// [`BrowserError::ContextGone`] in an orphan.
#[cfg(feature = "worker")]
pub fn on_installed(hear: impl Fn(Installed) + 'static) -> Result<Listening, BrowserError> {
    let closure = Closure::<dyn Fn(InstalledDetails)>::new(move |details: InstalledDetails| {
        let first = details.reason().as_deref() == Some("install");
        hear(if first { Installed::First } else { Installed::Again });
    });
    Listening::new(live_runtime()?.on_installed(), closure)
}
