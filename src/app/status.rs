//! What the popup's first line says of the page in front, from what is known of it.
#![forbid(unsafe_code)]

use crate::message::{PageCounts, PageHealth, StoreHealth};
use crate::post::Site;
use crate::settings::Settings;

/// What is known of the tab in front.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TabState {
    /// Nobody has answered yet.
    #[default]
    Looking,
    /// Nothing of ours runs there.
    NoReader {
        /// Whether the tab shows a site that we read: then it was open before the extension was.
        on: Option<Site>,
    },
    /// The page has told what is on it.
    Counted(PageCounts),
}

/// How a line wants to be taken; shown by a sign beside the words, never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is as it should be, and there is nothing to do.
    Calm,
    /// Somebody waits for an answer.
    Waiting,
    /// Switched off, or nothing to read here.
    Idle,
    /// Something does not work.
    Trouble,
}

/// A number with the name of what is counted: a key of `_locales` that is completed by the plural's form (`_one`, `_other`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The key without the form.
    pub key: &'static str,
    /// How many.
    pub count: u32,
}

/// The popup's status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// How it wants to be taken.
    pub tone: Tone,
    /// What is said first.
    pub line: Line,
    /// What stands below it, in smaller type.
    pub below: Vec<Line>,
}

/// One thing that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The sentence of that key.
    Plain(&'static str),
    /// A count.
    Count(Counted),
}

const fn count(key: &'static str, count: u32) -> Line {
    Line::Count(Counted { key, count })
}

impl Status {
    fn plain(tone: Tone, line: &'static str, below: &'static str) -> Status {
        Status { tone, line: Line::Plain(line), below: vec![Line::Plain(below)] }
    }

    /// The status of a tab under these settings. What the user switched off is said first, then what does not work, then
    /// what was found.
    pub fn of(tab: TabState, settings: &Settings) -> Status {
        if !settings.switch.is_on() {
            return Status::plain(Tone::Idle, "app_status_off", "app_status_off_more");
        }
        if settings.brands.is_empty() && settings.queries.is_empty() {
            return Status::plain(Tone::Idle, "app_status_nothing_watched", "app_status_nothing_watched_more");
        }
        // One site is read so far, so that a page which answers is on it.
        let off = |site: Site| !settings.is_read(site);
        match tab {
            TabState::Looking => {
                Status { tone: Tone::Idle, line: Line::Plain("app_status_looking"), below: Vec::new() }
            }
            TabState::NoReader { on: None } => {
                Status::plain(Tone::Idle, "app_status_not_read_here", "app_status_not_read_here_more")
            }
            TabState::NoReader { on: Some(site) } if off(site) => {
                Status::plain(Tone::Idle, "app_status_site_off", "app_status_site_off_more")
            }
            TabState::NoReader { on: Some(_) } => {
                Status::plain(Tone::Trouble, "app_status_reload", "app_status_reload_more")
            }
            TabState::Counted(_) if Site::ALL.into_iter().all(off) => {
                Status::plain(Tone::Idle, "app_status_site_off", "app_status_site_off_more")
            }
            TabState::Counted(counts) => Status::of_counts(&counts),
        }
    }

    fn of_counts(counts: &PageCounts) -> Status {
        match counts.health {
            PageHealth::Unreadable => {
                return Status::plain(Tone::Trouble, "app_status_unreadable", "app_status_unreadable_more");
            }
            PageHealth::OtherSite => {
                return Status::plain(Tone::Trouble, "app_status_other_site", "app_status_other_site_more");
            }
            PageHealth::Incomplete => {
                return Status {
                    tone: Tone::Trouble,
                    line: Line::Plain("app_status_incomplete"),
                    below: vec![Line::Plain("app_status_incomplete_more"), count("app_count_posts", counts.posts)],
                };
            }
            PageHealth::Stopped => {
                return Status::plain(Tone::Trouble, "app_status_unreadable", "app_status_stopped_more");
            }
            PageHealth::NoReader => {
                return Status {
                    tone: Tone::Trouble,
                    line: Line::Plain("app_status_no_reader"),
                    below: vec![Line::Plain("app_status_no_reader_more"), count("app_count_mentions", counts.mentions)],
                };
            }
            PageHealth::Waiting => {
                return Status::plain(Tone::Idle, "app_status_waiting", "app_status_waiting_more");
            }
            PageHealth::Readable => {}
        }
        let tone = if counts.unanswered > 0 { Tone::Waiting } else { Tone::Calm };
        let mut below = Vec::new();
        if counts.complaints > 0 {
            below.push(count("app_count_unanswered", counts.unanswered));
        }
        below.push(count("app_count_mentions", counts.mentions));
        below.push(count("app_count_posts", counts.posts));
        if counts.skipped > 0 {
            below.push(count("app_count_skipped", counts.skipped));
        }
        let line = match counts.complaints {
            0 => Line::Plain("app_status_no_complaints"),
            complaints => count("app_count_complaints", complaints),
        };
        Status { tone, line, below }
    }
}

