//! What follows when a person acts on a marker, in the panel, or by a key.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;

use super::age::Age;
use super::board::{Direction, Look};
use super::composer;
use super::insert::Insertion;
use super::look::Shape;
use super::marker::{self, Act, Marker, age_in_words, state_in_words};
use super::panel::Panel;
use super::panel_view::{self, Chosen, Deeds, Head};
use super::tab::Tab;
use super::telling::tell;
use crate::browser::i18n::message;
use crate::browser::{clock, runtime};
use crate::message::{AnyAnswer, CaseState, FromPage, KeyCommand, SuggestionsAnswer};
use crate::names;
use crate::reply::suggestion::{Asked, Suggestion};
use crate::sites::record::ElementNumber;
use crate::triage::correction::said::Said;
use crate::triage::theme_entry::name_of;
use crate::triage::verdict::Theme;

/// How many replies the panel offers.
const OFFERED: usize = 3;

/// What an open panel is about.
struct Offer {
    number: ElementNumber,
    asked: RefCell<Asked>,
    suggestions: RefCell<Vec<Suggestion>>,
}

impl Tab {
    /// Something clicked a marker.
    pub(super) fn clicked(self: Rc<Tab>, event: &Event) {
        // The post's own click handler would open the post.
        event.stop_propagation();
        event.prevent_default();
        let Some((post, act)) = marker::meant(event).filter(|_| event.is_trusted()) else { return };
        let number = ElementNumber(self.posts.number_of(&post));
        let settled = self.markers.borrow().get(&number).is_some_and(Marker::is_settled);
        if settled {
            self.act(number, act);
        }
    }

    /// A person acted on the marker of `number`.
    pub(super) fn act(self: Rc<Tab>, number: ElementNumber, act: Act) {
        if !self.is_alive() {
            return;
        }
        self.current.set(Some(number));
        spawn_local(async move {
            match act {
                Act::InsertBest => self.insert_best(number).await,
                Act::OpenPanel => self.open_panel(number).await,
            }
        });
    }

    /// A person pressed one of the browser's shortcuts.
    pub(super) fn press(self: Rc<Tab>, command: KeyCommand) {
        if !self.is_alive() || self.watch.borrow().is_none() {
            return;
        }
        let here = self.current_complaint();
        match (command, here) {
            (KeyCommand::NextComplaint, _) => self.go(Direction::Next),
            (KeyCommand::PreviousComplaint, _) => self.go(Direction::Previous),
            (KeyCommand::OpenPanel, Some(number)) => self.act(number, Act::OpenPanel),
            (KeyCommand::InsertBest, Some(number)) => self.act(number, Act::InsertBest),
            (KeyCommand::Dismiss, Some(number)) => self.correct(number, Some(Said::NotAComplaint)),
            // Nothing was chosen yet: the key chooses the first, and acts when it is pressed again.
            (_, None) => self.go(Direction::Next),
        }
    }

    /// The posts on the page, from top to bottom.
    pub(super) fn order(&self) -> Vec<ElementNumber> {
        self.posts.in_order().to_vec().into_iter().map(ElementNumber).collect()
    }

    fn current_complaint(&self) -> Option<ElementNumber> {
        let current = self.current.get()?;
        matches!(self.board.borrow().look(current), Look::Complaint { .. }).then_some(current)
    }

    fn go(self: &Rc<Tab>, direction: Direction) {
        let target = self.board.borrow().go(&self.order(), self.current.get(), direction);
        let Some(target) = target else {
            self.say(&message("page_next_none", &[]));
            return;
        };
        self.current.set(Some(target));
        self.draw(&[target]);
        if let Some(marker) = self.markers.borrow().get(&target) {
            marker.focus(Act::InsertBest);
        }
    }

    async fn insert_best(self: &Rc<Tab>, number: ElementNumber) {
        let state = self.board.borrow().finding(number).map(|finding| self.board.borrow().state(&finding.post.id));
        // A second reply to one post is a decision that deserves a look.
        if matches!(state, Some(CaseState::Inserted | CaseState::Answered)) {
            return self.open_panel(number).await;
        }
        let Some(suggestions) = self.suggest(number, &Asked::new()).await else { return };
        match suggestions.first() {
            Some(best) if best.is_ready() => self.insert(number, best).await,
            _ => self.open_panel(number).await,
        }
    }

