//! Settings for tests, of people and firms that do not exist.

use proptest::prelude::*;

use super::{MentionMarks, Settings, SettingsEdit};
use crate::post::{Handle, Host, PostId, PostKey, Site, UnixMillis};
use crate::reply::suggestion::Contact;
use crate::reply::template::{Answers, Template, TemplateId};
use crate::triage::correction::said::{Correction, Margin, Said};
use crate::triage::correction::wording::Wording;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::{Severity, Theme, ThemeId};
use crate::watch::brand::{Brand, BrandId, QueryId, SiteHandle, Switch, WatchedQuery};

/// A brand with everything.
pub(crate) fn brand(id: &str) -> Brand {
    Brand {
        id: BrandId(id.to_owned()),
        name: "Northwind".to_owned(),
        handles: vec![SiteHandle { site: Site::X, handle: Handle::new("NorthwindHelp") }],
        aliases: vec!["north wind".to_owned()],
        switch: Switch::On,
    }
}

/// A contact with everything.
pub(crate) fn contact() -> Contact {
    Contact {
        email: "help@northwind.example".to_owned(),
        phone: "+44 20 7946 0000".to_owned(),
        web: "https://northwind.example/help".to_owned(),
        dm: "@NorthwindHelp".to_owned(),
    }
}

/// A template that makes a reply.
pub(crate) fn template(id: &str) -> Template {
    Template {
        id: TemplateId(id.to_owned()),
        title: "Sorry".to_owned(),
        answers: Answers::Complaint,
        themes: vec![Theme::Delivery],
        severities: vec![Severity::Blame],
        long: "We are very sorry about this.".to_owned(),
        medium: "We are sorry about this.".to_owned(),
        short: "Sorry about this.".to_owned(),
    }
}

/// A theme of the user's own, with everything.
pub(crate) fn own_theme(id: u32) -> ThemeEntry {
    let cues = vec!["tent".to_owned(), "tent pole".to_owned()];
    ThemeEntry { name: "Tents".to_owned(), cues, ..ThemeEntry::of(Theme::Own(ThemeId(id))) }
}

/// A theme with another name.
pub(crate) fn renamed(theme: Theme) -> ThemeEntry {
    ThemeEntry { name: "Dosh".to_owned(), ..ThemeEntry::of(theme) }
}

/// Settings with some of everything.
pub(crate) fn settings() -> Settings {
    Settings {
        brands: vec![brand("b1"), brand("b2")],
        queries: vec![query("q1", "northwind parcel")],
        contact: contact(),
        signature: "Maya".to_owned(),
        templates: vec![template("t1"), template("t2")],
        themes: vec![own_theme(1)],
        corrections: vec![correction("17", Said::NotAComplaint)],
        ..Settings::blank()
    }
}

/// A correction of that post.
pub(crate) fn correction(post: &str, said: Said) -> Correction {
    Correction {
        key: PostKey { site: Site::X, post: PostId::new(post) },
        author: Handle::new("maya_b"),
        at: UnixMillis(1_700_000_000_000),
        words: Wording::of_hashes(vec![7, 0xFFFF_FFFF]),
        margin: Margin::of(0.7),
        said,
    }
}

fn any_correction() -> impl Strategy<Value = Correction> {
    let said = (any::<bool>(), prop::option::of(prop::sample::select(Theme::ALL.to_vec())));
    let words = prop::collection::vec(any::<u32>(), 0..70).prop_map(Wording::of_hashes);
    ("[1-9]{1,3}", words, -12.0f32..12.0, any::<u32>(), said).prop_map(
        |(post, words, margin, at, (complains, theme))| {
            let said = if complains { Said::Complaint { theme, severity: None } } else { Said::NotAComplaint };
            Correction { words, margin: Margin::of(margin), at: UnixMillis(i64::from(at)), ..correction(&post, said) }
        },
    )
}

fn query(id: &str, query: &str) -> WatchedQuery {
    WatchedQuery { id: QueryId(id.to_owned()), query: query.to_owned(), switch: Switch::On }
}

fn switch() -> impl Strategy<Value = Switch> {
    any::<bool>().prop_map(Switch::from_on)
}

fn any_brand() -> impl Strategy<Value = Brand> {
    let handle = "[A-Za-z0-9_]{1,15}".prop_map(|name| SiteHandle { site: Site::X, handle: Handle::new(&name) });
    let names = ("\\PC{0,20}[a-zé北]", prop::collection::vec("[a-z]\\PC{0,9}", 0..3));
    ("b[0-9]", names, prop::collection::vec(handle, 0..3), switch())
        .prop_map(|(id, (name, aliases), handles, switch)| Brand { id: BrandId(id), name, handles, aliases, switch })
}

