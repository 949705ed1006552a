//! The count of Bluesky: what its client posts after it has shortened the links.

use std::borrow::Cow;

use url::Url;

use super::space::is_space;

/// A path longer than this is cut (social-app, `toShortUrl`).
const LONGEST_PATH: usize = 15;
/// What is left of a path that is cut, before "...".
const KEPT_PATH: usize = 13;

/// `text` as the client posts it: each link with "http://" or "https://" becomes its host and path, a path of more than 15
/// characters its first 13 and "...". Links are found as `detectFacets` of @atproto/api finds them: at the beginning, after
/// a space or after "(", up to the next space. One without a scheme stays as it is, and so does one that is no URL.
///
/// Not followed are two slips of the client: after a link that stays as it is and holds more than ASCII it cuts the next link a
/// few bytes off, and it drops U+FEFF after a link. Spaces at the end, which it takes off when it posts, count here, as they do
/// in its counter. Chromium percent-encodes "|" in a path, against the URL Standard and Firefox; here it stays.
pub(super) fn shortened(text: &str) -> Cow<'_, str> {
    if !text.contains("://") {
        return Cow::Borrowed(text);
    }
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    let mut may_start = true;
    while let Some(first) = rest.chars().next() {
        if may_start && let Some((link, len)) = link_at(rest) {
            short.push_str(&link);
            rest = rest.get(len..).unwrap_or_default();
            may_start = false;
            continue;
        }
        short.push(first);
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
        may_start = is_space(first) || first == '(';
    }
    Cow::Owned(short)
}

/// What stands in the place of the run that starts here, and the length of the run in bytes, if the rule takes the run for a
/// link, with a scheme or without.
fn link_at(rest: &str) -> Option<(Cow<'_, str>, usize)> {
    let scheme = after_scheme(rest);
    if scheme.is_none() && !starts_as_domain(rest) {
        return None;
    }
    let run = rest.split(is_space).next().unwrap_or_default();
    if scheme.is_some_and(|after| run.len() <= after) {
        return None;
    }
    // In capitals it is matched, but taken for a domain, which it is not.
    if scheme.is_none() || !run.starts_with("http") {
        return Some((Cow::Borrowed(run), run.len()));
    }
    let link = run.strip_suffix(['.', ',', ';', ':', '!', '?']).unwrap_or(run);
    let link = link.strip_suffix(')').filter(|_| !link.contains('(')).unwrap_or(link);
    let closing = run.get(link.len()..).unwrap_or_default();
    let link = short_link(link).map_or(Cow::Borrowed(link), Cow::Owned);
    Some((link + closing, run.len()))
}

/// The length of "http://" or "https://", in any case.
fn after_scheme(rest: &str) -> Option<usize> {
    ["https://", "http://"].into_iter().map(str::len).zip(["https://", "http://"]).find_map(|(len, scheme)| {
        rest.get(..len).is_some_and(|start| start.eq_ignore_ascii_case(scheme)).then_some(len)
    })
}

/// A letter, letters and digits, a full stop, a letter or digit: what the rule takes for a domain, all of ASCII.
fn starts_as_domain(rest: &str) -> bool {
    let label = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut after = rest.bytes().skip(label);
    rest.starts_with(|first: char| first.is_ascii_alphabetic())
        && after.next() == Some(b'.')
        && after.next().is_some_and(|byte| byte.is_ascii_alphanumeric())
}

/// The host and path of `link`, the path cut when it is long; `None` when it is no URL.
fn short_link(link: &str) -> Option<String> {
    let url = Url::parse(link).ok()?;
    let mut short = url.host_str()?.to_owned();
    if let Some(port) = url.port() {
        short.push(':');
        short.push_str(&port.to_string());
    }
    // Always ASCII: what is not is percent-encoded. So is "^" in the URL Standard of today and in the browsers, not in `url` 2.5.
    let mut path = if url.path() == "/" { String::new() } else { url.path().replace('^', "%5E") };
    for (sign, part) in [('?', url.query()), ('#', url.fragment())] {
        if let Some(part) = part.filter(|part| !part.is_empty()) {
            path.push(sign);
            path.push_str(part);
        }
    }
    if path.len() > LONGEST_PATH {
        path.truncate(KEPT_PATH);
        path.push_str("...");
    }
    Some(short + &path)
}
