//! `amends eval`: how good the first reader is, on posts that it was not fitted on. Prints the tables of the model card.
//!
//! Every judge here is fitted, calibrated and given its threshold on the training part of its fold alone, and judges with
//! rounded weights, through the same door as the extension's. `@handles` are masked throughout, by the reader itself.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::eval_theme;
use super::material::{self, MaterialError};
use super::train::failed;
use super::{Outcome, not_understood};
use crate::triage::model::Model;
use crate::triage::training::corpus::Labelled;
use crate::triage::training::measure::{Confusion, auc, calibration_error, reliability};
use crate::triage::training::recipe::{Bench, FOLDS, Material, Witnesses};
use crate::triage::verdict::Verdict;

/// The seed of folds and fits, unless another is given.
const SEED: u64 = 13;

/// One in so many tweets is kept from the witnesses, to count false alarms on.
const HELD_OUT: usize = 3;

/// Runs `eval` with its own arguments (`--data FOLDER [--seed N]`).
pub(super) fn command(args: &[String], mut output: impl Write, mut errors: impl Write) -> Outcome {
    let (mut data, mut seed) = (None, SEED);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.next()) {
            ("--data", Some(folder)) => data = Some(PathBuf::from(folder)),
            ("--seed", Some(number)) => match number.parse() {
                Ok(number) => seed = number,
                Err(_) => return not_understood(&mut errors, "eval: --seed wants a whole number"),
            },
            ("--data" | "--seed", None) => return not_understood(&mut errors, &format!("eval: {arg} wants a value")),
            _ => return not_understood(&mut errors, &format!("eval: there is no option \"{arg}\"")),
        }
    }
    let Some(data) = data else {
        return not_understood(&mut errors, "eval: which folder has the posts? (--data FOLDER)");
    };
    match evaluate(&data, seed, &mut output) {
        Ok(()) => Outcome::Done,
        Err(error) => failed(&mut errors, error),
    }
}

/// Why an evaluation stopped.
#[derive(Debug)]
enum Stopped {
    /// A set can't be had.
    Material(MaterialError),
    /// The output can't be written.
    Output(io::Error),
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Stopped::Material(error) => error.fmt(f),
            Stopped::Output(error) => write!(f, "the tables can't be written: {error}"),
        }
    }
}

impl From<MaterialError> for Stopped {
    fn from(error: MaterialError) -> Stopped {
        Stopped::Material(error)
    }
}

impl From<io::Error> for Stopped {
    fn from(error: io::Error) -> Stopped {
        Stopped::Output(error)
    }
}

/// What was said of one post that the judge had not seen, beside its label.
#[derive(Clone, Copy, Debug)]
struct Said {
    called: bool,
    score: f64,
    complains: bool,
}

fn said(verdict: &Verdict, complains: bool) -> Said {
    Said { called: verdict.is_complaint(), score: f64::from(verdict.score.0), complains }
}

fn evaluate(data: &Path, seed: u64, out: &mut impl Write) -> Result<(), Stopped> {
    let mut material = material::all(data)?;
    let (held_out, kept): (Vec<_>, Vec<_>) =
        std::mem::take(&mut material.tweets).into_iter().enumerate().partition(|(i, _)| i % HELD_OUT == 0);
    material.tweets = kept.into_iter().map(|(_, post)| post).collect();
    let held_out: Vec<Labelled> = held_out.into_iter().map(|(_, post)| post).collect();
    let witnesses = Witnesses::fit(&material, seed);
    let bench = Bench::new(&material.complaints, &witnesses);
    let posts = &material.complaints;

    let everyone: Vec<usize> = (0..posts.len()).collect();
    let folds = bench.folds(&everyone, seed);
    let unseen = judged_unseen(&bench, posts, &folds, seed);
    whole_and_parts(out, posts, &unseen)?;
    calibration(out, &unseen)?;

    let domains: BTreeSet<&str> = posts.iter().map(|p| p.group.as_str()).filter(|g| is_brand_directed(g)).collect();
    left_out_domains(out, &bench, posts, &domains, seed)?;

    let weights = bench.weights(&everyone, seed);
    writeln!(
        out,
        "\nFile of weights: {} bytes, {} weights of {}, threshold {:.2}.",
        weights.to_bytes().len(),
        weights.levels.iter().filter(|w| **w != 0).count(),
        weights.levels.len(),
        weights.threshold
    )?;
    let model = Model::from_weights(weights);
    false_alarms(out, &model, &held_out)?;
    severity(out, &model, &material)?;
    other_sets(out, &model, data)
}

