//! What the panel shows: why the post was marked, the best replies as they will read, and what is asked for.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement};

use super::dom;
use super::life::Life;
use super::look::Shape;
use crate::browser::i18n::message;
use crate::names;
use crate::reply::suggestion::{Suggestion, Why};
use crate::triage::correction::said::Said;
use crate::triage::verdict::{Severity, Theme};

/// What the head of the panel says.
pub struct Head {
    /// The shape of the marker.
    pub shape: Shape,
    /// The class of its colour.
    pub tone: &'static str,
    /// In a few words.
    pub title: String,
    /// Theme, age, what was done.
    pub facts: String,
    /// What makes it press; empty where nothing does.
    pub pressure: String,
    /// The words that decided it.
    pub because: Vec<String>,
    /// The last buttons: the key of the words, and what it says of the post.
    pub corrections: Vec<(&'static str, Option<Said>)>,
    /// What can be set by hand, of a complaint.
    pub chosen: Option<Chosen>,
}

/// A complaint's theme and severity as they stand.
pub struct Chosen {
    /// All themes that there are, with their names.
    pub themes: Vec<(Theme, String)>,
    /// Its theme.
    pub theme: Theme,
    /// Its severity.
    pub severity: Severity,
    /// What the person said of it before.
    pub said: Option<Said>,
}

/// What a person can do in the panel.
#[derive(Clone)]
pub struct Deeds {
    /// Insert the reply at that place in the list.
    pub insert: Rc<dyn Fn(usize)>,
    /// A field was filled in.
    pub asked: Rc<dyn Fn(String, String)>,
    /// Say what the post is, or take that back.
    pub correct: Rc<dyn Fn(Option<Said>)>,
    /// Close.
    pub close: Rc<dyn Fn()>,
    /// What the post's theme is called here.
    pub theme: Rc<str>,
}

/// Fills an empty panel.
///
/// # Errors
/// What the browser throws; the panel is then not opened.
pub fn fill(
    panel: &HtmlElement,
    head: &Head,
    suggestions: &[Suggestion],
    deeds: &Deeds,
    life: &Life,
) -> Result<(), JsValue> {
    panel.replace_children_with_node_0();
    panel.append_child(&*header(head, deeds, life)?)?;
    if let Some(form) = fields(suggestions, deeds, life)? {
        panel.append_child(&form)?;
    }
    let list = dom::make("ol");
    list.set_attribute("aria-label", &message("page_panel_replies", &[]))?;
    panel.append_child(&list)?;
    fill_list(&list, suggestions, deeds, life)?;
    let note = element("p", "note", "")?;
    note.set_attribute("role", "alert")?;
    if suggestions.is_empty() {
        note.set_text_content(Some(&message("page_panel_no_reply", &[])));
    }
    panel.append_child(&note)?;
    let footer = dom::make("footer");
    if let Some(chosen) = &head.chosen {
        choices(&footer, chosen, deeds, life)?;
    }
    for (key, said) in head.corrections.iter().copied() {
        let correct = deeds.correct.clone();
        footer.append_child(&*button("correct", &message(key, &[]), life, move || correct(said))?)?;
    }
    panel.append_child(&footer)?;
    Ok(())
}

/// What the post is about and how hard it is, to be set by hand.
fn choices(footer: &Element, chosen: &Chosen, deeds: &Deeds, life: &Life) -> Result<(), JsValue> {
    // What was not touched is left to the reader.
    let said = Rc::new(Cell::new(match chosen.said {
        Some(Said::Complaint { theme, severity }) => (theme, severity),
        _ => (None, None),
    }));
    let (correct, kept) = (deeds.correct.clone(), said.clone());
    let set = Rc::new(move |theme: Option<Theme>, severity: Option<Severity>| {
        let (theme, severity) = (theme.or(kept.get().0), severity.or(kept.get().1));
        kept.set((theme, severity));
        correct(Some(Said::Complaint { theme, severity }));
    });
    let themed = set.clone();
    let (themes, names): (Vec<Theme>, Vec<String>) = chosen.themes.iter().cloned().unzip();
    let now = themes.iter().position(|theme| *theme == chosen.theme);
    let choose = Rc::new(move |at: usize| themed(themes.get(at).copied(), None));
    choice(footer, "page_panel_theme", &names, now, life, choose)?;
    let levels = Severity::ALL.map(|level| message(names::severity(level), &[]));
    let now = Some(usize::from(chosen.severity.level()));
    let choose = Rc::new(move |at: usize| set(None, Severity::ALL.get(at).copied()));
    choice(footer, "page_panel_severity", &levels, now, life, choose)
}

fn choice(
    footer: &Element,
    label: &str,
    options: &[String],
    chosen: Option<usize>,
    life: &Life,
    choose: Rc<dyn Fn(usize)>,
) -> Result<(), JsValue> {
    let labelled = element("label", "", &message(label, &[]))?;
    let select = dom::make("select");
    for name in options {
        select.append_child(&*element("option", "", name)?)?;
    }
    let index = JsValue::from_str("selectedIndex");
    js_sys::Reflect::set(&select, &index, &chosen.map_or(-1, |at| at as i32).into())?;
    life.listen(&select, "change", move |event: Event| {
        let at = event.target().and_then(|target| js_sys::Reflect::get(&target, &index).ok()?.as_f64());
        if let Some(at) = at.filter(|_| event.is_trusted()) {
            choose(at as usize);
        }
    });
    labelled.append_child(&select)?;
    footer.append_child(&labelled)?;
    Ok(())
}

/// Fills the list anew, when an answer has changed what the replies say.
///
/// # Errors
/// What the browser throws.
pub fn fill_list(list: &Element, suggestions: &[Suggestion], deeds: &Deeds, life: &Life) -> Result<(), JsValue> {
    list.replace_children_with_node_0();
    for (at, suggestion) in suggestions.iter().enumerate() {
        list.append_child(&*row(at, suggestion, deeds, life)?)?;
    }
    Ok(())
}

fn header(head: &Head, deeds: &Deeds, life: &Life) -> Result<HtmlElement, JsValue> {
    let header = dom::make("header");
    header.set_class_name(head.tone);
    if let Some(drawing) = head.shape.draw() {
        header.append_child(&drawing)?;
    }
    let title = element("h2", "", &head.title)?;
    title.set_id("title");
    header.append_child(&title)?;
    let close = deeds.close.clone();
    let cross = button("close", "✕", life, move || close())?;
    cross.set_attribute("aria-label", &message("page_panel_close", &[]))?;
    header.append_child(&cross)?;
    header.append_child(&*element("p", "facts", &head.facts)?)?;
    if !head.pressure.is_empty() {
        header.append_child(&*element("p", "facts", &head.pressure)?)?;
    }
    if !head.because.is_empty() {
        let because = element("p", "because", &message("page_panel_because", &[]))?;
        for words in &head.because {
            because.append_with_str_1(" ")?;
            because.append_child(&*element("q", "", words)?)?;
        }
        header.append_child(&because)?;
    }
    Ok(header)
}

/// A field for each thing that one of the replies asks for, each asked for once.
fn fields(suggestions: &[Suggestion], deeds: &Deeds, life: &Life) -> Result<Option<HtmlElement>, JsValue> {
    let mut names: Vec<&str> = Vec::new();
    for name in suggestions.iter().flat_map(|suggestion| &suggestion.asks) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Ok(None);
    }
    let form = dom::make("form");
    // Return in a field must not send anything anywhere.
    life.listen(&form, "submit", |event: Event| event.prevent_default());
    for name in names {
        let label = element("label", "", &names::field(name))?;
        let input = dom::make("input");
        input.set_attribute("type", "text")?;
        input.set_attribute("name", name)?;
        input.set_attribute("autocomplete", "off")?;
        input.set_attribute("maxlength", "200")?;
        let (asked, name) = (deeds.asked.clone(), name.to_owned());
        life.listen(&input, "input", move |event: Event| {
            let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
            if event.is_trusted() {
                asked(name.clone(), value.and_then(|value| value.as_string()).unwrap_or_default());
            }
        });
        label.append_child(&input)?;
        form.append_child(&label)?;
    }
    Ok(Some(form))
}

