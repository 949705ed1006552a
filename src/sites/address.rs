//! Which site a host is, and where on it somebody is at home.

use crate::post::{Handle, Site};

/// The hosts of a site; none where anyone can run one.
pub fn hosts(site: Site) -> &'static [&'static str] {
    match site {
        Site::X => &["x.com", "twitter.com", "mobile.x.com", "mobile.twitter.com", "pro.x.com"],
        Site::Bluesky => &["bsky.app"],
        Site::Mastodon => &[],
        Site::Reddit => &["www.reddit.com", "old.reddit.com", "sh.reddit.com", "new.reddit.com", "reddit.com"],
        Site::YouTube => &["www.youtube.com"],
        Site::Facebook => &["www.facebook.com", "web.facebook.com"],
        Site::Threads => &["www.threads.com", "www.threads.net", "threads.com", "threads.net"],
        Site::LinkedIn => &["www.linkedin.com"],
        Site::Instagram => &["www.instagram.com"],
    }
}

/// The site that answers on `host`; `None` for hosts that only a user can name.
pub fn site_of(host: &str) -> Option<Site> {
    Site::ALL.into_iter().find(|&site| hosts(site).contains(&host))
}

/// Whose profile an address is, as people copy it: `https://x.com/northwind`, `bsky.app/profile/northwind.example`,
/// `https://town.example/@northwind`. An address on a host of no known site is an instance of Mastodon.
pub fn account_at(address: &str) -> Option<(Site, Handle)> {
    let bare = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let (host, path) = bare.unwrap_or(address).split_once('/')?;
    let host = host.to_lowercase();
    let bare = ["www.", "mobile.", "m."].iter().find_map(|before| host.strip_prefix(before)).unwrap_or(&host);
    let known = site_of(&host).or_else(|| site_of(bare)).or_else(|| site_of(&["www.", bare].concat()));
    let mut parts = path.split(['/', '?', '#']).filter(|part| !part.is_empty());
    let first = parts.next()?;
    let Some(site) = known else {
        let user = first.strip_prefix('@')?;
        let whole = if user.contains('@') { user.to_owned() } else { format!("{user}@{host}") };
        return good(Site::Mastodon, &whole);
    };
    let name = match (site, first) {
        (Site::Bluesky, "profile")
        | (Site::Reddit, "user" | "u")
        | (Site::LinkedIn, "in" | "company" | "showcase" | "school") => parts.next()?,
        (Site::Bluesky | Site::Reddit | Site::LinkedIn, _) => return None,
        (Site::YouTube, name) if !name.starts_with('@') => return None,
        (_, name) => name,
    };
    good(site, name)
}

fn good(site: Site, name: &str) -> Option<(Site, Handle)> {
    let handle = Handle::new(name);
    handle.is_of(site).then_some((site, handle))
}

/// How a form shows an account, so that [`account_written`] reads it again: the handle where its shape tells the site, else the
/// address of the profile.
pub fn written(site: Site, handle: &Handle) -> String {
    let name = handle.as_str();
    match site {
        Site::X => handle.to_string(),
        Site::Bluesky => name.to_owned(),
        Site::Mastodon if name.contains('@') => handle.to_string(),
        // Only a file could name one without its host.
        Site::Mastodon => format!("mastodon:{name}"),
        Site::Reddit => format!("reddit.com/user/{name}"),
        Site::YouTube => format!("youtube.com/@{name}"),
        Site::Facebook => format!("facebook.com/{name}"),
        Site::Threads => format!("threads.com/@{name}"),
        Site::LinkedIn => format!("linkedin.com/company/{name}"),
        Site::Instagram => format!("instagram.com/{name}"),
    }
}

/// The account that a person wrote into a form: an address of a profile, `@name@host` for Mastodon, `name.example` for Bluesky,
/// `u/name` for Reddit, and `name` or `@name` for X.
pub fn account_written(written: &str) -> Option<(Site, Handle)> {
    if let Some(name) = written.strip_prefix("mastodon:") {
        return good(Site::Mastodon, name);
    }
    if let Some(name) = written.strip_prefix("u/").or_else(|| written.strip_prefix("/u/")) {
        return good(Site::Reddit, name);
    }
    if written.contains('/') {
        return account_at(written);
    }
    let name = written.trim_start_matches(['@', '＠']);
    let site = match (name.contains('@'), name.contains('.')) {
        (true, _) => Site::Mastodon,
        (false, true) => Site::Bluesky,
        (false, false) => Site::X,
    };
    good(site, name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_of_sites() {
        let table = [
            ("x.com", Some(Site::X)),
            ("pro.x.com", Some(Site::X)),
            ("notx.com", None),
            ("x.com.evil.test", None),
            ("old.reddit.com", Some(Site::Reddit)),
            ("town.example", None),
        ];
        for (host, site) in table {
            assert_eq!(site_of(host), site, "{host}");
        }
    }

    #[test]
    fn accounts_as_people_write_them() {
        let table = [
            ("@NorthWind", Some((Site::X, "northwind"))),
            ("northwind", Some((Site::X, "northwind"))),
            ("https://x.com/NorthWind", Some((Site::X, "northwind"))),
            ("mobile.twitter.com/northwind?s=20", Some((Site::X, "northwind"))),
            ("northwind.bsky.social", Some((Site::Bluesky, "northwind.bsky.social"))),
            ("https://bsky.app/profile/northwind.example", Some((Site::Bluesky, "northwind.example"))),
            ("@northwind@town.example", Some((Site::Mastodon, "northwind@town.example"))),
            ("https://town.example/@northwind", Some((Site::Mastodon, "northwind@town.example"))),
            ("https://town.example/@northwind@other.example", Some((Site::Mastodon, "northwind@other.example"))),
            ("https://town.example/about", None),
            ("u/northwind", Some((Site::Reddit, "northwind"))),
            ("https://www.reddit.com/user/NorthWind/", Some((Site::Reddit, "northwind"))),
            ("https://www.reddit.com/r/northwind", None),
            ("youtube.com/@northwind", Some((Site::YouTube, "northwind"))),
            ("https://m.youtube.com/@northwind/videos", Some((Site::YouTube, "northwind"))),
            ("facebook.com/northwind.coffee", Some((Site::Facebook, "northwind.coffee"))),
            ("https://www.threads.net/@northwind", Some((Site::Threads, "northwind"))),
            ("linkedin.com/company/northwind-coffee/", Some((Site::LinkedIn, "northwind-coffee"))),
            ("https://www.instagram.com/northwind/", Some((Site::Instagram, "northwind"))),
            ("north wind", None),
            ("", None),
        ];
        for (written, expected) in table {
            let expected = expected.map(|(site, name)| (site, Handle::new(name)));
            assert_eq!(account_written(written), expected, "{written}");
        }
    }

    #[test]
    fn what_a_form_shows_is_read_again() {
        let names = [
            (Site::X, "northwind"),
            (Site::Bluesky, "northwind.example"),
            (Site::Mastodon, "northwind@town.example"),
            (Site::Mastodon, "northwind"),
            (Site::Reddit, "northwind"),
            (Site::YouTube, "northwind"),
            (Site::Facebook, "northwind"),
            (Site::Threads, "northwind"),
            (Site::LinkedIn, "northwind"),
            (Site::Instagram, "northwind"),
        ];
        for (site, name) in names {
            let handle = Handle::new(name);
            assert_eq!(account_written(&written(site, &handle)), Some((site, handle)), "{site:?}");
        }
    }
}
