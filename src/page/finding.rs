//! What was found out about one post on the page.

use crate::ledger::event::PostKey;
use crate::message::{CaseState, Doubt, SeenPost};
use crate::names;
use crate::post::{Handle, Post};
use crate::reply::suggestion::PostFacts;
use crate::reply::template::Answers;
use crate::sites::record::Standing;
use crate::text::place::ByteSpan;
use crate::triage::correction::layer::LocalLayer;
use crate::triage::correction::said::Said;
use crate::triage::language::{Languages, ReadBy, Spoken};
use crate::triage::model::{Judged, Model};
use crate::triage::opinion::Opinion;
use crate::triage::second::together::is_unsure;
use crate::triage::verdict::{About, PostKind, Probability, Verdict};
use crate::triage::whom::judged;
use crate::watch::brand::{BrandId, Switch};
use crate::watch::watchlist::Watchlist;

/// What a post is to us.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Nothing of ours is named in it.
    Stranger,
    /// We wrote it.
    Ours,
    /// It names us.
    AboutUs {
        /// Which brand; where several are named, the first one that it is about.
        brand: BrandId,
        /// What is said of it.
        verdict: Verdict,
        /// Where it mentions us.
        mentions: Vec<ByteSpan>,
        /// Which reader it is for.
        read_by: ReadBy,
        /// What the shipped first reader alone says.
        plain: Probability,
        /// What the person's corrections add to the log-odds.
        shift: f32,
    },
}

/// What judges on a page.
#[derive(Clone, Copy, Debug)]
pub struct Readers<'a> {
    /// The first reader; without it nothing is called a complaint.
    pub model: Option<&'a Model>,
    /// What tells languages apart; without it all is taken for English.
    pub languages: Option<&'a Languages>,
    /// What the person's corrections teach.
    pub layer: &'a LocalLayer,
}

/// One post on the page, judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The post.
    pub post: Post,
    /// Where it stands.
    pub standing: Standing,
    /// What it is to us.
    pub kind: Kind,
    /// What the person said of it by hand; the verdict follows it.
    pub said: Option<Said>,
}

impl Finding {
    /// Judges `post`. `viewer` is who looks at the page: an agent's own posts are ours too. A post that only a query found
    /// belongs to the brand `of_queries`.
    pub fn judge(
        post: Post,
        standing: Standing,
        watch: &Watchlist,
        of_queries: &BrandId,
        readers: &Readers<'_>,
        viewer: Option<&Handle>,
    ) -> Finding {
        let mentions = watch.look(&post);
        let ours = mentions.is_ours() || viewer.is_some_and(|viewer| viewer.same_on(post.site, &post.author));
        let mut said = None;
        let kind = if ours {
            Kind::Ours
        } else if mentions.is_empty() {
            Kind::Stranger
        } else {
            let tag = post.lang.as_deref();
            let named = mentions.spans();
            let spoken =
                readers.languages.map_or(Spoken::TooShort, |languages| languages.spoken(&post.text, &named, tag));
            let read_by = spoken.read_by();
            let (brand, judged) = match (read_by, readers.model) {
                (ReadBy::First, Some(model)) => judged(&post, &mentions, watch, model, readers.layer),
                (ReadBy::First, None) => (mentions.brands().first().copied().cloned(), Judged::unread()),
                _ => (mentions.brands().first().copied().cloned(), Judged::not_judged()),
            };
            said = judged.said;
            Kind::AboutUs {
                brand: brand.unwrap_or_else(|| of_queries.clone()),
                verdict: judged.verdict,
                mentions: named,
                read_by,
                plain: judged.plain,
                shift: judged.shift,
            }
        };
        Finding { post, standing, kind, said }
    }

    /// How the ledger names the post.
    pub fn key(&self) -> PostKey {
        self.post.key()
    }

    /// The verdict and the brand, when the model calls it a complaint about us.
    pub fn complaint(&self) -> Option<(&BrandId, &Verdict)> {
        match &self.kind {
            Kind::AboutUs { brand, verdict, .. } if verdict.is_complaint() => Some((brand, verdict)),
            _ => None,
        }
    }

    /// What is sent to the background: a post for a reader there, and, where doubtful posts are read again, one that the first
    /// reader is unsure about. Never what the person has spoken on.
    pub fn doubt(&self, second: Switch) -> Option<Doubt> {
        let Kind::AboutUs { verdict, mentions, read_by, plain, .. } = &self.kind else { return None };
        let wanted = match read_by {
            ReadBy::First => second.is_on() && verdict.about != About::Another && is_unsure(*plain),
            ReadBy::Another(_) => true,
            ReadBy::Nobody => false,
        };
        (wanted && self.said.is_none()).then(|| Doubt {
            text: self.post.text.clone(),
            lang: self.post.lang.clone(),
            mentions: mentions.clone(),
            score: *plain,
        })
    }

    /// Makes the verdict follow what came back; whether it is another one then.
    pub fn settle(&mut self, opinion: Opinion, model: &Model) -> bool {
        let Kind::AboutUs { verdict, mentions, read_by, shift, .. } = &mut self.kind else { return false };
        if self.said.is_some() {
            return false;
        }
        let settled = match read_by {
            ReadBy::First => model.settled(&self.post.text, mentions, verdict, *shift, opinion),
            _ => opinion.verdict(),
        };
        let changed = settled != *verdict;
        *verdict = settled;
        changed
    }

    /// The key of what else is to be known of a post about us: see [`names::note`].
    pub fn note(&self) -> Option<&'static str> {
        match &self.kind {
            Kind::AboutUs { verdict, .. } => names::note(verdict),
            _ => None,
        }
    }

    /// What the ledger is told of a complaint; no text.
    pub fn seen(&self) -> Option<SeenPost> {
        let (brand, verdict) = self.complaint()?;
        Some(SeenPost {
            key: self.key(),
            author: self.post.author.clone(),
            posted_at: self.post.posted_at,
            brand: brand.clone(),
            score: verdict.score,
            severity: verdict.severity,
            theme: verdict.theme,
        })
    }

    /// What a reply is made from.
    pub fn facts(&self, state: CaseState) -> Option<(BrandId, PostFacts)> {
        let Kind::AboutUs { brand, verdict, .. } = &self.kind else { return None };
        let complains = verdict.is_complaint() && state != CaseState::Dismissed;
        let facts = PostFacts {
            site: self.post.site,
            author: self.post.author.clone(),
            author_name: self.post.author_name.clone(),
            posted_at: self.post.posted_at,
            kind: match verdict.kind {
                _ if complains => Answers::Complaint,
                PostKind::Praise => Answers::Praise,
                _ => Answers::Mention,
            },
            severity: verdict.severity,
            theme: verdict.theme.filter(|_| complains),
            counter: None,
        };
        Some((brand.clone(), facts))
    }
}
