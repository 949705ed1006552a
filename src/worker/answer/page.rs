//! What the injected half asks.

use super::super::dismissals::happened;
use super::super::gate::site_at;
use super::super::store::{StoreError, current, record, sighted};
use super::super::{badge, learnt, readers, registering};
use super::{changed, refused};
use crate::browser::runtime::Sender;
use crate::browser::tabs::TabId;
use crate::browser::{action, clock};
use crate::ledger::case::Case;
use crate::ledger::event::{Happened, PostKey};
use crate::message::{Doubt, FromPage, PageCounts, Reply};
use crate::reply::suggest;
use crate::reply::suggestion::{Asked, PostFacts};
use crate::settings::SettingsEdit;
use crate::triage::correction::said::{Correction, Said};
use crate::watch::brand::BrandId;

pub(super) async fn answer(asked: FromPage, sender: &Sender) -> Reply {
    let answered = match asked {
        FromPage::Start { site } => current().await.map(|(settings, _)| {
            let setup = settings.setup_for(site, &learnt::layer(&settings));
            Reply::Setup { setup }
        }),
        FromPage::Seen { posts } => sighted(posts).await.map(|states| Reply::Cases { states }),
        FromPage::Consult { posts } => consulted(posts).await,
        FromPage::Suggest { brand, post, asked, most } => suggested(&brand, &post, &asked, most).await,
        FromPage::Inserted { key, template } => done(key, |_| Some(Happened::Inserted { template })).await,
        FromPage::Correct { key, author, words, margin, said } => {
            let correction = |said| Correction { key: key.clone(), author, at: clock::now(), words, margin, said };
            let edit = match said {
                Some(said) => SettingsEdit::PutCorrection { correction: correction(said) },
                None => SettingsEdit::TakeBackCorrection { key: key.clone() },
            };
            corrected(key, said, edit).await
        }
        FromPage::Answered { key } => done(key, answered_once).await,
        FromPage::Counted { counts } => Ok(counted(&counts, sender.tab).await),
        FromPage::CarrierFailed => Ok(carried_otherwise(sender).await),
    };
    answered.unwrap_or_else(|error| refused(error.sentence()))
}

async fn done(key: PostKey, happened: impl FnOnce(&Case) -> Option<Happened>) -> Result<Reply, StoreError> {
    record(key, happened).await.map(|()| Reply::Done)
}

/// Changes what is kept of a post. The ledger hears of it in any case: it may hold a dismissal of a post whose correction made
/// room for others.
async fn corrected(key: PostKey, said: Option<Said>, edit: SettingsEdit) -> Result<Reply, StoreError> {
    record(key, |case| happened(case, said)).await?;
    let changed = changed(|mut settings| {
        settings.apply(edit)?;
        Ok(settings)
    });
    Ok(match changed.await {
        // A page never hears the settings.
        Reply::Settings { .. } => Reply::Done,
        refused => refused,
    })
}

/// Our answer is seen again with every visit to the thread, and is told once.
fn answered_once(case: &Case) -> Option<Happened> {
    (!case.is_answered()).then_some(Happened::Answered)
}

/// Posts in other languages are always read; doubtful English ones where that is switched on.
async fn consulted(posts: Vec<Doubt>) -> Result<Reply, StoreError> {
    let (settings, _) = current().await?;
    Ok(Reply::Opinions { opinions: readers::opinions(posts, settings.second_reader).await })
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

/// Runs the other carrier on the page that could not start the first.
async fn carried_otherwise(sender: &Sender) -> Reply {
    if let (Some(site), Some(tab)) = (sender.url.as_deref().and_then(site_at), sender.tab) {
        registering::refused(site, TabId(tab)).await;
    }
    Reply::Done
}
