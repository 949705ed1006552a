//! One correction: which post, and what the user said of it.

use serde::{Deserialize, Serialize};

use super::wording::Wording;
use crate::post::{Handle, PostKey, UnixMillis};
use crate::triage::verdict::{Severity, Theme};

/// What the user said of a post. Only a complaint has a theme and a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// It is no complaint.
    NotAComplaint,
    /// It is one.
    Complaint {
        /// What about; `None` leaves it to the reader.
        theme: Option<Theme>,
        /// How hard; `None` leaves it to the reader.
        severity: Option<Severity>,
    },
}

impl Said {
    /// A complaint, nothing else said.
    pub const COMPLAINT: Said = Said::Complaint { theme: None, severity: None };

    /// Whether the post is said to complain.
    pub fn complains(self) -> bool {
        self != Said::NotAComplaint
    }
}

/// How far the shipped weights were from the threshold, in hundredths of log-odds; above 0 they called a complaint. At most
/// ten log-odds either way: nothing follows from more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Margin(i16);

impl Margin {
    /// The margin of that many log-odds.
    pub fn of(log_odds: f32) -> Margin {
        Margin((log_odds.clamp(-10.0, 10.0) * 100.0) as i16)
    }

    /// In log-odds.
    pub fn log_odds(self) -> f32 {
        f32::from(self.0.clamp(-1000, 1000)) / 100.0
    }
}

/// One post that the user corrected. No text is in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// The post.
    pub key: PostKey,
    /// Who wrote it, for the user to know it by.
    pub author: Handle,
    /// When the user said it, by this machine's clock.
    pub at: UnixMillis,
    /// The post's words.
    pub words: Wording,
    /// What the shipped weights made of it.
    pub margin: Margin,
    /// What the user said.
    pub said: Said,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_are_bounded_whatever_a_file_says() {
        for (log_odds, read) in [(0.0, 0.0), (1.239, 1.23), (-0.5, -0.5), (99.0, 10.0), (-1e9, -10.0), (f32::NAN, 0.0)]
        {
            assert_eq!(Margin::of(log_odds).log_odds(), read, "{log_odds}");
        }
        let far: Margin = serde_json::from_str("32000").unwrap();
        assert_eq!(far.log_odds(), 10.0);
    }

    #[test]
    fn a_theme_without_a_complaint_cannot_be_said() {
        for good in ["\"not_a_complaint\"", r#"{"complaint":{"theme":"price","severity":null}}"#] {
            assert!(serde_json::from_str::<Said>(good).is_ok(), "{good}");
        }
        for bad in [r#"{"not_a_complaint":{"theme":"price"}}"#, "\"complaint\"", "null"] {
            assert!(serde_json::from_str::<Said>(bad).is_err(), "{bad}");
        }
    }
}
