//! `amends train`: makes the file of weights out of labelled posts.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use super::{Outcome, material, not_understood};
use crate::triage::training::recipe;

/// The seed of the shipped weights.
const SEED: u64 = 13;

/// Where `amends train` finds and puts things.
struct Asked {
    data: PathBuf,
    training: PathBuf,
    out: PathBuf,
    seed: u64,
}

/// Runs `train` with its own arguments (`--data FOLDER --out FILE [--training FOLDER] [--seed N]`).
pub(super) fn command(args: &[String], output: impl Write, mut errors: impl Write) -> Outcome {
    let (mut data, mut out, mut seed) = (None, None, SEED);
    let mut training = PathBuf::from("model/training");
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let value = args.next();
        match (arg.as_str(), value) {
            ("--data", Some(folder)) => data = Some(PathBuf::from(folder)),
            ("--training", Some(folder)) => training = PathBuf::from(folder),
            ("--out", Some(file)) => out = Some(PathBuf::from(file)),
            ("--seed", Some(number)) => match number.parse() {
                Ok(number) => seed = number,
                Err(_) => return not_understood(&mut errors, "train: --seed wants a whole number"),
            },
            ("--data" | "--training" | "--out" | "--seed", None) => {
                return not_understood(&mut errors, &format!("train: {arg} wants a value"));
            }
            _ => return not_understood(&mut errors, &format!("train: there is no option \"{arg}\"")),
        }
    }
    match (data, out) {
        (Some(data), Some(out)) => train(Asked { data, training, out, seed }, output, errors),
        (None, _) => not_understood(&mut errors, "train: which folder has the posts? (--data FOLDER)"),
        (_, None) => not_understood(&mut errors, "train: where to? (--out FILE)"),
    }
}

fn train(asked: Asked, mut output: impl Write, mut errors: impl Write) -> Outcome {
    let Asked { data, training, out, seed } = asked;
    let read = material::all(&data).and_then(|material| {
        let lessons = material::lessons(&training, &material)?;
        Ok((material, lessons))
    });
    let (material, lessons) = match read {
        Ok(read) => read,
        Err(error) => return failed(&mut errors, error),
    };
    let weights = recipe::train(&material, &lessons, seed);
    let bytes = weights.to_bytes();
    if let Err(error) = fs::write(&out, &bytes) {
        return failed(&mut errors, format_args!("{} can't be written: {error}", out.display()));
    }
    let kept = weights.levels.iter().filter(|w| **w != 0).count();
    let told = writeln!(
        output,
        "{}: {} bytes, {kept} weights of {}, threshold {:.2}, seed {seed}",
        out.display(),
        bytes.len(),
        weights.levels.len(),
        weights.threshold,
    );
    if told.is_err() { Outcome::Broken } else { Outcome::Done }
}

/// Says why nothing was done.
pub(super) fn failed(errors: &mut impl Write, why: impl std::fmt::Display) -> Outcome {
    let _ = writeln!(errors, "amends: {why}");
    Outcome::Broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_cannot_be_run_says_why() {
        for (args, expected, said) in [
            (&["--out", "x"][..], Outcome::NotUnderstood, "which folder"),
            (&["--data", "x"], Outcome::NotUnderstood, "where to?"),
            (&["--data"], Outcome::NotUnderstood, "wants a value"),
            (&["--seed", "two"], Outcome::NotUnderstood, "whole number"),
            (&["--speed", "1"], Outcome::NotUnderstood, "no option"),
            (&["--data", "no-such-folder", "--out", "x"], Outcome::Broken, "can't be read"),
        ] {
            let args: Vec<String> = args.iter().map(|a| (*a).to_owned()).collect();
            let mut errors = Vec::new();
            assert_eq!(command(&args, Vec::new(), &mut errors), expected, "{args:?}");
            let errors = String::from_utf8(errors).unwrap();
            assert!(errors.contains(said), "{args:?}: {errors}");
        }
    }
}
