//! What became of a complaint: a fold over its events that gives the same whatever the order in which they arrive, and
//! however often, so that ledgers of several machines can be merged by union.
//!
//! No clock takes part. Three rules make the order not matter:
//! - A [`Happened::Restored`] names the dismissals that it takes back. A dismissal that nobody has taken back stands, so a
//!   dismissal made elsewhere without knowing of the taking back is not lost.
//! - A standing dismissal is a person's word on what the post *is* and goes before what was done about it; a reply that was
//!   seen goes before one that was only inserted.
//! - Of several sightings, the one with the smallest id is told.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::event::{Event, EventId, Happened, PostKey};

/// What the ledger knows of one post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// Nothing was done yet.
    #[default]
    Open,
    /// The person said that it is no complaint.
    Dismissed,
    /// A reply of ours was inserted before.
    Inserted,
    /// A reply of ours was seen.
    Answered,
}

/// One complaint from first sight on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Case {
    seen: Option<Event>,
    dismissals: BTreeSet<EventId>,
    taken_back: BTreeSet<EventId>,
    inserted: BTreeSet<EventId>,
    answered: BTreeSet<EventId>,
}

impl Case {
    /// The case that these events make; all are taken to be about the same post.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Case {
        let mut case = Case::default();
        for event in events {
            case.add(event);
        }
        case
    }

    /// Adds one event. Adding it again changes nothing.
    pub fn add(&mut self, event: &Event) {
        match &event.happened {
            Happened::Seen { .. } => {
                if self.seen.as_ref().is_none_or(|seen| event.id < seen.id) {
                    self.seen = Some(event.clone());
                }
            }
            Happened::Dismissed => {
                self.dismissals.insert(event.id.clone());
            }
            Happened::Restored { dismissals } => self.taken_back.extend(dismissals.iter().cloned()),
            Happened::Inserted { .. } => {
                self.inserted.insert(event.id.clone());
            }
            Happened::Answered => {
                self.answered.insert(event.id.clone());
            }
        }
    }

    /// Where the case stands.
    pub fn state(&self) -> CaseState {
        if self.standing_dismissals().next().is_some() {
            CaseState::Dismissed
        } else if !self.answered.is_empty() {
            CaseState::Answered
        } else if !self.inserted.is_empty() {
            CaseState::Inserted
        } else {
            CaseState::Open
        }
    }

    /// The sighting, if there was one.
    pub fn seen(&self) -> Option<&Event> {
        self.seen.as_ref()
    }

    /// Whether a reply of ours was seen.
    pub fn is_answered(&self) -> bool {
        !self.answered.is_empty()
    }

    /// The dismissals that nobody has taken back: what a [`Happened::Restored`] of now has to name.
    pub fn standing_dismissals(&self) -> impl Iterator<Item = &EventId> {
        self.dismissals.difference(&self.taken_back)
    }
}

/// All cases.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CaseBook {
    cases: BTreeMap<PostKey, Case>,
}

impl CaseBook {
    /// The book that these events make.
    pub fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> CaseBook {
        let mut book = CaseBook::default();
        for event in events {
            book.add(event);
        }
        book
    }

    /// Adds one event. Adding it again changes nothing.
    pub fn add(&mut self, event: &Event) {
        self.cases.entry(event.key.clone()).or_default().add(event);
    }

    /// The case of a post.
    pub fn case(&self, key: &PostKey) -> Option<&Case> {
        self.cases.get(key)
    }

    /// Where the case of a post stands; [`CaseState::Open`] for a post of which nothing is known.
    pub fn state(&self, key: &PostKey) -> CaseState {
        self.case(key).map(Case::state).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::made_up::{event, events};
    use super::*;

    fn restored(of: &[&str]) -> Happened {
        Happened::Restored { dismissals: of.iter().map(|id| EventId((*id).to_owned())).collect() }
    }

    #[test]
    fn where_a_case_stands() {
        use Happened::{Answered, Dismissed};
        let inserted = || Happened::Inserted { template: crate::reply::template::TemplateId("t".to_owned()) };
        let cases: Vec<(Vec<(&str, Happened)>, CaseState)> = vec![
            (vec![], CaseState::Open),
            (vec![("a", inserted())], CaseState::Inserted),
            (vec![("a", inserted()), ("b", Answered)], CaseState::Answered),
            (vec![("a", Dismissed)], CaseState::Dismissed),
            (vec![("a", Answered), ("b", Dismissed)], CaseState::Dismissed),
            (vec![("a", Dismissed), ("b", restored(&["a"]))], CaseState::Open),
            (vec![("a", Dismissed), ("b", restored(&["a"])), ("c", inserted())], CaseState::Inserted),
            // Said again after it was taken back.
            (vec![("a", Dismissed), ("b", restored(&["a"])), ("c", Dismissed)], CaseState::Dismissed),
            // Two machines: one took back what it knew of, the other said it meanwhile.
            (vec![("a", Dismissed), ("x", Dismissed), ("b", restored(&["a"]))], CaseState::Dismissed),
            (vec![("a", Dismissed), ("x", Dismissed), ("b", restored(&["a", "x"]))], CaseState::Open),
            // The taking back arrives before what it takes back.
            (vec![("b", restored(&["a"])), ("a", Dismissed)], CaseState::Open),
        ];
        for (happened, state) in cases {
            let events: Vec<Event> = happened.iter().map(|(id, happened)| event(id, "1", happened.clone())).collect();
            assert_eq!(Case::of(&events).state(), state, "{happened:?}");
        }
    }

    #[test]
    fn a_post_that_is_not_in_the_book_is_open() {
        let known = event("a", "1", Happened::Answered);
        let book = CaseBook::of([&known]);
        assert_eq!(book.state(&known.key), CaseState::Answered);
        assert_eq!(book.state(&event("b", "2", Happened::Answered).key), CaseState::Open);
    }

    proptest! {
        #[test]
        fn neither_order_nor_repetition_matters(
            (events, shuffled, again) in events(12).prop_flat_map(|events| {
                let most = events.len();
                (Just(events.clone()), Just(events).prop_shuffle(), 0..=most)
            })
        ) {
            let book = CaseBook::of(&events);
            let other = CaseBook::of(shuffled.iter().chain(shuffled.iter().take(again)));
            prop_assert_eq!(book, other);
        }

        #[test]
        fn taking_back_all_that_stands_undismisses(events in events(12)) {
            let mut book = CaseBook::of(&events);
            for key in book.cases.keys().cloned().collect::<Vec<_>>() {
                let dismissals = book.cases[&key].standing_dismissals().cloned().collect();
                let mut back = event("back", "1", Happened::Restored { dismissals });
                back.key = key.clone();
                book.add(&back);
                prop_assert_ne!(book.state(&key), CaseState::Dismissed);
            }
        }
    }
}