fn row(at: usize, suggestion: &Suggestion, deeds: &Deeds, life: &Life) -> Result<HtmlElement, JsValue> {
    let row = dom::make("li");
    row.append_child(&*element("h3", "", &suggestion.title)?)?;
    let why: Vec<String> = suggestion.why.iter().map(|why| why_in_words(why, &deeds.theme)).collect();
    row.append_child(&*element("p", "why", &why.join(" · "))?)?;
    row.append_child(&*element("p", "text", &suggestion.text)?)?;
    let foot = element("div", "foot", "")?;
    let length = [suggestion.length.length.to_string(), suggestion.length.limit.to_string()];
    let wording = message(names::wording(suggestion.wording), &[]);
    let counted = message("page_panel_length", &[&length.join(" / "), &wording]);
    let count = element("span", if suggestion.length.fits { "count" } else { "count over" }, &counted)?;
    foot.append_child(&count)?;
    let insert = deeds.insert.clone();
    let class = if at == 0 { "insert first" } else { "insert" };
    let press = button(class, &message("page_panel_insert", &[]), life, move || insert(at))?;
    let obstacle = if suggestion.length.is_refused() {
        Some(message("page_panel_too_long", &[]))
    } else if !suggestion.missing.is_empty() {
        let missing: Vec<String> = suggestion.missing.iter().map(|name| names::field(name)).collect();
        Some(message("page_panel_missing", &[&missing.join(", ")]))
    } else {
        None
    };
    press.set_attribute("aria-label", &message("page_panel_insert_title", &[&suggestion.title]))?;
    if let Some(obstacle) = obstacle {
        press.set_attribute("disabled", "")?;
        foot.append_child(&*element("span", "over", &obstacle)?)?;
    }
    foot.append_child(&press)?;
    row.append_child(&foot)?;
    Ok(row)
}

fn why_in_words(why: &Why, theme: &str) -> String {
    let named = names::why(why);
    match (why, named.of) {
        // A reply made for a theme is suggested for a post of that theme alone.
        (Why::Theme { .. }, _) => message(named.key, &[theme]),
        (_, Some(of)) => message(named.key, &[&message(of, &[])]),
        (_, None) => message(named.key, &[]),
    }
}

fn element(name: &str, class: &str, text: &str) -> Result<HtmlElement, JsValue> {
    let element = dom::make(name);
    if !class.is_empty() {
        element.set_class_name(class);
    }
    if !text.is_empty() {
        element.set_text_content(Some(text));
    }
    Ok(element)
}

/// Clicks within this many milliseconds of the button's coming are not an answer to what it says.
const SETTLING: f64 = 250.0;

fn button(class: &str, text: &str, life: &Life, press: impl Fn() + 'static) -> Result<HtmlElement, JsValue> {
    let button = element("button", class, text)?;
    button.set_attribute("type", "button")?;
    let drawn = js_sys::Date::now();
    life.listen(&button, "click", move |event: Event| {
        if event.is_trusted() && js_sys::Date::now() - drawn > SETTLING {
            press();
        }
    });
    Ok(button)
}
