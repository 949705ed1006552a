//! Putting text into an editor of the page: once, verified, with one other way at most, never again and again.
//!
//! Which technique fits which editor and browser was measured: Draft.js, Lexical, ProseMirror, Slate and Quill take a
//! synthetic paste; Chromium reads `clipboardData`, Firefox the `dataType` and `data` of its own `ClipboardEventInit`
//! (w3c/clipboard-apis#33). `execCommand` damages Draft.js in Chromium and is never used there.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, ClipboardEventInit, DataTransfer, HtmlElement, Range, Selection};

use super::dom;
use super::wait;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insertion {
    /// The text stands in the editor, once.
    Done,
    /// The editor takes no text.
    ReadOnly,
    /// The editor left the page.
    Gone,
    /// The editor took nothing, or not what it was given.
    Failed,
}

/// Puts `text` where the caret stands in `editor`, or at the end of what is written there.
pub async fn insert(editor: &HtmlElement, text: &str) -> Insertion {
    if is_read_only(editor) {
        return Insertion::ReadOnly;
    }
    let field = is_field(editor);
    let caret = caret_in(editor);
    if editor.focus().is_err() {
        return Insertion::Failed;
    }
    if !field {
        set_caret(editor, caret.as_ref());
    }
    // Draft.js and Slate take their selection from `selectionchange`, which comes a frame later.
    wait::frame().await;
    wait::frame().await;
    if !editor.is_connected() {
        return Insertion::Gone;
    }
    let before = content(editor);
    let text = spaced(editor, &before, text);
    let taken = if field { dom::edit("insertText", &text) } else { paste(editor, &text) };
    settle(editor, &before).await;
    match verify(editor, &before, &text) {
        Insertion::Failed if content(editor) == before && !taken => other_way(editor, &before, &text).await,
        result => result,
    }
}

/// The one other way, taken only when the first has changed nothing.
async fn other_way(editor: &HtmlElement, before: &str, text: &str) -> Insertion {
    if editor.closest(".DraftEditor-root").ok().flatten().is_some() {
        return Insertion::Failed;
    }
    if !is_field(editor) {
        let mut lines = text.split('\n');
        if let Some(first) = lines.next() {
            dom::edit("insertText", first);
        }
        for line in lines {
            dom::edit("insertParagraph", "");
            dom::edit("insertText", line);
        }
        settle(editor, before).await;
    }
    verify(editor, before, text)
}

fn paste(editor: &HtmlElement, text: &str) -> bool {
    let event = || -> Result<ClipboardEvent, JsValue> {
        let data = DataTransfer::new()?;
        data.set_data("text/plain", text)?;
        let init = ClipboardEventInit::new();
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

/// Waits for the change, some frames at most.
async fn settle(editor: &HtmlElement, before: &str) {
    for _ in 0..30 {
        wait::frame().await;
        if content(editor) != before || !editor.is_connected() {
            break;
        }
    }
    wait::frame().await;
}

fn verify(editor: &HtmlElement, before: &str, text: &str) -> Insertion {
    if !editor.is_connected() {
        return Insertion::Gone;
    }
    let (now, before, wanted) = (squeezed(&content(editor)), squeezed(before), squeezed(text));
    let once = now.matches(wanted.as_str()).count() == before.matches(wanted.as_str()).count() + 1;
    // A person may type on at once: more is no fault, less is.
    let kept = now.chars().count() >= before.chars().count() + wanted.chars().count();
    if once && kept { Insertion::Done } else { Insertion::Failed }
}

/// Editors differ in how many line breaks they show for one paragraph and which spaces they use; the letters must agree.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}')).collect()
}

fn is_field(editor: &HtmlElement) -> bool {
    matches!(editor.local_name().as_str(), "textarea" | "input")
}

fn is_read_only(editor: &HtmlElement) -> bool {
    if is_field(editor) {
        return editor.has_attribute("readonly") || editor.has_attribute("disabled");
    }
    !editor.is_content_editable() || editor.get_attribute("aria-disabled").as_deref() == Some("true")
}

/// What is written in an editor now.
pub fn content(editor: &HtmlElement) -> String {
    if is_field(editor) {
        return Reflect::get(editor, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default();
    }
    editor.inner_text()
}

/// Where the person's caret stands in `editor`, if it does. Asked before the editor gets the keyboard: that alone would put
/// the caret at the start.
fn caret_in(editor: &HtmlElement) -> Option<Range> {
    let range = selection()?.get_range_at(0).ok()?;
    let node = range.start_container().ok()?;
    // The editor element itself means that nobody has placed a caret yet.
    (editor.contains(Some(&node)) && !editor.is_same_node(Some(&node))).then_some(range)
}

/// Puts the caret where the person had it, or at the end.
fn set_caret(editor: &HtmlElement, caret: Option<&Range>) {
    let Some(selection) = selection() else { return };
    match caret {
        Some(range) => {
            let here = selection.get_range_at(0).ok();
            if here.is_none_or(|here| JsValue::from(here) != JsValue::from(range.clone())) {
                let _ = selection.remove_all_ranges();
                let _ = selection.add_range(range);
            }
        }
        None => {
            if selection.select_all_children(editor).is_ok() {
                let _ = selection.collapse_to_end();
            }
        }
    }
}

fn selection() -> Option<Selection> {
    web_sys::window()?.get_selection().ok()?
}

/// A space between the person's last word and the reply.
fn spaced(editor: &HtmlElement, before: &str, text: &str) -> String {
    let ahead = match field_caret(editor) {
        Some(caret) => before.encode_utf16().take(caret).last().and_then(|unit| char::from_u32(u32::from(unit))),
        None => text_before_caret(editor).and_then(|ahead| ahead.chars().next_back()),
    };
    match ahead {
        Some(last) if !last.is_whitespace() => [" ", text].concat(),
        _ => text.to_owned(),
    }
}

fn field_caret(editor: &HtmlElement) -> Option<usize> {
    is_field(editor)
        .then(|| Reflect::get(editor, &"selectionStart".into()).ok()?.as_f64().map(|caret| caret as usize))
        .flatten()
}

fn text_before_caret(editor: &HtmlElement) -> Option<String> {
    let caret = selection()?.get_range_at(0).ok()?;
    let ahead = dom::range();
    ahead.select_node_contents(editor).ok()?;
    ahead.set_end(&caret.start_container().ok()?, caret.start_offset().ok()?).ok()?;
    Some(String::from(ahead.to_string()))
}
