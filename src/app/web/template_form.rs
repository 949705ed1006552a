//! The form of a template: its title, what it answers, and three wordings that are checked and shown while they are written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::field::Field;
use super::focus::focus;
use super::themes;
use super::words::{number, text};
use crate::app::draft::DraftFault;
use crate::app::preview::{Preview, facts, preview};
use crate::browser::i18n;
use crate::names;
use crate::reply::TemplateError;
use crate::reply::check::WORDINGS;
use crate::reply::field::FIELDS;
use crate::reply::starter::starter;
use crate::reply::template::{Answers, Template, Wording};
use crate::settings::SettingsEdit;
use crate::triage::verdict::Theme;

/// A template while it is written.
#[derive(Clone, Copy)]
struct Draft {
    kept: StoredValue<Template>,
    title: RwSignal<String>,
    answers: RwSignal<Answers>,
    themes: RwSignal<Vec<Theme>>,
    long: RwSignal<String>,
    medium: RwSignal<String>,
    short: RwSignal<String>,
}

impl Draft {
    fn of(template: Template) -> Draft {
        let draft = Draft {
            kept: StoredValue::new(template.clone()),
            title: RwSignal::new(String::new()),
            answers: RwSignal::new(Answers::Complaint),
            themes: RwSignal::new(Vec::new()),
            long: RwSignal::new(String::new()),
            medium: RwSignal::new(String::new()),
            short: RwSignal::new(String::new()),
        };
        draft.show(template);
        draft
    }

    fn show(self, template: Template) {
        self.title.set(template.title);
        self.answers.set(template.answers);
        self.themes.set(template.themes);
        self.long.set(template.long);
        self.medium.set(template.medium);
        self.short.set(template.short);
    }

    fn source(self, wording: Wording) -> RwSignal<String> {
        match wording {
            Wording::Long => self.long,
            Wording::Medium => self.medium,
            Wording::Short => self.short,
        }
    }

    fn template(self) -> Template {
        Template {
            title: self.title.with(|title| title.trim().to_owned()),
            answers: self.answers.get(),
            themes: self.themes.get(),
            long: self.long.get(),
            medium: self.medium.get(),
            short: self.short.get(),
            ..self.kept.get_value()
        }
    }
}

/// The form. `close` is called when the template is kept, or nothing is to be.
pub fn view(desk: Desk, template: Template, close: impl Fn() + Clone + 'static) -> AnyView {
    let prefix = format!("template-{}", template.id.0);
    let (first, title_id) = (format!("{prefix}-title"), format!("{prefix}-title"));
    focus(first);
    let came_with = starter().into_iter().find(|starter| starter.id == template.id);
    let draft = Draft::of(template);
    let asked = RwSignal::new(false);
    let refused = RwSignal::new(None::<String>);
    let title_fault = Signal::derive(move || {
        let missing = asked.get() && draft.title.with(|title| title.trim().is_empty());
        missing.then(|| i18n::say(&DraftFault::TitleMissing.sentence()))
    });
    let shown = WORDINGS.map(|wording| {
        (
            wording,
            Memo::new(move |_| preview(&draft.template(), wording, &desk.read(|s| Some(facts(s))).unwrap_or_default())),
        )
    });
    let submit = {
        let (close, prefix) = (close.clone(), prefix.clone());
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            asked.set(true);
            if title_fault.get_untracked().is_some() {
                return focus(title_id.clone());
            }
            if let Some((faulty, _)) = shown.iter().find(|(_, shown)| shown.with_untracked(Result::is_err)) {
                refused.set(Some(text("app_template_needs_mending")));
                return focus(format!("{prefix}-{}", wording_name(*faulty)));
            }
            let close = close.clone();
            let template = untrack(|| draft.template());
            spawn_local(async move {
                match desk.edit(SettingsEdit::PutTemplate { template }).await {
                    Ok(()) => close(),
                    Err(refusal) => refused.set(Some(refusal)),
                }
            });
        }
    };
    let wordings =
        shown.map(|(wording, shown)| wording_view(&prefix, draft.source(wording), wording, shown)).into_iter();
    let restore = came_with.map(|template| {
        view! {
            <button type="button" class="quiet" on:click=move |_| draft.show(template.clone())>
                {text("app_template_restore")}
            </button>
        }
    });
    view! {
        <form class="inner" novalidate on:submit=submit on:input=move |_| refused.set(None)>
            {Field::line(&format!("{prefix}-title"), "app_template_title", "app_template_title_hint", draft.title)
                .fault(title_fault)
                .needed()
                .view()}
            {answers_view(desk, &prefix, draft)}
            {wordings.collect::<Vec<_>>()}
            {fields_view()}
            <p class="fault" role="alert">{move || refused.get()}</p>
            <div class="actions">
                <button type="submit" class="main">{text("app_save")}</button>
                <button type="button" class="quiet" on:click=move |_| close()>{text("app_cancel")}</button>
                {restore}
            </div>
        </form>
    }
    .into_any()
}

