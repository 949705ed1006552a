//! A site's file (`src/sites/*.json`), as far as Rust reads it; the ways to the fields go to the reader in the page as they stand.

use serde::Deserialize;

use crate::post::Site;

/// What a site's file says.
#[derive(Clone, Debug, Deserialize)]
pub struct SiteRules {
    /// Paths that should show posts; `*` stands for one segment.
    pub pages_with_posts: Vec<String>,
    /// What its pages look like: generations and front ends.
    pub views: Vec<View>,
}

/// One way in which a site's pages look.
#[derive(Clone, Debug, Deserialize)]
pub struct View {
    /// The elements that hold a post.
    pub post: Vec<String>,
    /// Whether a post is the box that what is placed inside it is placed in (`position` is not `static`).
    #[serde(default)]
    pub positioned: bool,
    /// Where in a post the marker's tile stands, as style: a corner that has none of the site's own controls. Empty: below the
    /// picture of the author, as on X.
    #[serde(default)]
    pub tile: String,
    /// How to answer there.
    pub composer: ComposerRules,
}

/// Where a composer is found.
#[derive(Clone, Debug, Deserialize)]
pub struct ComposerRules {
    /// The place in it that takes the text.
    pub editor: Vec<String>,
    /// What it stands in together with the post that it answers.
    pub dialog: Option<String>,
    /// What shows the post that is answered: in the dialog, or else around the editor.
    pub shown: Option<String>,
    /// How to know that it answers a certain post; one is enough.
    pub proof: Vec<Proof>,
    /// The site's own counter of what is written.
    pub counter: Option<CounterRule>,
}

/// Where a site's own counter is.
#[derive(Clone, Debug, Deserialize)]
pub struct CounterRule {
    /// The element that shows it.
    pub at: String,
    /// The attribute that has the number; without one, its text.
    pub attribute: Option<String>,
    /// What the number means.
    pub means: CounterMeans,
}

/// What the number of a counter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CounterMeans {
    /// How many units are left.
    Left,
    /// How much of the limit is used, in hundredths.
    UsedPercent,
}

/// How an editor is known to be that of one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// What is shown as answered links to the post.
    Link,
    /// What is shown as answered has the author and how the post begins.
    Words,
    /// What is shown as answered, nearest around it, is the post.
    Beside,
    /// It stands inside the post, and inside no answer to it.
    Own,
    /// The page is about the post, and the editor stands in no dialog and in no post.
    Page,
    /// In its nearest surroundings that have a post, the post is the only one.
    Near,
    /// Our own press has opened it, and its label names the author.
    Label,
    /// Our own press has opened it, and the site has written the author's `@handle` into it.
    Mention,
}

/// The file of `site`, as text.
pub fn file(site: Site) -> &'static str {
    match site {
        Site::X => include_str!("x.json"),
        Site::Bluesky => include_str!("bluesky.json"),
        Site::Mastodon => include_str!("mastodon.json"),
        Site::Reddit => include_str!("reddit.json"),
        Site::YouTube => include_str!("youtube.json"),
        Site::Facebook => include_str!("facebook.json"),
        Site::Threads => include_str!("threads.json"),
        Site::LinkedIn => include_str!("linkedin.json"),
        Site::Instagram => include_str!("instagram.json"),
    }
}

impl SiteRules {
    /// Reads a site's file.
    ///
    /// # Errors
    /// In the words of the JSON reader.
    pub fn read(file: &str) -> Result<SiteRules, serde_json::Error> {
        serde_json::from_str(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_has_a_whole_file() {
        for site in Site::ALL {
            let rules = SiteRules::read(file(site)).unwrap_or_else(|error| panic!("{site:?}: {error}"));
            assert!(!rules.pages_with_posts.is_empty(), "{site:?}");
            for view in rules.views {
                assert!(!view.post.is_empty() && !view.composer.proof.is_empty(), "{site:?}");
                let wants_dialog = view.composer.proof.iter().any(|proof| matches!(proof, Proof::Link | Proof::Words));
                assert!(!wants_dialog || view.composer.dialog.is_some(), "{site:?}");
                let wants_shown = view.composer.proof.contains(&Proof::Beside);
                assert!(!wants_shown || view.composer.shown.is_some(), "{site:?}");
            }
            let whole: serde_json::Value = serde_json::from_str(file(site)).unwrap();
            assert_eq!(whole["site"], site.name());
        }
    }
}
