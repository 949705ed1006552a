//! Where the person's caret stands in an editor, and what stands beside it.

use std::cell::{Cell, RefCell};
use std::iter::successors;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement, Node, Range, Selection};

use crate::page::life::Life;
use crate::page::{dom, wait};

thread_local! {
    /// The selection in an editable element when the person last pressed a button of the mouse. A static, because there is
    /// one mouse.
    static PRESSED_AT: RefCell<Option<Range>> = const { RefCell::new(None) };
}

/// Remembers the selection at each press of the mouse for as long as the life lasts: pressing the marker's button takes it away.
pub fn notice_presses(life: &Life) {
    let Some(window) = web_sys::window() else { return };
    life.listen_first(&window, "mousedown", |event| {
        if event.is_trusted()
            && let Some(range) = selected().filter(is_editable)
        {
            PRESSED_AT.set(Some(range.clone_range()));
        }
    });
}

/// Gives a field the keyboard, with the caret where the person had it. What is selected is kept: the caret goes behind
/// everything then, as it does where nobody has placed it yet.
pub fn focus_field(field: &HtmlElement) {
    let caret = (offset(field, "selectionStart"), offset(field, "selectionEnd"));
    let _ = field.focus();
    if caret.0 != caret.1 || caret.0 == 0 {
        // An input has the same member.
        let field: &HtmlTextAreaElement = field.unchecked_ref();
        let end = u32::try_from(value(field).encode_utf16().count()).unwrap_or(u32::MAX);
        let _ = field.set_selection_range(end, end);
    }
}

/// How many beats the page may take to hear of a caret, at most.
const HEARING: u8 = 12;

/// The same for an editable element; done when the page has heard of it, which in a busy Firefox is much later. An
/// editor that has not would put the text over what it takes for selected.
pub async fn focus_editable(editor: &HtmlElement) {
    let Some(window) = web_sys::window() else { return };
    let heard = Rc::new(Cell::new(false));
    let hears = heard.clone();
    let hear = Closure::<dyn Fn()>::new(move || hears.set(true));
    let listener = hear.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback_and_bool("selectionchange", listener, true);
    place_caret(editor);
    for _ in 0..HEARING {
        if heard.get() {
            break;
        }
        wait::beat().await;
    }
    let _ = window.remove_event_listener_with_callback_and_bool("selectionchange", listener, true);
}

fn place_caret(editor: &HtmlElement) {
    // Asked first: the keyboard alone would put the caret at the start.
    let caret = caret_in(editor).filter(Range::collapsed);
    let _ = editor.focus();
    let Some(selection) = selection() else { return };
    let Some(place) = caret.or_else(|| end_of(editor)) else { return };
    // Also where it stands there already: Chromium's undo would take the text for one step with what was typed just before.
    let _ = selection.remove_all_ranges();
    let _ = selection.add_range(&place);
}

/// What a field holds.
pub fn value(field: &HtmlElement) -> String {
    Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// What stands before and behind the caret of a field.
pub fn around_in_field(field: &HtmlElement) -> (String, String) {
    let units: Vec<u16> = value(field).encode_utf16().collect();
    let (ahead, behind) = units.split_at(offset(field, "selectionStart").min(units.len()));
    (String::from_utf16_lossy(ahead), String::from_utf16_lossy(behind))
}

/// What stands before and behind the caret of an editable element, on its line.
pub fn around_in_editable(editor: &HtmlElement) -> (String, String) {
    read_around(editor).unwrap_or_default()
}

fn read_around(editor: &HtmlElement) -> Option<(String, String)> {
    let caret = selected()?;
    let (node, at) = (caret.start_container().ok()?, caret.start_offset().ok()?);
    let line = line_of(editor, &node)?;
    let broken =
        |at: Option<u32>| at.and_then(|at| node.child_nodes().item(at)).is_some_and(|node| node.node_name() == "BR");
    let (ahead, behind) = (dom::range(), dom::range());
    ahead.select_node_contents(&line).ok()?;
    ahead.set_end(&node, at).ok()?;
    behind.select_node_contents(&line).ok()?;
    behind.set_start(&node, at).ok()?;
    let text = |range: Range, broken: bool| if broken { String::new() } else { String::from(range.to_string()) };
    Some((text(ahead, broken(at.checked_sub(1))), text(behind, broken(Some(at)))))
}

/// The element around `node` that begins and ends a line.
fn line_of(editor: &HtmlElement, node: &Node) -> Option<Node> {
    let window = web_sys::window()?;
    let mut element = node.dyn_ref().cloned().or_else(|| node.parent_element())?;
    while !editor.is_same_node(Some(&element)) {
        let display = window.get_computed_style(&element).ok()??.get_property_value("display").ok()?;
        if !display.starts_with("inline") && display != "contents" {
            break;
        }
        element = element.parent_element()?;
    }
    Some(element.into())
}

/// The end of what is written: in the last text, because Slate finds no place of its own in the element around it. What stands
/// there without being written, such as a placeholder, is no such text.
fn end_of(editor: &HtmlElement) -> Option<Range> {
    let mut last: Node = editor.clone().into();
    let written = |node: &Node| {
        node.dyn_ref::<Element>().and_then(|element| element.get_attribute("contenteditable")).as_deref()
            != Some("false")
    };
    while let Some(child) = successors(last.last_child(), Node::previous_sibling).find(written) {
        last = child;
    }
    let end = dom::range();
    if last.node_name() == "BR" {
        end.set_start_before(&last).ok()?;
    } else {
        end.select_node_contents(&last).ok()?;
        end.collapse_with_to_start(false);
    }
    end.collapse_with_to_start(true);
    Some(end)
}

/// Where the person's selection is in `editor`, or was before the mouse went elsewhere. The element itself means that nobody
/// has placed a caret yet.
fn caret_in(editor: &HtmlElement) -> Option<Range> {
    let inside = |range: &Range| {
        range.start_container().is_ok_and(|node| editor.contains(Some(&node)) && !editor.is_same_node(Some(&node)))
    };
    selected().filter(inside).or_else(|| PRESSED_AT.with_borrow(Clone::clone).filter(inside))
}

fn is_editable(range: &Range) -> bool {
    let node = range.start_container().ok();
    let element = node.and_then(|node| node.dyn_ref().cloned().or_else(|| node.parent_element()));
    element.is_some_and(|element: Element| element.closest("[contenteditable]").is_ok_and(|found| found.is_some()))
}

fn selected() -> Option<Range> {
    selection()?.get_range_at(0).ok()
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

fn offset(field: &HtmlElement, end: &str) -> usize {
    Reflect::get(field, &end.into()).ok().and_then(|offset| offset.as_f64()).unwrap_or_default() as usize
}
