//! Changing the settings, one edit at a time.

use std::collections::BTreeSet;

use super::error::SettingsError;
use super::{Settings, SettingsEdit, check};
use crate::post::Site;
use crate::reply::suggestion::Contact;
use crate::triage::correction::book;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::Theme;
use crate::watch::brand::{Brand, Switch};

impl Settings {
    /// Makes one change. Making it twice is the same as making it once.
    ///
    /// # Errors
    /// [`SettingsError`], and nothing is changed then.
    pub fn apply(&mut self, edit: SettingsEdit) -> Result<(), SettingsError> {
        let mut next = self.clone();
        next.change(edit)?;
        check::counts(&next)?;
        check::size(&next)?;
        *self = next;
        Ok(())
    }

    fn change(&mut self, edit: SettingsEdit) -> Result<(), SettingsError> {
        match edit {
            SettingsEdit::SetSwitch { switch } => self.switch = switch,
            SettingsEdit::SetSite { site, switch } => {
                self.sites.insert(site, switch);
            }
            SettingsEdit::AddInstance { host } => {
                check::instance(&host)?;
                put(&mut self.instances, host, |one, other| one == other);
                // Who names an instance wants it read.
                self.sites.insert(Site::Mastodon, Switch::On);
            }
            SettingsEdit::RemoveInstance { host } => self.instances.retain(|known| *known != host),
            SettingsEdit::PutBrand { brand } => {
                let brand = tidy_brand(brand);
                check::brand(&brand)?;
                put(&mut self.brands, brand, |one, other| one.id == other.id);
            }
            SettingsEdit::SetBrand { brand, switch } => {
                self.brands.iter_mut().find(|known| known.id == brand).ok_or(SettingsError::Gone)?.switch = switch;
            }
            SettingsEdit::RemoveBrand { brand } => self.brands.retain(|known| known.id != brand),
            SettingsEdit::PutQuery { mut query } => {
                query.query = tidy(query.query);
                check::query(&query)?;
                put(&mut self.queries, query, |one, other| one.id == other.id);
            }
            SettingsEdit::SetQuery { query, switch } => {
                self.queries.iter_mut().find(|known| known.id == query).ok_or(SettingsError::Gone)?.switch = switch;
            }
            SettingsEdit::RemoveQuery { query } => self.queries.retain(|known| known.id != query),
            SettingsEdit::SetMentionMarks { marks } => self.mention_marks = marks,
            SettingsEdit::SetSecondReader { switch } => self.second_reader = switch,
            SettingsEdit::SetContact { contact } => {
                let contact = tidy_contact(contact);
                check::contact(&contact)?;
                self.contact = contact;
            }
            SettingsEdit::SetSignature { signature } => {
                let signature = tidy(signature);
                check::signature(&signature)?;
                self.signature = signature;
            }
            SettingsEdit::PutTemplate { template } => {
                check::template(&template)?;
                put(&mut self.templates, template, |one, other| one.id == other.id);
            }
            SettingsEdit::RemoveTemplate { template } => self.templates.retain(|known| known.id != template),
            SettingsEdit::PutTheme { entry } => {
                let entry = tidy_theme(entry);
                check::theme(&entry)?;
                put(&mut self.themes, entry, |one, other| one.theme == other.theme);
                self.themes.retain(|entry| !entry.is_blank());
            }
            SettingsEdit::SetTheme { theme, switch } => {
                let known = self.themes.iter().find(|entry| entry.theme == theme).cloned();
                let came = (!matches!(theme, Theme::Own(_))).then(|| ThemeEntry::of(theme));
                let entry = ThemeEntry { switch, ..known.or(came).ok_or(SettingsError::Gone)? };
                self.change(SettingsEdit::PutTheme { entry })?;
            }
            SettingsEdit::RemoveTheme { theme } => self.themes.retain(|entry| entry.theme != theme),
            SettingsEdit::PutCorrection { correction } => {
                check::correction(&correction)?;
                book::put(&mut self.corrections, correction);
            }
            SettingsEdit::TakeBackCorrection { key } => book::take_back(&mut self.corrections, &key),
            SettingsEdit::ForgetCorrections => self.corrections.clear(),
        }
        Ok(())
    }
}

