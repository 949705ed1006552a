//! `amends count`: how long texts are on a site.

use std::io::{BufRead, Write};
use std::num::NonZeroUsize;

use serde::Deserialize;

use super::lines::{self, Text};
use super::{Outcome, not_understood};
use crate::post::Site;
use crate::text::length::{self, Limit};

#[derive(Deserialize)]
struct Row {
    text: Text,
}

/// Runs `count` with its own arguments (`--site NAME [--limit N]`).
pub(super) fn command(args: &[String], input: impl BufRead, output: impl Write, mut errors: impl Write) -> Outcome {
    match asked(args) {
        Ok((site, limit)) => count(site, limit, input, output, errors),
        Err(what) => not_understood(&mut errors, &format!("count: {what}")),
    }
}

/// The site and limit that the arguments ask for, or what is wrong with them.
fn asked(args: &[String]) -> Result<(Site, Limit), String> {
    let (mut site, mut limit) = (None, None);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let (option, value) = match arg.split_once('=') {
            Some((option, value)) => (option, Some(value)),
            None => (arg.as_str(), None),
        };
        let mut value = || value.or_else(|| args.next().map(String::as_str));
        match option {
            "--site" => {
                let name = value().ok_or("--site wants a name")?;
                let known = || Site::ALL.map(Site::name).join(", ");
                let unknown = || format!("there is no site \"{name}\" (there is: {})", known());
                site = Some(Site::from_name(name).ok_or_else(unknown)?);
            }
            "--limit" => {
                let number = value().ok_or("--limit wants a number")?;
                let wrong = || format!("--limit wants a whole number above 0, not \"{number}\"");
                limit = Some(number.parse::<NonZeroUsize>().map_err(|_| wrong())?);
            }
            _ => return Err(format!("there is no option \"{arg}\"")),
        }
    }
    let site = site.ok_or("which site? (--site x)")?;
    Ok((site, limit.map_or(Limit::of(site), |most| Limit::Hard(most.get()))))
}

/// Reads `{"text"}` a line and writes `{"length","limit","fits"}` a line, in the same order; where the limit is no more than
/// what is said of the site also `"soft":true`, and for Bluesky `"bytes":{"length","limit"}`. A line that is no such object is
/// reported on `errors` with its number; the rest goes on.
pub fn count(site: Site, limit: Limit, input: impl BufRead, output: impl Write, errors: impl Write) -> Outcome {
    lines::each(input, output, errors, |row: Row| length::within(limit, site, &row.text.0))
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
        let outcome = count(Site::X, Limit::of(Site::X), input.as_bytes(), &mut output, &mut errors);
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

    /// What `count` writes for one text with these arguments, or what it says is wrong.
    fn written(args: &[&str], text: &str) -> String {
        let args: Vec<String> = args.iter().map(|&arg| arg.to_owned()).collect();
        let input = format!("{{\"text\":\"{text}\"}}");
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        command(&args, input.as_bytes(), &mut output, &mut errors);
        let said = String::from_utf8([errors, output].concat()).unwrap();
        said.lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn each_site_in_its_own_units() {
        let text = "Hi @ann@example.com 👩🏽‍💻 https://example.com/orders/2026/1234567";
        for (site, json) in [
            ("x", r#"{"length":46,"limit":280,"fits":true}"#),
            ("bluesky", r#"{"length":49,"limit":300,"fits":true,"bytes":{"length":63,"limit":3000}}"#),
            ("mastodon", r#"{"length":33,"limit":500,"fits":true}"#),
            ("threads", r#"{"length":75,"limit":500,"fits":true,"soft":true}"#),
            ("reddit", r#"{"length":67,"limit":10000,"fits":true,"soft":true}"#),
            ("youtube", r#"{"length":67,"limit":10000,"fits":true,"soft":true}"#),
            ("facebook", r#"{"length":67,"limit":8000,"fits":true,"soft":true}"#),
            ("linkedin", r#"{"length":67,"limit":1250,"fits":true,"soft":true}"#),
            ("instagram", r#"{"length":67,"limit":2200,"fits":true,"soft":true}"#),
        ] {
            assert_eq!(written(&["--site", site], text), json, "{site}");
        }
    }

    #[test]
    fn a_limit_of_one_s_own() {
        let json = r#"{"length":300,"limit":25000,"fits":true}"#;
        assert_eq!(written(&["--site", "x", "--limit", "25000"], &"a".repeat(300)), json);
        assert_eq!(written(&["--limit=2", "--site=mastodon"], "abc"), r#"{"length":3,"limit":2,"fits":false}"#);
        // One that somebody has read off the site is no rumour.
        assert_eq!(written(&["--site=threads", "--limit=2"], "abc"), r#"{"length":3,"limit":2,"fits":false}"#);
        for wrong in ["0", "-1", "many", "", "99999999999999999999999"] {
            let said = written(&["--site", "x", "--limit", wrong], "abc");
            assert_eq!(said, format!("amends: count: --limit wants a whole number above 0, not \"{wrong}\""));
        }
        assert_eq!(written(&["--site", "x", "--limit"], "abc"), "amends: count: --limit wants a number");
    }

    #[test]
    fn bytes_that_are_not_utf_8_lose_no_other_line() {
        let input = b"{\"text\":\"\xFF\"}\n{\"text\":\"ok\"}\n";
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        assert_eq!(count(Site::X, Limit::of(Site::X), &input[..], &mut output, &mut errors), Outcome::Done);
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
        assert_eq!(count(Site::X, Limit::of(Site::X), &b"{\"text\":\"a\"}\n"[..], Full, &mut errors), Outcome::Broken);
        assert_eq!(String::from_utf8(errors).unwrap(), "amends: reading or writing failed: disk full\n");
    }
}
