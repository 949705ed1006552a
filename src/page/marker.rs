//! The marker of one post: one host element with a closed root, the same on every post, so that a page cannot tell a marked
//! post from any other. Words are generated content, never text nodes: `window.find` of Firefox sees into closed roots.

use std::cell::RefCell;

use js_sys::{Array, Float64Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, CssStyleSheet, Element, Event, HtmlElement};

use super::age::Age;
use super::board::Look;
use super::dom;
use super::life::Life;
use super::look::{self, HOST_STYLE, Shape};
use super::theme::Theme;
use crate::browser::i18n::message;
use crate::message::CaseState;
use crate::names;
use crate::sites::record::Standing;
use crate::triage::verdict::Severity;

/// What a person did with a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Insert the best reply.
    InsertBest,
    /// Show the panel.
    OpenPanel,
}

/// What a marker shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How it looks.
    pub look: Look,
    /// How long ago the post was posted.
    pub age: Option<Age>,
    /// The key of what else is to be known of it: whom it is about, what sort of post it is.
    pub note: Option<&'static str>,
    /// Where the post stands on the page; the free corner differs.
    pub standing: Standing,
}

/// Clicks within this many milliseconds of a change are not a person's answer to what they saw.
const SETTLING: f64 = 250.0;

/// What all markers of a tab share.
pub struct Kit {
    /// The colours, then the shapes.
    sheets: [CssStyleSheet; 2],
    both: Array,
    /// Hears a click on any tile.
    click: Function,
    /// Keeps what happens on a tile from the post below: its own click handler would open the post.
    hush: Function,
    listening: AddEventListenerOptions,
    /// The controls of each look that was drawn so far, to be copied.
    drawn: RefCell<Vec<(Look, Vec<HtmlElement>)>>,
}

impl Kit {
    /// A kit in the page's colours; `click` hears clicks on tiles for as long as the life lasts.
    ///
    /// # Errors
    /// What the browser throws where it has no shared sheets.
    pub fn new(theme: Theme, life: &Life, click: impl Fn(Event) + 'static) -> Result<Kit, JsValue> {
        let sheets = [look::sheet(theme.css())?, look::sheet(look::MARKER_CSS)?];
        let listening = AddEventListenerOptions::new();
        listening.set_signal(&life.signal());
        let function = |hear: Closure<dyn Fn(Event)>| hear.into_js_value().unchecked_into::<Function>();
        Ok(Kit {
            both: sheets.iter().collect(),
            sheets,
            click: function(Closure::new(click)),
            hush: function(Closure::new(|event: Event| event.stop_propagation())),
            listening,
            drawn: RefCell::default(),
        })
    }

    /// The sheet of colours, which the panel shares.
    pub fn colours(&self) -> &CssStyleSheet {
        let [colours, _] = &self.sheets;
        colours
    }

    /// Copies of the controls of a look.
    fn controls(&self, look: Look) -> Result<Vec<HtmlElement>, JsValue> {
        let copy = |control: &HtmlElement| Ok(control.clone_node_with_deep(true)?.unchecked_into());
        if let Some((_, controls)) = self.drawn.borrow().iter().find(|(drawn, _)| *drawn == look) {
            return controls.iter().map(copy).collect();
        }
        let controls = match look {
            Look::Blank => Vec::new(),
            Look::Mention | Look::NotJudged => vec![control("more", Shape::Ring, "")?],
            Look::Complaint { severity, state } => vec![
                control("go", Shape::of(severity, state), &word(severity, state))?,
                control("more", Shape::More, "")?,
            ],
        };
        let copies = controls.iter().map(copy).collect();
        self.drawn.borrow_mut().push((look, controls));
        copies
    }

    fn listen(&self, tile: &HtmlElement) -> Result<(), JsValue> {
        let listen = |event: &str, hear: &Function| {
            tile.add_event_listener_with_callback_and_add_event_listener_options(event, hear, &self.listening)
        };
        listen("click", &self.click)?;
        ["pointerdown", "mousedown", "auxclick", "keydown", "keyup", "keypress"]
            .into_iter()
            .try_for_each(|event| listen(event, &self.hush))
    }
}

