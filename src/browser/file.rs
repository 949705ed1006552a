//! The extension's own files.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::error::BrowserError;
use super::runtime::url;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(address: &str) -> Result<Promise, JsValue>;

    type Response;

    #[wasm_bindgen(method, catch, js_name = arrayBuffer)]
    fn array_buffer(this: &Response) -> Result<Promise, JsValue>;
}

/// The bytes of a file that the extension carries. Nothing but its own files can be had this way: `connect-src 'self'`.
///
/// # Errors
/// [`BrowserError`], in the browser's words.
pub async fn bytes(path: &str) -> Result<Vec<u8>, BrowserError> {
    let read = async {
        let response: Response = JsFuture::from(fetch(&url(path).map_err(|_| JsValue::NULL)?)?).await?.unchecked_into();
        JsFuture::from(response.array_buffer()?).await
    };
    let buffer: ArrayBuffer = read.await.map_err(|thrown: JsValue| BrowserError::from_js(&thrown))?.unchecked_into();
    Ok(Uint8Array::new(&buffer).to_vec())
}
