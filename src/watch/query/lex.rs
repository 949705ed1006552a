//! Cuts a query into its tokens.

use crate::post::Handle;
use crate::text::fold::{Level, fold};
use crate::text::letters::is_word_char;
use crate::text::place::ByteSpan;
use crate::watch::query::{MAX_TERM_BYTES, Query, QueryError, QueryErrorKind};

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `OR`
    Or,
    /// `AND`, which says what the space says.
    And,
    /// `-` or `NOT`
    Not,
    /// A word, phrase, tag, handle or operator with its value.
    Term(Query),
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) place: ByteSpan,
}

/// Quotes that people type or paste; each closes each.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '＂')
}

/// Whether `text`, unquoted, is read as this very text.
pub(super) fn is_bare(text: &str) -> bool {
    match tokens(text).as_deref() {
        Ok([Placed { token: Token::Term(Query::Text(read)), .. }]) => read == text && !text.starts_with(is_quote),
        _ => false,
    }
}

/// The tokens of a query.
pub(super) fn tokens(written: &str) -> Result<Vec<Placed>, QueryError> {
    let mut placed = Vec::new();
    let mut at = 0;
    while let Some(c) = written.get(at..).and_then(|rest| rest.chars().next()) {
        let after = at + c.len_utf8();
        let one = ByteSpan::new(at, after);
        let rest = written.get(after..).unwrap_or_default();
        let (token, end) = match c {
            c if c.is_whitespace() => {
                at = after;
                continue;
            }
            '(' => (Token::Open, after),
            ')' => (Token::Close, after),
            '-' if rest.starts_with(|c: char| c.is_whitespace() || c == ')') || rest.is_empty() => {
                return Err(QueryError::new(written, one, QueryErrorKind::NothingAfterNot));
            }
            '-' => (Token::Not, after),
            c if is_quote(c) => {
                let len =
                    rest.find(is_quote).ok_or_else(|| QueryError::new(written, one, QueryErrorKind::UnclosedQuote))?;
                let quote = rest.get(len..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
                let end = after + len + quote;
                let phrase = rest.get(..len).unwrap_or_default();
                let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
                let term = text(phrase).map_err(|kind| QueryError::new(written, ByteSpan::new(at, end), kind))?;
                (Token::Term(term), end)
            }
            _ => {
                let rest = written.get(at..).unwrap_or_default();
                let len = rest.find(|c: char| c.is_whitespace() || c == '(' || c == ')' || is_quote(c));
                let end = at + len.unwrap_or(rest.len());
                let place = ByteSpan::new(at, end);
                let token = word(place.of(written)).map_err(|kind| QueryError::new(written, place, kind))?;
                (token, end)
            }
        };
        placed.push(Placed { token, place: ByteSpan::new(at, end) });
        at = end;
    }
    Ok(placed)
}

/// What a run without spaces, quotes and parentheses is.
fn word(written: &str) -> Result<Token, QueryErrorKind> {
    match written {
        "OR" => return Ok(Token::Or),
        "AND" => return Ok(Token::And),
        "NOT" => return Ok(Token::Not),
        _ => {}
    }
    if let Some(name) = written.strip_prefix(['#', '＃']) {
        let fits = name.chars().all(is_word_char) && name.chars().any(|c| !c.is_ascii_digit());
        return value("#", name, fits).map(|name| Token::Term(Query::Tag(name.to_owned())));
    }
    if let Some(name) = written.strip_prefix(['@', '＠']) {
        return value("@", name, is_handle(name)).map(|name| Token::Term(Query::Mentions(Handle::new(name))));
    }
    let (name, after) = written.split_once(':').unwrap_or(("", ""));
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphabetic() || b == b'_') {
        return text(written.to_owned()).map(Token::Term);
    }
    let account = after.strip_prefix('@').unwrap_or(after);
    let term = match name.to_ascii_lowercase().as_str() {
        "from" => Query::From(Handle::new(value("from:", account, is_handle(account))?)),
        "to" => Query::To(Handle::new(value("to:", account, is_handle(account))?)),
        "lang" => {
            let fits = (2..=12).contains(&after.len()) && after.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            Query::Lang(value("lang:", after, fits)?.to_ascii_lowercase())
        }
        _ => return Err(QueryErrorKind::UnknownOperator { name: name.to_owned() }),
    };
    Ok(Token::Term(term))
}

/// `value`, when it is there and fits `operator`.
fn value<'w>(operator: &str, value: &'w str, fits: bool) -> Result<&'w str, QueryErrorKind> {
    let operator = operator.to_owned();
    match value {
        "" => Err(QueryErrorKind::EmptyValue { operator }),
        _ if !fits => Err(QueryErrorKind::BadValue { operator }),
        _ => Ok(value),
    }
}

/// Whether a handle of some site can read so: X's letters, digits and `_`, and the `.`, `-` and `@` of others.
fn is_handle(name: &str) -> bool {
    name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-' | b'@')) && !name.starts_with('@')
}

/// The term that looks for `text`.
fn text(text: String) -> Result<Query, QueryErrorKind> {
    if text.len() > MAX_TERM_BYTES {
        return Err(QueryErrorKind::TermTooLong);
    }
    let seen = |c: char| if c.is_ascii() { c.is_ascii_alphanumeric() } else { !c.is_whitespace() };
    if fold(&text, Level::Plain).text().contains(seen) {
        Ok(Query::Text(text))
    } else {
        Err(QueryErrorKind::NothingInTerm)
    }
}
