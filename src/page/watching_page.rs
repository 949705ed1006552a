//! What a tab follows of the page: posts that come, posts that come near, the address, the theme, and being seen.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MutationObserver, MutationObserverInit,
    ResizeObserver, ResizeObserverEntry,
};

use super::again::Beginning;
use super::dom;
use super::tab::{Tab, callback};
use crate::message::PageHealth;
use crate::sites::checkup::{Checkup, Condition};
use crate::sites::record::ElementNumber;
use crate::sites::route;

/// A page that should have posts and shows none for this long, in milliseconds, can't be read.
const PATIENCE: f64 = 5000.0;
/// How often the ages on markers are brought up to date, in milliseconds.
const MINUTE: i32 = 60_000;

/// Which page of the site this is: its path, and the fragment where a site keeps its routes there (`/#/mentions`).
fn route() -> String {
    let Some(window) = web_sys::window() else { return String::new() };
    let location = window.location();
    let (path, fragment) = (location.pathname().unwrap_or_default(), location.hash().unwrap_or_default());
    let fragment = fragment.split('?').next().filter(|fragment| fragment.starts_with("#/"));
    [path.as_str(), fragment.unwrap_or_default()].concat()
}

impl Tab {
    /// Follows posts: collected from what is added, read when the page is idle.
    pub(super) fn follow_posts(self: &Rc<Tab>) {
        if self.changes.borrow().is_some() {
            return;
        }
        let tab = self.clone();
        let noticed = Closure::<dyn Fn(Array)>::new(move |records: Array| {
            if tab.posts.notice(&records) > 0 {
                tab.read_soon();
            }
        });
        let Ok(observer) = MutationObserver::new(&callback(noticed)) else { return };
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        // Text that is replaced in place, and the link of an element that is used for another post.
        options.set_character_data(true);
        options.set_attribute_filter(&Array::of1(&"href".into()));
        if observer.observe_with_options(&dom::root(), &options).is_ok() {
            *self.changes.borrow_mut() = Some(observer);
        }
        self.follow_places();
    }

    /// Follows which posts are near, and their sizes: both come after the browser's own layout, so that reading places then
    /// costs none.
    fn follow_places(self: &Rc<Tab>) {
        if self.nearness.borrow().is_some() {
            return;
        }
        let tab = self.clone();
        let moved = Closure::<dyn Fn(Vec<IntersectionObserverEntry>)>::new(move |entries| tab.came_near(entries));
        let options = IntersectionObserverInit::new();
        // Two windows up and down: what a person can reach with one stroke.
        options.set_root_margin("200% 0px");
        *self.nearness.borrow_mut() = IntersectionObserver::new_with_options(&callback(moved), &options).ok();
        let tab = self.clone();
        let resized = Closure::<dyn Fn(Vec<ResizeObserverEntry>)>::new(move |entries: Vec<ResizeObserverEntry>| {
            let of = |entry: &ResizeObserverEntry| ElementNumber(tab.posts.number_of(&entry.target()));
            // The first call for an element only says that it is followed now; it has just been drawn.
            let resized = |number: &ElementNumber| {
                !tab.newly_sized.borrow_mut().remove(number) && tab.near.borrow().contains(number)
            };
            // The browser has just laid out and not painted yet: now is the moment.
            tab.draw(&entries.iter().map(of).filter(resized).collect::<Vec<_>>());
        });
        *self.sizes.borrow_mut() = ResizeObserver::new(&callback(resized)).ok();
    }

    /// Reads no posts any more. Which are near is still followed: a switch that comes back needs to know.
    pub(super) fn stop_following(&self) {
        if let Some(observer) = self.changes.take() {
            observer.disconnect();
        }
    }

    /// Our own writes are not news.
    pub(super) fn forget_own_changes(&self) {
        if let Some(observer) = &*self.changes.borrow() {
            observer.take_records();
        }
    }

