//! The templates that come with the extension.

use super::*;
use crate::reply::check::WORDINGS;
use crate::reply::starter::starter;
use crate::reply::suggest::suggest;
use crate::text::length::on_x;
use crate::triage::verdict::Theme;

#[test]
fn the_starter_set_is_whole() {
    let templates = starter();
    assert!(templates.len() >= 14, "{}", templates.len());
    let mut ids: Vec<&str> = templates.iter().map(|template| template.id.0.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), templates.len());
    for theme in Theme::ALL.into_iter().filter(|&theme| theme != Theme::Other) {
        assert!(templates.iter().any(|template| template.themes.contains(&theme)), "{theme:?}");
    }
    for kind in [Answers::Complaint, Answers::Praise, Answers::Mention] {
        let nothing_known = PostFacts { kind, ..stranger() };
        assert!(!suggest(&templates, &first_run(), &nothing_known, &Asked::new(), 3).is_empty(), "{kind:?}");
    }
    let answers = starter_answers();
    for template in &templates {
        let usual = render(template, Wording::Long, &sample_ours(), &sample_post(), &answers).unwrap().text;
        assert!(on_x(&usual).fits, "{}", template.id.0);
        for ask in check(template).unwrap_or_else(|error| panic!("{}: {error}", template.id.0)) {
            assert!(answers.contains_key(&ask), "{}: {ask}", template.id.0);
        }
    }
}

#[test]
fn the_starter_set_reads_well_and_fits_whatever_is_known() {
    let contacts = |email: &str, phone: &str, web: &str, dm: &str| Contact {
        email: email.to_owned(),
        phone: phone.to_owned(),
        web: web.to_owned(),
        dm: dm.to_owned(),
    };
    let (email, phone, web) =
        ("customer.care@northwind.example", "+44 20 7946 0018", "https://www.northwind.example/contact");
    let users = [
        sample_ours(),
        first_run(),
        OurFacts { contact: contacts("", phone, "", ""), signature: "^Ida".to_owned(), ..first_run() },
        OurFacts { contact: contacts("", "", web, ""), ..first_run() },
        OurFacts {
            contact: contacts(email, phone, web, ""),
            brand: "Northwind Home & Garden".to_owned(),
            signature: "Ida, Northwind".to_owned(),
            themes: Vec::new(),
        },
        OurFacts { contact: Contact::default(), ..first_run() },
    ];
    let long_name = PostFacts { author_name: "Maximiliane von Ellwood".to_owned(), ..sample_post() };
    for template in starter() {
        for ours in &users {
            for post in [&sample_post(), &stranger(), &long_name] {
                let mut before = usize::MAX;
                for wording in WORDINGS {
                    let text = render(&template, wording, ours, post, &starter_answers()).unwrap().text;
                    let context = format!("{} {wording:?}: {text}", template.id.0);
                    let length = on_x(&text);
                    assert!(length.length < before, "not shorter than the wording before: {context}");
                    before = length.length;
                    // The long wording is meant for sites that take more; with usual names it fits here, too.
                    assert!(wording == Wording::Long || length.fits, "{}: {context}", length.length);
                    for artefact in ["  ", " .", " ,", "..", ",,", "?.", " \n", "{", "}", "[", "]", "None", "undefined"]
                    {
                        assert!(!text.contains(artefact), "{artefact:?} in {context}");
                    }
                    assert!(text.starts_with(|c: char| c.is_uppercase()), "{context}");
                    assert!(ours.signature.is_empty() || text.ends_with(&ours.signature), "{context}");
                }
            }
        }
    }
}
