//! Links, as `extractUrlsWithIndices` of twitter-text 3.1 finds them, by hand: its pattern takes the first place that
//! fits and there the longest, so one pass from left to right says the same.

use super::character::{ascii, ends_path, ends_query, in_path, in_query, is_ascii_alphanumeric, may_precede};
use super::domain::{Hosts, Labels};
use super::punycode;
use super::x::Stretch;

/// The longest link, in UTF-16 units. The rule adds the scheme's length, even to a link that has one.
const LONGEST: usize = 4096;
/// What the rule puts before a link without a scheme.
const DEFAULT_SCHEME: usize = "https://".len();
/// The longest code of a t.co link.
const LONGEST_SLUG: usize = 40;

/// One place where the rule's pattern fits.
#[derive(Clone, Copy, Debug)]
struct Fit {
    /// What stands right before it.
    before: Option<u16>,
    start: usize,
    /// Start of the host; `start` when there is no scheme.
    host: usize,
    host_end: usize,
    /// End of the path, when there is one.
    path_end: Option<usize>,
    end: usize,
}

/// The links in `units`, in text order.
pub(super) fn links(units: &[u16]) -> Vec<Stretch> {
    let mut links = Vec::new();
    if !units.contains(&u16::from(b'.')) {
        return links;
    }
    let mut hosts = Hosts::new(units, Labels::Any);
    let mut at = 0;
    while let Some(fit) = next_fit(units, &mut hosts, at, Scheme::Optional) {
        at = fit.end;
        if !is_valid(units, fit) {
            continue;
        }
        if fit.host > fit.start {
            links.extend(with_scheme(units, fit));
        } else {
            without_scheme(units, fit, &mut links);
        }
    }
    links
}

/// The places where the pattern fits with a scheme, in text order: what Mastodon counts as a link. It asks for no more: neither
/// how long the labels of the host are nor whether the link is one of t.co.
pub(super) fn with_scheme_only(units: &[u16]) -> Vec<Stretch> {
    let mut links = Vec::new();
    let mut hosts = Hosts::new(units, Labels::Any);
    let mut at = 0;
    while let Some(fit) = next_fit(units, &mut hosts, at, Scheme::Needed) {
        at = fit.end;
        links.push(Stretch { start: fit.start, len: fit.end - fit.start });
    }
    links
}

/// Whether a link may do without "https://".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    Needed,
    Optional,
}

/// The first place from `from` on where the pattern fits.
fn next_fit(units: &[u16], hosts: &mut Hosts, from: usize, scheme: Scheme) -> Option<Fit> {
    for at in from..units.len() {
        let unit = units.get(at).copied();
        if unit.is_some_and(may_precede)
            && let Some(fit) = fit_at(units, hosts, unit, at + 1, scheme)
        {
            return Some(fit);
        }
        if at == 0
            && let Some(fit) = fit_at(units, hosts, None, 0, scheme)
        {
            return Some(fit);
        }
    }
    None
}

fn fit_at(units: &[u16], hosts: &mut Hosts, before: Option<u16>, start: usize, scheme: Scheme) -> Option<Fit> {
    let with_scheme = after_scheme(units, start).and_then(|host| Some((host, hosts.end_of(host)?)));
    let without_scheme = || (scheme == Scheme::Optional).then(|| Some((start, hosts.end_of(start)?))).flatten();
    let (host, host_end) = with_scheme.or_else(without_scheme)?;
    let port_end = after_port(units, host_end);
    let path_end = after_path(units, port_end);
    let end = after_query(units, path_end.unwrap_or(port_end));
    Some(Fit { before, start, host, host_end, path_end, end })
}

fn byte_at(units: &[u16], at: usize) -> Option<u8> {
    units.get(at).copied().and_then(ascii)
}

/// After `http://` or `https://`.
fn after_scheme(units: &[u16], start: usize) -> Option<usize> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let fits = scheme
            .bytes()
            .enumerate()
            .all(|(at, wanted)| byte_at(units, start + at).is_some_and(|b| b.eq_ignore_ascii_case(&wanted)));
        fits.then_some(start + scheme.len())
    })
}

/// After `:443`, or `at` when there is no port.
fn after_port(units: &[u16], at: usize) -> usize {
    let digits =
        || units.iter().skip(at + 1).take_while(|&&unit| ascii(unit).is_some_and(|b| b.is_ascii_digit())).count();
    match byte_at(units, at) {
        Some(b':') => match digits() {
            0 => at,
            count => at + 1 + count,
        },
        _ => at,
    }
}

