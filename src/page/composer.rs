//! Opening the site's own composer for one post, and making sure that it is that post's.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::dom::{self, Posts};
use super::insert::{self, Insertion};
use super::life::Life;
use super::wait;
use crate::post::{Post, PostId};
use crate::sites::record::ElementNumber;
use crate::sites::rules::{ComposerRules, CounterMeans, Proof};
use crate::text::length::{Counter, Shows};

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

/// What the site's own counter shows of what is written, where a composer is open.
pub fn counter(rules: &ComposerRules) -> Option<Counter> {
    let rule = rules.counter.as_ref()?;
    let shown = dom::root().query_selector(&rule.at).ok().flatten()?;
    let number = match &rule.attribute {
        Some(attribute) => shown.get_attribute(attribute)?,
        None => shown.text_content()?,
    };
    // A minus sign may be a real one.
    let number = dom::number(&number.replace('\u{2212}', "-"));
    if !number.is_finite() {
        return None;
    }
    let editor = editors(rules).into_iter().next()?;
    let shows = match rule.means {
        CounterMeans::Left => Shows::Left(number as i32),
        CounterMeans::UsedPercent => Shows::Used((number * 10_000.0) as u32),
    };
    Some(Counter { written: insert::content(&editor), shows })
}

/// The editors on the page that can be seen.
fn editors(rules: &ComposerRules) -> Vec<HtmlElement> {
    let Ok(found) = dom::root().query_selector_all(&rules.editor) else { return Vec::new() };
    (0..found.length())
        .filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok())
        .filter(|editor| editor.get_bounding_client_rect().height() > 0.0)
        .collect()
}

/// The post that is answered, and how its view of the site composes answers.
pub struct Target<'a> {
    /// The posts of the page.
    pub posts: &'a Rc<Posts>,
    /// Its element.
    pub number: ElementNumber,
    /// The post.
    pub post: Post,
    /// What a post's element is.
    pub selector: String,
    /// Where the composer is.
    pub rules: ComposerRules,
}

/// Opens the composer for the post and puts `text` into it. The person presses Send.
///
/// # Errors
/// [`NotInserted`]; what was written in a composer before is still there.
pub async fn answer(life: &Life, target: Target<'_>, text: &str) -> Result<(), NotInserted> {
    let Target { posts, number, post, selector, rules } = target;
    let id = post.id.as_str();
    let element = posts.element(number.0).filter(|_| posts.id_of(number.0) == id).ok_or(NotInserted::PostChanged)?;
    let evidence = Rc::new(Evidence { posts: posts.clone(), element, post, selector, rules });
    let editor = match evidence.editor(Opened::Before) {
        Some(editor) => editor,
        None => {
            let opener = opener(life, posts, number, &evidence.post.id).await.ok_or(NotInserted::NoReplyControl)?;
            // What has the keyboard afterwards was opened by this.
            if let Some(active) = dom::active().and_then(|active| active.dyn_into::<HtmlElement>().ok()) {
                let _ = active.blur();
            }
            // Opening it is navigation, at a person's wish.
            opener.click();
            let any = evidence.clone();
            let any = wait::until(life, OPENING, move || editors(&any.rules).into_iter().next().map(|_| ())).await;
            any.ok_or(NotInserted::NoComposer)?;
            let ready = wait::until(life, OPENING, move || evidence.editor(Opened::ByUs)).await;
            ready.ok_or(NotInserted::OtherPost)?
        }
    };
    match insert::insert(&editor, text).await {
        Insertion::Done => Ok(()),
        other => Err(NotInserted::Editor(other)),
    }
}

/// The control that opens the composer for the post: where it is shown, else on its own page, which is gone to.
async fn opener(life: &Life, posts: &Rc<Posts>, number: ElementNumber, id: &PostId) -> Option<HtmlElement> {
    let opener = match posts.opener(number.0) {
        Some(opener) => opener,
        None => {
            posts.page_link(number.0)?.dyn_into::<HtmlElement>().ok()?.click();
            let (posts, id) = (posts.clone(), id.clone());
            wait::until(life, OPENING, move || posts.opener_of(id.as_str())).await?
        }
    };
    opener.dyn_into().ok()
}

/// How many letters of a post are enough to know it by.
const BEGINNING: usize = 40;

/// Who opened the composers that are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    /// The person, or the page, some time ago.
    Before,
    /// The post's own control was pressed just now.
    ByUs,
}

/// What tells the editor of one post from all others.
struct Evidence {
    posts: Rc<Posts>,
    element: Element,
    post: Post,
    selector: String,
    rules: ComposerRules,
}

impl Evidence {
    /// The editor that answers the post, by the first proof that there is.
    fn editor(&self, opened: Opened) -> Option<HtmlElement> {
        let editors = editors(&self.rules);
        let proven = |proof: &Proof| editors.iter().find(|editor| self.proves(editor, *proof, opened)).cloned();
        self.rules.proof.iter().find_map(proven)
    }

