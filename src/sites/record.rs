//! The raw fields of posts as the reader in the page hands them over: `number NUL field NUL … text SOH`, one record a post,
//! in the order of `FIELDS` in `src/page/dom/gather.js`.

use crate::post::{Post, Site};
use crate::sites::x;

/// The number under which the page keeps a post's element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementNumber(pub u32);

/// The fields of one post, as the page wrote them.
#[derive(Clone, Copy, Debug, Default)]
pub struct RawPost<'a> {
    /// The address of the post.
    pub permalink: &'a str,
    /// Something that ends in the author's handle.
    pub author: &'a str,
    /// The name the author shows.
    pub author_name: &'a str,
    /// The language tag.
    pub lang: &'a str,
    /// An ISO 8601 time.
    pub posted_at: &'a str,
    /// The label of the reply control, which starts with the exact number.
    pub replies: &'a str,
    /// The label of the repost control.
    pub reposts: &'a str,
    /// The label of the like control.
    pub likes: &'a str,
    /// The label of the views link.
    pub views: &'a str,
    /// Handles in a "Replying to" line, separated by spaces.
    pub answers: &'a str,
    /// `t` translated, `p` promoted, `f` the post that the page is about, `c` shown again in the composer that answers it.
    pub marks: &'a str,
    /// The author's own words.
    pub text: &'a str,
}

/// Where a post stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In a row like all others.
    Row,
    /// The post that the page is about.
    Focused,
    /// Shown again above the composer that answers it: the same post, in other surroundings.
    InComposer,
}

/// What a record turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A post.
    Post(Box<Post>, Standing),
    /// An advertisement: not somebody's word about us.
    Promoted,
    /// A post without an id: it can't be answered or remembered, so it is skipped and counted.
    Unreadable,
}

/// Reads a batch of records of `site`, in order. A record that is cut short is left out.
pub fn parse(site: Site, records: &str) -> Vec<(ElementNumber, Reading)> {
    records.split('\u{1}').filter_map(|record| one(site, record)).collect()
}

fn one(site: Site, record: &str) -> Option<(ElementNumber, Reading)> {
    let mut fields = record.split('\0');
    let number = ElementNumber(fields.next()?.parse().ok()?);
    let raw = RawPost {
        permalink: fields.next()?,
        author: fields.next()?,
        author_name: fields.next()?,
        lang: fields.next()?,
        posted_at: fields.next()?,
        replies: fields.next()?,
        reposts: fields.next()?,
        likes: fields.next()?,
        views: fields.next()?,
        answers: fields.next()?,
        marks: fields.next()?,
        text: fields.next()?,
    };
    if raw.marks.contains('p') {
        return Some((number, Reading::Promoted));
    }
    let standing = match raw.marks {
        marks if marks.contains('c') => Standing::InComposer,
        marks if marks.contains('f') => Standing::Focused,
        _ => Standing::Row,
    };
    let post = match site {
        Site::X => x::post(&raw),
    };
    Some((number, post.map_or(Reading::Unreadable, |post| Reading::Post(Box::new(post), standing))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::{Handle, PostId};

    #[test]
    fn a_batch() {
        let fields = |fields: &[&str]| fields.join("\0") + "\u{1}";
        let records = [
            fields(&[
                "3",
                "/Ann_B/status/99",
                "UserAvatar-Container-Ann_B",
                "Ann",
                "en",
                "2026-11-24T10:00:00.000Z",
                "1 reply",
                "",
                "",
                "",
                "",
                "f",
                "Late again",
            ]),
            fields(&["4", "", "", "", "", "", "", "", "", "", "", "", "no link"]),
            fields(&["5", "/a/status/1", "", "", "", "", "", "", "", "", "", "p", "buy"]),
            fields(&["6", "cut"]),
        ]
        .concat();
        let read = parse(Site::X, &records);
        assert_eq!(read.len(), 3);
        let Reading::Post(post, standing) = &read[0].1 else { panic!("{read:?}") };
        assert_eq!((&post.id, &post.author, *standing), (&PostId::new("99"), &Handle::new("ann_b"), Standing::Focused));
        assert_eq!(read[1], (ElementNumber(4), Reading::Unreadable));
        assert_eq!(read[2], (ElementNumber(5), Reading::Promoted));
    }
}
