//! Top-level domains that X knows.

use std::sync::OnceLock;

use super::character::{ascii, folded, is_ascii_alphanumeric};

/// The list; `tlds.txt` says where it is from. It is X's own, not today's: a newer domain is no link without "https://".
const LIST: &str = include_str!("tlds.txt");

struct Domains {
    /// Lower-case ASCII ones, sorted.
    ascii: Vec<&'static str>,
    /// The others, folded, longest first.
    international: Vec<Vec<u16>>,
}

fn domains() -> &'static Domains {
    static DOMAINS: OnceLock<Domains> = OnceLock::new();
    DOMAINS.get_or_init(|| {
        let words = LIST.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        let (mut ascii, others): (Vec<&str>, Vec<&str>) = words.partition(|word| word.is_ascii());
        ascii.sort_unstable();
        let mut international: Vec<Vec<u16>> =
            others.into_iter().map(|word| word.encode_utf16().map(folded).collect()).collect();
        international.sort_by_key(|word: &Vec<u16>| std::cmp::Reverse(word.len()));
        Domains { ascii, international }
    })
}

/// The end of the top-level domain that starts at `at`, if one stands there: a known one that no ASCII letter or digit
/// and none of "@+-" follows, or a Punycode one.
pub(super) fn end_of(units: &[u16], at: usize) -> Option<usize> {
    let rest = units.get(at..)?;
    let run: String =
        rest.iter().map_while(|&unit| ascii(unit).filter(u8::is_ascii_alphanumeric)).map(char::from).take(64).collect();
    let is_closed = |end: usize| {
        !units
            .get(end)
            .is_some_and(|&unit| is_ascii_alphanumeric(unit) || ascii(unit).is_some_and(|b| b"@+-".contains(&b)))
    };
    let run = run.to_ascii_lowercase();
    if is_closed(at + run.len()) && domains().ascii.binary_search(&run.as_str()).is_ok() {
        return Some(at + run.len());
    }
    let first = rest.first().copied().map(folded);
    let known = domains().international.iter().filter(|known| known.first().copied() == first).find(|known| {
        rest.get(..known.len()).is_some_and(|here| here.iter().map(|&unit| folded(unit)).eq(known.iter().copied()))
            && is_closed(at + known.len())
    });
    known.map(|known| at + known.len()).or_else(|| end_of_punycode(units, at))
}

/// The end of `xn--` and what belongs to it.
fn end_of_punycode(units: &[u16], at: usize) -> Option<usize> {
    let rest = units.get(at..)?;
    let byte = |index: usize| rest.get(index).copied().and_then(ascii).map(|byte| byte.to_ascii_lowercase());
    let belongs = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    if !b"xn--".iter().enumerate().all(|(index, &wanted)| byte(index) == Some(wanted)) {
        return None;
    }
    let len = rest.iter().map_while(|&unit| ascii(unit).filter(belongs)).count();
    (len > 4).then_some(at + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_ones_and_what_may_follow() {
        for (text, end) in [
            ("com", Some(3)),
            ("COM/x", Some(3)),
            ("comma", None),
            ("com@", None),
            ("com-x", None),
            ("com_x", Some(3)),
            ("comあ", Some(3)),
            ("嘉里大酒店", Some(5)),
            ("嘉里x", None),
            ("РФ", Some(2)),
            ("vermögensberatung", Some(17)),
            ("xn--p1ai", Some(8)),
            ("xn--", None),
            ("zzqx", None),
            ("", None),
        ] {
            let units: Vec<u16> = text.encode_utf16().collect();
            assert_eq!(end_of(&units, 0), end, "{text}");
        }
    }
}
