//! Reading and judging in batches, in the page's idle time.

use std::rc::Rc;

use super::again::{self, Beginning};
use super::finding::{Finding, Readers};
use super::tab::Tab;
use super::{dom, idle};
use crate::message::CaseState;
use crate::sites::record::{self, ElementNumber, Reading};

/// Posts read in one go.
const BATCH: u32 = 16;
/// The longest that one turn may take, in milliseconds; a frame has 16.
const TURN: f64 = 6.0;
/// The longest that the page may be busy before a turn comes anyway, in milliseconds.
const LATEST: u32 = 120;

impl Tab {
    /// Reads what waits when the page is idle.
    pub(super) fn read_soon(self: &Rc<Tab>) {
        if self.reading_due.replace(true) {
            return;
        }
        let tab = self.clone();
        idle::soon(LATEST, move || {
            tab.reading_due.set(false);
            tab.read_now();
        });
    }

    /// Reads what waits, for one turn; the rest in the next.
    pub(super) fn read_now(self: &Rc<Tab>) {
        // Nobody looks at a hidden page; its posts wait until somebody does.
        if !self.is_alive() || dom::hidden() || self.watch.borrow().is_none() {
            return;
        }
        self.notice_route();
        self.learn_viewer();
        let began = js_sys::Date::now();
        let mut changed = Vec::new();
        while self.posts.left() > 0 && js_sys::Date::now() - began < TURN {
            changed.extend(self.read_batch());
        }
        if self.posts.left() > 0 {
            self.read_soon();
        }
        self.draw_near(&changed);
        self.after_reading(&changed);
    }

    /// What follows from what was read.
    pub(super) fn after_reading(self: &Rc<Tab>, changed: &[ElementNumber]) {
        if self.board.borrow().concerns_answers(changed) {
            self.answers_due.set(true);
        }
        self.consult();
        self.tell_soon();
    }

    /// Reads one batch; the elements whose marker may have to change.
    pub(super) fn read_batch(&self) -> Vec<ElementNumber> {
        let watch = self.watch.borrow();
        let Some(watch) = &*watch else { return Vec::new() };
        let (viewer, model) = (self.viewer.borrow(), self.model.borrow());
        let mut changed = Vec::new();
        for (number, view, reading) in record::parse(self.site, &self.posts.read(BATCH)) {
            self.views.borrow_mut().insert(number, view);
            let mut board = self.board.borrow_mut();
            match reading {
                Reading::Post(post, _) if matches!(&self.beginning, Beginning::Again(Some(aside)) if *aside == post.id) =>
                {
                    board.put_unreadable(number);
                    continue;
                }
                Reading::Post(post, standing) => {
                    again::note(Some(post.id.clone()));
                    self.found_on_route.set(true);
                    let known =
                        board.finding(number).is_some_and(|known| known.post == *post && known.standing == standing);
                    if !known {
                        drop(board);
                        let readers = Readers {
                            model: model.as_ref(),
                            languages: self.languages.as_ref(),
                            layer: &watch.setup.layer,
                        };
                        let (list, brand) = (&watch.list, &watch.brand);
                        let finding = Finding::judge(*post, standing, list, brand, &readers, viewer.as_ref());
                        let finding = self.settled(finding);
                        board = self.board.borrow_mut();
                        board.put(number, finding);
                    }
                }
                Reading::Passed => board.remove(number),
                Reading::Unreadable => board.put_unreadable(number),
            }
            drop(board);
            if let (Some(nearness), Some(element)) = (&*self.nearness.borrow(), self.posts.element(number.0)) {
                nearness.observe(&element);
            }
            again::note(None);
            changed.push(number);
        }
        changed
    }

    /// Forgets what has left the page.
    pub(super) fn forget_gone(&self) {
        for number in self.posts.forget_gone().to_vec().into_iter().map(ElementNumber) {
            self.board.borrow_mut().remove(number);
            self.markers.borrow_mut().remove(&number);
            self.near.borrow_mut().remove(&number);
            self.newly_sized.borrow_mut().remove(&number);
            self.views.borrow_mut().remove(&number);
        }
    }

    /// Posts that a post of ours on this page answers. The order of the page is asked for only when one may have come.
    pub(super) fn note_answered(self: &Rc<Tab>) {
        if !self.answers_due.replace(false) {
            return;
        }
        let answered = self.board.borrow().answered(&self.order());
        for post in answered {
            if self.board.borrow().state(&post) != CaseState::Answered {
                let changed = self.board.borrow_mut().set_state(&post, CaseState::Answered);
                self.draw_near(&changed);
                self.tell_answered(post);
            }
        }
    }
}
