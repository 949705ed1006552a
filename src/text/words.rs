//! The words of a text, and what is not a word of the author's: handles, hashtags and links.

use crate::text::letters::{is_unspaced, is_word_char};
use crate::text::link;
use crate::text::place::ByteSpan;

/// What a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters and digits.
    Word,
    /// `#` and a name with at least one letter.
    Hashtag,
    /// `@` and a name.
    Handle,
    /// A web or mail address, with or without `https://`.
    Link,
}

/// One word, hashtag, handle or link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Which of them.
    pub kind: WordKind,
    /// Where it stands, with its `#` or `@`.
    pub span: ByteSpan,
}

impl Word {
    /// The span without `#` or `@`.
    pub fn name(self) -> ByteSpan {
        match self.kind {
            WordKind::Hashtag | WordKind::Handle => ByteSpan::new(self.span.start + 1, self.span.end),
            WordKind::Word | WordKind::Link => self.span,
        }
    }
}

/// The words of `text` in order; linear in its length. `text` should be folded at [`Level::Plain`], since only ASCII
/// `@` and `#` are signs here.
///
/// [`Level::Plain`]: crate::text::fold::Level::Plain
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0, glued: false, no_link_before: 0 }
}

/// The iterator that [`words`] gives.
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
    /// Whether the character before `at` is part of a spaced word, so that an `@` here begins no handle.
    glued: bool,
    /// Up to where it is known that no link begins, so that `a.a.a.a…` is looked through once.
    no_link_before: usize,
}

impl Words<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(b) if b.is_ascii() => Some(char::from(*b)),
            Some(_) => self.text.get(at..).and_then(|rest| rest.chars().next()),
            None => None,
        }
    }

    /// Goes past ASCII that begins nothing; gives the place of what may begin something.
    fn skip(&mut self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        loop {
            let b = *bytes.get(self.at)?;
            if kind(b) != Byte::Between {
                return Some(self.at);
            }
            // `_` keeps what it was glued to.
            self.glued &= b == b'_';
            self.at += 1;
        }
    }

    /// Where the run of word characters of one kind of script that begins at `start` ends, whether it is written
    /// without spaces, and the end without trailing `_`.
    fn run(&self, start: usize) -> Run {
        let bytes = self.text.as_bytes();
        let rest = bytes.get(start..).unwrap_or_default();
        let plain = rest.iter().take_while(|b| kind(**b) == Byte::Word).count();
        let mut run = Run { end: start + plain, trimmed: start + plain, unspaced: false };
        loop {
            match bytes.get(run.end) {
                Some(b) if kind(*b) == Byte::Word && !run.unspaced => {
                    run.end += 1;
                    run.trimmed = run.end;
                }
                Some(b'_') if !run.unspaced => run.end += 1,
                Some(b) if !b.is_ascii() => {
                    let Some(c) = self.char_at(run.end).filter(|c| is_word_char(*c)) else { return run };
                    let unspaced = is_unspaced(c);
                    if run.end == start {
                        run.unspaced = unspaced;
                    } else if unspaced != run.unspaced {
                        return run;
                    }
                    run.end += c.len_utf8();
                    run.trimmed = run.end;
                }
                _ => return run,
            }
        }
    }

    /// The hashtag or handle that begins with the sign at `at`.
    fn signed(&mut self, at: usize, sign: char) -> Option<Word> {
        if sign == '@' {
            let name = self.text.as_bytes().get(at + 1..).unwrap_or_default();
            let len = name.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
            let end = at + 1 + len;
            // `me@northwind` is half an address; `@naïve` names nobody.
            let goes_on = self.char_at(end).is_some_and(|c| !c.is_ascii() && is_word_char(c) && !is_unspaced(c));
            (len > 0 && !goes_on).then_some(())?;
            self.at = end;
            let kind = if self.glued { WordKind::Link } else { WordKind::Handle };
            self.glued = true;
            return Some(Word { kind, span: ByteSpan::new(at, end) });
        }
        let mut end = at + 1;
        let mut letter = false;
        while let Some(c) = self.char_at(end).filter(|c| is_word_char(*c)) {
            letter |= !c.is_ascii_digit();
            end += c.len_utf8();
        }
        (letter && !self.glued).then_some(())?;
        self.at = end;
        self.glued = true;
        Some(Word { kind: WordKind::Hashtag, span: ByteSpan::new(at, end) })
    }
}

/// What a byte may be part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Byte {
    /// An ASCII letter or digit.
    Word,
    /// `@` or `#`.
    Sign,
    /// Part of a character beyond ASCII.
    Beyond,
    /// Anything else, `_` too.
    Between,
}

