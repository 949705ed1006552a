use proptest::prelude::*;

use super::*;
use crate::post::{PostId, Site};
use crate::watch::brand::Switch;

/// A brand as `name|@handle|alias|…`.
fn brand(written: &str) -> Brand {
    let mut parts = written.split('|');
    let name = parts.next().unwrap().to_owned();
    let (handles, aliases): (Vec<&str>, Vec<&str>) = parts.partition(|part| part.starts_with('@'));
    Brand {
        id: BrandId(name.to_lowercase()),
        name,
        handles: handles.into_iter().map(|h| SiteHandle { site: Site::X, handle: Handle::new(h) }).collect(),
        aliases: aliases.into_iter().map(str::to_owned).collect(),
        switch: Switch::On,
    }
}

fn query(written: &str) -> WatchedQuery {
    WatchedQuery { id: QueryId(written.to_owned()), query: written.to_owned(), switch: Switch::On }
}

fn post(text: &str) -> Post {
    Post::from_text(Site::X, PostId::new("1"), text)
}

/// `brand by:words` of each mention.
fn shown(brands: &[&str], text: &str) -> String {
    let brands: Vec<Brand> = brands.iter().map(|written| brand(written)).collect();
    let list = Watchlist::compile(&brands, &[]).unwrap();
    let mentions = list.look(&post(text));
    let one = |mention: &Mention| {
        let brand = mention.brand.as_ref().filter(|_| brands.len() > 1).map_or("", |brand| &brand.0);
        let words = mention.span.map_or("", |span| &text[span.range()]);
        format!("{brand}{:?}:{words}", mention.by)
    };
    mentions.about.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn check(brands: &[&str], cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(brands, text), *expected, "{brands:?} in {text:?}");
    }
}

#[test]
fn handles() {
    check(
        &["Northwind|@northwindhelp|@nw"],
        &[
            ("@NorthwindHelp where is it", "Handle:@NorthwindHelp"),
            (".@northwindhelp: late, @nw!", "Handle:@northwindhelp Handle:@nw"),
            ("ask northwindhelp", "Handle:northwindhelp"),
            ("#northwindhelp", "Hashtag:#northwindhelp"),
            ("＠northwindhelp ＃northwind", "Handle:＠northwindhelp Hashtag:＃northwind"),
            ("@northwindhelp2 @notnorthwindhelp @northwindhelp_de", ""),
            ("@northwind @notnorthwind @northwind_fan", ""),
            ("@n0rthwindhelp @northwindhepl", ""),
            ("nw is what I say", ""),
            ("me@northwindhelp.example me@northwindhelp", ""),
            ("你好@northwindhelp你好", "Handle:@northwindhelp"),
            ("@northwindhelp's answer", "Handle:@northwindhelp"),
        ],
    );
    // Without a handle of its own on the site, the account of that name is taken for the brand's.
    check(&["Northwind Coffee"], &[("@NorthwindCoffee late", "Name:@NorthwindCoffee"), ("@NorthwindCoffees", "")]);
}

#[test]
fn names() {
    check(
        &["Northwind|@northwindhelp"],
        &[
            ("Northwind lost my parcel", "Name:Northwind"),
            ("NORTHWIND!! northwind?", "Name:NORTHWIND Name:northwind"),
            (
                "(Northwind) \"northwind\" _Northwind_ northwind/southwind",
                "Name:Northwind Name:northwind Name:Northwind Name:northwind",
            ),
            ("Northwind's app, northwinds’ app, Northwind’s", "Name:Northwind Name:northwinds Name:Northwind"),
            ("Nörthwind, Ｎｏｒｔｈｗｉｎｄ, 𝓝𝓸𝓻𝓽𝓱𝔀𝓲𝓷𝓭", "Name:Nörthwind Name:Ｎｏｒｔｈｗｉｎｄ Name:𝓝𝓸𝓻𝓽𝓱𝔀𝓲𝓷𝓭"),
            (
                "North\u{200B}wind \u{202E}Northwind\u{202C} N\u{AD}orthwind",
                "Name:North\u{200B}wind Name:Northwind Name:N\u{AD}orthwind",
            ),
            ("Northwind™ and Northwind®", "Name:Northwind Name:Northwind"),
            ("Northwind😡 👩\u{200D}👧Northwind", "Name:Northwind Name:Northwind"),
            ("Northwind.Terrible service", "Name:Northwind"),
            ("我讨厌Northwind的咖啡", "Name:Northwind"),
            ("north wind, northwindy weather, southnorthwind", "Misspelling:northwindy"),
            ("https://northwind.com/late northwind.com www.northwind.example/x", ""),
            ("care@northwind.com x.com/northwind", ""),
            ("foo_northwind northwind_x xnorthwindx", ""),
            ("", ""),
        ],
    );
}

