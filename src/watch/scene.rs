//! A post's text as the matcher sees it, and what stands around a place in it.

use crate::text::fold::{Folded, Level, fold};
use crate::text::letters::{is_boundary, is_unspaced, is_word_char};
use crate::text::place::ByteSpan;
use crate::text::words::{Word, WordKind, words};
use crate::watch::everyday::EverydayWords;

/// A text, folded twice, with its words.
#[derive(Debug)]
pub(super) struct Scene<'t> {
    pub(super) text: &'t str,
    pub(super) plain: Folded,
    pub(super) alike: Folded,
    pub(super) words: Vec<Word>,
    /// Whether letters beyond ASCII are left that look like none of it: the text is in another script.
    foreign: bool,
}

/// What a place is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// Running text.
    Text,
    /// A hashtag, all of it.
    Hashtag(ByteSpan),
    /// A hashtag, the words before and after begun with capitals: `#NorthwindFails`.
    HashtagPart,
    /// A handle, all of it.
    Handle(ByteSpan),
    /// A link, all of it.
    Link,
    /// Less than a whole word, hashtag, handle or link.
    Part,
}

impl<'t> Scene<'t> {
    pub(super) fn new(text: &'t str) -> Scene<'t> {
        let plain = fold(text, Level::Plain);
        let alike = fold(text, Level::Lookalike);
        let mut found = Vec::with_capacity(plain.text().len() / 5 + 1);
        found.extend(words(plain.text()));
        let other = |c: char| !c.is_ascii() && c.is_alphabetic() && !is_unspaced(c);
        let foreign = !alike.text().is_ascii() && alike.text().contains(other);
        Scene { text, plain, alike, words: found, foreign }
    }

    /// Gives each place in the plain text at which a term may begin: the beginnings of words, each character of a
    /// script without spaces, the capitals inside hashtags and, when `signs` are looked for, whatever is no letter.
    pub(super) fn beginnings(&self, signs: bool, mut begin: impl FnMut(usize)) {
        let plain = self.plain.text();
        let mut done = 0;
        let others = |from: usize, to: usize, begin: &mut dyn FnMut(usize)| {
            let gap = plain.get(from..to).unwrap_or_default();
            gap.char_indices().filter(|(_, c)| *c != ' ').for_each(|(at, _)| begin(from + at));
        };
        for word in &self.words {
            let ByteSpan { start, end } = word.span;
            if signs {
                others(done, start, &mut begin);
                done = end;
            }
            begin(start);
            let within = word.span.of(plain);
            match word.kind {
                WordKind::Word if within.is_ascii() && !signs => {}
                WordKind::Word => {
                    let unspaced = |c: char| is_unspaced(c) || (signs && !is_word_char(c));
                    within.char_indices().skip(1).filter(|(_, c)| unspaced(*c)).for_each(|(at, _)| begin(start + at));
                }
                WordKind::Handle | WordKind::Hashtag => {
                    begin(start + 1);
                    if word.kind == WordKind::Hashtag {
                        self.humps(*word, &mut begin);
                    }
                }
                WordKind::Link => {}
            }
        }
        if signs {
            others(done, plain.len(), &mut begin);
        }
    }

    /// Gives each character of a hashtag, after its first, that may begin a word of it: a capital, or a character of a
    /// script without spaces.
    fn humps(&self, tag: Word, begin: &mut impl FnMut(usize)) {
        let mut before_upper = true;
        for (at, c) in tag.span.of(self.plain.text()).char_indices().skip(1) {
            let place = ByteSpan::new(tag.span.start + at, tag.span.start + at + c.len_utf8());
            let written = self.original(place).of(self.text);
            let upper = written.starts_with(char::is_uppercase);
            if at > 1 && ((upper && !before_upper) || is_unspaced(c)) {
                begin(place.start);
            }
            before_upper = upper;
        }
    }

    /// Where the end of `span` of the look-alike text is in the plain text; `None` when it is in the middle of what one
    /// character became.
    pub(super) fn plain_end(&self, span: ByteSpan) -> Option<usize> {
        if !self.alike.is_edge(span.end) {
            return None;
        }
        Some(self.plain.from_original(self.alike.to_original(span)).end)
    }

    /// What `span` of the plain text is part of. `bounds` is whether words begin and end there.
    pub(super) fn around(&self, span: ByteSpan, bounds: (bool, bool)) -> Around {
        let whole_word = bounds == (true, true);
        let after = self.words.partition_point(|word| word.span.start <= span.start);
        let word = after.checked_sub(1).and_then(|at| self.words.get(at)).filter(|word| span.start < word.span.end);
        let Some(word) = word else { return if whole_word { Around::Text } else { Around::Part } };
        let whole = span == word.name() || span == word.span;
        match word.kind {
            WordKind::Hashtag if whole => Around::Hashtag(word.span),
            WordKind::Handle if whole => Around::Handle(word.span),
            WordKind::Link if whole => Around::Link,
            WordKind::Handle | WordKind::Link => Around::Part,
            WordKind::Hashtag if span.end <= word.span.end && self.is_hump(span, bounds) => Around::HashtagPart,
            WordKind::Word | WordKind::Hashtag if whole_word => Around::Text,
            WordKind::Word | WordKind::Hashtag => Around::Part,
        }
    }

    /// Whether `span` begins with a capital and what follows it does, too, as words in hashtags do.
    fn is_hump(&self, span: ByteSpan, bounds: (bool, bool)) -> bool {
        let place = self.plain.to_original(span);
        let inside = place.of(self.text);
        let before = self.text.get(..place.start).and_then(|before| before.chars().next_back());
        let after = self.text.get(place.end..).and_then(|after| after.chars().next());
        let begins = inside.starts_with(char::is_uppercase) && before.is_some_and(|c| !c.is_uppercase());
        let ends = inside.ends_with(char::is_lowercase) && after.is_some_and(|c| c.is_uppercase() || c.is_numeric());
        (bounds.0 || begins) && (bounds.1 || ends)
    }

    /// The span with the plural's `s`, when one letter `s` ends the word there and the plural is no everyday word.
    pub(super) fn plural(&self, span: ByteSpan, everyday: EverydayWords<'_>) -> Option<ByteSpan> {
        let longer = ByteSpan::new(span.start, span.end + 1);
        let written = longer.of(self.plain.text());
        let ends = written.ends_with('s') && is_boundary(self.plain.text(), longer.end);
        (ends && !everyday.contains(last_word(written))).then_some(longer)
    }

    /// Whether look-alike letters at `span` are meant for the letters of `name`, and are no everyday words, no numbers
    /// and no words of another script that the text is written in.
    pub(super) fn is_disguise(&self, span: ByteSpan, name: &str, everyday: EverydayWords<'_>) -> bool {
        let written = span.of(self.plain.text());
        if written.bytes().all(|b| !b.is_ascii_alphabetic()) && (written.is_ascii() || self.foreign) {
            return false;
        }
        let apart = |text: &str| words(text).count();
        if apart(written) != apart(name) {
            return true;
        }
        words(written).zip(words(name)).any(|(seen, meant)| {
            let seen = seen.span.of(written);
            let one = seen.strip_suffix('s').unwrap_or(seen);
            seen != meant.span.of(name) && !everyday.contains(seen) && !everyday.contains(one)
        })
    }

    /// The place in the post's own text.
    pub(super) fn original(&self, span: ByteSpan) -> ByteSpan {
        self.plain.to_original(span)
    }
}

/// The letters at the end of `text`.
fn last_word(text: &str) -> &str {
    let head = text.trim_end_matches(char::is_alphanumeric);
    text.get(head.len()..).unwrap_or(text)
}
