//! The count of X against its own suite, and all counts against cases of ours.

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
        assert_eq!(on_x(text), Length { length, limit: 280, fits, soft: false, bytes: None }, "{text}");
    }
}

#[test]
fn links_that_bluesky_shortens() {
    for (text, posted) in [
        ("", ""),
        ("no link", "no link"),
        ("https://example.com", "example.com"),
        ("https://example.com/", "example.com"),
        ("http://Example.COM:80/A", "example.com/A"),
        ("https://example.com:8443/a", "example.com:8443/a"),
        // 15 characters of path stay, 16 do not.
        ("https://example.com/12345678901234", "example.com/12345678901234"),
        ("https://example.com/123456789012345", "example.com/123456789012..."),
        ("https://example.com/a?order=1234567#b", "example.com/a?order=1234..."),
        ("https://example.com/?#", "example.com"),
        ("https://ann:secret@example.com/a", "example.com/a"),
        ("https://example.com/a/../b", "example.com/b"),
        ("https://example.com/ä", "example.com/%C3%A4"),
        ("https://example.com/a^b", "example.com/a%5Eb"),
        ("https://büro.example/a", "xn--bro-hoa.example/a"),
        ("See https://example.com/a, please.", "See example.com/a, please."),
        ("(https://example.com/a)", "(example.com/a)"),
        ("(https://example.com/a).", "(example.com/a)."),
        ("(https://example.com/a_(b)).", "(example.com/a_(b))."),
        ("https://example.com/a?!", "example.com/a!"),
        ("https://a.example https://b.example", "a.example b.example"),
        // Neither at the beginning nor after a space nor after "(".
        ("see:https://example.com/a", "see:https://example.com/a"),
        ("日本https://example.com/a", "日本https://example.com/a"),
        // The domain before it takes it in.
        ("example.com(https://example.com/a", "example.com(https://example.com/a"),
        ("example(https://example.com/a", "example(example.com/a"),
        // Without a scheme, with one in capitals, and no URL at all.
        ("example.com/123456789012345", "example.com/123456789012345"),
        ("HTTPS://example.com/a", "HTTPS://example.com/a"),
        ("https://exa mple", "exa mple"),
        ("https:// example.com", "https:// example.com"),
        ("https://[1/a", "https://[1/a"),
    ] {
        assert_eq!(bluesky::shortened(text), posted, "{text}");
    }
}

#[test]
fn bluesky_has_two_limits() {
    let length = |text: &str| on(Site::Bluesky, text);
    let family = "👨\u{200D}👩\u{200D}👧\u{200D}👦";
    assert_eq!(length(&"é".repeat(300)).over(), None);
    assert_eq!(length(&"é".repeat(301)).over(), Some(Over::Length));
    // 25 bytes each.
    assert_eq!(length(&family.repeat(120)).over(), None);
    let long = length(&family.repeat(121));
    assert_eq!((long.length, long.bytes, long.fits), (121, Some(Bytes { length: 3_025, limit: 3_000 }), false));
    assert_eq!(long.over(), Some(Over::Bytes));
    assert!(long.is_refused());
    // Nobody has another limit of bytes.
    assert!(!within(Limit::Hard(10_000), Site::Bluesky, &"a".repeat(3_001)).fits);
}

