//! A field of a form: its label, what to write, and what is wrong with what was written, all tied together for who cannot
//! see that they stand together.

use leptos::either::Either;
use leptos::prelude::*;

use super::words::text;

/// How much is written into a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// One line.
    Line,
    /// Several.
    Lines(u8),
}

/// What a field is.
pub struct Field {
    /// Its id in the document.
    pub id: String,
    /// The key of its label.
    pub label: &'static str,
    /// The key of what to write; empty where the label says it all.
    pub hint: &'static str,
    /// What is written.
    pub value: RwSignal<String>,
    /// What is wrong with it.
    pub fault: Signal<Option<String>>,
    /// How much fits.
    pub room: Room,
    /// Whether a form without it cannot be read.
    pub needed: bool,
}

impl Field {
    /// A field of one line without faults.
    pub fn line(id: &str, label: &'static str, hint: &'static str, value: RwSignal<String>) -> Field {
        Field { id: id.to_owned(), label, hint, value, fault: Signal::derive(|| None), room: Room::Line, needed: false }
    }

    /// The same field with its fault.
    pub fn fault(mut self, fault: impl Into<Signal<Option<String>>>) -> Field {
        self.fault = fault.into();
        self
    }

    /// The same field, needed.
    pub fn needed(mut self) -> Field {
        self.needed = true;
        self
    }

    /// The same field with so many lines.
    pub fn lines(mut self, lines: u8) -> Field {
        self.room = Room::Lines(lines);
        self
    }

    /// Draws it.
    pub fn view(self) -> impl IntoView {
        let Field { id, label, hint, value, fault, room, needed } = self;
        let hint_id = format!("{id}-hint");
        let fault_id = format!("{id}-fault");
        let described = {
            let (hint_id, fault_id) = (hint_id.clone(), fault_id.clone());
            move || {
                let faulty = fault.with(Option::is_some);
                match (faulty, hint.is_empty()) {
                    (true, true) => Some(fault_id.clone()),
                    (true, false) => Some(format!("{fault_id} {hint_id}")),
                    (false, true) => None,
                    (false, false) => Some(hint_id.clone()),
                }
            }
        };
        let invalid = move || fault.with(Option::is_some).then_some("true");
        let input_id = id.clone();
        let input = match room {
            Room::Line => Either::Left(view! {
                <input
                    type="text"
                    id=input_id
                    autocomplete="off"
                    spellcheck="false"
                    required=needed
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                />
            }),
            Room::Lines(lines) => Either::Right(view! {
                <textarea
                    id=input_id
                    rows=lines.to_string()
                    required=needed
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                ></textarea>
            }),
        };
        view! {
            <div class="field">
                <label for=id>{text(label)}</label>
                {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{text(hint)}</p> })}
                {input}
                <p class="fault" id=fault_id>{move || fault.get()}</p>
            </div>
        }
    }
}
