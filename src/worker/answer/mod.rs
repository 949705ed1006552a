//! Answering requests.

mod app;
mod page;

use super::gate::{Asker, Own, admit};
use crate::browser::runtime::{self, Sender};
use crate::message::{Reply, Request};
use crate::sentence::Sentence;

/// The answer to a message; everybody gets one.
pub(super) async fn answer(message: Option<String>, sender: Sender) -> Reply {
    let (Ok(extension), Ok(root)) = (runtime::id(), runtime::url("")) else {
        return refused(Sentence::new("browser_context_gone"));
    };
    let asker =
        Asker { extension: sender.extension.as_deref(), url: sender.url.as_deref(), in_tab: sender.tab.is_some() };
    let own = Own { extension: &extension, root: &root };
    match admit(message.as_deref(), asker, own) {
        Ok(Request::Page(asked)) => page::answer(asked, sender.tab).await,
        Ok(Request::App(asked)) => app::answer(asked).await,
        Err(denied) => refused(denied.sentence()),
    }
}

fn refused(because: Sentence) -> Reply {
    Reply::Refused { because }
}
