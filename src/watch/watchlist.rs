//! All that is watched, compiled once and held against each post.

use crate::post::{Handle, Post, Site};
use crate::sorted;
use crate::text::place::ByteSpan;
use crate::watch::asked::{Asked, Present};
use crate::watch::brand::{Brand, BrandId, QueryId, SiteHandle, WatchedQuery};
use crate::watch::error::WatchError;
use crate::watch::everyday::EverydayWords;
use crate::watch::mention::{Author, Mention, MentionedBy, Mentions};
use crate::watch::misspelling::Misspellings;
use crate::watch::naming::{Where, naming};
use crate::watch::query::Query;
use crate::watch::scene::{Around, Scene};
use crate::watch::terms::{Collected, Hit, Terms, Use};

/// All enabled brands and queries as one matcher.
#[derive(Clone, Debug)]
pub struct Watchlist {
    brands: Vec<BrandId>,
    /// Each brand's handles, by the brand's place.
    handles: Vec<(u32, SiteHandle)>,
    queries: Vec<QueryId>,
    terms: Terms,
    asked: Asked,
    misspellings: Misspellings,
    everyday: EverydayWords<'static>,
}

/// A mention of a brand, before ids are put in.
type Seen = (u32, ByteSpan, MentionedBy);

impl Watchlist {
    /// Makes the matcher of what is switched on. An error names the query or the brand.
    pub fn compile(brands: &[Brand], queries: &[WatchedQuery]) -> Result<Watchlist, WatchError> {
        let everyday = EverydayWords::built_in().map_err(WatchError::EverydayWords)?;
        let mut terms = Collected::default();
        let (mut ids, mut handles, mut spellings) = (Vec::new(), Vec::new(), Vec::new());
        for brand in brands.iter().filter(|brand| brand.switch.is_on()) {
            let place = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let mut found = false;
            for site_handle in brand.handles.iter().filter(|h| !h.handle.is_empty()) {
                let number = u32::try_from(handles.len()).unwrap_or(u32::MAX);
                found |= terms.put(written_handle(site_handle), Use::Handle(place, number));
                handles.push((place, site_handle.clone()));
            }
            let names = std::iter::once((&brand.name, Use::Name(place)));
            let aliases = brand.aliases.iter().map(|alias| (alias, Use::Alias(place)));
            for (written, what_for) in names.chain(aliases) {
                let naming = naming(written, everyday);
                for form in naming.forms {
                    let tag = form.counts == Where::Hashtag;
                    found |= terms.put(&form.written, if tag { Use::Hashtag(place) } else { what_for });
                }
                spellings.extend(naming.spellings.into_iter().map(|words| (place, words)));
            }
            if !found {
                return Err(WatchError::NothingToFind { id: brand.id.clone(), name: brand.name.clone() });
            }
            ids.push(brand.id.clone());
        }
        let (mut asked, mut query_ids) = (Asked::default(), Vec::new());
        for watched in queries.iter().filter(|query| query.switch.is_on()) {
            let query = Query::parse(&watched.query).map_err(|error| WatchError::Query {
                id: watched.id.clone(),
                written: watched.query.clone(),
                error,
            })?;
            asked.put(&query, &mut terms);
            query_ids.push(watched.id.clone());
        }
        Ok(Watchlist {
            brands: ids,
            handles,
            queries: query_ids,
            terms: terms.build()?,
            asked,
            misspellings: Misspellings::new(spellings),
            everyday,
        })
    }

    /// Whether nothing is watched.
    pub fn is_empty(&self) -> bool {
        self.brands.is_empty() && self.queries.is_empty()
    }

    /// Whether a watched brand has that handle on that site.
    pub fn has_handle(&self, site: Site, handle: &Handle) -> bool {
        self.handles.iter().any(|(_, known)| known.site == site && known.handle.same_on(site, handle))
    }

    /// What of it is in `post`. Linear in the length of the text.
    pub fn look(&self, post: &Post) -> Mentions {
        if self.is_empty() {
            return Mentions::default();
        }
        let scene = Scene::new(&post.text);
        let mut seen: Vec<Seen> = Vec::new();
        let mut present = Present::default();
        self.terms.find(&scene, |hit| self.weigh(post, &scene, hit, &mut seen, &mut present));
        if !self.misspellings.is_empty() {
            let exact = seen.len();
            self.misspellings.find(scene.plain.text(), &scene.words, self.everyday, |brand, span| {
                // Another watched name, rightly spelt, is no misspelling of this one.
                let known = seen.iter().take(exact).any(|(_, other, _)| other.overlaps(span));
                if !known {
                    seen.push((brand, span, MentionedBy::Misspelling));
                }
            });
        }
        let mut about = self.settle(&scene, seen);
        self.beside(post, &scene, present, &mut about);
        Mentions { about, ours: self.author(post) }
    }

