//! Entry point of the injected half.

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(amends::page::start());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
