//! Whether a person is in the middle of a word that an input method is making. No browser can be asked; it must be heard.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use crate::page::life::Life;

thread_local! {
    /// What a word is being made in. A static, because there is one keyboard.
    static COMPOSING: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Listens to input methods for as long as the life lasts.
pub fn notice_composing(life: &Life) {
    let Some(window) = web_sys::window() else { return };
    life.listen_first(&window, "compositionstart", |event| {
        // The target of an event from inside an open shadow root is its host; the path begins with the editor.
        let inside = event.is_trusted().then(|| event.composed_path().get(0).dyn_into().ok()).flatten();
        COMPOSING.set(inside);
    });
    life.listen_first(&window, "compositionend", |_| COMPOSING.set(None));
}

/// Whether it is `editor` that a word is being made in. One that left the page in the middle of it will never hear the end.
pub fn is_composing(editor: &Element) -> bool {
    COMPOSING.with_borrow(|composing| {
        let inside = composing.as_ref().filter(|inside| inside.is_connected());
        inside.is_some_and(|inside| {
            let node: &Node = inside;
            editor.contains(Some(node)) || node.contains(Some(editor))
        })
    })
}
