//! Tables of how good calls are, as the model card has them.

use std::io::{self, Write};

use crate::triage::training::interval;
use crate::triage::training::measure::{Confusion, auc, calibration_error};
use crate::triage::verdict::Verdict;

/// What was said of one post, beside its label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Said {
    /// Whether it was called a complaint.
    pub called: bool,
    /// How likely it is one; a probability, but for readers that have none.
    pub score: f64,
    /// Whether it is one.
    pub complains: bool,
}

impl Said {
    /// What a verdict says of a post of that label.
    pub fn of(verdict: &Verdict, complains: bool) -> Said {
        Said { called: verdict.is_complaint(), score: f64::from(verdict.score.0), complains }
    }
}

/// Whether scores are probabilities, whose calibration can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scores {
    /// They are.
    Probabilities,
    /// They only put posts in an order.
    Order,
}

/// The head of a table.
pub const HEAD: &str = "\
| posts | n | complain | P | R | F1 | macro-F1 | 95 % | AUC | ECE | hits / false alarms / misses / rest | flagged |
|---|---|---|---|---|---|---|---|---|---|---|---|";

/// One row of a table. Of posts of one class alone only the counts and the share flagged mean anything.
///
/// # Errors
/// When it can't be written.
pub fn row(out: &mut impl Write, name: &str, said: &[Said], scores: Scores) -> io::Result<()> {
    let calls: Vec<(bool, bool)> = said.iter().map(|s| (s.called, s.complains)).collect();
    let scored: Vec<(f64, bool)> = said.iter().map(|s| (s.score, s.complains)).collect();
    let counted = Confusion::of(calls.iter().copied());
    let complain = said.iter().filter(|s| s.complains).count();
    write!(out, "| {name} | {} | {complain} | ", said.len())?;
    if complain == 0 || complain == said.len() {
        write!(out, "– | – | – | – | – | – | – | ")?;
    } else {
        let (low, high) = interval::macro_f1(&calls, 13);
        let figures = [counted.precision(), counted.recall(), counted.f1(), counted.macro_f1()];
        for figure in figures {
            write!(out, "{figure:.3} | ")?;
        }
        write!(out, "{low:.3}–{high:.3} | {:.3} | ", auc(&scored))?;
        match scores {
            Scores::Probabilities => write!(out, "{:.3} | ", calibration_error(&scored))?,
            Scores::Order => write!(out, "– | ")?,
        }
    }
    let Confusion { hits, false_alarms, misses, rests } = counted;
    writeln!(out, "{hits} / {false_alarms} / {misses} / {rests} | {:.3} |", counted.flagged())
}

/// A table of several classes: a row for each label, a column for each answer, and F1; then the macro-F1, which is returned.
///
/// # Errors
/// When it can't be written.
pub fn classes(out: &mut impl Write, names: &[&str], pairs: &[(usize, usize)]) -> io::Result<f64> {
    let numbers: Vec<String> = (0..names.len()).map(|n| n.to_string()).collect();
    writeln!(out, "| labelled (rows), said (columns) | {} | F1 |", numbers.join(" | "))?;
    writeln!(out, "|---|{}", "---|".repeat(names.len() + 1))?;
    let mut sum = 0.0;
    for (i, name) in names.iter().enumerate() {
        let count = |said: usize| pairs.iter().filter(|p| **p == (i, said)).count();
        let cells: Vec<String> = (0..names.len()).map(|said| count(said).to_string()).collect();
        let (labelled, said) = (pairs.iter().filter(|p| p.0 == i).count(), pairs.iter().filter(|p| p.1 == i).count());
        let f1 = 2.0 * count(i) as f64 / (labelled + said).max(1) as f64;
        sum += f1;
        writeln!(out, "| {i} {name} | {} | {f1:.3} |", cells.join(" | "))?;
    }
    let figure = sum / names.len().max(1) as f64;
    writeln!(out, "\nmacro-F1 {figure:.3} (n {})", pairs.len())?;
    Ok(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_as_many_cells_as_the_head() {
        let said = |called, complains| Said { called, score: 0.5, complains };
        for posts in [vec![said(true, true), said(false, false)], vec![said(true, false)], vec![]] {
            let mut out = Vec::new();
            row(&mut out, "some", &posts, Scores::Probabilities).unwrap();
            let line = String::from_utf8(out).unwrap();
            assert_eq!(line.matches('|').count(), HEAD.lines().next().unwrap().matches('|').count(), "{line}");
        }
    }

    #[test]
    fn classes_are_counted() {
        let mut out = Vec::new();
        let figure = classes(&mut out, &["a", "b"], &[(0, 0), (0, 1), (1, 1)]).unwrap();
        assert!((figure - 2.0 / 3.0).abs() < 1e-9);
        assert!(String::from_utf8(out).unwrap().contains("| 0 a | 1 | 1 | 0.667 |"));
    }
}