#[test]
fn names_of_several_words() {
    check(
        &["Northwind Coffee|@nwcoffee"],
        &[
            ("Northwind  Coffee\nnorthwind\u{A0}coffee", "Name:Northwind  Coffee Name:northwind\u{A0}coffee"),
            ("northwindcoffee northwind-coffee", "Name:northwindcoffee Name:northwind-coffee"),
            ("#NorthwindCoffee #northwindcoffee", "Hashtag:#NorthwindCoffee Hashtag:#northwindcoffee"),
            ("Northwind Coffee's", "Name:Northwind Coffee"),
            ("Northwind, coffee. Northwind tea", ""),
            (
                "nortwind coffee northwind cofee northwindcofee",
                "Misspelling:nortwind coffee Misspelling:northwind cofee Misspelling:northwindcofee",
            ),
        ],
    );
    check(
        &["T-Mobile"],
        &[
            ("t-mobile tmobile T Mobile #TMobile", "Name:t-mobile Name:tmobile Name:T Mobile Hashtag:#TMobile"),
            ("at mobile", ""),
        ],
    );
    check(&["McDonald's"], &[("McDonald’s mcdonalds McDonalds'", "Name:McDonald’s Name:mcdonalds Name:McDonalds")]);
    check(&["AT&T"], &[("AT&T att at t #ATT", "Name:AT&T Hashtag:#ATT")]);
    check(
        &["Marks & Spencer|M&S"],
        &[("marks & spencer, marks and spencer, M&S", "Name:marks & spencer Name:marks and spencer Alias:M&S")],
    );
    check(&["Yahoo!"], &[("Yahoo! yahoo", "Name:Yahoo! Name:yahoo")]);
    check(
        &["Booking.com"],
        &[("Booking.com is slow, booking it", "Name:Booking.com"), ("https://booking.com/x booking.com/x", "")],
    );
}

#[test]
fn hashtags_and_aliases() {
    check(
        &["Northwind|@northwindhelp|North Wind Air|NWA|Skyhopper"],
        &[
            ("#Northwind #northwind", "Hashtag:#Northwind Hashtag:#northwind"),
            (
                "#NorthwindFails #BoycottNorthwind #Northwind2024",
                "Hashtag:Northwind Hashtag:Northwind Hashtag:Northwind",
            ),
            ("#northwindfails #boycottnorthwind", ""),
            ("NWA nwa #nwa", "Alias:NWA Alias:nwa Hashtag:#nwa"),
            ("NWAs nwa's", "Alias:nwa"),
            ("my skyhopper and skyhoper", "Alias:skyhopper Misspelling:skyhoper"),
            ("north wind air", "Alias:north wind air"),
        ],
    );
}

#[test]
fn misspellings_are_no_everyday_words() {
    check(
        &["Northwind|@northwindhelp"],
        &[
            (
                "Nortwind northwnid Northwimd norrthwind",
                "Misspelling:Nortwind Misspelling:northwnid Misspelling:Northwimd Misspelling:norrthwind",
            ),
            ("#nortwind Nortwind's", "Misspelling:#nortwind Misspelling:Nortwind"),
            ("@nortwind nortwind.com norhtwnid northwind1", ""),
        ],
    );
    check(
        &["Boots"],
        &[
            ("books boost boats roots boot", ""),
            ("Boots boots #boots Boots'", "Name:Boots Name:boots Hashtag:#boots Name:Boots"),
        ],
    );
    check(&["Modern"], &[("modem modems moderm", "Misspelling:moderm"), ("modern", "Name:modern")]);
    check(&["Apple"], &[("apples apply ample", ""), ("Apple's apple", "Name:Apple Name:apple")]);
    check(&["Target"], &[("targets targeted", ""), ("targett", "Misspelling:targett")]);
    // Another watched name is no misspelling.
    check(&["Northwind", "Northwing"], &[("Northwing", "northwingName:Northwing")]);
}

