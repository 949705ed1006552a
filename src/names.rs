//! The keys under which `_locales` names the values of the core.
#![forbid(unsafe_code)]

use crate::post::Site;
use crate::reply::suggestion::Why;
use crate::reply::template::{Answers, Wording};
use crate::text::place::ByteSpan;
use crate::triage::pressure::Pressure;
use crate::triage::verdict::{About, PostKind, Severity, Theme, Verdict};

/// The key of a theme's name.
pub fn theme(theme: Theme) -> &'static str {
    theme.key()
}

/// The key of a severity's short word.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::NoneExplicit => "severity_none_explicit",
        Severity::Disapproval => "severity_disapproval",
        Severity::Accusation => "severity_accusation",
        Severity::Blame => "severity_blame",
    }
}

/// What is to be known of a verdict besides how hard: that it may be about somebody else, or what sort of post it is.
pub fn note(verdict: &Verdict) -> Option<&'static str> {
    match (verdict.kind, verdict.about) {
        (PostKind::Complaint, About::Us) => None,
        (PostKind::Complaint, About::Unsure) => Some("triage_about_unsure"),
        (PostKind::Complaint, About::Another) => Some("triage_about_another"),
        (PostKind::Question, _) => Some("triage_kind_question"),
        (PostKind::Praise, _) => Some("triage_kind_praise"),
        (PostKind::JobAdvert, _) => Some("triage_kind_job_advert"),
        (PostKind::News, _) => Some("triage_kind_news"),
        (PostKind::Joke, _) => Some("triage_kind_joke"),
        (PostKind::Spam, _) => Some("triage_kind_spam"),
        (PostKind::Own | PostKind::Talk, _) => None,
    }
}

/// The sentences that quote what makes a complaint press, each with the words that go into its `$1`.
pub fn pressure(pressure: &Pressure) -> impl Iterator<Item = (&'static str, ByteSpan)> {
    let keys = [
        ("page_pressure_repeated", pressure.repeated),
        ("page_pressure_waiting", pressure.waiting),
        ("page_pressure_unanswered", pressure.unanswered),
    ];
    keys.into_iter().filter_map(|(key, span)| Some((key, span?)))
}

/// The key of a wording's name.
pub fn wording(wording: Wording) -> &'static str {
    match wording {
        Wording::Long => "wording_long",
        Wording::Medium => "wording_medium",
        Wording::Short => "wording_short",
    }
}

/// The key of what a template answers.
pub fn answers(answers: Answers) -> &'static str {
    match answers {
        Answers::Complaint => "answers_complaint",
        Answers::Praise => "answers_praise",
        Answers::Mention => "answers_mention",
    }
}

/// The key of a site's name.
pub fn site(site: Site) -> &'static str {
    match site {
        Site::X => "app_site_x",
        Site::Bluesky => "app_site_bluesky",
        Site::Mastodon => "app_site_mastodon",
        Site::Reddit => "app_site_reddit",
        Site::YouTube => "app_site_youtube",
        Site::Facebook => "app_site_facebook",
        Site::Threads => "app_site_threads",
        Site::LinkedIn => "app_site_linkedin",
        Site::Instagram => "app_site_instagram",
    }
}

/// The sentence that says why a reply is suggested.
pub fn why(why: &Why) -> WhyNamed {
    match why {
        Why::Theme { theme: which } => WhyNamed { key: "why_theme", of: Some(theme(*which)) },
        Why::Severity { severity: which } => WhyNamed { key: "why_severity", of: Some(severity(*which)) },
        Why::Kind { kind: Answers::Complaint } => WhyNamed { key: "why_kind_complaint", of: None },
        Why::Kind { kind: Answers::Praise } => WhyNamed { key: "why_kind_praise", of: None },
        Why::Kind { kind: Answers::Mention } => WhyNamed { key: "why_kind_mention", of: None },
        Why::General => WhyNamed { key: "why_general", of: None },
    }
}

/// A sentence's key, and the key of the name that goes into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhyNamed {
    /// The sentence.
    pub key: &'static str,
    /// What goes into its `$1`.
    pub of: Option<&'static str>,
}

/// A field's name as a person reads it: `order_no` is "Order no".
pub fn field(name: &str) -> String {
    let mut words = name.replace(['_', '.'], " ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_in_the_locale_file() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../extension/_locales/en/messages.json")).unwrap();
        let themes = Theme::ALL.map(theme);
        let severities = Severity::ALL.map(severity);
        let wordings = [Wording::Long, Wording::Medium, Wording::Short].map(wording);
        let kinds = [Answers::Complaint, Answers::Praise, Answers::Mention].map(answers);
        let sites = Site::ALL.map(site);
        let all = themes.into_iter().chain(severities).chain(wordings).chain(kinds).chain(sites);
        for key in all {
            let text = file.get(key).and_then(|entry| entry.get("message")).and_then(|m| m.as_str());
            assert!(text.is_some_and(|text| !text.is_empty()), "{key} is not in messages.json");
        }
    }

    #[test]
    fn marker_words_are_short() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../extension/_locales/en/messages.json")).unwrap();
        for level in Severity::ALL {
            let word = file[severity(level)]["message"].as_str().unwrap();
            assert!(word.chars().count() <= 8, "{word} does not fit the marker's 52 px");
        }
    }
}
