//! What makes a complaint press: it is not the first time, it has gone on for long, nobody answered.

use serde::{Deserialize, Serialize};

use crate::text::place::ByteSpan;
use crate::triage::hint::Hint;
use crate::triage::lexicon::{Found, Lexicon, Says};
use crate::triage::token::{Token, TokenKind};
use crate::triage::verdict::Severity;

/// What presses, each with the first words that say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pressure {
    /// "third time", "again".
    pub repeated: Option<ByteSpan>,
    /// "still", "two weeks".
    pub waiting: Option<ByteSpan>,
    /// "nobody replies".
    pub unanswered: Option<ByteSpan>,
}

impl Pressure {
    /// Whether nothing presses.
    pub fn is_empty(&self) -> bool {
        *self == Pressure::default()
    }

    /// What presses, with its name in files: `repeated`, `waiting`, `unanswered`.
    pub fn each(&self) -> impl Iterator<Item = (&'static str, ByteSpan)> {
        let all = [("repeated", self.repeated), ("waiting", self.waiting), ("unanswered", self.unanswered)];
        all.into_iter().filter_map(|(name, span)| Some((name, span?)))
    }
}

/// How far before an answer, in words, a negation still says that there was none.
const DENIED_WITHIN: usize = 3;

/// One level harder where anything presses, however much does.
pub fn raised(severity: Severity, pressure: Pressure) -> Severity {
    let raise = usize::from(!pressure.is_empty());
    Severity::ALL.get(severity as usize + raise).copied().unwrap_or(Severity::Blame)
}

/// What presses in a post. `found` are its cues, as [`Lexicon::find`] gives them.
pub fn pressure(text: &str, tokens: &[Token], found: &[Found], lexicon: &Lexicon) -> Pressure {
    let mut pressure = Pressure::default();
    let hint = |at: usize, of: &[Hint]| {
        let from = found.partition_point(|f| (f.first as usize) < at);
        let here = found.get(from..).unwrap_or_default().iter().take_while(|f| f.first as usize == at);
        here.filter_map(Found::hint).any(|h| of.contains(&h))
    };
    let word = |at: usize| tokens.get(at).filter(|t| t.is_worded()).map_or("", |t| t.span.of(text));
    let is = |at: usize, list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word(at)));
    for cue in found {
        let Says::Hint(says) = cue.says else { continue };
        let (first, last) = (cue.first as usize, cue.last as usize);
        let span = |from: usize| Some(ByteSpan::new(tokens.get(from)?.span.start, tokens.get(last)?.span.end));
        let before = first.wrapping_sub(1);
        // "again, thank you", "love it again", "still the best".
        let fond = (1..=3).any(|n| hint(last + n, &[Hint::Thanks, Hint::Love]));
        match says {
            Hint::Repeated if pressure.repeated.is_none() => {
                let first_time = tokens.get(first).is_some_and(|t| {
                    let mut digits = t.span.of(text).chars();
                    t.kind == TokenKind::Number && digits.next() == Some('1') && !digits.any(|c| c.is_ascii_digit())
                });
                let better = hint(last + 1, &[Hint::Better, Hint::Worse]) || is(last + 1, &["more", "as"]);
                let kept = cue.negated || first_time || fond || better;
                if !kept && !hint(before, &[Hint::Thanks, Hint::Love]) {
                    pressure.repeated = span(first);
                }
            }
            Hint::Waiting if pressure.waiting.is_none() && !fond && !is(last + 1, &["my"]) => {
                pressure.waiting = span(first);
            }
            Hint::Unit if pressure.waiting.is_none() => {
                let number = tokens.get(before).is_some_and(|t| t.kind == TokenKind::Number);
                let past = is(last + 1, &["ago", "old", "early", "left", "free", "trial", "later", "return"]);
                let other =
                    is(before.wrapping_sub(1), &["next", "after", "within", "in", "every", "last", "per", "once"]);
                if (number || hint(before, &[Hint::Several])) && !past && !other {
                    pressure.waiting = span(before);
                }
            }
            Hint::Answer if pressure.unanswered.is_none() && !is(last + 1, &["needed", "necessary", "required"]) => {
                let mut words = (first.saturating_sub(DENIED_WITHIN)..first)
                    .rev()
                    .map_while(|i| tokens.get(i).filter(|t| t.is_worded()).map(|t| (i, t)));
                if let Some((from, _)) = words.find(|(_, token)| lexicon.negates(token)) {
                    pressure.unanswered = span(from);
                }
            }
            Hint::Ignored if !cue.negated && pressure.unanswered.is_none() => pressure.unanswered = span(first),
            _ => {}
        }
    }
    pressure
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::token::tokens;

    fn pressing(text: &str) -> String {
        let (mut cut, mut found) = (Vec::new(), Vec::new());
        let lexicon = Lexicon::new();
        tokens(text, &[], &mut cut);
        lexicon.find(&cut, &mut found);
        let all: Vec<String> = pressure(text, &cut, &found, &lexicon)
            .each()
            .map(|(name, span)| format!("{name}: {}", span.of(text)))
            .collect();
        all.join(" · ")
    }

    #[test]
    fn what_presses_is_told_with_its_words() {
        let table = [
            ("Third time this month that you lost it", "repeated: Third time"),
            ("2nd time you charged me", "repeated: 2nd time"),
            ("1st time buyer and it broke", ""),
            ("every single time the app crashes", "repeated: every single time"),
            ("late again", "repeated: again"),
            ("down AGAIN!!!", "repeated: AGAIN"),
            ("never again", ""),
            ("again, thank you for the quick help", ""),
            ("thanks again", ""),
            ("3 times more than last year", ""),
            ("called twice already", "repeated: called twice"),
            ("still no parcel", "waiting: still"),
            ("I still love it", ""),
            ("still my favourite", ""),
            ("two weeks and no sofa", "waiting: two weeks"),
            ("45 minutes on hold", "waiting: 45 minutes"),
            ("on hold since Monday", "waiting: on hold"),
            ("no internet since Monday", "waiting: since Monday"),
            ("bought it two weeks ago and it broke", ""),
            ("it ripped after two weeks", ""),
            ("a 3 year old got hurt", ""),
            ("over an hour in the queue", "waiting: an hour"),
            ("nobody replies", "unanswered: nobody replies"),
            ("No one ever answers me", "unanswered: No one ever answers"),
            ("no response to my mail", "unanswered: no response"),
            ("you ignored my DMs", "unanswered: ignored"),
            ("have not heard back", "unanswered: not heard back"),
            ("nobody ignored it", ""),
            ("no reply needed", ""),
            (
                "Third time. Two weeks now. Nobody answered.",
                "repeated: Third time · waiting: Two weeks · unanswered: Nobody answered",
            ),
            ("", ""),
        ];
        let wrong: Vec<_> = table
            .iter()
            .map(|(text, expected)| (text, pressing(text), expected))
            .filter(|(_, said, expected)| said != *expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn one_level_at_most_and_never_above_blame() {
        let some = Some(ByteSpan::new(0, 1));
        let one = Pressure { repeated: some, ..Pressure::default() };
        let all = Pressure { repeated: some, waiting: some, unanswered: some };
        for severity in Severity::ALL {
            assert_eq!(raised(severity, Pressure::default()), severity);
            assert_eq!(raised(severity, one), raised(severity, all));
            assert!(raised(severity, all).level() <= severity.level() + 1);
        }
        assert_eq!(raised(Severity::NoneExplicit, all), Severity::Disapproval);
        assert_eq!(raised(Severity::Blame, all), Severity::Blame);
    }
}
