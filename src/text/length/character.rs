//! Classes of UTF-16 units in twitter-text 3.1. Where its patterns ignore case, a class also holds the units that
//! JavaScript folds into it (Greek iota joins the accented Latin letters through U+0345); those are listed here as they
//! were measured.

/// What one unit weighs on X where neither a link nor an emoji stands: the `ranges` of configuration 3.
pub(super) fn weight(unit: u16) -> usize {
    match unit {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 100,
        _ => 200,
    }
}

/// Whether X refuses a post that has this unit.
pub(super) fn is_refused(unit: u16) -> bool {
    matches!(unit, 0xFFFE | 0xFEFF | 0xFFFF)
}

/// The unit as an ASCII character, if it is one.
pub(super) fn ascii(unit: u16) -> Option<u8> {
    u8::try_from(unit).ok().filter(u8::is_ascii)
}

/// An ASCII letter or digit.
pub(super) fn is_ascii_alphanumeric(unit: u16) -> bool {
    ascii(unit).is_some_and(|byte| byte.is_ascii_alphanumeric())
}

/// What may stand right before a link.
pub(super) fn may_precede(unit: u16) -> bool {
    // "＠" and "＃" are U+FF20 and U+FF03.
    !is_refused(unit)
        && !matches!(unit, 0xFF20 | 0xFF03)
        && !ascii(unit).is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'@' | b'$' | b'#'))
}

/// What a host's label may be made of, besides "-" and "_": all but punctuation, spaces, marks of direction and
/// refused units. The quotation mark and the backtick are not in the rule's punctuation.
pub(super) fn in_label(unit: u16) -> bool {
    match unit {
        0..=8 | 0xE..=0x1F | 0x22 | 0x30..=0x39 | 0x41..=0x5A | 0x60..=0x7A | 0x7F..=0x84 | 0x86..=0x9F => true,
        0..=0xA0 | 0x61C | 0x1680 | 0x180E | 0x2000..=0x200A | 0x200E | 0x200F | 0x2028..=0x202F => false,
        0x205F | 0x2066..=0x2069 | 0x3000 => false,
        _ => !is_refused(unit),
    }
}

/// Latin letters with accents, and what case folding adds to them.
fn is_accented_latin(unit: u16) -> bool {
    matches!(unit, 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x24F | 0x253 | 0x254 | 0x256 | 0x257 | 0x259 | 0x25B | 0x260
        | 0x263 | 0x268 | 0x269 | 0x26F | 0x272 | 0x275 | 0x280 | 0x283 | 0x288..=0x28C | 0x292 | 0x2BB
        | 0x300..=0x36F | 0x399 | 0x3B9 | 0x1E00..=0x1EFF | 0x1FBE | 0x2C65 | 0x2C66 | 0x2C7E | 0x2C7F | 0xA7DC)
}

/// Cyrillic letters, and what case folding adds to them.
fn is_cyrillic(unit: u16) -> bool {
    matches!(unit, 0x400..=0x4FF | 0x1C80..=0x1C87)
}

/// What a host without "https://" may be made of.
pub(super) fn in_plain_label(unit: u16) -> bool {
    is_ascii_alphanumeric(unit) || unit == u16::from(b'-') || is_accented_latin(unit)
}

/// What a path is made of, besides balanced brackets.
pub(super) fn in_path(unit: u16) -> bool {
    match ascii(unit) {
        Some(byte) => byte.is_ascii_alphanumeric() || b"!*';:=+,.$/%#[]-_~@|&".contains(&byte),
        None => unit == 0x2013 || is_accented_latin(unit) || is_cyrillic(unit),
    }
}

/// What a path may end in, besides balanced brackets.
pub(super) fn ends_path(unit: u16) -> bool {
    match ascii(unit) {
        Some(byte) => byte.is_ascii_alphanumeric() || b"+-=_#/".contains(&byte),
        None => is_accented_latin(unit) || is_cyrillic(unit),
    }
}

/// What a query is made of.
pub(super) fn in_query(unit: u16) -> bool {
    ascii(unit).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"!?*'@();:&=+$/%#[]-_.,~|".contains(&byte))
}

/// What a query may end in.
pub(super) fn ends_query(unit: u16) -> bool {
    ascii(unit).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_&=#/".contains(&byte))
}

/// The unit as JavaScript folds it where a pattern ignores case: its upper case, if that is one unit and does not
/// turn a character outside ASCII into one inside.
pub(super) fn folded(unit: u16) -> u16 {
    let Some(c) = char::from_u32(u32::from(unit)) else { return unit };
    let mut upper = c.to_uppercase();
    match (upper.next().and_then(|c| u16::try_from(u32::from(c)).ok()), upper.next()) {
        (Some(folded), None) if unit < 128 || folded >= 128 => folded,
        _ => unit,
    }
}
