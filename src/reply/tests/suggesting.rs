//! Which replies, in which order and wording.

use super::*;
use crate::reply::suggest::suggest;
use crate::reply::suggestion::Why;
use crate::text::length::on_x;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::verdict::{Severity, Theme, ThemeId};

#[test]
fn the_longest_wording_that_fits_is_chosen() {
    let words = |count: usize| "word ".repeat(count).trim().to_owned();
    for (long, medium, short, wording, fits) in [
        (50, 30, 10, Wording::Long, true),
        (57, 30, 10, Wording::Medium, true),
        (57, 57, 10, Wording::Short, true),
        (80, 70, 60, Wording::Short, false),
        (80, 60, 70, Wording::Medium, false),
    ] {
        let template = Template { long: words(long), medium: words(medium), short: words(short), ..template("") };
        let found = suggest(&[template], &sample_ours(), &sample_post(), &Asked::new(), 3);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].wording, found[0].length.fits, found[0].is_ready()), (wording, fits, fits));
        assert_eq!(found[0].length, on_x(&found[0].text));
    }
}

#[test]
fn a_wording_that_cannot_be_filled_in_is_never_suggested() {
    let (ours, post) = (first_run(), stranger());
    let by_phone = Template { long: "Call {{ contact.phone }}".to_owned(), ..template("") };
    let broken = Template { medium: "{{ x".to_owned(), short: "{{ y }}".to_owned(), ..template("{% if %}") };
    let found = suggest(&[broken, by_phone], &ours, &post, &Asked::new(), 3);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].text.as_str(), found[0].wording), ("Medium.", Wording::Medium));
}

#[test]
fn a_template_may_be_for_a_theme_of_the_user_s_own() {
    let tents = Theme::Own(ThemeId(7));
    let named = |name: &str| ThemeEntry { name: name.to_owned(), ..ThemeEntry::of(tents) };
    let ours = OurFacts { themes: vec![named("Tents\u{202e} and  poles")], ..sample_ours() };
    let made_for = Template { themes: vec![tents], ..template("Sorry about: {{ post.theme | default(\"this\") }}.") };
    let suggested = |ours: &OurFacts, theme| {
        let post = PostFacts { theme, ..sample_post() };
        suggest(std::slice::from_ref(&made_for), ours, &post, &Asked::new(), 3)
            .pop()
            .map(|found| (found.text, found.why))
    };
    let why = vec![Why::Theme { theme: tents }];
    assert_eq!(suggested(&ours, Some(tents)), Some(("Sorry about: Tents and poles.".to_owned(), why.clone())));
    assert_eq!(suggested(&sample_ours(), Some(tents)), Some(("Sorry about: this.".to_owned(), why)));
    for other in [None, Some(Theme::Delivery), Some(Theme::Own(ThemeId(8)))] {
        assert_eq!(suggested(&ours, other), None);
    }
}

#[test]
fn the_order_of_suggestions() {
    let made = |id: &str, themes: &[Theme], severities: &[Severity], long: &str| Template {
        id: TemplateId(id.to_owned()),
        themes: themes.to_vec(),
        severities: severities.to_vec(),
        long: long.to_owned(),
        medium: long.to_owned(),
        short: long.to_owned(),
        ..template("")
    };
    let too_long = "x ".repeat(200);
    let templates = [
        made("general-asks", &[], &[], "{{ ask.a }}"),
        made("too-long", &[Theme::Delivery], &[], &too_long),
        made("general", &[], &[], "a"),
        made("other-theme", &[Theme::Safety], &[], "a"),
        made("severity", &[], &[Severity::Disapproval], "a"),
        made("other-severity", &[Theme::Delivery], &[Severity::Blame], "a"),
        made("theme-asks", &[Theme::Delivery], &[], "{{ ask.a }}"),
        made("theme", &[Theme::Price, Theme::Delivery], &[], "a"),
        made("theme-severity", &[Theme::Delivery], &[Severity::Disapproval], "{{ ask.a }}{{ ask.b }}"),
        Template { answers: Answers::Praise, ..made("praise", &[], &[], "a") },
        made("general-second", &[], &[], "b"),
    ];
    let order = |post: &PostFacts, most| -> Vec<String> {
        suggest(&templates, &sample_ours(), post, &Asked::new(), most)
            .into_iter()
            .map(|found| found.template.0)
            .collect()
    };
    let post = sample_post();
    let all =
        ["theme-severity", "theme", "theme-asks", "severity", "general", "general-second", "general-asks", "too-long"];
    assert_eq!(order(&post, 99), all);
    assert_eq!(order(&post, 3), all[..3]);
    assert_eq!(order(&post, 0), [""; 0]);
    let why = |index: usize| suggest(&templates, &sample_ours(), &post, &Asked::new(), 99)[index].why.clone();
    let (theme, severity) = (Why::Theme { theme: Theme::Delivery }, Why::Severity { severity: Severity::Disapproval });
    assert_eq!(
        (why(0), why(1), why(3), why(4)),
        (vec![theme, severity], vec![theme], vec![severity], vec![Why::General])
    );
    let praise = PostFacts { kind: Answers::Praise, ..sample_post() };
    assert_eq!(order(&praise, 3), ["praise"]);
}
