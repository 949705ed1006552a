//! What slower readers said of labelled posts that they had not seen: the second reader of each fold and domain, and VADER for
//! comparison. Made once by training (model/training/README.md), kept as numbers beside a hash of each post.
//!
//! The files: `unseen.csv`, lines `hash,fold,domain,vader` (raw answers of the second reader that had not seen the post's fold, and
//! its domain, empty for random posts: three domains were left out together; VADER's compound score), and `unseen-severity.csv`, lines `hash,level`.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::triage::training::folds::sameness;

/// What was said of one post.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answers {
    /// By the second reader that had not seen its fold.
    pub fold: f32,
    /// By the one that had not seen its domain, where it has one.
    pub domain: Option<f32>,
    /// VADER's compound score, -1 to 1.
    pub vader: f32,
}

/// All that was said.
#[derive(Clone, Debug, Default)]
pub struct Unseen {
    posts: HashMap<u64, Answers>,
    levels: HashMap<u64, usize>,
}

/// A file that can't be used.
#[derive(Debug)]
pub struct Unusable {
    file: PathBuf,
    why: String,
}

impl std::fmt::Display for Unusable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} can't be used: {}", self.file.display(), self.why)
    }
}

impl std::error::Error for Unusable {}

impl Unseen {
    /// Reads both files of `folder`.
    ///
    /// # Errors
    /// A file is missing, or a line of it is bad.
    pub fn read(folder: &Path) -> Result<Unseen, Unusable> {
        let posts = lines(folder.join("unseen.csv"), |fields| {
            let [fold, domain, vader] = fields else { return None };
            let domain = if domain.is_empty() { None } else { Some(domain.parse().ok()?) };
            Some(Answers { fold: fold.parse().ok()?, domain, vader: vader.parse().ok()? })
        })?;
        let levels = lines(folder.join("unseen-severity.csv"), |fields| match fields {
            [level] => level.parse().ok(),
            _ => None,
        })?;
        Ok(Unseen { posts, levels })
    }

    /// What was said of a post.
    pub fn post(&self, text: &str) -> Option<Answers> {
        self.posts.get(&sameness(text)).copied()
    }

    /// The severity, 0 to 3, that the second reader gave a review.
    pub fn level(&self, text: &str) -> Option<usize> {
        self.levels.get(&sameness(text)).copied()
    }
}

fn lines<T>(file: PathBuf, read: impl Fn(&[&str]) -> Option<T>) -> Result<HashMap<u64, T>, Unusable> {
    let unusable = |why: String| Unusable { file: file.clone(), why };
    let text = fs::read_to_string(&file).map_err(|why| unusable(why.to_string()))?;
    let mut out = HashMap::new();
    for (number, line) in (1..).zip(text.lines()) {
        let fields: Vec<&str> = line.split(',').collect();
        let parsed =
            fields.split_first().and_then(|(hash, rest)| Some((u64::from_str_radix(hash, 16).ok()?, read(rest)?)));
        let (hash, said) = parsed.ok_or_else(|| unusable(format!("line {number} is not as it should be")))?;
        out.insert(hash, said);
    }
    Ok(out)
}
