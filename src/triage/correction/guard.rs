//! How much of what was learnt is used.
//!
//! # What is held
//! Each correction is judged by the shipped weights and a layer learnt from all *other* corrections. The layer is used with
//! the largest [`Strength`] of which this holds:
//!
//! 1. **No worse than without.** At least as many of the corrections are right as the shipped weights alone have right, and the
//!    share that is right of those said to complain and the share of those said not to are together no smaller.
//! 2. **Better than one answer for all.** Of those that the layer moves at all, the share of complaints that it moves up and the
//!    share of the others that it moves down make at least 1 together. Whoever moves all posts the same way (towards "always a
//!    complaint" or "never one") has exactly 1, whatever the corrections are.
//!
//! Strength 0 is the shipped weights themselves and needs no proof. From 1 it follows, in both measures, that wherever the shipped
//! weights do as well on what the user has said as refusing one class does, so do the weights with the layer: it can't make
//! the reader worse than that.
//!
//! # Why moves and not calls in 2
//! People correct what is wrong. On those posts the shipped weights have next to nothing right, and always giving the answer that
//! most corrections have is right on most of them, by the choice of the posts and not by any merit: no layer that looks at words
//! and is bounded reaches that, and it would never be used (measured: 43 of 45 made-up users had none after 20 corrections).
//! Moves ask the question that corrections can answer: do the words of the others tell the two kinds apart? A kind of which there
//! is no correction stands against nothing, and its share is taken as whole.
//!
//! # What adversarial corrections can do
//! Contradictory ones (alike posts, one said to complain and one not) pull each other to nothing, and random ones fail 2.
//! Consistently false ones are, to a machine, a user's wish; what bounds them is [`MOST_SHIFT`]: what the weights are sure of
//! stays. Taking them back takes everything back, since nothing is kept but the corrections.

use super::layer::MOST_SHIFT;
use super::lessons::Lessons;

/// How much of what was learnt is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing: only the corrected posts themselves follow.
    #[default]
    Off,
    /// A quarter.
    Quarter,
    /// A half.
    Half,
    /// All.
    Full,
}

impl Strength {
    /// From all to nothing.
    pub const FALLING: [Strength; 4] = [Strength::Full, Strength::Half, Strength::Quarter, Strength::Off];

    /// What the layer's weights are multiplied by.
    pub fn factor(self) -> f32 {
        match self {
            Strength::Full => 1.0,
            Strength::Half => 0.5,
            Strength::Quarter => 0.25,
            Strength::Off => 0.0,
        }
    }
}

/// What was right on the corrections, each judged without itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Posts said to complain.
    pub complaints: Of,
    /// Posts said not to.
    pub others: Of,
}

/// How many of a kind there are, and how many of them were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Of {
    /// All.
    pub all: u32,
    /// Those that were right.
    pub right: u32,
}

impl Tally {
    /// Counts (side, number): a side of 1 is a complaint, and so says a number of 0 or more.
    fn of(judged: impl Iterator<Item = (f32, f32)>) -> Tally {
        let mut tally = Tally::default();
        for (side, number) in judged {
            let complains = side > 0.0;
            let of = if complains { &mut tally.complaints } else { &mut tally.others };
            of.all += 1;
            of.right += u32::from((number >= 0.0) == complains);
        }
        tally
    }

    /// How many were right.
    pub fn right(&self) -> u32 {
        self.complaints.right + self.others.right
    }

    /// The shares right of both kinds together, 0 to 2, times [`Tally::whole`]: whole numbers are compared without rounding.
    fn shares(&self) -> u64 {
        let [(all, right), (all_others, right_others)] = [self.complaints, self.others]
            .map(|of| if of.all == 0 { (1, 1) } else { (u64::from(of.all), u64::from(of.right)) });
        right * all_others + right_others * all
    }

    fn whole(&self) -> u64 {
        u64::from(self.complaints.all.max(1)) * u64::from(self.others.all.max(1))
    }