#[test]
fn look_alike_letters() {
    check(
        &["Northwind|@northwindhelp"],
        &[
            ("N0rthwind", "LookAlike:N0rthwind"),
            ("Northw1nd northw|nd Northwlnd", "LookAlike:Northw1nd LookAlike:northw|nd LookAlike:Northwlnd"),
            ("Nоrthwіnd", "LookAlike:Nоrthwіnd"),
            ("Νοrthwind", "LookAlike:Νοrthwind"),
            ("ɴᴏʀᴛʜᴡɪɴᴅ", "LookAlike:ɴᴏʀᴛʜᴡɪɴᴅ"),
            ("Northvvind", "LookAlike:Northvvind"),
            ("#N0rthwind", "LookAlike:#N0rthwind"),
            ("N0rthwind's N0rthwinds", "LookAlike:N0rthwind LookAlike:N0rthwinds"),
        ],
    );
    check(&["Harmony"], &[("Harrnony", "LookAlike:Harrnony"), ("harrn ony", "")]);
    check(&["Corner"], &[("c0rner", "LookAlike:c0rner")]);
    check(&["Lolli"], &[("10111", ""), ("1olli", "LookAlike:1olli")]);
    // A Russian word in a Russian text is no disguise; alone among ASCII it is.
    check(&["Xopoc"], &[("это хорос всем", ""), ("buy хорос now", "LookAlike:хорос")]);
}

#[test]
fn every_look_alike_of_a_letter_is_seen_through() {
    let list = Watchlist::compile(&[brand("Northwind")], &[]).unwrap();
    let (mut all, mut found, mut missed) = (0, 0, String::new());
    for c in ('\u{80}'..=char::MAX).filter(|c| c.is_alphabetic()) {
        let skeleton: String = unicode_security::skeleton(&c.to_string()).collect();
        for (at, letter) in "Northwind".char_indices() {
            let alike = skeleton.eq_ignore_ascii_case(&letter.to_string()) || (letter == 'i' && skeleton == "l");
            if !alike {
                continue;
            }
            let mut word = "Northwind".to_owned();
            word.replace_range(at..=at, &c.to_string());
            all += 1;
            let mentions = list.look(&post(&format!("oh {word} again")));
            let span = mentions.spans().first().copied();
            if span == Some(ByteSpan::new(3, 3 + word.len())) {
                found += 1;
            } else {
                missed.push(c);
            }
        }
    }
    assert!(all > 300, "{all}");
    assert!(found * 100 >= all * 99, "{found} of {all}, not {missed}");
}

#[test]
fn short_and_common_names() {
    // (name, text, mentions)
    let cases = [
        ("HP", "my HP died, hp? #hp HP's fan", "Name:HP Name:hp Hashtag:#hp Name:HP"),
        ("HP", "http://x.example php chp hps HPE h-p hp_x", ""),
        ("HP", "НР is Cyrillic, ＨＰ is wide", "Name:ＨＰ"),
        ("Here", "HERE maps, from here on", "Name:HERE Name:here"),
        ("Here", "there where hereby adhere heer hear h3re #hereandnow", ""),
        ("Zoom", "Zoom froze; zoom's down #zoom", "Name:Zoom Name:zoom Hashtag:#zoom"),
        ("Zoom", "zooming zooms zom zoomed Z00m room", ""),
        ("Monday", "monday is down, Monday's app", "Name:monday Name:Monday"),
        ("Monday", "Mondays, Mondayish sunday Tuesday", ""),
        ("Monday", "mondey mondaay M0nday", "Misspelling:mondey Misspelling:mondaay LookAlike:M0nday"),
        ("You", "your youth YouTube", ""),
        ("You", "do you know", "Name:you"),
        ("X", "x marks; ex, xx, x.com", "Name:x"),
        ("小米", "我的小米手机坏了", "Name:小米"),
        ("ซูม", "แอปซูมล่ม", "Name:ซูม"),
        ("노스", "노스는 늦어요 노슨", "Name:노스"),
        ("Яндекс", "ЯНДЕКС и яндкс", "Name:ЯНДЕКС Misspelling:яндкс"),
        ("Νίκη", "ΝΙΚΗ νίκη Νικη", "Name:ΝΙΚΗ Name:νίκη Name:Νικη"),
        ("Сбербанк", "СБЕРБАНК сбербанк", "Name:СБЕРБАНК Name:сбербанк"),
    ];
    for (name, text, expected) in cases {
        assert_eq!(shown(&[name], text), expected, "{name} in {text:?}");
    }
}

