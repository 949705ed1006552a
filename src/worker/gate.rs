//! Who may ask what. The browser says who sent a message; nothing that a message says of itself is believed. A page's
//! injected half may be taken over by the page, so it may only ask what [`FromPage`] holds, for its own site, in small.

use std::fmt;

use crate::ledger::event::PostKey;
use crate::message::{FromPage, Request, SeenPost};
use crate::post::{Handle, Site};
use crate::sentence::Sentence;
use crate::sites::rules::site_of;
use crate::watch::brand::BrandId;

/// The most bytes that a page may send in one message.
pub const MOST_PAGE_BYTES: usize = 256 * 1024;
/// The most complaints that a page may report in one message.
pub const MOST_SEEN: usize = 500;
/// The most posts that a page may send to be read again in one message: about as many as are read in a second.
pub const MOST_DOUBTS: usize = 32;
/// The most bytes of a post that is read again. The longest post of a site has 25,000 characters.
const MOST_TEXT: usize = 100_000;
/// The most mentions of the brand in one post.
const MOST_MENTIONS: usize = 1_000;
/// The most suggestions that a page may ask for.
pub const MOST_SUGGESTIONS: usize = 20;
/// The most fields that a person answers for one reply.
pub const MOST_ASKED: usize = 50;
/// The most bytes of an id, of a handle, of a name.
const MOST_NAME: usize = 400;

/// Who sent a message, by the browser's word.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The extension.
    pub extension: Option<&'a str>,
    /// The address of the document.
    pub url: Option<&'a str>,
    /// Whether it stands in a tab.
    pub in_tab: bool,
    /// Whether it is the whole tab, and no frame in it.
    pub on_top: bool,
}

/// Who we are.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// The extension's id.
    pub extension: &'a str,
    /// The address of its root, with the `/` at the end.
    pub root: &'a str,
}

/// Why a message is not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Whoever sent it may not ask that.
    WrongSender,
    /// It is none of our messages.
    Unreadable,
    /// It is larger than such a message is.
    TooLarge,
}

impl Denied {
    /// What to tell the user.
    pub fn sentence(self) -> Sentence {
        Sentence::new(match self {
            Denied::WrongSender => "worker_wrong_sender",
            Denied::Unreadable => "worker_unreadable",
            Denied::TooLarge => "worker_too_large",
        })
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Denied::WrongSender => "This page may not ask that.",
            Denied::Unreadable => "The message could not be read; it may be from another version.",
            Denied::TooLarge => "The message is too large.",
        })
    }
}

impl std::error::Error for Denied {}

/// Where a message comes from, as far as it matters.
enum Origin {
    /// One of the extension's own pages.
    OwnPage,
    /// The injected half on that site.
    Injected(Site),
}

/// The request that a message is, if its sender may make it.
///
/// # Errors
/// [`Denied`]
pub fn admit(message: Option<&str>, asker: Asker<'_>, own: Own<'_>) -> Result<Request, Denied> {
    let origin = origin(asker, own).ok_or(Denied::WrongSender)?;
    let message = message.ok_or(Denied::Unreadable)?;
    if matches!(origin, Origin::Injected(_)) && message.len() > MOST_PAGE_BYTES {
        return Err(Denied::TooLarge);
    }
    let request = serde_json::from_str(message).map_err(|_| Denied::Unreadable)?;
    match (origin, &request) {
        (Origin::OwnPage, _) => Ok(request),
        (Origin::Injected(_), Request::App(_)) => Err(Denied::WrongSender),
        (Origin::Injected(site), Request::Page(asked)) => {
            let framed = matches!(asked, FromPage::CarrierFailed) && !asker.on_top;
            if framed || !is_of(site, asked) {
                Err(Denied::WrongSender)
            } else if !is_small(asked) {
                Err(Denied::TooLarge)
            } else {
                Ok(request)
            }
        }
    }
}

/// The site on which that address stands; only pages served over https are sites.
pub fn site_at(url: &str) -> Option<Site> {
    let authority = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    site_of(authority.strip_suffix(":443").unwrap_or(authority))
}

fn origin(asker: Asker<'_>, own: Own<'_>) -> Option<Origin> {
    let url = asker.url.filter(|_| asker.extension == Some(own.extension))?;
    if url.starts_with(own.root) {
        Some(Origin::OwnPage)
    } else if asker.in_tab {
        site_at(url).map(Origin::Injected)
    } else {
        None
    }
}

