//! `amends eval`: how good both readers are, on posts that they were not fitted on. Prints the tables of the model card.
//!
//! Every first reader here is fitted, calibrated and given its threshold without the part that it is judged on, and judges with
//! rounded weights, through the same door as the extension's. What the second reader says of each post comes from one that had not
//! seen the post's fold, or its domain ([`super::unseen`]). `@handles` are masked throughout, by the readers themselves.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::both::{first_unseen, pairs, settled};
use super::eval_theme;
use super::material::{self, MaterialError};
use super::table::{HEAD, Said, Scores, classes, row};
use super::train::failed;
use super::unseen::{Unseen, Unusable};
use super::{Outcome, eval_language, language_material, not_understood, scan};
use crate::post::{PostId, PostKey, Site};
use crate::triage::about::Circumstances;
use crate::triage::correction::layer::LocalLayer;
use crate::triage::model::Model;
use crate::triage::second::file::FileError;
use crate::triage::second::reader::SecondReader;
use crate::triage::second::together::Together;
use crate::triage::training::corpus::Labelled;
use crate::triage::training::measure::{calibration_error, reliability};
use crate::triage::training::recipe::{Bench, FOLDS, Witnesses};
use crate::triage::training::stacking::{self, Both};
use crate::triage::verdict::Verdict;

/// The seed of folds and fits, unless another is given.
const SEED: u64 = 13;

/// One in so many tweets is kept from all that is fitted, to count false alarms on.
const HELD_OUT: usize = 3;

/// VADER calls a text negative from this compound score down (Hutto and Gilbert, ICWSM 2014).
const VADER_NEGATIVE: f32 = -0.05;

/// Runs `eval` with its own arguments (`--data FOLDER --training FOLDER [--seed N]`).
pub(super) fn command(args: &[String], mut output: impl Write, mut errors: impl Write) -> Outcome {
    let (mut data, mut training, mut seed) = (None, PathBuf::from("model/training"), SEED);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.next()) {
            ("--data", Some(folder)) => data = Some(PathBuf::from(folder)),
            ("--training", Some(folder)) => training = PathBuf::from(folder),
            ("--seed", Some(number)) => match number.parse() {
                Ok(number) => seed = number,
                Err(_) => return not_understood(&mut errors, "eval: --seed wants a whole number"),
            },
            ("--data" | "--training" | "--seed", None) => {
                return not_understood(&mut errors, &format!("eval: {arg} wants a value"));
            }
            _ => return not_understood(&mut errors, &format!("eval: there is no option \"{arg}\"")),
        }
    }
    let Some(data) = data else {
        return not_understood(&mut errors, "eval: which folder has the posts? (--data FOLDER)");
    };
    match evaluate(&data, &training, seed, &mut output) {
        Ok(()) => Outcome::Done,
        Err(error) => failed(&mut errors, error),
    }
}

/// Why an evaluation stopped.
#[derive(Debug)]
pub(super) enum Stopped {
    /// A set can't be had.
    Material(MaterialError),
    /// What slower readers said can't be had.
    Unseen(Unusable),
    /// The second reader's file is no good.
    Second(FileError),
    /// The output can't be written.
    Output(io::Error),
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Stopped::Material(error) => error.fmt(f),
            Stopped::Unseen(error) => error.fmt(f),
            Stopped::Second(error) => error.fmt(f),
            Stopped::Output(error) => write!(f, "the tables can't be written: {error}"),
        }
    }
}

impl From<MaterialError> for Stopped {
    fn from(error: MaterialError) -> Stopped {
        Stopped::Material(error)
    }
}

impl From<Unusable> for Stopped {
    fn from(error: Unusable) -> Stopped {
        Stopped::Unseen(error)
    }
}

