//! x.com. The selectors are in `x.json`; here is what has to be computed from what they find.

use crate::post::{Counts, Handle, Post, PostId, Site};
use crate::sites::record::RawPost;
use crate::text::time;

/// The site's file.
pub const FILE: &str = include_str!("x.json");

/// The post of one record; `None` when it has no permalink, as a post has that cannot be answered.
pub fn post(raw: &RawPost<'_>) -> Option<Post> {
    let (link_author, id) = permalink(raw.permalink)?;
    let author = handle(raw.author).unwrap_or(link_author);
    Some(Post {
        site: Site::X,
        id,
        author,
        author_name: raw.author_name.trim().to_owned(),
        text: raw.text.to_owned(),
        lang: (!raw.lang.is_empty()).then(|| raw.lang.to_owned()),
        translated: raw.marks.contains('t'),
        posted_at: time::rfc3339(raw.posted_at),
        counts: Counts {
            replies: leading_number(raw.replies),
            reposts: leading_number(raw.reposts),
            likes: leading_number(raw.likes),
            views: leading_number(raw.views),
        },
        answers: raw.answers.split_whitespace().map(Handle::new).collect(),
    })
}

/// The author and the id in a post's address: `/ann/status/123`, alone or with more behind it, with or without a host.
pub fn permalink(address: &str) -> Option<(Handle, PostId)> {
    let path = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest.find('/').and_then(|at| rest.get(at..)).unwrap_or(""));
    let mut segments = path.trim_start_matches('/').split(['/', '?', '#']);
    let author = handle_shape(segments.next()?)?;
    if segments.next()? != "status" {
        return None;
    }
    let id = segments.next()?;
    (!id.is_empty() && id.len() <= 20 && id.bytes().all(|b| b.is_ascii_digit())).then(|| (author, PostId::new(id)))
}

/// The handle at the end of `UserAvatar-Container-ann` or `/ann`.
pub fn handle(written: &str) -> Option<Handle> {
    let tail = written.strip_prefix("UserAvatar-Container-").or_else(|| written.strip_prefix('/'))?;
    handle_shape(tail)
}

fn handle_shape(word: &str) -> Option<Handle> {
    let right = (1..=15).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    right.then(|| Handle::new(word))
}

/// The number that a control's label starts with: `1,234 replies. Reply` is 1234. The labels are translated, the digits
/// are not; they may be grouped by `,`, `.`, `'` or a space. A label without one counts nothing.
fn leading_number(label: &str) -> Option<u64> {
    let mut number: Option<u64> = None;
    let mut group = false;
    for c in label.trim_start().chars() {
        match c.to_digit(10) {
            Some(digit) => {
                number = Some(number.unwrap_or(0).checked_mul(10)?.checked_add(u64::from(digit))?);
                group = false;
            }
            None if number.is_some() && !group && matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}') => {
                group = true
            }
            None => break,
        }
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let table = [
            ("/ann/status/123", Some(("ann", "123"))),
            ("https://x.com/Ann_B/status/123/photo/1", Some(("ann_b", "123"))),
            ("/ann/status/123?s=20", Some(("ann", "123"))),
            ("/ann/status/12x", None),
            ("/ann/likes", None),
            ("/way_too_long_a_handle/status/1", None),
            ("", None),
        ];
        for (address, expected) in table {
            let expected = expected.map(|(author, id)| (Handle::new(author), PostId::new(id)));
            assert_eq!(permalink(address), expected, "{address}");
        }
    }

    #[test]
    fn numbers_of_labels() {
        let table = [
            ("1 reply. Reply", Some(1)),
            ("0 reposts. Repost", Some(0)),
            ("1,234 likes", Some(1234)),
            ("12\u{202f}345 vues", Some(12345)),
            ("1.234.567 Aufrufe", Some(1_234_567)),
            ("Reply", None),
            ("", None),
            ("99999999999999999999999 likes", None),
        ];
        for (label, expected) in table {
            assert_eq!(leading_number(label), expected, "{label}");
        }
    }
}