    async fn suggest(self: &Rc<Tab>, number: ElementNumber, asked: &Asked) -> Option<Vec<Suggestion>> {
        let (brand, mut post) = {
            let board = self.board.borrow();
            let finding = board.finding(number)?;
            finding.facts(board.state(&finding.post.id))?
        };
        post.counter = self.rules.views.iter().find_map(|view| composer::counter(&view.composer));
        let request = FromPage::Suggest { brand, post, asked: asked.clone(), most: OFFERED };
        match runtime::ask(&request).await {
            Ok(SuggestionsAnswer { suggestions }) => Some(suggestions),
            _ => {
                self.say(&message("page_worker_silent", &[]));
                None
            }
        }
    }

    async fn insert(self: &Rc<Tab>, number: ElementNumber, suggestion: &Suggestion) {
        // A double click must not become a double reply.
        if self.busy.replace(true) {
            return;
        }
        if let Some(target) = self.target(number) {
            let key = target.post.key();
            match composer::answer(&self.life, target, &suggestion.text).await {
                Ok(()) => {
                    self.set_state(&key.post, CaseState::Inserted);
                    tell(FromPage::Inserted { key, template: suggestion.template.clone() });
                    self.say(&message("page_inserted", &[]));
                }
                Err(problem) => self.report(number, problem, &suggestion.text).await,
            }
        }
        self.busy.set(false);
    }

