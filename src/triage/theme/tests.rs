use proptest::prelude::*;

use super::*;
use crate::triage::theme_entry::ThemeEntry;
use crate::triage::token::tokens;
use crate::triage::verdict::ThemeId;
use crate::watch::brand::Switch;

fn theme_by(entries: &[ThemeEntry], text: &str) -> Theme {
    let (mut cut, mut found) = (Vec::new(), Vec::new());
    tokens(text, &[], &mut cut);
    let lexicon = Lexicon::with(entries);
    lexicon.find(&cut, &mut found);
    theme(&found, &lexicon)
}

fn theme_of(text: &str) -> Theme {
    theme_by(&[], text)
}

/// Invented posts.
const POSTS: &[(Theme, &[&str])] = &[
    (
        Theme::Delivery,
        &[
            "where is my parcel @northwind, it should be here since Monday",
            "the courier threw the box over my fence",
            "shipping took a month",
            "my order hasn't arrived",
            "the driver left the package with a neighbour I don't know",
            "says delivered, nothing at the door",
            "your tracking number leads nowhere",
            "the sofa never turned up",
            "parcel went to the wrong address again",
        ],
    ),
    (
        Theme::DamagedOrWrong,
        &[
            "the vase came smashed to bits",
            "you sent the wrong size twice",
            "the tablet is faulty",
            "two parts missing from the box and it is dented",
            "you forgot the fork",
            "the mirror arrived broken",
            "you damaged my suitcase on the way to Oslo",
            "a crushed box and a scratched lid inside",
            "got the wrong item, I asked for the blue one",
        ],
    ),
    (
        Theme::RefundAndBilling,
        &[
            "I want my money back",
            "charged twice for one ticket",
            "still no refund after your mistake",
            "my bill shows a fee nobody can explain",
            "direct debit taken on the wrong date",
            "the invoice is for somebody else",
            "no compensation for the night in the hall",
            "my credit card was charged after I returned the lamp",
        ],
    ),
    (
        Theme::Price,
        &[
            "eight pounds for a toastie is overpriced",
            "another price increase",
            "the fares went up by a third",
            "your prices are a joke",
            "cheaper everywhere else",
            "why is the small one so expensive now",
            "what a rip off, four euros for tap water",
            "you won't price match your own shop",
        ],
    ),
    (
        Theme::Cancellation,
        &[
            "cancelled an hour before departure",
            "you can't cancel anywhere in this menu",
            "I was signed up for a renewal of the contract without asking",
            "they cancelled the visit and nobody called",
            "my subscription won't end",
            "third cancellation this week",
            "you canceled my order without a word",
            "let me unsubscribe already",
        ],
    ),
    (
        Theme::OutageOrBug,
        &[
            "the app keeps crashing",
            "internet is down in the whole street",
            "checkout shows an error on every try",
            "no signal since lunch",
            "the new update won't load",
            "your website freezes on page two",
            "broadband outage again",
            "so many bugs since the last version",
            "the router needs a restart every evening",
        ],
    ),
    (
        Theme::StaffAndManners,
        &[
            "the man at the desk was rude",
            "your manager laughed at me",
            "what an attitude from the waiter",
            "the flight attendant rolled her eyes at my gran",
            "the cashier snapped at a child",
            "your staff treat people like cattle",
            "so unprofessional, the conductor swore at us",
            "the crew ignored the sick man",
            "the receptionist was condescending",
        ],
    ),
    (
        Theme::WaitingAndNoReply,
        &[
            "two hours on hold and then silence",
            "nobody replies to my emails",
            "still waiting for somebody to call back",
            "I have emailed five times and heard nothing",
            "please answer the phone",
            "no response to my dm since Tuesday",
            "you never replied",
            "the hold music is all I get",
        ],
    ),
    (
        Theme::Quality,
        &[
            "the sole fell off after a week",
            "the bread was stale",
            "such poor quality fabric",
            "the coffee tasted like soap",
            "the seats are so cramped that my knees hurt for days",
            "soggy fries",
            "the zip on the new coat gave up",
            "the blanket has shrunk to half its length",
            "no legroom and a smelly cabin",
        ],
    ),
    (
        Theme::Safety,
        &[
            "the charger caught fire",
            "there was mould in the yoghurt",
            "got food poisoning from your wrap",
            "the ladder is dangerous",
            "glass in my salad",
            "smoke came out of the kettle",
            "your toy nearly made my son choke, he was choking",
            "a cockroach under the counter",
        ],
    ),
    (
        Theme::PrivacyAndAccount,
        &[
            "somebody hacked my account",
            "the password mail never works",
            "who gave you my personal data",
            "locked out since the weekend",
            "stop the spam, I never signed up",
            "another data breach",
            "can't log in on my new phone",
            "my profile was suspended for no reason",
        ],
    ),
    (
        Theme::MisleadingPromise,
        &[
            "it looks nothing like advertised",
            "you promised a free upgrade",
            "the small print says something else than the banner",
            "the room was not as described",
            "that offer was a scam",
            "misleading advert on the tube",
            "you lied about the guarantee",
            "said it would last ten years",
        ],
    ),
    (
        Theme::Delay,
        &[
            "three hours late into Leeds",
            "another delay, nobody says why",
            "stuck on the tarmac since noon",
            "missed my connection because we left at ten",
            "the 8.15 is always late",
            "delayed by fog, they say, in bright sun",
            "we boarded and now we sit here, no pilot",
            "your trains are never on time",
        ],
    ),
    (
        Theme::LostProperty,
        &[
            "you lost my luggage on a direct flight",
            "where are my bags",
            "day three without my luggage",
            "my suitcase is in Lima, I am in Lyon",
            "left my coat on your bus and the lost and found is closed",
            "no bags on the carousel",
            "please find my bag",
            "you lost our bags again",
        ],
    ),
    (
        Theme::BookingAndOrdering,
        &[
            "trying to book two seats and it takes only one",
            "my reservation is gone",
            "the mug was in my basket and then sold out",
            "the booking form wants a fax number",
            "can't check in online with two names",
            "the promo code is refused",
            "our boarding passes have the wrong gate and name",
            "you gave our reserved table away",
        ],
    ),
    (
        Theme::Queue,
        &[
            "the queue goes round the block",
            "forty people in line and one till open",
            "long lines at the gate since six",
            "queuing in the rain for a coffee",
            "an hour waiting in line to hand in a box",
            "understaffed again, the line at the counter does not move",
            "standing in the queue since eight",
            "one person working, fifty people waiting",
        ],
    ),
    (
        Theme::CustomerService,
        &[
            "worst customer service in town",
            "your agent hung up on me",
            "I get transferred from one rep to the next",
            "customer support is useless",
            "the helpdesk reads from a script",
            "three agents and no help",
            "your care team refuses to look at it",
            "the call centre cut me off",
        ],
    ),
    (
        Theme::Other,
        &["boo northwind", "why oh why", "", "I'll say it: hm", "done with you", "so sad", "😡", "never again"],
    ),
];