impl From<FileError> for Stopped {
    fn from(error: FileError) -> Stopped {
        Stopped::Second(error)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Stopped {
        Stopped::Output(error)
    }
}

fn evaluate(data: &Path, training: &Path, seed: u64, out: &mut impl Write) -> Result<(), Stopped> {
    let unseen = Unseen::read(training)?;
    let mut material = material::all(data)?;
    let (held_out, kept): (Vec<_>, Vec<_>) =
        std::mem::take(&mut material.tweets).into_iter().enumerate().partition(|(i, _)| i % HELD_OUT == 0);
    material.tweets = kept.into_iter().map(|(_, post)| post).collect();
    let held_out: Vec<Labelled> = held_out.into_iter().map(|(_, post)| post).collect();
    let lessons = material::lessons(training, &material)?;
    let witnesses = Witnesses::fit(&material, seed);
    let bench = Bench::new(&material.complaints, &lessons, &witnesses);
    let posts = &material.complaints;

    let crossed = bench.crossed(seed);
    let first = first_unseen(&crossed, posts);
    let both = both_unseen(posts, &first, &crossed.fold_of, &unseen);
    whole_and_parts(out, posts, &first, &both, &unseen)?;
    for (name, said) in [("first reader", &first), ("both readers", &both)] {
        let directed: Vec<Said> =
            posts.iter().zip(said).filter(|(p, _)| p.is_brand_directed()).map(|(_, s)| *s).collect();
        calibration(out, name, &directed)?;
    }
    left_out_domains(out, &bench, posts, &unseen, seed)?;
    severity(out, &material.reviews, &unseen)?;

    let mut readers =
        Readers { first: Model::from_weights(crossed.whole), second: SecondReader::from_bytes(scan::SECOND)? };
    false_alarms(out, &mut readers, &held_out)?;
    airlines(out, &mut readers, data)?;
    Ok(eval_language::all(out, &language_material::tongues(data)?, seed)?)
}

/// Both shipped readers, as the extension asks them.
pub(super) struct Readers {
    pub first: Model,
    pub second: SecondReader,
}

impl Readers {
    fn both(&mut self, text: &str) -> Verdict {
        let whom = Circumstances::default();
        let nowhere = PostKey { site: Site::X, post: PostId::new("") };
        let judged = self.first.judge_corrected(text, &whom, &nowhere, &LocalLayer::default());
        scan::read_again(judged, &self.first, &mut self.second, text, &[])
    }
}

/// Each post judged by both readers, put together as the posts of the other folds say.
fn both_unseen(posts: &[Labelled], first: &[Said], fold_of: &[usize], unseen: &Unseen) -> Vec<Said> {
    let pairs: Vec<Option<Both>> = pairs(posts, first, |text| Some(unseen.post(text)?.fold));
    let others = |without: usize| -> Vec<Both> {
        let other = posts.iter().zip(&pairs).zip(fold_of).filter(|(_, fold)| **fold != without);
        other.filter(|((post, _), _)| post.is_brand_directed()).filter_map(|((_, pair), _)| *pair).collect()
    };
    let together: Vec<Together> = (0..FOLDS).map(|fold| stacking::fit(&others(fold))).collect();
    let joined = first.iter().zip(&pairs).zip(fold_of).map(|((first, pair), fold)| match (pair, together.get(*fold)) {
        (Some(pair), Some(together)) => settled(*first, *pair, *together),
        _ => *first,
    });
    joined.collect()
}

fn domains(posts: &[Labelled]) -> BTreeSet<&str> {
    posts.iter().filter(|p| p.is_brand_directed()).map(|p| p.group.as_str()).collect()
}

fn whole_and_parts(
    out: &mut impl Write,
    posts: &[Labelled],
    first: &[Said],
    both: &[Said],
    unseen: &Unseen,
) -> io::Result<()> {
    let majority: Vec<Said> = first.iter().map(|s| Said { called: false, score: 0.0, ..*s }).collect();
    let vader: Vec<Said> = posts
        .iter()
        .filter_map(|post| {
            let compound = unseen.post(&post.text)?.vader;
            Some(Said { called: compound <= VADER_NEGATIVE, score: -f64::from(compound), complains: post.complains })
        })
        .collect();
    writeln!(out, "\n## Complaints, {FOLDS} folds\n\n{HEAD}")?;
    for (name, said, scores) in [
        ("both readers", both, Scores::Probabilities),
        ("first reader", first, Scores::Probabilities),
        ("VADER", &vader, Scores::Order),
        ("always \"no complaint\"", &majority, Scores::Order),
    ] {
        let part = |is: &dyn Fn(&Labelled) -> bool| -> Vec<Said> {
            posts.iter().zip(said).filter(|(p, _)| is(p)).map(|(_, s)| *s).collect()
        };
        row(out, &format!("{name}: all"), said, scores)?;
        row(out, &format!("{name}: brand-directed"), &part(&Labelled::is_brand_directed), scores)?;
        row(out, &format!("{name}: random"), &part(&|p| !p.is_brand_directed()), scores)?;
        if scores == Scores::Probabilities {
            for domain in domains(posts) {
                row(out, &format!("{name}: {domain}"), &part(&|p| p.group == domain), scores)?;
            }
        }
    }
    Ok(())
}

fn calibration(out: &mut impl Write, name: &str, unseen: &[Said]) -> io::Result<()> {
    let scored: Vec<(f64, bool)> = unseen.iter().map(|s| (s.score, s.complains)).collect();
    let error = calibration_error(&scored);
    writeln!(
        out,
        "\n## Calibration of {name}, brand-directed posts, same folds: expected calibration error {error:.3}\n"
    )?;
    writeln!(out, "| mean score | share that complains | posts |\n|---|---|---|")?;
    for (score, share, count) in reliability(&scored) {
        writeln!(out, "| {score:.2} | {share:.2} | {count} |")?;
    }
    Ok(())
}

/// What was said of the posts of a domain by readers that had not seen it.
struct LeftOut<'p> {
    domain: &'p str,
    first: Vec<Said>,
    pairs: Vec<Option<Both>>,
}

