//! What the extension's own pages ask.

use super::super::announce;
use super::super::store::{ChangeError, change, current};
use super::refused;
use crate::message::{FromApp, Reply, StoreHealth};
use crate::settings::{Settings, SettingsError};

pub(super) async fn answer(asked: FromApp) -> Reply {
    match asked {
        FromApp::Settings => match current().await {
            Ok((settings, store)) => Reply::Settings { settings: Box::new(settings), store },
            Err(error) => refused(error.sentence()),
        },
        FromApp::Export => match current().await {
            Ok((settings, _)) => Reply::File { text: settings.export() },
            Err(error) => refused(error.sentence()),
        },
        FromApp::Edit { edit } => {
            changed(|mut settings| {
                settings.apply(edit)?;
                Ok(settings)
            })
            .await
        }
        FromApp::Import { file } => changed(move |_| Settings::import(&file)).await,
    }
}

/// Changes the settings and tells everybody before the answer goes out.
async fn changed(how: impl FnOnce(Settings) -> Result<Settings, SettingsError> + 'static) -> Reply {
    match change(how).await {
        Ok(settings) => {
            let store = StoreHealth::Well;
            announce::changed(&settings, store).await;
            Reply::Settings { settings: Box::new(settings), store }
        }
        Err(ChangeError::Settings(error)) => refused(error.sentence()),
        Err(ChangeError::Store(error)) => refused(error.sentence()),
    }
}
