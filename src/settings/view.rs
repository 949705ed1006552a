//! What the settings mean to those who need a part of them.

use std::collections::BTreeMap;

use super::{MentionMarks, SCHEMA, Settings};
use crate::message::PageSetup;
use crate::post::Site;
use crate::reply::starter::starter;
use crate::reply::suggestion::{Contact, OurFacts};
use crate::triage::correction::layer::LocalLayer;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::Theme;
use crate::watch::brand::{BrandId, Switch};

impl Settings {
    /// Settings in which nothing is set.
    pub fn blank() -> Settings {
        Settings {
            schema: SCHEMA,
            switch: Switch::On,
            sites: BTreeMap::new(),
            instances: Vec::new(),
            brands: Vec::new(),
            queries: Vec::new(),
            mention_marks: MentionMarks::default(),
            second_reader: Switch::On,
            contact: Contact::default(),
            signature: String::new(),
            templates: Vec::new(),
            themes: Vec::new(),
            corrections: Vec::new(),
        }
    }

    /// The settings of the first run: the starter templates, and nothing watched.
    pub fn starter() -> Settings {
        Settings { templates: starter(), ..Settings::blank() }
    }

    /// Whether the user wants the site read, whatever the master switch says.
    pub fn is_read(&self, site: Site) -> bool {
        self.sites.get(&site).map_or(!site.is_off_at_first(), |switch| switch.is_on())
    }

    /// Whether the site is read: the master switch and its own.
    pub fn site_switch(&self, site: Site) -> Switch {
        Switch::from_on(self.switch.is_on() && self.is_read(site))
    }

    /// What a page of that site needs: only what is switched on, and nothing at all where the site is off. `layer` is what
    /// was learnt from [`Settings::corrections`].
    pub fn setup_for(&self, site: Site, layer: &LocalLayer) -> PageSetup {
        let switch = self.site_switch(site);
        let watched = |own: Switch| switch.is_on() && own.is_on();
        PageSetup {
            switch,
            brands: self.brands.iter().filter(|brand| watched(brand.switch)).cloned().collect(),
            queries: self.queries.iter().filter(|query| watched(query.switch)).cloned().collect(),
            mention_marks: self.mention_marks,
            second_reader: Switch::from_on(watched(self.second_reader)),
            themes: if switch.is_on() { self.themes_of_page() } else { Vec::new() },
            layer: if switch.is_on() { layer.clone() } else { LocalLayer::default() },
        }
    }

    /// Of the themes what a page needs: nothing of those that are off but that they are.
    fn themes_of_page(&self) -> Vec<ThemeEntry> {
        let off = |entry: &ThemeEntry| ThemeEntry { switch: entry.switch, ..ThemeEntry::of(entry.theme) };
        let of_page = |entry: &ThemeEntry| match (entry.theme, entry.switch.is_on()) {
            (_, true) => Some(entry.clone()),
            (Theme::Own(_), false) => None,
            (_, false) => Some(off(entry)),
        };
        self.themes.iter().filter_map(of_page).collect()
    }

    /// All themes with what is set of them, in the order in which they are shown: the user's own last, but before
    /// [`Theme::Other`].
    pub fn all_themes(&self) -> Vec<ThemeEntry> {
        let set = |theme: Theme| self.themes.iter().find(|entry| entry.theme == theme).cloned();
        let came = |theme: Theme| set(theme).unwrap_or_else(|| ThemeEntry::of(theme));
        let mut all: Vec<ThemeEntry> = Theme::ALL.into_iter().filter(|t| *t != Theme::Other).map(came).collect();
        all.extend(self.themes.iter().filter(|entry| matches!(entry.theme, Theme::Own(_))).cloned());
        all.push(came(Theme::Other));
        all
    }

    /// What a reply for that brand is made from. A post found by a query only, whose brand is not in the list, is answered
    /// in the name of the first brand.
    pub fn ours(&self, brand: &BrandId) -> OurFacts {
        let known = self.brands.iter().find(|known| known.id == *brand).or(self.brands.first());
        OurFacts {
            brand: known.map(|known| known.name.clone()).unwrap_or_default(),
            contact: self.contact.clone(),
            signature: self.signature.clone(),
            themes: self.themes.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up;
    use super::*;
    use crate::watch::brand::Switch::{Off, On};

    #[test]
    fn a_first_run_could_have_been_set_by_hand() {
        let settings = Settings::starter();
        assert!(settings.templates.len() >= 12);
        assert_eq!(Settings::import(&settings.export()), Ok(settings));
    }

    #[test]
    fn switches() {
        for (all, site, brand, watched) in
            [(On, On, On, 2), (On, On, Off, 1), (On, Off, On, 0), (Off, On, On, 0), (Off, Off, Off, 0)]
        {
            let mut settings = made_up::settings();
            settings.switch = all;
            settings.sites.insert(Site::X, site);
            settings.brands[0].switch = brand;
            let setup = settings.setup_for(Site::X, &LocalLayer::default());
            assert_eq!(setup.brands.len(), watched, "{all:?} {site:?} {brand:?}");
            assert_eq!(setup.switch.is_on(), all.is_on() && site.is_on());
        }
    }

    #[test]
    fn a_query_that_is_off_is_not_told_to_the_page() {
        let mut settings = made_up::settings();
        assert_eq!(settings.setup_for(Site::X, &LocalLayer::default()).queries.len(), 1);
        settings.queries[0].switch = Off;
        assert_eq!(settings.setup_for(Site::X, &LocalLayer::default()).queries, []);
    }

    #[test]
    fn a_page_is_told_of_themes_only_what_it_needs() {
        let mut settings = made_up::settings();
        settings.themes = vec![made_up::own_theme(1), made_up::own_theme(2), made_up::renamed(Theme::Price)];
        assert_eq!(settings.setup_for(Site::X, &LocalLayer::default()).themes, settings.themes);
        settings.themes[1].switch = Off;
        settings.themes[2].switch = Off;
        let off = ThemeEntry { switch: Off, ..ThemeEntry::of(Theme::Price) };
        assert_eq!(settings.setup_for(Site::X, &LocalLayer::default()).themes, [made_up::own_theme(1), off]);
        settings.switch = Off;
        assert_eq!(settings.setup_for(Site::X, &LocalLayer::default()).themes, []);
    }

    #[test]
    fn all_themes_stand_in_the_list_once() {
        let mut settings = made_up::settings();
        settings.themes = vec![made_up::own_theme(1), made_up::renamed(Theme::Price)];
        let all = settings.all_themes();
        assert_eq!(all.len(), Theme::ALL.len() + 1);
        assert_eq!(all.last(), Some(&ThemeEntry::of(Theme::Other)));
        assert!(settings.themes.iter().all(|entry| all.iter().filter(|of| *of == entry).count() == 1));
    }

    #[test]
    fn whose_name_a_reply_bears() {
        let mut settings = made_up::settings();
        settings.brands[1].name = "Southwind".to_owned();
        for (id, name) in [("b1", "Northwind"), ("b2", "Southwind"), ("none", "Northwind")] {
            assert_eq!(settings.ours(&BrandId(id.to_owned())).brand, name);
        }
        assert_eq!(Settings::blank().ours(&BrandId("b1".to_owned())), OurFacts::default());
    }
}
