//! What the extension's own pages ask.

use super::super::examinations;
use super::super::store::current;
use super::{changed, refused, settled};
use crate::message::{FromApp, Reply};
use crate::settings::Settings;

pub(super) async fn answer(asked: FromApp) -> Reply {
    match asked {
        FromApp::Settings => match current().await {
            Ok((settings, store)) => settled(settings, store),
            Err(error) => refused(error.sentence()),
        },
        FromApp::Export => match current().await {
            Ok((settings, _)) => Reply::File { text: settings.export() },
            Err(error) => refused(error.sentence()),
        },
        FromApp::Examinations => Reply::Examinations { sites: examinations::all().await },
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
