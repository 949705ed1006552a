//! A post as the second reader reads it: one line, with handles, brand names, links and order numbers masked as the first
//! reader masks them, and emoji put into words.

use super::faces;
use crate::text::place::ByteSpan;
use crate::triage::token::{Token, TokenKind, tokens};

/// What stands for a handle or a mention of the brand. Words that the vocabulary has whole.
const ADDRESSEE: &str = "user";
/// What stands for a link.
const LINK: &str = "http";
/// What stands for an order, phone or account number.
const ORDER: &str = "number";

/// A number with this many digits and letters names something (an order, a phone) rather than an amount.
const NAMES_SOMETHING: usize = 6;

/// The wording of `text`, of which `mask` mentions the brand. `cut` is scratch space. The result is linear in the text.
pub fn wording(text: &str, mask: &[ByteSpan], cut: &mut Vec<Token>) -> String {
    tokens(text, mask, cut);
    let mut line = Line::default();
    let mut at = 0;
    for token in cut.iter() {
        line.between(text.get(at..token.span.start).unwrap_or_default());
        at = token.span.end;
        let words = token.span.of(text);
        match token.kind {
            TokenKind::Addressee => line.once(ADDRESSEE),
            TokenKind::Link => line.once(LINK),
            TokenKind::Number if words.chars().filter(|c| c.is_alphanumeric()).count() >= NAMES_SOMETHING => {
                line.once(ORDER);
            }
            TokenKind::Symbol => {
                if let Some(said) = words.chars().next().and_then(faces::in_words) {
                    line.once(said);
                }
            }
            _ => line.shortened(words),
        }
    }
    line.between(text.get(at..).unwrap_or_default());
    line.text
}

/// The line as it grows.
#[derive(Default)]
struct Line {
    text: String,
    /// Where the last word put by [`Line::once`] starts, while nothing else came after it.
    last: Option<usize>,
}

impl Line {
    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// A word of ours; a run of the same is written once.
    fn once(&mut self, word: &str) {
        let again = self.last.and_then(|at| self.text.get(at..)).is_some_and(|said| said.trim_end() == word);
        if !again {
            self.space();
            self.last = Some(self.text.len());
            self.text.push_str(word);
        }
        self.space();
    }

    /// Words of the author's, drawn-out letters cut to two.
    fn shortened(&mut self, words: &str) {
        let (mut last, mut run) = ('\0', 0u32);
        for c in words.chars() {
            run = if c == last { run + 1 } else { 1 };
            last = c;
            if run < 3 || c.is_ascii_digit() {
                self.text.push(c);
            }
        }
        self.last = None;
    }

    /// What stands between tokens: entities resolved, white space cut to one space.
    fn between(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let entities = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")];
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let entity = entities.iter().find(|(written, _)| rest.starts_with(written));
            let (said, length) = match entity {
                Some((written, said)) => (*said, written.len()),
                None => ("", c.len_utf8()),
            };
            if said.is_empty() && c.is_whitespace() {
                self.space();
            } else {
                if said.is_empty() {
                    self.text.push(c)
                } else {
                    self.text.push_str(said)
                }
                self.last = None;
            }
            rest = rest.get(length..).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_post_is_read_as_one_line_with_names_masked() {
        for (text, expected) in [
            ("", ""),
            ("@Northwind @Help where's my order 114-5523981?!", "user where's my order number ?!"),
            ("so slooooow 😡😡😡 see https://t.co/abc", "so sloow angry see http "),
            ("waited 45 mins &amp; nobody\n\n came, $20 gone", "waited 45 mins & nobody came, $20 gone"),
            ("#fail 🦑 :(", "#fail :("),
            ("1000 times", "1000 times"),
        ] {
            assert_eq!(wording(text, &[], &mut Vec::new()), expected, "{text:?}");
        }
        assert_eq!(wording("Northwind lost it", &[ByteSpan::new(0, 9)], &mut Vec::new()), "user lost it");
    }

    proptest! {
        #[test]
        fn any_text_has_a_wording_no_longer_than_it_can_be(text in "(\\PC|[ -~]|@a |😡|&amp;){0,80}") {
            let line = wording(&text, &[], &mut Vec::new());
            prop_assert!(line.len() <= text.len() * 12 + 12);
            prop_assert!(!line.contains('\n'));
        }
    }
}