/// After the path that starts at `at` with a slash. A path may have balanced brackets, and does not end in a full stop.
fn after_path(units: &[u16], at: usize) -> Option<usize> {
    if byte_at(units, at) != Some(b'/') {
        return None;
    }
    let mut end = at + 1;
    let mut here = end;
    while let Some(&unit) = units.get(here) {
        if in_path(unit) {
            here += 1;
            if ends_path(unit) {
                end = here;
            }
        } else if let Some(after) = after_brackets(units, here) {
            here = after;
            end = here;
        } else {
            break;
        }
    }
    Some(end)
}

/// After `(…)`, in which one more pair may stand, if that is what starts at `at`.
fn after_brackets(units: &[u16], at: usize) -> Option<usize> {
    let skip = |from: usize| from + units.iter().skip(from).take_while(|&&unit| in_path(unit)).count();
    if byte_at(units, at) != Some(b'(') {
        return None;
    }
    let first = skip(at + 1);
    match byte_at(units, first) {
        Some(b')') if first > at + 1 => Some(first + 1),
        Some(b'(') => {
            let inner = skip(first + 1);
            if inner == first + 1 || byte_at(units, inner) != Some(b')') {
                return None;
            }
            let last = skip(inner + 1);
            (byte_at(units, last) == Some(b')')).then_some(last + 1)
        }
        _ => None,
    }
}

/// After the query that starts at `at` with a question mark, or `at` when there is none.
fn after_query(units: &[u16], at: usize) -> usize {
    if byte_at(units, at) != Some(b'?') {
        return at;
    }
    let query = units.iter().enumerate().skip(at + 1).take_while(|&(_, &unit)| in_query(unit));
    query.filter(|&(_, &unit)| ends_query(unit)).last().map_or(at, |(last, _)| last + 1)
}

/// Whether the host's labels are not too long, and the link is not.
fn is_valid(units: &[u16], fit: Fit) -> bool {
    let host = units.get(fit.host..fit.host_end).unwrap_or_default();
    let xn = "xn--".bytes().map(u16::from);
    if host.iter().copied().take(4).eq(xn) && plain_hosts(host).is_empty() {
        return false;
    }
    let scheme = if fit.host > fit.start { fit.host - fit.start } else { DEFAULT_SCHEME };
    host.split(|&unit| unit == u16::from(b'.')).all(punycode::is_label) && scheme + fit.end - fit.start <= LONGEST
}

/// The plain hosts inside `host`, from left to right. The rule's own code looks for each one's words again, so words
/// that stood there before, as part of something else, are taken for it; so do we.
fn plain_hosts(host: &[u16]) -> Vec<Stretch> {
    let mut hosts = Hosts::new(host, Labels::Plain);
    let mut found = Vec::new();
    let (mut at, mut taken) = (0, 0);
    while at < host.len() {
        match hosts.end_of(at) {
            Some(end) => {
                let words = host.get(at..end).unwrap_or_default();
                let earlier =
                    host.get(taken..).and_then(|rest| rest.windows(words.len()).position(|here| here == words));
                let start = earlier.map_or(at, |earlier| taken + earlier);
                taken = start + words.len();
                found.push(Stretch { start, len: words.len() });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// A link with a scheme. A t.co link ends after its code and query.
fn with_scheme(units: &[u16], fit: Fit) -> Option<Stretch> {
    let end = match t_co(units, fit) {
        Some((slug, _)) if slug > LONGEST_SLUG => return None,
        Some((_, end)) => end,
        None => fit.end,
    };
    Some(Stretch { start: fit.start, len: end - fit.start })
}

/// Length of the code and end of the link, if it is one of t.co.
fn t_co(units: &[u16], fit: Fit) -> Option<(usize, usize)> {
    let is_t_co = "t.co/"
        .bytes()
        .enumerate()
        .all(|(at, wanted)| byte_at(units, fit.host + at).is_some_and(|byte| byte.eq_ignore_ascii_case(&wanted)));
    let slug_start = fit.host + "t.co/".len();
    let slug = units.get(slug_start..fit.end)?.iter().take_while(|&&unit| is_ascii_alphanumeric(unit)).count();
    let link = units.get(..fit.end)?;
    (is_t_co && slug > 0).then(|| (slug, after_query(link, slug_start + slug)))
}

/// Links without a scheme: the plain hosts inside the host. The last takes the port, path and query, if there is a path.
fn without_scheme(units: &[u16], fit: Fit, links: &mut Vec<Stretch>) {
    if fit.before.and_then(ascii).is_some_and(|byte| b"-_./".contains(&byte)) {
        return;
    }
    let host = units.get(fit.host..fit.host_end).unwrap_or_default();
    let found = plain_hosts(host);
    let last = found.len().saturating_sub(1);
    for (index, plain) in found.into_iter().enumerate() {
        let rest = if index == last && fit.path_end.is_some() { fit.end - fit.host_end } else { 0 };
        links.push(Stretch { start: fit.host + plain.start, len: plain.len + rest });
    }
}
