//! The tab in front of which the popup was opened.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::status::TabState;
use crate::browser::tabs::{self, Tab};
use crate::browser::{BrowserError, runtime};
use crate::post::Site;
use crate::sites::address;

/// What is on the page of the tab in front, as long as the popup is open.
pub fn in_front() -> RwSignal<TabState> {
    let state = RwSignal::new(TabState::Looking);
    spawn_local(async move {
        let Ok(Some(tab)) = tabs::active().await else {
            state.set(TabState::NoReader { on: None });
            return;
        };
        let id = tab.id;
        // Listen first, so that no count is lost between the question and the answer.
        if let Ok(listening) = runtime::on_counts(move |from, counts| {
            if from == id {
                state.set(TabState::Counted(counts));
            }
        }) {
            listening.for_good();
        }
        let asked = tabs::count(id).await;
        match asked {
            Ok(counts) => state.set(TabState::Counted(counts)),
            Err(BrowserError::NoReceiver | BrowserError::ContextGone | BrowserError::Other(_)) => {
                // A count that was told meanwhile is better than no answer.
                if state.get_untracked() == TabState::Looking {
                    state.set(TabState::NoReader { on: site_of(&tab) });
                }
            }
        }
    });
    state
}

/// The site that the tab shows, where the browser tells its address.
fn site_of(tab: &Tab) -> Option<Site> {
    let url = tab.url.as_deref()?;
    let host = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    address::site_of(host)
}
