//! `amends join`: how much each reader counts, fitted on posts that neither had seen, and written into the second reader's file.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::both::{first_unseen, pairs};
use super::train::failed;
use super::unseen::Unseen;
use super::{Outcome, material, not_understood};
use crate::triage::second::file::put_together;
use crate::triage::second::together::Together;
use crate::triage::training::recipe::{Bench, Witnesses};
use crate::triage::training::stacking;

/// The seed of the folds: that of `train` and `eval`.
const SEED: u64 = 13;

/// Runs `join` with its own arguments (`--data FOLDER [--training FOLDER] [--second FILE]`).
pub(super) fn command(args: &[String], mut output: impl Write, mut errors: impl Write) -> Outcome {
    let (mut data, mut training, mut second) =
        (None, PathBuf::from("model/training"), PathBuf::from("model/second.bin"));
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.next()) {
            ("--data", Some(folder)) => data = Some(PathBuf::from(folder)),
            ("--training", Some(folder)) => training = PathBuf::from(folder),
            ("--second", Some(file)) => second = PathBuf::from(file),
            ("--data" | "--training" | "--second", None) => {
                return not_understood(&mut errors, &format!("join: {arg} wants a value"));
            }
            _ => return not_understood(&mut errors, &format!("join: there is no option \"{arg}\"")),
        }
    }
    let Some(data) = data else {
        return not_understood(&mut errors, "join: which folder has the posts? (--data FOLDER)");
    };
    match join(&data, &training, &second) {
        Err(error) => failed(&mut errors, error),
        Ok(Together { first, second, offset }) => {
            let told = writeln!(output, "first {first:.4}, second {second:.4}, offset {offset:.4}");
            if told.is_err() { Outcome::Broken } else { Outcome::Done }
        }
    }
}

fn join(data: &Path, training: &Path, second: &Path) -> Result<Together, Box<dyn std::error::Error>> {
    let unseen = Unseen::read(training)?;
    let material = material::all(data)?;
    let lessons = material::lessons(training, &material)?;
    let witnesses = Witnesses::fit(&material, SEED);
    let bench = Bench::new(&material.complaints, &lessons, &witnesses);
    let first = first_unseen(&bench.crossed(SEED), &material.complaints);
    let pairs = pairs(&material.complaints, &first, |text| Some(unseen.post(text)?.fold));
    let directed = material.complaints.iter().zip(pairs).filter(|(post, _)| post.is_brand_directed());
    let both: Vec<_> = directed.filter_map(|(_, pair)| pair).collect();
    let together = stacking::fit(&both);
    fs::write(second, put_together(&fs::read(second)?, together)?)?;
    Ok(together)
}
