//! `amends count`: how long texts are on a site.

use std::io::{BufRead, Write};

use serde::Deserialize;

use super::lines::{self, Text};
use super::{Outcome, not_understood};
use crate::post::Site;
use crate::text::length;

#[derive(Deserialize)]
struct Row {
    text: Text,
}

/// Runs `count` with its own arguments (`--site NAME`).
pub(super) fn command(args: &[String], input: impl BufRead, output: impl Write, mut errors: impl Write) -> Outcome {
    let mut site = None;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let name = match (arg.as_str(), arg.strip_prefix("--site=")) {
            ("--site", _) => args.next().map(String::as_str),
            (_, Some(name)) => Some(name),
            _ => return not_understood(&mut errors, &format!("count: there is no option \"{arg}\"")),
        };
        let Some(name) = name else { return not_understood(&mut errors, "count: --site wants a name") };
        site = Site::from_name(name);
        if site.is_none() {
            let known = Site::ALL.map(Site::name).join(", ");
            return not_understood(&mut errors, &format!("count: there is no site \"{name}\" (there is: {known})"));
        }
    }
    match site {
        Some(site) => count(site, input, output, errors),
        None => not_understood(&mut errors, "count: which site? (--site x)"),
    }
}

/// Reads `{"text"}` a line and writes `{"length","limit","fits"}` a line, in the same order. A line that is no such object
/// is reported on `errors` with its number; the rest goes on.
pub fn count(site: Site, input: impl BufRead, output: impl Write, errors: impl Write) -> Outcome {
    lines::each(input, output, errors, |row: Row| length::on(site, &row.text.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_out_for_each_good_line_in() {
        let input = concat!(
            r#"{"text":"Hi http://test.co"}"#,
            "\n",
            "no json\n",
            r#"{"id":7}"#,
            "\n",
            r#"{"text":7}"#,
            "\n",
            "\n",
            r#"{"text":"a\ud800b \ud83d\ude00"}"#,
            "\r\n",
            r#"{"text":"","id":1}"#,
        );
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let outcome = count(Site::X, input.as_bytes(), &mut output, &mut errors);
        assert_eq!(outcome, Outcome::SomeLineBad);
        assert_eq!(
            String::from_utf8(output).unwrap(),
            concat!(
                r#"{"length":26,"limit":280,"fits":true}"#,
                "\n",
                r#"{"length":7,"limit":280,"fits":true}"#,
                "\n",
                r#"{"length":0,"limit":280,"fits":false}"#,
                "\n",
            )
        );
        let errors = String::from_utf8(errors).unwrap();
        let reported: Vec<&str> = errors.lines().collect();
        assert_eq!(
            reported,
            [
                "line 2, column 2: expected ident",
                "line 3, column 8: missing field `text`",
                "line 4, column 9: invalid type: integer `7`, expected a string",
                "line 5, column 0: EOF while parsing a value",
            ]
        );
    }

    #[test]
    fn bytes_that_are_not_utf_8_lose_no_other_line() {
        let input = b"{\"text\":\"\xFF\"}\n{\"text\":\"ok\"}\n";
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        assert_eq!(count(Site::X, &input[..], &mut output, &mut errors), Outcome::Done);
        assert_eq!(output.iter().filter(|&&byte| byte == b'\n').count(), 2);
        assert!(errors.is_empty());
    }

    #[test]
    fn output_that_cannot_be_written_is_told() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::Error::other("disk full"))
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let mut errors = Vec::new();
        assert_eq!(count(Site::X, &b"{\"text\":\"a\"}\n"[..], Full, &mut errors), Outcome::Broken);
        assert_eq!(String::from_utf8(errors).unwrap(), "amends: reading or writing failed: disk full\n");
    }
}
