//! Watched queries, ready to be asked: each only when something it cannot do without is in the post.

use std::collections::BTreeMap;

use crate::post::{Handle, Post};
use crate::sorted;
use crate::text::place::ByteSpan;
use crate::watch::query::Query;
use crate::watch::terms::{Collected, Use};

/// What one part of a query asks for; parts that ask for the same share a number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ask {
    Text(String),
    Tag(String),
    Mentions(Handle),
    From(Handle),
    To(Handle),
}

/// A query over numbers.
#[derive(Clone, Debug)]
enum Node {
    Ask(u32),
    Lang(String),
    Not(Box<Node>),
    All(Vec<Node>),
    Any(Vec<Node>),
}

/// All watched queries.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    asks: BTreeMap<Ask, u32>,
    queries: Vec<Node>,
    /// For each number the queries that cannot fit without it, or without one of several of which it is one.
    waiting: Vec<Vec<u32>>,
}

/// Which numbers were found in a post, and where first.
#[derive(Debug, Default)]
pub(super) struct Present(Vec<(u32, Option<ByteSpan>)>);

impl Present {
    /// Notes that `ask` was found.
    pub(super) fn put(&mut self, ask: u32, span: Option<ByteSpan>) {
        self.0.push((ask, span));
    }

    fn sort(&mut self) {
        sorted::by_key(&mut self.0, |(ask, span)| (*ask, span.map(|span| (span.start, span.end))));
        self.0.dedup_by_key(|(ask, _)| *ask);
    }

    fn get(&self, ask: u32) -> Option<Option<ByteSpan>> {
        let at = self.0.binary_search_by_key(&ask, |(known, _)| *known).ok()?;
        self.0.get(at).map(|(_, span)| *span)
    }
}

impl Asked {
    /// Adds a query; its words go to `terms`. Queries are numbered in the order in which they are added.
    pub(super) fn put(&mut self, query: &Query, terms: &mut Collected) {
        let node = self.node(query, terms);
        let number = u32::try_from(self.queries.len()).unwrap_or(u32::MAX);
        for ask in anchors(&node).unwrap_or_default() {
            if let Some(waiting) = self.waiting.get_mut(ask as usize)
                && waiting.last() != Some(&number)
            {
                waiting.push(number);
            }
        }
        self.queries.push(node);
    }

    fn node(&mut self, query: &Query, terms: &mut Collected) -> Node {
        let mut many = |parts: &[Query]| parts.iter().map(|part| self.node(part, terms)).collect();
        match query {
            Query::All(parts) => Node::All(many(parts)),
            Query::Any(parts) => Node::Any(many(parts)),
            Query::Not(inner) => Node::Not(Box::new(self.node(inner, terms))),
            Query::Lang(lang) => Node::Lang(lang.clone()),
            Query::Text(text) => Node::Ask(self.ask(Ask::Text(text.clone()), terms)),
            Query::Tag(tag) => Node::Ask(self.ask(Ask::Tag(tag.clone()), terms)),
            Query::Mentions(handle) => Node::Ask(self.ask(Ask::Mentions(handle.clone()), terms)),
            Query::From(handle) => Node::Ask(self.ask(Ask::From(handle.clone()), terms)),
            Query::To(handle) => Node::Ask(self.ask(Ask::To(handle.clone()), terms)),
        }
    }

    fn ask(&mut self, ask: Ask, terms: &mut Collected) -> u32 {
        let next = u32::try_from(self.waiting.len()).unwrap_or(u32::MAX);
        let number = *self.asks.entry(ask.clone()).or_insert(next);
        if number == next {
            self.waiting.push(Vec::new());
            match &ask {
                Ask::Text(text) => terms.put(text, Use::Text(number)),
                Ask::Tag(tag) => terms.put(tag, Use::Tag(number)),
                Ask::Mentions(handle) => terms.put(handle.as_str(), Use::Mentions(number)),
                Ask::From(_) | Ask::To(_) => true,
            };
        }
        number
    }

    /// Whether there is no query.
    pub(super) fn is_empty(&self) -> bool {
        self.queries.is_empty()
    }

    /// Gives each query that fits, by its number and the first place in the text that it asks for, in order.
    pub(super) fn fitting(&self, post: &Post, mut present: Present, mut fits: impl FnMut(u32, Option<ByteSpan>)) {
        if !post.author.is_empty()
            && let Some(ask) = self.asks.get(&Ask::From(post.author.clone()))
        {
            present.put(*ask, None);
        }
        for ask in post.answers.iter().filter_map(|handle| self.asks.get(&Ask::To(handle.clone()))) {
            present.put(*ask, None);
        }
        present.sort();
        let waiting = |(ask, _): &(u32, _)| self.waiting.get(*ask as usize);
        let mut touched: Vec<u32> = present.0.iter().filter_map(waiting).flatten().copied().collect();
        sorted::by_key(&mut touched, |number| *number);
        touched.dedup();
        for number in touched {
            if let Some(query) = self.queries.get(number as usize)
                && holds(query, post, &present)
            {
                fits(number, first(query, &present));
            }
        }
    }
}

/// The numbers of which at least one must be present for `node` to hold; `None` when it can hold without any.
fn anchors(node: &Node) -> Option<Vec<u32>> {
    match node {
        Node::Ask(ask) => Some(vec![*ask]),
        Node::Lang(_) | Node::Not(_) => None,
        Node::All(parts) => parts.iter().filter_map(anchors).min_by_key(Vec::len),
        Node::Any(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(anchors(part)?);
            }
            Some(all)
        }
    }
}

fn holds(node: &Node, post: &Post, present: &Present) -> bool {
    match node {
        Node::Ask(ask) => present.get(*ask).is_some(),
        Node::Lang(lang) => post.lang.as_deref().is_some_and(|tag| is_language(tag, lang)),
        Node::Not(inner) => !holds(inner, post, present),
        Node::All(parts) => parts.iter().all(|part| holds(part, post, present)),
        Node::Any(parts) => parts.iter().any(|part| holds(part, post, present)),
    }
}

/// Whether the tag is of that language: `en-GB` is `en`.
fn is_language(tag: &str, lang: &str) -> bool {
    let head = tag.get(..lang.len()).is_some_and(|head| head.eq_ignore_ascii_case(lang));
    head && matches!(tag.as_bytes().get(lang.len()), None | Some(b'-' | b'_'))
}

/// The first place in the text that speaks for `node`.
fn first(node: &Node, present: &Present) -> Option<ByteSpan> {
    match node {
        Node::Ask(ask) => present.get(*ask).flatten(),
        Node::Lang(_) | Node::Not(_) => None,
        Node::All(parts) | Node::Any(parts) => {
            parts.iter().filter_map(|part| first(part, present)).min_by_key(|span| (span.start, span.end))
        }
    }
}
