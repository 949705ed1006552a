//! What was found out about one post on the page.

use crate::ledger::event::PostKey;
use crate::message::{CaseState, SeenPost};
use crate::names;
use crate::post::{Handle, Post};
use crate::reply::suggestion::PostFacts;
use crate::reply::template::Answers;
use crate::sites::record::Standing;
use crate::triage::correction::layer::LocalLayer;
use crate::triage::correction::said::Said;
use crate::triage::model::{Judged, Model};
use crate::triage::verdict::{PostKind, Verdict};
use crate::triage::whom::judged;
use crate::watch::brand::BrandId;
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
        /// What the model says.
        verdict: Verdict,
    },
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
    /// belongs to the brand `of_queries`. Without a model nothing is called a complaint. `layer` is what the person's corrections teach.
    pub fn judge(
        post: Post,
        standing: Standing,
        watch: &Watchlist,
        of_queries: &BrandId,
        (model, layer): (Option<&Model>, &LocalLayer),
        viewer: Option<&Handle>,
    ) -> Finding {
        let mentions = watch.look(&post);
        let ours = mentions.is_ours() || viewer.is_some_and(|viewer| *viewer == post.author);
        let mut said = None;
        let kind = if ours {
            Kind::Ours
        } else if mentions.is_empty() {
            Kind::Stranger
        } else {
            let judged = |model: &Model| judged(&post, &mentions, watch, model, layer);
            let (brand, judged) = model
                .map_or_else(|| (mentions.brands().first().map(|brand| (*brand).clone()), Judged::unread()), judged);
            said = judged.said;
            Kind::AboutUs { brand: brand.unwrap_or_else(|| of_queries.clone()), verdict: judged.verdict }
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
            Kind::AboutUs { brand, verdict } if verdict.is_complaint() => Some((brand, verdict)),
            _ => None,
        }
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
        let Kind::AboutUs { brand, verdict } = &self.kind else { return None };
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
        };
        Some((brand.clone(), facts))
    }
}
