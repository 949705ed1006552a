//! The panel: one host on the page's body with a closed root, shown in the top layer, and a region that speaks to screen
//! readers.

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Event, HtmlElement, KeyboardEvent, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::dom;
use super::life::Life;
use super::look::HOST_STYLE;

/// Space between the panel and what it stands beside, and the window's edge, in CSS pixels.
const GAP: f64 = 8.0;

/// The panel of one tab; empty until it is filled.
#[derive(Clone)]
pub struct Panel {
    host: HtmlElement,
    root: ShadowRoot,
    popover: HtmlElement,
    status: HtmlElement,
}

impl Panel {
    /// Hangs the panel on the page's body. `closed` is called when the person closes it.
    ///
    /// # Errors
    /// What the browser throws where it has no popovers or closed roots.
    pub fn hang(
        sheets: [&CssStyleSheet; 2],
        life: &Life,
        closed: impl Fn() + Clone + 'static,
    ) -> Result<Panel, JsValue> {
        let host = dom::make("div");
        host.style().set_css_text(HOST_STYLE);
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))?;
        root.set_adopted_style_sheets(&sheets.into_iter().collect::<js_sys::Array>());
        let popover = dom::make("div");
        popover.set_class_name("panel");
        for (name, value) in [("popover", "manual"), ("role", "dialog"), ("aria-labelledby", "title")] {
            popover.set_attribute(name, value)?;
        }
        let status = dom::make("p");
        status.set_class_name("status");
        status.set_attribute("role", "status")?;
        root.append_child(&popover)?;
        root.append_child(&status)?;
        dom::body().ok_or(JsValue::NULL)?.append_child(&host)?;
        // The site's own shortcuts must not fire on what is typed here.
        for event in
            ["keydown", "keyup", "keypress", "pointerdown", "mousedown", "click", "input", "paste", "copy", "cut"]
        {
            life.listen(&popover, event, |event: Event| event.stop_propagation());
        }
        let (escape, pressed) = (closed.clone(), host.clone());
        life.listen(&popover, "keydown", move |event: Event| {
            let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| key.key() == "Escape");
            if event.is_trusted() && is_escape {
                event.prevent_default();
                escape();
            }
        });
        if let Some(window) = web_sys::window() {
            life.listen_first(&window, "pointerdown", move |event: Event| {
                let inside =
                    event.target().is_some_and(|target| JsValue::from(target) == JsValue::from(pressed.clone()));
                if event.is_trusted() && !inside {
                    closed();
                }
            });
        }
        Ok(Panel { host, root, popover, status })
    }

    /// The element that holds what the panel shows.
    pub fn body(&self) -> &HtmlElement {
        &self.popover
    }

    /// Opens it beside a box of the window (left, top, right, bottom).
    pub fn open_beside(&self, [left, top, right, bottom]: [f64; 4]) {
        if !self.is_open() && self.popover.show_popover().is_err() {
            return;
        }
        let size = |name: &str| {
            let window = web_sys::window()?;
            js_sys::Reflect::get(&window, &name.into()).ok()?.as_f64()
        };
        let (width, height) = (size("innerWidth").unwrap_or(0.0), size("innerHeight").unwrap_or(0.0));
        let own = self.popover.get_bounding_client_rect();
        let fits_right = right + GAP + own.width() <= width;
        let x =
            if fits_right { right + GAP } else { (left - GAP - own.width()).max(GAP).min(width - own.width() - GAP) };
        let lowest = height - own.height() - GAP;
        // Where it can't stand beside the box, it stands below or above it.
        let beside = fits_right || left - GAP - own.width() >= GAP;
        let wanted = if beside {
            top
        } else if bottom + GAP <= lowest {
            bottom + GAP
        } else {
            top - GAP - own.height()
        };
        dom::move_to(&self.popover, x.max(GAP), wanted.min(lowest).max(GAP));
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.popover.matches(":popover-open").unwrap_or(false)
    }

    /// Closes and empties it.
    pub fn close(&self) {
        if self.is_open() {
            let _ = self.popover.hide_popover();
        }
        self.popover.replace_children_with_node_0();
    }

    /// Says something to who can't see the change.
    pub fn say(&self, text: &str) {
        self.status.set_text_content(Some(text));
    }

    /// The first element in it that matches.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).ok()??.dyn_into().ok()
    }

    /// Takes it off the page.
    pub fn remove(&self) {
        self.host.remove();
    }
}
