//! Drawing markers: all reading of places first, then one pass that only writes.

use std::rc::Rc;

use js_sys::{Float64Array, Uint32Array};

use super::age::Age;
use super::board::Look;
use super::marker::{Marker, Shown};
use super::tab::Tab;
use super::{dom, idle};
use crate::browser::clock;
use crate::settings::MentionMarks;
use crate::sites::record::{ElementNumber, Standing};
use crate::text::place::utf16_span;

/// The longest that one turn may take, in milliseconds; a frame has 16.
const TURN: f64 = 6.0;
/// The most markers in one turn: reading where words stand makes the browser lay out what changed.
const MOST: usize = 24;
/// The longest that the rest of a drawing may wait, in milliseconds.
const SOON: u32 = 48;

impl Tab {
    /// Draws those of `numbers` that are near.
    pub(super) fn draw_near(self: &Rc<Tab>, numbers: &[ElementNumber]) {
        let near: Vec<ElementNumber> =
            numbers.iter().copied().filter(|number| self.near.borrow().contains(number)).collect();
        self.draw(&near);
    }

    /// Draws the markers of `numbers` as they are to look now; those that do not fit into one turn follow when the page is
    /// idle.
    pub(super) fn draw(self: &Rc<Tab>, numbers: &[ElementNumber]) {
        self.to_draw.borrow_mut().extend(numbers);
        if !self.drawing_due.get() {
            self.draw_turn();
        }
    }

    fn draw_turn(self: &Rc<Tab>) {
        // Nobody waits for the frames of a hidden page, and it gets no idle time.
        let whole = dom::hidden();
        let mut numbers = self.to_draw.take();
        if !whole && let Some(&rest) = numbers.iter().nth(MOST) {
            *self.to_draw.borrow_mut() = numbers.split_off(&rest);
        }
        if numbers.is_empty() || self.watch.borrow().is_none() {
            return;
        }
        let began = js_sys::Date::now();
        let plans: Vec<(ElementNumber, Shown, Option<Float64Array>)> =
            numbers.iter().map(|number| (*number, self.shown(*number), self.places(*number))).collect();
        let mut markers = self.markers.borrow_mut();
        for (number, shown, places) in plans {
            if !whole && js_sys::Date::now() - began > TURN {
                self.to_draw.borrow_mut().insert(number);
                continue;
            }
            let Some(element) = self.posts.element(number.0) else { continue };
            let marker = match markers.entry(number) {
                std::collections::btree_map::Entry::Occupied(entry) => {
                    let marker = entry.into_mut();
                    marker.keep_on(&element);
                    marker
                }
                std::collections::btree_map::Entry::Vacant(entry) => match Marker::hang(&element, &self.kit) {
                    Ok(marker) => entry.insert(marker),
                    Err(_) => continue,
                },
            };
            let is_complaint = matches!(shown.look, Look::Complaint { .. });
            if is_complaint
                && !marker.shown().is_some_and(|before| matches!(before.look, Look::Complaint { .. }))
                && let Some(sizes) = &*self.sizes.borrow()
            {
                self.newly_sized.borrow_mut().insert(number);
                sizes.observe(&element);
            }
            // A marker that can't be drawn leaves the post as it is.
            let _ = marker.show(shown, places.as_ref(), &self.kit);
        }
        drop(markers);
        self.forget_own_changes();
        if !self.to_draw.borrow().is_empty() {
            let tab = self.clone();
            self.drawing_due.set(true);
            idle::soon(SOON, move || {
                tab.drawing_due.set(false);
                tab.draw_turn();
            });
        }
    }

    fn shown(&self, number: ElementNumber) -> Shown {
        let board = self.board.borrow();
        let finding = board.finding(number);
        let look = match board.look(number) {
            Look::Mention if self.mention_marks() == MentionMarks::Hidden => Look::Blank,
            look => look,
        };
        Shown {
            look,
            age: finding.and_then(|finding| finding.post.posted_at).map(|posted| Age::at(clock::now(), posted)),
            standing: finding.map_or(Standing::Row, |finding| finding.standing),
        }
    }

    fn places(&self, number: ElementNumber) -> Option<Float64Array> {
        let board = self.board.borrow();
        let (verdict, finding) = (board.complaint(number)?, board.finding(number)?);
        let spans: Vec<u32> = verdict
            .reasons
            .iter()
            .map(|reason| utf16_span(&finding.post.text, reason.span))
            .flat_map(|span| [span.start as u32, span.end as u32])
            .collect();
        (!spans.is_empty()).then(|| self.posts.places(number.0, &Uint32Array::from(spans.as_slice())))
    }

    fn mention_marks(&self) -> MentionMarks {
        self.watch.borrow().as_ref().map(|watch| watch.setup.mention_marks).unwrap_or_default()
    }
}
