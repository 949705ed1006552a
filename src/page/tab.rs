//! One tab: what it holds, how it begins, how it follows the settings, how it ends.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};

use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Event, IntersectionObserver, MutationObserver, ResizeObserver};

use super::again::{self, Beginning};
use super::board::Board;
use super::dom::{self, Posts};
use super::insert;
use super::life::Life;
use super::look::{self, HOST_STYLE};
use super::marker::{Kit, Marker};
use super::panel::Panel;
use super::theme::Theme;
use crate::browser::runtime::{self, Listening};
use crate::message::{FromPage, PageCounts, PageHealth, PageSetup, StartAnswer, TabNotice, Told};
use crate::post::{Handle, Site};
use crate::sites::checkup::Checkup;
use crate::sites::record::{self, ElementNumber, ViewNumber};
use crate::sites::rules::SiteRules;
use crate::triage::language::Languages;
use crate::triage::model::Model;
use crate::watch::brand::BrandId;
use crate::watch::watchlist::Watchlist;

/// The model's file, carried inside the module: nothing of the extension can be fetched from a page.
static MODEL: &[u8] = include_bytes!("../../model/complaints.bin");
/// The table of languages.
static LANGUAGES: &[u8] = include_bytes!("../../model/languages.bin");

/// What one tab holds.
pub(super) struct Tab {
    pub site: Site,
    pub rules: SiteRules,
    pub life: Life,
    pub posts: Rc<Posts>,
    /// The reader of complaints; without it, mentions are still found.
    pub model: RefCell<Option<Model>>,
    pub languages: Option<Languages>,
    pub beginning: Beginning,
    pub watch: RefCell<Option<Watch>>,
    pub viewer: RefCell<Option<Handle>>,
    pub board: RefCell<Board>,
    /// By which view of the site's each post was read.
    pub views: RefCell<BTreeMap<ElementNumber, ViewNumber>>,
    pub markers: RefCell<BTreeMap<ElementNumber, Marker>>,
    pub near: RefCell<BTreeSet<ElementNumber>>,
    pub kit: Kit,
    pub panel_sheet: CssStyleSheet,
    pub theme: Cell<Theme>,
    pub changes: RefCell<Option<MutationObserver>>,
    pub nearness: RefCell<Option<IntersectionObserver>>,
    pub reading_due: Cell<bool>,
    pub sizes: RefCell<Option<ResizeObserver>>,
    pub newly_sized: RefCell<BTreeSet<ElementNumber>>,
    pub to_draw: RefCell<BTreeSet<ElementNumber>>,
    pub telling_due: Cell<bool>,
    pub consulting: Cell<bool>,
    pub answers_due: Cell<bool>,
    pub told: Cell<Option<PageCounts>>,
    /// How the page was said to be read, and what of it was not.
    pub examined: RefCell<Option<(PageHealth, Checkup)>>,
    pub path: RefCell<String>,
    pub route_since: Cell<f64>,
    pub found_on_route: Cell<bool>,
    pub current: Cell<Option<ElementNumber>>,
    pub busy: Cell<bool>,
    pub panel: RefCell<Option<Panel>>,
    pub listening: RefCell<Option<Listening>>,
}

/// What is watched, ready to use.
pub(super) struct Watch {
    pub setup: PageSetup,
    pub list: Watchlist,
    /// The brand that a query's hit without a brand's name belongs to.
    pub brand: BrandId,
}

/// Starts the injected half in this tab. Without a live extension, or where the worker knows no site, nothing happens.
pub async fn start() {
    let here: Rc<RefCell<Weak<Tab>>> = Rc::default();
    let early: Rc<RefCell<Option<PageSetup>>> = Rc::default();
    let (hearing, waiting) = (here.clone(), early.clone());
    let heard = move |notice| {
        let tab = hearing.borrow().upgrade();
        match (tab, notice) {
            (Some(tab), notice) => tab.hear(notice),
            (None, TabNotice::Setup(setup)) => {
                *waiting.borrow_mut() = Some(setup);
                None
            }
            (None, _) => None,
        }
    };
    let Ok(listening) = runtime::on_notice(heard) else { return };
    let Ok(StartAnswer { setup, site, rules }) = runtime::ask(&FromPage::Start).await else { return };
    let clicked = here.clone();
    let click = move |event| {
        if let Some(tab) = clicked.borrow().upgrade() {
            tab.clicked(&event);
        }
    };
    let Some(tab) = Tab::new(site, &rules, click) else { return };
    let tab = Rc::new(tab);
    *here.borrow_mut() = Rc::downgrade(&tab);
    *tab.listening.borrow_mut() = Some(listening);
    tab.posts.remove_strays(HOST_STYLE);
    tab.follow_theme();
    tab.follow_page();
    insert::notice_person(&tab.life);
    let ending = tab.clone();
    tab.life.at_end(move || ending.leave());
    if matches!(tab.beginning, Beginning::GivingUp) {
        return tab.tell_counts();
    }
    // A change that arrived while this was asked is newer.
    tab.apply(early.take().unwrap_or(setup));
}