/// [`Byte`] of every byte: one look-up where three comparisons would be.
static BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Between; 256];
    let mut rest: &mut [Byte] = &mut bytes;
    let mut b = 0_u8;
    while let Some((first, after)) = rest.split_first_mut() {
        *first = match b {
            b'@' | b'#' => Byte::Sign,
            128.. => Byte::Beyond,
            _ if b.is_ascii_alphanumeric() => Byte::Word,
            _ => Byte::Between,
        };
        rest = after;
        b = b.wrapping_add(1);
    }
    bytes
};

fn kind(b: u8) -> Byte {
    BYTES.get(usize::from(b)).copied().unwrap_or(Byte::Between)
}

/// A run of word characters.
struct Run {
    end: usize,
    trimmed: usize,
    unspaced: bool,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        loop {
            let start = self.skip()?;
            let c = self.char_at(start)?;
            if (c == '@' || c == '#')
                && let Some(word) = self.signed(start, c)
            {
                return Some(word);
            }
            if !is_word_char(c) {
                self.glued = false;
                self.at += c.len_utf8();
                continue;
            }
            let run = self.run(start);
            let next = self.text.as_bytes().get(run.end).copied();
            if !run.unspaced && start >= self.no_link_before && next.is_some_and(link::may_go_on) {
                let chain = link::chain(self.text, start);
                if let Some(end) = link::end(self.text, start, chain) {
                    self.at = end;
                    self.glued = true;
                    return Some(Word { kind: WordKind::Link, span: ByteSpan::new(start, end) });
                }
                self.no_link_before = chain;
            }
            self.at = run.end;
            self.glued = !run.unspaced;
            return Some(Word { kind: WordKind::Word, span: ByteSpan::new(start, run.trimmed) });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::fold::{Level, fold};

    fn shown(text: &str) -> String {
        let kind = |kind| match kind {
            WordKind::Word => "w",
            WordKind::Hashtag => "t",
            WordKind::Handle => "h",
            WordKind::Link => "l",
        };
        words(text).map(|word| format!("{}:{}", kind(word.kind), word.span.of(text))).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn kinds() {
        let cases = [
            ("my parcel, again", "w:my w:parcel w:again"),
            ("@northwindhelp hi", "h:@northwindhelp w:hi"),
            (".@northwindhelp hi", "h:@northwindhelp w:hi"),
            ("#late #1 #2late", "t:#late w:1 t:#2late"),
            ("a#b", "w:a w:b"),
            ("don't", "w:don w:t"),
            ("_so_ snake_case__", "w:so w:snake_case"),
            ("see https://northwind.com/a?b=c,d now", "w:see l:https://northwind.com/a?b=c,d w:now"),
            ("www.northwind.example", "l:www.northwind.example"),
            ("northwind.com/late… no", "l:northwind.com/late… w:no"),
            ("at north-wind.co.uk.", "w:at l:north-wind.co.uk"),
            ("northwind.it is", "w:northwind w:it w:is"),
            ("northwind.it/is", "l:northwind.it/is"),
            ("northwind.terrible service", "w:northwind w:terrible w:service"),
            ("care.team@northwind.com now", "l:care.team@northwind.com w:now"),
            ("me@northwind", "w:me l:@northwind"),
            ("a@northwind b", "w:a l:@northwind w:b"),
            ("t-mobile 3.5 10:30", "w:t w:mobile w:3 w:5 w:10 w:30"),
            ("我爱northwind的 @hp你", "w:我爱 w:northwind w:的 h:@hp w:你"),
            ("你好@hp", "w:你好 h:@hp"),
            ("😡northwind😡", "w:northwind"),
            ("हिन्दी ภาษาไทย", "w:हिन्दी w:ภาษาไทย"),
            ("https://", "w:https"),
            ("@ # _ @_", "h:@_"),
            ("", ""),
        ];
        for (text, expected) in cases {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_chain_of_dots_is_looked_through_once() {
        let text = "a.".repeat(200_000);
        assert_eq!(words(&text).count(), 200_000);
    }

    proptest! {
        #[test]
        fn spans_are_ordered_and_on_boundaries(text in "(\\PC|[@#_.:/a-z0-9ก你-]){0,80}") {
            for text in [text.clone(), fold(&text, Level::Plain).text().to_owned()] {
                let mut last = 0;
                for word in words(&text) {
                    prop_assert!(word.span.start >= last && word.span.end > word.span.start);
                    prop_assert!(text.get(word.span.range()).is_some() && text.get(word.name().range()).is_some());
                    last = word.span.end;
                }
            }
        }
    }
}
