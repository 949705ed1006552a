//! The first form: a name, a handle, one contact, and watching starts. Everything else has a default.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::brand_form::BrandForm;
use super::contact::ContactForm;
use super::desk::{Desk, Refusal};
use super::field::Field;
use super::focus::focus;
use super::words::text;
use crate::app::draft::{BrandDraft, DraftFault, way_of, with_written};
use crate::browser::{i18n, random};
use crate::reply::suggestion::Contact;
use crate::settings::SettingsEdit;
use crate::watch::brand::{Brand, BrandId, Switch};

const CONTACT: &str = "first-contact";

/// The form; `done` is called once everything is kept.
pub fn view(desk: Desk, done: impl Fn() + Copy + 'static) -> impl IntoView {
    let brand = BrandForm::new("first", BrandDraft::default());
    let rest = ContactForm::of(desk);
    let one_contact = RwSignal::new(String::new());
    let contact_fault = RwSignal::new(None::<DraftFault>);
    let refused = RwSignal::new(None::<Refusal>);
    // One id however often the form is sent: a second try replaces the first.
    let id = BrandId(random::id());
    let way = move || {
        one_contact.with(|written| way_of(written)).ok().flatten().map(|way| {
            // Only the name of the way changes, so that it is read out alone.
            view! { <span>{text("app_contact_taken_as")} " " {text(way.key())}</span> }
        })
    };
    let submit = {
        let brand = brand.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            contact_fault.set(None);
            let Some(brand) = brand.read(id.clone(), Switch::On) else { return };
            let contact = match one_contact.with_untracked(|written| with_written(rest.contact(), written)) {
                Ok(contact) => contact,
                Err(fault) => {
                    contact_fault.set(Some(fault));
                    focus(CONTACT);
                    return;
                }
            };
            spawn_local(async move {
                match keep(desk, brand, contact, rest.signature()).await {
                    Ok(()) => done(),
                    Err(refusal) => refused.set(Some(refusal)),
                }
            });
        }
    };
    let fault = Signal::derive(move || contact_fault.get().map(|fault| i18n::say(&fault.sentence())));
    view! {
        <form class="inner first" novalidate on:submit=submit>
            {brand.needed_fields()}
            {Field::line(CONTACT, "app_contact_one", "app_contact_one_hint", one_contact).fault(fault).view()}
            <p class="reads" role="status">{way}</p>
            <details>
                <summary>{text("app_first_more")}</summary>
                {brand.other_words()}
                {rest.fields()}
            </details>
            <p class="fault" role="alert">{move || refused.get()}</p>
            <div class="actions">
                <button type="submit" class="main">{text("app_first_start")}</button>
            </div>
        </form>
    }
}

async fn keep(desk: Desk, brand: Brand, contact: Contact, signature: String) -> Result<(), Refusal> {
    // The brand last: as long as there is none, the page stays the first form.
    if contact != Contact::default() {
        desk.edit(SettingsEdit::SetContact { contact }).await?;
    }
    if !signature.is_empty() {
        desk.edit(SettingsEdit::SetSignature { signature }).await?;
    }
    desk.edit(SettingsEdit::PutBrand { brand }).await
}
