//! The pages themselves.

mod about;
mod brand_form;
mod brands;
mod contact;
mod corrections;
mod desk;
mod field;
mod file;
mod first_run;
mod focus;
mod instances;
mod keys;
mod layout;
mod page_marks;
mod popup;
mod queries;
mod report;
mod sites;
mod status;
mod tab;
mod template_form;
mod templates;
mod theme_form;
mod themes;
mod toggle;
mod undo;
mod welcome;
mod words;

use leptos::prelude::*;

use self::desk::Desk;

/// Which of the pages this is.
enum Page {
    Popup,
    Welcome,
}

/// Draws the page that the document says it is. Called once, when the module is loaded.
pub fn start() {
    let document = document();
    let Some(body) = document.body() else { return };
    let page = match body.get_attribute("data-page").as_deref() {
        Some("popup") => Page::Popup,
        _ => Page::Welcome,
    };
    // The texts' own language, which may differ from the browser's where there is no translation.
    if let Some(root) = document.document_element() {
        // Neither name is one that the document can refuse.
        let _ = root.set_attribute("lang", &words::text("app_language"));
        let _ = root.set_attribute("dir", &words::text("app_direction"));
    }
    document.set_title(&words::text(match page {
        Page::Popup => "extension_short_name",
        Page::Welcome => "app_welcome_title",
    }));
    // Mounting sets up what tasks and signals live on, so that nothing of them may be made before.
    match page {
        Page::Popup => mount_to_body(|| popup::view(Desk::open())),
        Page::Welcome => mount_to_body(|| welcome::view(Desk::open())),
    }
}
