//! The themes: a switch each; naming them, adding words, adding own ones, removing those.

use leptos::prelude::*;

use super::desk::Desk;
use super::focus::focus;
use super::theme_form;
use super::toggle::toggle;
use super::undo::Undo;
use super::words::{text, text_with};
use crate::browser::random;
use crate::names;
use crate::settings::SettingsEdit;
use crate::triage::theme_entry::{ThemeEntry, name_of};
use crate::triage::verdict::{Theme, ThemeId};

const ADD: &str = "theme-add";

/// Which form is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    None,
    New,
    Of(Theme),
}

/// What a theme is called.
pub fn name(entries: &[ThemeEntry], theme: Theme) -> String {
    name_of(entries, theme).map_or_else(|| text(names::theme(theme)), str::to_owned)
}

/// The list and its forms.
pub fn view(desk: Desk) -> impl IntoView {
    let undo = Undo::new(desk, "theme-undo", ADD);
    let open = RwSignal::new(Open::None);
    let close = move |home: String| {
        open.set(Open::None);
        focus(home);
    };
    let adding = move || {
        (open.get() == Open::New).then(|| {
            let entry = ThemeEntry::of(Theme::Own(ThemeId(random::number())));
            theme_form::view(desk, entry, move || close(ADD.to_owned()))
        })
    };
    view! {
        <ul class="rows">
            <For
                each=move || desk.read(|settings| settings.all_themes())
                key=|entry| (entry.theme, entry.name.clone(), entry.cues.clone())
                children=move |entry| row(desk, undo, open, entry)
            />
        </ul>
        {undo.view()}
        {adding}
        <div class="actions">
            <button type="button" id=ADD hidden=move || open.get() == Open::New on:click=move |_| open.set(Open::New)>
                {text("app_theme_add")}
            </button>
        </div>
    }
}

fn row(desk: Desk, undo: Undo, open: RwSignal<Open>, entry: ThemeEntry) -> impl IntoView {
    let theme = entry.theme;
    let edit_id = format!("theme-edit-{}", theme.word());
    let called = name(std::slice::from_ref(&entry), theme);
    // The name that it came with stays in sight: others may still know it by that.
    let came_as = (!matches!(theme, Theme::Own(_)) && !entry.name.is_empty()).then(|| text(names::theme(theme)));
    let below: Vec<String> =
        came_as.into_iter().chain((!entry.cues.is_empty()).then(|| entry.cues.join(", "))).collect();
    let words = view! {
        <bdi>{called.clone()}</bdi>
        {(!below.is_empty()).then(|| view! { <span class="row-below"><bdi>{below.join(" · ")}</bdi></span> })}
    };
    // The switch may have been thrown since the row was drawn.
    let now = move || {
        desk.peek(|s| s.themes.iter().find(|kept| kept.theme == theme).cloned())
            .unwrap_or_else(|| ThemeEntry::of(theme))
    };
    let on = move || desk.read(|s| !s.themes.iter().any(|kept| kept.theme == theme && !kept.switch.is_on()));
    let is_open = Memo::new(move |_| open.get() == Open::Of(theme));
    let form = {
        let edit_id = edit_id.clone();
        move || {
            is_open.get().then(|| {
                let edit_id = edit_id.clone();
                let close = move || {
                    open.set(Open::None);
                    focus(edit_id.clone());
                };
                theme_form::view(desk, now(), close)
            })
        }
    };
    let removing = called.clone();
    let remove = move |_| {
        undo.remove(removing.clone(), SettingsEdit::RemoveTheme { theme }, SettingsEdit::PutTheme { entry: now() });
    };
    let words = if theme == Theme::Other {
        // It stays on: a switch would only be refused.
        view! { <div class="row-words">{words}</div> }.into_any()
    } else {
        toggle(desk, words, on, move |switch| SettingsEdit::SetTheme { theme, switch }).into_any()
    };
    view! {
        <li class="entry">
            <div class="row">
                {words}
                <button
                    type="button"
                    class="quiet"
                    id=edit_id
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    aria-label=text_with("app_edit_named", &called)
                    on:click=move |_| open.set(if is_open.get_untracked() { Open::None } else { Open::Of(theme) })
                >
                    {text("app_edit")}
                </button>
                {matches!(theme, Theme::Own(_)).then(|| view! {
                    <button type="button" class="quiet" aria-label=text_with("app_remove_named", &called) on:click=remove>
                        {text("app_remove")}
                    </button>
                })}
            </div>
            {form}
        </li>
    }
}