    fn proves(&self, editor: &HtmlElement, proof: Proof, opened: Opened) -> bool {
        // A name alone may be that of another post by the same author: it counts of the editor that our own press has opened.
        let is_opened_now =
            || opened == Opened::ByUs && dom::active().is_some_and(|active| active.is_same_node(Some(editor)));
        match proof {
            Proof::Link => self.answered(editor).is_some_and(|shown| self.links(&shown)),
            Proof::Words => self.answered(editor).is_some_and(|shown| self.shows(&shown, editor)),
            Proof::Beside => self.beside(editor).is_some_and(|shown| self.posts.id_in(&shown) == self.post.id.as_str()),
            Proof::Own => self.around(editor).is_some_and(|post| post.is_same_node(Some(&self.element))),
            // Who has a dialog open answers there.
            Proof::Page => {
                let in_dialog = |editor: &HtmlElement| self.dialog(editor).is_some();
                self.posts.id_here() == self.post.id.as_str()
                    && self.around(editor).is_none_or(|post| post.is_same_node(Some(&self.element)))
                    && !editors(&self.rules).iter().any(in_dialog)
            }
            Proof::Near => self.near(editor).is_some_and(|post| post.is_same_node(Some(&self.element))),
            Proof::Label => {
                let labels = ["aria-label", "placeholder", "aria-placeholder", "data-placeholder"];
                let named = |label: &str| {
                    editor.get_attribute(label).is_some_and(|label| names(&label, &self.post.author_name))
                };
                is_opened_now() && labels.into_iter().any(named)
            }
            Proof::Mention => {
                let (written, handle) = (insert::content(editor).to_lowercase(), self.post.author.as_str());
                // A host that is the reader's own is left out.
                let user = handle.split('@').next().unwrap_or_default();
                let mentions = |name: &str| written.split_whitespace().any(|word| word.strip_prefix('@') == Some(name));
                is_opened_now() && !user.is_empty() && (mentions(handle) || mentions(user))
            }
        }
    }

    fn dialog(&self, editor: &HtmlElement) -> Option<Element> {
        editor.closest(self.rules.dialog.as_deref()?).ok().flatten()
    }

    /// What in the editor's dialog shows the post that it answers; all of it where that is not told apart.
    fn answered(&self, editor: &HtmlElement) -> Option<Element> {
        let dialog = self.dialog(editor)?;
        match &self.rules.shown {
            Some(shown) => dialog.query_selector(shown).ok().flatten(),
            None => Some(dialog),
        }
    }

    /// What shows the post that is answered, nearest around the editor.
    fn beside(&self, editor: &HtmlElement) -> Option<Element> {
        let shown = self.rules.shown.as_deref()?;
        let mut around = std::iter::successors(editor.parent_element(), |element| element.parent_element());
        around.find_map(|element| element.query_selector(shown).ok().flatten())
    }

    /// The post that an editor stands in.
    fn around(&self, editor: &HtmlElement) -> Option<Element> {
        editor.closest(&self.selector).ok().flatten()
    }

    /// The only post in the nearest surroundings of an editor that have any.
    fn near(&self, editor: &HtmlElement) -> Option<Element> {
        let mut around = editor.parent_element();
        while let Some(here) = around {
            let posts = here.query_selector_all(&self.selector).ok()?;
            match (here.matches(&self.selector).ok()?, posts.length()) {
                (true, 0) => return Some(here),
                (false, 0) => around = here.parent_element(),
                (false, 1) => return posts.get(0)?.dyn_into().ok(),
                _ => return None,
            }
        }
        None
    }

    fn links(&self, dialog: &Element) -> bool {
        let Ok(links) = dialog.query_selector_all("a[href]") else { return false };
        (0..links.length())
            .filter_map(|at| links.get(at)?.dyn_into::<Element>().ok()?.get_attribute("href"))
            .any(|href| self.posts.id_at(&href) == self.post.id.as_str())
    }

    /// Whether the author and how the post begins are shown, and not only in the editor.
    fn shows(&self, dialog: &Element, editor: &HtmlElement) -> bool {
        let shown = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
        let Some(dialog) = dialog.dyn_ref::<HtmlElement>() else { return false };
        let all = shown(&dialog.inner_text()).replacen(&shown(&insert::content(editor)), "", 1);
        let beginning: String = shown(&self.post.text).chars().take(BEGINNING).collect();
        let author = [self.post.author_name.as_str(), self.post.author.as_str().split('@').next().unwrap_or_default()];
        let is_shown = |name: &str| !name.is_empty() && all.to_lowercase().contains(&shown(name).to_lowercase());
        !beginning.is_empty() && all.contains(&beginning) && author.into_iter().any(is_shown)
    }
}

/// Whether a label has this name in it, as whole words.
fn names(label: &str, name: &str) -> bool {
    let name = name.trim();
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    !name.is_empty()
        && label.match_indices(name).any(|(at, _)| {
            let (before, after) = (label.get(..at), label.get(at + name.len()..));
            edge(before.and_then(|text| text.chars().next_back())) && edge(after.and_then(|text| text.chars().next()))
        })
}
