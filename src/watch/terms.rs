//! Everything that is looked for, as one automaton over text folded to look-alikes.

use std::collections::BTreeMap;

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

use crate::text::fold::{Level, fold};
use crate::text::letters::{is_boundary, is_unspaced, is_word_char};
use crate::text::place::ByteSpan;
use crate::watch::error::WatchError;
use crate::watch::naming::{LOOSE_LETTERS, letters};
use crate::watch::scene::Scene;

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
        // A DFA of 10,000 terms takes 15 MB and is hardly faster, since it is walked from the beginnings of words only.
        let automaton = NFA::builder()
            .match_kind(MatchKind::Standard)
            .prefilter(false)
            .build(self.patterns.keys())
            .map_err(|_| WatchError::TooLarge)?;
        let root = automaton.start_state(Anchored::Yes).map_err(|_| WatchError::TooLarge)?;
        let mut of_pattern = Vec::new();
        let mut starts = vec![0];
        for terms in self.patterns.into_values() {
            of_pattern.extend(terms);
            starts.push(of_pattern.len());
        }
        let signs = self.terms.iter().any(|term| !term.bounded.0);
        Ok(Terms { automaton, root, terms: self.terms, of_pattern, starts, signs })
    }
}

/// Everything that is looked for.
#[derive(Clone, Debug)]
pub(super) struct Terms {
    automaton: NFA,
    /// Where each walk begins.
    root: StateID,
    terms: Vec<Term>,
    /// The terms of each pattern, one after the other, and where each pattern's begin.
    of_pattern: Vec<u32>,
    starts: Vec<usize>,
    /// Whether a term begins with something else than a letter of a spaced script.
    signs: bool,
}

impl Terms {
    /// Calls `found` for each place where the letters of a term stand, begun where a word begins.
    pub(super) fn find(&self, scene: &Scene<'_>, mut found: impl FnMut(Hit<'_>)) {
        let mut near = [0, 0];
        scene.beginnings(self.signs, |start| {
            if let Some(alike) = scene.plain.start_in(start, &scene.alike, &mut near) {
                self.walk(scene, start, alike, &mut found);
            }
        });
    }

    /// Walks the automaton from byte `start` of the plain text, `from` of the look-alike text, for as long as some term
    /// goes on so. Walked from the beginnings of words only, it leaves most words after a few letters.
    fn walk(&self, scene: &Scene<'_>, start: usize, from: usize, found: &mut impl FnMut(Hit<'_>)) {
        let mut state = self.root;
        for (n, byte) in scene.alike.text().as_bytes().get(from..).unwrap_or_default().iter().enumerate() {
            state = self.automaton.next_state(Anchored::Yes, state, *byte);
            if !self.automaton.is_special(state) {
                continue;
            }
            if self.automaton.is_dead(state) {
                return;
            }
            if self.automaton.is_match(state) {
                self.matched(scene, ByteSpan::new(start, from), from + n + 1, state, found);
            }
        }
    }

    /// Looks at the patterns that end at byte `end` of the look-alike text. `from` is where they begin, in the plain
    /// text and in that.
    fn matched(&self, scene: &Scene<'_>, from: ByteSpan, end: usize, state: StateID, found: &mut impl FnMut(Hit<'_>)) {
        let (start, alike) = (from.start, from.end);
        let Some(end_in_plain) = scene.plain_end(ByteSpan::new(alike, end)) else { return };
        let place = ByteSpan::new(start, end_in_plain);
        let begins = is_boundary(scene.plain.text(), place.start);
        let ends = is_boundary(scene.plain.text(), place.end);
        for n in 0..self.automaton.match_len(state) {
            let pattern = self.automaton.match_pattern(state, n);
            // A state also knows the patterns that end here and began later; those have their own walk.
            if self.automaton.pattern_len(pattern) != end - alike {
                continue;
            }
            let pattern = pattern.as_usize();
            let range = self.starts.get(pattern).zip(self.starts.get(pattern + 1));
            let terms = range.and_then(|(from, to)| self.of_pattern.get(*from..*to)).unwrap_or_default();
            for term in terms.iter().filter_map(|term| self.terms.get(*term as usize)) {
                let exact = place.of(scene.plain.text()) == term.plain;
                if exact || term.loose {
                    let bounds = (begins || !term.bounded.0, ends || !term.bounded.1);
                    found(Hit { term, plain: place, exact, bounds });
                }
            }
        }
    }
}
