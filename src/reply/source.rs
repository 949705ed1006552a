//! The names that stand in a template's tags, and where. Only for sources that the engine has taken: what is no
//! template at all gives names of no meaning.

use super::fault::Place;

/// What a name is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    /// A field: `customer.first_name`.
    Field,
    /// After a bar: `| default`.
    Filter,
    /// After "is": `is defined`.
    Test,
    /// Before a bracket: `range(3)`.
    Function,
}

/// A name in a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The name with its dots, without spaces.
    pub(super) name: String,
    /// What it is used as.
    pub(super) used: Use,
    /// Its first byte.
    pub(super) at: usize,
}

/// The names in all tags, in text order. Words of the language itself ("if", "else") are among them, as fields.
pub(super) fn names(source: &str) -> Vec<Named> {
    let mut found = Vec::new();
    let mut rest = Cursor { source, at: 0 };
    let mut verbatim = false;
    while let Some(tag) = rest.next_tag() {
        let Tag { open, inside, at } = tag;
        if open == "{#" {
            continue;
        }
        let before = found.len();
        if !verbatim {
            names_inside(inside, at, &mut found);
        }
        match inside.trim_matches(['-', '+', ' ', '\t', '\n', '\r']) {
            "raw" if open == "{%" => {
                verbatim = true;
                found.truncate(before);
            }
            "endraw" if open == "{%" => verbatim = false,
            _ => {}
        }
    }
    found
}

struct Cursor<'a> {
    source: &'a str,
    at: usize,
}

struct Tag<'a> {
    open: &'a str,
    inside: &'a str,
    /// Where `inside` starts.
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The next `{{ … }}`, `{% … %}` or `{# … #}`; the last may be open.
    fn next_tag(&mut self) -> Option<Tag<'a>> {
        let rest = self.source.get(self.at..)?;
        let start = self.at + ["{{", "{%", "{#"].into_iter().filter_map(|open| rest.find(open)).min()?;
        let open = self.source.get(start..start + 2)?;
        let close = match open {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let inside = self.source.get(start + 2..)?;
        let len = if open == "{#" { inside.find(close) } else { end_of_tag(inside, close) }.unwrap_or(inside.len());
        self.at = start + 2 + len + if len < inside.len() { 2 } else { 0 };
        Some(Tag { open, inside: inside.get(..len)?, at: start + 2 })
    }
}

/// Where `close` stands outside of quotes.
fn end_of_tag(inside: &str, close: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(rest) = inside.get(at..)
        && let Some(c) = rest.chars().next()
    {
        match c {
            '"' | '\'' => at += end_of_quote(rest, c),
            _ if rest.starts_with(close) => return Some(at),
            _ => at += c.len_utf8(),
        }
    }
    None
}

/// One piece of a tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    Word(&'a str, usize),
    Sign(char),
    /// A text in quotes, or a number.
    Literal,
}

/// The pieces of a tag; a word's place counts from the tag's inside.
fn tokens(inside: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = inside.get(at..)
        && let Some(c) = rest.chars().next()
    {
        let len = if c.is_alphanumeric() || c == '_' {
            let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let word = rest.get(..len).unwrap_or_default();
            found.push(if c.is_numeric() { Token::Literal } else { Token::Word(word, at) });
            len
        } else if c == '"' || c == '\'' {
            found.push(Token::Literal);
            end_of_quote(rest, c)
        } else {
            if !c.is_whitespace() {
                found.push(Token::Sign(c));
            }
            c.len_utf8()
        };
        at += len;
    }
    found
}

/// The length of the quoted text that `rest` starts with.
fn end_of_quote(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

/// The names inside one tag that starts at byte `offset` of the source.
fn names_inside(inside: &str, offset: usize, found: &mut Vec<Named>) {
    let tokens = tokens(inside);
    let mut next_use = Use::Field;
    let mut rest = tokens.as_slice();
    let mut first = true;
    while let Some((&token, after)) = rest.split_first() {
        rest = after;
        match token {
            Token::Sign('|') => next_use = Use::Filter,
            Token::Word("is", _) if !first => next_use = Use::Test,
            Token::Word("not", _) if next_use == Use::Test => {}
            Token::Word("filter", _) if first => next_use = Use::Filter,
            Token::Word(word, at) => {
                let mut name = word.to_owned();
                while let [Token::Sign('.'), Token::Word(next, _), after @ ..] = rest {
                    name.push('.');
                    name.push_str(next);
                    rest = after;
                }
                let called = rest.first() == Some(&Token::Sign('(')) && !KEYWORDS.contains(&word);
                let used = if next_use == Use::Field && called { Use::Function } else { next_use };
                found.push(Named { name, used, at: offset + at });
                next_use = Use::Field;
            }
            Token::Sign('-' | '+') if first => continue,
            Token::Sign(_) | Token::Literal => next_use = Use::Field,
        }
        first = false;
    }
}

/// Words of the language after which a bracket is only a bracket.
const KEYWORDS: [&str; 9] = ["if", "elif", "else", "and", "or", "not", "in", "for", "set"];

/// Line and column of byte `at`, counted from 1, the column in characters.
pub(super) fn place(source: &str, at: usize) -> Place {
    let before = source.get(..at).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    Place {
        line: before.matches('\n').count() + 1,
        column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_uses() {
        let source = concat!(
            "Hi {{ customer.first_name | default(\"you | there }}\") }} {# {{ no }} #}",
            "{% if contact.dm is not defined and ask . order_no %}{{- f(1e5, brand . name)|upper -}}{% endif %}",
            "{% raw %}{{ not.this }}{% endraw %}{{ x }}"
        );
        let found: Vec<(String, Use)> = names(source)
            .into_iter()
            .filter(|named| !["if", "endif", "and", "endraw"].contains(&named.name.as_str()))
            .map(|named| (named.name, named.used))
            .collect();
        let wanted = [
            ("customer.first_name", Use::Field),
            ("default", Use::Filter),
            ("contact.dm", Use::Field),
            ("defined", Use::Test),
            ("ask.order_no", Use::Field),
            ("f", Use::Function),
            ("brand.name", Use::Field),
            ("upper", Use::Filter),
            ("x", Use::Field),
        ];
        assert_eq!(found, wanted.map(|(name, used)| (name.to_owned(), used)));
    }

    #[test]
    fn places_count_characters() {
        let source = "é\n  ß {{ x }}";
        assert_eq!(place(source, source.find('x').unwrap()), Place { line: 2, column: 8 });
        assert_eq!(place("", 9), Place { line: 1, column: 1 });
    }
}
