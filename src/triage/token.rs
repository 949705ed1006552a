//! Cutting a post into the tokens that the model reads: words, and one token each for handles, links, numbers, emoji and
//! runs of `!` and `?`. Linear in the text; nothing is copied out of it.

use crate::sorted;
use crate::text::place::ByteSpan;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, perhaps with an apostrophe or a digit or two.
    Word,
    /// A word behind `#`.
    Hashtag,
    /// Somebody or something addressed: an `@handle`, or a mention of the brand that the caller gave.
    Addressee,
    /// A web or mail address.
    Link,
    /// A number, an amount or an order number.
    Number,
    /// One emoji or other symbol.
    Symbol,
    /// A face made of punctuation.
    Emoticon,
    /// A run of `!`, `?` or dots.
    Mark,
    /// The end of a clause. Carries nothing itself.
    Break,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    /// Where it stands in the text.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind,
    /// Stands for its normal form: equal for `LATE`, `late` and `laaaaate` (but see [`Token::shouted`]).
    pub code: u32,
    /// Written in capitals throughout, with at least two letters.
    pub shouted: bool,
    /// One letter stands three times or more in a row.
    pub drawn_out: bool,
}

impl Token {
    /// Whether it holds words of the author's own: what a reason may point at.
    pub fn is_worded(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Hashtag)
    }
}

/// Two-step multiplicative mixing: fast, and good enough for bucket numbers.
#[inline]
pub(crate) fn mix(hash: u32, value: u32) -> u32 {
    let h = (hash ^ value).wrapping_mul(0x9E37_79B1);
    h ^ (h >> 15)
}

/// The code of a word given in lower case, as [`Token::code`] has it. For tables of words.
pub fn word_code(word: &str) -> u32 {
    let mut fold = Fold::default();
    word.chars().for_each(|c| fold.push(c));
    fold.code()
}

/// Folds the letters of one word as they come.
#[derive(Default)]
struct Fold {
    hash: u32,
    last: char,
    run: u32,
    letters: u32,
    capitals: u32,
    digits: u32,
    drawn_out: bool,
}

impl Fold {
    fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.letters += u32::from(c.is_ascii_alphabetic());
            self.capitals += u32::from(c.is_ascii_uppercase());
            self.digits += u32::from(c.is_ascii_digit());
        } else {
            let counts = !is_ignorable(c) && !is_apostrophe(c);
            self.letters += u32::from(counts);
            self.capitals += u32::from(counts && c.is_uppercase());
        }
        each_lower(c, |c| self.push_lower(c));
    }

    fn push_lower(&mut self, c: char) {
        self.run = if c == self.last { self.run + 1 } else { 1 };
        self.last = c;
        if self.run >= 3 {
            self.drawn_out |= c != '0';
            return;
        }
        self.hash = mix(self.hash, c as u32);
    }

    fn code(&self) -> u32 {
        self.hash
    }
}

/// One letter in lower case: a digit as `0`; nothing for an apostrophe and for what has no place of its own.
#[inline]
fn each_lower(c: char, mut take: impl FnMut(char)) {
    // The table of `to_lowercase` is slow; nearly all letters are ASCII.
    match c {
        'a'..='z' => take(c),
        '0'..='9' => take('0'),
        '\'' | '`' => {}
        c if c.is_ascii() => take(c.to_ascii_lowercase()),
        c if is_ignorable(c) || is_apostrophe(c) => {}
        c => c.to_lowercase().for_each(take),
    }
}

/// Calls `take` with the letters of a word as [`Token::code`] folds them: lower case, digits as `0`, no apostrophes, runs of
/// three cut to two; and without the `#` of a hashtag.
pub(crate) fn each_folded(word: &str, mut take: impl FnMut(char)) {
    let (mut last, mut run) = ('\0', 0u32);
    for c in word.chars().skip_while(|c| matches!(c, '#' | '＃')) {
        each_lower(c, |c| {
            run = if c == last { run + 1 } else { 1 };
            last = c;
            if run < 3 {
                take(c);
            }
        });
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '＇' | '`')
}

/// Characters without a place of their own: zero-width, direction marks, variation selectors, skin tones, combining marks.
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

fn is_word_char(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() }
}

fn is_handle_char(c: char) -> bool {
    c == '_' || is_word_char(c)
}

/// Digits beyond this many make a word an order number.
const DIGITS_IN_A_WORD: u32 = 2;

