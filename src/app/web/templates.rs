//! The reply templates: the list, and adding, changing, removing, putting back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::focus::focus;
use super::template_form;
use super::themes;
use super::undo::Undo;
use super::words::{text, text_with};
use crate::browser::random;
use crate::names;
use crate::reply::starter::starter;
use crate::reply::template::{Answers, Template, TemplateId};
use crate::settings::SettingsEdit;
use crate::triage::theme_entry::ThemeEntry;

const ADD: &str = "template-add";

/// Which form is open.
#[derive(Clone, PartialEq, Eq)]
enum Open {
    None,
    New,
    Of(TemplateId),
}

/// The list and its forms.
pub fn view(desk: Desk) -> impl IntoView {
    let undo = Undo::new(desk, "template-undo", ADD);
    let open = RwSignal::new(Open::None);
    let none = move || desk.read(|settings| settings.templates.is_empty());
    let adding = move || {
        (open.get() == Open::New).then(|| {
            let close = move || {
                open.set(Open::None);
                focus(ADD);
            };
            template_form::view(desk, empty(), close)
        })
    };
    let missing = Memo::new(move |_| {
        desk.read(|settings| {
            let has = |id: &TemplateId| settings.templates.iter().any(|template| template.id == *id);
            starter().into_iter().filter(|template| !has(&template.id)).collect::<Vec<_>>()
        })
    });
    let put_back = move |_| {
        spawn_local(async move {
            for template in missing.get_untracked() {
                if let Err(refusal) = desk.edit(SettingsEdit::PutTemplate { template }).await {
                    desk.trouble.set(Some(refusal));
                    return;
                }
            }
            focus(ADD);
        });
    };
    view! {
        <ul class="rows" class:empty=none>
            <For
                each=move || desk.read(|settings| settings.templates.clone())
                key=move |template| (template.id.0.clone(), template.title.clone(), about_now(desk, template))
                children=move |template| row(desk, undo, open, template)
            />
        </ul>
        {undo.view()}
        {adding}
        <div class="actions">
            <button type="button" id=ADD hidden=move || open.get() == Open::New on:click=move |_| open.set(Open::New)>
                {text("app_template_add")}
            </button>
            <button
                type="button"
                class="quiet"
                hidden=move || missing.with(Vec::is_empty)
                on:click=put_back
            >
                {text("app_template_put_back")}
            </button>
        </div>
    }
}

/// A template that says nothing yet.
fn empty() -> Template {
    Template {
        id: TemplateId(random::id()),
        title: text("app_template_new_title"),
        answers: Answers::Complaint,
        themes: Vec::new(),
        severities: Vec::new(),
        long: String::new(),
        medium: String::new(),
        short: String::new(),
    }
}

/// What a template is for, in words, by the names that the themes have now.
fn about_now(desk: Desk, template: &Template) -> String {
    desk.peek(|settings| about(&settings.themes, template))
}

/// What a template is for, in words.
fn about(entries: &[ThemeEntry], template: &Template) -> String {
    let mut parts = vec![text(names::answers(template.answers))];
    parts.extend(template.themes.iter().map(|theme| themes::name(entries, *theme)));
    parts.extend(template.severities.iter().map(|severity| text(names::severity(*severity))));
    parts.join(&text("app_between"))
}

fn row(desk: Desk, undo: Undo, open: RwSignal<Open>, template: Template) -> impl IntoView {
    let id = template.id.clone();
    let edit_id = format!("template-edit-{}", id.0);
    // The wordings may have changed since the row was drawn; what they are for is in its key.
    let now = {
        let drawn = template.clone();
        move || {
            let kept = desk.peek(|s| s.templates.iter().find(|kept| kept.id == drawn.id).cloned());
            kept.unwrap_or_else(|| drawn.clone())
        }
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| open.get() == Open::Of(id.clone()))
    };
    let form = {
        let (now, edit_id) = (now.clone(), edit_id.clone());
        move || {
            is_open.get().then(|| {
                let edit_id = edit_id.clone();
                let close = move || {
                    open.set(Open::None);
                    focus(edit_id.clone());
                };
                template_form::view(desk, now(), close)
            })
        }
    };
    let remove = move |_| {
        let back = now();
        undo.remove(
            back.title.clone(),
            SettingsEdit::RemoveTemplate { template: back.id.clone() },
            SettingsEdit::PutTemplate { template: back },
        );
    };
    view! {
        <li class="entry">
            <div class="row">
                <div class="row-words">
                    <bdi>{template.title.clone()}</bdi>
                    <span class="row-below">{about_now(desk, &template)}</span>
                </div>
                <button
                    type="button"
                    class="quiet"
                    id=edit_id
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    aria-label=text_with("app_edit_named", &template.title)
                    on:click=move |_| open.set(if is_open.get_untracked() { Open::None } else { Open::Of(id.clone()) })
                >
                    {text("app_edit")}
                </button>
                <button
                    type="button"
                    class="quiet"
                    aria-label=text_with("app_remove_named", &template.title)
                    on:click=remove
                >
                    {text("app_remove")}
                </button>
            </div>
            {form}
        </li>
    }
}
