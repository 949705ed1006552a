//! Replies, from template to suggestion.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::check::{WORDINGS, check, sample_ours, sample_post};
use super::render::{LONGEST_REPLY, LONGEST_SOURCE, render};
use super::starter::starter;
use super::suggest::suggest;
use super::{Fault, Place};
use crate::post::{Handle, Site};
use crate::reply::suggestion::{Asked, Contact, OurFacts, PostFacts, Why};
use crate::reply::template::{Answers, Template, TemplateId, Wording};
use crate::text::length::on_x;
use crate::triage::verdict::{Severity, Theme};

fn template(source: &str) -> Template {
    Template {
        id: TemplateId(source.to_owned()),
        title: "Test".to_owned(),
        answers: Answers::Complaint,
        themes: Vec::new(),
        severities: Vec::new(),
        long: source.to_owned(),
        medium: "Medium.".to_owned(),
        short: "Short.".to_owned(),
    }
}

fn rendered(source: &str, ours: &OurFacts, post: &PostFacts, asked: &Asked) -> Result<String, Fault> {
    render(&template(source), Wording::Long, ours, post, asked).map(|done| done.text).map_err(|error| error.fault)
}

/// A user after the first run: a name, a handle elsewhere, one way to be reached.
fn first_run() -> OurFacts {
    OurFacts {
        brand: "Northwind".to_owned(),
        contact: Contact { email: "care@northwind.example".to_owned(), ..Contact::default() },
        signature: String::new(),
    }
}

fn stranger() -> PostFacts {
    PostFacts { author_name: String::new(), theme: None, ..sample_post() }
}

fn answers(list: &[(&str, &str)]) -> Asked {
    list.iter().map(|&(name, answer)| (name.to_owned(), answer.to_owned())).collect()
}