#[test]
fn each_post_has_its_theme() {
    let wrong: Vec<String> = POSTS
        .iter()
        .flat_map(|(expected, texts)| texts.iter().map(move |text| (text, *expected)))
        .filter_map(|(text, expected)| {
            let theme = theme_of(text);
            (theme != expected).then(|| format!("{text:?}: {theme:?}, not {expected:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(POSTS.iter().all(|(_, texts)| texts.len() >= 8));
    assert!(Theme::ALL.iter().all(|theme| POSTS.iter().any(|(of, _)| of == theme)));
}

#[test]
fn of_equals_the_first_is_taken() {
    assert_eq!(theme_of("refund parcel"), Theme::Delivery);
    assert_eq!(theme_of("parcel refund"), Theme::Delivery);
}

#[test]
fn every_theme_but_other_has_eight_cues_and_no_cue_can_be_missed() {
    for theme in Theme::ALL.into_iter().filter(|t| *t != Theme::Other) {
        let cues: Vec<&str> = TABLE.iter().filter(|r| r.0 == theme).flat_map(|r| r.2.split(',')).collect();
        assert!(cues.len() >= 8, "{theme:?}");
        let mut once = cues.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), cues.len(), "{theme:?} has a cue twice");
        for cue in cues {
            assert!(
                !cue.is_empty()
                    && cue.split(' ').all(|w| w == "#" || !w.is_empty() && w.chars().all(|c| c.is_ascii_lowercase())),
                "{cue:?}"
            );
        }
    }
}

const TENTS: Theme = Theme::Own(ThemeId(7));

fn own(theme: Theme, cues: &[&str]) -> ThemeEntry {
    ThemeEntry {
        name: "Tents".to_owned(),
        cues: cues.iter().map(|c| (*c).to_owned()).collect(),
        ..ThemeEntry::of(theme)
    }
}

fn without(theme: Theme) -> ThemeEntry {
    ThemeEntry { switch: Switch::Off, ..ThemeEntry::of(theme) }
}

#[test]
fn the_user_s_words_are_obeyed() {
    let tents = own(TENTS, &["tent", "tent pole", "won't zip", "error 404", "Größe", "#rain"]);
    for (text, expected) in [
        ("the parcel was delivered without the tent", TENTS),
        ("TENT is late", TENTS),
        ("a teeent, a tent", TENTS),
        ("it won’t zip", TENTS),
        ("error 500 again", TENTS),
        ("falsche größe!", TENTS),
        ("rain comes in", TENTS),
        ("the refund", Theme::RefundAndBilling),
        ("won't. zip", Theme::Quality),
        ("tents", Theme::Other),
    ] {
        assert_eq!(theme_by(std::slice::from_ref(&tents), text), expected, "{text:?}");
    }
    let more = own(Theme::Price, &["dosh"]);
    assert_eq!(theme_by(&[more], "give me dosh, not parcels"), Theme::Price);
    let same = [own(TENTS, &["yurt"]), own(Theme::Delivery, &["yurt"])];
    assert_eq!(theme_by(&same, "my yurt"), TENTS);
}

#[test]
fn a_theme_that_is_switched_off_is_never_chosen() {
    let text = "your driver damaged the parcel, delivery was a joke, the parcel too";
    assert_eq!(theme_of(text), Theme::Delivery);
    assert_eq!(theme_by(&[without(Theme::Delivery)], text), Theme::DamagedOrWrong);
    assert_eq!(theme_by(&[without(Theme::Delivery), without(Theme::DamagedOrWrong)], text), Theme::Other);
    let off = ThemeEntry { switch: Switch::Off, ..own(TENTS, &["parcel"]) };
    assert_eq!(theme_by(&[off], text), Theme::Delivery);
}

fn any_entries() -> impl Strategy<Value = Vec<ThemeEntry>> {
    let theme =
        prop_oneof![prop::sample::select(Theme::ALL.to_vec()), any::<u32>().prop_map(|id| Theme::Own(ThemeId(id))),];
    let cue = prop_oneof![Just(String::new()), "\\PC{0,12}", "[a-z]{1,6}( [a-z]{1,6}){0,3}"];
    let entry = (theme, prop::collection::vec(cue, 0..6), any::<bool>()).prop_map(|(theme, cues, on)| ThemeEntry {
        theme,
        name: String::new(),
        cues,
        switch: Switch::from_on(on),
    });
    // More than a byte counts, now and then.
    prop_oneof![prop::collection::vec(entry.clone(), 0..6), prop::collection::vec(entry, 250..300)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_set_of_words_compiles_and_a_theme_that_is_off_is_not_chosen(
        entries in any_entries(), text in "(\\PC|late |parcel |refund ){0,40}",
    ) {
        let chosen = theme_by(&entries, &text);
        let last = entries.iter().rev().find(|entry| entry.theme == chosen);
        prop_assert!(chosen == Theme::Other || last.is_none_or(|entry| entry.switch.is_on()), "{:?}", chosen);
    }

    #[test]
    fn what_the_user_writes_is_found_in_a_post_that_says_it(cue in "[a-z]{3,8}( [a-z]{3,8}){0,3}", before in "[a-z ]{0,20}") {
        let tents = own(TENTS, &[&cue]);
        let found = theme_by(&[tents, without(Theme::Other)], &format!("{before}. {}!", cue.to_uppercase()));
        // Many words of ours together may still outweigh one of theirs.
        prop_assert!(found == TENTS || theme_of(&before) != Theme::Other || theme_of(&cue) != Theme::Other, "{:?}", found);
    }
}

/// Counted, not timed: a text twice as long has twice as many cues to add up.
#[test]
fn the_work_grows_with_the_text() {
    let entries: Vec<ThemeEntry> = (0..60).map(|id| own(Theme::Own(ThemeId(id)), &["tent pole", "tent"])).collect();
    let lexicon = Lexicon::with(&entries);
    let found_in = |times: usize| {
        let (mut cut, mut found) = (Vec::new(), Vec::new());
        tokens(&"red tent pole. ".repeat(times), &[], &mut cut);
        lexicon.find(&cut, &mut found);
        (found.len(), theme(&found, &lexicon))
    };
    let (once, twice) = (found_in(1_000), found_in(2_000));
    assert_eq!((once.0, twice.0), (120_000, 240_000));
    assert_eq!(twice.1, Theme::Own(ThemeId(0)));
}
