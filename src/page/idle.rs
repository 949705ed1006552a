//! Work for the page's idle time.

use wasm_bindgen::prelude::*;
use web_sys::IdleRequestOptions;

/// Runs `work` when the page is idle, after `latest` milliseconds anyway.
pub fn soon(latest: u32, work: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = IdleRequestOptions::new();
    options.set_timeout(latest);
    let work = Closure::once_into_js(work);
    // Every browser that runs this module has idle callbacks.
    let _ = window.request_idle_callback_with_options(work.unchecked_ref(), &options);
}
