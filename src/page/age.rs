//! How long ago something was posted, in the one unit that a glance needs.

use crate::post::UnixMillis;

/// An age in its largest whole unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than a minute, or a clock that is behind.
    Now,
    /// 1 to 59 minutes.
    Minutes(i64),
    /// 1 to 23 hours.
    Hours(i64),
    /// 1 to 364 days.
    Days(i64),
    /// Years of 365 days.
    Years(i64),
}

impl Age {
    /// The age at `now` of what was posted at `posted`.
    pub fn at(now: UnixMillis, posted: UnixMillis) -> Age {
        let minutes = now.0.saturating_sub(posted.0) / 60_000;
        match minutes {
            ..=0 => Age::Now,
            1..60 => Age::Minutes(minutes),
            60..1440 => Age::Hours(minutes / 60),
            1440..525_600 => Age::Days(minutes / 1440),
            _ => Age::Years(minutes / 525_600),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages() {
        let minute = 60_000;
        let table = [
            (-5 * minute, Age::Now),
            (59_999, Age::Now),
            (minute, Age::Minutes(1)),
            (59 * minute, Age::Minutes(59)),
            (60 * minute, Age::Hours(1)),
            (24 * 60 * minute, Age::Days(1)),
            (365 * 24 * 60 * minute, Age::Years(1)),
            (i64::MAX, Age::Years(i64::MAX / 60_000 / 525_600)),
        ];
        for (passed, age) in table {
            assert_eq!(Age::at(UnixMillis(passed), UnixMillis(0)), age, "{passed}");
        }
    }
}