fn any_query() -> impl Strategy<Value = WatchedQuery> {
    ("q[0-9]", "[a-z]{2,8}( [a-z]{2,8}){0,3}", switch())
        .prop_map(|(id, text, switch)| WatchedQuery { switch, ..query(&id, &text) })
}

fn any_theme() -> impl Strategy<Value = Theme> {
    let own = (0u32..4).prop_map(|id| Theme::Own(ThemeId(id)));
    prop_oneof![prop::sample::select(Theme::ALL.to_vec()), own]
}

fn any_entry() -> impl Strategy<Value = ThemeEntry> {
    let cues = prop::collection::vec("[a-z]{1,9}( [a-z']{1,9})?", 1..4);
    (any_theme(), "\\PC{0,20}[a-zé北]", cues, switch()).prop_map(|(theme, name, cues, switch)| {
        let switch = if theme == Theme::Other { Switch::On } else { switch };
        ThemeEntry { theme, name: name.trim().to_owned(), cues, switch }
    })
}

fn any_template() -> impl Strategy<Value = Template> {
    let themes = prop::collection::vec(any_theme(), 0..3);
    let severities = prop::collection::vec(prop::sample::select(Severity::ALL.to_vec()), 0..3);
    ("t[0-9]", "[^{}]{1,30}x", "[^{}]{0,60}x", themes, severities)
        .prop_map(|(id, title, long, themes, severities)| Template { title, long, themes, severities, ..template(&id) })
}

/// Any settings that may be kept.
pub(crate) fn any_settings() -> impl Strategy<Value = Settings> {
    let lists = (
        prop::collection::vec(any_brand(), 0..4),
        prop::collection::vec(any_query(), 0..4),
        prop::collection::vec(any_template(), 0..4),
        prop::collection::vec(any_entry(), 0..4),
        prop::collection::vec(any_correction(), 0..4),
    );
    (lists, switch(), prop::option::of(switch()), ".{0,40}", any::<bool>()).prop_map(
        |((brands, queries, templates, themes, corrections), switch, site, signature, quiet)| {
            let mut settings = Settings { switch, signature, contact: contact(), ..Settings::blank() };
            settings.sites.extend(site.map(|switch| (Site::X, switch)));
            settings.instances.extend(site.and_then(|_| Host::read("town.example")));
            settings.second_reader = Switch::from_on(quiet);
            settings.mention_marks = if quiet { MentionMarks::Quiet } else { MentionMarks::Hidden };
            settings.brands = first_of_each(brands, |brand| brand.id.0.clone());
            settings.queries = first_of_each(queries, |query| query.id.0.clone());
            settings.corrections = first_of_each(corrections, |correction| correction.key.post.to_string());
            settings.templates = first_of_each(templates, |template| template.id.0.clone());
            settings.themes = first_of_each(themes, |entry| entry.theme.word());
            settings
        },
    )
}

/// Any edit, some of which are refused.
pub(crate) fn any_edit() -> impl Strategy<Value = SettingsEdit> {
    prop_oneof![
        switch().prop_map(|switch| SettingsEdit::SetSwitch { switch }),
        switch().prop_map(|switch| SettingsEdit::SetSite { site: Site::X, switch }),
        any_brand().prop_map(|brand| SettingsEdit::PutBrand { brand }),
        ("b[0-9]", switch()).prop_map(|(id, switch)| SettingsEdit::SetBrand { brand: BrandId(id), switch }),
        "b[0-9]".prop_map(|id| SettingsEdit::RemoveBrand { brand: BrandId(id) }),
        any_query().prop_map(|query| SettingsEdit::PutQuery { query }),
        "q[0-9]".prop_map(|id| SettingsEdit::RemoveQuery { query: QueryId(id) }),
        any_template().prop_map(|template| SettingsEdit::PutTemplate { template }),
        "t[0-9]".prop_map(|id| SettingsEdit::RemoveTemplate { template: TemplateId(id) }),
        any_entry().prop_map(|entry| SettingsEdit::PutTheme { entry }),
        (any_theme(), switch()).prop_map(|(theme, switch)| SettingsEdit::SetTheme { theme, switch }),
        any_theme().prop_map(|theme| SettingsEdit::RemoveTheme { theme }),
        ".{0,40}".prop_map(|signature| SettingsEdit::SetSignature { signature }),
        any_correction().prop_map(|correction| SettingsEdit::PutCorrection { correction }),
        any_correction().prop_map(|correction| SettingsEdit::TakeBackCorrection { key: correction.key }),
        Just(SettingsEdit::ForgetCorrections),
    ]
}

fn first_of_each<T>(list: Vec<T>, id: impl Fn(&T) -> String) -> Vec<T> {
    let mut known = std::collections::BTreeSet::new();
    list.into_iter().filter(|thing| known.insert(id(thing))).collect()
}
