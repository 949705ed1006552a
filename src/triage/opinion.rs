//! What the background's readers say of one post: both readers of English together, or the reader of another language.

use serde::{Deserialize, Serialize};

use crate::triage::verdict::{Call, PostKind, Probability, Severity, Theme, Verdict};

/// What is said of one post.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Opinion {
    /// What it is called. For English the page decides, by the score and by what the person has corrected.
    pub call: Call,
    /// The probability of a complaint.
    pub score: Probability,
    /// How hard it is, taken for a complaint.
    pub severity: Severity,
    /// What it is about, where the reader can tell.
    pub theme: Option<Theme>,
}

impl Opinion {
    /// The verdict of who reads another language: all that is known of such a post.
    pub fn verdict(self) -> Verdict {
        let complains = self.call == Call::Complaint;
        Verdict {
            call: self.call,
            kind: if complains { PostKind::Complaint } else { PostKind::Talk },
            score: self.score,
            severity: if complains { self.severity } else { Severity::NoneExplicit },
            theme: complains.then(|| self.theme.unwrap_or(Theme::Other)),
            ..Verdict::not_judged()
        }
    }
}

impl From<Verdict> for Opinion {
    fn from(verdict: Verdict) -> Opinion {
        let Verdict { call, score, severity, theme, .. } = verdict;
        Opinion { call, score, severity, theme }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_of_another_language_says_what_its_reader_says() {
        let said = |call, theme| Opinion { call, score: Probability(0.7), severity: Severity::Blame, theme };
        let complains = said(Call::Complaint, None).verdict();
        assert_eq!((complains.theme, complains.severity), (Some(Theme::Other), Severity::Blame));
        let not = said(Call::NotComplaint, Some(Theme::Price)).verdict();
        assert_eq!((not.theme, not.severity, not.is_judged()), (None, Severity::NoneExplicit, true));
        assert_eq!(Opinion::from(said(Call::Complaint, Some(Theme::Price)).verdict()).theme, Some(Theme::Price));
    }
}
