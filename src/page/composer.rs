//! Opening the site's own composer for one post, and making sure that it is that post's.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::{self, Posts};
use super::insert::{self, Insertion};
use super::life::Life;
use super::wait;
use crate::post::{PostId, Site};
use crate::sites::record::ElementNumber;
use crate::sites::rules::{ComposerRules, SiteRules};
use crate::sites::x;

/// How long a composer may take to open, in milliseconds.
const OPENING: i32 = 3000;

/// Why a reply did not get into the composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInserted {
    /// The element shows another post by now.
    PostChanged,
    /// The post has no control to answer it.
    NoReplyControl,
    /// No composer opened in time.
    NoComposer,
    /// The composer that is open answers another post.
    OtherPost,
    /// The editor did not take the text.
    Editor(Insertion),
}

impl NotInserted {
    /// The key of what to tell the person.
    pub fn key(self) -> &'static str {
        match self {
            NotInserted::PostChanged => "page_insert_post_changed",
            NotInserted::NoReplyControl => "page_insert_no_reply_control",
            NotInserted::NoComposer => "page_insert_no_composer",
            NotInserted::OtherPost => "page_insert_other_post",
            NotInserted::Editor(how) => how.key(),
        }
    }

    /// Whether the person should still get the text, to paste it themselves.
    pub fn leaves_on_clipboard(self) -> bool {
        !matches!(self, NotInserted::PostChanged | NotInserted::NoReplyControl)
    }
}

/// Opens the composer for the post `id` in element `number` and puts `text` into it. The person presses Send.
///
/// # Errors
/// [`NotInserted`]; what was written in a composer before is still there.
pub async fn answer(
    life: &Life,
    site: Site,
    rules: &SiteRules,
    posts: &Posts,
    number: ElementNumber,
    id: &PostId,
    text: &str,
) -> Result<(), NotInserted> {
    let post = posts.element(number.0).filter(|_| shows(site, &posts.permalink(number.0), id));
    let post = post.ok_or(NotInserted::PostChanged)?;
    let editor = match open_editor(&rules.composer, site, id) {
        Some(editor) => editor,
        None => {
            press_reply(&post, &rules.composer)?;
            let (composer, id) = (rules.composer.clone(), id.clone());
            let any = wait::until(life, OPENING, move || editors(&composer).into_iter().next().map(|_| ())).await;
            any.ok_or(NotInserted::NoComposer)?;
            let composer = rules.composer.clone();
            let ready = wait::until(life, OPENING, move || open_editor(&composer, site, &id)).await;
            ready.ok_or(NotInserted::OtherPost)?
        }
    };
    match insert::insert(&editor, text).await {
        Insertion::Done => Ok(()),
        other => Err(NotInserted::Editor(other)),
    }
}

/// Presses the post's own reply control, which opens the composer: navigation, at a person's wish.
fn press_reply(post: &Element, rules: &ComposerRules) -> Result<(), NotInserted> {
    let control = rules.open.iter().find_map(|selector| post.query_selector(selector).ok().flatten());
    let control = control.and_then(|control| control.dyn_into::<HtmlElement>().ok());
    control.ok_or(NotInserted::NoReplyControl)?.click();
    Ok(())
}

/// The editors on the page that can be seen.
fn editors(rules: &ComposerRules) -> Vec<HtmlElement> {
    let Ok(found) = dom::root().query_selector_all(&rules.editor.join(",")) else { return Vec::new() };
    (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|editor| editor.get_bounding_client_rect().height() > 0.0)
        .collect()
}

/// The editor that answers the post `id`: in a dialog that shows that post, or, where no dialog is open, in the page of that
/// post.
fn open_editor(rules: &ComposerRules, site: Site, id: &PostId) -> Option<HtmlElement> {
    let editors = editors(rules);
    let in_dialog = |editor: &HtmlElement| editor.closest(&rules.dialog).ok().flatten();
    let dialogs: Vec<(HtmlElement, Element)> =
        editors.iter().filter_map(|editor| Some((editor.clone(), in_dialog(editor)?))).collect();
    if !dialogs.is_empty() {
        return dialogs.into_iter().find(|(_, dialog)| links_to(dialog, site, id)).map(|(editor, _)| editor);
    }
    let path = web_sys::window()?.location().pathname().ok()?;
    editors.into_iter().find(|_| shows(site, &path, id))
}

fn links_to(dialog: &Element, site: Site, id: &PostId) -> bool {
    let Ok(links) = dialog.query_selector_all("a[href]") else { return false };
    (0..links.length())
        .filter_map(|at| links.get(at)?.dyn_into::<Element>().ok()?.get_attribute("href"))
        .any(|href| shows(site, &href, id))
}

/// Whether `address` is the post `id`'s.
fn shows(site: Site, address: &str, id: &PostId) -> bool {
    match site {
        Site::X => x::permalink(address).is_some_and(|(_, found)| found == *id),
    }
}