    /// Decides what one hit is worth to each brand and query that looks for it.
    fn weigh(&self, post: &Post, scene: &Scene<'_>, hit: Hit<'_>, seen: &mut Vec<Seen>, present: &mut Present) {
        let Hit { term, plain: span, exact, bounds } = hit;
        // Most hits are parts of longer words; only a hashtag's parts and a plural are worth a look.
        if bounds != (true, true) && !term.loose {
            let in_tag = (bounds.0 || bounds.1) && matches!(scene.around(span, bounds), Around::HashtagPart);
            if !in_tag {
                return;
            }
        }
        let plural = (bounds == (true, false) && term.loose).then(|| scene.plural(span, self.everyday)).flatten();
        let place = plural.unwrap_or(span);
        let around = scene.around(place, (bounds.0, bounds.1 || plural.is_some()));
        if around == Around::Part || (!exact && !scene.is_disguise(place, &term.plain, self.everyday)) {
            return;
        }
        for what_for in &term.uses {
            let by = match (*what_for, around) {
                (Use::Text(ask), Around::Text | Around::Hashtag(_)) if plural.is_none() => {
                    present.put(ask, Some(place));
                    continue;
                }
                (Use::Tag(ask), Around::Hashtag(whole)) | (Use::Mentions(ask), Around::Handle(whole)) if exact => {
                    present.put(ask, Some(whole));
                    continue;
                }
                (Use::Text(_) | Use::Tag(_) | Use::Mentions(_), _) => continue,
                (what_for, around) => self.brand_by(post, what_for, around, &hit, plural.is_some()),
            };
            if let Some((brand, by)) = by {
                let whole = match around {
                    Around::Hashtag(whole) | Around::Handle(whole) => whole,
                    _ => place,
                };
                seen.push((brand, whole, if exact { by } else { MentionedBy::LookAlike }));
            }
        }
    }

    /// How a brand is mentioned by a hit that it looks for, if at all.
    fn brand_by(
        &self,
        post: &Post,
        what_for: Use,
        around: Around,
        hit: &Hit<'_>,
        plural: bool,
    ) -> Option<(u32, MentionedBy)> {
        let (brand, by) = match what_for {
            Use::Name(brand) => (brand, MentionedBy::Name),
            Use::Alias(brand) => (brand, MentionedBy::Alias),
            Use::Hashtag(brand) => {
                let tag = matches!(around, Around::Hashtag(_) | Around::HashtagPart) && hit.exact;
                return (tag && !plural).then_some((brand, MentionedBy::Hashtag));
            }
            Use::Handle(brand, number) => {
                let here = self.handles.get(number as usize).is_some_and(|(_, handle)| handle.site == post.site);
                let word = hit.term.loose && !self.everyday.contains(&hit.term.plain);
                let by = match around {
                    _ if !hit.exact || plural => None,
                    Around::Handle(_) => here.then_some(MentionedBy::Handle),
                    Around::Hashtag(_) => Some(MentionedBy::Hashtag),
                    Around::Text => word.then_some(MentionedBy::Handle),
                    _ => None,
                };
                return by.map(|by| (brand, by));
            }
            Use::Text(_) | Use::Tag(_) | Use::Mentions(_) => return None,
        };
        match around {
            Around::Text => Some((brand, by)),
            Around::Hashtag(_) | Around::HashtagPart => Some((brand, MentionedBy::Hashtag)),
            // Somebody else's account, unless the user has named none on this site.
            Around::Handle(_) => {
                let named = self.handles.iter().any(|(of, handle)| *of == brand && handle.site == post.site);
                (!named && hit.exact && hit.term.loose && !plural).then_some((brand, by))
            }
            // The name is itself an address: "Booking.com".
            Around::Link => (hit.exact && hit.term.plain.contains('.')).then_some((brand, by)),
            Around::Part => None,
        }
    }

    /// Mentions of brands in the text, in order: of each brand only the longest of those inside each other.
    fn settle(&self, scene: &Scene<'_>, mut seen: Vec<Seen>) -> Vec<Mention> {
        sorted::by_key(&mut seen, |(brand, span, by)| (*brand, span.start, usize::MAX - span.end, *by));
        let mut last: Option<(u32, usize)> = None;
        seen.retain(|(brand, span, _)| {
            let inside = last.is_some_and(|(of, end)| of == *brand && span.end <= end);
            if !inside {
                last = Some((*brand, span.end));
            }
            !inside
        });
        sorted::by_key(&mut seen, |(brand, span, by)| (span.start, *by, *brand, span.end));
        let mention = |(brand, span, by): Seen| Mention {
            brand: self.brands.get(brand as usize).cloned(),
            query: None,
            by,
            span: Some(scene.original(span)),
        };
        seen.into_iter().map(mention).collect()
    }

    /// Adds what is not about a brand's name in the text: the account answered, and the queries that fit.
    fn beside(&self, post: &Post, scene: &Scene<'_>, present: Present, about: &mut Vec<Mention>) {
        if !post.answers.is_empty() {
            let mut before = None;
            for (brand, _) in self.handles.iter().filter(|(_, known)| is_answered(post, known)) {
                if before.replace(*brand) != Some(*brand) {
                    let brand = self.brands.get(*brand as usize).cloned();
                    about.push(Mention { brand, query: None, by: MentionedBy::Addressed, span: None });
                }
            }
        }
        if !self.asked.is_empty() {
            self.asked.fitting(post, present, |number, span| {
                let query = self.queries.get(number as usize).cloned();
                let span = span.map(|span| scene.original(span));
                about.push(Mention { brand: None, query, by: MentionedBy::Query, span });
            });
        }
    }

    fn author(&self, post: &Post) -> Author {
        let own =
            |(_, known): &&(u32, SiteHandle)| known.site == post.site && known.handle.same_on(post.site, &post.author);
        let brand = self.handles.iter().find(own).and_then(|(brand, _)| self.brands.get(*brand as usize));
        brand.cloned().map_or(Author::Theirs, Author::Ours)
    }
}

/// How posts mention it: on Mastodon without the host, wherever the account is at home.
fn written_handle(of: &SiteHandle) -> &str {
    let name = of.handle.as_str();
    if of.site == Site::Mastodon { name.split('@').next().unwrap_or(name) } else { name }
}

fn is_answered(post: &Post, known: &SiteHandle) -> bool {
    known.site == post.site && post.answers.iter().any(|handle| handle.same_on(post.site, &known.handle))
}

#[cfg(test)]
mod tests;
