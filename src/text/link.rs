//! Which stretch of text is a web or mail address, also without `https://`, as the sites print links.

use crate::text::letters::{is_unspaced, is_word_char};

/// Last labels of a host that nobody means as a word.
const SURE: [&str; 42] = [
    "ai", "au", "biz", "br", "ca", "ch", "cn", "co", "com", "cz", "de", "dev", "dk", "edu", "es", "eu", "example",
    "fi", "fr", "gov", "gr", "hu", "ie", "info", "io", "jp", "kr", "mx", "net", "nl", "nz", "org", "pl", "pt", "ro",
    "ru", "se", "tr", "tv", "ua", "uk", "za",
];

/// Last labels that are also English words: "northwind.it is late". They end a host only where a path follows.
const WORDS: [&str; 20] = [
    "am", "app", "at", "be", "blog", "in", "is", "it", "me", "my", "news", "no", "online", "shop", "site", "so",
    "store", "tech", "to", "us",
];

/// Whether an address may go on with this byte after a run of word characters.
pub(super) fn may_go_on(next: u8) -> bool {
    matches!(next, b'.' | b':' | b'@' | b'-' | b'+')
}

/// The end of the characters that a host or the name before `@` is made of, from `start`.
pub(super) fn chain(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let of_host = |c: char| matches!(c, '.' | '-' | '+') || (is_word_char(c) && !is_unspaced(c));
    start + rest.find(|c| !of_host(c)).unwrap_or(rest.len())
}

/// Where the address ends that begins at `start` and whose [`chain`] ends at `chain`; `None` when it is none.
pub(super) fn end(text: &str, start: usize, chain: usize) -> Option<usize> {
    let rest = text.get(chain..)?;
    let whole = text.get(start..chain)?;
    if let Some(after) = rest.strip_prefix("://")
        && whole.bytes().all(|b| b.is_ascii_alphanumeric())
        && after.starts_with(is_word_char)
    {
        return Some(chain + 3 + path(after));
    }
    if let Some(host) = rest.strip_prefix('@')
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        let len = host.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))).unwrap_or(host.len());
        let host = host.get(..len)?.trim_end_matches(['.', '-']);
        return host.contains('.').then_some(chain + 1 + host.len());
    }
    let host = whole.trim_end_matches(['.', '-', '+']);
    let (name, last) = host.rsplit_once('.')?;
    let goes_on = host.len() == whole.len() && rest.starts_with(['/', '?']);
    let known = name.starts_with("www.") || SURE.contains(&last) || (goes_on && WORDS.contains(&last));
    if name.is_empty() || !known {
        return None;
    }
    let path = if goes_on { path(rest) } else { 0 };
    Some(start + host.len() + path)
}

/// The length of what belongs to an address up to white space or a closing sign.
fn path(rest: &str) -> usize {
    rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_in_order_and_apart() {
        assert!(SURE.is_sorted() && WORDS.is_sorted());
        assert!(WORDS.iter().all(|word| !SURE.contains(word)));
    }
}
