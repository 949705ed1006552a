//! The part of `amends eval` that is about languages: whether the language of a post is told, and how good the readers of
//! other languages are. All on posts that were not fitted on.

use std::io::{self, Write};

use super::language_material::{ENGLISH_SHOWN, Tongues};
use crate::triage::language::{Language, Languages, Spoken};
use crate::triage::model::Model;
use crate::triage::tongues::{Reader, TONGUES, lexicon};
use crate::triage::training::corpus::Labelled;
use crate::triage::training::folds::{sameness, stratified};
use crate::triage::training::invented::POSTS;
use crate::triage::training::languages::{Sample, train};
use crate::triage::training::measure::{Confusion, auc, calibration_error};
use crate::triage::training::recipe::FOLDS;
use crate::triage::training::tongues::{Complaining, TongueBench, train as train_readers, with_links};

/// One set, as the table of languages is shown it.
struct Set<'t> {
    name: String,
    language: Option<Language>,
    posts: &'t [Labelled],
    folds: Vec<usize>,
    /// One in so many is shown.
    shown: usize,
}

fn sets(tongues: &Tongues, seed: u64) -> Vec<Set<'_>> {
    let mut sets = Vec::new();
    let mut add = |name: String, language, posts, shown| {
        sets.push(Set { name, language, posts, folds: folds(posts, seed), shown });
    };
    for (language, posts) in &tongues.posts {
        add(format!("tweets, {}", language.code()), Some(*language), posts.as_slice(), 1);
    }
    for (name, posts) in &tongues.english {
        add(format!("{name}, en"), Some(Language::English), posts, ENGLISH_SHOWN);
    }
    for (name, posts) in &tongues.others {
        add(format!("tweets, {name}"), None, posts, 1);
    }
    add("railway, de".to_owned(), Some(Language::German), &tongues.railway, usize::MAX);
    sets
}

fn folds(posts: &[Labelled], seed: u64) -> Vec<usize> {
    let keys: Vec<(u64, u32)> = posts.iter().map(|p| (sameness(&p.text), 0)).collect();
    stratified(&keys, FOLDS, seed)
}

/// Prints all tables about languages.
pub(super) fn all(out: &mut impl Write, tongues: &Tongues, seed: u64) -> io::Result<()> {
    languages(out, tongues, seed)?;
    readers(out, tongues, seed)
}

