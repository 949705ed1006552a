//! Taking a removal back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::focus::focus;
use super::words::{text, text_with};
use crate::settings::SettingsEdit;

/// What was removed last from one list, and how to put it back.
#[derive(Clone, Copy)]
pub struct Undo {
    desk: Desk,
    button: &'static str,
    /// Where the focus goes when it is put back.
    home: &'static str,
    removed: RwSignal<Option<(String, SettingsEdit)>>,
}

impl Undo {
    /// Nothing was removed yet. `button` is the id of the button that takes the removal back, `home` that of the element
    /// which is always there.
    pub fn new(desk: Desk, button: &'static str, home: &'static str) -> Undo {
        Undo { desk, button, home, removed: RwSignal::new(None) }
    }

    /// Removes something: `edit` does it, `back` undoes it, `what` names it.
    pub fn remove(self, what: String, edit: SettingsEdit, back: SettingsEdit) {
        spawn_local(async move {
            match self.desk.edit(edit).await {
                Ok(()) => {
                    self.removed.set(Some((what, back)));
                    self.desk.trouble.set(None);
                    focus(self.button);
                }
                Err(refusal) => self.desk.trouble.set(Some(refusal)),
            }
        });
    }

    fn put_back(self) {
        let Some((_, back)) = self.removed.get_untracked() else { return };
        spawn_local(async move {
            match self.desk.edit(back).await {
                Ok(()) => {
                    self.removed.set(None);
                    self.desk.trouble.set(None);
                    focus(self.home);
                }
                Err(refusal) => self.desk.trouble.set(Some(refusal)),
            }
        });
    }

    /// The line that says what was removed, with the button. Empty while nothing was.
    pub fn view(self) -> impl IntoView {
        let line = move || {
            self.removed.with(|removed| removed.as_ref().map(|(what, _)| text_with("app_removed", what))).map(|said| {
                view! {
                    <div class="undo">
                        <span>{said}</span>
                        <button type="button" class="quiet" id=self.button on:click=move |_| self.put_back()>
                            {text("app_undo")}
                        </button>
                    </div>
                }
            })
        };
        view! { <div role="status">{line}</div> }
    }
}
