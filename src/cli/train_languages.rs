//! `amends train-languages`: makes the table of languages and the weights of the readers of other languages.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::train::failed;
use super::{Outcome, language_material, not_understood};
use crate::triage::tongues::Reader;
use crate::triage::training::{languages, tongues};

/// The seed of the shipped files.
const SEED: u64 = 13;

/// Runs `train-languages` with its own arguments (`--data FOLDER --out FOLDER`).
pub(super) fn command(args: &[String], output: impl Write, mut errors: impl Write) -> Outcome {
    let (mut data, mut out) = (None, None);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.next()) {
            ("--data", Some(folder)) => data = Some(PathBuf::from(folder)),
            ("--out", Some(folder)) => out = Some(PathBuf::from(folder)),
            ("--data" | "--out", None) => {
                return not_understood(&mut errors, &format!("train-languages: {arg} wants a value"));
            }
            _ => return not_understood(&mut errors, &format!("train-languages: there is no option \"{arg}\"")),
        }
    }
    match (data, out) {
        (Some(data), Some(out)) => train(&data, &out, output, errors),
        (None, _) => not_understood(&mut errors, "train-languages: which folder has the posts? (--data FOLDER)"),
        (_, None) => not_understood(&mut errors, "train-languages: where to? (--out FOLDER)"),
    }
}

fn train(data: &Path, out: &Path, mut output: impl Write, mut errors: impl Write) -> Outcome {
    let material = match language_material::tongues(data) {
        Ok(material) => material,
        Err(error) => return failed(&mut errors, error),
    };
    let table = languages::train(&material.samples(), SEED);
    let readers = Reader::to_bytes(&tongues::train(material.complaints(), &material.foreign(), SEED));
    for (name, bytes) in [("languages.bin", table), ("tongues.bin", readers)] {
        let file = out.join(name);
        if let Err(error) = fs::write(&file, &bytes) {
            return failed(&mut errors, format_args!("{} can't be written: {error}", file.display()));
        }
        if writeln!(output, "{}: {} bytes, seed {SEED}", file.display(), bytes.len()).is_err() {
            return Outcome::Broken;
        }
    }
    Outcome::Done
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
            (&["--seed", "1"], Outcome::NotUnderstood, "no option"),
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