/// Both readers are put together as the posts of the other domains say, by readers that had not seen those either.
fn left_out_domains(
    out: &mut impl Write,
    bench: &Bench,
    posts: &[Labelled],
    unseen: &Unseen,
    seed: u64,
) -> io::Result<()> {
    let mut judged: Vec<LeftOut> = Vec::new();
    for domain in domains(posts) {
        let train: Vec<usize> = posts.iter().enumerate().filter(|(_, p)| p.group != domain).map(|(i, _)| i).collect();
        let model = Model::from_weights(bench.weights(&train, seed));
        let inside: Vec<Labelled> = posts.iter().filter(|p| p.group == domain).cloned().collect();
        let first: Vec<Said> = inside.iter().map(|p| Said::of(&model.judge(&p.text, &[]), p.complains)).collect();
        let pairs = pairs(&inside, &first, |text| unseen.post(text)?.domain);
        judged.push(LeftOut { domain, first, pairs });
    }
    writeln!(out, "\n## A domain never seen: fitted on all others\n\n{HEAD}")?;
    let (mut all_first, mut all_both) = (Vec::new(), Vec::new());
    for LeftOut { domain, first, pairs } in &judged {
        let others = judged.iter().filter(|other| other.domain != *domain);
        let others: Vec<Both> = others.flat_map(|other| other.pairs.iter().copied().flatten()).collect();
        let together = stacking::fit(&others);
        let both: Vec<Said> = first
            .iter()
            .zip(pairs)
            .map(|(first, pair)| pair.map_or(*first, |pair| settled(*first, pair, together)))
            .collect();
        row(out, &format!("both readers: {domain}"), &both, Scores::Probabilities)?;
        all_first.extend(first.iter().copied());
        all_both.extend(both);
    }
    row(out, "both readers: all nine", &all_both, Scores::Probabilities)?;
    row(out, "first reader: all nine", &all_first, Scores::Probabilities)
}

/// The names of the four levels in the reviews.
const LEVELS: [&str; 4] = ["No explicit reproach", "Disapproval", "Accusation", "Blame"];

fn severity(out: &mut impl Write, reviews: &[Labelled], unseen: &Unseen) -> io::Result<()> {
    writeln!(out, "\n## Severity of reviews that complain, {FOLDS} folds, second reader\n")?;
    let pairs: Vec<(usize, usize)> = reviews
        .iter()
        .filter_map(|r| Some((LEVELS.iter().position(|l| *l == r.detail)?, unseen.level(&r.text)?)))
        .collect();
    classes(out, &LEVELS, &pairs).map(|_| ())
}

fn false_alarms(out: &mut impl Write, readers: &mut Readers, tweets: &[Labelled]) -> io::Result<()> {
    writeln!(out, "\n## Tweets by sentiment, that no reader was fitted on: share flagged\n")?;
    writeln!(out, "| sentiment | n | first reader | both readers |\n|---|---|---|---|")?;
    for sentiment in ["neutral", "positive", "negative"] {
        let of: Vec<&Labelled> = tweets.iter().filter(|t| t.detail == sentiment).collect();
        let share = |flagged: usize| flagged as f64 / of.len().max(1) as f64;
        let first = of.iter().filter(|t| readers.first.judge(&t.text, &[]).is_complaint()).count();
        let both = of.iter().filter(|t| readers.both(&t.text).is_complaint()).count();
        writeln!(out, "| {sentiment} | {} | {:.3} | {:.3} |", of.len(), share(first), share(both))?;
    }
    Ok(())
}

fn airlines(out: &mut impl Write, readers: &mut Readers, data: &Path) -> Result<(), Stopped> {
    let airlines = material::set(data, "airline_us_train.csv", Some("airline_sentiment"))?;
    writeln!(out, "\n## Airlines (never trained on; the label is negative sentiment, not complaint)\n\n{HEAD}")?;
    let first: Vec<Said> = airlines.iter().map(|p| Said::of(&readers.first.judge(&p.text, &[]), p.complains)).collect();
    let both: Vec<Said> = airlines.iter().map(|p| Said::of(&readers.both(&p.text), p.complains)).collect();
    for (name, judged) in [("both readers", &both), ("first reader", &first)] {
        row(out, &format!("{name}: all"), judged, Scores::Probabilities)?;
        for sentiment in ["negative", "neutral", "positive"] {
            let part: Vec<Said> =
                airlines.iter().zip(judged).filter(|(p, _)| p.detail == sentiment).map(|(_, s)| *s).collect();
            row(out, &format!("{name}: {sentiment}"), &part, Scores::Probabilities)?;
        }
    }
    eval_theme::themes(out, &readers.first, &material::set(data, "airline_us_train.csv", Some("negativereason"))?)?;
    Ok(())
}