/// Cuts `text` and puts its tokens into `out`, which is emptied first. Each of `mask` becomes one [`TokenKind::Addressee`];
/// a mask that does not fit the text, or that starts inside another, is left out.
pub fn tokens(text: &str, mask: &[ByteSpan], out: &mut Vec<Token>) {
    out.clear();
    let mut in_order;
    let mask = if mask.is_sorted_by_key(|m| m.start) {
        mask
    } else {
        in_order = mask.to_vec();
        sorted::by_key(&mut in_order, |m| (m.start, m.end));
        &in_order
    };
    let mut masks = mask.iter().copied().filter(|m| m.start < m.end && text.get(m.range()).is_some()).peekable();
    let mut at = 0;
    while at < text.len() {
        while masks.next_if(|m| m.start < at).is_some() {}
        if let Some(masked) = masks.next_if(|m| m.start == at) {
            out.push(plain(masked, TokenKind::Addressee, code::ADDRESSEE));
            at = masked.end;
            continue;
        }
        let limit = masks.peek().map_or(text.len(), |m| m.start);
        let Some(rest) = text.get(at..limit) else { break };
        let (token, length) = next_token(rest, at);
        out.extend(token);
        at += length.max(1);
        // `next_token` always steps over whole characters; this keeps a mistake there from looping on half of one.
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
}

/// Codes of tokens that are not words. Words' codes are hashes and may meet these by chance, as any two may.
mod code {
    pub const ADDRESSEE: u32 = 0x1001;
    pub const LINK: u32 = 0x1002;
    pub const NUMBER: u32 = 0x1100;
    pub const ORDER: u32 = 0x1200;
    pub const AMOUNT: u32 = 0x1300;
    pub const HAPPY: u32 = 0x1401;
    pub const SAD: u32 = 0x1402;
    pub const MARK: u32 = 0x1500;
}

fn plain(span: ByteSpan, kind: TokenKind, code: u32) -> Token {
    Token { span, kind, code, shouted: false, drawn_out: false }
}

fn width(text: &str, accept: impl Fn(char) -> bool) -> usize {
    text.find(|c| !accept(c)).unwrap_or(text.len())
}

fn starts_like(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|t| t.eq_ignore_ascii_case(start))
}

/// The token at the start of `rest`, which stands at byte `at`, and how many bytes to go on by.
fn next_token(rest: &str, at: usize) -> (Option<Token>, usize) {
    let Some(first) = rest.chars().next() else { return (None, 1) };
    let token = |length: usize, kind, code| (Some(plain(ByteSpan::new(at, at + length), kind, code)), length);
    match first {
        ' ' | '\n' | '\t' | '\r' => (None, 1),
        'a'..='z' | 'A'..='Z' => word(rest, at, 0),
        '0'..='9' => number(rest, at),
        '@' | '＠' => {
            let name = rest.get(first.len_utf8()..).unwrap_or_default();
            match width(name, is_handle_char) {
                0 => (None, first.len_utf8()),
                n => token(first.len_utf8() + n, TokenKind::Addressee, code::ADDRESSEE),
            }
        }
        '#' | '＃' => {
            let name = rest.get(first.len_utf8()..).unwrap_or_default();
            if name.chars().next().is_some_and(is_word_char) {
                word(rest, at, first.len_utf8())
            } else {
                (None, first.len_utf8())
            }
        }
        '!' | '?' | '…' | '.' | '！' | '？' => marks(rest, at),
        '&' => {
            let entity = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].into_iter().find(|e| starts_like(rest, e));
            (None, entity.map_or(1, str::len))
        }
        ':' | ';' | '=' | '<' => emoticon(rest, at),
        ',' | '(' | ')' | '"' | '“' | '”' | '—' | '–' | '|' => token(first.len_utf8(), TokenKind::Break, 0),
        '$' | '£' | '€' | '₹' => {
            let amount = rest.get(first.len_utf8()..).unwrap_or_default();
            let n = width(amount, |c| c.is_ascii_digit() || matches!(c, '.' | ','));
            let digits = amount.bytes().take(n).filter(u8::is_ascii_digit).count().min(5) as u32;
            token(first.len_utf8() + n, TokenKind::Number, code::AMOUNT + digits)
        }
        c if c.is_ascii() || c.is_whitespace() || is_ignorable(c) => (None, c.len_utf8()),
        c if c.is_alphanumeric() => word(rest, at, 0),
        c if is_apostrophe(c) => (None, c.len_utf8()),
        c => token(c.len_utf8(), TokenKind::Symbol, mix(0x51, c as u32)),
    }
}

