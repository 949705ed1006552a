//! Which words decided: the runs of words that spoke most for a complaint.

use crate::sorted;
use crate::text::place::ByteSpan;
use crate::triage::token::Token;
use crate::triage::verdict::Reason;

/// At most so many reasons are given.
pub const MOST_REASONS: usize = 4;

/// A word that adds less than this, in log-odds, ends a run; so does one that adds less than this share of the strongest.
const WORTH_TELLING: f32 = 0.1;
const SHARE_OF_STRONGEST: f32 = 0.08;

/// A run that adds less than this is not told.
const WORTH_A_REASON: f32 = 0.25;

/// What one token added to the score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed {
    /// In log-odds; positive speaks for a complaint.
    pub log_odds: f32,
    /// Whether a reason may point at it: words and emoji, never a handle, a link or a masked mention.
    pub readable: bool,
}

/// The runs of neighbouring words that spoke most for a complaint, at most [`MOST_REASONS`], in text order. Each holds a word.
pub fn reasons(tokens: &[Token], weighed: &[Weighed]) -> Vec<Reason> {
    let mut found: Vec<Reason> = Vec::with_capacity(MOST_REASONS + 1);
    let mut run: Option<Run> = None;
    let strongest = weighed.iter().filter(|w| w.readable).map(|w| w.log_odds).fold(0.0, f32::max);
    let least = WORTH_TELLING.max(SHARE_OF_STRONGEST * strongest);
    for (token, weight) in tokens.iter().zip(weighed) {
        let speaks = weight.readable && weight.log_odds >= least;
        if !speaks {
            keep(&mut found, run.take());
        } else {
            let run = run.get_or_insert(Run { start: token.span.start, end: 0, worded: false, log_odds: 0.0 });
            run.end = token.span.end;
            run.worded |= token.is_worded();
            run.log_odds += weight.log_odds;
        }
    }
    keep(&mut found, run);
    sorted::by_key(&mut found, |reason| reason.span);
    found
}

struct Run {
    start: usize,
    end: usize,
    worded: bool,
    log_odds: f32,
}

/// Puts a finished run among the strongest.
fn keep(found: &mut Vec<Reason>, run: Option<Run>) {
    let Some(run) = run.filter(|r| r.worded && r.log_odds >= WORTH_A_REASON) else { return };
    let reason = Reason { span: ByteSpan::new(run.start, run.end), weight: run.log_odds };
    let at = found.partition_point(|other| other.weight >= reason.weight);
    found.insert(at, reason);
    found.truncate(MOST_REASONS);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::token::tokens;

    fn told(text: &str, weights: &[f32]) -> Vec<(String, f32)> {
        let mut cut = Vec::new();
        tokens(text, &[], &mut cut);
        let weighed: Vec<Weighed> = cut
            .iter()
            .zip(weights.iter().chain(std::iter::repeat(&0.0)))
            .map(|(t, w)| Weighed { log_odds: *w, readable: t.is_worded() })
            .collect();
        reasons(&cut, &weighed)
            .iter()
            .map(|r| (r.span.of(text).to_owned(), (r.weight * 100.0).round() / 100.0))
            .collect()
    }

    #[test]
    fn neighbours_are_one_reason_and_the_strongest_four_stay() {
        assert_eq!(told("they lost my parcel", &[0.0, 0.5, 0.1, 0.7]), [("lost my parcel".to_owned(), 1.3)]);
        assert_eq!(
            told("a b c d e f g h i", &[0.9, 0.0, 0.3, 0.0, 0.8, 0.0, 0.7, 0.0, 0.6]),
            [("a".to_owned(), 0.9), ("e".to_owned(), 0.8), ("g".to_owned(), 0.7), ("i".to_owned(), 0.6)]
        );
    }

    #[test]
    fn little_is_not_told_and_handles_never_are() {
        assert!(told("fine thanks", &[0.1, -2.0]).is_empty());
        assert!(told("@help https://a.example", &[3.0, 3.0]).is_empty());
        assert!(told("", &[]).is_empty());
        assert_eq!(told("bad. worse", &[0.5, 0.0, 0.5]).len(), 2);
        assert!(told("so bad", &[0.15, 3.0])[0].0 == "bad");
    }
}
