//! How posts that mention the brand without complaining are shown.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::words::text;
use crate::settings::{MentionMarks, SettingsEdit};

/// The choice.
pub fn view(desk: Desk) -> impl IntoView {
    let choice = move |marks: MentionMarks, name: &'static str, more: &'static str| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="mentions"
                    prop:checked=move || desk.read(|settings| settings.mention_marks == marks)
                    on:change=move |_| {
                        spawn_local(async move {
                            let refused = desk.edit(SettingsEdit::SetMentionMarks { marks }).await.err();
                            if refused.is_some() {
                                // The choice goes back to what is kept.
                                desk.settings.notify();
                            }
                            desk.trouble.set(refused);
                        });
                    }
                />
                <span>{text(name)} <span class="row-below">{text(more)}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="inner">
            <legend>{text("app_mentions_legend")}</legend>
            {choice(MentionMarks::Quiet, "app_mentions_quiet", "app_mentions_quiet_more")}
            {choice(MentionMarks::Hidden, "app_mentions_hidden", "app_mentions_hidden_more")}
        </fieldset>
    }
}
