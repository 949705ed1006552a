//! A site's file (`src/sites/*.json`), as far as Rust reads it; the selectors of the fields go to the reader in the page as
//! they stand.

use serde::Deserialize;

use crate::post::Site;
use crate::sites::x;

/// What a site's file says.
#[derive(Clone, Debug, Deserialize)]
pub struct SiteRules {
    /// The hosts it answers on.
    pub hosts: Vec<String>,
    /// Paths that should show posts; `*` stands for one segment.
    pub pages_with_posts: Vec<String>,
    /// The path of one conversation.
    pub thread: String,
    /// How to answer there.
    pub composer: ComposerRules,
}

/// Where a site's composer is found.
#[derive(Clone, Debug, Deserialize)]
pub struct ComposerRules {
    /// The control of a post that opens it.
    pub open: Vec<String>,
    /// The place in it that takes the text.
    pub editor: Vec<String>,
    /// What it stands in, when it opens over the page.
    pub dialog: String,
}

/// The file of `site`, as text.
pub fn file(site: Site) -> &'static str {
    match site {
        Site::X => x::FILE,
    }
}

/// The rules of `site`; `None` only if its file were broken, which a test rules out.
pub fn rules(site: Site) -> Option<SiteRules> {
    serde_json::from_str(file(site)).ok()
}

/// The site that answers on `host`.
pub fn site_of(host: &str) -> Option<Site> {
    Site::ALL.into_iter().find(|&site| rules(site).is_some_and(|rules| rules.hosts.iter().any(|known| known == host)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_has_a_whole_file() {
        for site in Site::ALL {
            let rules = rules(site).unwrap();
            assert!(!rules.hosts.is_empty() && !rules.pages_with_posts.is_empty());
        }
    }

    #[test]
    fn hosts() {
        let table =
            [("x.com", Some(Site::X)), ("pro.x.com", Some(Site::X)), ("notx.com", None), ("x.com.evil.test", None)];
        for (host, site) in table {
            assert_eq!(site_of(host), site, "{host}");
        }
    }
}
