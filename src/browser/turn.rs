//! Giving everybody else a turn.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = setTimeout)]
    fn set_timeout(callback: &Function) -> JsValue;
}

/// Waits until what else is due has been done.
pub async fn next() {
    let due = Promise::new(&mut |done, _| {
        set_timeout(&done);
    });
    // A promise that is never rejected.
    let _ = JsFuture::from(due).await;
}
