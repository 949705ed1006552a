//! Drawing markers: all reading of places first, then one pass that only writes.

use std::rc::Rc;

use js_sys::{Float64Array, Uint32Array};

use super::age::Age;
use super::board::Look;
use super::dom;
use super::finding::Finding;
use super::marker::{Marker, Shown};
use super::tab::Tab;
use crate::browser::clock;
use crate::settings::MentionMarks;
use crate::sites::record::{ElementNumber, Standing};
use crate::sites::rules::View;
use crate::text::place::utf16_span;

/// The longest that one turn may take, in milliseconds; a frame has 16.
const TURN: f64 = 6.0;
/// The most markers in one turn.
const MOST: usize = 24;

impl Tab {
    /// Draws those of `numbers` that are near: after the browser's next own layout, so that reading where words stand costs
    /// none. An intersection observer calls then, and does so for a post that it is told of anew.
    pub(super) fn draw_near(self: &Rc<Tab>, numbers: &[ElementNumber]) {
        let near: Vec<ElementNumber> =
            numbers.iter().copied().filter(|number| self.near.borrow().contains(number)).collect();
        let nearness = self.nearness.borrow();
        // No frame is drawn of a hidden page, and nobody waits for one.
        let Some(nearness) = nearness.as_ref().filter(|_| !dom::hidden()) else { return self.draw(&near) };
        for number in near {
            if let Some(element) = self.posts.element(number.0) {
                self.to_draw.borrow_mut().insert(number);
                nearness.unobserve(&element);
                nearness.observe(&element);
            }
        }
    }

    /// Draws the markers of `numbers` as they are to look now; those that do not fit into one turn follow in the next frame.
    pub(super) fn draw(self: &Rc<Tab>, numbers: &[ElementNumber]) {
        if numbers.is_empty() || self.watch.borrow().is_none() {
            return;
        }
        let whole = dom::hidden();
        let (now, later) = numbers.split_at(if whole { numbers.len() } else { numbers.len().min(MOST) });
        let mut later = later.to_vec();
        let began = js_sys::Date::now();
        let plans: Vec<(ElementNumber, Shown, Option<Float64Array>)> =
            now.iter().map(|number| (*number, self.shown(*number), self.places(*number))).collect();
        self.hold_new(now);
        let mut markers = self.markers.borrow_mut();
        for (number, shown, places) in plans {
            if !whole && js_sys::Date::now() - began > TURN {
                later.push(number);
                continue;
            }
            let Some(element) = self.posts.element(number.0) else { continue };
            let marker = match markers.entry(number) {
                std::collections::btree_map::Entry::Occupied(entry) => {
                    let marker = entry.into_mut();
                    marker.keep_on(&element);
                    marker
                }
                std::collections::btree_map::Entry::Vacant(entry) => {
                    match Marker::hang(&element, &self.kit, self.view(number).map_or("", |view| view.tile.as_str())) {
                        Ok(marker) => entry.insert(marker),
                        Err(_) => continue,
                    }
                }
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
        self.draw_near(&later);
    }

    /// Makes those that get a marker now its box, where their view does not say that they are one. Styles are read and written before
    /// anything is drawn.
    fn hold_new(&self, numbers: &[ElementNumber]) {
        let markers = self.markers.borrow();
        for number in numbers.iter().filter(|number| !markers.contains_key(number)) {
            if self.view(*number).is_some_and(|view| !view.positioned)
                && let Some(element) = self.posts.element(number.0)
            {
                dom::hold(&element);
            }
        }
    }

    /// The view of the site that a post was read by.
    pub(super) fn view(&self, number: ElementNumber) -> Option<&View> {
        let view = *self.views.borrow().get(&number)?;
        self.rules.views.get(view.0)
    }

    fn shown(&self, number: ElementNumber) -> Shown {
        let board = self.board.borrow();
        let finding = board.finding(number);
        let look = match board.look(number) {
            Look::Mention | Look::NotJudged if self.mention_marks() == MentionMarks::Hidden => Look::Blank,
            look => look,
        };
        Shown {
            look,
            note: finding.and_then(Finding::note),
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