#[test]
fn what_mastodon_counts() {
    for (text, length) in [
        ("", 0),
        ("Sorry!", 6),
        ("A\u{308}rger", 5),
        ("👩🏽\u{200D}💻", 1),
        ("क्षत्रिय", 3),
        ("https://example.com", 23),
        ("https://example.com/a/very/long/way/to/go?with=something.", 24),
        ("HTTP://EXAMPLE.COM", 23),
        ("(https://example.com/a_(b))", 25),
        // Without a scheme, after a letter, without a known end.
        ("example.com", 11),
        ("seehttps://example.com", 22),
        ("https://northwind.example", 25),
        ("@ann", 4),
        ("@ann@example.com", 4),
        ("Hi @ann@example.com, hi @bob@example.org.", 17),
        ("(@ann@example.com)", 6),
        ("ann@example.com", 15),
        ("/@ann@example.com", 17),
        ("x@ann@example.com", 17),
        ("@ann@a", 6),
        ("@ann@ab-", 5),
        // A link is a link, whatever it names.
        ("https://example.com/@ann@example.com", 23),
        // What the first has taken can't stand before the next.
        ("@ann@a.com@bob@b.com", 14),
    ] {
        assert_eq!(on(Site::Mastodon, text).length, length, "{text}");
    }
    assert!(on(Site::Mastodon, &"a".repeat(500)).fits);
    assert!(on(Site::Mastodon, &"a".repeat(501)).is_refused());
    assert!(within(Limit::Hard(5_000), Site::Mastodon, &"a".repeat(501)).fits);
}

#[test]
fn a_soft_limit_warns_and_does_not_refuse() {
    for site in [Site::Threads, Site::LinkedIn, Site::Instagram, Site::Facebook, Site::Reddit, Site::YouTube] {
        let most = Limit::of(site).most();
        assert!(on(site, &"a".repeat(most)).fits, "{site:?}");
        let long = on(site, &"a".repeat(most + 1));
        assert_eq!((long.fits, long.soft, long.over(), long.is_refused()), (false, true, Some(Over::Length), false));
        assert!(on(site, " \n").is_refused(), "{site:?}");
        assert!(within(Limit::Hard(most), site, &"a".repeat(most + 1)).is_refused());
    }
}

#[test]
fn a_subscriber_of_x_may_write_more() {
    let long = within(Limit::Hard(25_000), Site::X, &"a".repeat(25_000));
    assert_eq!((long.length, long.limit, long.fits), (25_000, 25_000, true));
    assert!(!within(Limit::Hard(25_000), Site::X, &"a".repeat(25_001)).fits);
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
        " https://x.com/(a".repeat(6_000),
        "(".repeat(100_000) + "://",
        "(a.".repeat(30_000) + "://",
        "@a@b".repeat(25_000),
        "@".to_owned() + &"a".repeat(100_000),
        "@a@".repeat(10_000) + &"-".repeat(100_000),
        "e".to_owned() + &"\u{301}".repeat(50_000),
        "क\u{94D}".repeat(20_000),
        "🇩".repeat(25_000),
        "👨\u{200D}".repeat(12_000),
    ] {
        let started = std::time::Instant::now();
        for site in Site::ALL {
            on(site, &text);
        }
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
    fn any_text_has_a_length_everywhere(text in any::<String>(), most in 1usize..500) {
        for site in Site::ALL {
            for limit in [Limit::of(site), Limit::Hard(most)] {
                let length = within(limit, site, &text);
                prop_assert_eq!(length.limit, limit.most());
                prop_assert!(!length.fits || length.over().is_none());
                prop_assert!(!(length.fits && length.is_refused()));
                prop_assert!(site == Site::X || length.fits == (length.over().is_none() && !is_blank(&text)));
            }
        }
    }

    #[test]
    fn text_without_links_and_people_counts_in_graphemes(text in "[^:@]{0,60}") {
        let graphemes = grapheme::count(&text);
        prop_assert_eq!(on(Site::Bluesky, &text).length, graphemes);
        prop_assert_eq!(on(Site::Mastodon, &text).length, graphemes);
    }

    #[test]
    fn a_link_is_as_long_as_its_host_and_16_on_bluesky(before in "[a-z ]{0,40} ", path in "/[a-z0-9]{16,80}", after in " [a-z ]{0,40}") {
        let text = format!("{before}https://northwind.com{path}{after}");
        prop_assert_eq!(on(Site::Bluesky, &text).length, before.len() + "northwind.com".len() + 16 + after.len());
        prop_assert_eq!(on(Site::Mastodon, &text).length, before.len() + 23 + after.len());
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
