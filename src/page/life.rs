//! One abort signal for everything of one tab. When the life ends, every listener and observer that was bound to it is gone.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal, AddEventListenerOptions, Event, EventTarget};

thread_local! {
    /// That of this instance's tab.
    static THE_LIFE: RefCell<Option<Life>> = const { RefCell::new(None) };
}

/// Whether the injected half of this instance has ended. One that has not begun has not.
pub fn is_over() -> bool {
    THE_LIFE.with_borrow(|life| life.as_ref().is_some_and(Life::is_over))
}

/// The life of one injected half.
#[derive(Clone)]
pub struct Life {
    controller: AbortController,
}

impl Life {
    /// A life that has just begun; `None` where the browser has no abort signals.
    pub fn begin() -> Option<Life> {
        let life = Life { controller: AbortController::new().ok()? };
        THE_LIFE.set(Some(life.clone()));
        Some(life)
    }

    /// Ends it: everything that hangs on it stops.
    pub fn end(&self) {
        self.controller.abort();
    }

    /// Whether it has ended.
    pub fn is_over(&self) -> bool {
        self.signal().aborted()
    }

    /// The signal, for APIs that take one.
    pub fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Runs `hear` at each `event` of `target`, for as long as the life lasts.
    pub fn listen(&self, target: &EventTarget, event: &str, hear: impl Fn(Event) + 'static) {
        self.add(target, event, hear, false);
    }

    /// The same, before the page's own listeners.
    pub fn listen_first(&self, target: &EventTarget, event: &str, hear: impl Fn(Event) + 'static) {
        self.add(target, event, hear, true);
    }

    fn add(&self, target: &EventTarget, event: &str, hear: impl Fn(Event) + 'static, capture: bool) {
        let options = AddEventListenerOptions::new();
        options.set_signal(&self.signal());
        options.set_capture(capture);
        let closure = Closure::<dyn Fn(Event)>::new(hear).into_js_value();
        // An ended life's signal makes this a no-op, which is what is wanted.
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            event,
            closure.unchecked_ref(),
            &options,
        );
    }

    /// Runs `end` when the life ends.
    pub fn at_end(&self, end: impl FnOnce() + 'static) {
        let closure = Closure::once_into_js(end);
        let _ = self.signal().add_event_listener_with_callback("abort", closure.unchecked_ref());
    }
}