    /// Whether it is at least what one answer for all has.
    pub fn stands_against_one_class(&self) -> bool {
        self.shares() >= self.whole()
    }

    /// Whether it is as good as `before`, a tally of the same posts.
    pub fn stands_against(&self, before: &Tally) -> bool {
        self.right() >= before.right() && self.shares() >= before.shares()
    }
}

/// What each correction says of the strengths: made once, asked for each strength.
pub(super) struct Trial {
    /// Side, margin, and how far the others move it.
    rows: Vec<(f32, f32, f32)>,
}

impl Trial {
    /// Judges each lesson without itself.
    pub(super) fn of(lessons: &Lessons) -> Trial {
        let rows = lessons.known().zip(lessons.left_out()).map(|((margin, side), by)| (side, margin, by));
        Trial { rows: rows.collect() }
    }

    /// What is right with a layer of that strength.
    pub(super) fn calls(&self, strength: Strength) -> Tally {
        let shift = |by: f32| (by * strength.factor()).clamp(-MOST_SHIFT, MOST_SHIFT);
        Tally::of(self.rows.iter().map(|(side, margin, by)| (*side, margin + shift(*by))))
    }

    /// Which were moved the right way, of those that were moved.
    pub(super) fn moves(&self) -> Tally {
        Tally::of(self.rows.iter().filter(|(_, _, by)| *by != 0.0).map(|(side, _, by)| (*side, *by)))
    }

    /// The largest strength that proves itself.
    pub(super) fn strength(&self) -> Strength {
        let before = self.calls(Strength::Off);
        let proves = |strength: &Strength| self.calls(*strength).stands_against(&before);
        if self.moves().stands_against_one_class() {
            Strength::FALLING.into_iter().find(proves).unwrap_or_default()
        } else {
            Strength::Off
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trial(rows: &[(f32, f32, f32)]) -> Trial {
        Trial { rows: rows.to_vec() }
    }

    #[test]
    fn how_strong() {
        use Strength::{Full, Half, Off, Quarter};
        type Row<'a> = (&'a [(f32, f32, f32)], Strength);
        let table: [Row; 9] = [
            (&[], Full),
            // One kind only: nothing speaks against it.
            (&[(-1.0, 0.5, -1.0)], Full),
            (&[(-1.0, 0.5, 0.0)], Full),
            // Told apart.
            (&[(-1.0, 0.5, -1.0), (1.0, -0.5, 1.0)], Full),
            // All moved one way has exactly 1.
            (&[(-1.0, 0.5, -1.0), (1.0, -0.5, -1.0)], Full),
            // Moved the wrong way.
            (&[(-1.0, 0.5, 1.0), (1.0, -0.5, -1.0)], Off),
            // What was right would become wrong: weaker, or not at all.
            (&[(1.0, 0.7, -1.0), (1.0, 0.6, -1.0), (1.0, 0.5, 0.1), (-1.0, 0.3, -0.8)], Half),
            (&[(1.0, 0.3, -1.0), (1.0, 0.3, -1.0), (1.0, 0.5, 0.1), (-1.0, 0.1, -0.8)], Quarter),
            (&[(1.0, 0.1, -1.0), (1.0, 0.1, -1.0), (1.0, 0.5, 0.1), (-1.0, 0.3, -0.8)], Off),
        ];
        for (rows, strength) in table {
            assert_eq!(trial(rows).strength(), strength, "{rows:?}");
        }
    }

    #[test]
    fn whoever_gives_one_answer_has_exactly_one() {
        for (complaints, others) in [(1, 1), (3, 40), (40, 3), (7, 0)] {
            let rows = |answer: f32| {
                let mut rows = vec![(1.0, answer); complaints];
                rows.extend(vec![(-1.0, answer); others]);
                Tally::of(rows.into_iter())
            };
            for tally in [rows(1.0), rows(-1.0)].iter().filter(|_| others > 0) {
                assert_eq!(tally.shares(), tally.whole());
            }
        }
    }
}
