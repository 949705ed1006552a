//! Moving the focus where the work goes on.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Focuses the element of that id once what was just changed is drawn.
pub fn focus(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id);
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            // It fails only for an element that is gone by now.
            let _ = element.focus();
        }
    });
}