/// Prints which language was told of the posts of each set, each post by a table that had not seen it.
fn languages(out: &mut impl Write, tongues: &Tongues, seed: u64) -> io::Result<()> {
    let sets = sets(tongues, seed);
    let mut told: Vec<[usize; 8]> = vec![[0; 8]; sets.len()];
    let (mut complaints, mut complaints_lost) = (0usize, 0usize);
    for fold in 0..FOLDS {
        let mut samples = Vec::new();
        for set in &sets {
            for (at, (post, in_fold)) in set.posts.iter().zip(&set.folds).enumerate() {
                if *in_fold != fold && set.shown < usize::MAX && at % set.shown == 0 {
                    samples.push(Sample { text: &post.text, language: set.language });
                }
            }
        }
        let Ok(table) = Languages::from_bytes(&train(&samples, seed)) else { continue };
        for (set, told) in sets.iter().zip(&mut told) {
            for (post, _) in set.posts.iter().zip(&set.folds).filter(|(_, f)| **f == fold) {
                let spoken = table.spoken(&post.text, &[], None);
                let column = match spoken {
                    Spoken::In(language) => language as usize,
                    Spoken::Other => 6,
                    Spoken::TooShort => 7,
                };
                if let Some(count) = told.get_mut(column) {
                    *count += 1;
                }
                let english = set.language == Some(Language::English);
                if english && post.complains {
                    let lost = !matches!(spoken, Spoken::In(Language::English) | Spoken::TooShort);
                    complaints += 1;
                    complaints_lost += usize::from(lost);
                }
            }
        }
    }
    writeln!(out, "\n## Which language (rows: labelled, columns: said, {FOLDS} folds)\n")?;
    writeln!(
        out,
        "| posts | n | en | es | de | fr | pt | it | other | too short | right |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )?;
    for (set, told) in sets.iter().zip(&told) {
        let cells: Vec<String> = told.iter().map(usize::to_string).collect();
        let of = |column: usize| told.get(column).copied().unwrap_or_default();
        let right = match set.language {
            Some(Language::English) => of(0) + of(7),
            Some(language) => of(language as usize),
            None => of(6),
        };
        let share = right as f64 / set.posts.len().max(1) as f64;
        writeln!(out, "| {} | {} | {} | {share:.4} |", set.name, set.posts.len(), cells.join(" | "))?;
    }
    let (all, lost) = (complaints, complaints_lost);
    writeln!(
        out,
        "\nEnglish posts labelled as complaints or negative: {all}; of another language or not judged: {lost} ({:.4}).",
        lost as f64 / all.max(1) as f64
    )
}

/// Prints how good the readers of other languages are.
fn readers(out: &mut impl Write, tongues: &Tongues, seed: u64) -> io::Result<()> {
    let complaints = tongues.complaints();
    let complaining = Complaining::fit(complaints, seed);
    writeln!(out, "\n## Readers of other languages: negative against the rest, {FOLDS} folds\n")?;
    writeln!(
        out,
        "| posts | n | negative | P | R | F1 | macro-F1 | AUC | calibration error | flagged of neutral and positive |"
    )?;
    writeln!(out, "|---|---|---|---|---|---|---|---|---|---|")?;
    let posts = tongues.foreign();
    for (language, all) in &posts {
        let tweets = tongues.posts.iter().find(|(of, _)| of == language).map_or(0, |(_, tweets)| tweets.len());
        let bench = TongueBench::new(*language, all, &complaining);
        let everyone: Vec<usize> = (0..all.len()).collect();
        let folds = bench.folds(&everyone, seed);
        let mut said: Vec<(f64, bool, bool)> = vec![(0.0, false, false); all.len()];
        for fold in 0..FOLDS {
            let train: Vec<usize> = everyone.iter().copied().filter(|i| folds.get(*i) != Some(&fold)).collect();
            let model = Model::with_lexicon(bench.weights(&train, seed), lexicon(*language));
            for ((post, f), said) in all.iter().zip(&folds).zip(&mut said) {
                if *f == fold {
                    let verdict = model.judge(&with_links(&post.text), &[]);
                    *said = (f64::from(verdict.score.0), verdict.is_complaint(), post.complains);
                }
            }
        }
        let (on_tweets, rail) = said.split_at(tweets);
        row(out, &format!("tweets, {}", language.code()), on_tweets)?;
        if !rail.is_empty() {
            row(out, "railway, de (complains about it)", rail)?;
        }
    }
    let file = Reader::to_bytes(&train_readers(complaints, &posts, seed));
    writeln!(out, "\nFile of weights: {} bytes.", file.len())?;
    let Ok(reader) = Reader::from_bytes(&file) else { return Ok(()) };
    writeln!(out, "\n### Invented posts to a firm, half of them complaints\n")?;
    writeln!(
        out,
        "| language | n | complain | P | R | F1 | macro-F1 | AUC | calibration error | flagged of the rest |\n|---|---|---|---|---|---|---|---|---|---|"
    )?;
    for language in TONGUES {
        let said: Vec<(f64, bool, bool)> = POSTS
            .iter()
            .filter(|post| post.0 == language)
            .map(|(_, text, complains)| {
                let verdict = reader.judge(text, &[], language);
                (f64::from(verdict.score.0), verdict.is_complaint(), *complains)
            })
            .collect();
        row(out, language.code(), &said)?;
    }
    Ok(())
}

/// One line of the table, of (score, called, complains).
fn row(out: &mut impl Write, name: &str, said: &[(f64, bool, bool)]) -> io::Result<()> {
    let counted = Confusion::of(said.iter().map(|(_, called, complains)| (*called, *complains)));
    let scored: Vec<(f64, bool)> = said.iter().map(|(score, _, complains)| (*score, *complains)).collect();
    let complain = counted.hits + counted.misses;
    let alarms = counted.false_alarms as f64 / (said.len() - complain).max(1) as f64;
    write!(out, "| {name} | {} | {complain} | ", said.len())?;
    for figure in [
        counted.precision(),
        counted.recall(),
        counted.f1(),
        counted.macro_f1(),
        auc(&scored),
        calibration_error(&scored),
    ] {
        write!(out, "{figure:.3} | ")?;
    }
    writeln!(out, "{alarms:.3} |")
}
