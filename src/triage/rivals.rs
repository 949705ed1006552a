//! Who is named in a post besides us.

use crate::triage::about::Circumstances;
use crate::triage::token::{Token, TokenKind};

/// Whose a name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Ours.
    Ours,
    /// Another watched brand's, or anybody's handle.
    Others,
    /// Ours among others that stand before it, or among so many that none is meant.
    Mixed,
}

/// A name in the text, or several handles in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The index of its first token.
    pub first: usize,
    /// The index of its last token.
    pub last: usize,
    /// Whose it is.
    pub whose: Whose,
    /// Whether a handle opens the post, perhaps after a greeting: somebody is spoken to.
    pub opens: bool,
}

/// So many names in a row are a list, not an address.
const LIST: usize = 4;

/// The names in a post, in order. Handles in a row count as one name: that of the first.
pub fn named(text: &str, tokens: &[Token], whom: &Circumstances<'_>) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    let mut run = 0;
    for (at, token) in tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Addressee) {
        let next = whom.ours.partition_point(|span| span.end <= token.span.start);
        let ours = whom.ours.get(next).is_some_and(|span| span.overlaps(token.span));
        let handle = token.span.of(text).starts_with(['@', '＠']);
        let whose = if ours { Whose::Ours } else { Whose::Others };
        match names.last_mut().filter(|before| before.last + 1 == at && handle) {
            Some(before) => {
                run += 1;
                before.last = at;
                if before.whose != whose && (run >= LIST || before.whose == Whose::Others) {
                    before.whose = Whose::Mixed;
                }
            }
            None => {
                run = 1;
                let before = tokens.get(..at).unwrap_or_default();
                let opens = handle && before.len() <= 3 && before.iter().all(|t| greets(t, text));
                names.push(Named { first: at, last: at, whose, opens });
            }
        }
    }
    names
}

/// Whether a token may stand before whom a post speaks to.
fn greets(token: &Token, text: &str) -> bool {
    match token.kind {
        TokenKind::Break | TokenKind::Mark | TokenKind::Symbol => true,
        TokenKind::Word => ["hey", "hi", "hello", "dear", "yo", "so", "excuse", "me"]
            .iter()
            .any(|w| w.eq_ignore_ascii_case(token.span.of(text))),
        _ => false,
    }
}