/// Each post judged by a model fitted on the other folds.
fn judged_unseen(bench: &Bench, posts: &[Labelled], folds: &[usize], seed: u64) -> Vec<Said> {
    let mut unseen = vec![Said { called: false, score: 0.0, complains: false }; posts.len()];
    for fold in 0..FOLDS {
        let train: Vec<usize> = folds.iter().enumerate().filter(|(_, f)| **f != fold).map(|(i, _)| i).collect();
        let model = Model::from_weights(bench.weights(&train, seed));
        for ((post, f), slot) in posts.iter().zip(folds).zip(&mut unseen) {
            if *f == fold {
                *slot = said(&model.judge(&post.text, &[]), post.complains);
            }
        }
    }
    unseen
}

fn is_brand_directed(group: &str) -> bool {
    !group.starts_with("random")
}

const HEAD: &str = "| posts | n | complain | P | R | F1 | macro-F1 | AUC | accuracy | flagged |\n|---|---|---|---|---|---|---|---|---|---|";

fn row(out: &mut impl Write, name: &str, said: &[Said]) -> io::Result<()> {
    let counted = Confusion::of(said.iter().map(|s| (s.called, s.complains)));
    let area = auc(&said.iter().map(|s| (s.score, s.complains)).collect::<Vec<_>>());
    let complain = said.iter().filter(|s| s.complains).count();
    write!(out, "| {name} | {} | {complain} | ", said.len())?;
    if complain == 0 || complain == said.len() {
        // Of one class alone, only the share called rightly means anything.
        write!(out, "– | – | – | – | – | ")?;
    } else {
        for figure in [counted.precision(), counted.recall(), counted.f1(), counted.macro_f1(), area] {
            write!(out, "{figure:.3} | ")?;
        }
    }
    writeln!(out, "{:.3} | {:.3} |", counted.accuracy(), counted.flagged())
}

fn whole_and_parts(out: &mut impl Write, posts: &[Labelled], unseen: &[Said]) -> io::Result<()> {
    writeln!(out, "\n## Complaints, {FOLDS} folds\n\n{HEAD}")?;
    row(out, "all", unseen)?;
    let majority: Vec<Said> = unseen.iter().map(|s| Said { called: false, score: 0.0, ..*s }).collect();
    row(out, "all, always \"no complaint\"", &majority)?;
    let part = |is: &dyn Fn(&str) -> bool| -> Vec<Said> {
        posts.iter().zip(unseen).filter(|(p, _)| is(&p.group)).map(|(_, s)| *s).collect()
    };
    row(out, "brand-directed", &part(&is_brand_directed))?;
    row(out, "random tweets and replies", &part(&|g| !is_brand_directed(g)))?;
    let domains: BTreeSet<&str> = posts.iter().map(|p| p.group.as_str()).collect();
    for domain in domains.into_iter().filter(|g| is_brand_directed(g)) {
        row(out, domain, &part(&|g| g == domain))?;
    }
    Ok(())
}

fn calibration(out: &mut impl Write, unseen: &[Said]) -> io::Result<()> {
    let scored: Vec<(f64, bool)> = unseen.iter().map(|s| (s.score, s.complains)).collect();
    writeln!(out, "\n## Calibration, same folds: expected calibration error {:.3}\n", calibration_error(&scored))?;
    writeln!(out, "| mean score | share that complains | posts |\n|---|---|---|")?;
    for (score, share, count) in reliability(&scored) {
        writeln!(out, "| {score:.2} | {share:.2} | {count} |")?;
    }
    Ok(())
}

