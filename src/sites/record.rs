//! The raw fields of posts as the reader in the page hands them over: `number NUL field NUL … text SOH`, one record a post,
//! in the order of `FIELDS` in `src/page/dom/rules.js`; and the post that they make.

use crate::post::{Counts, Handle, Post, PostId, Site};
use crate::sites::{counts, posted};

/// The most bytes of an id and of an address that is taken in.
const LONGEST: usize = 400;

/// The number under which the page keeps a post's element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementNumber(pub u32);

/// Which of its site's views a post was read by, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewNumber(pub usize);

/// The fields of one post, as the page wrote them.
#[derive(Clone, Copy, Debug, Default)]
pub struct RawPost<'a> {
    /// The id.
    pub id: &'a str,
    /// Where it can be opened, as the page links there.
    pub address: &'a str,
    /// The author's handle.
    pub author: &'a str,
    /// The name the author shows.
    pub author_name: &'a str,
    /// The language tag.
    pub lang: &'a str,
    /// A time.
    pub posted_at: &'a str,
    /// What shows how many answers there are.
    pub replies: &'a str,
    /// What shows how many reposts there are.
    pub reposts: &'a str,
    /// What shows how many likes there are.
    pub likes: &'a str,
    /// What shows how often it was seen.
    pub views: &'a str,
    /// Handles of those it answers, separated by spaces.
    pub answers: &'a str,
    /// The id of the post that it answers.
    pub parent: &'a str,
    /// `t` translated, `p` promoted, `h` its words are hidden, `f` the post that the page is about, `c` shown again in the composer
    /// that answers it.
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
    /// Nobody's word about us: an advertisement, or a post whose words the site hides.
    Passed,
    /// A post without an id: it can't be answered or remembered, so it is skipped and counted.
    Unreadable,
}

/// Reads a batch of records of `site`, in order. A record that is cut short is left out.
pub fn parse(site: Site, records: &str) -> Vec<(ElementNumber, ViewNumber, Reading)> {
    records.split('\u{1}').filter_map(|record| one(site, record)).collect()
}

fn one(site: Site, record: &str) -> Option<(ElementNumber, ViewNumber, Reading)> {
    let mut fields = record.split('\0');
    let number = ElementNumber(fields.next()?.parse().ok()?);
    let mut raw = RawPost {
        id: fields.next()?,
        address: fields.next()?,
        author: fields.next()?,
        author_name: fields.next()?,
        lang: fields.next()?,
        posted_at: fields.next()?,
        replies: fields.next()?,
        reposts: fields.next()?,
        likes: fields.next()?,
        views: fields.next()?,
        answers: fields.next()?,
        parent: fields.next()?,
        ..RawPost::default()
    };
    let view = ViewNumber(fields.next()?.parse().ok()?);
    raw.marks = fields.next()?;
    raw.text = fields.next()?;
    if raw.marks.contains(['p', 'h']) {
        return Some((number, view, Reading::Passed));
    }
    let standing = match raw.marks {
        marks if marks.contains('c') => Standing::InComposer,
        marks if marks.contains('f') => Standing::Focused,
        _ => Standing::Row,
    };
    Some((number, view, post(site, &raw).map_or(Reading::Unreadable, |post| Reading::Post(Box::new(post), standing))))
}

/// The post of one record; `None` when it has no id, as a post has that cannot be answered.
pub fn post(site: Site, raw: &RawPost<'_>) -> Option<Post> {
    let id = id(raw.id)?;
    let count = |shown: &str| counts::exact(shown);
    Some(Post {
        site,
        author: handle(site, raw.author, raw.id),
        author_name: plain(raw.author_name).trim().to_owned(),
        text: raw.text.to_owned(),
        lang: (!raw.lang.is_empty()).then(|| raw.lang.to_owned()),
        translated: raw.marks.contains('t'),
        posted_at: posted::at(site, raw.id, raw.posted_at),
        counts: Counts {
            replies: count(raw.replies),
            reposts: count(raw.reposts),
            likes: count(raw.likes),
            views: count(raw.views),
        },
        answers: raw.answers.split_whitespace().map(|name| handle(site, name, raw.id)).collect(),
        parent: self::id(raw.parent),
        address: (!raw.address.is_empty() && raw.address.len() <= LONGEST).then(|| raw.address.to_owned()),
        id,
    })
}

fn id(written: &str) -> Option<PostId> {
    (!written.is_empty() && written.len() <= LONGEST && !written.ends_with('/')).then(|| PostId::new(written))
}

/// A handle as the page writes it. Mastodon leaves the host out for accounts that are at home where the page is: it is the one
/// that the post's id begins with.
pub fn handle(site: Site, written: &str, id: &str) -> Handle {
    let handle = Handle::new(&plain(written));
    match (site, id.split_once('/')) {
        (Site::Mastodon, Some((host, _))) if !handle.is_empty() && !handle.as_str().contains('@') => {
            Handle::new(&[handle.as_str(), "@", host].concat())
        }
        _ => handle,
    }
}

/// Without the marks of direction that Bluesky sets around names, and with plain blanks.
fn plain(written: &str) -> String {
    let kept = |c: &char| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    written.chars().filter(kept).map(|c| if c == '\u{a0}' { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(fields: &[&str]) -> String {
        fields.join("\0") + "\u{1}"
    }

    #[test]
    fn a_batch() {
        let ann =
            ["3", "99", "/Ann_B/status/99", "Ann_B", " Ann", "en", "2026-11-24T10:00:00.000Z", "1 reply", "", "", ""];
        let records = [
            record(&[&ann[..], &["bo", "98", "0", "f", "Late again"]].concat()),
            record(&["4", "", "", "", "", "", "", "", "", "", "", "", "", "0", "", "no link"]),
            record(&["5", "1", "", "", "", "", "", "", "", "", "", "", "", "1", "p", "buy"]),
            record(&["6", "cut"]),
        ]
        .concat();
        let read = parse(Site::X, &records);
        assert_eq!(read.len(), 3);
        let Reading::Post(post, standing) = &read[0].2 else { panic!("{read:?}") };
        assert_eq!((&post.id, &post.author, *standing), (&PostId::new("99"), &Handle::new("ann_b"), Standing::Focused));
        assert_eq!((post.counts.replies, &post.parent), (Some(1), &Some(PostId::new("98"))));
        assert_eq!(read[1], (ElementNumber(4), ViewNumber(0), Reading::Unreadable));
        assert_eq!(read[2], (ElementNumber(5), ViewNumber(1), Reading::Passed));
    }

    #[test]
    fn handles() {
        let table = [
            (Site::Mastodon, "@ann", "town.example/1", "ann@town.example"),
            (Site::Mastodon, "ann@far.example", "town.example/1", "ann@far.example"),
            (Site::Mastodon, "", "town.example/1", ""),
            (Site::Bluesky, "\u{202a}@ann.example\u{202c}", "3k", "ann.example"),
            (Site::X, "Ann", "1", "ann"),
        ];
        for (site, written, id, expected) in table {
            assert_eq!(handle(site, written, id), Handle::new(expected), "{written}");
        }
    }
}