#[test]
fn fields_stand_where_they_are_written() {
    let (ours, post, none) = (sample_ours(), sample_post(), Asked::new());
    for (source, wanted) in [
        ("Hi {{ customer.first_name }}", "Hi Mara"),
        ("{{ customer.name }} {{ customer.handle }}", "Mara Ellwood @mara_ellwood"),
        ("{{ brand.name|upper }}", "NORTHWIND"),
        ("{{ contact.dm }} {{ contact.email }}", "@northwindhelp care@northwind.example"),
        ("{{ contact.phone }} {{ contact.web }}", "+44 20 7946 0018 https://northwind.example/help"),
        ("{{ agent.signature }} {{ post.theme }}", "^Ida delivery"),
        ("{% if post.theme == \"delivery\" %}Parcel{% else %}Other{% endif %}", "Parcel"),
        ("{% for c in \"abc\" %}{{ loop.index }}{% endfor %}", "123"),
        ("{% set who = customer.name %}{{ who }}", "Mara Ellwood"),
        ("{# note #}Hi", "Hi"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("<b>&</b>", "<b>&</b>"),
        ("  a  b \n\n\n\n c\t\td  \n", "a b\n\nc d"),
        ("No. {{ ask.order_no }}, {{ ask.name }}", "No. [order no], [name]"),
    ] {
        assert_eq!(rendered(source, &ours, &post, &none).as_deref(), Ok(wanted), "{source}");
    }
}

#[test]
fn what_is_not_known_has_a_fallback_or_is_left_out() {
    let (ours, post, none) = (OurFacts::default(), stranger(), Asked::new());
    for (source, wanted) in [
        ("Hi {{ customer.first_name | default(\"there\") }}!", "Hi there!"),
        ("{% if contact.dm %}DM{% elif contact.email %}mail{% else %}here{% endif %}", "here"),
        ("{% if contact.dm is defined %}DM{% else %}here{% endif %}", "here"),
        ("{% if contact.dm and agent.signature %}x{% endif %}Hi", "Hi"),
        ("Hi{% if agent.signature %} {{ agent.signature }}{% endif %}", "Hi"),
        ("{{ contact.dm or contact.email or \"here\" }}", "here"),
    ] {
        assert_eq!(rendered(source, &ours, &post, &none).as_deref(), Ok(wanted), "{source}");
    }
    for source in
        ["{{ contact.dm }}", "Hi {{ customer.first_name }}", "{{ contact.email | upper }}", "{{ brand.name }}"]
    {
        assert!(matches!(rendered(source, &ours, &post, &none), Err(Fault::NoFallback { .. })), "{source}");
    }
}

#[test]
fn faults_say_what_and_where() {
    let long = "a".repeat(LONGEST_SOURCE + 1);
    for (source, at, said) in [
        (
            "Hi {{ customer.firstname }}",
            Some((1, 7)),
            "there is no field \"customer.firstname\"; did you mean \"customer.first_name\"?",
        ),
        (
            "Hi\n  {% if contact.md %}x{% endif %}",
            Some((2, 9)),
            "there is no field \"contact.md\"; did you mean \"contact.dm\"?",
        ),
        ("{{ weather }}", Some((1, 4)), "there is no field \"weather\""),
        ("{{ ask }}", Some((1, 4)), "there is no field \"ask\""),
        ("{{ ask.a.b }}", Some((1, 4)), "there is no field \"ask.a.b\""),
        (
            "{{ brand.name | uper }}",
            Some((1, 17)),
            "\"uper\" is nothing that can be done here; did you mean \"upper\"?",
        ),
        (
            "{% if brand.name is defned %}x{% endif %}",
            Some((1, 21)),
            "\"defned\" is nothing that can be done here; did you mean \"defined\"?",
        ),
        ("é {{ range(3) }}", Some((1, 6)), "\"range\" is nothing that can be done here"),
        (
            "{% if false %}{{ brand.name | nope }}{% endif %}x",
            Some((1, 31)),
            "\"nope\" is nothing that can be done here",
        ),
        (
            "{{ customer.first_name }}",
            Some((1, 4)),
            "\"customer.first_name\" is not known for every post; write what to say without it, as in {{ customer.first_name | default(\"…\") }}",
        ),
        (
            "{{ post.theme | upper }}",
            Some((1, 4)),
            "\"post.theme\" is not known for every post; write what to say without it, as in {{ post.theme | default(\"…\") }}",
        ),
        (
            "Hi {{ brand.name",
            Some((1, 13)),
            "this cannot be read (unexpected end of input, expected end of variable block)",
        ),
        ("{% if %}", None, "this cannot be read ("),
        ("{% include \"x\" %}", None, "this cannot be read ("),
        ("{{ brand.name + 1 }}", None, "this cannot be done ("),
        ("   {# nothing #}", None, "nothing comes out; write what it should say"),
        (
            "{% for a in \"xxxxxxxxxxxxxxxxxxxx\" %}{% for b in \"xxxxxxxxxxxxxxxxxxxx\" %}{% for c in \"xxxxxxxxxxxxxxxxxxxx\" %}{{ a ~ b ~ c }}{% endfor %}{% endfor %}{% endfor %}",
            None,
            "a loop here takes too long; make it shorter",
        ),
        (long.as_str(), None, "it is too long; the most is 8000 bytes"),
    ] {
        let error = check(&template(source)).expect_err(source);
        assert_eq!(error.wording, Wording::Long, "{source}");
        if let Some((line, column)) = at {
            assert_eq!(error.at, Some(Place { line, column }), "{source}: {error}");
        }
        let told = error.to_string();
        assert!(told.starts_with("The long wording"), "{told}");
        assert!(told.split_once(": ").unwrap().1.starts_with(said), "{source}: {told}");
    }
}

#[test]
fn every_sentence_is_in_the_locale() {
    let messages: serde_json::Value =
        serde_json::from_str(include_str!("../../extension/_locales/en/messages.json")).unwrap();
    let word = || "x".to_owned();
    for fault in [
        Fault::Syntax { detail: word() },
        Fault::UnknownField { name: word(), meant: None },
        Fault::UnknownField { name: word(), meant: Some(word()) },
        Fault::UnknownFilter { name: word(), meant: None },
        Fault::UnknownFilter { name: word(), meant: Some(word()) },
        Fault::NoFallback { name: None },
        Fault::NoFallback { name: Some(word()) },
        Fault::SourceTooLong { limit: 1 },
        Fault::ReplyTooLong { limit: 1 },
        Fault::TooMuchWork,
        Fault::Empty,
        Fault::Impossible { detail: word() },
    ] {
        let error = super::TemplateError { wording: Wording::Short, at: Some(Place { line: 3, column: 4 }), fault };
        let sentence = error.sentence();
        let message = messages[&sentence.key]["message"].as_str().unwrap_or_else(|| panic!("{}", sentence.key));
        for place in 1..=9 {
            assert!(!message.contains(&format!("${place}")) || place <= sentence.args.len(), "{}", sentence.key);
        }
    }
}

#[test]
fn asks_come_in_text_order_and_once() {
    let mut asks_twice = template("{{ ask.b }} {{ ask.a }} {{ ask . b }}");
    asks_twice.short = "{{ ask.c }}".to_owned();
    assert_eq!(check(&asks_twice).unwrap(), ["b", "a", "c"]);
    let asked = answers(&[("b", " 42\n"), ("a", "  ")]);
    let done = render(&asks_twice, Wording::Long, &sample_ours(), &sample_post(), &asked).unwrap();
    assert_eq!(
        (done.text.as_str(), done.asks, done.missing),
        ("42 [a] 42", vec!["b".into(), "a".into()], vec!["a".to_owned()])
    );
}

#[test]
fn an_answer_is_never_read_as_a_template() {
    let asked = answers(&[("x", "{{ contact.email }} {% if %}")]);
    let text = rendered("Say: {{ ask.x }}", &sample_ours(), &sample_post(), &asked).unwrap();
    assert_eq!(text, "Say: {{ contact.email }} {% if %}");
}

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

/// Answers to all that the starter set asks for.
fn starter_answers() -> Asked {
    answers(&[
        ("what_we_did", "we have refunded the delivery fee and sent a new parcel"),
        ("link", "https://status.northwind.example/incidents/2026-03-14"),
        ("answer", "Yes, all our shops are open on bank holidays, from ten to four."),
    ])
}

#[test]
fn the_starter_set_is_whole() {
    let templates = starter();
    assert!(templates.len() >= 14, "{}", templates.len());
    let mut ids: Vec<&str> = templates.iter().map(|template| template.id.0.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), templates.len());
    for theme in Theme::ALL.into_iter().filter(|&theme| theme != Theme::Other) {
        assert!(templates.iter().any(|template| template.themes.contains(&theme)), "{theme:?}");
    }
    for kind in [Answers::Complaint, Answers::Praise, Answers::Mention] {
        let nothing_known = PostFacts { kind, ..stranger() };
        assert!(!suggest(&templates, &first_run(), &nothing_known, &Asked::new(), 3).is_empty(), "{kind:?}");
    }
    let answers = starter_answers();
    for template in &templates {
        for ask in check(template).unwrap_or_else(|error| panic!("{}: {error}", template.id.0)) {
            assert!(answers.contains_key(&ask), "{}: {ask}", template.id.0);
        }
    }
}