/// What is said of the store; nothing while it is well.
pub fn store_line(store: StoreHealth) -> Option<&'static str> {
    match store {
        StoreHealth::Well => None,
        StoreHealth::Refused => Some("app_store_refused"),
        StoreHealth::Restored => Some("app_store_restored"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::watch::brand::{Brand, BrandId, Switch};

    fn watching() -> Settings {
        Settings {
            brands: vec![Brand {
                id: BrandId("b".into()),
                name: "Northwind".into(),
                handles: Vec::new(),
                aliases: Vec::new(),
                switch: Switch::On,
            }],
            ..Settings::blank()
        }
    }

    fn counts(complaints: u32, unanswered: u32, health: PageHealth) -> TabState {
        TabState::Counted(PageCounts { posts: 40, mentions: 9, complaints, unanswered, skipped: 0, health })
    }

    #[test]
    fn the_first_line_says_what_matters_most() {
        let on = watching();
        let off = Settings { switch: Switch::Off, ..watching() };
        let site_off = Settings { sites: [(Site::X, Switch::Off)].into(), ..watching() };
        let nothing = Settings { brands: Vec::new(), ..watching() };
        let here = TabState::NoReader { on: Some(Site::X) };
        let found = counts(3, 2, PageHealth::Readable);
        let plain = Line::Plain;
        let table = [
            (found, &off, plain("app_status_off"), Tone::Idle),
            (found, &nothing, plain("app_status_nothing_watched"), Tone::Idle),
            (found, &site_off, plain("app_status_site_off"), Tone::Idle),
            (here, &site_off, plain("app_status_site_off"), Tone::Idle),
            (here, &on, plain("app_status_reload"), Tone::Trouble),
            (TabState::NoReader { on: None }, &on, plain("app_status_not_read_here"), Tone::Idle),
            (TabState::Looking, &on, plain("app_status_looking"), Tone::Idle),
            (counts(0, 0, PageHealth::Unreadable), &on, plain("app_status_unreadable"), Tone::Trouble),
            (counts(0, 0, PageHealth::Stopped), &on, plain("app_status_unreadable"), Tone::Trouble),
            (counts(0, 0, PageHealth::NoReader), &on, plain("app_status_no_reader"), Tone::Trouble),
            (counts(0, 0, PageHealth::Waiting), &on, plain("app_status_waiting"), Tone::Idle),
            (found, &on, count("app_count_complaints", 3), Tone::Waiting),
            (counts(3, 0, PageHealth::Readable), &on, count("app_count_complaints", 3), Tone::Calm),
            (counts(0, 0, PageHealth::Readable), &on, plain("app_status_no_complaints"), Tone::Calm),
        ];
        for (tab, settings, line, tone) in table {
            let status = Status::of(tab, settings);
            assert_eq!((status.line, status.tone), (line, tone), "{tab:?}");
        }
    }

    #[test]
    fn skipped_posts_are_said_and_only_then() {
        let of = |skipped| {
            let counts = PageCounts { posts: 5, skipped, ..Default::default() };
            Status::of(TabState::Counted(counts), &watching()).below
        };
        assert!(of(1).contains(&count("app_count_skipped", 1)));
        assert!(!of(0).iter().any(|line| matches!(line, Line::Count(c) if c.key == "app_count_skipped")));
    }
}
