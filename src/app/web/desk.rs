//! The settings as the worker holds them, on this page. Every change is asked of the worker, and what it answers is shown;
//! what other windows change arrives as a notice.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{i18n, runtime};
use crate::message::{FromApp, Notice, Reply, Request, StoreHealth};
use crate::settings::{Settings, SettingsEdit};

/// A sentence in the user's language that says why something was not done.
pub type Refusal = String;

/// The settings on this page.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The settings; nothing until the worker has answered.
    pub settings: RwSignal<Option<Settings>>,
    /// How the store is.
    pub store: RwSignal<StoreHealth>,
    /// Why the second reader could not be asked.
    pub reader: RwSignal<Option<Refusal>>,
    /// Why the last switch was not thrown, or why there are no settings.
    pub trouble: RwSignal<Option<Refusal>>,
}

impl Desk {
    /// Asks for the settings and listens for changes.
    pub fn open() -> Desk {
        let desk = Desk {
            settings: RwSignal::new(None),
            store: RwSignal::new(StoreHealth::Well),
            reader: RwSignal::new(None),
            trouble: RwSignal::new(None),
        };
        let heard = runtime::on_notice(move |notice| {
            if let Notice::Settings { settings, store } = notice {
                desk.show(*settings, store);
            }
        });
        match heard {
            Ok(listening) => listening.for_good(),
            Err(error) => desk.trouble.set(Some(i18n::say(&error.sentence()))),
        }
        spawn_local(async move {
            if let Err(refusal) = desk.ask(FromApp::Settings).await {
                desk.trouble.set(Some(refusal));
            }
        });
        desk
    }

    fn show(self, settings: Settings, store: StoreHealth) {
        self.store.set(store);
        // Unchanged settings must not draw the lists anew under somebody's hands.
        if self.settings.with_untracked(|shown| shown.as_ref() != Some(&settings)) {
            self.settings.set(Some(settings));
        }
    }

    /// Asks the worker, and shows the settings where it answers with them.
    ///
    /// # Errors
    /// The worker's own words, or the browser's when the worker cannot be reached. Nothing has changed then.
    pub async fn ask(self, request: FromApp) -> Result<Reply, Refusal> {
        match runtime::ask(&Request::App(request)).await {
            Ok(Reply::Settings { settings, store, reader }) => {
                self.show((*settings).clone(), store);
                self.reader.set(reader.as_ref().map(i18n::say));
                Ok(Reply::Settings { settings, store, reader })
            }
            Ok(Reply::Refused { because }) => Err(i18n::say(&because)),
            Ok(reply) => Ok(reply),
            Err(error) => Err(i18n::say(&error.sentence())),
        }
    }

    /// Changes the settings.
    ///
    /// # Errors
    /// As of [`Desk::ask`].
    pub async fn edit(self, edit: SettingsEdit) -> Result<(), Refusal> {
        self.ask(FromApp::Edit { edit }).await.map(|_| ())
    }

    /// Something of the settings; its default until they are there.
    pub fn read<T: Default>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with(|settings| settings.as_ref().map(read).unwrap_or_default())
    }

    /// As [`Desk::read`], outside of what is drawn.
    pub fn peek<T: Default>(self, read: impl FnOnce(&Settings) -> T) -> T {
        self.settings.with_untracked(|settings| settings.as_ref().map(read).unwrap_or_default())
    }
}
