//! What the sites' section says of each site.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;

use crate::app::status::Tone;
use crate::message::{Examination, PageHealth};
use crate::post::{Site, UnixMillis};
use crate::settings::Settings;
use crate::sites::access;
use crate::sites::checkup::Condition;

/// What is known of the sites besides the settings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    /// The patterns that the browser has granted.
    pub granted: Vec<String>,
    /// How the sites' pages were read last.
    pub examinations: BTreeMap<Site, Examination>,
}

/// One site, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteState {
    /// Patterns that the browser still has to grant; asked for only when the site is on.
    pub to_grant: Vec<String>,
    /// The key of what is to be known before it is switched on.
    pub caution: Option<&'static str>,
    /// How it was read last.
    pub reading: Option<SiteReading>,
}

/// How a site was read last.
#[derive(Clone, Debug, PartialEq)]
pub struct SiteReading {
    /// How that is to be taken.
    pub tone: Tone,
    /// The key of the sentence.
    pub line: &'static str,
    /// How many posts were found.
    pub posts: u32,
    /// Names of the fields that are not found.
    pub missing: Vec<String>,
    /// Names of the fields that are not where they used to be.
    pub by_fallback: Vec<String>,
    /// Since when it is so.
    pub since: UnixMillis,
}

/// What is to be said of `site`.
pub fn state(site: Site, settings: &Settings, known: &Known) -> SiteState {
    let to_grant =
        if settings.is_read(site) { access::missing(site, &settings.instances, &known.granted) } else { Vec::new() };
    SiteState { to_grant, caution: caution(site), reading: known.examinations.get(&site).map(reading) }
}

/// What was only checked against pages of our own making says so; LinkedIn's user agreement (§8.2) is named besides.
fn caution(site: Site) -> Option<&'static str> {
    match site {
        Site::X => None,
        Site::LinkedIn => Some("app_site_caution_linkedin"),
        _ => Some("app_site_caution"),
    }
}

fn reading(last: &Examination) -> SiteReading {
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let (tone, line) = match (last.health, last.checkup.condition()) {
        (PageHealth::Unreadable, _) => (Tone::Trouble, "app_site_unreadable"),
        (PageHealth::OtherSite, _) => (Tone::Trouble, "app_site_other"),
        (PageHealth::Stopped, _) => (Tone::Trouble, "app_site_stopped"),
        (_, Condition::Incomplete) => (Tone::Trouble, "app_site_incomplete"),
        (_, Condition::ByFallback) => (Tone::Calm, "app_site_by_fallback"),
        (_, Condition::Healthy) => (Tone::Calm, "app_site_healthy"),
    };
    SiteReading {
        tone,
        line,
        posts: last.checkup.posts(),
        missing: owned(last.checkup.missing()),
        by_fallback: owned(last.checkup.by_fallback()),
        since: last.since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sites::checkup::Checkup;
    use crate::watch::brand::Switch;

    #[test]
    fn a_site_that_is_off_asks_for_nothing() {
        let mut settings = Settings::blank();
        let state_of = |settings: &Settings| state(Site::Reddit, settings, &Known::default());
        assert_eq!(state_of(&settings).to_grant, Vec::<String>::new());
        settings.sites.insert(Site::Reddit, Switch::On);
        assert!(state_of(&settings).to_grant.contains(&"https://www.reddit.com/*".to_owned()));
        assert!(state_of(&settings).caution.is_some());
    }

    #[test]
    fn how_a_site_was_read() {
        let table = [
            (PageHealth::Readable, "x 9 9", "app_site_healthy", Tone::Calm),
            (PageHealth::Readable, "x 9 9 id=0/9", "app_site_by_fallback", Tone::Calm),
            (PageHealth::Incomplete, "x 9 9 author=9/0", "app_site_incomplete", Tone::Trouble),
            (PageHealth::Unreadable, "", "app_site_unreadable", Tone::Trouble),
            (PageHealth::OtherSite, "", "app_site_other", Tone::Trouble),
        ];
        for (health, findings, line, tone) in table {
            let last = Examination { health, checkup: Checkup::read(findings), since: UnixMillis(1) };
            let known = Known { granted: Vec::new(), examinations: [(Site::X, last)].into() };
            let reading = state(Site::X, &Settings::blank(), &known).reading.unwrap();
            assert_eq!((reading.line, reading.tone), (line, tone), "{findings}");
        }
    }
}
