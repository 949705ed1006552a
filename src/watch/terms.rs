//! Everything that is looked for, as one automaton over text folded to look-alikes.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::text::fold::{Folded, Level, fold};
use crate::text::letters::{is_boundary, is_unspaced, is_word_char};
use crate::text::place::ByteSpan;
use crate::watch::error::WatchError;
use crate::watch::naming::{LOOSE_LETTERS, letters};

/// What a term is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// The name of a brand, by its place in the watch list.
    Name(u32),
    /// An alias of a brand.
    Alias(u32),
    /// A hashtag of a brand that is no name as a word.
    Hashtag(u32),
    /// A handle of a brand, by the brand's place and the handle's among all.
    Handle(u32, u32),
    /// A word or phrase of a query, by its place among what queries ask for.
    Text(u32),
    /// A hashtag of a query.
    Tag(u32),
    /// A handle that a query wants mentioned.
    Mentions(u32),
}

/// A word or phrase that is looked for.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Folded at [`Level::Plain`].
    pub(super) plain: String,
    /// What for.
    pub(super) uses: Vec<Use>,
    /// Whether it is long enough to be found in look-alike letters.
    pub(super) loose: bool,
    /// Whether its first and its last character ask for a word boundary.
    bounded: (bool, bool),
}

/// A place where the letters of a term stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit<'t> {
    pub(super) term: &'t Term,
    /// In the text folded at [`Level::Plain`].
    pub(super) plain: ByteSpan,
    /// Whether the term stands there letter for letter, and not in look-alikes of its letters.
    pub(super) exact: bool,
    /// Whether a word begins at its beginning, and one ends at its end, or need not.
    pub(super) bounds: (bool, bool),
}

/// Terms as they are collected, before the automaton is built.
#[derive(Debug, Default)]
pub(super) struct Collected {
    places: BTreeMap<String, usize>,
    terms: Vec<Term>,
    patterns: BTreeMap<String, Vec<u32>>,
}

impl Collected {
    /// Looks for `written`; whether there is anything in it to look for.
    pub(super) fn put(&mut self, written: &str, what_for: Use) -> bool {
        let plain = fold(written, Level::Plain).text().trim().to_owned();
        let (Some(first), Some(last)) = (plain.chars().next(), plain.chars().next_back()) else { return false };
        let next = self.terms.len();
        let place = *self.places.entry(plain.clone()).or_insert(next);
        if place == next {
            let bounded = |c: char| is_word_char(c) && !is_unspaced(c);
            let loose = letters(&plain) >= LOOSE_LETTERS;
            self.terms.push(Term { plain, uses: Vec::new(), loose, bounded: (bounded(first), bounded(last)) });
        }
        let Some(term) = self.terms.get_mut(place) else { return false };
        if !term.uses.contains(&what_for) {
            term.uses.push(what_for);
        }
        // A few letters look like different ASCII letters as capitals (`Ν` is N, `ν` is v), so the automaton knows
        // a term in each case.
        let mut cases = vec![written.to_owned()];
        if !term.plain.is_ascii() {
            cases.extend([written.to_lowercase(), written.to_uppercase()]);
        }
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        for case in cases {
            let pattern = fold(&case, Level::Lookalike).text().trim().to_owned();
            let terms = self.patterns.entry(pattern).or_default();
            if !terms.contains(&place) {
                terms.push(place);
            }
        }
        true
    }

    /// Builds the automaton.
    pub(super) fn build(self) -> Result<Terms, WatchError> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            // A DFA of 10,000 terms takes 15 MB for a tenth of a microsecond.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .prefilter(false)
            .build(self.patterns.keys())
            .map_err(|_| WatchError::TooLarge)?;
        let mut of_pattern = Vec::new();
        let mut starts = vec![0];
        for terms in self.patterns.into_values() {
            of_pattern.extend(terms);
            starts.push(of_pattern.len());
        }
        Ok(Terms { automaton, terms: self.terms, of_pattern, starts })
    }
}

/// Everything that is looked for.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    automaton: AhoCorasick,
    terms: Vec<Term>,
    /// The terms of each pattern, one after the other, and where each pattern's begin.
    of_pattern: Vec<u32>,
    starts: Vec<usize>,
}

impl Terms {
    /// Calls `found` for each place where the letters of a term stand, ordered by its end.
    pub(super) fn find(&self, plain: &Folded, alike: &Folded, mut found: impl FnMut(Hit<'_>)) {
        for hit in self.automaton.find_overlapping_iter(alike.text()) {
            let span = ByteSpan::new(hit.start(), hit.end());
            if !(alike.is_edge(span.start) && alike.is_edge(span.end)) {
                continue;
            }
            let place = plain.from_original(alike.to_original(span));
            let begins = is_boundary(plain.text(), place.start);
            let ends = is_boundary(plain.text(), place.end);
            let pattern = hit.pattern().as_usize();
            let range = self.starts.get(pattern).zip(self.starts.get(pattern + 1));
            let terms = range.and_then(|(from, to)| self.of_pattern.get(*from..*to)).unwrap_or_default();
            for term in terms.iter().filter_map(|term| self.terms.get(*term as usize)) {
                let exact = place.of(plain.text()) == term.plain;
                if exact || term.loose {
                    let bounds = (begins || !term.bounded.0, ends || !term.bounded.1);
                    found(Hit { term, plain: place, exact, bounds });
                }
            }
        }
    }
}
