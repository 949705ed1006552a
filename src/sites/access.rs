//! Which hosts the browser has to grant so that a site can be read.

use crate::post::{Host, Site};
use crate::sites::address;

/// The hosts of a site: its own, or the instances that the user named.
pub fn hosts(site: Site, instances: &[Host]) -> Vec<String> {
    match site {
        Site::Mastodon => instances.iter().map(|host| host.as_str().to_owned()).collect(),
        _ => address::hosts(site).iter().map(|host| (*host).to_owned()).collect(),
    }
}

/// All pages of a host, as the browser's patterns say it.
pub fn pattern(host: &str) -> String {
    format!("https://{host}/*")
}

/// Whether a pattern that the browser has granted has in it all pages of `host`: `https://x.com/*`, `*://*.example/*`,
/// `https://*/*`, `<all_urls>` (developer.chrome.com, "Match patterns").
pub fn covers(granted: &str, host: &str) -> bool {
    if granted == "<all_urls>" {
        return true;
    }
    let Some((scheme, rest)) = granted.split_once("://") else { return false };
    let Some((of, path)) = rest.split_once('/') else { return false };
    let below = |domain: &str| host == domain || host.strip_suffix(domain).is_some_and(|left| left.ends_with('.'));
    let host_fits = of == "*" || of == host || of.strip_prefix("*.").is_some_and(below);
    matches!(scheme, "https" | "*") && path == "*" && host_fits
}

/// The patterns that are still to be granted so that `site` can be read.
pub fn missing(site: Site, instances: &[Host], granted: &[String]) -> Vec<String> {
    let is_granted = |host: &String| granted.iter().any(|pattern| covers(pattern, host));
    hosts(site, instances).iter().filter(|host| !is_granted(host)).map(|host| pattern(host)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        let table = [
            ("https://x.com/*", "x.com", true),
            ("https://x.com/*", "pro.x.com", false),
            ("*://*.x.com/*", "pro.x.com", true),
            ("*://*.x.com/*", "x.com", true),
            ("*://*.x.com/*", "notx.com", false),
            ("https://*/*", "town.example", true),
            ("<all_urls>", "town.example", true),
            ("http://town.example/*", "town.example", false),
            ("https://town.example/home", "town.example", false),
            ("", "town.example", false),
        ];
        for (granted, host, covered) in table {
            assert_eq!(covers(granted, host), covered, "{granted} {host}");
        }
    }

    #[test]
    fn what_is_still_to_be_granted() {
        let town = [Host::read("town.example").unwrap()];
        let granted = ["https://bsky.app/*".to_owned()];
        assert_eq!(missing(Site::Bluesky, &town, &granted), Vec::<String>::new());
        assert_eq!(missing(Site::Mastodon, &town, &granted), ["https://town.example/*"]);
        assert_eq!(missing(Site::Mastodon, &[], &granted), Vec::<String>::new());
    }
}
