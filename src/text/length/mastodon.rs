//! The count of Mastodon, as the counter beside its composer takes it, in the characters that its server counts.

use super::character::ascii;
use super::url;

/// What a link counts as, whatever its length: `characters_reserved_per_url`.
const LINK_LENGTH: usize = 23;

/// `text` as it is counted: a link with "http://" or "https://" is 23 characters, `@user@host` is `@user`. Links are found by
/// the pattern of twitter-text, which wants a known top-level domain. The server is more generous in places: it takes all
/// letters in a link's path and in the host after somebody's name, and full stops and hyphens in the name.
pub(super) fn counted(text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut shorter = Vec::with_capacity(units.len());
    let mut taken = 0;
    for link in url::with_scheme_only(&units) {
        shorter.extend_from_slice(units.get(taken..link.start).unwrap_or_default());
        shorter.extend(std::iter::repeat_n(u16::from(b'x'), LINK_LENGTH));
        taken = link.start + link.len;
    }
    shorter.extend_from_slice(units.get(taken..).unwrap_or_default());
    String::from_utf16_lossy(&without_hosts(&shorter))
}

/// The text with `@user` for each `@user@host`. Before it stands no slash and no ASCII letter, digit or "_"; the host is ASCII,
/// has two characters or more, and ends in a letter or digit.
fn without_hosts(units: &[u16]) -> Vec<u16> {
    let mut short = Vec::with_capacity(units.len());
    let mut at = 0;
    // Whether what stands before `at` allows a mention here.
    let mut may_start = true;
    while let Some(&unit) = units.get(at) {
        if may_start && let Some((user, end)) = mention_at(units, at) {
            short.extend_from_slice(units.get(at..user).unwrap_or_default());
            at = end;
            // What a mention has taken can't stand before the next one.
            may_start = false;
            continue;
        }
        short.push(unit);
        at += 1;
        may_start = !is_word(unit) && unit != u16::from(b'/');
    }
    short
}

/// Where the user and the host of the mention end that starts at `at`, if one does.
fn mention_at(units: &[u16], at: usize) -> Option<(usize, usize)> {
    const AT: u16 = b'@' as u16;
    let past = |from: usize, belongs: fn(u16) -> bool| {
        from + units.iter().skip(from).take_while(|&&unit| belongs(unit)).count()
    };
    let user_end = past(at + 1, is_word);
    if units.get(at) != Some(&AT) || user_end == at + 1 || units.get(user_end) != Some(&AT) {
        return None;
    }
    let host = units.get(user_end + 1..past(user_end + 1, in_host))?;
    let len = host.iter().rposition(|&unit| is_alphanumeric(unit))? + 1;
    (len > 1).then_some((user_end, user_end + 1 + len))
}

fn is_alphanumeric(unit: u16) -> bool {
    ascii(unit).is_some_and(|byte| byte.is_ascii_alphanumeric())
}

fn is_word(unit: u16) -> bool {
    is_alphanumeric(unit) || unit == u16::from(b'_')
}

fn in_host(unit: u16) -> bool {
    is_alphanumeric(unit) || ascii(unit).is_some_and(|byte| matches!(byte, b'.' | b'-'))
}