    fn came_near(self: &Rc<Tab>, entries: Vec<IntersectionObserverEntry>) {
        let mut new = Vec::new();
        for entry in entries {
            let number = ElementNumber(self.posts.number_of(&entry.target()));
            let due = self.to_draw.borrow_mut().remove(&number);
            if entry.is_intersecting() {
                if self.near.borrow_mut().insert(number) || due {
                    new.push(number);
                }
            } else {
                self.near.borrow_mut().remove(&number);
            }
        }
        self.draw(&new);
    }

    /// Follows what is not a post: the address, being seen again, and time.
    pub(super) fn follow_page(self: &Rc<Tab>) {
        let Some(window) = web_sys::window() else { return };
        let tab = self.clone();
        self.life.listen(&window, "popstate", move |_| tab.notice_route());
        let tab = self.clone();
        // Back from the back/forward cache, the page may have changed without us.
        self.life.listen(&window, "pageshow", move |_| tab.look_again());
        if let Some(document) = window.document() {
            let tab = self.clone();
            self.life.listen(&document, "visibilitychange", move |_| tab.look_again());
        }
        let tab = self.clone();
        let each_minute = Closure::<dyn Fn()>::new(move || {
            if tab.is_alive() && !dom::hidden() {
                let near: Vec<ElementNumber> = tab.near.borrow().iter().copied().collect();
                tab.draw_near(&near);
                tab.tell_soon();
            }
        });
        let timer =
            window.set_interval_with_callback_and_timeout_and_arguments_0(each_minute.as_ref().unchecked_ref(), MINUTE);
        if let Ok(timer) = timer {
            self.life.at_end(move || {
                window.clear_interval_with_handle(timer);
                drop(each_minute);
            });
        }
        self.notice_route();
    }

    fn look_again(self: &Rc<Tab>) {
        if self.is_alive() && !dom::hidden() && self.watch.borrow().is_some() {
            self.posts.notice_all();
            self.read_soon();
            self.notice_route();
        }
    }

    /// A site moves between its pages without loading; no event tells a content script, so it is looked at with each batch.
    pub(super) fn notice_route(self: &Rc<Tab>) {
        let path = route();
        if *self.path.borrow() == path {
            return;
        }
        *self.path.borrow_mut() = path;
        self.route_since.set(js_sys::Date::now());
        self.found_on_route.set(false);
        self.posts.begin_visit();
        // When patience is over, the answer may be "can't be read".
        let tab = self.clone();
        let later = Closure::once_into_js(move || tab.tell_soon());
        if let Some(window) = web_sys::window() {
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(later.unchecked_ref(), PATIENCE as i32 + 100);
        }
    }

    /// Whether this page can be read.
    pub(super) fn health(&self) -> PageHealth {
        let should = self.rules.pages_with_posts.iter().any(|pattern| route::matches(pattern, &self.path.borrow()));
        if matches!(self.beginning, Beginning::GivingUp) {
            PageHealth::Stopped
        } else if self.model.borrow().is_none() {
            PageHealth::NoReader
        } else if Checkup::read(&self.posts.findings()).condition() == Condition::Incomplete {
            PageHealth::Incomplete
        } else if self.found_on_route.get() || self.watch.borrow().is_none() {
            PageHealth::Readable
        } else if js_sys::Date::now() - self.route_since.get() < PATIENCE {
            if should { PageHealth::Waiting } else { PageHealth::Readable }
        } else if !self.posts.is_of_site() {
            PageHealth::OtherSite
        } else if !should || self.posts.says_empty() {
            PageHealth::Readable
        } else {
            PageHealth::Unreadable
        }
    }

    /// Runs `changed` when the page's colours may have changed.
    pub(super) fn on_style_change(&self, changed: impl Fn() + 'static) {
        let noticed = Closure::<dyn Fn()>::new(changed);
        let Ok(observer) = MutationObserver::new(&callback(noticed)) else { return };
        let options = MutationObserverInit::new();
        let attributes: Array = ["style", "class", "data-theme"].iter().map(|name| JsValue::from_str(name)).collect();
        options.set_attribute_filter(&attributes);
        for element in [Some(dom::root()), dom::body()].into_iter().flatten() {
            let _ = observer.observe_with_options(&element, &options);
        }
        self.life.at_end(move || observer.disconnect());
    }
}
