//! The part of `amends eval` on themes: the cues' themes beside the reasons that airline customers' complaints were labelled
//! with. Nothing was fitted to these labels; sums of this table were looked at when words were shared out between themes.

use std::io::{self, Write};

use crate::triage::model::Model;
use crate::triage::training::corpus::Labelled;
use crate::triage::verdict::Theme;

/// The reasons of the set.
const REASONS: [&str; 10] = [
    "Bad Flight",
    "Can't Tell",
    "Cancelled Flight",
    "Customer Service Issue",
    "Damaged Luggage",
    "Flight Attendant Complaints",
    "Flight Booking Problems",
    "Late Flight",
    "Lost Luggage",
    "longlines",
];

/// The reason that somebody who knows only the name of a theme would choose.
fn reason(theme: Theme) -> &'static str {
    match theme {
        Theme::Delivery | Theme::LostProperty => "Lost Luggage",
        Theme::DamagedOrWrong => "Damaged Luggage",
        Theme::Price | Theme::OutageOrBug | Theme::PrivacyAndAccount | Theme::BookingAndOrdering => {
            "Flight Booking Problems"
        }
        Theme::Cancellation => "Cancelled Flight",
        Theme::StaffAndManners => "Flight Attendant Complaints",
        Theme::RefundAndBilling | Theme::WaitingAndNoReply | Theme::MisleadingPromise | Theme::CustomerService => {
            "Customer Service Issue"
        }
        Theme::Quality | Theme::Safety => "Bad Flight",
        Theme::Delay => "Late Flight",
        Theme::Queue => "longlines",
        Theme::Other | Theme::Own(_) => "Can't Tell",
    }
}

/// Counts of (labelled, said), by place in [`REASONS`].
type Table = [[usize; REASONS.len()]; REASONS.len()];

fn table<'p>(posts: &'p [Labelled], said: impl Fn(&'p Labelled) -> Option<Theme>) -> Table {
    let mut table = [[0; REASONS.len()]; REASONS.len()];
    let place = |name: &str| REASONS.iter().position(|known| *known == name);
    for post in posts {
        let said = reason(said(post).unwrap_or(Theme::Other));
        let (Some(row), Some(column)) = (place(&post.detail), place(said)) else { continue };
        if let Some(cell) = table.get_mut(row).and_then(|r| r.get_mut(column)) {
            *cell += 1;
        }
    }
    table
}

/// F1 of each reason.
fn f1(table: &Table) -> [f64; REASONS.len()] {
    std::array::from_fn(|i| {
        let cell = |row: usize, column: usize| table.get(row).and_then(|r| r.get(column)).copied().unwrap_or_default();
        let labelled: usize = (0..REASONS.len()).map(|j| cell(i, j)).sum();
        let said: usize = (0..REASONS.len()).map(|j| cell(j, i)).sum();
        2.0 * cell(i, i) as f64 / (labelled + said).max(1) as f64
    })
}

fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len().max(1) as f64
}

/// Prints the tables. `posts` have the reason as their detail; those without one are left out.
pub(super) fn themes(out: &mut impl Write, model: &Model, posts: &[Labelled]) -> io::Result<()> {
    let by_words = table(posts, |post| Some(model.taken_for_complaint(&post.text).1));
    writeln!(
        out,
        "\n## Themes beside the airlines' reasons, by cues (rows: labelled, columns: said, in the same order)\n"
    )?;
    writeln!(out, "| |{} F1 |\n|---|{}---|", " |".repeat(REASONS.len()), "---|".repeat(REASONS.len()))?;
    for ((name, row), f1) in REASONS.iter().zip(&by_words).zip(f1(&by_words)) {
        let cells: Vec<String> = row.iter().map(usize::to_string).collect();
        writeln!(out, "| {name} | {} | {f1:.3} |", cells.join(" | "))?;
    }
    let called = table(posts, |post| model.judge(&post.text, &[]).theme);
    let majority = table(posts, |_| Some(Theme::CustomerService));
    writeln!(out, "\nmacro-F1 {:.3}", mean(&f1(&by_words)))?;
    writeln!(
        out,
        "macro-F1 {:.3} when a post that is called no complaint counts as \"Can't Tell\"",
        mean(&f1(&called))
    )?;
    writeln!(out, "macro-F1 {:.3} for always \"Customer Service Issue\"", mean(&f1(&majority)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_by_hand() {
        let mut counts = [[0; REASONS.len()]; REASONS.len()];
        counts[0][0] = 3;
        counts[0][1] = 1;
        counts[1][0] = 2;
        let f1 = f1(&counts);
        assert_eq!(f1[0], 6.0 / 9.0);
        assert_eq!(f1[1..], [0.0; 9]);
        assert_eq!(mean(&[1.0, 0.0]), 0.5);
    }

    #[test]
    fn every_theme_is_one_of_the_reasons() {
        assert!(Theme::ALL.iter().all(|theme| REASONS.contains(&reason(*theme))));
        assert!(REASONS.iter().all(|name| Theme::ALL.iter().any(|theme| reason(*theme) == *name)));
    }
}