/// A word, behind `skip` bytes of `#`. Turns into a link or a number where it proves to be one.
fn word(rest: &str, at: usize, skip: usize) -> (Option<Token>, usize) {
    let whole = rest.get(skip..).unwrap_or_default();
    if skip == 0 && matches!(whole.as_bytes().first(), Some(b'h' | b'H' | b'w' | b'W' | b't' | b'p')) {
        let is_link =
            ["http://", "https://", "www.", "t.co/", "pic.twitter.com/"].iter().any(|s| starts_like(whole, s));
        let bare = width(whole, is_word_char);
        if is_link
            || whole.get(..bare).is_some_and(|w| w.eq_ignore_ascii_case("http") || w.eq_ignore_ascii_case("https"))
        {
            let length = width(whole, |c| !c.is_whitespace());
            return (Some(plain(ByteSpan::new(at, at + length), TokenKind::Link, code::LINK)), length);
        }
    }
    let mut fold = Fold::default();
    let mut length = 0;
    let mut letters = whole.char_indices().peekable();
    while let Some((i, c)) = letters.next() {
        let goes_on = is_word_char(c)
            || is_ignorable(c)
            || is_apostrophe(c) && letters.peek().is_some_and(|(_, next)| is_word_char(*next))
            || c == '_' && skip > 0;
        if !goes_on {
            // A mail address: all of it is one link.
            if c == '@' && skip == 0 && letters.peek().is_some_and(|(_, next)| is_word_char(*next)) {
                let length = i + width(whole.get(i..).unwrap_or_default(), |c| {
                    is_handle_char(c) || matches!(c, '@' | '.' | '-')
                });
                return (Some(plain(ByteSpan::new(at, at + length), TokenKind::Link, code::LINK)), length);
            }
            break;
        }
        fold.push(c);
        length = i + c.len_utf8();
    }
    let span = ByteSpan::new(at, at + skip + length);
    if fold.digits > DIGITS_IN_A_WORD {
        return (Some(plain(span, TokenKind::Number, code::ORDER + fold.digits.min(8))), skip + length);
    }
    let kind = if skip > 0 { TokenKind::Hashtag } else { TokenKind::Word };
    let shouted = fold.letters >= 2 && fold.capitals == fold.letters;
    (Some(Token { span, kind, code: fold.code(), shouted, drawn_out: fold.drawn_out }), skip + length)
}

/// A number with its separators and what is written against it: `3`, `12:30`, `50%`, `2nd`, `4S`, `114-2233`.
fn number(rest: &str, at: usize) -> (Option<Token>, usize) {
    let mut length = 0;
    let (mut digits, mut letters) = (0u32, 0u32);
    let mut unit = 0;
    let mut all = rest.char_indices().peekable();
    while let Some((i, c)) = all.next() {
        let joins = matches!(c, '.' | ',' | ':' | '-' | '/') && all.peek().is_some_and(|(_, n)| n.is_ascii_digit());
        if c.is_ascii_digit() {
            digits += 1;
        } else if is_word_char(c) {
            letters += 1;
            unit = mix(unit, c.to_ascii_lowercase() as u32);
        } else if c == '%' {
            unit = mix(unit, c as u32);
        } else if !joins {
            break;
        }
        length = i + c.len_utf8();
    }
    let shape =
        if digits + letters >= 6 { code::ORDER + (digits + letters).min(12) } else { code::NUMBER + digits.min(5) };
    // A short unit (`pm`, `th`, `hrs`, `%`) keeps its meaning; the digits go.
    let code = if letters <= 5 && digits <= 4 && unit != 0 { mix(shape, unit) } else { shape };
    (Some(plain(ByteSpan::new(at, at + length), TokenKind::Number, code)), length)
}

/// A run of `!`, `?` and dots. One dot ends a clause.
fn marks(rest: &str, at: usize) -> (Option<Token>, usize) {
    let length = width(rest, |c| matches!(c, '!' | '?' | '…' | '.' | '！' | '？'));
    let (mut calls, mut asks, mut dots) = (0u32, 0u32, 0u32);
    for c in rest.get(..length).unwrap_or_default().chars() {
        match c {
            '!' | '！' => calls += 1,
            '?' | '？' => asks += 1,
            '…' => dots += 3,
            _ => dots += 1,
        }
    }
    let span = ByteSpan::new(at, at + length);
    if calls == 0 && asks == 0 && dots < 2 {
        return (Some(plain(span, TokenKind::Break, 0)), length);
    }
    let code = code::MARK + calls.min(3) * 16 + asks.min(3) * 4 + u32::from(dots >= 2);
    (Some(plain(span, TokenKind::Mark, code)), length)
}

