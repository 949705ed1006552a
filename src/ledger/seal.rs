//! A checksum around what is kept, so that a damaged record is seen as damaged and never believed.
//! Browsers lose and garble stored data without an error; this is how we notice.

use crate::checksum::crc32;
use std::fmt;

/// The version of the seal, first in every sealed text.
const VERSION: &str = "1";

/// Why a sealed text cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// It is not one of ours, or was cut before the text began.
    NoSeal,
    /// The text is not the one that was sealed.
    Checksum,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Broken::NoSeal => "The record has no seal.",
            Broken::Checksum => "The record was changed since it was written.",
        })
    }
}

impl std::error::Error for Broken {}

/// `text` with its CRC-32 (ISO-HDLC, as in zip) before it: `1 3610a686 text`.
pub fn seal(text: &str) -> String {
    format!("{VERSION} {:08x} {text}", crc32([text.as_bytes()]))
}

/// The text that was sealed.
///
/// # Errors
/// [`Broken`] for everything that [`seal`] did not make.
pub fn unseal(sealed: &str) -> Result<&str, Broken> {
    let rest = sealed.strip_prefix(VERSION).and_then(|rest| rest.strip_prefix(' ')).ok_or(Broken::NoSeal)?;
    let (sum, text) = rest.split_once(' ').ok_or(Broken::NoSeal)?;
    let whole = sum.len() == 8 && sum.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
    let sum = u32::from_str_radix(sum, 16).ok().filter(|_| whole).ok_or(Broken::NoSeal)?;
    if sum == crc32([text.as_bytes()]) { Ok(text) } else { Err(Broken::Checksum) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_seal() {
        // CRC-32 of "hello", as any zip program gives it.
        assert_eq!(seal("hello"), "1 3610a686 hello");
        for (sealed, why) in [
            ("", Broken::NoSeal),
            ("1", Broken::NoSeal),
            ("1 3610a686", Broken::NoSeal),
            ("2 3610a686 hello", Broken::NoSeal),
            ("1 3610A686 hello", Broken::NoSeal),
            ("1 +610a686 hello", Broken::NoSeal),
            ("1 610a686 hello", Broken::NoSeal),
            ("1 3610a686 hell", Broken::Checksum),
            ("1 3610a686 hello ", Broken::Checksum),
            ("1 3610a687 hello", Broken::Checksum),
        ] {
            assert_eq!(unseal(sealed), Err(why), "{sealed:?}");
        }
    }

    proptest! {
        #[test]
        fn what_was_sealed_comes_back(text in ".*") {
            let sealed = seal(&text);
            prop_assert_eq!(unseal(&sealed), Ok(text.as_str()));
        }

        #[test]
        fn one_changed_character_is_noticed(text in "[a-z]{1,60}", at in any::<prop::sample::Index>(), new in "[A-Z]") {
            let sealed = seal(&text);
            let at = at.index(sealed.len());
            let damaged = format!("{}{new}{}", &sealed[..at], &sealed[at + 1..]);
            prop_assert!(unseal(&damaged).is_err());
        }

        #[test]
        fn a_cut_is_noticed(text in "[a-z]{1,60}", at in any::<prop::sample::Index>()) {
            let sealed = seal(&text);
            prop_assert!(unseal(&sealed[..at.index(sealed.len())]).is_err());
        }
    }
}