fn wording_name(wording: Wording) -> &'static str {
    match wording {
        Wording::Long => "long",
        Wording::Medium => "medium",
        Wording::Short => "short",
    }
}

fn wording_view(
    prefix: &str,
    source: RwSignal<String>,
    wording: Wording,
    shown: Memo<Result<Preview, TemplateError>>,
) -> AnyView {
    let (label, lines) = match wording {
        Wording::Long => ("app_template_long", 6),
        Wording::Medium => ("app_template_medium", 4),
        Wording::Short => ("app_template_short", 3),
    };
    let fault = Signal::derive(move || shown.with(|shown| shown.as_ref().err().map(|e| i18n::say(&e.sentence()))));
    let id = format!("{prefix}-{}", wording_name(wording));
    let reads = move || {
        shown.get().ok().map(|Preview { text: reads, length }| {
            let count = |units: usize| number(u32::try_from(units).unwrap_or(u32::MAX));
            let key = if length.fits { "app_template_length" } else { "app_template_length_over" };
            let measure = i18n::message(key, &[&count(length.length), &count(length.limit)]);
            view! {
                <div class="measure">
                    <span>{text("app_template_preview")}</span>
                    <span class:over=!length.fits>{measure}</span>
                </div>
                <div class="preview">{reads}</div>
            }
        })
    };
    view! {
        <div class="wording">
            {Field::line(&id, label, "", source).lines(lines).fault(fault).view()}
            {reads}
        </div>
    }
    .into_any()
}

fn answers_view(desk: Desk, prefix: &str, draft: Draft) -> AnyView {
    let chosen = draft.themes.get_untracked();
    let kinds = [Answers::Complaint, Answers::Mention, Answers::Praise];
    let name = format!("{prefix}-answers");
    let choices = kinds.map(|kind| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || draft.answers.get() == kind
                    on:change=move |_| draft.answers.set(kind)
                />
                <span>{text(names::answers(kind))}</span>
            </label>
        }
    });
    // A theme that is off is offered only where it is chosen already.
    let offered =
        desk.peek(|s| s.all_themes()).into_iter().filter(|entry| entry.switch.is_on() || chosen.contains(&entry.theme));
    let themes = offered.map(|entry| {
        let theme = entry.theme;
        view! {
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || draft.themes.with(|themes| themes.contains(&theme))
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        draft.themes.update(|themes| {
                            themes.retain(|kept| *kept != theme);
                            if on {
                                themes.push(theme);
                            }
                        });
                    }
                />
                <span>{themes::name(std::slice::from_ref(&entry), theme)}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choices">
            <legend>{text("app_template_answers")}</legend>
            {choices.into_iter().collect::<Vec<_>>()}
        </fieldset>
        <details hidden=move || draft.answers.get() != Answers::Complaint>
            <summary>{text("app_template_themes")}</summary>
            <fieldset class="choices">
                <legend>{text("app_template_themes_hint")}</legend>
                {themes.collect::<Vec<_>>()}
            </fieldset>
        </details>
    }
    .into_any()
}

fn fields_view() -> AnyView {
    let row = |code: String, key: &str| view! { <dt>{code}</dt> <dd>{text(key)}</dd> };
    let fields = FIELDS.map(|field| {
        let key = format!("app_field_{}", field.replace('.', "_"));
        row(format!("{{{{ {field} }}}}"), &key)
    });
    view! {
        <details>
            <summary>{text("app_template_fields")}</summary>
            <dl class="fields">
                {fields.into_iter().collect::<Vec<_>>()}
                {row("{{ ask.order_no }}".to_owned(), "app_field_ask")}
                {row("{{ … | default(\"there\") }}".to_owned(), "app_field_default")}
                {row("{% if … %} {% endif %}".to_owned(), "app_field_if")}
            </dl>
        </details>
    }
    .into_any()
}
