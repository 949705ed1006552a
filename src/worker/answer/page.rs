//! What the injected half asks.

use super::super::badge;
use super::super::store::{StoreError, current, record, sighted};
use super::refused;
use crate::browser::action;
use crate::browser::tabs::TabId;
use crate::ledger::case::Case;
use crate::ledger::event::{Happened, PostKey};
use crate::message::{Dismissal, FromPage, PageCounts, Reply};
use crate::reply::suggest;
use crate::reply::suggestion::{Asked, PostFacts};
use crate::watch::brand::BrandId;

pub(super) async fn answer(asked: FromPage, tab: Option<i32>) -> Reply {
    let answered = match asked {
        FromPage::Start { site } => {
            current().await.map(|(settings, _)| Reply::Setup { setup: settings.setup_for(site) })
        }
        FromPage::Seen { posts } => sighted(posts).await.map(|states| Reply::Cases { states }),
        FromPage::Suggest { brand, post, asked, most } => suggested(&brand, &post, &asked, most).await,
        FromPage::Inserted { key, template } => done(key, |_| Some(Happened::Inserted { template })).await,
        FromPage::Dismiss { key, dismissal } => done(key, |case| dismissed(case, dismissal)).await,
        FromPage::Answered { key } => done(key, answered_once).await,
        FromPage::Counted { counts } => Ok(counted(&counts, tab).await),
    };
    answered.unwrap_or_else(|error| refused(error.sentence()))
}

async fn done(key: PostKey, happened: impl FnOnce(&Case) -> Option<Happened>) -> Result<Reply, StoreError> {
    record(key, happened).await.map(|()| Reply::Done)
}

/// A dismissal that stands is not made again, and where none stands there is nothing to take back.
fn dismissed(case: &Case, dismissal: Dismissal) -> Option<Happened> {
    let standing: Vec<_> = case.standing_dismissals().cloned().collect();
    match dismissal {
        Dismissal::NotAComplaint => standing.is_empty().then_some(Happened::Dismissed),
        Dismissal::TakenBack => (!standing.is_empty()).then_some(Happened::Restored { dismissals: standing }),
    }
}

/// Our answer is seen again with every visit to the thread, and is told once.
fn answered_once(case: &Case) -> Option<Happened> {
    (!case.is_answered()).then_some(Happened::Answered)
}

async fn suggested(brand: &BrandId, post: &PostFacts, asked: &Asked, most: usize) -> Result<Reply, StoreError> {
    let (settings, _) = current().await?;
    let suggestions = suggest::suggest(&settings.templates, &settings.ours(brand), post, asked, most);
    Ok(Reply::Suggestions { suggestions })
}

/// Shows the count over the tab. An open popup hears the same message by itself.
async fn counted(counts: &PageCounts, tab: Option<i32>) -> Reply {
    if let Some(tab) = tab {
        // A tab that was closed meanwhile needs no badge.
        let _ = action::set_badge(TabId(tab), &badge::text(counts)).await;
    }
    Reply::Done
}
