//! What the ledger has to hear when corrections change: "not a complaint" stands in both.

use std::collections::BTreeMap;

use crate::ledger::case::Case;
use crate::ledger::event::{Happened, PostKey};
use crate::triage::correction::said::{Correction, Said};

/// Posts of which something new was said, and posts of which what was said is taken back (`None`). When corrections came in,
/// those that are missing made room for them, or were not in the file that was taken in: nobody took them back.
pub fn differences(before: &[Correction], after: &[Correction]) -> Vec<(PostKey, Option<Said>)> {
    let by_key = |list: &[Correction]| list.iter().map(|c| (c.key.clone(), c.said)).collect::<BTreeMap<_, _>>();
    let (before, after) = (by_key(before), by_key(after));
    let new: Vec<_> = after
        .iter()
        .filter(|(key, said)| before.get(key) != Some(said))
        .map(|(key, said)| (key.clone(), Some(*said)))
        .collect();
    if !new.is_empty() {
        return new;
    }
    before.into_keys().filter(|key| !after.contains_key(key)).map(|key| (key, None)).collect()
}

/// What is to be recorded of a case of which that was said, or taken back. A dismissal that stands is not made again, and where
/// none stands there is nothing to take back.
pub fn happened(case: &Case, said: Option<Said>) -> Option<Happened> {
    let standing: Vec<_> = case.standing_dismissals().cloned().collect();
    match said {
        Some(Said::NotAComplaint) => standing.is_empty().then_some(Happened::Dismissed),
        Some(Said::Complaint { .. }) | None => {
            (!standing.is_empty()).then_some(Happened::Restored { dismissals: standing })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::event::{AgentId, Event, EventId};
    use crate::post::{Handle, PostId, Site, UnixMillis};
    use crate::triage::correction::wording::Wording;

    fn key(post: &str) -> PostKey {
        PostKey { site: Site::X, post: PostId::new(post) }
    }

    fn corrections(list: &[(&str, Said)]) -> Vec<Correction> {
        list.iter()
            .map(|(post, said)| Correction {
                key: key(post),
                author: Handle::default(),
                at: UnixMillis(0),
                words: Wording::default(),
                margin: Default::default(),
                said: *said,
            })
            .collect()
    }

    #[test]
    fn what_the_ledger_hears() {
        const NOT: Said = Said::NotAComplaint;
        type Row<'a> = (&'a [(&'a str, Said)], &'a [(&'a str, Said)], &'a [(&'a str, Option<Said>)]);
        let table: [Row; 6] = [
            (&[], &[], &[]),
            (&[], &[("1", NOT)], &[("1", Some(NOT))]),
            (&[("1", NOT)], &[("1", Said::COMPLAINT)], &[("1", Some(Said::COMPLAINT))]),
            (&[("1", NOT), ("2", NOT)], &[("2", NOT)], &[("1", None)]),
            (&[("1", NOT), ("2", Said::COMPLAINT)], &[], &[("1", None), ("2", None)]),
            // The oldest made room.
            (&[("1", NOT), ("2", NOT)], &[("2", NOT), ("3", NOT)], &[("3", Some(NOT))]),
        ];
        for (before, after, heard) in table {
            let expected: Vec<_> = heard.iter().map(|(post, said)| (key(post), *said)).collect();
            assert_eq!(differences(&corrections(before), &corrections(after)), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_case_is_told_once() {
        let dismissed = Event {
            id: EventId("a".into()),
            at: UnixMillis(0),
            agent: AgentId("me".into()),
            key: key("1"),
            happened: Happened::Dismissed,
        };
        let (open, closed) = (Case::default(), Case::of([&dismissed]));
        assert_eq!(happened(&open, Some(Said::NotAComplaint)), Some(Happened::Dismissed));
        assert_eq!(happened(&closed, Some(Said::NotAComplaint)), None);
        for said in [None, Some(Said::COMPLAINT)] {
            assert_eq!(happened(&open, said), None);
            let back = Happened::Restored { dismissals: vec![EventId("a".into())] };
            assert_eq!(happened(&closed, said), Some(back));
        }
    }
}
