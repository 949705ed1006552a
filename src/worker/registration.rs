//! Which script runs on which hosts: planned from what the user has switched on, what the browser grants, and what was found out
//! about the pages' policies. The plan is compared with what the browser has registered, so that only differences are done.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::post::Site;
use crate::settings::Settings;
use crate::sites::rules::rules;
use crate::watch::brand::Switch;

/// How the injected half gets into a page: the same Rust, carried twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Carrier {
    /// As WebAssembly. Chromium forbids it where the page's own policy does.
    WebAssembly,
    /// Translated to JavaScript, about half as fast; no policy forbids it.
    Translated,
}

impl Carrier {
    /// The script that starts it.
    pub fn script(self) -> &'static str {
        match self {
            Carrier::WebAssembly => "content.js",
            Carrier::Translated => "content-translated.js",
        }
    }
}

/// The carrier that a site gets as long as nothing else was found out: what its policy was known to allow when this was written.
/// Where it forbids WebAssembly, not even an attempt is made: the page would hear of it.
pub fn default_carrier(site: Site) -> Carrier {
    match site {
        Site::X => Carrier::WebAssembly,
    }
}

/// Sites on which WebAssembly was refused, and what is used there since; by the site's name.
pub type Remembered = BTreeMap<String, Carrier>;

/// One site as the planner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The site's name.
    pub name: String,
    /// The hosts that it answers on.
    pub hosts: Vec<String>,
    /// What it gets when nothing is remembered of it.
    pub carrier: Carrier,
    /// Whether the user wants it read.
    pub switch: Switch,
}

/// A script that is registered, or is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    /// The site's name.
    pub id: String,
    /// `https://host/*` each, sorted.
    pub matches: Vec<String>,
    /// The script's file.
    pub script: String,
}

/// What to do so that the browser has what was planned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New ones.
    pub add: Vec<Registration>,
    /// Those of which something is different.
    pub update: Vec<Registration>,
    /// Ids of those that are not wanted any more.
    pub remove: Vec<String>,
}

/// All sites, as the settings have them.
pub fn places(settings: &Settings) -> Vec<Place> {
    let place = |site: Site| {
        Some(Place {
            name: site.name().to_owned(),
            hosts: rules(site)?.hosts,
            carrier: default_carrier(site),
            // The master switch is a pause: scripts stay, and show nothing.
            switch: settings.sites.get(&site).copied().unwrap_or_default(),
        })
    };
    Site::ALL.into_iter().filter_map(place).collect()
}

/// What should be registered. Hosts that the browser does not let us read are left out, and sites without any. `granted` are
/// the browser's patterns: `https://x.com/*`, `*://*.example/*`, `<all_urls>`.
pub fn plan(places: &[Place], granted: &[String], remembered: &Remembered) -> Vec<Registration> {
    let registration = |place: &Place| {
        let may_read = |host: &&String| granted.iter().any(|pattern| covers(pattern, host));
        let mut matches: Vec<String> = place.hosts.iter().filter(may_read).map(|host| pattern_of(host)).collect();
        matches.sort();
        matches.dedup();
        let carrier = remembered.get(&place.name).copied().unwrap_or(place.carrier);
        let wanted = place.switch.is_on() && !matches.is_empty();
        wanted.then(|| Registration { id: place.name.clone(), matches, script: carrier.script().to_owned() })
    };
    places.iter().filter_map(registration).collect()
}

/// What leads from `registered` to `planned`.
pub fn changes(registered: &[Registration], planned: &[Registration]) -> Changes {
    let mut changes = Changes::default();
    for wanted in planned {
        match registered.iter().find(|there| there.id == wanted.id) {
            None => changes.add.push(wanted.clone()),
            Some(there) if there != wanted => changes.update.push(wanted.clone()),
            Some(_) => {}
        }
    }
    let unwanted = |there: &&Registration| !planned.iter().any(|wanted| wanted.id == there.id);
    changes.remove = registered.iter().filter(unwanted).map(|there| there.id.clone()).collect();
    changes
}

/// The registration that a page of that address has its script from.
pub fn of_page<'a>(registrations: &'a [Registration], url: &str) -> Option<&'a Registration> {
    let authority = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let host = pattern_of(authority.strip_suffix(":443").unwrap_or(authority));
    registrations.iter().find(|each| each.matches.contains(&host))
}

fn pattern_of(host: &str) -> String {
    format!("https://{host}/*")
}

