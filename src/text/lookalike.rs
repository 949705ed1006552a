//! Letters that look like other letters: UTS #39's confusables, cut down to those that look like ASCII letters and
//! digits, and small capitals.

use crate::text::lookalike_table::{ALIKE, SEVERAL};

/// The ASCII letter that a lower-case ASCII character stands for among its look-alikes.
pub(super) fn ascii_letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | 'i' | '|' => 'l',
        other => other,
    }
}

/// [`ascii_letter`] over a whole lower-case ASCII text.
pub(super) fn ascii_letters(text: &mut [u8]) {
    for b in text {
        // Written as two choices so that the compiler does sixteen bytes at once.
        *b = if *b == b'0' { b'o' } else { *b };
        *b = if (*b == b'1') | (*b == b'i') | (*b == b'|') { b'l' } else { *b };
    }
}

/// The ASCII letters or digits that a character beyond ASCII looks like. It must be fully decomposed.
pub(super) fn letters(c: char) -> Option<&'static str> {
    const SINGLE: &str = "0123456789abcdefghijklmnopqrstuvwxyz";
    let key = u32::from(c);
    let at = ALIKE.binary_search_by_key(&key, |entry| entry >> 8).ok()?;
    let value = usize::try_from(ALIKE.get(at)? & 0xFF).ok()?;
    if value >= 128 {
        return SEVERAL.get(value - 128).copied();
    }
    let place = SINGLE.bytes().position(|b| usize::from(b) == value)?;
    SINGLE.get(place..place + 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write;

    use super::*;
    use crate::text::fold::{Level, fold};
    use crate::text::letters::{is_accent, is_ignorable};

    /// Small capitals, which UTS #39 does not hold for look-alikes of capitals; `ʙ` is also what it makes of `в`.
    const SMALL_CAPITALS: &str = "ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪlᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz";

    /// What a character looks like, by UTS #39 and the small capitals; `None` when that is not all ASCII.
    fn looks_like(c: char) -> Option<String> {
        let capitals: Vec<char> = SMALL_CAPITALS.chars().collect();
        let skeleton: String = unicode_security::skeleton(c.encode_utf8(&mut [0; 4]))
            .map(|s| capitals.chunks(2).find(|pair| pair[0] == s).map_or(s, |pair| pair[1]))
            .collect();
        let plain = fold(&skeleton, Level::Plain);
        let ascii = !plain.text().is_empty() && plain.text().bytes().all(|b| b.is_ascii_alphanumeric());
        ascii.then(|| fold(plain.text(), Level::Lookalike).text().to_owned())
    }

    fn other_case(c: char) -> Option<char> {
        let mut upper = c.to_uppercase();
        let mut lower = c.to_lowercase();
        [upper.next().filter(|_| upper.next().is_none()), lower.next().filter(|_| lower.next().is_none())]
            .into_iter()
            .flatten()
            .find(|other| *other != c)
    }

    fn derive() -> BTreeMap<char, String> {
        let mut table = BTreeMap::new();
        for c in ('\u{80}'..=char::MAX).filter(|c| !is_accent(*c) && !is_ignorable(*c)) {
            let mut parts = Vec::new();
            unicode_normalization::char::decompose_compatible(c, |d| parts.push(d));
            if parts != [c] {
                continue;
            }
            // A letter whose other case has a look-alike folds with it, or case would matter to a name in that script.
            let Some(letters) = looks_like(c).or_else(|| other_case(c).and_then(looks_like)) else { continue };
            table.insert(c, letters);
        }
        table
    }

    #[test]
    fn the_table_is_that_of_uts_39() {
        let derived = derive();
        assert!(derived.len() > 300);
        for c in ('\u{80}'..=char::MAX).filter(|c| !is_accent(*c) && !is_ignorable(*c)) {
            assert_eq!(letters(c), derived.get(&c).map(String::as_str), "{c:?}");
        }
    }

    #[test]
    #[ignore = "writes src/text/lookalike_table.rs"]
    fn write_the_lookalike_table() {
        let derived = derive();
        let mut several: Vec<&str> = Vec::new();
        let mut alike = String::new();
        for (n, (c, letters)) in derived.iter().enumerate() {
            let value = match letters.as_bytes() {
                [one] => u32::from(*one),
                _ => {
                    let place = several.iter().position(|s| s == letters).unwrap_or_else(|| {
                        several.push(letters);
                        several.len() - 1
                    });
                    128 + u32::try_from(place).unwrap()
                }
            };
            let sep = if n % 10 == 0 { "\n    " } else { " " };
            write!(alike, "{sep}{:#x},", u32::from(*c) << 8 | value).unwrap();
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/lookalike_table.rs");
        let old = std::fs::read_to_string(path).unwrap();
        let head = &old[..old.find("&[u32] = &[").unwrap()];
        let new = format!(
            "{head}&[u32] = &[{alike}\n];\n\n/// What looks like more than one letter.\n\
             pub(super) static SEVERAL: &[&str] = &{several:?};\n"
        );
        std::fs::write(path, new).unwrap();
    }
}
