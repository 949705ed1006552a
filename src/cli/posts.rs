//! `amends posts`: the labelled posts as the second reader reads them, with their folds: what its training starts from.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::material::{self, MaterialError};
use super::train::failed;
use super::{Outcome, not_understood};
use crate::triage::second::wording::wording;
use crate::triage::training::corpus::Labelled;
use crate::triage::training::folds::{sameness, stratified};
use crate::triage::training::recipe::FOLDS;

/// The seed of the folds: that of `eval`.
const SEED: u64 = 13;

/// The sets, by name, file and column of the finer label. Those whose terms forbid commercial use are not among them.
const SETS: [(&str, &str, Option<&str>); 7] = [
    ("complaints", "acl2019_complaints_train.csv", None),
    ("tweets", "semeval2013_2016.csv", Some("lab")),
    ("reviews", "cesamard_train.csv", Some("Severity")),
    ("entities", "entity_train.csv", Some("lab")),
    ("brands", "sanders_train.csv", Some("Sentiment")),
    ("products", "sxsw_brands.csv", None),
    ("talk", "goemotions_train.csv", Some("labs")),
];

/// One post out.
#[derive(Serialize)]
struct Line<'a> {
    set: &'a str,
    /// Which post it is, whatever the order of the file: [`sameness`], in hexadecimal.
    same: String,
    fold: usize,
    group: &'a str,
    complains: bool,
    detail: &'a str,
    text: String,
}

/// Runs `posts` with its own arguments (`--data FOLDER`).
pub(super) fn command(args: &[String], mut output: impl Write, mut errors: impl Write) -> Outcome {
    let data = match args {
        [option, folder] if option == "--data" => PathBuf::from(folder),
        _ => return not_understood(&mut errors, "posts: which folder has the posts? (--data FOLDER)"),
    };
    match write(&data, &mut output) {
        Ok(Ok(())) => Outcome::Done,
        Ok(Err(why)) => failed(&mut errors, format_args!("the posts can't be written: {why}")),
        Err(why) => failed(&mut errors, why),
    }
}

fn write(data: &Path, out: &mut impl Write) -> Result<io::Result<()>, MaterialError> {
    for (set, file, detail) in SETS {
        let posts = material::set(data, file, detail)?;
        if let Err(why) = write_set(set, &posts, out) {
            return Ok(Err(why));
        }
    }
    Ok(Ok(()))
}

fn write_set(set: &str, posts: &[Labelled], out: &mut impl Write) -> io::Result<()> {
    let keys: Vec<(u64, u32)> = posts.iter().map(|p| (sameness(&p.text), u32::from(p.complains))).collect();
    let folds = stratified(&keys, FOLDS, SEED);
    let mut cut = Vec::new();
    for ((post, (same, _)), fold) in posts.iter().zip(&keys).zip(folds) {
        let line = Line {
            set,
            same: format!("{same:016x}"),
            fold,
            group: &post.group,
            complains: post.complains,
            detail: &post.detail,
            text: wording(&post.text, &[], &mut cut),
        };
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
