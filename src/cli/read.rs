//! `amends read`: what the core makes of what the page's reader gathered; how the readers of sites are tested.

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};

use super::lines;
use super::{Outcome, not_understood};
use crate::post::{Post, Site};
use crate::sites::checkup::{Checkup, Condition};
use crate::sites::record::{Reading, Standing, parse};

/// One page, as `src/page/dom/gather.js` gathered it.
#[derive(Deserialize)]
struct Gathered {
    records: String,
    #[serde(default)]
    findings: String,
}

/// What it comes to.
#[derive(Serialize)]
struct Page {
    posts: Vec<Stood>,
    passed: usize,
    unreadable: usize,
    condition: Condition,
    missing: Vec<String>,
    by_fallback: Vec<String>,
}

#[derive(Serialize)]
struct Stood {
    #[serde(flatten)]
    post: Post,
    standing: &'static str,
}

/// Runs `read` with its own arguments (`--site NAME`).
pub(super) fn command(args: &[String], input: impl BufRead, output: impl Write, mut errors: impl Write) -> Outcome {
    let site = match args {
        [option, name] if option == "--site" => Site::from_name(name),
        _ => None,
    };
    match site {
        Some(site) => lines::each(input, output, errors, |gathered: Gathered| page(site, &gathered)),
        None => not_understood(&mut errors, "read: which site? (--site NAME)"),
    }
}

fn page(site: Site, gathered: &Gathered) -> Page {
    let checkup = Checkup::read(&gathered.findings);
    let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    let mut page = Page {
        posts: Vec::new(),
        passed: 0,
        unreadable: 0,
        condition: checkup.condition(),
        missing: owned(checkup.missing()),
        by_fallback: owned(checkup.by_fallback()),
    };
    for (_, _, reading) in parse(site, &gathered.records) {
        match reading {
            Reading::Post(post, standing) => page.posts.push(Stood { post: *post, standing: name(standing) }),
            Reading::Passed => page.passed += 1,
            Reading::Unreadable => page.unreadable += 1,
        }
    }
    page
}

fn name(standing: Standing) -> &'static str {
    match standing {
        Standing::Row => "row",
        Standing::Focused => "focused",
        Standing::InComposer => "in_composer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_a_line() {
        let input = r#"{"records":"1\u00007\u0000/a/status/7\u0000ann\u0000Ann\u0000en\u0000\u00001 reply\u0000\u0000\u0000\u0000\u0000\u00000\u0000f\u0000Late\u0001","findings":"x 3 3 author=3/0"}"#;
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let args = ["--site".to_owned(), "x".to_owned()];
        assert_eq!(command(&args, input.as_bytes(), &mut output, &mut errors), Outcome::Done);
        let page: serde_json::Value = serde_json::from_slice(&output).unwrap();
        assert_eq!(page["posts"][0]["id"], "7");
        assert_eq!(page["posts"][0]["standing"], "focused");
        assert_eq!((&page["condition"], &page["missing"][0]), (&"incomplete".into(), &"author".into()));
    }
}
