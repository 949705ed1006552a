//! The keys under which `_locales` names the values of the core.
#![forbid(unsafe_code)]

use crate::post::Site;
use crate::reply::template::{Answers, Wording};
use crate::triage::verdict::{Severity, Theme};

/// The key of a theme's name.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Delivery => "theme_delivery",
        Theme::DamagedOrWrong => "theme_damaged_or_wrong",
        Theme::RefundAndBilling => "theme_refund_and_billing",
        Theme::Price => "theme_price",
        Theme::Cancellation => "theme_cancellation",
        Theme::OutageOrBug => "theme_outage_or_bug",
        Theme::StaffAndManners => "theme_staff_and_manners",
        Theme::WaitingAndNoReply => "theme_waiting_and_no_reply",
        Theme::Quality => "theme_quality",
        Theme::Safety => "theme_safety",
        Theme::PrivacyAndAccount => "theme_privacy_and_account",
        Theme::MisleadingPromise => "theme_misleading_promise",
        Theme::Other => "theme_other",
    }
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
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_stands_in_the_locale_file() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../extension/_locales/en/messages.json")).unwrap();
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

    /// The words in quotes that look like keys of this room, in all its files.
    fn keys_in(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                keys_in(&path, found);
                continue;
            }
            let source = std::fs::read_to_string(path).unwrap();
            let is_key = |word: &&str| {
                word.starts_with("app_") && word.len() > 4 && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            };
            found.extend(source.split('"').filter(is_key).map(str::to_owned));
        }
    }

    #[test]
    fn every_key_that_the_pages_use_stands_in_the_locale_file() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../extension/_locales/en/messages.json")).unwrap();
        let mut keys = Vec::new();
        keys_in(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut keys);
        assert!(keys.len() > 50, "the keys were not found: {keys:?}");
        let fields = crate::reply::field::FIELDS.map(|field| format!("app_field_{}", field.replace('.', "_")));
        for key in keys.into_iter().chain(fields) {
            let counted = ["_one", "_other"].iter().all(|form| file.get(format!("{key}{form}")).is_some());
            assert!(file.get(&key).is_some() || counted, "{key} is not in messages.json");
        }
    }

    #[test]
    fn marker_words_are_short() {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../extension/_locales/en/messages.json")).unwrap();
        for level in Severity::ALL {
            let word = file[severity(level)]["message"].as_str().unwrap();
            assert!(word.chars().count() <= 8, "{word} does not fit the marker's 52 px");
        }
    }
}
