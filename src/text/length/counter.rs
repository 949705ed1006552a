//! The limit that a page's own counter tells of: a subscriber's on X, an instance's on Mastodon.

use serde::{Deserialize, Serialize};

use super::{Limit, within};
use crate::post::Site;

/// The smallest and the largest limit that is believed.
const BELIEVED: std::ops::RangeInclusive<usize> = 100..=100_000;
/// A share is shown of a text of at least so many units: of fewer, rounding tells nothing.
const ENOUGH: usize = 8;

/// What a page's own counter shows, and what is written beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    /// What stands in the composer.
    pub written: String,
    /// What the counter shows of it.
    pub shows: Shows,
}

/// What a counter shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// How many units are left.
    Left(i32),
    /// How much of the limit is used, in millionths.
    Used(u32),
}

impl Limit {
    /// The limit that a counter on `site` tells of; `None` where it tells none that can be believed.
    pub fn shown_by(counter: &Counter, site: Site) -> Option<Limit> {
        let length = within(Limit::Hard(usize::MAX), site, &counter.written).length;
        let limit = match counter.shows {
            Shows::Left(left) => usize::try_from(i64::try_from(length).ok()? + i64::from(left)).ok()?,
            Shows::Used(share @ 1..1_000_000) if length >= ENOUGH => {
                let share = usize::try_from(share).ok()?;
                (length.checked_mul(1_000_000)? + share / 2) / share
            }
            Shows::Used(_) => return None,
        };
        BELIEVED.contains(&limit).then_some(Limit::Hard(limit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_that_counters_tell_of() {
        let table = [
            (Site::Mastodon, "@ann@town.example hello", Shows::Left(4_990), Some(5_000)),
            (Site::Mastodon, "", Shows::Left(500), Some(500)),
            (Site::Mastodon, "hello", Shows::Left(-5), None),
            (Site::X, "a text of twenty-eight units", Shows::Used(100_000), Some(280)),
            (Site::X, "a text of twenty-eight units", Shows::Used(1_120), Some(25_000)),
            (Site::X, "hi", Shows::Used(7_000), None),
            (Site::X, "a text of twenty-eight units", Shows::Used(u32::MAX), None),
            (Site::X, "a text of twenty-eight units", Shows::Used(0), None),
        ];
        for (site, written, shows, expected) in table {
            let counter = Counter { written: written.to_owned(), shows };
            assert_eq!(Limit::shown_by(&counter, site), expected.map(Limit::Hard), "{written} {shows:?}");
        }
    }
}
