//! What is said of one post.

use serde::{Deserialize, Serialize};

use crate::text::place::ByteSpan;
use crate::triage::pressure::Pressure;
pub use crate::triage::theme_name::{Theme, ThemeId};

/// How hard a complaint is: the four levels of Jin & Aletras, "Modeling the Severity of Complaints in Social Media"
/// (NAACL 2021, arXiv 2103.12428).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 0: a breach is told, nobody is reproached.
    #[default]
    NoneExplicit,
    /// 1: displeasure is said.
    Disapproval,
    /// 2: somebody is said to have done wrong.
    Accusation,
    /// 3: somebody is held to account, or consequences are threatened.
    Blame,
}

impl Severity {
    /// All levels, mildest first.
    pub const ALL: [Severity; 4] =
        [Severity::NoneExplicit, Severity::Disapproval, Severity::Accusation, Severity::Blame];

    /// 0 to 3.
    pub fn level(self) -> u8 {
        self as u8
    }
}

/// A probability, 0 to 1. Messages and records carry it in whole thousandths: nobody decides anything on less, and a page
/// need not carry the tables that print floating-point numbers.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub struct Probability(pub f32);

impl TryFrom<u16> for Probability {
    type Error = &'static str;

    fn try_from(thousandths: u16) -> Result<Probability, &'static str> {
        if thousandths > 1000 {
            Err("more than 1000 thousandths")
        } else {
            Ok(Probability(f32::from(thousandths) / 1000.0))
        }
    }
}

impl From<Probability> for u16 {
    fn from(probability: Probability) -> u16 {
        (probability.0.clamp(0.0, 1.0) * 1000.0).round() as u16
    }
}

/// Words that spoke for a complaint, and how much: the sum of the weights of the features that lie on them, in log-odds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Where the words stand in the original text.
    pub span: ByteSpan,
    /// Log-odds added by them; positive speaks for a complaint.
    pub weight: f32,
}

/// Whether a post complains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    /// It complains.
    Complaint,
    /// It does not.
    NotComplaint,
    /// No reader can read it, or the one that can has not been asked.
    NotJudged,
}

/// What sort of post it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostKind {
    /// It complains, about whomever.
    Complaint,
    /// It asks, and complains of nothing.
    Question,
    /// It thanks or praises.
    Praise,
    /// It offers work.
    JobAdvert,
    /// It tells news, as a paper does.
    News,
    /// It jokes.
    Joke,
    /// It sells or baits.
    Spam,
    /// The brand itself wrote it.
    Own,
    /// Anything else that is said.
    Talk,
}

/// Whom a post is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The brand that is watched.
    #[default]
    Us,
    /// Somebody else.
    Another,
    /// Perhaps the brand, perhaps somebody else.
    Unsure,
}

/// The whole judgement of one post.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether it complains about us.
    pub call: Call,
    /// What sort of post it is.
    pub kind: PostKind,
    /// Whom it is about.
    pub about: About,
    /// How sure: the probability of a complaint.
    pub score: Probability,
    /// How hard; meaningful for complaints only.
    pub severity: Severity,
    /// What makes it press; nothing for posts that do not complain.
    pub pressure: Pressure,
    /// What about; `None` for posts that do not complain.
    pub theme: Option<Theme>,
    /// The words that spoke most for a complaint, in text order, not overlapping.
    pub reasons: Vec<Reason>,
}

impl Verdict {
    /// That of a post which nobody could judge, because the reader is damaged.
    pub fn unread() -> Verdict {
        Verdict { call: Call::NotComplaint, ..Verdict::not_judged() }
    }

    /// Nothing is said of the post.
    pub fn not_judged() -> Verdict {
        Verdict {
            call: Call::NotJudged,
            kind: PostKind::Talk,
            about: About::Us,
            score: Probability(0.0),
            severity: Severity::NoneExplicit,
            pressure: Pressure::default(),
            theme: None,
            reasons: Vec::new(),
        }
    }

    /// Whether anything is said of the post.
    pub fn is_judged(&self) -> bool {
        self.call != Call::NotJudged
    }

    /// Whether the post complains about us.
    pub fn is_complaint(&self) -> bool {
        self.call == Call::Complaint
    }

    /// The verdict on a post that the brand itself wrote.
    #[must_use]
    pub fn of_our_own(self) -> Verdict {
        let plain = Verdict { kind: PostKind::Own, about: About::Us, ..self };
        Verdict {
            call: Call::NotComplaint,
            severity: Severity::NoneExplicit,
            pressure: Pressure::default(),
            theme: None,
            ..plain
        }
    }
}
