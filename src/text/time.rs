//! Times as sites and files write them.

use crate::post::UnixMillis;

/// An RFC 3339 time, such as `2026-11-24T10:00:00.000Z` or `2026-11-24T11:00:00+01:00`. `None` for anything else.
pub fn rfc3339(written: &str) -> Option<UnixMillis> {
    let written = written.trim();
    let number = |from: usize, to: usize| -> Option<i64> {
        let digits = written.get(from..to)?;
        digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let mark = |at: usize, allowed: &str| written.get(at..at + 1).is_some_and(|c| allowed.contains(c));
    if !(mark(4, "-") && mark(7, "-") && mark(10, "Tt ") && mark(13, ":") && mark(16, ":")) {
        return None;
    }
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
    let in_range = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    if !in_range {
        return None;
    }
    let mut rest = written.get(19..)?;
    let mut millis = 0;
    if let Some(fraction) = rest.strip_prefix('.') {
        let digits = fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len());
        if digits == 0 {
            return None;
        }
        millis = fraction.bytes().take(digits.min(3)).fold(0, |sum, b| sum * 10 + i64::from(b - b'0'));
        millis *= 10_i64.pow(3 - digits.min(3) as u32);
        rest = fraction.get(digits..)?;
    }
    let offset = match rest {
        "Z" | "z" => 0,
        _ => {
            let sign = if rest.starts_with('+') {
                1
            } else if rest.starts_with('-') {
                -1
            } else {
                return None;
            };
            let (hours, minutes) = rest.get(1..)?.split_once(':')?;
            if hours.len() != 2 || minutes.len() != 2 {
                return None;
            }
            sign * (hours.parse::<i64>().ok()? * 60 + minutes.parse::<i64>().ok()?)
        }
    };
    let seconds = days_from_civil(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60;
    Some(UnixMillis(seconds * 1000 + millis))
}

/// Days from 1970-01-01 to a date of the proleptic Gregorian calendar, by counting the leap days up to it.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    // March-based years put the leap day last, so that month lengths follow one rule.
    let (y, m) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    let leap_days = y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400);
    y * 365 + leap_days + (153 * m + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times() {
        let table = [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2026-11-24T10:00:00.000Z", Some(1_795_514_400_000)),
            ("2026-11-24T11:00:00.5+01:00", Some(1_795_514_400_500)),
            ("2024-02-29T23:59:59.1234Z", Some(1_709_251_199_123)),
            ("1969-12-31T23:59:59Z", Some(-1000)),
            ("2026-13-01T00:00:00Z", None),
            ("2026-11-24", None),
            ("2026-11-24T10:00:00", None),
            ("２０26-11-24T10:00:00Z", None),
            ("", None),
        ];
        for (written, expected) in table {
            assert_eq!(rfc3339(written), expected.map(UnixMillis), "{written}");
        }
    }
}
