//! How long one look at a post takes: `cargo run --release --example look`. Posts of 280 characters of invented words,
//! one brand, and 2,500 queries of four terms each over the same words; the least of 25 rounds for each post, so that
//! other work on the machine counts little, beside a plain pass over the bytes as a control.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

use amends::post::{Handle, Post, PostId, Site};
use amends::text::fold::{Level, fold};
use amends::text::words::words;
use amends::watch::brand::{Brand, BrandId, QueryId, SiteHandle, Switch, WatchedQuery};
use amends::watch::watchlist::Watchlist;

/// Numbers that look random and are the same every time (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    fn of<'w>(&mut self, words: &'w [String]) -> &'w str {
        // Squared, so that some words are much more frequent than others.
        let at = self.below(words.len()) * self.below(words.len()) / words.len();
        words.get(at).map_or("", String::as_str)
    }
}

fn main() {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    let syllables =
        ["an", "be", "cor", "di", "el", "fa", "gor", "hin", "is", "jo", "ker", "lu", "mon", "ne", "or", "pa"];
    let vocabulary: Vec<String> = (0..12_000)
        .map(|_| (0..1 + numbers.below(3)).filter_map(|_| syllables.get(numbers.below(16))).copied().collect())
        .collect();
    let posts: Vec<Post> = (0..1_000)
        .map(|_| {
            let mut text = String::new();
            while text.len() < 280 {
                text.push_str(numbers.of(&vocabulary));
                text.push_str(if numbers.below(12) == 0 { ".\n" } else { " " });
            }
            text.truncate(280);
            Post::from_text(Site::X, PostId::new("1"), text)
        })
        .collect();
    let brand = Brand {
        id: BrandId("northwind".into()),
        name: "Northwind Coffee".into(),
        handles: vec![SiteHandle { site: Site::X, handle: Handle::new("northwindhelp") }],
        aliases: vec!["Northwind".into()],
        switch: Switch::On,
    };
    let queries: Vec<WatchedQuery> = (0..2_500)
        .map(|n| {
            let mut word = || numbers.of(&vocabulary).to_owned();
            let query = format!("\"{} {}\" {}q OR {}x -{}", word(), word(), word(), word(), word());
            WatchedQuery { id: QueryId(n.to_string()), query, switch: Switch::On }
        })
        .collect();
    for (name, brands, queries) in [
        ("one brand", std::slice::from_ref(&brand), &[][..]),
        ("one brand and 10,000 terms", std::slice::from_ref(&brand), &queries[..]),
    ] {
        let start = Instant::now();
        let Ok(list) = Watchlist::compile(brands, queries) else { continue };
        println!("{name}: compiled in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
        each(name, &posts, |post| list.look(post).about.len());
    }
    each("of it, folding twice", &posts, |post| {
        fold(&post.text, Level::Plain).text().len() + fold(&post.text, Level::Lookalike).text().len()
    });
    each("of it, finding the words", &posts, |post| words(&post.text).count());
    each("control: one multiplication a byte", &posts, |post| {
        post.text.bytes().fold(0, |sum: usize, b| sum.wrapping_mul(31) + usize::from(b))
    });
}

/// Prints what `work` takes for a post.
fn each(name: &str, posts: &[Post], work: impl Fn(&Post) -> usize) {
    let mut least = vec![u128::MAX; posts.len()];
    for _ in 0..25 {
        for (post, least) in posts.iter().zip(&mut least) {
            let start = Instant::now();
            black_box(work(post));
            *least = (*least).min(start.elapsed().as_nanos());
        }
    }
    println!("{name}: {} ns a post", least.iter().sum::<u128>() / least.len().max(1) as u128);
}
