//! Entry point of the injected half.

#[cfg(target_arch = "wasm32")]
fn main() {
    wasm_bindgen_futures::spawn_local(amends::page::start());
}

/// The post that this instance was working on when it trapped.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn working_on() -> Option<String> {
    amends::page::working_on()
}

/// Takes the place of an instance that has trapped while it worked on the post `aside`.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn again(aside: Option<String>, giving_up: bool) {
    amends::page::again(aside, giving_up);
}

/// Whether this instance has left the page for good.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn is_over() -> bool {
    amends::page::is_over()
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
