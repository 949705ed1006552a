//! What can be wrong with a template.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::reply::template::Wording;
use crate::sentence::Sentence;

/// A place in a template's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// Line, counted from 1.
    pub line: usize,
    /// Column, counted from 1, in characters.
    pub column: usize,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// It is no template.
    Syntax {
        /// What the engine says, in English.
        detail: String,
    },
    /// A field that does not exist.
    UnknownField {
        /// As it is written.
        name: String,
        /// The field that may be meant.
        meant: Option<String>,
    },
    /// A filter, test or function that does not exist.
    UnknownFilter {
        /// As it is written.
        name: String,
        /// The one that may be meant.
        meant: Option<String>,
    },
    /// A field that is not known for every post, and nothing to say without it.
    NoFallback {
        /// The field, when it is clear which.
        name: Option<String>,
    },
    /// The source is too long.
    SourceTooLong {
        /// The most, in bytes.
        limit: usize,
    },
    /// What comes out is longer than any site takes.
    ReplyTooLong {
        /// The most, in bytes.
        limit: usize,
    },
    /// It asks for too much work: a loop that does not end soon enough.
    TooMuchWork,
    /// Nothing comes out.
    Empty,
    /// Anything else that the engine cannot do: adding a word to a number.
    Impossible {
        /// What the engine says, in English.
        detail: String,
    },
}

/// What is wrong with which wording, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateError {
    /// The wording.
    pub wording: Wording,
    /// The place, where there is one.
    pub at: Option<Place>,
    /// What is wrong.
    pub fault: Fault,
}

impl TemplateError {
    /// The fault as a sentence in the user's language. The wording and the place are for the interface to show; the line
    /// and the column are also the last two things that go into each sentence ("?" where there is no place).
    pub fn sentence(&self) -> Sentence {
        let sentence = match &self.fault {
            Fault::Syntax { detail } => Sentence::new("reply_fault_syntax").with(detail),
            Fault::UnknownField { name, meant: Some(meant) } => {
                Sentence::new("reply_fault_unknown_field_meant").with(name).with(meant)
            }
            Fault::UnknownField { name, meant: None } => Sentence::new("reply_fault_unknown_field").with(name),
            Fault::UnknownFilter { name, meant: Some(meant) } => {
                Sentence::new("reply_fault_unknown_filter_meant").with(name).with(meant)
            }
            Fault::UnknownFilter { name, meant: None } => Sentence::new("reply_fault_unknown_filter").with(name),
            Fault::NoFallback { name: Some(name) } => Sentence::new("reply_fault_no_fallback").with(name),
            Fault::NoFallback { name: None } => Sentence::new("reply_fault_no_fallback_somewhere"),
            Fault::SourceTooLong { limit } => Sentence::new("reply_fault_source_too_long").with(limit),
            Fault::ReplyTooLong { limit } => Sentence::new("reply_fault_reply_too_long").with(limit),
            Fault::TooMuchWork => Sentence::new("reply_fault_too_much_work"),
            Fault::Empty => Sentence::new("reply_fault_empty"),
            Fault::Impossible { detail } => Sentence::new("reply_fault_impossible").with(detail),
        };
        match self.at {
            Some(at) => sentence.with(at.line).with(at.column),
            None => sentence.with("?").with("?"),
        }
    }
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "The {} wording", wording_name(self.wording))?;
        if let Some(Place { line, column }) = self.at {
            write!(f, ", line {line}, column {column}")?;
        }
        f.write_str(": ")?;
        match &self.fault {
            Fault::Syntax { detail } => write!(f, "this cannot be read ({detail})"),
            Fault::UnknownField { name, meant: Some(meant) } => {
                write!(f, "there is no field \"{name}\"; did you mean \"{meant}\"?")
            }
            Fault::UnknownField { name, meant: None } => write!(f, "there is no field \"{name}\""),
            Fault::UnknownFilter { name, meant: Some(meant) } => {
                write!(f, "\"{name}\" is nothing that can be done here; did you mean \"{meant}\"?")
            }
            Fault::UnknownFilter { name, meant: None } => write!(f, "\"{name}\" is nothing that can be done here"),
            Fault::NoFallback { name: Some(name) } => write!(
                f,
                "\"{name}\" is not known for every post; write what to say without it, as in {{{{ {name} | default(\"…\") }}}}"
            ),
            Fault::NoFallback { name: None } => f.write_str(
                "a field here is not known for every post; write what to say without it, with default(\"…\")",
            ),
            Fault::SourceTooLong { limit } => write!(f, "it is too long; the most is {limit} bytes"),
            Fault::ReplyTooLong { limit } => write!(f, "the reply gets too long; the most is {limit} bytes"),
            Fault::TooMuchWork => f.write_str("a loop here takes too long; make it shorter"),
            Fault::Empty => f.write_str("nothing comes out; write what it should say"),
            Fault::Impossible { detail } => write!(f, "this cannot be done ({detail})"),
        }
    }
}

impl std::error::Error for TemplateError {}

/// The wording's name in English.
fn wording_name(wording: Wording) -> &'static str {
    match wording {
        Wording::Long => "long",
        Wording::Medium => "medium",
        Wording::Short => "short",
    }
}