/// Replaces the one that is the same, or adds it at the end.
fn put<T>(list: &mut Vec<T>, new: T, same: impl Fn(&T, &T) -> bool) {
    match list.iter_mut().find(|old| same(old, &new)) {
        Some(old) => *old = new,
        None => list.push(new),
    }
}

/// Without the blanks that a form leaves at the ends.
fn tidy(text: String) -> String {
    let trimmed = text.trim();
    if trimmed.len() == text.len() { text } else { trimmed.to_owned() }
}

fn tidy_brand(mut brand: Brand) -> Brand {
    brand.name = tidy(brand.name);
    brand.aliases = brand.aliases.into_iter().map(tidy).filter(|alias| !alias.is_empty()).collect();
    brand.handles.retain(|ours| !ours.handle.is_empty());
    brand
}

fn tidy_theme(mut entry: ThemeEntry) -> ThemeEntry {
    entry.name = tidy(entry.name);
    let mut known = BTreeSet::new();
    entry.cues = entry.cues.into_iter().map(tidy).filter(|cue| !cue.is_empty() && known.insert(cue.clone())).collect();
    entry
}

fn tidy_contact(contact: Contact) -> Contact {
    Contact { email: tidy(contact.email), phone: tidy(contact.phone), web: tidy(contact.web), dm: tidy(contact.dm) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::made_up;
    use super::*;
    use crate::post::{Handle, Host};
    use crate::watch::brand::{BrandId, QueryId, SiteHandle, WatchedQuery};

    #[test]
    fn a_brand_is_added_replaced_switched_and_removed() {
        let mut settings = Settings::blank();
        settings.apply(SettingsEdit::PutBrand { brand: made_up::brand("b1") }).unwrap();
        settings.apply(SettingsEdit::PutBrand { brand: made_up::brand("b2") }).unwrap();
        let renamed = Brand { name: "Southwind".to_owned(), ..made_up::brand("b1") };
        settings.apply(SettingsEdit::PutBrand { brand: renamed.clone() }).unwrap();
        assert_eq!(settings.brands, [renamed, made_up::brand("b2")]);
        let off = SettingsEdit::SetBrand { brand: BrandId("b2".to_owned()), switch: Switch::Off };
        settings.apply(off.clone()).unwrap();
        assert_eq!(settings.brands[1].switch, Switch::Off);
        settings.apply(SettingsEdit::RemoveBrand { brand: BrandId("b2".to_owned()) }).unwrap();
        assert_eq!(settings.brands.len(), 1);
        assert_eq!(settings.apply(off), Err(SettingsError::Gone));
    }

    #[test]
    fn an_instance_is_added_once_and_removed() {
        let mut settings = Settings::blank();
        let host = Host::read("town.example").unwrap();
        assert!(!settings.is_read(Site::Mastodon));
        for _ in 0..2 {
            settings.apply(SettingsEdit::AddInstance { host: host.clone() }).unwrap();
        }
        assert_eq!(settings.instances, std::slice::from_ref(&host));
        assert!(settings.is_read(Site::Mastodon));
        settings.apply(SettingsEdit::RemoveInstance { host }).unwrap();
        assert_eq!(settings.instances, []);
        let x = Host::read("x.com").unwrap();
        assert_eq!(settings.apply(SettingsEdit::AddInstance { host: x }), Err(SettingsError::OtherSite));
    }

    #[test]
    fn a_theme_is_added_renamed_switched_and_removed() {
        let mut settings = Settings::blank();
        let own = made_up::own_theme(1);
        settings.apply(SettingsEdit::PutTheme { entry: own.clone() }).unwrap();
        settings.apply(SettingsEdit::PutTheme { entry: made_up::renamed(Theme::Price) }).unwrap();
        assert_eq!(settings.themes, [own.clone(), made_up::renamed(Theme::Price)]);
        let switched = |theme, switch| SettingsEdit::SetTheme { theme, switch };
        settings.apply(switched(own.theme, Switch::Off)).unwrap();
        assert_eq!(settings.themes[0], ThemeEntry { switch: Switch::Off, ..own.clone() });
        // One that came with the product has no entry while nothing is set of it.
        settings.apply(switched(Theme::Safety, Switch::Off)).unwrap();
        assert_eq!(settings.themes.len(), 3);
        settings.apply(switched(Theme::Safety, Switch::On)).unwrap();
        settings.apply(SettingsEdit::PutTheme { entry: ThemeEntry::of(Theme::Price) }).unwrap();
        assert_eq!(settings.themes.len(), 1);
        settings.apply(SettingsEdit::RemoveTheme { theme: own.theme }).unwrap();
        assert_eq!(settings.themes, []);
        assert_eq!(settings.apply(switched(own.theme, Switch::On)), Err(SettingsError::Gone));
        assert_eq!(settings.apply(switched(Theme::Other, Switch::Off)), Err(SettingsError::ThemeStays));
        let spaced =
            ThemeEntry { name: " Tents ".to_owned(), cues: vec!["tent ".into(), " ".into(), "tent".into()], ..own };
        settings.apply(SettingsEdit::PutTheme { entry: spaced }).unwrap();
        assert_eq!(
            (settings.themes[0].name.as_str(), settings.themes[0].cues.as_slice()),
            ("Tents", ["tent".to_owned()].as_slice())
        );
    }

    #[test]
    fn blanks_of_a_form_are_taken_off() {
        let mut settings = Settings::blank();
        let mut brand = made_up::brand("b1");
        brand.name = "  Northwind ".to_owned();
        brand.aliases = vec![" nw ".to_owned(), "  ".to_owned()];
        brand.handles = vec![
            SiteHandle { site: Site::X, handle: Handle::new(" @NorthWind ") },
            SiteHandle { site: Site::X, handle: Handle::new("@") },
        ];
        settings.apply(SettingsEdit::PutBrand { brand }).unwrap();
        let kept = &settings.brands[0];
        assert_eq!((kept.name.as_str(), kept.aliases.as_slice()), ("Northwind", ["nw".to_owned()].as_slice()));
        assert_eq!(kept.handles, [SiteHandle { site: Site::X, handle: Handle::new("northwind") }]);
    }

    #[test]
    fn a_refused_edit_changes_nothing() {
        let before = made_up::settings();
        let refused = [
            SettingsEdit::PutBrand { brand: Brand { name: "!".to_owned(), ..made_up::brand("b1") } },
            SettingsEdit::SetQuery { query: QueryId("none".to_owned()), switch: Switch::Off },
            SettingsEdit::SetContact { contact: Contact { web: "evil".to_owned(), ..made_up::contact() } },
            SettingsEdit::SetSignature { signature: "x".repeat(101) },
        ];
        for edit in refused {
            let mut settings = before.clone();
            assert!(settings.apply(edit.clone()).is_err(), "{edit:?}");
            assert_eq!(settings, before);
        }
    }

    #[test]
    fn no_more_than_can_be_exported() {
        let mut settings = Settings::blank();
        // Six bytes in the file for each of these characters.
        let big = |n: usize| WatchedQuery {
            id: QueryId(format!("q{n}")),
            query: format!("\"a{}\"", "\u{1}".repeat(3_000)),
            switch: Switch::On,
        };
        settings.queries = (0..280).map(big).collect();
        let before = settings.clone();
        assert_eq!(
            settings.apply(SettingsEdit::PutBrand { brand: made_up::brand("b1") }),
            Err(SettingsError::TooLarge)
        );
        assert_eq!(settings, before);
        settings.queries.truncate(270);
        assert_eq!(settings.apply(SettingsEdit::PutBrand { brand: made_up::brand("b1") }), Ok(()));
    }

    proptest! {
        #[test]
        fn an_edit_made_twice_is_the_edit_made_once(before in made_up::any_settings(), edit in made_up::any_edit()) {
            let mut once = before;
            if once.apply(edit.clone()).is_ok() {
                let mut twice = once.clone();
                prop_assert_eq!(twice.apply(edit), Ok(()));
                prop_assert_eq!(once, twice);
            }
        }
    }
}