fn control(class: &str, shape: Shape, word: &str) -> Result<HtmlElement, JsValue> {
    let button = dom::make("button");
    button.set_class_name(class);
    button.set_attribute("type", "button")?;
    button.set_attribute("data-word", word)?;
    if let Some(drawing) = shape.draw() {
        button.append_child(&drawing)?;
    }
    Ok(button)
}

/// One post's marker.
pub struct Marker {
    tile: HtmlElement,
    shown: Option<Shown>,
    /// When it came to show what it shows, in milliseconds since 1970.
    since: f64,
    hears: bool,
    again: u8,
}

impl Marker {
    /// Hangs a blank marker on `post`, last among its children, its tile at `place` (style; empty for where it stands on X).
    ///
    /// # Errors
    /// What the browser throws where it has no closed roots or no shared sheets.
    pub fn hang(post: &Element, kit: &Kit, place: &str) -> Result<Marker, JsValue> {
        let tile = dom::hang(post, HOST_STYLE, &kit.both, place)?;
        Ok(Marker { tile, shown: None, since: 0.0, hears: false, again: 0 })
    }

    /// Puts the host back when the site has thrown it out, a few times at most: two scripts must not fight over a page.
    pub fn keep_on(&mut self, post: &Element) {
        let host = dom::host_of(&self.tile);
        let on = host.parent_element().is_some_and(|parent| parent.is_same_node(Some(post)));
        if !on && self.again < 5 {
            self.again += 1;
            let _ = post.append_child(&host);
        }
    }

    /// Takes the marker off its post.
    pub fn take_off(&self) {
        let host = dom::host_of(&self.tile);
        if let Some(post) = host.parent_element() {
            dom::release(&post);
        }
        host.remove();
    }

    /// Shows `shown`, with the words that decided it underlined at `places` (left, top, width, height, in CSS pixels from
    /// the post's corner). Writes only.
    ///
    /// # Errors
    /// What the browser throws; the post is then as it was.
    pub fn show(&mut self, shown: Shown, places: Option<&Float64Array>, kit: &Kit) -> Result<(), JsValue> {
        if self.shown != Some(shown) {
            self.shown = Some(shown);
            self.since = js_sys::Date::now();
            self.fill(shown, kit)?;
        }
        match (shown.look, places) {
            (Look::Complaint { severity, .. }, Some(places)) => dom::underline(&self.tile, tone(severity), places),
            _ if self.hears => dom::underline(&self.tile, "", &Float64Array::new_with_length(0)),
            _ => {}
        }
        Ok(())
    }

    /// What it shows.
    pub fn shown(&self) -> Option<Shown> {
        self.shown
    }

    /// Whether a click can be an answer to what it shows.
    pub fn is_settled(&self) -> bool {
        js_sys::Date::now() - self.since > SETTLING
    }

    /// Gives the keyboard to its control for `act`, where it has one.
    pub fn focus(&self, act: Act) {
        let control = match act {
            Act::InsertBest => ".go",
            Act::OpenPanel => ".more",
        };
        if let Ok(Some(button)) = self.tile.query_selector(control)
            && let Ok(button) = button.dyn_into::<HtmlElement>()
        {
            let _ = button.focus();
        }
    }

    /// Where the tile stands in the window: left, top, right, bottom.
    pub fn box_in_window(&self) -> [f64; 4] {
        let rect = self.tile.get_bounding_client_rect();
        [rect.left(), rect.top(), rect.right(), rect.bottom()]
    }

