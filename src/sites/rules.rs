//! What Rust needs of a site's file (`src/sites/*.json`); the ways to the fields stay with the reader in the page. The page hands it over
//! flat: a reader of JSON for these few words was 10 kB of the injected module.

use crate::post::Site;

/// What a site's file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteRules {
    /// Paths that should show posts; `*` stands for one segment.
    pub pages_with_posts: Vec<String>,
    /// What its pages look like: generations and front ends.
    pub views: Vec<View>,
}

/// One way in which a site's pages look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// What the elements are that hold a post, as a selector.
    pub post: String,
    /// Whether a post is the box that what is placed inside it is placed in (`position` is not `static`).
    pub positioned: bool,
    /// Where in a post the marker's tile stands, as style: a corner that has none of the site's own controls. Empty: below the
    /// picture of the author, as on X.
    pub tile: String,
    /// How to answer there.
    pub composer: ComposerRules,
}

/// Where a composer is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComposerRules {
    /// The place in it that takes the text, as a selector.
    pub editor: String,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterRule {
    /// The element that shows it.
    pub at: String,
    /// The attribute that has the number; without one, its text.
    pub attribute: Option<String>,
    /// What the number means.
    pub means: CounterMeans,
}

/// What the number of a counter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CounterMeans {
    /// How many units are left.
    Left,
    /// How much of the limit is used, in hundredths.
    UsedPercent,
}

/// How an editor is known to be that of one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

impl Proof {
    /// The proof of that name in a site's file.
    pub fn from_name(name: &str) -> Option<Proof> {
        Some(match name {
            "link" => Proof::Link,
            "words" => Proof::Words,
            "beside" => Proof::Beside,
            "own" => Proof::Own,
            "page" => Proof::Page,
            "near" => Proof::Near,
            "label" => Proof::Label,
            "mention" => Proof::Mention,
            _ => return None,
        })
    }
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
    /// Reads what `flat` of `src/page/dom/rules.js` writes: the paths, then the views, apart by `NUL`; inside each, parts apart by `SOH`.
    /// A view that is cut short is left out.
    pub fn parse(flat: &str) -> SiteRules {
        let mut records = flat.split('\0');
        let paths = records.next().unwrap_or_default();
        let pages_with_posts = paths.split('\u{1}').filter(|path| !path.is_empty()).map(str::to_owned).collect();
        SiteRules { pages_with_posts, views: records.filter_map(view).collect() }
    }
}

fn view(record: &str) -> Option<View> {
    let mut parts = record.split('\u{1}');
    let mut next = || parts.next().map(str::to_owned);
    let some = |text: String| (!text.is_empty()).then_some(text);
    let (post, positioned, tile, editor) = (next()?, next()?, next()?, next()?);
    let (dialog, shown, proof) = (next()?, next()?, next()?);
    let (at, attribute, means) = (next()?, next()?, next()?);
    let means = if means == "used_percent" { CounterMeans::UsedPercent } else { CounterMeans::Left };
    Some(View {
        post,
        positioned: positioned == "1",
        tile,
        composer: ComposerRules {
            editor,
            dialog: some(dialog),
            shown: some(shown),
            proof: proof.split(' ').filter_map(Proof::from_name).collect(),
            counter: some(at).map(|at| CounterRule { at, attribute: some(attribute), means }),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_site_has_a_whole_file() {
        for site in Site::ALL {
            let whole: serde_json::Value =
                serde_json::from_str(file(site)).unwrap_or_else(|error| panic!("{site:?}: {error}"));
            assert_eq!(whole["site"], site.name());
            assert!(!whole["pages_with_posts"].as_array().unwrap().is_empty(), "{site:?}");
            for view in whole["views"].as_array().unwrap() {
                let composer = &view["composer"];
                let named = |name: &str| composer["proof"].as_array().unwrap().iter().any(|proof| proof == name);
                assert!(!view["post"].as_array().unwrap().is_empty(), "{site:?}");
                assert!(!view["name"].as_str().unwrap().contains(' '), "{site:?}: the checkup parts by blanks");
                for proof in composer["proof"].as_array().unwrap() {
                    assert!(proof.as_str().and_then(Proof::from_name).is_some(), "{site:?} {proof}");
                }
                assert!(!(named("link") || named("words")) || composer["dialog"].is_string(), "{site:?}");
                assert!(!named("beside") || composer["shown"].is_string(), "{site:?}");
            }
        }
    }

    #[test]
    fn what_the_page_hands_over() {
        let view =
            ["article", "1", "top: 0", ".editor", "[role=dialog]", "", "link own", ".left", "", "left"].join("\u{1}");
        let rules = SiteRules::parse(&["/home\u{1}/search", &view, "cut"].join("\0"));
        assert_eq!((rules.pages_with_posts.len(), rules.views.len()), (2, 1));
        let view = &rules.views[0];
        assert!(view.positioned && view.composer.shown.is_none());
        assert_eq!(view.composer.proof, [Proof::Link, Proof::Own]);
        let counter = view.composer.counter.as_ref().unwrap();
        assert_eq!((counter.at.as_str(), &counter.attribute, counter.means), (".left", &None, CounterMeans::Left));
    }
}
