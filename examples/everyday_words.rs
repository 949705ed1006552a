//! Makes `model/everyday-words.bin` from the English texts in `../shared/data`: `cargo run --example everyday_words`.
//! The same texts give the same file.
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::path::Path;
use std::process::ExitCode;

use amends::watch::everyday::{everyday_words, write};

/// The English sets, without those whose terms allow evaluation only.
const SETS: [&str; 8] = [
    "acl2019_complaints_train.csv",
    "cesamard_train.csv",
    "entity_train.csv",
    "goemotions_train.csv",
    "sanders_train.csv",
    "semeval2013_2016.csv",
    "sxsw_brands.csv",
    "xlmt_english_train.csv",
];

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    for set in SETS {
        let path = root.join("../shared/data").join(set);
        match std::fs::read_to_string(&path) {
            Ok(file) => texts.extend(first_column(&file).into_iter().skip(1).map(|text| unescape(&text))),
            Err(error) => {
                eprintln!("{}: {error}. The training data are needed to make the list.", path.display());
                return ExitCode::FAILURE;
            }
        }
    }
    let words = everyday_words(&texts);
    let file = write(&words);
    println!("{} texts, {} words, {} bytes", texts.len(), words.len(), file.len());
    match std::fs::write(root.join("model/everyday-words.bin"), file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("model/everyday-words.bin: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The first field of each record of a CSV file; fields may be quoted, with `""` for a quote and line ends inside.
fn first_column(file: &str) -> Vec<String> {
    let (mut rows, mut field) = (Vec::new(), String::new());
    let (mut quoted, mut column) = (false, 0);
    let mut chars = file.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                if column == 0 {
                    field.push('"');
                }
            }
            '"' => quoted = !quoted,
            ',' if !quoted => column += 1,
            '\n' if !quoted => {
                rows.push(std::mem::take(&mut field));
                column = 0;
            }
            other if column == 0 => field.push(other),
            _ => {}
        }
    }
    rows.extend((!field.is_empty()).then_some(field));
    rows
}

/// Some sets write `\n` and `\u2019` for what they stand for.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let code =
            after.strip_prefix('u').and_then(|hex| hex.get(..4)).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        rest = match code.and_then(char::from_u32) {
            Some(c) => {
                out.push(c);
                after.get(5..).unwrap_or_default()
            }
            None => {
                out.push(' ');
                after.strip_prefix(['n', 't', 'r', '"']).unwrap_or(after)
            }
        };
    }
    out.push_str(rest);
    out
}
