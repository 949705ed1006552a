//! `navigator.locks`: one at a time across every context of the extension.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::error::BrowserError;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request(name: &str, held: &JsValue) -> Result<Promise, JsValue>;
}

/// Runs `work` while nobody else of this extension holds the lock `name`. The browser frees it when the context dies.
///
/// # Errors
/// In the browser's words; the work was not done then.
pub async fn alone<T: 'static>(name: &str, work: impl Future<Output = T> + 'static) -> Result<T, BrowserError> {
    let outcome = Rc::new(RefCell::new(None));
    let put = outcome.clone();
    let held = Closure::once_into_js(move |_lock: JsValue| -> Promise {
        future_to_promise(async move {
            let done = work.await;
            *put.borrow_mut() = Some(done);
            Ok(JsValue::UNDEFINED)
        })
    });
    let asked = request(name, &held).map_err(|thrown| BrowserError::from_js(&thrown))?;
    JsFuture::from(asked).await.map_err(|thrown| BrowserError::from_js(&thrown))?;
    let done = outcome.borrow_mut().take();
    done.ok_or_else(|| BrowserError::Other("the lock was broken".to_owned()))
}
