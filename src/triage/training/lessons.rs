//! What the second reader says of posts that nobody has labelled: the first reader is taught with it (knowledge distillation, Hinton,
//! Vinyals and Dean 2015). Each post was read by one second reader a fold, which had not seen that fold's labels, and by the one
//! that ships, so that a first reader judged on a fold was taught by nobody who knew the fold.
//!
//! The file: lines `hash,a,b,c,d,e,whole` in the order of the hash ([`super::folds::sameness`]); answers in raw log-odds, in tenths.

use std::collections::BTreeMap;
use std::fmt;

use super::corpus::Labelled;
use super::folds::sameness;
use super::recipe::FOLDS;

/// Which second reader taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Teacher {
    /// The one that had not seen this fold, 0 to [`FOLDS`] - 1.
    WithoutFold(usize),
    /// The one that ships.
    Whole,
}

/// One post and what each teacher says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// The post.
    pub text: String,
    /// Raw log-odds of a complaint: of the readers without fold 0, 1 …, then of the one that ships.
    answers: [f32; FOLDS + 1],
}

impl Lesson {
    /// The probability of a complaint that this teacher sees.
    pub fn probability(&self, teacher: Teacher) -> f64 {
        let at = match teacher {
            Teacher::WithoutFold(fold) => fold,
            Teacher::Whole => FOLDS,
        };
        let answer = self.answers.get(at).copied().unwrap_or_default();
        1.0 / (1.0 + (-f64::from(answer)).exp())
    }
}

/// A line that is none of such a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Which, from 1.
    pub line: usize,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} is not a hash and {} whole numbers, separated by commas.", self.line, FOLDS + 1)
    }
}

impl std::error::Error for BadLine {}

/// The lessons that `file` has for any of `posts`, each text once.
///
/// # Errors
/// A line that can't be read.
pub fn lessons<'a>(file: &str, posts: impl Iterator<Item = &'a Labelled>) -> Result<Vec<Lesson>, BadLine> {
    let mut known = BTreeMap::new();
    for (line, written) in (1..).zip(file.lines()) {
        let (hash, answers) = read(written).ok_or(BadLine { line })?;
        known.insert(hash, answers);
    }
    Ok(posts
        .filter_map(|post| {
            known.remove(&sameness(&post.text)).map(|answers| Lesson { text: post.text.clone(), answers })
        })
        .collect())
}

fn read(line: &str) -> Option<(u64, [f32; FOLDS + 1])> {
    let mut fields = line.split(',');
    let hash = u64::from_str_radix(fields.next()?, 16).ok()?;
    let mut answers = [0.0; FOLDS + 1];
    for answer in &mut answers {
        *answer = fields.next()?.parse::<i16>().map(|tenths| f32::from(tenths) / 10.0).ok()?;
    }
    fields.next().is_none().then_some((hash, answers))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_found_by_its_words_and_given_once() {
        let post =
            |text: &str| Labelled { text: text.into(), complains: false, group: String::new(), detail: String::new() };
        let posts = [post("my parcel is late"), post("@a My parcel is LATE"), post("nice day")];
        let file = format!("{:016x},-10,0,10,20,30,-35\n", sameness("my parcel is late"));
        let found = lessons(&file, posts.iter()).unwrap();
        assert_eq!(found.len(), 1);
        assert!((found[0].probability(Teacher::WithoutFold(1)) - 0.5).abs() < 1e-9);
        assert!(found[0].probability(Teacher::WithoutFold(4)) > 0.95);
        assert!(found[0].probability(Teacher::Whole) < 0.05);
        for bad in ["x", "00,1,2,3,4,5", "00,1,2,3,4,5,6,7", "00,1,2,3,4,5,x"] {
            assert_eq!(lessons(bad, posts.iter()), Err(BadLine { line: 1 }), "{bad}");
        }
    }
}
