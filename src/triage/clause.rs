//! The sentences of a post and their clauses, token by token.

use crate::triage::hint::Hint;
use crate::triage::lexicon::{Found, Says};
use crate::triage::token::{Token, TokenKind};

/// Where a token stands. Both numbers grow along the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Which sentence.
    pub sentence: u32,
    /// Which clause of the whole post.
    pub clause: u32,
}

/// The standing of each token. A sentence ends at a full stop, a run of `!` and `?`, and a new line; a clause also at a comma,
/// a bracket, a quotation mark and a dash, and before a word of contrast.
pub fn clauses(text: &str, tokens: &[Token], found: &[Found]) -> Vec<Standing> {
    let mut contrasts =
        found.iter().filter(|f| f.says == Says::Hint(Hint::Contrast)).map(|f| f.first as usize).peekable();
    let mut at = Standing::default();
    let mut end = 0;
    let mut standings = Vec::with_capacity(tokens.len());
    for (i, token) in tokens.iter().enumerate() {
        let lines = text.get(end..token.span.start).is_some_and(|between| between.contains('\n'));
        let contrast = contrasts.next_if(|c| *c == i).is_some();
        at.sentence += u32::from(lines);
        at.clause += u32::from(lines || contrast);
        end = token.span.end;
        standings.push(at);
        let stop = match token.kind {
            TokenKind::Mark => true,
            TokenKind::Break => token.span.of(text).starts_with('.'),
            _ => false,
        };
        at.sentence += u32::from(stop);
        at.clause += u32::from(stop || token.kind == TokenKind::Break);
    }
    standings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::lexicon::Lexicon;
    use crate::triage::token::tokens;

    #[test]
    fn posts_fall_into_sentences_and_clauses() {
        for (text, sentences) in [
            ("a b. c", "a b|c"),
            ("a, b but c", "a;b;but c"),
            ("a!! b… c", "a|b|c"),
            ("a\nb", "a|b"),
            ("a (b) c: d", "a;b;c;d"),
            ("", ""),
        ] {
            let (mut cut, mut found) = (Vec::new(), Vec::new());
            tokens(text, &[], &mut cut);
            Lexicon::new().find(&cut, &mut found);
            let mut shown = String::new();
            let mut before = Standing::default();
            for (token, at) in cut.iter().zip(clauses(text, &cut, &found)).filter(|(t, _)| t.is_worded()) {
                let sign = if at.sentence > before.sentence {
                    "|"
                } else if at.clause > before.clause {
                    ";"
                } else if shown.is_empty() {
                    ""
                } else {
                    " "
                };
                shown.push_str(sign);
                shown.push_str(token.span.of(text));
                before = at;
            }
            assert_eq!(shown, sentences, "{text:?}");
        }
    }
}
