//! Ids that nobody else makes.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
}

/// A new id: a random UUID (RFC 9562, version 4).
pub fn id() -> String {
    random_uuid()
}