/// Whether a pattern of the browser lets us read all of `host` over https.
fn covers(pattern: &str, host: &str) -> bool {
    if pattern == "<all_urls>" {
        return true;
    }
    let Some((scheme, rest)) = pattern.split_once("://") else { return false };
    let Some(named) = rest.strip_suffix("/*") else { return false };
    let named_host = match named.strip_prefix("*.") {
        Some(parent) => host == parent || host.strip_suffix(parent).is_some_and(|left| left.ends_with('.')),
        None => named == "*" || named == host,
    };
    matches!(scheme, "https" | "*") && named_host
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, hosts: &[&str], carrier: Carrier, switch: Switch) -> Place {
        let hosts = hosts.iter().map(|host| (*host).to_owned()).collect();
        Place { name: name.to_owned(), hosts, carrier, switch }
    }

    fn registration(id: &str, hosts: &[&str], carrier: Carrier) -> Registration {
        let matches = hosts.iter().map(|host| pattern_of(host)).collect();
        Registration { id: id.to_owned(), matches, script: carrier.script().to_owned() }
    }

    fn owned(patterns: &[&str]) -> Vec<String> {
        patterns.iter().map(|pattern| (*pattern).to_owned()).collect()
    }

    const WASM: Carrier = Carrier::WebAssembly;
    const JS: Carrier = Carrier::Translated;

    #[test]
    fn what_is_planned() {
        use Switch::{Off, On};
        let x = |switch| place("x", &["x.com", "pro.x.com"], WASM, switch);
        let linked = || place("linked", &["linked.example"], JS, On);
        let all = &["https://*/*"][..];
        type Row<'a> = (&'a str, Vec<Place>, &'a [&'a str], &'a [(&'a str, Carrier)], Vec<Registration>);
        let table: [Row; 10] = [
            ("nothing", vec![], all, &[], vec![]),
            (
                "each by its own carrier",
                vec![x(On), linked()],
                all,
                &[],
                vec![registration("x", &["pro.x.com", "x.com"], WASM), registration("linked", &["linked.example"], JS)],
            ),
            ("switched off", vec![x(Off)], all, &[], vec![]),
            ("nothing granted", vec![x(On)], &[], &[], vec![]),
            ("one host granted", vec![x(On)], &["https://x.com/*"], &[], vec![registration("x", &["x.com"], WASM)]),
            ("another host granted", vec![x(On)], &["https://y.com/*"], &[], vec![]),
            ("remembered", vec![x(On)], all, &[("x", JS)], vec![registration("x", &["pro.x.com", "x.com"], JS)]),
            (
                "remembered of another",
                vec![x(On)],
                all,
                &[("y", JS)],
                vec![registration("x", &["pro.x.com", "x.com"], WASM)],
            ),
            ("granted over http only", vec![x(On)], &["http://*/*"], &[], vec![]),
            (
                "a host named twice",
                vec![place("m", &["m.example", "m.example"], WASM, On)],
                all,
                &[],
                vec![registration("m", &["m.example"], WASM)],
            ),
        ];
        for (what, places, granted, remembered, planned) in table {
            let remembered = remembered.iter().map(|(name, carrier)| ((*name).to_owned(), *carrier)).collect();
            assert_eq!(plan(&places, &owned(granted), &remembered), planned, "{what}");
        }
    }

    #[test]
    fn only_differences_are_done() {
        let (x, y) = (registration("x", &["x.com"], WASM), registration("y", &["y.com"], JS));
        let x_translated = registration("x", &["x.com"], JS);
        let wider = registration("x", &["pro.x.com", "x.com"], WASM);
        type Row = (Vec<Registration>, Vec<Registration>, Changes);
        let table: [Row; 7] = [
            (vec![], vec![], Changes::default()),
            (vec![x.clone(), y.clone()], vec![y.clone(), x.clone()], Changes::default()),
            (vec![], vec![x.clone()], Changes { add: vec![x.clone()], ..Changes::default() }),
            (vec![x.clone()], vec![], Changes { remove: vec!["x".to_owned()], ..Changes::default() }),
            (vec![x.clone()], vec![x_translated.clone()], Changes { update: vec![x_translated], ..Changes::default() }),
            (vec![wider], vec![x.clone()], Changes { update: vec![x.clone()], ..Changes::default() }),
            (vec![x.clone()], vec![y.clone()], Changes { add: vec![y], update: vec![], remove: vec!["x".to_owned()] }),
        ];
        for (registered, planned, expected) in table {
            assert_eq!(changes(&registered, &planned), expected, "{registered:?} {planned:?}");
        }
    }

    #[test]
    fn what_a_pattern_covers() {
        for (pattern, host, covered) in [
            ("https://x.com/*", "x.com", true),
            ("https://x.com/*", "pro.x.com", false),
            ("https://x.com/*", "notx.com", false),
            ("*://x.com/*", "x.com", true),
            ("http://x.com/*", "x.com", false),
            ("https://x.com/home", "x.com", false),
            ("https://*.x.com/*", "x.com", true),
            ("https://*.x.com/*", "pro.x.com", true),
            ("https://*.x.com/*", "notx.com", false),
            ("https://*/*", "x.com", true),
            ("<all_urls>", "x.com", true),
            ("x.com", "x.com", false),
            ("", "x.com", false),
        ] {
            assert_eq!(covers(pattern, host), covered, "{pattern} {host}");
        }
    }

    #[test]
    fn which_registration_a_page_has() {
        let registrations = [registration("x", &["pro.x.com", "x.com"], WASM)];
        for (url, id) in [
            ("https://x.com/home", Some("x")),
            ("https://x.com", Some("x")),
            ("https://x.com:443/?a#b", Some("x")),
            ("https://x.com:8443/", None),
            ("http://x.com/", None),
            ("https://notx.com/", None),
            ("https://x.com@evil.example/", None),
            ("about:blank", None),
        ] {
            assert_eq!(of_page(&registrations, url).map(|found| found.id.as_str()), id, "{url}");
        }
    }

    #[test]
    fn every_site_has_a_place_and_starts_switched_on_or_off_as_it_is_set() {
        let mut settings = Settings::blank();
        assert_eq!(places(&settings).len(), Site::ALL.len());
        settings.sites.insert(Site::X, Switch::Off);
        let x = places(&settings).into_iter().find(|place| place.name == "x");
        assert!(x.is_some_and(|x| !x.switch.is_on() && x.hosts.contains(&"x.com".to_owned())));
    }
}
