//! What may be kept: every part is checked on its own, whether it comes from a form or from a file.

use std::collections::BTreeSet;

use super::Settings;
use super::error::SettingsError;
use super::limit::{self, MOST_FILE_BYTES, Many, check_length};
use crate::post::{Handle, Host, Site};
use crate::reply;
use crate::reply::suggestion::Contact;
use crate::reply::template::Template;
use crate::sentence::Sentence;
use crate::sites::address::site_of;
use crate::triage::correction::said::Correction;
use crate::triage::theme_entry::{ThemeEntry, is_cue};
use crate::triage::verdict::Theme;
use crate::watch::brand::{Brand, WatchedQuery};
use crate::watch::query::Query;

/// Checks all of it.
pub(super) fn settings(settings: &Settings) -> Result<(), SettingsError> {
    counts(settings)?;
    settings.brands.iter().try_for_each(brand)?;
    settings.queries.iter().try_for_each(query)?;
    settings.templates.iter().try_for_each(template)?;
    settings.themes.iter().try_for_each(theme)?;
    contact(&settings.contact)?;
    signature(&settings.signature)?;
    distinct(settings.brands.iter().map(|brand| brand.id.0.as_str()))?;
    distinct(settings.queries.iter().map(|query| query.id.0.as_str()))?;
    distinct(settings.templates.iter().map(|template| template.id.0.as_str()))?;
    distinct(settings.themes.iter().map(|entry| entry.theme.word()).collect::<Vec<_>>().iter().map(String::as_str))?;
    settings.corrections.iter().try_for_each(correction)?;
    let keys = settings.corrections.iter().map(|correction| &correction.key);
    distinct(
        keys.map(|key| format!("{} {}", key.site.name(), key.post)).collect::<Vec<_>>().iter().map(String::as_str),
    )?;
    settings.instances.iter().try_for_each(instance)?;
    distinct(settings.instances.iter().map(Host::as_str))?;
    size(settings)
}

/// Checks how many of each there are.
pub(super) fn counts(settings: &Settings) -> Result<(), SettingsError> {
    Many::Brands.check(settings.brands.len())?;
    Many::Queries.check(settings.queries.len())?;
    Many::Templates.check(settings.templates.len())?;
    Many::Themes.check(settings.themes.len())?;
    Many::Instances.check(settings.instances.len())?;
    Many::Corrections.check(settings.corrections.len())
}

/// Checks that all of it together can be exported and imported again.
pub(super) fn size(settings: &Settings) -> Result<(), SettingsError> {
    if settings.export().len() <= MOST_FILE_BYTES { Ok(()) } else { Err(SettingsError::TooLarge) }
}

/// Checks a host of Mastodon: it belongs to no other site.
pub(super) fn instance(host: &Host) -> Result<(), SettingsError> {
    if site_of(host.as_str()).is_none() { Ok(()) } else { Err(SettingsError::OtherSite) }
}

/// Checks one brand.
pub(super) fn brand(brand: &Brand) -> Result<(), SettingsError> {
    id(&brand.id.0)?;
    check_length(&brand.name, limit::MOST_NAME)?;
    if !has_word(&brand.name) {
        return Err(SettingsError::BrandName);
    }
    Many::Handles.check(brand.handles.len())?;
    brand.handles.iter().try_for_each(|ours| handle(ours.site, &ours.handle))?;
    Many::Aliases.check(brand.aliases.len())?;
    brand.aliases.iter().try_for_each(|alias| {
        check_length(alias, limit::MOST_NAME)?;
        if has_word(alias) { Ok(()) } else { Err(SettingsError::Alias { alias: alias.clone() }) }
    })
}

/// Checks one handle.
fn handle(site: Site, handle: &Handle) -> Result<(), SettingsError> {
    let beginning = || handle.as_str().chars().take(30).collect();
    if handle.is_of(site) { Ok(()) } else { Err(SettingsError::Handle { handle: beginning(), site }) }
}

/// Checks one query: it can be read, and does not fit nearly every post.
pub(super) fn query(query: &WatchedQuery) -> Result<(), SettingsError> {
    id(&query.id.0)?;
    check_length(&query.query, limit::MOST_QUERY)?;
    let refused = |because: Sentence| SettingsError::Query { query: query.query.clone(), because };
    match Query::parse(&query.query) {
        Err(error) => Err(refused(error.sentence())),
        Ok(read) if !read.is_anchored() => Err(refused(Sentence::new("settings_query_fits_all"))),
        Ok(_) => Ok(()),
    }
}

/// Checks one template: it has a title, and each wording makes a reply.
pub(super) fn template(template: &Template) -> Result<(), SettingsError> {
    id(&template.id.0)?;
    check_length(&template.title, limit::MOST_TITLE)?;
    if template.title.trim().is_empty() {
        return Err(SettingsError::TemplateTitle);
    }
    reply::check::check(template)
        .map(|_asks| ())
        .map_err(|error| SettingsError::Template { title: template.title.clone(), because: error.sentence() })
}

