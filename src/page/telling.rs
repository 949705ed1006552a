//! What a tab tells the worker. Nothing here waits for an answer before the page goes on.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::tab::Tab;
use crate::browser::runtime;
use crate::ledger::event::PostKey;
use crate::message::{AnyAnswer, CaseState, CasesAnswer, FromPage, PageCounts, PageHealth, SeenPost};
use crate::post::PostId;
use crate::sites::checkup::Checkup;

/// The worker is told at most this often, in milliseconds.
const TELLING: i32 = 100;

impl Tab {
    /// What is on the page now.
    pub(super) fn counts(&self) -> PageCounts {
        self.board.borrow().counts(self.health())
    }

    /// Tells of new complaints and of the counts in a moment, once for many changes.
    pub(super) fn tell_soon(self: &Rc<Tab>) {
        if self.telling_due.replace(true) {
            return;
        }
        let tab = self.clone();
        let tell = Closure::once_into_js(move || {
            tab.telling_due.set(false);
            tab.forget_gone();
            tab.note_answered();
            tab.tell_seen();
            tab.tell_counts();
            tab.tell_examined();
        });
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(tell.unchecked_ref(), TELLING);
        }
    }

    /// Tells the counts, when they are not what was told last.
    pub(super) fn tell_counts(&self) {
        let counts = self.counts();
        if self.is_alive() && self.told.replace(Some(counts)) != Some(counts) {
            tell(FromPage::Counted { counts });
        }
    }

    /// Tells how the page can be read, when that is not what was told last. Only the first and what is odd is told: how many posts
    /// there are changes with every stroke of the wheel.
    fn tell_examined(&self) {
        let health = self.health();
        if !self.is_alive() || matches!(health, PageHealth::Waiting) || self.watch.borrow().is_none() {
            return;
        }
        let checkup = Checkup::read(&self.posts.findings());
        let known = self.examined.borrow().as_ref().is_some_and(|(before, told)| {
            let same = told.missing() == checkup.missing() && told.by_fallback() == checkup.by_fallback();
            *before == health && same && (told.posts() > 0) == (checkup.posts() > 0)
        });
        if !known {
            *self.examined.borrow_mut() = Some((health, checkup.clone()));
            tell(FromPage::Examined { health, checkup });
        }
    }

    /// The bones of the page, for a report of a fault, without the names of those who are on it.
    pub(super) fn skeleton(&self) -> String {
        let mut names = self.board.borrow().names();
        names.extend(self.viewer.borrow().iter().map(|viewer| viewer.as_str().to_owned()));
        let findings = self.posts.findings();
        [self.site.name(), "\n", findings.as_str(), "\n", self.posts.skeleton(names).as_str()].concat()
    }

    /// Tells of complaints that were not told before, and learns what was done about them on other days.
    fn tell_seen(self: &Rc<Tab>) {
        if !self.is_alive() {
            return;
        }
        let awaiting = self.second_reader();
        let posts: Vec<SeenPost> =
            self.board.borrow_mut().unreported(awaiting).into_iter().filter_map(|finding| finding.seen()).collect();
        if posts.is_empty() {
            return;
        }
        let ids: Vec<PostId> = posts.iter().map(|post| post.key.post.clone()).collect();
        let tab = self.clone();
        spawn_local(async move {
            match runtime::ask(&FromPage::Seen { posts }).await {
                Ok(CasesAnswer { states }) => {
                    for (id, state) in ids.into_iter().zip(states) {
                        tab.learn(&id, state);
                    }
                }
                // Not kept: the next batch tells of them again.
                _ => tab.board.borrow_mut().forget_reported(&ids),
            }
        });
    }

    /// Takes in what the ledger knows of a post. What was seen on the page since counts more.
    fn learn(self: &Rc<Tab>, post: &PostId, state: CaseState) {
        if state == CaseState::Open || self.board.borrow().state(post) != CaseState::Open {
            return;
        }
        self.set_state(post, state);
    }

    /// Notes what was done about a post, and shows it.
    pub(super) fn set_state(self: &Rc<Tab>, post: &PostId, state: CaseState) {
        let changed = self.board.borrow_mut().set_state(post, state);
        self.draw_near(&changed);
        self.tell_soon();
    }

    /// A post of ours that answers `post` is on the page.
    pub(super) fn tell_answered(&self, post: PostId) {
        tell(FromPage::Answered { key: PostKey { site: self.site, post } });
    }
}

/// Tells the worker; nothing here depends on whether it heard.
pub(super) fn tell(request: FromPage) {
    spawn_local(async move {
        let _ = runtime::ask::<AnyAnswer>(&request).await;
    });
}