#[test]
fn the_starter_set_reads_well_and_fits_whatever_is_known() {
    let contacts = |email: &str, phone: &str, web: &str, dm: &str| Contact {
        email: email.to_owned(),
        phone: phone.to_owned(),
        web: web.to_owned(),
        dm: dm.to_owned(),
    };
    let (email, phone, web) =
        ("customer.care@northwind.example", "+44 20 7946 0018", "https://www.northwind.example/contact");
    let users = [
        sample_ours(),
        first_run(),
        OurFacts { contact: contacts("", phone, "", ""), signature: "^Ida".to_owned(), ..first_run() },
        OurFacts { contact: contacts("", "", web, ""), ..first_run() },
        OurFacts {
            contact: contacts(email, phone, web, ""),
            brand: "Northwind Home & Garden".to_owned(),
            signature: "Ida, Northwind".to_owned(),
        },
        OurFacts { contact: Contact::default(), ..first_run() },
    ];
    let long_name = PostFacts { author_name: "Maximiliane von Ellwood".to_owned(), ..sample_post() };
    for template in starter() {
        for ours in &users {
            for post in [&sample_post(), &stranger(), &long_name] {
                let mut before = usize::MAX;
                for wording in WORDINGS {
                    let text = render(&template, wording, ours, post, &starter_answers()).unwrap().text;
                    let context = format!("{} {wording:?}: {text}", template.id.0);
                    let length = on_x(&text);
                    assert!(length.length < before, "not shorter than the wording before: {context}");
                    before = length.length;
                    assert!(wording == Wording::Long || length.fits, "{}: {context}", length.length);
                    for artefact in ["  ", " .", " ,", "..", ",,", "?.", " \n", "{", "}", "[", "]", "None", "undefined"]
                    {
                        assert!(!text.contains(artefact), "{artefact:?} in {context}");
                    }
                    assert!(text.starts_with(|c: char| c.is_uppercase()), "{context}");
                    assert!(ours.signature.is_empty() || text.ends_with(&ours.signature), "{context}");
                }
            }
        }
    }
}