/// Checks what is set of one theme: a theme of the user's own has a name and words; no post is left without a theme.
pub(super) fn theme(entry: &ThemeEntry) -> Result<(), SettingsError> {
    let own = matches!(entry.theme, Theme::Own(_));
    check_length(&entry.name, limit::MOST_NAME)?;
    if (own || !entry.name.is_empty()) && !has_word(&entry.name) {
        return Err(SettingsError::ThemeName);
    }
    if own && entry.cues.is_empty() {
        return Err(SettingsError::ThemeWithoutWords { name: entry.name.clone() });
    }
    if entry.theme == Theme::Other && !entry.switch.is_on() {
        return Err(SettingsError::ThemeStays);
    }
    Many::Cues.check(entry.cues.len())?;
    entry.cues.iter().try_for_each(|cue| {
        check_length(cue, limit::MOST_NAME)?;
        if is_cue(cue) { Ok(()) } else { Err(SettingsError::Cue { cue: cue.clone() }) }
    })
}

/// Checks the ways to reach the company; an empty one is a way that does not exist.
pub(super) fn contact(contact: &Contact) -> Result<(), SettingsError> {
    check_length(&contact.email, limit::MOST_CONTACT)?;
    if !contact.email.is_empty() && !is_email(&contact.email) {
        return Err(SettingsError::Email { email: contact.email.clone() });
    }
    check_length(&contact.phone, limit::MOST_CONTACT)?;
    if !contact.phone.is_empty() && !contact.phone.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(SettingsError::Phone { phone: contact.phone.clone() });
    }
    check_length(&contact.web, limit::MOST_WEB)?;
    if !contact.web.is_empty() && !is_web_page(&contact.web) {
        return Err(SettingsError::Web { web: contact.web.clone() });
    }
    if contact.dm.is_empty() { Ok(()) } else { handle(Site::X, &Handle::new(&contact.dm)) }
}

/// Checks one correction. Its words and its margin check themselves when they are read.
pub(super) fn correction(correction: &Correction) -> Result<(), SettingsError> {
    id(correction.key.post.as_str())?;
    check_length(correction.author.as_str(), limit::MOST_NAME)
}

/// Checks the signature.
pub(super) fn signature(signature: &str) -> Result<(), SettingsError> {
    check_length(signature, limit::MOST_NAME)
}

fn id(id: &str) -> Result<(), SettingsError> {
    if (1..=limit::MOST_ID).contains(&id.len()) { Ok(()) } else { Err(SettingsError::Id) }
}

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), SettingsError> {
    let mut known = BTreeSet::new();
    for id in ids {
        if !known.insert(id) {
            return Err(SettingsError::SameId { id: id.to_owned() });
        }
    }
    Ok(())
}

/// Whether there is a letter or a digit: without one, nothing could be found in a text.
fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// One `@` with something on both sides and no blank: enough to catch a slip, and no real address is refused.
fn is_email(text: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c.is_control();
    text.rsplit_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()) && !text.contains(blank)
}

