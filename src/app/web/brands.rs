//! The brands on the settings page: a switch each; adding, changing, removing.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::brand_form::BrandForm;
use super::desk::Desk;
use super::focus::focus;
use super::toggle::toggle;
use super::undo::Undo;
use super::words::{text, text_with};
use crate::app::draft::BrandDraft;
use crate::browser::random;
use crate::settings::SettingsEdit;
use crate::watch::brand::{Brand, BrandId, Switch};

const ADD: &str = "brand-add";

/// Which form is open.
#[derive(Clone, PartialEq, Eq)]
enum Open {
    None,
    New,
    Of(BrandId),
}

/// The list and its forms.
pub fn view(desk: Desk) -> impl IntoView {
    let undo = Undo::new(desk, "brand-undo", ADD);
    let open = RwSignal::new(Open::None);
    let none = move || desk.read(|settings| settings.brands.is_empty());
    let adding = move || {
        (open.get() == Open::New).then(|| {
            let form = BrandForm::new("brand-new", BrandDraft::default());
            focus(form.first());
            form_view(desk, open, form, BrandId(random::id()), Switch::On, ADD.to_owned())
        })
    };
    view! {
        <ul class="rows" class:empty=none>
            <For
                each=move || desk.read(|settings| settings.brands.clone())
                key=|brand| (brand.id.0.clone(), BrandDraft::of(brand))
                children=move |brand| row(desk, undo, open, brand)
            />
        </ul>
        {undo.view()}
        {adding}
        <div class="actions">
            <button
                type="button"
                id=ADD
                hidden=move || open.get() == Open::New
                on:click=move |_| open.set(Open::New)
            >
                {text("app_brand_add")}
            </button>
        </div>
    }
}

fn row(desk: Desk, undo: Undo, open: RwSignal<Open>, brand: Brand) -> impl IntoView {
    let draft = BrandDraft::of(&brand);
    let id = brand.id.clone();
    let edit_id = format!("brand-edit-{}", id.0);
    let below: Vec<String> =
        [draft.handles.clone(), draft.aliases.clone()].into_iter().filter(|s| !s.is_empty()).collect();
    let words = view! {
        <bdi>{brand.name.clone()}</bdi>
        {(!below.is_empty()).then(|| view! { <span class="row-below"><bdi>{below.join(" · ")}</bdi></span> })}
    };
    let now = {
        let brand = brand.clone();
        move || desk.peek(|s| s.brands.iter().find(|b| b.id == brand.id).cloned()).unwrap_or_else(|| brand.clone())
    };
    let on = {
        let id = id.clone();
        move || desk.read(|s| s.brands.iter().any(|brand| brand.id == id && brand.switch.is_on()))
    };
    let edit = {
        let id = id.clone();
        move |switch| SettingsEdit::SetBrand { brand: id.clone(), switch }
    };
    let is_open = {
        let id = id.clone();
        Memo::new(move |_| open.get() == Open::Of(id.clone()))
    };
    let form = {
        let (now, edit_id) = (now.clone(), edit_id.clone());
        move || {
            is_open.get().then(|| {
                let brand = now();
                let form = BrandForm::new(&format!("brand-{}", brand.id.0), BrandDraft::of(&brand));
                focus(form.first());
                form_view(desk, open, form, brand.id, brand.switch, edit_id.clone())
            })
        }
    };
    let remove = move |_| {
        let back = now();
        undo.remove(
            back.name.clone(),
            SettingsEdit::RemoveBrand { brand: back.id.clone() },
            SettingsEdit::PutBrand { brand: back },
        );
    };
    view! {
        <li class="entry">
            <div class="row">
                {toggle(desk, words, on, edit)}
                <button
                    type="button"
                    class="quiet"
                    id=edit_id
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    aria-label=text_with("app_edit_named", &brand.name)
                    on:click=move |_| open.set(if is_open.get_untracked() { Open::None } else { Open::Of(id.clone()) })
                >
                    {text("app_edit")}
                </button>
                <button type="button" class="quiet" aria-label=text_with("app_remove_named", &brand.name) on:click=remove>
                    {text("app_remove")}
                </button>
            </div>
            {form}
        </li>
    }
}

fn form_view(
    desk: Desk,
    open: RwSignal<Open>,
    form: BrandForm,
    id: BrandId,
    switch: Switch,
    home: String,
) -> impl IntoView {
    let refused = RwSignal::new(None::<String>);
    let close = {
        let home = home.clone();
        move || {
            open.set(Open::None);
            focus(home.clone());
        }
    };
    let save = {
        let (form, close) = (form.clone(), close.clone());
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            // The switch may have been thrown while the form was open.
            let switch = desk.peek(|s| s.brands.iter().find(|b| b.id == id).map(|b| b.switch)).unwrap_or(switch);
            let Some(brand) = form.read(id.clone(), switch) else { return };
            let close = close.clone();
            spawn_local(async move {
                match desk.edit(SettingsEdit::PutBrand { brand }).await {
                    Ok(()) => close(),
                    Err(refusal) => refused.set(Some(refusal)),
                }
            });
        }
    };
    view! {
        <form class="inner" novalidate on:submit=save>
            {form.needed_fields()}
            {form.other_words()}
            <p class="fault" role="alert">{move || refused.get()}</p>
            <div class="actions">
                <button type="submit" class="main">{text("app_save")}</button>
                <button type="button" class="quiet" on:click=move |_| close()>{text("app_cancel")}</button>
            </div>
        </form>
    }
}
