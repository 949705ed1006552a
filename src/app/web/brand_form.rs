//! The form of a brand: its name, its handles, the other words it goes by.

use leptos::prelude::*;

use super::field::Field;
use super::focus::focus;
use crate::app::draft::{self, BrandDraft, DraftFault};
use crate::browser::i18n;
use crate::watch::brand::{Brand, BrandId, Switch};

/// A brand's form while it is filled in.
#[derive(Clone)]
pub struct BrandForm {
    /// What the ids of its fields begin with.
    prefix: String,
    name: RwSignal<String>,
    handles: RwSignal<String>,
    aliases: RwSignal<String>,
    fault: RwSignal<Option<DraftFault>>,
}

impl BrandForm {
    /// The form with this in it.
    pub fn new(prefix: &str, draft: BrandDraft) -> BrandForm {
        BrandForm {
            prefix: prefix.to_owned(),
            name: RwSignal::new(draft.name),
            handles: RwSignal::new(draft.handles),
            aliases: RwSignal::new(draft.aliases),
            fault: RwSignal::new(None),
        }
    }

    /// The id of its first field.
    pub fn first(&self) -> String {
        format!("{}-name", self.prefix)
    }

    /// The brand as the form has it. A fault is shown at its field, which gets the focus.
    pub fn read(&self, id: BrandId, switch: Switch) -> Option<Brand> {
        let draft = BrandDraft {
            name: self.name.get_untracked(),
            handles: self.handles.get_untracked(),
            aliases: self.aliases.get_untracked(),
        };
        match draft.read(id, switch) {
            Ok(brand) => {
                self.fault.set(None);
                Some(brand)
            }
            Err(fault) => {
                let field = if fault.field() == draft::Field::Handles { "handles" } else { "name" };
                focus(format!("{}-{field}", self.prefix));
                self.fault.set(Some(fault));
                None
            }
        }
    }

    fn fault_at(&self, field: draft::Field) -> Signal<Option<String>> {
        let fault = self.fault;
        Signal::derive(move || fault.get().filter(|f| f.field() == field).map(|f| i18n::say(&f.sentence())))
    }

    /// The name and the handles.
    pub fn needed_fields(&self) -> impl IntoView + use<> {
        let id = |field: &str| format!("{}-{field}", self.prefix);
        let name = Field::line(&id("name"), "app_brand_name", "app_brand_name_hint", self.name)
            .fault(self.fault_at(draft::Field::Name))
            .needed();
        let handles = Field::line(&id("handles"), "app_brand_handles", "app_brand_handles_hint", self.handles)
            .fault(self.fault_at(draft::Field::Handles));
        (name.view(), handles.view())
    }

    /// The other words.
    pub fn other_words(&self) -> impl IntoView + use<> {
        let id = format!("{}-aliases", self.prefix);
        Field::line(&id, "app_brand_aliases", "app_brand_aliases_hint", self.aliases).view()
    }
}
