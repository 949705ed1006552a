//! How good calls and scores are.

/// Calls against labels, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    /// Complaints called so.
    pub hits: usize,
    /// Others called complaints.
    pub false_alarms: usize,
    /// Complaints not called so.
    pub misses: usize,
    /// Others not called so.
    pub rests: usize,
}

impl Confusion {
    /// Counts (called, complains) pairs.
    pub fn of(calls: impl IntoIterator<Item = (bool, bool)>) -> Confusion {
        let mut counted = Confusion::default();
        for (called, complains) in calls {
            match (called, complains) {
                (true, true) => counted.hits += 1,
                (true, false) => counted.false_alarms += 1,
                (false, true) => counted.misses += 1,
                (false, false) => counted.rests += 1,
            }
        }
        counted
    }

    /// Of those called complaints, the share that complains.
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.false_alarms)
    }

    /// Of those that complain, the share called so.
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.misses)
    }

    /// F1 of the complaints.
    pub fn f1(&self) -> f64 {
        share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses)
    }

    /// The mean of the two classes' F1.
    pub fn macro_f1(&self) -> f64 {
        let other = share(2 * self.rests, 2 * self.rests + self.false_alarms + self.misses);
        (self.f1() + other) / 2.0
    }

    /// The share called rightly.
    pub fn accuracy(&self) -> f64 {
        share(self.hits + self.rests, self.hits + self.rests + self.misses + self.false_alarms)
    }

    /// The share called complaints.
    pub fn flagged(&self) -> f64 {
        share(self.hits + self.false_alarms, self.hits + self.rests + self.misses + self.false_alarms)
    }
}

/// `part` of `whole`; 0 of nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The area under the ROC curve of (score, complains): the chance that a complaint outscores another post. Ties count half.
pub fn auc(scored: &[(f64, bool)]) -> f64 {
    let mut sorted: Vec<(f64, bool)> = scored.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut below, mut won) = (0.0, 0.0);
    let (mut complaints, mut others) = (0.0, 0.0);
    for tied in sorted.chunk_by(|a, b| a.0 == b.0) {
        let c = tied.iter().filter(|t| t.1).count() as f64;
        let o = tied.len() as f64 - c;
        won += c * (below + o / 2.0);
        below += o;
        complaints += c;
        others += o;
    }
    if complaints * others == 0.0 { 0.5 } else { won / (complaints * others) }
}

/// Expected calibration error of (probability, complains) over ten equal bins: the mean distance between what was said and what was.
pub fn calibration_error(scored: &[(f64, bool)]) -> f64 {
    let mut error = 0.0;
    for (said, was, count) in reliability(scored) {
        error += (said - was).abs() * count as f64;
    }
    if scored.is_empty() { 0.0 } else { error / scored.len() as f64 }
}

/// The reliability table of (probability, complains): for each tenth that has posts, (mean probability, share of complaints, posts).
pub fn reliability(scored: &[(f64, bool)]) -> Vec<(f64, f64, usize)> {
    let mut bins = [(0.0f64, 0usize, 0usize); 10];
    for (p, complains) in scored {
        if let Some(bin) = bins.get_mut(((p * 10.0) as usize).min(9)) {
            *bin = (bin.0 + p, bin.1 + usize::from(*complains), bin.2 + 1);
        }
    }
    bins.iter().filter(|b| b.2 > 0).map(|b| (b.0 / b.2 as f64, share(b.1, b.2), b.2)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_a_small_table() {
        let c = Confusion { hits: 6, false_alarms: 2, misses: 4, rests: 8 };
        assert_eq!((c.precision(), c.recall(), c.accuracy(), c.flagged()), (0.75, 0.6, 0.7, 0.4));
        assert!((c.f1() - 12.0 / 18.0).abs() < 1e-12);
        assert!((c.macro_f1() - (12.0 / 18.0 + 16.0 / 22.0) / 2.0).abs() < 1e-12);
        assert_eq!(Confusion::of([]).macro_f1(), 0.0);
    }

    #[test]
    fn auc_counts_ties_half() {
        assert_eq!(auc(&[(0.1, false), (0.2, true), (0.2, false), (0.9, true)]), 3.5 / 4.0);
        assert_eq!(auc(&[(0.3, true)]), 0.5);
    }

    #[test]
    fn calibration_compares_said_with_was() {
        let said: Vec<(f64, bool)> = (0..10).map(|i| (0.35, i < 5)).collect();
        assert!((calibration_error(&said) - 0.15).abs() < 1e-9);
        assert_eq!(reliability(&said).len(), 1);
    }
}
