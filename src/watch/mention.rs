//! What was found of the watched brands and queries in one post.

use crate::sorted;
use crate::text::place::ByteSpan;
use crate::watch::brand::{BrandId, QueryId};

/// How a post speaks of what is watched; the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MentionedBy {
    /// One of the brand's handles, with `@`, or its name as a word of its own.
    Handle,
    /// The brand's name: also its plural, and several words written as one.
    Name,
    /// A hashtag of the name, an alias or a handle.
    Hashtag,
    /// An alias.
    Alias,
    /// A name or alias in letters that look alike.
    LookAlike,
    /// A name or alias with one letter wrong.
    Misspelling,
    /// A watched query.
    Query,
    /// The post answers one of the brand's handles.
    Addressed,
}

/// One mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Whose, where a brand is mentioned.
    pub brand: Option<BrandId>,
    /// Which query, where one fits.
    pub query: Option<QueryId>,
    /// How.
    pub by: MentionedBy,
    /// Where in the post's text; `None` when it is not in the text.
    pub span: Option<ByteSpan>,
}

/// Who wrote the post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Author {
    /// One of a watched brand's own handles.
    Ours(BrandId),
    /// Anybody else.
    #[default]
    Theirs,
}

/// Everything found in one post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mentions {
    /// Every mention: those in the text in order, then those beside it.
    pub about: Vec<Mention>,
    /// Who wrote it.
    pub ours: Author,
}

impl Mentions {
    /// Whether nothing that is watched is in the post.
    pub fn is_empty(&self) -> bool {
        self.about.is_empty()
    }

    /// Whether a watched brand wrote the post.
    pub fn is_ours(&self) -> bool {
        self.ours != Author::Theirs
    }

    /// Where brands are mentioned in the text, in order, without those inside another.
    pub fn spans(&self) -> Vec<ByteSpan> {
        apart(self.about.iter().filter(|mention| mention.brand.is_some()))
    }

    /// Where one brand is mentioned in the text, in order, without those inside another.
    pub fn spans_of(&self, brand: &BrandId) -> Vec<ByteSpan> {
        apart(self.about.iter().filter(|mention| mention.brand.as_ref() == Some(brand)))
    }

    /// The brands mentioned, each once, in the order in which they come up.
    pub fn brands(&self) -> Vec<&BrandId> {
        let mut brands = Vec::new();
        for brand in self.about.iter().filter_map(|mention| mention.brand.as_ref()) {
            if !brands.contains(&brand) {
                brands.push(brand);
            }
        }
        brands
    }

    /// The queries that fit.
    pub fn queries(&self) -> impl Iterator<Item = &QueryId> {
        self.about.iter().filter_map(|mention| mention.query.as_ref())
    }
}

/// The places of mentions, in order, without those inside another.
fn apart<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Vec<ByteSpan> {
    let mut spans: Vec<ByteSpan> = mentions.filter_map(|mention| mention.span).collect();
    sorted::by_key(&mut spans, |span| (span.start, usize::MAX - span.end));
    let mut end = 0;
    spans.retain(|span| {
        let kept = span.end > end;
        end = end.max(span.end);
        kept
    });
    spans
}
