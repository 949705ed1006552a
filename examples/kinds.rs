//! `cargo run --release --example kinds ../shared/data [show]`: what sorts of posts speak against the model's "complaint",
//! and how often rightly, by the shipped weights.

use std::path::Path;

use amends::cli::material;
use amends::triage::model::Model;
use amends::triage::verdict::PostKind;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or("../shared/data".to_owned());
    let folder = Path::new(&folder);
    let show = args.next().is_some();
    let model = Model::from_bytes(include_bytes!("../model/complaints.bin"))?;
    for (file, detail) in [("acl2019_complaints_train.csv", None), ("semeval2013_2016.csv", Some("lab"))] {
        let mut counts = std::collections::BTreeMap::<(String, &str), usize>::new();
        for post in material::set(folder, file, detail)? {
            let verdict = model.judge(&post.text, &[]);
            if verdict.score.0 < model.threshold().0 || verdict.kind == PostKind::Complaint {
                continue;
            }
            let label = match (detail, post.complains) {
                (Some(_), _) => post.detail.clone(),
                (None, true) => "complaint".to_owned(),
                (None, false) => "no complaint".to_owned(),
            };
            let name = match verdict.kind {
                PostKind::Question => "question",
                PostKind::Praise => "praise",
                PostKind::JobAdvert => "job",
                PostKind::News => "news",
                PostKind::Joke => "joke",
                PostKind::Spam => "spam",
                _ => "other",
            };
            if show {
                println!("    {label} {name} {:.2} {:?}", verdict.score.0, post.text);
            }
            *counts.entry((label, name)).or_default() += 1;
        }
        println!("{file}: {counts:?}");
    }
    Ok(())
}