fn left_out_domains(
    out: &mut impl Write,
    bench: &Bench,
    posts: &[Labelled],
    domains: &BTreeSet<&str>,
    seed: u64,
) -> io::Result<()> {
    writeln!(out, "\n## A domain never seen: fitted on all others\n\n{HEAD}")?;
    let mut all = Vec::new();
    for domain in domains {
        let train: Vec<usize> = posts.iter().enumerate().filter(|(_, p)| p.group != *domain).map(|(i, _)| i).collect();
        let model = Model::from_weights(bench.weights(&train, seed));
        let inside = posts.iter().filter(|p| p.group == *domain);
        let judged: Vec<Said> = inside.map(|p| said(&model.judge(&p.text, &[]), p.complains)).collect();
        row(out, domain, &judged)?;
        all.extend(judged);
    }
    row(out, "all nine", &all)
}

fn false_alarms(out: &mut impl Write, model: &Model, tweets: &[Labelled]) -> io::Result<()> {
    writeln!(
        out,
        "\n## Tweets by sentiment, never fitted on: share flagged\n\n| sentiment | n | flagged |\n|---|---|---|"
    )?;
    for sentiment in ["neutral", "positive", "negative"] {
        let of: Vec<&Labelled> = tweets.iter().filter(|t| t.detail == sentiment).collect();
        let flagged = of.iter().filter(|t| model.judge(&t.text, &[]).is_complaint()).count();
        writeln!(out, "| {sentiment} | {} | {:.3} |", of.len(), flagged as f64 / of.len().max(1) as f64)?;
    }
    Ok(())
}

/// The names of the four levels in the reviews.
const LEVELS: [&str; 4] = ["No explicit reproach", "Disapproval", "Accusation", "Blame"];

fn severity(out: &mut impl Write, model: &Model, material: &Material) -> io::Result<()> {
    let mut table = [[0usize; 4]; 4];
    for review in &material.reviews {
        let Some(truth) = LEVELS.iter().position(|l| *l == review.detail) else { continue };
        let level = model.taken_for_complaint(&review.text).0.level() as usize;
        if let Some(cell) = table.get_mut(truth).and_then(|r| r.get_mut(level)) {
            *cell += 1;
        }
    }
    writeln!(out, "\n## Severity of reviews that complain, by cues (rows: labelled, columns: said)\n")?;
    writeln!(out, "| | 0 | 1 | 2 | 3 | F1 |\n|---|---|---|---|---|---|")?;
    let mut sum = 0.0;
    for (i, (name, row)) in LEVELS.iter().zip(&table).enumerate() {
        let hits = row.get(i).copied().unwrap_or_default();
        let said: usize = table.iter().filter_map(|r| r.get(i)).sum();
        let total: usize = row.iter().sum();
        let f1 = 2.0 * hits as f64 / (said + total).max(1) as f64;
        sum += f1;
        let cells: Vec<String> = row.iter().map(usize::to_string).collect();
        writeln!(out, "| {name} | {} | {f1:.3} |", cells.join(" | "))?;
    }
    writeln!(out, "\nmacro-F1 {:.3}", sum / 4.0)
}

/// Sets that no shipped weight is fitted on, for evaluation only.
fn other_sets(out: &mut impl Write, model: &Model, data: &Path) -> Result<(), Stopped> {
    let airlines = material::set(data, "airline_us_train.csv", Some("airline_sentiment"))?;
    writeln!(out, "\n## Airlines (never trained on; the label is negative sentiment, not complaint)\n\n{HEAD}")?;
    let judged: Vec<Said> = airlines.iter().map(|p| said(&model.judge(&p.text, &[]), p.complains)).collect();
    row(out, "all", &judged)?;
    for sentiment in ["negative", "neutral", "positive"] {
        let part: Vec<Said> =
            airlines.iter().zip(&judged).filter(|(p, _)| p.detail == sentiment).map(|(_, s)| *s).collect();
        row(out, sentiment, &part)?;
    }
    eval_theme::themes(out, model, &material::set(data, "airline_us_train.csv", Some("negativereason"))?)?;
    Ok(())
}
