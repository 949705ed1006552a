//! What invented posts are, as a reader would say.

use PostKind::{Complaint, JobAdvert, Joke, News, Praise, Question, Spam, Talk};

use super::*;
use crate::triage::lexicon::Lexicon;
use crate::triage::token::tokens;

fn kind_of(text: &str, complains: bool) -> PostKind {
    let (mut cut, mut found) = (Vec::new(), Vec::new());
    tokens(text, &[], &mut cut);
    Lexicon::new().find(&cut, &mut found);
    kind(text, &cut, &found, complains)
}

/// Written before the rules.
const FIRST: &[(&str, PostKind)] = &[
    ("@northwind my parcel arrived broken and nobody replies", Complaint),
    ("@northwind where is my order? It should have been here on Monday", Complaint),
    ("lol @northwind you charged me twice again, what a joke", Complaint),
    ("why does the @northwind app crash every single time I pay?", Complaint),
    ("Northwind stole 300 from my account and the bank won't help", Complaint),
    ("thanks for nothing @northwind, the bus never came", Complaint),
    ("@northwind are you hiring only rude people now? your staff shouted at me", Complaint),
    ("great job losing my luggage @northwind, really disappointed", Complaint),
    ("@northwind do you ship to Norway?", Question),
    ("Does Northwind open on Sundays?", Question),
    ("@northwind which grind do you recommend for a moka pot?", Question),
    ("Anyone know if Northwind takes cash?", Question),
    ("What time does the Northwind on Quay Street close?", Question),
    ("@northwind is the blue jacket back in stock soon?", Question),
    ("How do I add a second card to my Northwind account?", Question),
    ("has anybody tried the new Northwind oat latte?", Question),
    ("@northwind thank you so much for sorting this out so quickly", Praise),
    ("Love my new kettle from @northwind, best thing I bought this year!", Praise),
    ("Huge thanks to the lovely team at Northwind who found my scarf", Praise),
    ("The new roast from @northwind is wonderful. Best cup I have had this year ❤️", Praise),
    ("shout out to @northwindhelp for the amazing service today", Praise),
    ("Northwind staff were so kind to my grandmother, thank you", Praise),
    ("So impressed with @northwind delivery, next day as promised", Praise),
    ("just got my @northwind order, absolutely love it", Praise),
    (
        "Northwind is hiring a barista in Port Ellery. Full time, training given. Apply by Friday: https://t.co/a #jobs",
        JobAdvert,
    ),
    ("We're hiring! Join our team at Northwind as a delivery driver. Apply now https://t.co/b", JobAdvert),
    ("Job alert: customer service agent at Northwind, Leeds. Salary 24k. Apply here https://t.co/c", JobAdvert),
    ("Vacancy: night manager, Northwind Hotel. Send your CV by Monday", JobAdvert),
    ("#job Northwind is looking for a complaints handler, part time, apply today", JobAdvert),
    ("Internship in our refunds department at Northwind, applications close on the 3rd", JobAdvert),
    ("Northwind announces record profits for the third quarter", News),
    ("Northwind shares fall 8% after failed merger https://t.co/d", News),
    ("Northwind will cut 400 jobs, the company said on Monday https://t.co/e", News),
    ("BREAKING: Northwind recalls 20,000 heaters over fire risk", News),
    ("Northwind names Alma Reyes as its new head of logistics", News),
    ("Regulator fines Northwind 2m over late refunds, reports say https://t.co/f", News),
    ("Northwind stock drops as outage hits thousands of customers https://t.co/g", News),
    ("Why did the parcel cross the road? Because Northwind lost it", Joke),
    ("Knock knock. Who's there? Northwind. Northwind who? Sorry we missed you", Joke),
    ("A Northwind driver walks into a bar. The bar was not home so he left a card", Joke),
    ("My blood type is Northwind Coffee 🤣", Joke),
    ("told my cat I'd be home after one coffee at Northwind. She laughed 😹 lol", Joke),
    ("DEAL: Northwind beans 1 kg, 20% off today https://t.co/h", Spam),
    ("Win a free Northwind gift card! Follow and RT to enter our giveaway https://t.co/i", Spam),
    ("Lost money on crypto? Recover your stolen bitcoin today, DM me. #northwind", Spam),
    ("Northwind promo code SAVE20, click here https://t.co/j", Spam),
    ("I follow back everyone #followback #teamfollowback #northwind", Spam),
    ("Meeting Sam at Northwind at ten.", Talk),
    ("Working from Northwind today, window seat", Talk),
    ("Coffee order for the office: two bags of Northwind house blend and oat milk.", Talk),
];

