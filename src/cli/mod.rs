//! The command line `amends`: the same core on files, without a browser.
#![forbid(unsafe_code)]

mod both;
pub mod count;
pub mod eval;
mod eval_language;
pub mod eval_theme;
pub mod join;
pub mod language_material;
pub mod lines;
pub mod material;
pub mod posts;
mod read;
pub mod scan;
pub mod table;
pub mod train;
mod train_languages;
pub mod unseen;

use std::io::{BufRead, Write};
use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All was done. Exit code 0.
    Done,
    /// Some line was bad and was reported; the others were done. Exit code 1.
    SomeLineBad,
    /// The command was not understood; nothing was done. Exit code 2.
    NotUnderstood,
    /// Input or output failed on the way. Exit code 3.
    Broken,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::SomeLineBad => 1,
            Outcome::NotUnderstood => 2,
            Outcome::Broken => 3,
        })
    }
}

/// What `amends` says of itself.
const USAGE: &str = "\
amends: what the browser extension does, on files

  amends count --site NAME [--limit N] < texts.jsonl > lengths.jsonl
      How long each text is on a site: x, bluesky, mastodon, reddit, youtube, facebook, threads, linkedin, instagram. In:
      {\"text\"} a line. Out: {\"length\",\"limit\",\"fits\"} a line, same order, with \"soft\": true where the limit is hearsay,
      and for bluesky \"bytes\": {\"length\",\"limit\"}. --limit N where another limit holds: a subscriber's, an instance's.

  amends scan --brand NAME [--handle H]... [--settings FILE] [--all] < posts.jsonl > verdicts.jsonl
      Which posts complain about a brand. In: {\"id\",\"text\"} a line, and optionally author, created_at, lang, likes,
      reposts, replies, views, followers. Out, same order: {\"id\",\"about\",\"whom\",\"kind\",\"language\",\"judged\",
      \"complaint\",\"score\",\"severity\",\"pressure\",\"theme\",\"reasons\"} a line; places are counted in Unicode scalar
      values. A post in a language that nobody reads has \"judged\": false. --settings takes a brand's other names, or all
      brands when none is named, the queries, themes and corrections from an exported file; a theme of the user's own is
      told by its name. --all judges posts about anything.

  amends train --data FOLDER --out FILE [--training FOLDER] [--seed N]
      Makes the first reader's file of weights out of labelled posts and lessons. The same posts, lessons and seed give the same
      bytes. Lessons stand in model/training unless another folder is named.

  amends join --data FOLDER [--training FOLDER] [--second FILE]
      How much each reader counts, fitted on posts that neither had seen, and written into the second reader's file.

  amends train-languages --data FOLDER --out FOLDER
      Makes languages.bin and tongues.bin: which language a post is in, and the readers of five other languages.

  amends eval --data FOLDER [--training FOLDER] [--seed N]
      How good all readers of complaints are, on posts that they were not fitted on.

  amends posts --data FOLDER
      The labelled posts as the second reader reads them, with their folds: what its training starts from.

  amends read --site NAME < gathered.jsonl > pages.jsonl
      The posts that the page's reader gathered (src/page/dom/gather.js). In: {\"records\",\"findings\"} a line. Out, same order:
      {\"posts\",\"passed\",\"unreadable\",\"condition\",\"missing\",\"by_fallback\"} a line.

Exit code: 0 all done, 1 some line was bad (it is reported with its number, the rest is done),
2 the command was not understood, 3 reading or writing failed.
";

/// Runs the command that `args` names (without the program's own name).
pub fn run(args: &[String], input: impl BufRead, mut output: impl Write, mut errors: impl Write) -> Outcome {
    let (command, rest) = match args.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", args),
    };
    match command {
        "count" => count::command(rest, input, output, errors),
        "eval" => eval::command(rest, output, errors),
        "join" => join::command(rest, output, errors),
        "posts" => posts::command(rest, output, errors),
        "read" => read::command(rest, input, output, errors),
        "scan" => scan::command(rest, input, output, errors),
        "train" => train::command(rest, output, errors),
        "train-languages" => train_languages::command(rest, output, errors),
        "help" | "--help" | "-h" => match output.write_all(USAGE.as_bytes()) {
            Ok(()) => Outcome::Done,
            Err(_) => Outcome::Broken,
        },
        "" => not_understood(&mut errors, "which command?"),
        unknown => not_understood(&mut errors, &format!("there is no command \"{unknown}\"")),
    }
}

/// Says what was not understood, and how it should be.
pub(crate) fn not_understood(errors: &mut impl Write, what: &str) -> Outcome {
    // Nowhere is left to report to when even this fails; the exit code still tells.
    let _ = write!(errors, "amends: {what}\n\n{USAGE}");
    Outcome::NotUnderstood
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run_with(args: &[&str]) -> (Outcome, String, String) {
        let args: Vec<String> = args.iter().map(|&arg| arg.to_owned()).collect();
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let outcome = run(&args, &b""[..], &mut output, &mut errors);
        (outcome, String::from_utf8(output).unwrap(), String::from_utf8(errors).unwrap())
    }

    #[test]
    fn what_is_not_understood_is_said_with_the_usage() {
        for (args, said) in [
            (&[][..], "which command?"),
            (&["conut"], "there is no command \"conut\""),
            (&["count"], "count: which site? (--site x)"),
            (&["count", "--site"], "count: --site wants a name"),
            (
                &["count", "--site", "y"],
                "count: there is no site \"y\" (there is: x, bluesky, mastodon, reddit, youtube, facebook, threads, linkedin, instagram)",
            ),
            (&["count", "--sight", "x"], "count: there is no option \"--sight\""),
        ] {
            let (outcome, output, errors) = run_with(args);
            assert_eq!(outcome, Outcome::NotUnderstood, "{args:?}");
            assert!(output.is_empty());
            assert!(errors.starts_with(&format!("amends: {said}\n")), "{args:?}: {errors}");
            assert!(errors.ends_with(USAGE));
        }
    }

    #[test]
    fn help_goes_to_output() {
        assert_eq!(run_with(&["--help"]), (Outcome::Done, USAGE.to_owned(), String::new()));
    }
}
