//! The features of a post, as hashes: words, pairs of words, negated words, first and last words, cues, parts of words,
//! and the shape of the writing. One pass over the tokens; nothing is allocated for a feature.
//!
//! Each feature knows the tokens it lies on, so that a linear model can say which words decided.

use crate::text::place::ByteSpan;
use crate::triage::lexicon::{Found, Lexicon, Says};
use crate::triage::token::{Token, TokenKind, each_folded, mix};

/// Which family a feature belongs to. Each family is scaled by its own count, so that a long word or a long post does not
/// drown the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Words, pairs, negations, ends, shapes.
    Words,
    /// Parts of words.
    Letters,
}

/// Where a feature lies: one token, two, or the post as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lies {
    /// On the token of that index.
    On(u32),
    /// On two tokens, in text order.
    OnBoth(u32, u32),
    /// On the whole post.
    OnPost,
}

/// One feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its hash; the upper bits choose the bucket.
    pub hash: u32,
    /// Its family.
    pub family: Family,
    /// Where it lies.
    pub lies: Lies,
}

impl Feature {
    /// The bytes from the first to the last word it lies on; `None` when it lies on the whole post.
    pub fn span(&self, tokens: &[Token]) -> Option<ByteSpan> {
        let span = |i: u32| tokens.get(i as usize).map(|t| t.span);
        match self.lies {
            Lies::On(i) => span(i),
            Lies::OnBoth(i, j) => Some(ByteSpan::new(span(i)?.start, span(j)?.end)),
            Lies::OnPost => None,
        }
    }
}

/// Seeds that keep the kinds of features apart.
mod kind {
    pub const WORD: u32 = 0x0100_0001;
    pub const PAIR: u32 = 0x0200_0003;
    pub const SKIP: u32 = 0x0300_0005;
    pub const NEGATED: u32 = 0x0400_0007;
    pub const FIRST: u32 = 0x0500_000b;
    pub const LAST: u32 = 0x0600_000d;
    pub const SHAPE: u32 = 0x0700_0011;
    pub const LETTERS: u32 = 0x0800_0013;
    pub const THEME: u32 = 0x0900_0017;
    pub const SIGN: u32 = 0x0a00_0019;
}

/// How many words after a negation are marked, unless the clause ends before.
const NEGATION_REACH: u32 = 3;

#[inline]
fn finish(hash: u32) -> u32 {
    // The upper bits choose the bucket, so they must depend on every bit.
    let h = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    (h ^ (h >> 13)).wrapping_mul(0xC2B2_AE35)
}

/// Equal for what the features take for the same word.
fn code(token: &Token) -> u32 {
    mix(token.kind as u32 * 7 * u32::from(!token.is_worded()), token.code)
}

/// The hash of a word by itself, as [`each_feature`] gives it; `None` for what is no word of the author's.
pub fn word_hash(token: &Token) -> Option<u32> {
    token.is_worded().then(|| finish(mix(kind::WORD, code(token))))
}

/// Calls `take` with every feature of the post. `found` are the post's cues, as [`Lexicon::find`] gives them.
pub fn each_feature(text: &str, tokens: &[Token], found: &[Found], lexicon: &Lexicon, mut take: impl FnMut(Feature)) {
    let mut word = |hash: u32, lies: Lies| take(Feature { hash: finish(hash), family: Family::Words, lies });
    let mut before: [Option<(u32, u32)>; 2] = [None, None];
    let mut negated = 0;
    let mut negator = 0;
    let (mut first, mut last) = (None, None);
    let (mut addressees, mut worded, mut shouted) = (0u32, 0u32, 0u32);
    for (i, token) in (0u32..).zip(tokens) {
        if token.kind == TokenKind::Break {
            negated = 0;
            continue;
        }
        let code = code(token);
        word(mix(kind::WORD, code), Lies::On(i));
        if let Some((j, other)) = before[1] {
            word(mix(mix(kind::PAIR, other), code), Lies::OnBoth(j, i));
        }
        if let Some((j, other)) = before[0] {
            word(mix(mix(kind::SKIP, other), code), Lies::OnBoth(j, i));
        }
        before = [before[1], Some((i, code))];
        match token.kind {
            TokenKind::Word | TokenKind::Hashtag => {
                worded += 1;
                first = first.or(Some((i, code)));
                last = Some((i, code));
                if token.shouted && token.span.end - token.span.start >= 3 {
                    shouted += 1;
                    word(mix(kind::SHAPE, 1), Lies::On(i));
                }
                if token.drawn_out {
                    word(mix(kind::SHAPE, 2), Lies::On(i));
                }
                if lexicon.negates(token) {
                    (negated, negator) = (NEGATION_REACH, i);
                } else if negated > 0 {
                    negated -= 1;
                    word(mix(kind::NEGATED, code), Lies::OnBoth(negator, i));
                }
            }
            TokenKind::Addressee => addressees += 1,
            TokenKind::Mark => negated = 0,
            _ => {}
        }
    }
    if let Some((i, code)) = first {
        word(mix(kind::FIRST, code), Lies::On(i));
    }
    if let Some((i, code)) = last {
        word(mix(kind::LAST, code), Lies::On(i));
    }
    // What kind of word it is, for words that were not seen in training.
    for cue in found {
        let said = match cue.says {
            Says::Theme(place, weight) => mix(mix(kind::THEME, u32::from(place)), u32::from(weight)),
            Says::Sign(sign) => mix(mix(kind::SIGN, sign as u32), u32::from(cue.negated)),
            Says::Asked(_) | Says::Hint(_) => continue,
        };
        word(said, if cue.first == cue.last { Lies::On(cue.first) } else { Lies::OnBoth(cue.first, cue.last) });
    }
    // The length of the post, in doublings, and whom it speaks to.
    word(mix(kind::SHAPE, 0x100 + (32 - worded.leading_zeros())), Lies::OnPost);
    word(mix(kind::SHAPE, 0x200 + addressees.min(3)), Lies::OnPost);
    if shouted > 2 && shouted * 2 > worded {
        word(mix(kind::SHAPE, 0x300), Lies::OnPost);
    }
    for (i, token) in (0u32..).zip(tokens) {
        if token.is_worded() {
            each_letters(token.span.of(text), |hash| {
                take(Feature { hash: finish(hash), family: Family::Letters, lies: Lies::On(i) });
            });
        }
    }
}

/// Runs of three, four and five letters of a word with its ends marked.
fn each_letters(word: &str, mut take: impl FnMut(u32)) {
    // The hashes of the runs that start at each of the last four places, grown by each letter that comes.
    let mut open = [0u32; 4];
    let mut length = 0u32;
    let mut letter = |c: char| {
        let [a, b, d, e] = open.map(|h| mix(h, c as u32));
        length += 1;
        // `e` started one place ago, `d` two, `b` three, `a` four: runs of 2, 3, 4, 5 letters.
        if length >= 3 {
            take(mix(kind::LETTERS, d));
        }
        if length >= 4 {
            take(mix(kind::LETTERS, b));
        }
        if length >= 5 {
            take(mix(kind::LETTERS, a));
        }
        open = [b, d, e, mix(0x77, c as u32)];
    };
    letter('^');
    each_folded(word, &mut letter);
    letter('$');
}
