//! The count of X against its own suite, and against cases of ours.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use saphyr::{LoadableYamlNode, Yaml};

use super::*;

/// Reads a file of twitter-text's suite, where it is at hand, and says so where it is not.
fn suite(file: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance").join(file);
    let yaml = fs::read_to_string(&path).ok();
    if yaml.is_none() {
        println!("skipped: {} is not there", path.display());
    }
    yaml
}

#[test]
fn the_counter_suites_of_twitter_text() {
    let Some(yaml) = suite("validate.yml") else { return };
    let document = &Yaml::load_from_str(&yaml).unwrap()[0];
    for (name, cases) in
        [("WeightedTweetsWithDiscountedEmojiCounterTest", 22), ("UnicodeDirectionalMarkerCounterTest", 2)]
    {
        let list = document["tests"][name].as_sequence().unwrap();
        assert_eq!(list.len(), cases, "{name}");
        for case in list {
            let length = on_x(case["text"].as_str().unwrap());
            let (expected, description) = (&case["expected"], case["description"].as_str());
            assert_eq!(i64::try_from(length.length).ok(), expected["weightedLength"].as_integer(), "{description:?}");
            assert_eq!(Some(length.fits), expected["valid"].as_bool(), "{description:?}");
        }
    }
}

#[test]
fn the_link_suites_of_twitter_text() {
    for (file, name) in [("extract.yml", "urls"), ("tlds.yml", "country"), ("tlds.yml", "generic")] {
        let Some(yaml) = suite(file) else { return };
        let document = &Yaml::load_from_str(&yaml).unwrap()[0];
        let list = document["tests"][name].as_sequence().unwrap();
        assert!(list.len() > 30, "{name}: {}", list.len());
        for case in list {
            let expected: Vec<&str> =
                case["expected"].as_sequence().unwrap().iter().map(|url| url.as_str().unwrap()).collect();
            assert_eq!(
                links(case["text"].as_str().unwrap()),
                expected,
                "{file} {name}: {:?}",
                case["description"].as_str()
            );
        }
    }
}

/// The links that are found, as text.
fn links(text: &str) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let words = |link: x::Stretch| String::from_utf16_lossy(&units[link.start..link.start + link.len]);
    url::links(&units).into_iter().map(words).collect()
}

#[test]
fn links_of_our_own() {
    for (text, expected) in [
        ("see northwind.example/help", &[][..]),
        ("see northwind.com/help.", &["northwind.com/help"]),
        ("NORTHWIND.COM", &["NORTHWIND.COM"]),
        ("@northwind.com #northwind.com $northwind.com", &[]),
        ("me@northwind.com", &[]),
        ("-northwind.com", &[]),
        ("(northwind.com)", &["northwind.com"]),
        ("https://northwind.com/a_(b)?x=1&y=2).", &["https://northwind.com/a_(b)?x=1&y=2"]),
        ("https://northwind.com:8443/a", &["https://northwind.com:8443/a"]),
        // Without a path the port stays outside.
        ("northwind.com:8443", &["northwind.com"]),
        ("https://t.co/abc…", &["https://t.co/abc"]),
        ("https://t.co/abc/def", &["https://t.co/abc"]),
        ("日本northwind.com日本", &["northwind.com"]),
        ("https://пример.рф/путь", &["https://пример.рф/путь"]),
        ("пример.рф", &[]),
        ("https://xn--e1afmkfd.xn--p1ai", &["https://xn--e1afmkfd.xn--p1ai"]),
        ("a_b.com", &[]),
        ("a.notatld", &[]),
    ] {
        assert_eq!(links(text), expected, "{text}");
    }
}

#[test]
fn lengths_of_our_own() {
    for (text, length, fits) in [
        ("", 0, false),
        ("Sorry!", 6, true),
        ("Ärger", 5, true),
        // Counted in NFC.
        ("A\u{0308}rger", 5, true),
        ("日本", 4, true),
        ("Привет", 6, true),
        ("northwind.com", 23, true),
        ("northwind.com/a/very/long/way/to/go?with=something", 23, true),
        ("👩🏽‍💻", 2, true),
        ("1️⃣", 2, true),
        // An emoji that starts inside a link is counted in pieces after it.
        ("https://northwind.com/1\u{20E3}", 25, true),
        ("\u{202E}ab", 4, true),
        ("a\u{FEFF}", 3, false),
        (&"a".repeat(280), 280, true),
        (&"a".repeat(281), 281, false),
        (&"日".repeat(140), 280, true),
        (&"日".repeat(141), 282, false),
    ] {
        assert_eq!(on_x(text), Length { length, limit: 280, fits }, "{text}");
    }
}

#[test]
fn hostile_texts_take_time_that_grows_with_their_length_only() {
    for text in [
        "a.".repeat(12_500),
        "あ".repeat(25_000) + ".com",
        "あ.".repeat(12_500),
        "https://x.com/(".repeat(1_700),
        "x.com/((".repeat(3_000),
        "長".repeat(12_000) + "_a.com",
        "日.com".repeat(5_000),
        "👨\u{200D}".repeat(8_000),
        "http://".repeat(3_500),
        "xn--".repeat(6_000) + ".com",
        "a.com?".repeat(4_000) + &"!".repeat(1_000),
    ] {
        let started = std::time::Instant::now();
        on_x(&text);
        // Even a debug build needs some hundredths of a second; going over each pair of places would need minutes.
        assert!(started.elapsed().as_secs() < 5, "{}", &text[..20.min(text.len())]);
    }
}

proptest! {
    #[test]
    fn any_text_has_a_length(text in any::<String>()) {
        let length = on_x(&text);
        prop_assert!(length.length <= 23 * text.chars().count());
        prop_assert_eq!(length.fits, (1..=280).contains(&length.length) && !text.contains(['\u{FFFE}', '\u{FEFF}', '\u{FFFF}']));
    }

    #[test]
    fn plain_words_count_one_a_character(text in "[a-zäöüß ,!?]{1,300}") {
        prop_assert_eq!(on_x(&text).length, text.chars().count());
    }

    #[test]
    fn a_link_is_23_wherever_it_stands(before in "[a-z ]{0,40} ", path in "(/[a-z0-9]{1,20}){0,4}", after in " [a-z ]{0,40}") {
        let text = format!("{before}https://northwind.com{path}{after}");
        prop_assert_eq!(on_x(&text).length, before.len() + 23 + after.len());
    }
}
