//! What the user's corrections do to posts that nobody corrected: `cargo run --release --example corrections -- DATA`.
//!
//! For each domain of the ACL-2019 posts that are directed at a brand, a reader is fitted on all others. A made-up user goes
//! through one half of the domain in a random order and corrects what is wrong, up to 20, 50 or 100 times; the other half is
//! judged before and after. Then the same with a user who says the opposite of the truth of posts that were right, and with one who
//! throws a coin. The means of five orders.
#![allow(clippy::print_stdout)]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use amends::cli::material;
use amends::post::{Handle, PostId, PostKey, Site, UnixMillis};
use amends::triage::about::Circumstances;
use amends::triage::correction::guard::Strength;
use amends::triage::correction::layer::{LocalLayer, learn};
use amends::triage::correction::said::{Correction, Said};
use amends::triage::model::Model;
use amends::triage::training::corpus::Labelled;
use amends::triage::training::folds::Dice;
use amends::triage::training::measure::Confusion;
use amends::triage::training::recipe::{Bench, Witnesses};

const SEED: u64 = 13;
const ORDERS: u64 = 5;

/// How the made-up user speaks.
#[derive(Clone, Copy, PartialEq)]
enum User {
    Honest,
    Contrary,
    Coin,
    /// Corrects only posts that were marked wrongly.
    OneSided,
    /// Calls every true complaint none.
    Refuser,
}

fn key(at: usize) -> PostKey {
    PostKey { site: Site::X, post: PostId::new(at.to_string()) }
}

fn complains(model: &Model, post: &Labelled, at: usize, layer: &LocalLayer) -> bool {
    model.judge_corrected(&post.text, &Circumstances::default(), &key(at), layer).verdict.is_complaint()
}

fn macro_f1(model: &Model, posts: &[&Labelled], from: usize, layer: &LocalLayer) -> (f64, f64) {
    let calls = posts.iter().enumerate().map(|(at, post)| (complains(model, post, from + at, layer), post.complains));
    let confusion = Confusion::of(calls);
    (confusion.macro_f1(), confusion.accuracy())
}

fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1) else { return ExitCode::FAILURE };
    let Ok(material) = material::all(Path::new(&folder)) else { return ExitCode::FAILURE };
    let witnesses = Witnesses::fit(&material, SEED);
    let posts = &material.complaints;
    let bench = Bench::new(posts, &[], &witnesses);
    let domains: BTreeSet<&str> =
        posts.iter().map(|p| p.group.as_str()).filter(|group| !group.starts_with("random")).collect();
    let models: Vec<(&str, Model)> = domains
        .iter()
        .map(|domain| {
            let others: Vec<usize> =
                posts.iter().enumerate().filter(|(_, p)| p.group != *domain).map(|(at, _)| at).collect();
            (*domain, Model::from_weights(bench.weights(&others, SEED)))
        })
        .collect();
    for (name, user) in [
        ("honest", User::Honest),
        ("one-sided", User::OneSided),
        ("contrary", User::Contrary),
        ("coin", User::Coin),
        ("refuser", User::Refuser),
    ] {
        for most in [5usize, 20, 50, 100] {
            println!("{name}, at most {most} corrections");
            let mut means = [0.0f64; 4];
            let mut least = f64::MAX;
            let mut tally = [0u32; 4];
            let (mut count, mut made) = (0.0f64, 0usize);
            for (domain, model) in &models {
                let mut per = [0.0f64; 4];
                for order in 0..ORDERS {
                    let mut own: Vec<&Labelled> = posts.iter().filter(|p| p.group == *domain).collect();
                    let mut dice = Dice::new(SEED + order);
                    dice.shuffle(&mut own);
                    let (seen, rest) = own.split_at(own.len() / 2);
                    let empty = LocalLayer::default();
                    let corrections: Vec<Correction> = seen
                        .iter()
                        .enumerate()
                        .filter_map(|(at, post)| {
                            let called = complains(model, post, at, &empty);
                            let right = called == post.complains;
                            let said = match user {
                                User::Honest if !right => post.complains,
                                User::OneSided if !right && called => false,
                                User::Contrary if right => !post.complains,
                                User::Coin if !right || dice.below(4) == 0 => dice.below(2) == 0,
                                User::Refuser if post.complains => false,
                                _ => return None,
                            };
                            let (words, margin) = model.to_correct(&post.text, &[]);
                            Some(Correction {
                                key: key(at),
                                author: Handle::new(""),
                                at: UnixMillis(at as i64),
                                words,
                                margin,
                                said: if said { Said::COMPLAINT } else { Said::NotAComplaint },
                            })
                        })
                        .take(most)
                        .collect();
                    let learnt = learn(&corrections);
                    let before = macro_f1(model, rest, seen.len(), &empty);
                    let after = macro_f1(model, rest, seen.len(), &learnt.layer);
                    for (sum, new) in per.iter_mut().zip([before.0, after.0, before.1, after.1]) {
                        *sum += new / ORDERS as f64;
                    }
                    least = least.min(after.0 - before.0);
                    if let Some(n) =
                        tally.get_mut(Strength::FALLING.iter().position(|s| *s == learnt.strength).unwrap_or(0))
                    {
                        *n += 1;
                    }
                    made += corrections.len();
                    count += 1.0;
                }
                means.iter_mut().zip(per).for_each(|(sum, new)| *sum += new / models.len() as f64);
            }
            println!(
                "  macro-F1 {:.3} -> {:.3}  accuracy {:.3} -> {:.3}  worst {:+.3}  corrections {:.0}  full/half/quarter/off {:?}",
                means[0],
                means[1],
                means[2],
                means[3],
                least,
                made as f64 / count,
                tally
            );
        }
    }
    speed(&models, posts);
    ExitCode::SUCCESS
}

/// What judging costs without a layer and with a full one, and what learning costs.
fn speed(models: &[(&str, Model)], posts: &[Labelled]) {
    let Some((_, model)) = models.first() else { return };
    let corrections: Vec<Correction> = posts
        .iter()
        .take(500)
        .enumerate()
        .map(|(at, post)| {
            let (words, margin) = model.to_correct(&post.text, &[]);
            let said = if post.complains { Said::COMPLAINT } else { Said::NotAComplaint };
            Correction { key: key(at), author: Handle::new(""), at: UnixMillis(at as i64), words, margin, said }
        })
        .collect();
    let began = Instant::now();
    let full = learn(&corrections).layer;
    println!("learning from {} corrections: {:.1} ms", corrections.len(), began.elapsed().as_secs_f64() * 1e3);
    println!("the layer as sent: {} numbers", Vec::<u32>::from(full.clone()).len());
    for (name, layer) in [("without corrections", &LocalLayer::default()), ("with 500", &full)] {
        let best = (0..15)
            .map(|_| {
                let began = Instant::now();
                let marked = posts.iter().enumerate().filter(|(at, p)| complains(model, p, 1000 + at, layer)).count();
                std::hint::black_box(marked);
                began.elapsed().as_secs_f64() * 1e6 / posts.len() as f64
            })
            .fold(f64::MAX, f64::min);
        println!("judging {name}: {best:.2} µs a post");
    }
}
