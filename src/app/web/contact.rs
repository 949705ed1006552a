//! The ways to reach the company, and what the agent signs with.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::field::Field;
use super::words::text;
use crate::reply::suggestion::Contact;
use crate::settings::SettingsEdit;

/// Contact and signature while they are filled in.
#[derive(Clone, Copy)]
pub struct ContactForm {
    email: RwSignal<String>,
    phone: RwSignal<String>,
    web: RwSignal<String>,
    dm: RwSignal<String>,
    signature: RwSignal<String>,
}

impl ContactForm {
    /// The form with what is kept now.
    pub fn of(desk: Desk) -> ContactForm {
        let (contact, signature) = desk.peek(|s| (s.contact.clone(), s.signature.clone()));
        ContactForm {
            email: RwSignal::new(contact.email),
            phone: RwSignal::new(contact.phone),
            web: RwSignal::new(contact.web),
            dm: RwSignal::new(contact.dm),
            signature: RwSignal::new(signature),
        }
    }

    /// The contact as the form has it.
    pub fn contact(self) -> Contact {
        let trimmed = |signal: RwSignal<String>| signal.with_untracked(|written| written.trim().to_owned());
        Contact { email: trimmed(self.email), phone: trimmed(self.phone), web: trimmed(self.web), dm: trimmed(self.dm) }
    }

    /// The signature as the form has it.
    pub fn signature(self) -> String {
        self.signature.with_untracked(|written| written.trim().to_owned())
    }

    /// Takes over what another window has kept.
    fn show(self, contact: &Contact, signature: &str) {
        for (signal, kept) in [
            (self.email, &contact.email),
            (self.phone, &contact.phone),
            (self.web, &contact.web),
            (self.dm, &contact.dm),
        ] {
            signal.set(kept.clone());
        }
        self.signature.set(signature.to_owned());
    }

    /// The fields.
    pub fn fields(self) -> impl IntoView {
        view! {
            {Field::line("contact-email", "app_contact_email", "", self.email).view()}
            {Field::line("contact-phone", "app_contact_phone", "", self.phone).view()}
            {Field::line("contact-web", "app_contact_web", "", self.web).view()}
            {Field::line("contact-dm", "app_contact_dm", "app_contact_dm_hint", self.dm).view()}
            {Field::line("signature", "app_signature", "app_signature_hint", self.signature).view()}
        }
    }
}

/// The form on the settings page.
pub fn view(desk: Desk) -> impl IntoView {
    let form = ContactForm::of(desk);
    let said = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<String>);
    let kept = Memo::new(move |_| desk.read(|s| (s.contact.clone(), s.signature.clone())));
    // The first run of the effect is what the form was made from.
    Effect::new(move |before: Option<()>| {
        let (contact, signature) = kept.get();
        if before.is_some() {
            form.show(&contact, &signature);
        }
    });
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            let (contact, signature) = (form.contact(), form.signature());
            let mut done = Ok(());
            if desk.peek(|s| s.contact != contact) {
                done = desk.edit(SettingsEdit::SetContact { contact }).await;
            }
            if done.is_ok() && desk.peek(|s| s.signature != signature) {
                done = desk.edit(SettingsEdit::SetSignature { signature }).await;
            }
            said.set(done.is_ok().then(|| text("app_saved")));
            refused.set(done.err());
        });
    };
    view! {
        <form class="inner" novalidate on:submit=save on:input=move |_| said.set(None)>
            {form.fields()}
            <p class="fault" role="alert">{move || refused.get()}</p>
            <div class="actions">
                <button type="submit" class="main">{text("app_save")}</button>
                <span role="status">{move || said.get()}</span>
            </div>
        </form>
    }
}