impl Tab {
    fn new(site: Site, rules: &str, clicked: impl Fn(Event) + 'static) -> Option<Tab> {
        let posts = Posts::new(rules).ok()?;
        let theme = Theme::of_page();
        let life = Life::begin()?;
        let kit = Kit::new(theme, &life, clicked).ok()?;
        Some(Tab {
            site,
            rules: SiteRules::parse(&posts.rules()),
            life,
            posts: Rc::new(posts),
            model: RefCell::new(Model::from_bytes(MODEL).ok()),
            languages: Languages::from_bytes(LANGUAGES).ok(),
            beginning: again::beginning(),
            watch: RefCell::default(),
            viewer: RefCell::default(),
            board: RefCell::default(),
            views: RefCell::default(),
            markers: RefCell::default(),
            near: RefCell::default(),
            kit,
            panel_sheet: look::sheet(look::PANEL_CSS).ok()?,
            theme: Cell::new(theme),
            changes: RefCell::default(),
            nearness: RefCell::default(),
            reading_due: Cell::new(false),
            sizes: RefCell::default(),
            newly_sized: RefCell::default(),
            to_draw: RefCell::default(),
            telling_due: Cell::new(false),
            consulting: Cell::new(false),
            answers_due: Cell::new(false),
            told: Cell::new(None),
            examined: RefCell::default(),
            path: RefCell::default(),
            route_since: Cell::new(js_sys::Date::now()),
            found_on_route: Cell::new(false),
            current: Cell::new(None),
            busy: Cell::new(false),
            panel: RefCell::default(),
            listening: RefCell::default(),
        })
    }

    fn hear(self: &Rc<Tab>, notice: TabNotice) -> Option<Told> {
        match notice {
            TabNotice::Setup(setup) => self.apply(setup),
            TabNotice::Key(command) => self.clone().press(command),
            TabNotice::Count => return Some(Told::Counts(self.counts())),
            TabNotice::Skeleton => return Some(Told::Skeleton(self.skeleton())),
            TabNotice::Stop => {
                let life = self.life.clone();
                // Not before this listener has returned: it ends too.
                wasm_bindgen_futures::spawn_local(async move { life.end() });
            }
        }
        None
    }

    /// Follows the settings from now on, on all that is on the page.
    fn apply(self: &Rc<Tab>, setup: PageSetup) {
        if self.life.is_over() || matches!(self.beginning, Beginning::GivingUp) {
            return;
        }
        if !setup.switch.is_on() {
            self.stop_following();
            self.watch.take();
            self.blank();
            self.tell_counts();
            return;
        }
        // The worker checks what it keeps; a list that does not compile leaves the one before in place.
        let Ok(list) = Watchlist::compile(&setup.brands, &setup.queries) else { return };
        if let Some(model) = &mut *self.model.borrow_mut() {
            model.set_themes(&setup.themes);
        }
        let brand = setup.brands.first().map_or_else(|| BrandId(String::new()), |brand| brand.id.clone());
        let corrected = setup.layer.corrected();
        let before = self.watch.replace(Some(Watch { setup, list, brand }));
        // What was taken back elsewhere is no longer dismissed.
        if before.is_some_and(|before| before.setup.layer.corrected() > corrected) {
            self.board.borrow_mut().forget_dismissals();
        }
        self.board.borrow_mut().clear();
        self.follow_posts();
        self.posts.notice_all();
        // A switch takes effect at once, also in a tab that nobody sees just now: the browser grants it no idle time.
        if dom::hidden() {
            let mut changed = Vec::new();
            while self.posts.left() > 0 {
                changed.extend(self.read_batch());
            }
            self.draw_near(&changed);
            self.after_reading(&changed);
        } else {
            self.read_now();
        }
    }

    /// Takes all marks off the page.
    fn blank(&self) {
        for marker in self.markers.take().into_values() {
            marker.take_off();
        }
        self.board.borrow_mut().clear();
        if let Some(panel) = self.panel.take() {
            panel.remove();
        }
    }

    /// Leaves the page as it was found.
    fn leave(&self) {
        self.stop_following();
        if let Some(observer) = self.nearness.take() {
            observer.disconnect();
        }
        if let Some(observer) = self.sizes.take() {
            observer.disconnect();
        }
        self.watch.take();
        self.blank();
        self.listening.take();
    }

    /// Whether this script still belongs to a living extension; an orphan ends here.
    pub(super) fn is_alive(&self) -> bool {
        if !self.life.is_over() && !runtime::is_alive() {
            self.life.end();
        }
        !self.life.is_over()
    }

    /// Who looks at the page; read once, it does not change without a reload.
    pub(super) fn learn_viewer(&self) {
        if self.viewer.borrow().is_none() {
            let viewer = record::handle(self.site, &self.posts.viewer(), &self.host_and_id());
            *self.viewer.borrow_mut() = (!viewer.is_empty()).then_some(viewer);
        }
    }

    /// What an id here begins with, for handles that leave the host out.
    fn host_and_id(&self) -> String {
        let host = web_sys::window().and_then(|window| window.location().hostname().ok()).unwrap_or_default();
        [host.as_str(), "/"].concat()
    }

    fn follow_theme(self: &Rc<Tab>) {
        let tab = self.clone();
        self.on_style_change(move || {
            let theme = Theme::of_page();
            if tab.theme.replace(theme) != theme {
                theme.apply(tab.kit.colours());
            }
        });
    }
}

/// A closure as the callback of an observer; it lives as long as the observer that JavaScript keeps.
pub(super) fn callback<T: ?Sized + wasm_bindgen::closure::WasmClosure>(closure: Closure<T>) -> js_sys::Function {
    closure.into_js_value().unchecked_into()
}