#[test]
fn queries() {
    let long = format!("late {}", "x ".repeat(100));
    // (query, text, whether it fits, the place)
    let cases = [
        ("late", "So LATE again", Some("LATE")),
        ("late", "later plate #lateness", None),
        ("late", "#late", Some("late")),
        ("late", "@late late.com/x", None),
        ("late parcel", "the parcel is late", Some("parcel")),
        ("late parcel", "late", None),
        ("\"late parcel\"", "a late\nparcel", Some("late\nparcel")),
        ("\"late parcel\"", "parcel late", None),
        ("late OR lost", "it is lost", Some("lost")),
        ("(late OR lost) parcel", "parcel lost", Some("parcel")),
        ("(late OR lost) parcel", "parcel", None),
        ("late -sorry", "late", Some("late")),
        ("late -sorry", "sorry, late", None),
        ("late -(sorry OR \"my bad\")", "late my bad", None),
        ("late -#ad", "late #ad", None),
        ("late -#ad", "late ad", Some("late")),
        ("#late", "#Late", Some("#Late")),
        ("#late", "late #latest", None),
        ("@northwind", "hi @Northwind", Some("@Northwind")),
        ("@northwind", "hi northwind @northwind2", None),
        ("from:ana late", "late", Some("late")),
        ("from:ben late", "late", None),
        ("from:ana", "anything", Some("")),
        ("to:northwind", "anything", Some("")),
        ("to:southwind", "anything", None),
        ("late lang:en", "late", Some("late")),
        ("late lang:de", "late", None),
        ("late lang:e2", "late", None),
        ("refund", "rеfund refunds", Some("rеfund")),
        ("modern", "modem", None),
        ("c++", "I like C++.", Some("C++")),
        ("\"don't\"", "I don’t", Some("don’t")),
        ("😡", "bad😡!", Some("😡")),
        ("遅い", "配達が遅いです", Some("遅い")),
        ("late", long.as_str(), Some("late")),
    ];
    for (written, text, expected) in cases {
        let list = Watchlist::compile(&[], &[query(written), query("unheard")]).unwrap();
        let mut post = post(text);
        post.author = Handle::new("@Ana");
        post.answers = vec![Handle::new("northwind")];
        post.lang = Some("en-GB".to_owned());
        let mentions = list.look(&post);
        let found = mentions.about.first().map(|m| m.span.map_or("", |span| span.of(text)));
        assert_eq!(found, expected, "{written} in {text:?}");
        assert!(mentions.about.iter().all(|m| m.by == MentionedBy::Query && m.brand.is_none()));
        assert_eq!(mentions.queries().next().map(|id| id.0.as_str()), expected.map(|_| written));
        assert!(mentions.spans().is_empty());
    }
}

#[test]
fn who_wrote_and_who_is_answered() {
    let brands = [brand("Northwind|@northwindhelp|@northwind"), brand("Lakeshore|@lakeshore")];
    let list = Watchlist::compile(&brands, &[]).unwrap();
    let mut answer = post("it never came");
    answer.answers = vec![Handle::new("@ben"), Handle::new("@NorthwindHelp"), Handle::new("northwind")];
    answer.author = Handle::new("ana");
    let mentions = list.look(&answer);
    assert_eq!(mentions.ours, Author::Theirs);
    let expected =
        Mention { brand: Some(BrandId("northwind".into())), query: None, by: MentionedBy::Addressed, span: None };
    assert_eq!(mentions.about, [expected]);
    answer.author = Handle::new("@Lakeshore");
    assert_eq!(list.look(&answer).ours, Author::Ours(BrandId("lakeshore".into())));
    assert!(list.look(&answer).is_ours());
    assert!(!list.look(&post("unknown author")).is_ours());
}

#[test]
fn what_is_switched_off_is_not_seen() {
    let (mut off, mut broken) = (brand("Northwind|@northwindhelp"), query("late OR"));
    off.switch = Switch::Off;
    broken.switch = Switch::Off;
    let list = Watchlist::compile(&[off], &[broken]).unwrap();
    assert!(list.is_empty());
    let mut own = post("Northwind is late @northwindhelp");
    own.author = Handle::new("northwindhelp");
    assert_eq!(list.look(&own), Mentions::default());
}

