//! Ids that nobody else makes.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
}

/// A random number of 32 bits.
pub fn number() -> u32 {
    let digits: String = random_uuid().chars().take(8).collect();
    // The first eight digits of a UUID of version 4 are all random (RFC 9562, 5.4).
    u32::from_str_radix(&digits, 16).unwrap_or_default()
}

/// A new id: a random UUID (RFC 9562, version 4).
pub fn id() -> String {
    random_uuid()
}
