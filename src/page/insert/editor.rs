//! One editor of the page: what is seen of it, and what is done to it. [`steps`](super::steps) decides.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, ClipboardEventInit, DataTransfer, Element, HtmlElement, NodeList, ShadowRoot};

use super::Insertion;
use super::caret;
use super::composing::is_composing;
use super::steps::{Kind, Seen, State, Step, Technique, next};
use super::text::{Standing, is_blank, spaced, standing};
use crate::page::{dom, wait};

/// Whatever can be written in.
const EDITORS: &str = "textarea, [contenteditable]";

/// Puts `text` where the caret stands in `editor`, or at the end of what is written there. `editor` may also be a custom
/// element with the editor inside.
pub async fn insert(editor: &HtmlElement, text: &str) -> Insertion {
    let mut editor = Editor::at(editor, text);
    let mut state = State::Fresh;
    loop {
        let seen = editor.look();
        let (then, step) = next(state, &seen);
        state = then;
        match step {
            Step::Focus => {
                editor.focus().await;
                for _ in 0..seen.kind.learning() {
                    wait::beat().await;
                }
            }
            Step::Apply(technique) => editor.apply(technique),
            Step::Wait => wait::beat().await,
            Step::End(how) => return how,
        }
    }
}

struct Editor {
    element: HtmlElement,
    text: String,
    /// What it is inside of, from the inside out.
    around: Vec<Element>,
    /// The editors that were on the page before anything was done.
    known: Vec<HtmlElement>,
    given: Option<Given>,
}

/// What was done last.
struct Given {
    before: String,
    text: String,
    taken: bool,
}

impl Editor {
    fn at(given: &HtmlElement, text: &str) -> Editor {
        let element = match is_field(given) || given.is_content_editable() {
            true => given.clone(),
            false => editors_in(given).into_iter().find(is_shown).unwrap_or_else(|| given.clone()),
        };
        let around = std::iter::successors(outside(&element), outside).collect();
        Editor { element, text: text.to_owned(), around, known: editors_in(&dom::root()), given: None }
    }

    fn look(&mut self) -> Seen {
        if !self.element.is_connected()
            && let Some(new) = self.mounted_anew()
        {
            self.element = new;
        }
        let editor = &self.element;
        Seen {
            kind: kind(editor),
            shown: is_shown(editor),
            writable: is_writable(editor),
            composing: is_composing(editor),
            // `:focus` instead of the document's active element, which a page can shadow and a shadow root hides.
            focused: editor.matches(":focus, :focus-within, [contenteditable]:focus *").unwrap_or_default(),
            taken: self.given.as_ref().is_some_and(|given| given.taken),
            standing: self
                .given
                .as_ref()
                .map_or(Standing::Untouched, |given| standing(&given.before, &content(editor), &given.text)),
        }
    }

    async fn focus(&self) {
        match is_field(&self.element) {
            true => caret::focus_field(&self.element),
            false => caret::focus_editable(&self.element).await,
        }
    }

    fn apply(&mut self, technique: Technique) {
        let editor = &self.element;
        let before = content(editor);
        let (ahead, behind) = match is_field(editor) {
            true => caret::around_in_field(editor),
            false if is_blank(&before) => Default::default(),
            false => caret::around_in_editable(editor),
        };
        let text = spaced(&ahead, &self.text, &behind);
        let taken = match technique {
            Technique::Type => dom::edit("insertText", &text),
            Technique::Paste => paste(editor, &text),
            Technique::Lines => type_lines(&text),
        };
        self.given = Some(Given { before, text, taken });
    }

    /// The one editor like this one that came to the same place since.
    fn mounted_anew(&self) -> Option<HtmlElement> {
        let place = self.around.iter().find(|outer| outer.is_connected())?;
        let is_new = |editor: &HtmlElement| !self.known.iter().any(|known| known.is_same_node(Some(editor)));
        let mut new =
            editors_in(place).into_iter().filter(|editor| is_new(editor) && self.is_like(editor) && is_shown(editor));
        let only = new.next()?;
        new.next().is_none().then_some(only)
    }