    fn fill(&mut self, shown: Shown, kit: &Kit) -> Result<(), JsValue> {
        if shown.look == Look::Blank && !self.hears && shown.standing == Standing::Row {
            return Ok(());
        }
        self.tile.replace_children_with_node_0();
        let age = shown.age.map_or_else(|| message("page_age_unknown", &[]), age_in_words);
        let short = shown.age.map_or_else(String::new, age_short);
        let note = shown.note.map_or_else(String::new, |key| message(key, &[]));
        let (class, labels) = match shown.look {
            Look::Blank => ("tile", Vec::new()),
            Look::Mention => {
                let note = if note.is_empty() { note } else { [" (", &note, ")"].concat() };
                ("tile shown mention", vec![(short, message("page_marker_mention", &[&age, &note]))])
            }
            Look::NotJudged => ("tile shown mention", vec![(short, message("page_marker_not_judged", &[&age]))]),
            Look::Complaint { severity, state } => {
                let mut long = message(&[names::severity(severity), "_long"].concat(), &[]);
                if !note.is_empty() {
                    long = [&long, ". ", &note].concat();
                }
                let go = message("page_marker_go", &[&long, &state_in_words(state), &age]);
                let more = message("page_marker_more", &[&age]);
                (tile_class(severity, state), vec![(short, go), (String::new(), more)])
            }
        };
        for (button, (age, label)) in kit.controls(shown.look)?.into_iter().zip(labels) {
            for (name, value) in [("data-age", &age), ("aria-label", &label), ("title", &label)] {
                button.set_attribute(name, value)?;
            }
            self.tile.append_child(&button)?;
        }
        if !self.hears && shown.look != Look::Blank {
            self.hears = true;
            kit.listen(&self.tile)?;
        }
        let focused = if shown.standing == Standing::Focused { " focused" } else { "" };
        self.tile.set_class_name(&[class, focused].concat());
        Ok(())
    }
}

/// What a click on a tile means: the post below it, and the act. The tile's own root does not hide what was hit.
pub fn meant(event: &Event) -> Option<(Element, Act)> {
    let button = event.target()?.dyn_into::<Element>().ok()?.closest("button").ok()??;
    let act = if button.class_name() == "go" { Act::InsertBest } else { Act::OpenPanel };
    let tile = event.current_target()?.dyn_into::<HtmlElement>().ok()?;
    Some((dom::host_of(&tile).parent_element()?, act))
}

/// The class of a severity's colour.
pub fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::NoneExplicit => "none",
        Severity::Disapproval => "disapproval",
        Severity::Accusation => "accusation",
        Severity::Blame => "blame",
    }
}

fn tile_class(severity: Severity, state: CaseState) -> &'static str {
    match (state, severity) {
        (CaseState::Answered | CaseState::Inserted, _) => "tile shown done",
        (_, Severity::NoneExplicit) => "tile shown none",
        (_, Severity::Disapproval) => "tile shown disapproval",
        (_, Severity::Accusation) => "tile shown accusation",
        (_, Severity::Blame) => "tile shown blame",
    }
}

fn word(severity: Severity, state: CaseState) -> String {
    let key = match state {
        CaseState::Answered => "page_state_answered",
        CaseState::Inserted => "page_state_inserted",
        CaseState::Open | CaseState::Dismissed => names::severity(severity),
    };
    message(key, &[])
}

/// What was done about a complaint, in words.
pub fn state_in_words(state: CaseState) -> String {
    let key = match state {
        CaseState::Open => "page_state_open_long",
        CaseState::Dismissed => "page_state_dismissed_long",
        CaseState::Inserted => "page_state_inserted_long",
        CaseState::Answered => "page_state_answered_long",
    };
    message(key, &[])
}

/// `3h`.
fn age_short(age: Age) -> String {
    let (key, number) = match age {
        Age::Now => ("page_age_short_now", 0),
        Age::Minutes(n) => ("page_age_short_minutes", n),
        Age::Hours(n) => ("page_age_short_hours", n),
        Age::Days(n) => ("page_age_short_days", n),
        Age::Years(n) => ("page_age_short_years", n),
    };
    message(key, &[&number.to_string()])
}

/// `3 hours ago`, one and many told apart.
pub fn age_in_words(age: Age) -> String {
    let (one, many, number) = match age {
        Age::Now => ("page_age_now", "page_age_now", 0),
        Age::Minutes(n) => ("page_age_minute", "page_age_minutes", n),
        Age::Hours(n) => ("page_age_hour", "page_age_hours", n),
        Age::Days(n) => ("page_age_day", "page_age_days", n),
        Age::Years(n) => ("page_age_year", "page_age_years", n),
    };
    message(if number == 1 { one } else { many }, &[&number.to_string()])
}