/// Names as a hostile page may show them.
fn hostile_name() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("@victim".to_owned()),
        Just("＠victim".to_owned()),
        Just("https://evil.com/x".to_owned()),
        Just("evil.com".to_owned()),
        Just("evil。com".to_owned()),
        Just("#tag".to_owned()),
        Just("$TKR".to_owned()),
        Just("{{ contact.email }}".to_owned()),
        Just("{% if x %}".to_owned()),
        Just("\u{202E}".to_owned()),
        Just("\u{200B}".to_owned()),
        Just("\n\n".to_owned()),
        Just("Mara".to_owned()),
        "[A-Za-z.:/@ ]{0,6}",
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_hostile_name_mentions_nobody_and_links_nowhere(name in hostile_name(), handle in any::<String>()) {
        let post = PostFacts { author_name: name, author: Handle::new(&handle), ..sample_post() };
        let source = "Hi {{ customer.first_name | default(\"there\") }}, {{ customer.name | default(\"you\") }}, thanks.";
        let text = rendered(source, &first_run(), &post, &Asked::new()).unwrap();
        prop_assert!(!text.contains(['@', '＠', '#', '＃', '$', '/', ':', '\n', '\u{202E}', '\u{200B}', '{', '}']), "{}", text);
        // What links is a host: two words with a full stop and nothing else between them.
        let chars: Vec<char> = text.chars().collect();
        let is_host = |three: &[char]| three[1] == '.' && three[0].is_alphanumeric() && three[2].is_alphanumeric();
        prop_assert!(!chars.windows(3).any(is_host), "{}", text);
        prop_assert!(text.chars().count() < 120);
        // The name of the template's one field stands there once: nothing of the page is repeated.
        prop_assert_eq!(text.matches("Hi ").count() + text.matches(", thanks.").count() >= 2, true);
    }

    #[test]
    fn checking_any_text_never_panics(source in any::<String>()) {
        let _ = check(&template(&source));
    }

    #[test]
    fn checking_anything_like_a_template_never_panics(
        pieces in proptest::collection::vec(
            prop_oneof![
                Just("{{"), Just("}}"), Just("{%"), Just("%}"), Just("{#"), Just("#}"), Just(" if "), Just("endif"), Just("for x in"),
                Just("endfor"), Just("ask."), Just("customer.name"), Just("|"), Just("default("), Just("\""), Just("'"), Just(")"),
                Just("is not "), Just("raw"), Just("endraw"), Just("-"), Just("."), Just("["), Just("]"), Just("9e9"), Just("é"),
                Just("\\"), Just("\n"), Just(" "), Just("set a = "), Just("(("), Just("**"), Just("~"), Just("filter upper"),
            ],
            0..40,
        )
    ) {
        let source = pieces.concat();
        let result = check(&template(&source));
        if let Ok(asks) = result {
            let unique: std::collections::BTreeSet<_> = asks.iter().collect();
            prop_assert_eq!(unique.len(), asks.len());
        }
    }

    #[test]
    fn what_fits_never_exceeds_the_limit(
        answer in any::<String>(),
        name in hostile_name(),
        brand in "[A-Z][a-z]{1,40}",
        index in 0..20_usize,
        kind in prop_oneof![Just(Answers::Complaint), Just(Answers::Praise), Just(Answers::Mention)],
    ) {
        let templates = starter();
        let asked: Asked = ["what_we_did", "link", "answer"].map(|ask| (ask.to_owned(), answer.clone())).into();
        let post = PostFacts { author_name: name, kind, theme: Theme::ALL.get(index).copied(), ..sample_post() };
        let ours = OurFacts { brand, ..sample_ours() };
        for found in suggest(&templates, &ours, &post, &asked, 20) {
            prop_assert_eq!(found.length, on_x(&found.text));
            prop_assert!(!found.length.fits || found.length.length <= 280);
            prop_assert!(!found.is_ready() || (found.length.fits && !found.text.contains('[')) || answer.contains('['));
        }
    }

    #[test]
    fn suggesting_twice_says_the_same(theme in 0..13_usize, most in 0..9_usize) {
        let post = PostFacts { theme: Theme::ALL.get(theme).copied(), ..sample_post() };
        let once = suggest(&starter(), &first_run(), &post, &Asked::new(), most);
        prop_assert!(once.len() <= most);
        prop_assert_eq!(&once, &suggest(&starter(), &first_run(), &post, &Asked::new(), most));
    }
}

#[test]
fn work_is_bounded_whatever_the_template_asks_for() {
    let nested =
        "{% for a in \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" %}".repeat(20) + "x" + &"{% endfor %}".repeat(20);
    let doubling = "{% set a = \"aaaaaaaa\" %}".to_owned() + &"{% set a = a ~ a %}".repeat(60) + "{{ a }}";
    let times = "{{ \"a\" * 999999999 }}".to_owned();
    let replaced = "{{ (\"a\" * 9000) | replace(\"a\", \"a\" * 9000) }}".to_owned();
    let brackets = "{{ ".to_owned() + &"(".repeat(3_000) + "1" + &")".repeat(3_000) + " }}";
    let ifs = "{% if 1 %}".repeat(390) + "x" + &"{% endif %}".repeat(390);
    for source in [nested, doubling, times, replaced, brackets, ifs] {
        let started = std::time::Instant::now();
        let result = rendered(&source, &sample_ours(), &sample_post(), &Asked::new());
        assert!(started.elapsed().as_secs() < 5, "{}", &source[..40]);
        assert!(result.is_err() || result.is_ok_and(|text| text.len() <= LONGEST_REPLY), "{}", &source[..40]);
    }
}

#[test]
fn a_site_is_named_for_every_post() {
    // The limit is the site's: were there a second one, this list would have to grow with it.
    let limits: BTreeMap<Site, usize> =
        Site::ALL.into_iter().map(|site| (site, crate::text::length::on(site, "a").limit)).collect();
    assert_eq!(limits, BTreeMap::from([(Site::X, 280)]));
}
