//! The marker of one post: one host element with a closed root, the same on every post, so that a page cannot tell a marked
//! post from any other. Words are generated content, never text nodes: `window.find` of Firefox sees into closed roots.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, Event, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::age::Age;
use super::board::Look;
use super::dom;
use super::life::Life;
use super::look::{HOST_STYLE, Shape};
use crate::browser::i18n::message;
use crate::message::CaseState;
use crate::names;
use crate::sites::record::{ElementNumber, Standing};
use crate::triage::verdict::Severity;

/// What a person did with a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Insert the best reply.
    InsertBest,
    /// Show the panel.
    OpenPanel,
}

/// Hears what a person did, and with which element's marker.
pub type OnAct = Rc<dyn Fn(ElementNumber, Act)>;

/// What a marker shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// How it looks.
    pub look: Look,
    /// How long ago the post was posted.
    pub age: Option<Age>,
    /// Where the post stands on the page; the free corner differs.
    pub standing: Standing,
}

/// Clicks within this many milliseconds of a change are not a person's answer to what they saw.
const SETTLING: f64 = 250.0;

/// One control of a marker.
struct Control<'a> {
    class: &'a str,
    shape: Shape,
    /// Short, or empty.
    age: &'a str,
    /// Short, or empty.
    word: &'a str,
    /// For who can't see it, and for who points at it.
    label: &'a str,
}

/// One post's marker.
pub struct Marker {
    host: HtmlElement,
    root: ShadowRoot,
    tile: HtmlElement,
    shown: Option<Shown>,
    again: u8,
}

impl Marker {
    /// Hangs a blank marker on `post`, last among its children.
    ///
    /// # Errors
    /// What the browser throws where it has no closed roots or no shared sheets.
    pub fn hang(post: &Element, sheets: &[CssStyleSheet; 2]) -> Result<Marker, JsValue> {
        let host = dom::make("div");
        host.style().set_css_text(HOST_STYLE);
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed))?;
        root.set_adopted_style_sheets(&sheets.iter().collect::<Array>());
        let tile = dom::make("div");
        tile.set_class_name("tile");
        root.append_child(&tile)?;
        post.append_child(&host)?;
        Ok(Marker { host, root, tile, shown: None, again: 0 })
    }

    /// Puts the host back when the site has thrown it out, a few times at most: two scripts must not fight over a page.
    pub fn keep_on(&mut self, post: &Element) {
        let on = self.host.parent_element().is_some_and(|parent| parent.is_same_node(Some(post)));
        if !on && self.again < 5 {
            self.again += 1;
            let _ = post.append_child(&self.host);
        }
    }

    /// Takes the marker off its post.
    pub fn take_off(&self) {
        self.host.remove();
    }

    /// Shows `shown`, with the words that decided it underlined at `places` (left, top, width, height, in CSS pixels from
    /// the post's corner). Writes only.
    pub fn show(
        &mut self,
        number: ElementNumber,
        shown: Shown,
        places: &[f64],
        life: &Life,
        on_act: &OnAct,
    ) -> Result<(), JsValue> {
        if self.shown != Some(shown) {
            self.shown = Some(shown);
            self.fill(number, shown, life, on_act)?;
        }
        self.underline(shown.look, places)
    }

    /// What it shows.
    pub fn shown(&self) -> Option<Shown> {
        self.shown
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

    fn fill(&mut self, number: ElementNumber, shown: Shown, life: &Life, on_act: &OnAct) -> Result<(), JsValue> {
        self.tile.replace_children_with_node_0();
        let age = shown.age.map_or_else(|| message("page_age_unknown", &[]), age_in_words);
        let short = shown.age.map_or_else(String::new, age_short);
        let class = match shown.look {
            Look::Blank => "tile",
            Look::Mention => {
                let label = message("page_marker_mention", &[&age]);
                let drawn = Control { class: "more", shape: Shape::Ring, age: &short, word: "", label: &label };
                self.button(&drawn, number, Act::OpenPanel, life, on_act)?;
                "tile shown mention"
            }
            Look::Complaint { severity, state } => {
                let (word, tone) = word_and_tone(severity, state);
                let long = message(&[names::severity(severity), "_long"].concat(), &[]);
                let label = message("page_marker_go", &[&long, &state_in_words(state), &age]);
                let shape = Shape::of(severity, state);
                let go = Control { class: "go", shape, age: &short, word: &word, label: &label };
                self.button(&go, number, Act::InsertBest, life, on_act)?;
                let label = message("page_marker_more", &[&age]);
                let more = Control { class: "more", shape: Shape::More, age: "", word: "", label: &label };
                self.button(&more, number, Act::OpenPanel, life, on_act)?;
                tone
            }
        };
        let focused = if shown.standing == Standing::Focused { " focused" } else { "" };
        self.tile.set_class_name(&[class, focused].concat());
        Ok(())
    }

    fn button(
        &self,
        control: &Control<'_>,
        number: ElementNumber,
        act: Act,
        life: &Life,
        on_act: &OnAct,
    ) -> Result<(), JsValue> {
        let button = dom::make("button");
        button.set_class_name(control.class);
        for (name, value) in [
            ("type", "button"),
            ("data-age", control.age),
            ("data-word", control.word),
            ("aria-label", control.label),
            ("title", control.label),
        ] {
            button.set_attribute(name, value)?;
        }
        if let Some(drawing) = control.shape.draw() {
            button.append_child(&drawing)?;
        }
        let on_act = on_act.clone();
        let drawn = js_sys::Date::now();
        life.listen(&button, "click", move |event: Event| {
            // The post's own click handler would open the post.
            event.stop_propagation();
            event.prevent_default();
            if event.is_trusted() && js_sys::Date::now() - drawn > SETTLING {
                on_act(number, act);
            }
        });
        for event in ["pointerdown", "mousedown", "mouseup", "pointerup", "keydown", "keyup", "keypress", "auxclick"] {
            life.listen(&button, event, |event: Event| event.stop_propagation());
        }
        self.tile.append_child(&button)?;
        Ok(())
    }

    fn underline(&self, look: Look, places: &[f64]) -> Result<(), JsValue> {
        while let Some(old) = self.root.first_element_child().filter(|child| child.class_name().starts_with("mark")) {
            old.remove();
        }
        let Look::Complaint { severity, .. } = look else { return Ok(()) };
        for place in places.chunks_exact(4) {
            let [left, top, width, height] = place else { continue };
            let mark = dom::make("div");
            mark.set_class_name(&["mark ", tone(severity)].concat());
            dom::place(&mark, *left, *top, *width, *height + 2.0);
            self.root.insert_before(&mark, Some(&self.tile))?;
        }
        Ok(())
    }
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

fn word_and_tone(severity: Severity, state: CaseState) -> (String, &'static str) {
    match state {
        CaseState::Answered => (message("page_state_answered", &[]), "tile shown done"),
        CaseState::Inserted => (message("page_state_inserted", &[]), "tile shown done"),
        CaseState::Open | CaseState::Dismissed => {
            let tone = match severity {
                Severity::NoneExplicit => "tile shown none",
                Severity::Disapproval => "tile shown disapproval",
                Severity::Accusation => "tile shown accusation",
                Severity::Blame => "tile shown blame",
            };
            (message(names::severity(severity), &[]), tone)
        }
    }
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
