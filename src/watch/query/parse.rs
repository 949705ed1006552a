//! Builds a query from its tokens: `OR` binds looser than the space, `-` tightest.

use crate::text::place::ByteSpan;
use crate::watch::query::lex::{Placed, Token, tokens};
use crate::watch::query::{MAX_BYTES, MAX_DEPTH, MAX_TERMS, Query, QueryError, QueryErrorKind};

/// Reads a query as a person wrote it.
pub(super) fn parse(written: &str) -> Result<Query, QueryError> {
    let whole = ByteSpan::new(0, written.len());
    if written.len() > MAX_BYTES {
        return Err(QueryError::new(written, whole, QueryErrorKind::TooLong));
    }
    let tokens = tokens(written)?;
    let terms = tokens.iter().filter(|placed| matches!(placed.token, Token::Term(_)));
    if let Some(past) = terms.skip(MAX_TERMS).map(|placed| placed.place).next() {
        return Err(QueryError::new(written, past, QueryErrorKind::TooManyTerms));
    }
    let mut parser = Parser { written, tokens: &tokens, at: 0 };
    let alternatives = parser.alternatives(0)?;
    if let Some(extra) = parser.peek() {
        return Err(parser.error(extra.place, QueryErrorKind::UnopenedParenthesis));
    }
    for (query, place) in &alternatives {
        if !query.is_anchored() {
            let kind = if is_language(query) { QueryErrorKind::OnlyLanguage } else { QueryErrorKind::OnlyNegative };
            return Err(parser.error(*place, kind));
        }
    }
    let parts = alternatives.into_iter().map(|(query, _)| query).collect();
    Query::any(parts).ok_or_else(|| QueryError::new(written, whole, QueryErrorKind::Empty))
}

/// Whether a query without anchor has a language and nothing that is left out.
fn is_language(query: &Query) -> bool {
    match query {
        Query::Lang(_) => true,
        Query::All(parts) => parts.iter().all(is_language),
        _ => false,
    }
}

struct Parser<'q> {
    written: &'q str,
    tokens: &'q [Placed],
    at: usize,
}

impl<'q> Parser<'q> {
    fn peek(&self) -> Option<&'q Placed> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<&'q Placed> {
        let placed = self.peek()?;
        self.at += 1;
        Some(placed)
    }

    fn error(&self, place: ByteSpan, kind: QueryErrorKind) -> QueryError {
        QueryError::new(self.written, place, kind)
    }

    /// The operator at `placed` has nothing on one side.
    fn dangling(&self, placed: &Placed) -> QueryError {
        let operator = placed.place.of(self.written).to_owned();
        self.error(placed.place, QueryErrorKind::Dangling { operator })
    }

    /// What stands between `OR`s, each with its place.
    fn alternatives(&mut self, depth: usize) -> Result<Vec<(Query, ByteSpan)>, QueryError> {
        let mut parts = Vec::new();
        let mut before = None;
        loop {
            match (self.together(depth)?, self.peek()) {
                (Some(part), _) => parts.push(part),
                (None, Some(or)) if or.token == Token::Or => return Err(self.dangling(or)),
                (None, _) => {
                    if let Some(or) = before {
                        return Err(self.dangling(or));
                    }
                    let whole = ByteSpan::new(0, self.written.len());
                    return match self.peek() {
                        // The group that is closed here reports itself.
                        Some(_) if depth > 0 => Ok(parts),
                        Some(close) => Err(self.error(close.place, QueryErrorKind::UnopenedParenthesis)),
                        None if depth > 0 => Ok(parts),
                        None => Err(self.error(whole, QueryErrorKind::Empty)),
                    };
                }
            }
            match self.peek() {
                Some(or) if or.token == Token::Or => before = self.next(),
                _ => return Ok(parts),
            }
        }
    }

    /// What stands side by side, up to `OR`, `)` or the end; `None` when nothing does.
    fn together(&mut self, depth: usize) -> Result<Option<(Query, ByteSpan)>, QueryError> {
        let mut parts = Vec::new();
        let mut place: Option<ByteSpan> = None;
        let mut and: Option<&Placed> = None;
        while let Some(placed) = self.peek() {
            match placed.token {
                Token::Or | Token::Close => break,
                Token::And => {
                    if parts.is_empty() || and.is_some() {
                        return Err(self.dangling(placed));
                    }
                    and = self.next();
                }
                Token::Open | Token::Not | Token::Term(_) => {
                    and = None;
                    parts.push(self.operand(depth)?);
                    let end =
                        self.tokens.get(self.at.saturating_sub(1)).map_or(placed.place.end, |last| last.place.end);
                    place = Some(ByteSpan::new(place.map_or(placed.place.start, |p| p.start), end));
                }
            }
        }
        match and {
            Some(and) => Err(self.dangling(and)),
            None => Ok(Query::all(parts).zip(place)),
        }
    }

    /// A term or a group, with the `-` before it.
    fn operand(&mut self, depth: usize) -> Result<Query, QueryError> {
        let mut not: Option<&Placed> = None;
        let mut negative = false;
        loop {
            match self.next() {
                Some(placed) if placed.token == Token::Not => {
                    not = Some(placed);
                    negative = !negative;
                }
                Some(Placed { token: Token::Term(term), .. }) => {
                    let term = term.clone();
                    return Ok(if negative { term.negated() } else { term });
                }
                Some(open) if open.token == Token::Open => {
                    let group = self.group(open, depth + 1)?;
                    return Ok(if negative { group.negated() } else { group });
                }
                other => {
                    let place = not.or(other).map_or(ByteSpan::new(0, self.written.len()), |placed| placed.place);
                    return Err(self.error(place, QueryErrorKind::NothingAfterNot));
                }
            }
        }
    }

    /// The group that `open` opened.
    fn group(&mut self, open: &Placed, depth: usize) -> Result<Query, QueryError> {
        if depth > MAX_DEPTH {
            return Err(self.error(open.place, QueryErrorKind::TooDeep));
        }
        let parts = self.alternatives(depth)?.into_iter().map(|(query, _)| query).collect();
        match (self.next(), Query::any(parts)) {
            (Some(_), Some(query)) => Ok(query),
            (Some(close), None) => {
                Err(self.error(ByteSpan::new(open.place.start, close.place.end), QueryErrorKind::EmptyGroup))
            }
            (None, _) => Err(self.error(open.place, QueryErrorKind::UnclosedParenthesis)),
        }
    }
}