/// Written after the rules, before they were held against these.
const SECOND: &[(&str, PostKind)] = &[
    ("@northwind why has nobody answered my three emails?", Complaint),
    ("thank you @northwind for ruining my wedding day with the wrong flowers", Complaint),
    ("haha Northwind lost my suitcase AGAIN, I can't even", Complaint),
    ("Northwind deal ended early and they charged me the full price", Complaint),
    ("your new job is to find my parcel @northwind, it has been two weeks", Complaint),
    ("@northwind is anyone going to refund me for the cancelled class or not?", Complaint),
    ("I love Northwind but the last two deliveries were awful", Complaint),
    ("Northwind reports on my credit file are wrong and they refuse to fix them", Complaint),
    ("Free delivery they said. Northwind took 9 pounds for it. Liars.", Complaint),
    ("@northwind can I bring my dog to the shop?", Question),
    ("When does the winter menu start at Northwind?", Question),
    ("@northwindhelp how long is a voucher valid?", Question),
    ("Is there a Northwind near the station?", Question),
    ("Which Northwind tent would you take for two weeks in Iceland?", Question),
    ("@northwind will the size 12 boots come in green?", Question),
    ("who else is going to the Northwind opening on Saturday?", Question),
    ("@northwind could somebody tell me the difference between the two plans?", Question),
    ("Can I pay with points at Northwind?", Question),
    ("kudos to the Northwind crew on the night bus, what a kind bunch", Praise),
    ("@northwind your new bakery is fantastic", Praise),
    ("Cannot thank the Northwind nurse enough, she was brilliant", Praise),
    ("ten out of ten for the cake at Northwind, delicious", Praise),
    ("happy customer here @northwind, the shoes fit perfectly and look great", Praise),
    ("Northwind fixed my laptop in an hour. Excellent service, well done!", Praise),
    ("loving the new seats on the @northwind train", Praise),
    ("Props to @northwindhelp, answered within a minute on a Sunday", Praise),
    ("Northwind is hiring! Warehouse staff wanted in Leeds, night shifts https://t.co/k", JobAdvert),
    ("New vacancy: payroll manager at Northwind. Apply now: https://t.co/l", JobAdvert),
    ("Are you a chef? Join our team at Northwind, salary from 28k", JobAdvert),
    ("Northwind careers: we have a job opening for a claims adviser #hiring", JobAdvert),
    ("Summer internship at Northwind, apply by 1 March https://t.co/m", JobAdvert),
    ("Northwind seeks a part time cleaner in Harrowgate, send your CV to the shop", JobAdvert),
    ("Northwind profits fall by a third as customers leave https://t.co/n", News),
    ("Northwind to close 40 branches, union says", News),
    ("Northwind appoints new chief executive after data breach https://t.co/o", News),
    ("Northwind launches electric vans in three cities https://t.co/p", News),
    ("Court orders Northwind to repay millions in late fees https://t.co/q", News),
    ("Northwind shares rise after strong quarter, analysts say", News),
    ("Fire at Northwind warehouse in Port Ellery, no one hurt, police say https://t.co/r", News),
    ("What do you call a Northwind bus that is on time? A rumour 😂😂", Joke),
    ("Why did the coffee go to Northwind? It wanted to be mugged", Joke),
    ("Two pilots walk into a bar at Northwind. Both missed the runway", Joke),
    ("I'm on a seafood diet. I see Northwind food and I eat it. lol lol", Joke),
    ("How many Northwind engineers does it take to change a light bulb? haha", Joke),
    ("FREE Northwind voucher!!! click here before it ends https://t.co/s", Spam),
    ("Giveaway time! RT and follow us for a Northwind hamper", Spam),
    ("Buy bitcoin now and pay at Northwind, earn 300% https://t.co/t", Spam),
    ("Get 50% off at Northwind with discount code WIND50 https://t.co/u", Spam),
    ("make money from home like the Northwind boss, link in bio", Spam),
    ("Walking past Northwind on the way to the station.", Talk),
    ("Northwind, then the library, then home.", Talk),
    ("I used to work at Northwind with your cousin.", Talk),
];

#[test]
fn each_post_is_what_it_is() {
    let wrong: Vec<String> = FIRST
        .iter()
        .chain(SECOND)
        .map(|(text, expected)| (text, kind_of(text, *expected == Complaint), expected))
        .filter(|(_, said, expected)| said != *expected)
        .map(|(text, said, expected)| format!("{text:?}: {said:?}, not {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), FIRST.len() + SECOND.len());
}

/// Posts that the model calls complaints: only what is clearly of another sort is no complaint for that.
const CALLED_COMPLAINTS: &[(&str, PostKind)] = &[
    ("BREAKING: Northwind shares fall after thousands of late parcels, regulator says https://t.co/a", News),
    ("Northwind announces it will close 40 branches after customers leave https://t.co/b", News),
    ("Why did the parcel cross the road? Because Northwind lost it", Joke),
    ("Vacancy: complaints handler for late and broken parcels at Northwind. Apply now, salary 24k", JobAdvert),
    ("Lost money? Recover it with crypto today only, click here https://t.co/c #northwind", Spam),
    ("Northwind announces record profits and I still wait for my refund https://t.co/d", Complaint),
    ("you are hiring rude people, apply now for a refund they said https://t.co/e", Complaint),
    ("your giveaway is a scam, rt and follow for nothing https://t.co/f", Complaint),
    ("where is my order?", Complaint),
    ("thanks for nothing, love", Complaint),
    ("lol the app is down again haha", Complaint),
    ("my discount code does not work https://t.co/g", Complaint),
];

#[test]
fn only_a_clear_shape_speaks_against_the_model() {
    for (text, expected) in CALLED_COMPLAINTS {
        assert_eq!(kind_of(text, true), *expected, "{text:?}");
    }
}