    fn is_like(&self, other: &HtmlElement) -> bool {
        let same = |name: &str| self.element.get_attribute(name) == other.get_attribute(name);
        self.element.local_name() == other.local_name() && ["data-testid", "role", "aria-label"].into_iter().all(same)
    }
}

fn kind(editor: &HtmlElement) -> Kind {
    let inside = |selector: &str| editor.closest(selector).ok().flatten();
    if is_field(editor) {
        Kind::Field
    } else if inside(".ql-container")
        .is_some_and(|quill| quill.query_selector(".ql-clipboard").ok().flatten().is_some())
    {
        Kind::OldQuill
    } else if inside("[data-slate-editor]").is_some() {
        Kind::Slate
    } else if inside(".public-DraftEditor-content, [data-lexical-editor], .ProseMirror, .ql-editor").is_some() {
        Kind::Modelled
    } else {
        Kind::Bare
    }
}

fn paste(editor: &HtmlElement, text: &str) -> bool {
    let event = || -> Result<ClipboardEvent, JsValue> {
        let data = DataTransfer::new()?;
        data.set_data("text/plain", text)?;
        let init = ClipboardEventInit::new();
        // Chromium reads this, Firefox the other two (w3c/clipboard-apis#33).
        init.set_clipboard_data(Some(&data));
        Reflect::set(&init, &"dataType".into(), &"text/plain".into())?;
        Reflect::set(&init, &"data".into(), &text.into())?;
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        ClipboardEvent::new_with_event_init_dict("paste", &init)
    };
    let Ok(event) = event() else { return false };
    // A browser that drops the text would let the editor paste nothing over the person's selection.
    let carried = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok());
    carried.as_deref() == Some(text) && editor.dispatch_event(&event).is_ok_and(|untouched| !untouched)
}

fn type_lines(text: &str) -> bool {
    let mut taken = false;
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            taken |= dom::edit("insertParagraph", "");
        }
        if !line.is_empty() {
            taken |= dom::edit("insertText", line);
        }
    }
    taken
}

/// What is written in an editor now.
pub fn content(editor: &HtmlElement) -> String {
    if is_field(editor) {
        return caret::value(editor);
    }
    // Slate shows its placeholder inside the editor, and only where nothing is written.
    match editor.query_selector("[data-slate-placeholder]") {
        Ok(Some(_)) => String::new(),
        _ => editor.inner_text(),
    }
}

fn is_field(editor: &HtmlElement) -> bool {
    matches!(editor.local_name().as_str(), "textarea" | "input")
}

fn is_shown(editor: &HtmlElement) -> bool {
    let place = editor.get_bounding_client_rect();
    editor.is_connected() && place.width() > 0.0 && place.height() > 0.0
}

fn is_writable(editor: &HtmlElement) -> bool {
    editor.matches(":read-write").unwrap_or_default()
        && !editor.matches("[aria-disabled=true], [aria-readonly=true]").unwrap_or_default()
}

fn outside(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| Some(element.get_root_node().dyn_into::<ShadowRoot>().ok()?.host()))
}

/// The editors in an element, also in open shadow roots.
fn editors_in(element: &Element) -> Vec<HtmlElement> {
    let mut found: Vec<HtmlElement> = element.query_selector_all(EDITORS).map(elements).unwrap_or_default();
    let mut hosts: Vec<Element> = element.query_selector_all("*").map(elements).unwrap_or_default();
    hosts.push(element.clone());
    while let Some(host) = hosts.pop() {
        if let Some(root) = host.shadow_root() {
            found.extend(root.query_selector_all(EDITORS).map(elements::<HtmlElement>).unwrap_or_default());
            hosts.extend(root.query_selector_all("*").map(elements::<Element>).unwrap_or_default());
        }
    }
    found
}

fn elements<T: JsCast>(list: NodeList) -> Vec<T> {
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}
