//! A sentence for a person, named by its key in `_locales`, so that the core speaks every language and knows none.
#![forbid(unsafe_code)]

use serde::{Deserialize, Serialize};

/// A key of `extension/_locales/*/messages.json` and what goes into its `$1`, `$2` ….
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// The key.
    pub key: String,
    /// What goes into the placeholders, in order.
    pub args: Vec<String>,
}

impl Sentence {
    /// The sentence of that key, with nothing to put in.
    pub fn new(key: &str) -> Sentence {
        Sentence { key: key.to_owned(), args: Vec::new() }
    }

    /// The same sentence with one more thing to put in.
    pub fn with(mut self, arg: impl ToString) -> Sentence {
        self.args.push(arg.to_string());
        self
    }
}
