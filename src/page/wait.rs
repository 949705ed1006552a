//! Waiting for something on the page, without asking again and again: looked at once, then at each change, until a deadline
//! or the end of the life.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MutationObserver, MutationObserverInit};

use super::dom;
use super::life::Life;

/// The next animation frame, or a quarter of a second where no frames are drawn (a hidden tab).
pub async fn frame() {
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.request_animation_frame(&done);
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 250);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// A frame, and time for what waits behind it: a busy Firefox draws several frames before it hands out an event.
pub async fn beat() {
    frame().await;
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 10);
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// What `find` finds, looked for at once and after each change of the page, for `milliseconds` at most.
pub async fn until<T: 'static>(life: &Life, milliseconds: i32, find: impl Fn() -> Option<T> + 'static) -> Option<T> {
    if let Some(found) = find() {
        return Some(found);
    }
    let found: Rc<RefCell<Option<T>>> = Rc::default();
    let wake: Rc<RefCell<Option<Function>>> = Rc::default();
    let promise = Promise::new(&mut |done, _| *wake.borrow_mut() = Some(done));
    let done = wake.borrow_mut().take()?;
    let look = {
        let (found, done) = (found.clone(), done.clone());
        Closure::<dyn FnMut()>::new(move || {
            if found.borrow().is_none()
                && let Some(it) = find()
            {
                *found.borrow_mut() = Some(it);
                let _ = done.call0(&JsValue::UNDEFINED);
            }
        })
    };
    let observer = MutationObserver::new(look.as_ref().unchecked_ref()).ok()?;
    let changes = MutationObserverInit::new();
    changes.set_child_list(true);
    changes.set_subtree(true);
    changes.set_attributes(true);
    observer.observe_with_options(&dom::root(), &changes).ok()?;
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
    }
    let _ = life.signal().add_event_listener_with_callback("abort", &done);
    let _ = JsFuture::from(promise).await;
    observer.disconnect();
    found.borrow_mut().take()
}
