//! A listener on an extension event, removed when it is dropped.

use std::any::Any;

use wasm_bindgen::prelude::*;

use super::error::BrowserError;
use super::namespace::EventTarget;

/// A listener that is in place. It is taken away when this is dropped; [`Listening::for_good`] leaves it for the life of the
/// context.
#[must_use = "the listener is removed when this is dropped"]
pub struct Listening {
    target: EventTarget,
    listener: JsValue,
    /// Owns the Rust half of the listener.
    kept: Option<Box<dyn Any>>,
}

impl Listening {
    /// Puts a listener in place.
    pub(super) fn new<T: ?Sized + 'static>(
        target: EventTarget,
        closure: Closure<T>,
    ) -> Result<Listening, BrowserError> {
        let listener = closure.as_ref().clone();
        target.add_listener(&listener).map_err(|thrown| BrowserError::from_js(&thrown))?;
        Ok(Listening { target, listener, kept: Some(Box::new(closure)) })
    }

    /// Leaves the listener in place as long as the context lives.
    pub fn for_good(mut self) {
        if let Some(kept) = self.kept.take() {
            Box::leak(kept);
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if self.kept.is_some() {
            // In an orphan there is nothing left to remove it from.
            let _ = self.target.remove_listener(&self.listener);
        }
    }
}
