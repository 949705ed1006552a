//! Answering requests.

mod app;
mod page;

use std::cell::RefCell;
use std::rc::Rc;

use super::announce;
use super::dismissals::{differences, happened};
use super::gate::{Asker, Own, admit};
use super::registering;
use super::second;
use super::store::{ChangeError, change, record};
use crate::browser::runtime::{self, Sender};
use crate::message::{Reply, Request, StoreHealth};
use crate::sentence::Sentence;
use crate::settings::{Settings, SettingsError};

/// The answer to a message; everybody gets one.
pub(super) async fn answer(message: Option<String>, sender: Sender) -> Reply {
    let (Ok(extension), Ok(root)) = (runtime::id(), runtime::url("")) else {
        return refused(Sentence::new("browser_context_gone"));
    };
    let asker = Asker {
        extension: sender.extension.as_deref(),
        url: sender.url.as_deref(),
        in_tab: sender.tab.is_some(),
        on_top: sender.on_top,
    };
    let own = Own { extension: &extension, root: &root };
    match admit(message.as_deref(), asker, own) {
        Ok(Request::Page(asked)) => page::answer(asked, &sender).await,
        Ok(Request::App(asked)) => app::answer(asked).await,
        Err(denied) => refused(denied.sentence()),
    }
}

/// Changes the settings, tells the ledger what it has to know of that, and tells everybody before the answer goes out.
async fn changed(how: impl FnOnce(Settings) -> Result<Settings, SettingsError> + 'static) -> Reply {
    let before = Rc::new(RefCell::new(Vec::new()));
    let seen = before.clone();
    let changed = change(move |settings| {
        seen.borrow_mut().clone_from(&settings.corrections);
        how(settings)
    });
    match changed.await {
        Ok(settings) => {
            for (key, said) in differences(&before.take(), &settings.corrections) {
                // The correction holds without it: a page believes what was said of a post before it believes the ledger.
                let _ = record(key, |case| happened(case, said)).await;
            }
            let store = StoreHealth::Well;
            announce::changed(&settings, store).await;
            registering::soon();
            settled(settings, store)
        }
        Err(ChangeError::Settings(error)) => refused(error.sentence()),
        Err(ChangeError::Store(error)) => refused(error.sentence()),
    }
}

fn settled(settings: Settings, store: StoreHealth) -> Reply {
    Reply::Settings { settings: Box::new(settings), store, reader: second::trouble() }
}

fn refused(because: Sentence) -> Reply {
    Reply::Refused { because }
}