/// `http` or `https`, a host, no blank, and no `user@`, which makes one host look like another.
fn is_web_page(text: &str) -> bool {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let Some(rest) = scheme.and_then(|scheme| text.get(scheme.len()..)) else { return false };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.split(':').next().unwrap_or_default();
    has_word(host) && !authority.contains('@') && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::super::made_up;
    use super::*;
    use crate::watch::brand::Switch;

    #[test]
    fn web_pages() {
        for good in ["https://northwind.example", "http://northwind.example/help?a=b#c", "HTTPS://MÜLLER.example:8443/"]
        {
            assert!(is_web_page(good), "{good}");
        }
        for bad in [
            "",
            "northwind.example",
            "javascript:alert(1)",
            "https://",
            "https:///help",
            "https://?",
            "ftp://northwind.example",
            "https://northwind.example@evil.example/",
            "https://northwind.example/a b",
            "https://northwind\u{7}.example/",
            " https://northwind.example",
            "https:\\\\northwind.example",
        ] {
            assert!(!is_web_page(bad), "{bad}");
        }
    }

    #[test]
    fn emails() {
        for good in ["help@northwind.example", "a+b@x", "\"a@b\"@northwind.example", "hilfe@müller.example"] {
            assert!(is_email(good), "{good}");
        }
        for bad in ["help", "@northwind.example", "help@", "help @northwind.example", "help@north\nwind.example"] {
            assert!(!is_email(bad), "{bad}");
        }
    }

    #[test]
    fn brands() {
        let with = |change: &dyn Fn(&mut Brand)| {
            let mut changed = made_up::brand("b1");
            change(&mut changed);
            brand(&changed)
        };
        let named = |name: &str| with(&|brand| brand.name = name.to_owned());
        let handled = |handle: &str| {
            with(&|brand| {
                for ours in &mut brand.handles {
                    ours.handle = Handle::new(handle);
                }
            })
        };
        assert_eq!(with(&|_| {}), Ok(()));
        for good in ["7", "Ø", "北風", &"n".repeat(100), &"é".repeat(100)] {
            assert_eq!(named(good), Ok(()), "{good}");
        }
        for bad in ["", "   ", "!?", "…", "🙂"] {
            assert_eq!(named(bad), Err(SettingsError::BrandName), "{bad:?}");
        }
        assert!(matches!(named(&"é".repeat(101)), Err(SettingsError::TooLong { most: 100, .. })));
        for good in ["a", "North_Wind1", "123456789012345"] {
            assert_eq!(handled(good), Ok(()), "{good}");
        }
        for bad in ["", "1234567890123456", "north wind", "north-wind", "nörd", "@@", "x.com/northwind"] {
            assert!(matches!(handled(bad), Err(SettingsError::Handle { .. })), "{bad:?}");
        }
        assert!(matches!(with(&|brand| brand.aliases.push("--".to_owned())), Err(SettingsError::Alias { .. })));
        assert!(matches!(
            with(&|brand| brand.aliases = vec!["alias".to_owned(); 201]),
            Err(SettingsError::TooMany { of: Many::Aliases, most: 200 })
        ));
        assert_eq!(with(&|brand| brand.id.0.clear()), Err(SettingsError::Id));
    }

    #[test]
    fn queries() {
        for (written, good) in [
            ("late parcel", true),
            ("#northwind OR @northwindhelp -job", true),
            ("from:northwindhelp", true),
            ("lang:en", false),
            ("-job", false),
            ("", false),
            ("(late", false),
        ] {
            let watched = WatchedQuery { query: written.to_owned(), ..made_up::settings().queries[0].clone() };
            match query(&watched) {
                Ok(()) => assert!(good, "{written}"),
                Err(SettingsError::Query { .. }) => assert!(!good, "{written}"),
                Err(other) => panic!("{written}: {other}"),
            }
        }
    }

    #[test]
    fn templates() {
        let with = |title: &str, short: &str| {
            template(&Template { title: title.to_owned(), short: short.to_owned(), ..made_up::template("t1") })
        };
        assert_eq!(with("Sorry", "Sorry, {{ customer.first_name | default('there') }}."), Ok(()));
        assert_eq!(with(" ", "Sorry."), Err(SettingsError::TemplateTitle));
        for bad in ["", "Sorry {{", "Sorry {{ customer.shoe_size }}", &"x".repeat(20_000)] {
            assert!(matches!(with("Sorry", bad), Err(SettingsError::Template { .. })), "{bad:.40}");
        }
    }

    #[test]
    fn themes() {
        let with = |change: &dyn Fn(&mut ThemeEntry)| {
            let mut changed = made_up::own_theme(1);
            change(&mut changed);
            theme(&changed)
        };
        let worded = |cue: &str| with(&|entry| entry.cues = vec![cue.to_owned()]);
        assert_eq!(with(&|_| {}), Ok(()));
        assert_eq!(theme(&ThemeEntry::of(Theme::Other)), Ok(()));
        assert_eq!(with(&|entry| entry.name.clear()), Err(SettingsError::ThemeName));
        assert_eq!(with(&|entry| entry.name = "?!".to_owned()), Err(SettingsError::ThemeName));
        assert!(matches!(with(&|entry| entry.cues.clear()), Err(SettingsError::ThemeWithoutWords { .. })));
        for bad in ["404", "😡", "@northwind", "  ", ""] {
            assert_eq!(worded(bad), Err(SettingsError::Cue { cue: bad.to_owned() }));
        }
        for good in ["won’t zip", "error 404", "Größe"] {
            assert_eq!(worded(good), Ok(()), "{good}");
        }
        assert!(matches!(worded(&"x".repeat(101)), Err(SettingsError::TooLong { most: 100, .. })));
        assert!(matches!(
            with(&|entry| entry.cues = vec!["tent".to_owned(); 101]),
            Err(SettingsError::TooMany { of: Many::Cues, most: 100 })
        ));
        for (of, kept) in [(Theme::Other, Err(SettingsError::ThemeStays)), (Theme::Price, Ok(()))] {
            assert_eq!(theme(&ThemeEntry { switch: Switch::Off, ..ThemeEntry::of(of) }), kept);
        }
    }

    #[test]
    fn contacts() {
        let with = |change: &dyn Fn(&mut Contact)| {
            let mut changed = made_up::contact();
            change(&mut changed);
            contact(&changed)
        };
        assert_eq!(with(&|_| {}), Ok(()));
        assert_eq!(contact(&Contact::default()), Ok(()));
        assert!(matches!(with(&|c| c.web = "northwind.example".to_owned()), Err(SettingsError::Web { .. })));
        assert!(matches!(with(&|c| c.email = "help".to_owned()), Err(SettingsError::Email { .. })));
        assert!(matches!(with(&|c| c.phone = "call us".to_owned()), Err(SettingsError::Phone { .. })));
        assert!(matches!(with(&|c| c.dm = "not a handle".to_owned()), Err(SettingsError::Handle { .. })));
        assert!(matches!(
            with(&|c| c.web = format!("https://n.example/{}", "a".repeat(2_000))),
            Err(SettingsError::TooLong { .. })
        ));
    }
}