#[test]
fn errors_name_their_query_and_brand() {
    let error = Watchlist::compile(&[], &[query("late"), query("late OR")]).unwrap_err();
    assert!(matches!(&error, WatchError::Query { id, written, .. } if id.0 == "late OR" && written == "late OR"));
    assert!(error.to_string().contains("late OR") && error.to_string().contains("character 6"));
    assert_eq!(error.sentence().args[0], "late OR");
    let error = Watchlist::compile(&[brand(" !! ")], &[]).unwrap_err();
    assert!(matches!(&error, WatchError::NothingToFind { name, .. } if name == " !! "));
    assert!(!error.to_string().is_empty() && std::error::Error::source(&error).is_none());
    // A handle is enough.
    assert!(Watchlist::compile(&[brand("|@northwind")], &[]).is_ok());
}

#[test]
fn all_spans_of_brands_are_given_once() {
    let list = Watchlist::compile(
        &[brand("Northwind Coffee|@nw|Northwind|Coffee")],
        &[query("coffee late"), query("northwind")],
    )
    .unwrap();
    let text = "@nw Northwind Coffee is late, northwind! Coffee";
    let mentions = list.look(&post(text));
    let spans: Vec<&str> = mentions.spans().into_iter().map(|span| span.of(text)).collect();
    assert_eq!(spans, ["@nw", "Northwind Coffee", "northwind", "Coffee"]);
    assert_eq!(mentions.brands(), [&BrandId("northwind coffee".into())]);
    assert_eq!(mentions.queries().count(), 2);
}

#[test]
fn odd_texts() {
    let list = Watchlist::compile(&[brand("Northwind|@northwindhelp")], &[query("late")]).unwrap();
    let zalgo: String = "Northwind".chars().flat_map(|c| [c].into_iter().chain(['\u{336}'; 1_200])).collect();
    let long = format!("{} Northwind {}", "lorem ipsum ".repeat(1_040), "é ".repeat(6_200));
    let chain = format!("{}Northwind", "a.".repeat(12_500));
    let tags = "#".repeat(25_000) + " Northwind";
    let zwj = format!("{}Northwind", "👩\u{200D}".repeat(10_000));
    for text in [zalgo.as_str(), &long, &tags, &zwj, "\u{FFFD}\0Northwind\u{FFFD}"] {
        let spans = list.look(&post(text)).spans();
        assert_eq!(spans.len(), 1, "{} bytes", text.len());
        assert!(spans[0].of(text).starts_with('N'));
    }
    // The name is the end of what reads as a host without a last label that is one: a word of its own.
    assert_eq!(list.look(&post(&chain)).spans().len(), 1);
    assert!(list.look(&post(&"Northwind ".repeat(2_500))).spans().len() == 2_500);
}

proptest! {
    #[test]
    fn spans_are_valid_for_any_text(
        text in "(\\PC|[ #@_.'\n]|Northwind|N0rthwind|nortwind|coffee|rn|vv|late|\u{301}|\u{200B}|ﬁ|Ν|你|小米){0,24}"
    ) {
        let brands = [brand("Northwind Coffee|@northwind|Northwind|小米"), brand("Ferry|fi")];
        let list = Watchlist::compile(&brands, &[query("late OR \"coffee late\" -#x")]).unwrap();
        let mentions = list.look(&post(&text));
        let mut last = 0;
        for span in mentions.spans() {
            prop_assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(span.start >= last);
            last = span.start;
        }
        for mention in &mentions.about {
            prop_assert!(mention.span.is_none_or(|span| text.get(span.range()).is_some()));
        }
    }

    #[test]
    fn a_name_between_spaces_is_found(before in "[a-z,. ]{0,20}", after in "[a-z,. ]{0,20}") {
        let list = Watchlist::compile(&[brand("Xqzwv")], &[]).unwrap();
        let text = format!("{before} Xqzwv {after}");
        let start = before.len() + 1;
        prop_assert!(list.look(&post(&text)).spans().contains(&ByteSpan::new(start, start + 5)));
    }

    #[test]
    fn queries_do_not_see_each_other(
        text in "([a-d]{1,2} ){0,8}",
        written in prop::collection::vec("(-?[a-d]{1,2}( OR)? ){0,3}[a-d]{1,2}", 1..5),
    ) {
        let queries: Vec<WatchedQuery> =
            written.iter().filter(|written| Query::parse(written).is_ok()).map(|written| query(written)).collect();
        let together = Watchlist::compile(&[], &queries).unwrap().look(&post(&text));
        let mut alone = Vec::new();
        for query in &queries {
            alone.extend(Watchlist::compile(&[], std::slice::from_ref(query)).unwrap().look(&post(&text)).about);
        }
        prop_assert_eq!(together.about, alone);
    }
}
