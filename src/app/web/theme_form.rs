//! The form of a theme: its name and the words that tell it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::field::Field;
use super::focus::focus;
use super::words::{text, text_with};
use crate::app::draft::words_of;
use crate::names;
use crate::settings::SettingsEdit;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::Theme;

/// The form. `close` is called when the theme is kept, or nothing is to be.
pub fn view(desk: Desk, entry: ThemeEntry, close: impl Fn() + Clone + 'static) -> AnyView {
    let theme = entry.theme;
    let own = matches!(theme, Theme::Own(_));
    let prefix = format!("theme-{}", theme.word());
    let (name_id, cues_id) = (format!("{prefix}-name"), format!("{prefix}-cues"));
    let set = !entry.is_blank();
    focus(name_id.clone());
    let name = RwSignal::new(entry.name.clone());
    let cues = RwSignal::new(entry.cues.join(", "));
    let refused = RwSignal::new(None::<String>);
    let keep = {
        let close = close.clone();
        move |edit: SettingsEdit| {
            let close = close.clone();
            spawn_local(async move {
                match desk.edit(edit).await {
                    Ok(()) => close(),
                    Err(refusal) => refused.set(Some(refusal)),
                }
            });
        }
    };
    let submit = {
        let keep = keep.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            // The switch may have been thrown while the form was open.
            let switch = desk.peek(|s| s.themes.iter().find(|kept| kept.theme == theme).map(|kept| kept.switch));
            let entry = ThemeEntry {
                theme,
                name: name.with_untracked(|name| name.trim().to_owned()),
                cues: cues.with_untracked(|cues| words_of(cues)),
                switch: switch.unwrap_or(entry.switch),
            };
            keep(SettingsEdit::PutTheme { entry });
        }
    };
    let came = (!own && set).then(|| {
        view! {
            <button type="button" class="quiet" on:click=move |_| keep(SettingsEdit::RemoveTheme { theme })>
                {text("app_theme_as_it_came")}
            </button>
        }
    });
    let keeps =
        (!own).then(|| view! { <p class="hint">{text_with("app_theme_name_keeps", &text(names::theme(theme)))}</p> });
    let (name_field, cues_hint) = (
        Field::line(&name_id, "app_theme_name", "app_theme_name_hint", name),
        if own { "app_theme_cues_hint" } else { "app_theme_cues_more" },
    );
    let cues_field = Field::line(&cues_id, "app_theme_cues", cues_hint, cues).lines(3);
    let (name_field, cues_field) =
        if own { (name_field.needed(), cues_field.needed()) } else { (name_field, cues_field) };
    view! {
        <form class="inner" novalidate on:submit=submit on:input=move |_| refused.set(None)>
            {name_field.view()}
            {keeps}
            {cues_field.view()}
            <p class="fault" role="alert">{move || refused.get()}</p>
            <div class="actions">
                <button type="submit" class="main">{text("app_save")}</button>
                <button type="button" class="quiet" on:click=move |_| close()>{text("app_cancel")}</button>
                {came}
            </div>
        </form>
    }
    .into_any()
}
