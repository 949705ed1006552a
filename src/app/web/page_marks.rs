//! How posts are marked: those that mention the brand without complaining, and doubtful ones.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::toggle::toggle;
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
        <div class="inner">
            {toggle(
                desk,
                view! { {text("app_second_reader")} <span class="row-below">{text("app_second_reader_more")}</span> },
                move || desk.read(|settings| settings.second_reader.is_on()),
                |switch| SettingsEdit::SetSecondReader { switch },
            )}
        </div>
    }
}
