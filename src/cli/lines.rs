//! JSON a line in, JSON a line out, and a report of each line that is no good.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, Write};

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, Visitor};
use serde::{Serialize, Serializer};

use super::Outcome;

/// Reads each line of `input` as a `Row`, gives it to `each`, and writes what comes back as one line of `output`.
/// A line that is no `Row` is reported on `errors` with its number, counted from 1, and nothing is written for it.
pub fn each<Row, Result>(
    mut input: impl BufRead,
    mut output: impl Write,
    mut errors: impl Write,
    mut each: impl FnMut(Row) -> Result,
) -> Outcome
where
    Row: DeserializeOwned,
    Result: Serialize,
{
    let mut outcome = Outcome::Done;
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => return broken(&mut errors, &error),
        }
        let written = match serde_json::from_slice::<Row>(&line) {
            Ok(row) => serde_json::to_writer(&mut output, &each(row))
                .map_err(io::Error::from)
                .and_then(|()| output.write_all(b"\n")),
            Err(error) => {
                outcome = Outcome::SomeLineBad;
                // serde_json counts lines within the one line that it got; only the column means something.
                let said = error.to_string();
                let what = said.split(" at line ").next().unwrap_or_default();
                writeln!(errors, "line {number}, column {}: {what}", error.column())
            }
        };
        if let Err(error) = written {
            return broken(&mut errors, &error);
        }
    }
    match output.flush() {
        Ok(()) => outcome,
        Err(error) => broken(&mut errors, &error),
    }
}

fn broken(errors: &mut impl Write, error: &io::Error) -> Outcome {
    // A reader that has had enough (`| head`) is no news.
    if error.kind() != io::ErrorKind::BrokenPipe {
        let _ = writeln!(errors, "amends: reading or writing failed: {error}");
    }
    Outcome::Broken
}

/// A text in a line. Half of a surrogate pair (`"\ud800"`) and bytes that are not UTF-8 become U+FFFD, one for each half:
/// posts hold them now and then, and they are no reason to lose a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(pub String);

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        // Asked for bytes, serde_json gives a string's bytes and lets lone surrogates through.
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
        Ok(Text(text_of(bytes).into_owned()))
    }
}

/// The bytes as text; a surrogate written as three bytes becomes one U+FFFD.
fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut whole = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&first, after)) = rest.split_first() {
        if let [0xED, 0xA0..=0xBF, 0x80..=0xBF, after @ ..] = rest {
            whole.extend_from_slice("\u{FFFD}".as_bytes());
            rest = after;
        } else {
            whole.push(first);
            rest = after;
        }
    }
    Cow::Owned(String::from_utf8_lossy(&whole).into_owned())
}