fn emoticon(rest: &str, at: usize) -> (Option<Token>, usize) {
    let bytes = rest.as_bytes();
    let first = bytes.first().copied().unwrap_or_default();
    if first == b'<' {
        return match bytes.get(1) {
            Some(b'3') => (Some(plain(ByteSpan::new(at, at + 2), TokenKind::Emoticon, code::HAPPY)), 2),
            _ => (None, 1),
        };
    }
    let mut length = 1;
    while matches!(bytes.get(length), Some(b'-' | b'\'' | b'o')) && length < 3 {
        length += 1;
    }
    let code = match bytes.get(length) {
        Some(b')' | b']' | b'D' | b'P' | b'p' | b'*') => code::HAPPY,
        Some(b'(' | b'[' | b'/' | b'\\' | b'|') => code::SAD,
        _ => return (Some(plain(ByteSpan::new(at, at + 1), TokenKind::Break, 0)), 1),
    };
    (Some(plain(ByteSpan::new(at, at + length + 1), TokenKind::Emoticon, code)), length + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut<'t>(text: &'t str, mask: &[ByteSpan]) -> Vec<(&'t str, TokenKind)> {
        let mut out = Vec::new();
        tokens(text, mask, &mut out);
        out.iter().filter(|t| t.kind != TokenKind::Break).map(|t| (t.span.of(text), t.kind)).collect()
    }

    #[test]
    fn each_token_is_of_its_kind() {
        use TokenKind::*;
        let cases: &[(&str, &[(&str, TokenKind)])] = &[
            ("", &[]),
            ("   \n", &[]),
            ("@Northwind where's it?", &[("@Northwind", Addressee), ("where's", Word), ("it", Word), ("?", Mark)]),
            ("see https://a.example/x?y now", &[("see", Word), ("https://a.example/x?y", Link), ("now", Word)]),
            ("mail me@example.com!", &[("mail", Word), ("me@example.com", Link), ("!", Mark)]),
            (
                "order 112-3344 and AB12345",
                &[("order", Word), ("112-3344", Number), ("and", Word), ("AB12345", Number)],
            ),
            ("$20.50 gone", &[("$20.50", Number), ("gone", Word)]),
            ("so #fail 😡😡", &[("so", Word), ("#fail", Hashtag), ("😡", Symbol), ("😡", Symbol)]),
            (
                "late :( again ;-) <3",
                &[("late", Word), (":(", Emoticon), ("again", Word), (";-)", Emoticon), ("<3", Emoticon)],
            ),
            ("why?!... hm", &[("why", Word), ("?!...", Mark), ("hm", Word)]),
            ("a &amp; b", &[("a", Word), ("b", Word)]),
            ("@ # $ alone", &[("$", Number), ("alone", Word)]),
            ("3rd time at 5pm", &[("3rd", Number), ("time", Word), ("at", Word), ("5pm", Number)]),
        ];
        for (text, expected) in cases {
            assert_eq!(cut(text, &[]), *expected, "{text:?}");
        }
    }

    #[test]
    fn a_mask_is_one_addressee_and_bad_masks_are_left_out() {
        let text = "I hate Northwind's app, é";
        let brand = ByteSpan::new(7, 16);
        assert_eq!(cut(text, &[brand])[2], ("Northwind", TokenKind::Addressee));
        let bad = [ByteSpan::new(25, 26), ByteSpan::new(5, 5), ByteSpan::new(900, 901), ByteSpan::new(9, 12), brand];
        assert_eq!(cut(text, &bad), cut(text, &[brand, ByteSpan::new(9, 12)]));
        assert_eq!(cut(text, &[ByteSpan::new(9, 3)]), cut(text, &[]));
    }

    #[test]
    fn one_word_has_one_code_however_it_is_written() {
        for (a, b) in [("LATE", "late"), ("sooooo", "soo"), ("don’t", "dont"), ("la\u{200b}te", "late"), ("É", "é")]
        {
            let code = |text: &str| {
                let mut out = Vec::new();
                tokens(text, &[], &mut out);
                out[0].code
            };
            assert_eq!(code(a), code(b), "{a:?} {b:?}");
            assert_eq!(code(a), word_code(b), "{a:?} {b:?}");
            let folded = |word: &str| {
                let mut letters = String::new();
                each_folded(word, |c| letters.push(c));
                letters
            };
            assert_eq!(folded(a), folded(b), "{a:?} {b:?}");
        }
    }
}
