//! Having doubtful posts read again: a few at a time, nearest first, each once. Marks stand meanwhile as the first reader has them,
//! and settle when the answer comes. What is no longer wanted is simply not asked for any more.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::finding::Finding;
use super::tab::Tab;
use crate::browser::runtime;
use crate::message::{Doubt, FromPage, OpinionsAnswer};
use crate::post::PostId;
use crate::watch::brand::Switch;

/// Posts sent in one message: what is on a screen, and an answer within a fifth of a second.
const MOST: usize = 6;

impl Tab {
    /// Sends the next doubtful posts, unless some are on their way.
    pub(super) fn consult(self: &Rc<Tab>) {
        if self.watch.borrow().is_none() || self.consulting.get() || !self.is_alive() {
            return;
        }
        let (ids, posts): (Vec<PostId>, Vec<Doubt>) = self
            .board
            .borrow()
            .doubts(&self.near.borrow(), self.second_reader())
            .take(MOST)
            .map(|(id, doubt)| (id.clone(), doubt))
            .unzip();
        if posts.is_empty() {
            return;
        }
        self.consulting.set(true);
        let tab = self.clone();
        spawn_local(async move {
            let texts: Vec<String> = posts.iter().map(|doubt| doubt.text.clone()).collect();
            let answer = runtime::ask(&FromPage::Consult { posts }).await;
            tab.consulting.set(false);
            let opinions = match answer {
                Ok(OpinionsAnswer { opinions }) => opinions,
                // Nobody to ask: the first reader's word stands.
                Err(_) => Vec::new(),
            };
            let mut opinions = opinions.into_iter();
            for (id, text) in ids.into_iter().zip(texts) {
                tab.board.borrow_mut().hear(id, text, opinions.next().flatten());
            }
            tab.settle();
            tab.consult();
        });
    }

    /// Whether doubtful posts are read again.
    pub(super) fn second_reader(&self) -> Switch {
        self.watch.borrow().as_ref().map_or(Switch::Off, |watch| watch.setup.second_reader)
    }

    /// Makes the verdict follow what both readers say together, where that is known.
    pub(super) fn settled(&self, mut finding: Finding) -> Finding {
        if let Some(opinion) = self.board.borrow().opinion(&finding.post)
            && let Some(model) = &*self.model.borrow()
        {
            finding.settle(opinion, model);
        }
        finding
    }

    /// Settles every post that an answer came for.
    fn settle(self: &Rc<Tab>) {
        let changed = match &*self.model.borrow() {
            Some(model) => self.board.borrow_mut().settle(model),
            None => Vec::new(),
        };
        self.draw_near(&changed);
        self.tell_soon();
    }
}
