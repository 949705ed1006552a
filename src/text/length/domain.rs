//! Hosts: labels with dots between them and a known end.

use super::character::{in_label, in_plain_label};
use super::tld;

const DOT: u16 = b'.' as u16;
const HYPHEN: u16 = b'-' as u16;
const UNDERSCORE: u16 = b'_' as u16;

/// What a host is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labels {
    /// Any letters; "_" in all labels but the last before the end.
    Any,
    /// ASCII and accented Latin letters, digits and "-" only: all that is a link without "https://".
    Plain,
}

#[derive(Clone, Copy)]
enum Known {
    NotYet,
    None,
    End(usize),
}

/// Finds hosts in one text, each place looked at once, so that a hostile text costs no more than its length.
pub(super) struct Hosts<'a> {
    units: &'a [u16],
    labels: Labels,
    /// For each unit, where the run of label units that it stands in ends.
    run_end: Vec<usize>,
    /// For each unit, where the next "_" stands.
    next_underscore: Vec<usize>,
    /// For each unit, the end of the host that starts there.
    known: Vec<Known>,
}

impl<'a> Hosts<'a> {
    /// Over these units.
    pub(super) fn new(units: &'a [u16], labels: Labels) -> Hosts<'a> {
        let (mut run_end, mut next_underscore) = (Vec::with_capacity(units.len()), Vec::with_capacity(units.len()));
        let (mut end, mut underscore) = (units.len(), units.len());
        for (at, &unit) in units.iter().enumerate().rev() {
            let belongs = match labels {
                Labels::Any => in_label(unit) || unit == HYPHEN || unit == UNDERSCORE,
                Labels::Plain => in_plain_label(unit),
            };
            if !belongs {
                end = at;
            }
            if unit == UNDERSCORE {
                underscore = at;
            }
            run_end.push(end);
            next_underscore.push(underscore);
        }
        run_end.reverse();
        next_underscore.reverse();
        Hosts { units, labels, run_end, next_underscore, known: vec![Known::NotYet; units.len()] }
    }

    /// The end of the host that starts at `start`: as many labels as can be, the last of them a top-level domain.
    pub(super) fn end_of(&mut self, start: usize) -> Option<usize> {
        let mut passed = Vec::new();
        let mut at = start;
        let mut found = loop {
            match self.known.get(at) {
                None | Some(Known::None) => break None,
                Some(Known::End(end)) => break Some(*end),
                Some(Known::NotYet) => {}
            }
            passed.push(at);
            match self.after_label(at) {
                Some(next) => at = next,
                None => break None,
            }
        };
        // From the deepest label back: the first that a top-level domain follows ends the host.
        while let Some(at) = passed.pop() {
            found = found.or_else(|| {
                let next = self.after_label(at)?;
                if self.has_underscore(at, next) { None } else { tld::end_of(self.units, next) }
            });
            if let Some(known) = self.known.get_mut(at) {
                *known = found.map_or(Known::None, Known::End);
            }
        }
        found
    }

    /// The place after the dot of the label that starts at `at`.
    fn after_label(&self, at: usize) -> Option<usize> {
        let end = *self.run_end.get(at)?;
        let is_edge = |at: usize| match self.labels {
            Labels::Any => self.units.get(at).copied().is_some_and(in_label),
            Labels::Plain => true,
        };
        (end > at && self.units.get(end) == Some(&DOT) && is_edge(at) && is_edge(end - 1)).then_some(end + 1)
    }

    fn has_underscore(&self, from: usize, to: usize) -> bool {
        self.next_underscore.get(from).is_some_and(|&at| at < to)
    }
}