    /// The post in that element, to be answered.
    fn target(&self, number: ElementNumber) -> Option<composer::Target<'_>> {
        let post = self.board.borrow().finding(number)?.post.clone();
        let view = self.view(number)?;
        let posts: Vec<&str> = self.rules.views.iter().map(|view| view.post.as_str()).collect();
        let (selector, rules) = (posts.join(","), view.composer.clone());
        Some(composer::Target { posts: &self.posts, number, post, selector, rules })
    }

    /// Says what went wrong where the person looks; the reply is not lost.
    async fn report(self: &Rc<Tab>, number: ElementNumber, problem: composer::NotInserted, text: &str) {
        let mut words = message(problem.key(), &[]);
        if problem.leaves_on_clipboard() && !copied(text).await {
            words = message("page_insert_not_copied", &[&words]);
        }
        // Who is in the middle of a word keeps the keyboard: taking it away would end the word.
        if problem == composer::NotInserted::Editor(Insertion::Composing) {
            self.show_panel(number).await;
        } else {
            self.open_panel(number).await;
        }
        if let Some(panel) = &*self.panel.borrow() {
            if let Some(note) = panel.find(".note") {
                note.set_text_content(Some(&words));
            }
            panel.say(&words);
        }
    }

    /// Opens the panel and gives it the keyboard.
    async fn open_panel(self: &Rc<Tab>, number: ElementNumber) {
        let Some(panel) = self.show_panel(number).await else { return };
        let first = ["input", ".insert:not(:disabled)", "button"].into_iter().find_map(|selector| panel.find(selector));
        if let Some(first) = first {
            let _ = first.focus();
        }
    }

    async fn show_panel(self: &Rc<Tab>, number: ElementNumber) -> Option<Panel> {
        let suggestions = self.suggest(number, &Asked::new()).await?;
        let head = self.head(number)?;
        let panel = self.panel()?;
        let offer = Rc::new(Offer { number, asked: RefCell::default(), suggestions: RefCell::new(suggestions) });
        let deeds = self.deeds(&offer);
        panel_view::fill(panel.body(), &head, &offer.suggestions.borrow(), &deeds, &self.life).ok()?;
        let beside = self.markers.borrow().get(&number).map(|marker| marker.box_in_window());
        panel.open_beside(beside.unwrap_or_default());
        Some(panel)
    }

    /// The panel, hung on the page when it is first needed.
    fn panel(self: &Rc<Tab>) -> Option<Panel> {
        if self.panel.borrow().is_none() {
            let tab = Rc::downgrade(self);
            let closed = move || {
                if let Some(tab) = tab.upgrade() {
                    tab.close_panel();
                }
            };
            *self.panel.borrow_mut() = Panel::hang([self.kit.colours(), &self.panel_sheet], &self.life, closed).ok();
        }
        self.panel.borrow().clone()
    }

    fn close_panel(&self) {
        let Some(panel) = self.panel.borrow().clone().filter(Panel::is_open) else { return };
        panel.close();
        // The keyboard goes back to where it came from.
        if let Some(number) = self.current.get()
            && let Some(marker) = self.markers.borrow().get(&number)
        {
            marker.focus(Act::OpenPanel);
        }
    }

    fn deeds(self: &Rc<Tab>, offer: &Rc<Offer>) -> Deeds {
        let (tab, offered) = (self.clone(), offer.clone());
        let insert = move |at: usize| {
            let (tab, offered) = (tab.clone(), offered.clone());
            spawn_local(async move {
                let chosen = offered.suggestions.borrow().get(at).cloned();
                if let Some(chosen) = chosen.filter(Suggestion::is_ready) {
                    if let Some(panel) = &*tab.panel.borrow() {
                        panel.close();
                    }
                    tab.insert(offered.number, &chosen).await;
                }
            });
        };
        let (tab, offered) = (self.clone(), offer.clone());
        let asked = move |name: String, value: String| {
            offered.asked.borrow_mut().insert(name, value);
            let (tab, offered) = (tab.clone(), offered.clone());
            spawn_local(async move { tab.refill(&offered).await });
        };
        let (tab, offered) = (self.clone(), offer.clone());
        let correct = move |said: Option<Said>| {
            let detailed = said.is_some_and(|said| said.complains() && said != Said::COMPLAINT);
            tab.correct(offered.number, said);
            if detailed {
                // The panel stays: the choice may go on, and other replies may fit now.
                let (tab, offered) = (tab.clone(), offered.clone());
                spawn_local(async move { tab.refill(&offered).await });
            } else {
                tab.close_panel();
            }
        };
        let tab = self.clone();
        let close = move || tab.close_panel();
        let finding = self.board.borrow();
        let theme = finding.finding(offer.number).and_then(|finding| finding.complaint()?.1.theme);
        Deeds {
            insert: Rc::new(insert),
            asked: Rc::new(asked),
            correct: Rc::new(correct),
            close: Rc::new(close),
            theme: theme.map_or_else(String::new, |theme| self.theme_name(theme)).into(),
        }
    }

    /// An answer changes what the replies say.
    async fn refill(self: &Rc<Tab>, offer: &Rc<Offer>) {
        let asked = offer.asked.borrow().clone();
        let Some(suggestions) = self.suggest(offer.number, &asked).await else { return };
        // An older question that is answered late must not undo a newer one.
        if *offer.asked.borrow() != asked {
            return;
        }
        *offer.suggestions.borrow_mut() = suggestions;
        if let Some(list) = self.panel.borrow().as_ref().and_then(|panel| panel.find("ol")) {
            let deeds = self.deeds(offer);
            let _ = panel_view::fill_list(&list, &offer.suggestions.borrow(), &deeds, &self.life);
        }
    }

    /// The person says what a post is, or takes that back (`None`). It shows at once here; what follows for other posts comes
    /// from the worker, to all tabs.
    fn correct(self: &Rc<Tab>, number: ElementNumber, said: Option<Said>) {
        let asked = {
            let (board, watch, model) = (self.board.borrow(), self.watch.borrow(), self.model.borrow());
            let (Some(finding), Some(watch), Some(model)) = (board.finding(number), &*watch, &*model) else {
                return;
            };
            let post = &finding.post;
            let (words, margin) = model.to_correct(&post.text, &watch.list.look(post).spans());
            FromPage::Correct { key: post.key(), author: post.author.clone(), words, margin, said }
        };
        if let FromPage::Correct { key, .. } = &asked {
            let changed = self.board.borrow_mut().amend(&key.post, said);
            self.draw_near(&changed);
            self.tell_soon();
        }
        let tab = self.clone();
        spawn_local(async move {
            let kept = runtime::ask::<AnyAnswer>(&asked).await;
            tab.say(&message(if kept.is_ok() { "page_corrected" } else { "page_worker_silent" }, &[]));
        });
    }

    /// What the user calls a theme.
    fn theme_name(&self, theme: Theme) -> String {
        let watch = self.watch.borrow();
        let named = watch.as_ref().and_then(|watch| name_of(&watch.setup.themes, theme));
        named.map_or_else(|| message(names::theme(theme), &[]), str::to_owned)
    }

    /// All themes that are on, with their names.
    fn themes(&self) -> Vec<(Theme, String)> {
        let watch = self.watch.borrow();
        let entries = watch.as_ref().map(|watch| watch.setup.themes.as_slice()).unwrap_or_default();
        let is_off = |theme: &Theme| entries.iter().any(|entry| entry.theme == *theme && !entry.switch.is_on());
        let own = entries.iter().map(|entry| entry.theme).filter(|theme| theme.place().is_none());
        let on = Theme::ALL.into_iter().chain(own).filter(|theme| !is_off(theme));
        on.map(|theme| (theme, self.theme_name(theme))).collect()
    }

    fn head(&self, number: ElementNumber) -> Option<Head> {
        let board = self.board.borrow();
        let finding = board.finding(number)?;
        let state = board.state(&finding.post.id);
        let age = finding.post.posted_at.map(|posted| age_in_words(Age::at(clock::now(), posted)));
        let mut facts: Vec<String> = age.into_iter().collect();
        let take_back = ("page_panel_take_back", None);
        facts.extend(finding.note().map(|key| message(key, &[])));
        Some(match (board.look(number), finding.complaint()) {
            (Look::Complaint { severity, .. }, Some((_, verdict))) => {
                facts.extend(verdict.theme.map(|theme| self.theme_name(theme)));
                facts.push(state_in_words(state));
                facts.extend(finding.said.map(|_| message("page_panel_said_complaint", &[])));
                let because = verdict.reasons.iter().map(|reason| reason.span.of(&finding.post.text).to_owned());
                let not = ("page_panel_not_a_complaint", Some(Said::NotAComplaint));
                let pressure: Vec<String> = names::pressure(&verdict.pressure)
                    .map(|(key, span)| message(key, &[span.of(&finding.post.text)]))
                    .collect();
                Head {
                    shape: Shape::of(severity, state),
                    tone: marker::tone(severity),
                    title: message("page_panel_title_complaint", &[&message(names::severity(severity), &[])]),
                    facts: facts.join(" · "),
                    pressure: pressure.join(" · "),
                    because: because.collect(),
                    corrections: [not].into_iter().chain(finding.said.map(|_| take_back)).collect(),
                    chosen: verdict.theme.map(|theme| Chosen {
                        themes: self.themes(),
                        theme,
                        severity,
                        said: finding.said,
                    }),
                }
            }
            (_, complaint) => {
                let dismissed = complaint.is_some() || finding.said.is_some();
                let title = match board.look(number) {
                    _ if dismissed => "page_panel_title_dismissed",
                    Look::NotJudged => "page_panel_title_not_judged",
                    _ => "page_panel_title_mention",
                };
                let is = ("page_panel_is_a_complaint", Some(Said::COMPLAINT));
                let can_correct = self.model.borrow().is_some();
                Head {
                    shape: Shape::Ring,
                    tone: "mention",
                    title: message(title, &[]),
                    facts: facts.join(" · "),
                    pressure: String::new(),
                    because: Vec::new(),
                    corrections: can_correct.then_some(if dismissed { take_back } else { is }).into_iter().collect(),
                    chosen: None,
                }
            }
        })
    }

    /// Says something to who can't see it.
    fn say(self: &Rc<Tab>, words: &str) {
        if let Some(panel) = self.panel() {
            panel.say(words);
        }
    }
}

/// Puts `text` on the clipboard; false where the browser does not allow it.
async fn copied(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
