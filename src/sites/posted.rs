//! When a post was made, where the page shows no time that can be read: it is in the id.

use crate::post::{Site, UnixMillis};
use crate::text::time::rfc3339;

/// The letters of a TID's digits, from 0 to 31 (atproto.com, "Timestamp Identifiers").
const TID_DIGITS: &[u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";
/// The earliest and the latest second that is believed: 2004 and 2100.
const BELIEVED: std::ops::Range<i64> = 1_072_915_200..4_102_444_800;

/// When the post `id` was made; `shown` is what the page gives as its time: an ISO 8601 time, or seconds or milliseconds since 1970.
pub fn at(site: Site, id: &str, shown: &str) -> Option<UnixMillis> {
    let shown = shown.trim();
    let read = rfc3339(shown).or_else(|| rfc3339(&with_colon(shown)?)).or_else(|| since_1970(shown));
    read.or_else(|| match site {
        Site::Bluesky => of_tid(id),
        Site::LinkedIn => of_urn(id),
        Site::Mastodon => of_status(id),
        _ => None,
    })
}

/// `+0000` at the end as `+00:00`: Reddit writes it without the colon.
fn with_colon(shown: &str) -> Option<String> {
    let at = shown.len().checked_sub(5)?;
    let (time, offset) = (shown.get(..at)?, shown.get(at..)?);
    let (hours, minutes) = (offset.get(..3)?, offset.get(3..)?);
    (offset.starts_with(['+', '-']) && offset.bytes().skip(1).all(|b| b.is_ascii_digit()))
        .then(|| [time, hours, ":", minutes].concat())
}

fn since_1970(shown: &str) -> Option<UnixMillis> {
    let number: i64 = shown.parse().ok()?;
    believed(number.checked_mul(1000)?).or_else(|| believed(number))
}

/// A TID has 13 digits in base 32: one bit that is 0, 53 of microseconds since 1970, 10 of the clock that made it.
fn of_tid(id: &str) -> Option<UnixMillis> {
    if id.len() != 13 {
        return None;
    }
    let digit = |byte: u8| TID_DIGITS.iter().position(|known| *known == byte);
    let number = id.bytes().try_fold(0u64, |sum, byte| Some(sum << 5 | digit(byte)? as u64))?;
    believed(i64::try_from((number >> 10) / 1000).ok()?)
}

/// The number of an activity or a comment begins with 41 bits of milliseconds since 1970; 22 others follow.
fn of_urn(id: &str) -> Option<UnixMillis> {
    let digits = id.rsplit(|c: char| !c.is_ascii_digit()).find(|part| !part.is_empty())?;
    if !(18..=20).contains(&digits.len()) {
        return None;
    }
    believed(i64::try_from(digits.parse::<u64>().ok()? >> 22).ok()?)
}

/// The number of a status begins with milliseconds since 1970; 16 other bits follow (Mastodon's lib/mastodon/snowflake.rb). Of one
/// from elsewhere only the second is right.
fn of_status(id: &str) -> Option<UnixMillis> {
    let (_, number) = id.split_once('/')?;
    believed(i64::try_from(number.parse::<u64>().ok()? >> 16).ok()?)
}

fn believed(millis: i64) -> Option<UnixMillis> {
    BELIEVED.contains(&(millis / 1000)).then_some(UnixMillis(millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let table = [
            (Site::X, "1", "2026-11-24T10:00:00.000Z", Some(1_795_514_400_000)),
            (Site::Reddit, "t1_a", "2026-11-24T10:00:00.000000+0000", Some(1_795_514_400_000)),
            (Site::Reddit, "t1_a", "1795514400", Some(1_795_514_400_000)),
            (Site::Reddit, "t1_a", "1795514400000", Some(1_795_514_400_000)),
            (Site::Reddit, "t1_a", "3 days ago", None),
            (Site::YouTube, "Ugx", "", None),
            // The example of atproto.com's page on TIDs, 2023-09 by its microseconds.
            (Site::Bluesky, "3jzfcijpj2z2a", "", Some(1688137381887)),
            (Site::Bluesky, "3jzfcijpj2z2", "", None),
            (Site::Bluesky, "self", "", None),
            (Site::LinkedIn, "7130000000000000000", "", Some(1699924468994)),
            (Site::LinkedIn, "(urn:li:activity:7130000000000000000,7130000000000000001)", "", Some(1699924468994)),
            (Site::LinkedIn, "expanded17", "", None),
            (Site::Mastodon, "town.example/115605254553600000", "", Some(1_763_996_193_750)),
            (Site::Mastodon, "town.example/115605254553600000", "2026-11-24T10:00:00.000Z", Some(1_795_514_400_000)),
            (Site::Mastodon, "town.example/4471", "", None),
            (Site::Mastodon, "town.example/01HQ8F3K2V5W7X9Y0Z1A2B3C4D", "", None),
        ];
        for (site, id, shown, expected) in table {
            let read = at(site, id, shown).map(|UnixMillis(millis)| millis);
            assert_eq!(read, expected, "{site:?} {id} {shown}");
        }
    }
}
