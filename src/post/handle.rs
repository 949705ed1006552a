//! Names of people and brands, and which of them a site gives out.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Site;
use super::host::is_host;

/// A person's or a brand's name on a site, lower-case and without the `@`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Handle(String);

impl Handle {
    /// Takes a handle as anyone may write it: `@NorthwindHelp`, ` northwindhelp `.
    pub fn new(written: &str) -> Handle {
        Handle(written.trim().trim_start_matches(['@', '＠']).to_lowercase())
    }

    /// The handle, lower-case, without `@`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was left after trimming.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for Handle {
    fn from(written: String) -> Handle {
        Handle::new(&written)
    }
}

impl From<Handle> for String {
    fn from(handle: Handle) -> String {
        handle.0
    }
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "@{}", self.0)
    }
}

impl Handle {
    /// Whether `site` gives out such a name: help.x.com "X username rules"; atproto.com "Handle"; Mastodon's account validator,
    /// with or without `@host`; reddit.com, youtube.com, facebook.com, instagram.com (Threads has the same names) and
    /// linkedin.com by their own help pages on names.
    pub fn is_of(&self, site: Site) -> bool {
        let name = self.as_str();
        let made_of = |name: &str, signs: &str| {
            !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || signs.contains(c))
        };
        match site {
            Site::X => name.len() <= 15 && made_of(name, "_"),
            Site::Bluesky => is_host(name),
            Site::Mastodon => {
                let (user, host) = name.split_once('@').map_or((name, None), |(user, host)| (user, Some(host)));
                user.len() <= 100 && made_of(user, "_.-") && !user.ends_with(['.', '-']) && host.is_none_or(is_host)
            }
            Site::Reddit => (3..=20).contains(&name.len()) && made_of(name, "_-"),
            Site::YouTube => {
                (3..=30).contains(&name.chars().count())
                    && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '·'))
            }
            Site::Facebook => name.len() <= 50 && made_of(name, "."),
            Site::Threads | Site::Instagram => name.len() <= 30 && made_of(name, "._"),
            Site::LinkedIn => {
                name.chars().count() <= 100 && !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-')
            }
        }
    }

    /// How a text mentions who has this name; `None` where no text can.
    pub fn mention_on(&self, site: Site) -> Option<String> {
        if !self.is_of(site) {
            return None;
        }
        match site {
            Site::Reddit => Some(format!("u/{}", self.0)),
            // A mention there is picked from a list; written out it is only letters.
            Site::Facebook | Site::LinkedIn => None,
            _ => Some(self.to_string()),
        }
    }

    /// Whether both name the same account for somebody who looks at it on `site`: on Mastodon `ann` is `ann@here.example` to those
    /// who are there themselves.
    pub fn same_on(&self, site: Site, other: &Handle) -> bool {
        if self.is_empty() || other.is_empty() {
            return false;
        }
        if site != Site::Mastodon {
            return self == other;
        }
        let (user, host) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let (others_user, others_host) = other.0.split_once('@').unwrap_or((&other.0, ""));
        user == others_user && (host == others_host || host.is_empty() || others_host.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_sites_give_out() {
        let table = [
            (Site::X, "mara_e", true),
            (Site::X, "sixteen_letters_", false),
            (Site::X, "mara.com", false),
            (Site::Bluesky, "mara.bsky.social", true),
            (Site::Bluesky, "mara", false),
            (Site::Bluesky, "mara-.social", false),
            (Site::Mastodon, "mara", true),
            (Site::Mastodon, "mara@town.example", true),
            (Site::Mastodon, "mara@town", false),
            (Site::Mastodon, "mara.", false),
            (Site::Reddit, "ma", false),
            (Site::Reddit, "mara-e_2", true),
            (Site::YouTube, "mära.e", true),
            (Site::YouTube, "mara e", false),
            (Site::Facebook, "mara.e", true),
            (Site::Threads, "mara.e_", true),
            (Site::Threads, "mara-e", false),
            (Site::LinkedIn, "mara-e-123", true),
            (Site::Instagram, "", false),
        ];
        for (site, name, good) in table {
            assert_eq!(Handle::new(name).is_of(site), good, "{site:?} {name}");
        }
    }

    #[test]
    fn the_same_account() {
        let table = [
            (Site::Mastodon, "ann", "ann@a.example", true),
            (Site::Mastodon, "ann@b.example", "ann@a.example", false),
            (Site::Mastodon, "ann@a.example", "ann@a.example", true),
            (Site::X, "ann", "ann", true),
            (Site::X, "", "", false),
        ];
        for (site, one, other, same) in table {
            assert_eq!(Handle::new(one).same_on(site, &Handle::new(other)), same, "{one} {other}");
        }
    }
}