/// Whether what is asked is about that site only.
fn is_of(site: Site, asked: &FromPage) -> bool {
    let of = |key: &PostKey| key.site == site;
    match asked {
        FromPage::Start { site: asked } => *asked == site,
        FromPage::Seen { posts } => posts.iter().all(|seen| of(&seen.key)),
        FromPage::Suggest { post, .. } => post.site == site,
        FromPage::Inserted { key, .. } | FromPage::Correct { key, .. } | FromPage::Answered { key } => of(key),
        FromPage::Counted { .. } | FromPage::Consult { .. } | FromPage::CarrierFailed => true,
    }
}

/// Whether nothing in it is larger than a site could make it.
fn is_small(asked: &FromPage) -> bool {
    let short = |text: &str| text.len() <= MOST_NAME;
    let id = |text: &str| !text.is_empty() && short(text);
    let handle = |handle: &Handle| short(handle.as_str());
    let brand = |brand: &BrandId| short(&brand.0);
    let key = |key: &PostKey| id(key.post.as_str());
    let seen = |seen: &SeenPost| key(&seen.key) && handle(&seen.author) && brand(&seen.brand);
    match asked {
        FromPage::Start { .. } | FromPage::Counted { .. } | FromPage::CarrierFailed => true,
        FromPage::Seen { posts } => posts.len() <= MOST_SEEN && posts.iter().all(seen),
        FromPage::Consult { posts } => {
            posts.len() <= MOST_DOUBTS
                && posts.iter().all(|doubt| {
                    doubt.text.len() <= MOST_TEXT
                        && doubt.mentions.len() <= MOST_MENTIONS
                        && doubt.lang.as_deref().is_none_or(short)
                })
        }
        FromPage::Suggest { brand: of, post, asked, most } => {
            brand(of)
                && handle(&post.author)
                && *most <= MOST_SUGGESTIONS
                && asked.len() <= MOST_ASKED
                && asked.iter().all(|(name, answer)| short(name) && answer.len() <= 4_000)
        }
        FromPage::Inserted { key: of, template } => key(of) && id(&template.0),
        FromPage::Correct { key: of, author, .. } => key(of) && handle(author),
        FromPage::Answered { key: of } => key(of),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::message::FromApp;

    const OWN: Own<'static> = Own { extension: "abc", root: "chrome-extension://abc/" };

    fn injected(url: &str) -> Asker<'_> {
        Asker { extension: Some("abc"), url: Some(url), in_tab: true, on_top: true }
    }

    const PAGE: &str = "https://x.com/home";
    const START: &str = r#"{"page":"start","site":"x"}"#;

    #[test]
    fn who_may_ask_for_the_settings() {
        let settings = r#"{"app":"settings"}"#;
        let own_page = Asker { in_tab: false, ..injected("chrome-extension://abc/app.html#popup") };
        assert_eq!(admit(Some(settings), own_page, OWN), Ok(Request::App(FromApp::Settings)));
        assert!(admit(Some(settings), Asker { in_tab: true, ..own_page }, OWN).is_ok());
        for asker in [
            injected(PAGE),
            Asker { in_tab: false, ..injected(PAGE) },
            Asker { extension: None, ..own_page },
            Asker { extension: Some("other"), ..own_page },
            Asker { url: None, ..own_page },
            Asker { url: Some("chrome-extension://abcd/app.html"), ..own_page },
            Asker { url: Some("https://evil.example/chrome-extension://abc/"), in_tab: true, ..own_page },
            Asker { url: Some("about:blank"), in_tab: true, ..own_page },
        ] {
            assert_eq!(admit(Some(settings), asker, OWN), Err(Denied::WrongSender), "{asker:?}");
        }
    }

    #[test]
    fn no_request_of_the_app_is_taken_from_a_page() {
        for message in [
            r#"{"app":"settings"}"#,
            r#"{"app":"export"}"#,
            r#"{"app":"import","file":"{}"}"#,
            r#"{"app":"edit","edit":{"edit":"set_switch","switch":"off"}}"#,
        ] {
            assert_eq!(admit(Some(message), injected(PAGE), OWN), Err(Denied::WrongSender), "{message}");
        }
    }

    #[test]
    fn what_a_page_may_ask() {
        let key = r#"{"site":"x","post":"1"}"#;
        let seen = |key: &str, score: &str| {
            format!(
                r#"{{"key":{key},"author":"@Maya","posted_at":null,"brand":"b","score":{score},"severity":"blame","theme":null}}"#
            )
        };
        let posts = |posts: &[String]| format!(r#"{{"page":"seen","posts":[{}]}}"#, posts.join(","));
        for message in [
            START.to_owned(),
            posts(&[]),
            posts(&[seen(key, "500"), seen(key, "1000")]),
            format!(r#"{{"page":"inserted","key":{key},"template":"t"}}"#),
            format!(r#"{{"page":"correct","key":{key},"author":"@Maya","words":"","margin":3,"said":null}}"#),
            format!(
                r#"{{"page":"correct","key":{key},"author":"","words":"0000000a","margin":-9,"said":{{"complaint":{{"theme":"price","severity":null}}}}}}"#
            ),
            format!(r#"{{"page":"answered","key":{key}}}"#),
            r#"{"page":"counted","counts":{"posts":1,"mentions":1,"complaints":1,"unanswered":1,"skipped":0,"health":"readable"}}"#
                .to_owned(),
        ] {
            assert!(admit(Some(&message), injected(PAGE), OWN).is_ok(), "{message}");
        }
        for (message, denied) in [
            (posts(&[seen(key, "1001")]), Denied::Unreadable),
            (posts(&[seen(key, "-1")]), Denied::Unreadable),
            (posts(&vec![seen(key, "500"); MOST_SEEN + 1]), Denied::TooLarge),
            (posts(&[seen(&format!(r#"{{"site":"x","post":"{}"}}"#, "1".repeat(401)), "500")]), Denied::TooLarge),
            (posts(&[seen(r#"{"site":"x","post":""}"#, "500")]), Denied::TooLarge),
            (
                format!(r#"{{"page":"answered","key":{key},"junk":"{}"}}"#, "j".repeat(MOST_PAGE_BYTES)),
                Denied::TooLarge,
            ),
            (posts(&[seen(r#"{"site":"elsewhere","post":"1"}"#, "500")]), Denied::Unreadable),
            (posts(&[seen(key, "null")]), Denied::Unreadable),
            (r#"{"page":"settings"}"#.to_owned(), Denied::Unreadable),
            (
                format!(
                    r#"{{"page":"correct","key":{key},"author":"","words":"{}","margin":0,"said":null}}"#,
                    "0123abcd".repeat(65)
                ),
                Denied::Unreadable,
            ),
            (
                format!(
                    r#"{{"page":"correct","key":{key},"author":"{}","words":"","margin":0,"said":null}}"#,
                    "a".repeat(401)
                ),
                Denied::TooLarge,
            ),
            (r#"{"notice":"count"}"#.to_owned(), Denied::Unreadable),
            ("[".repeat(100_000), Denied::Unreadable),
            ("null".to_owned(), Denied::Unreadable),
            (String::new(), Denied::Unreadable),
        ] {
            assert_eq!(admit(Some(&message), injected(PAGE), OWN), Err(denied), "{message:.120}");
        }
        assert_eq!(admit(None, injected(PAGE), OWN), Err(Denied::Unreadable));
    }

    #[test]
    fn where_the_injected_half_may_stand() {
        for (url, may) in [
            ("https://x.com/home", true),
            ("https://x.com", true),
            ("https://x.com:443/home?q=1#a", true),
            ("http://x.com/home", false),
            ("https://x.com.evil.example/", false),
            ("https://evil.example/x.com", false),
            ("https://x.com@evil.example/", false),
            ("https://evil.example#x.com", false),
            ("https://x.com:8443/", false),
            ("", false),
        ] {
            assert_eq!(admit(Some(START), injected(url), OWN).is_ok(), may, "{url}");
        }
        assert!(admit(Some(START), Asker { in_tab: false, ..injected(PAGE) }, OWN).is_err());
    }

    #[test]
    fn another_carrier_is_asked_for_by_a_whole_tab_of_a_site_only() {
        let asked = r#"{"page":"carrier_failed"}"#;
        assert_eq!(admit(Some(asked), injected(PAGE), OWN), Ok(Request::Page(FromPage::CarrierFailed)));
        for asker in [
            Asker { on_top: false, ..injected(PAGE) },
            Asker { in_tab: false, ..injected(PAGE) },
            injected("https://evil.example/"),
        ] {
            assert_eq!(admit(Some(asked), asker, OWN), Err(Denied::WrongSender), "{asker:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_from_a_page_becomes_a_request_of_the_app(message in "[{}\\[\\]\":,a-z0-9]{0,80}") {
            prop_assert!(!matches!(admit(Some(&message), injected(PAGE), OWN), Ok(Request::App(_))));
        }
    }
}
