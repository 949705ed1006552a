//! `cargo run --release --example whom ../shared/data [show]`: whom labelled posts are said to be about. Posts in which one
//! brand is named should be about it; posts with several show how often the reader decides. `show` prints a few of those
//! that are not about us, to be read, not kept.

use std::collections::BTreeSet;
use std::path::Path;

use amends::cli::material;
use amends::text::place::ByteSpan;
use amends::triage::about::{About, Circumstances};
use amends::triage::model::Model;
use amends::triage::training::corpus::Labelled;

/// Every `@handle` in a text, in order.
fn handles(text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('@') {
        let after = text.get(start + 1..).unwrap_or_default();
        let length = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
        let inside = text.get(..start).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        if length > 0 && !inside {
            found.push(ByteSpan::new(start, start + 1 + length));
        }
    }
    found
}

/// Every place of one of the words in a text.
fn places(text: &str, words: &[&str]) -> Vec<ByteSpan> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<ByteSpan> = words
        .iter()
        .flat_map(|word| lower.match_indices(word))
        .map(|(at, found)| {
            // A name in a handle is all of the handle.
            let end = at + found.len();
            let handle = handles(text).into_iter().find(|handle| handle.start < at && end <= handle.end);
            handle.unwrap_or(ByteSpan::new(at, end))
        })
        .collect();
    found.sort_unstable();
    found
}

struct Count<'m> {
    model: &'m Model,
    show: bool,
}

impl Count<'_> {
    /// Counts posts with the mentions of the brand in each.
    fn print(&self, name: &str, posts: &[(&str, Vec<ByteSpan>)]) {
        let (mut us, mut another, mut unsure) = (0usize, 0usize, 0usize);
        for (text, ours) in posts {
            let whom = Circumstances { named: ours, ours, ..Circumstances::default() };
            let verdict = self.model.judge_for(text, &whom);
            match verdict.about {
                About::Us => us += 1,
                About::Another => another += 1,
                About::Unsure => unsure += 1,
            }
            if self.show && verdict.about != About::Us {
                println!("    {:?} {:?} {text:?}", verdict.about, ours.first().map(|span| span.of(text)));
            }
        }
        let [us, another, unsure] = [us, another, unsure].map(|n| n as f64 / posts.len().max(1) as f64);
        println!("{name}: {} posts; us {us:.3}, another {another:.3}, unsure {unsure:.3}", posts.len());
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or("../shared/data".to_owned());
    let folder = Path::new(&folder);
    let model = Model::from_bytes(include_bytes!("../model/complaints.bin"))?;
    let count = Count { model: &model, show: args.next().is_some() };

    let complaints = material::set(folder, "acl2019_complaints_train.csv", None)?;
    let complaining: Vec<&Labelled> = complaints.iter().filter(|p| p.complains).collect();
    let distinct =
        |text: &str, spans: &[ByteSpan]| spans.iter().map(|s| s.of(text).to_lowercase()).collect::<BTreeSet<_>>().len();
    let with =
        |number: &dyn Fn(usize) -> bool, pick: &dyn Fn(Vec<ByteSpan>) -> Vec<ByteSpan>| -> Vec<(&str, Vec<ByteSpan>)> {
            let posts = complaining.iter().map(|p| (p.text.as_str(), handles(&p.text)));
            posts.filter(|(text, all)| number(distinct(text, all))).map(|(text, all)| (text, pick(all))).collect()
        };
    count.print("complaints, one handle, ours", &with(&|n| n == 1, &|all| all));
    count.print("complaints, several, the first ours", &with(&|n| n > 1, &|all| all.into_iter().take(1).collect()));
    count.print("complaints, several, the last ours", &with(&|n| n > 1, &|mut all| all.split_off(all.len() - 1)));

    for file in ["sanders_train.csv", "entity_train.csv", "sxsw_brands.csv"] {
        let posts = material::set(folder, file, None)?;
        let groups: BTreeSet<&str> = posts.iter().map(|p| p.group.as_str()).collect();
        let names: Vec<String> = groups.iter().map(|g| g.to_lowercase()).filter(|g| g.len() > 3).collect();
        let of = |complains: bool, several: bool| -> Vec<(&str, Vec<ByteSpan>)> {
            posts
                .iter()
                .filter(|p| p.complains == complains)
                .filter_map(|p| {
                    let ours = places(&p.text, &[&p.group.to_lowercase()]);
                    let lower = p.text.to_lowercase();
                    let named = names.iter().filter(|name| lower.contains(name.as_str())).count();
                    let others = handles(&p.text).iter().any(|h| !ours.iter().any(|o| o.overlaps(*h)));
                    (!ours.is_empty() && p.group.len() > 3 && several == (named > 1 || others))
                        .then_some((p.text.as_str(), ours))
                })
                .collect()
        };
        for (complains, word) in [(true, "negative"), (false, "not negative")] {
            count.print(&format!("{file}, {word}, one name"), &of(complains, false));
            count.print(&format!("{file}, {word}, several names"), &of(complains, true));
        }
    }
    Ok(())
}
