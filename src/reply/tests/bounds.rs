//! Whatever a page, a template or an answer holds.

use proptest::prelude::*;

use super::*;
use crate::post::Handle;
use crate::reply::render::LONGEST_REPLY;
use crate::reply::starter::starter;
use crate::reply::suggest::suggest;
use crate::text::length::on_x;
use crate::triage::verdict::Theme;

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
    }

    #[test]
    fn a_name_stands_once_where_it_is_placed_once(name in hostile_name()) {
        let post = PostFacts { author_name: format!("Zebedee {name}"), ..sample_post() };
        let text = rendered("{{ customer.name }}, {{ brand.name }}", &first_run(), &post, &Asked::new()).unwrap();
        prop_assert_eq!(text.matches("Zebedee").count(), 1 + name.matches("Zebedee").count());
        prop_assert!(text.ends_with(", Northwind"));
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
        let asked: Asked = ["what_we_did", "link", "other_company", "answer"].map(|ask| (ask.to_owned(), answer.clone())).into();
        let post = PostFacts { author_name: name, kind, theme: Theme::ALL.get(index).copied(), ..sample_post() };
        let ours = OurFacts { brand, ..sample_ours() };
        for found in suggest(&templates, &ours, &post, &asked, 20) {
            prop_assert_eq!(found.length, on_x(&found.text));
            prop_assert!(!found.length.fits || found.length.length <= 280);
            prop_assert!(!found.is_ready() || (found.length.fits && !found.text.contains('[')) || answer.contains('['));
        }
    }

    #[test]
    fn suggesting_twice_says_the_same(theme in 0..=Theme::ALL.len(), most in 0..9_usize) {
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
