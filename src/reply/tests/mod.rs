//! Replies, from template to suggestion.

mod bounds;
mod faults;
mod filling;
mod starter_set;
mod suggesting;

use super::Fault;
use super::check::{check, sample_ours, sample_post};
use super::render::render;
use crate::reply::suggestion::{Asked, Contact, OurFacts, PostFacts};
use crate::reply::template::{Answers, Template, TemplateId, Wording};

fn template(source: &str) -> Template {
    Template {
        id: TemplateId(source.to_owned()),
        title: "Test".to_owned(),
        answers: Answers::Complaint,
        themes: Vec::new(),
        severities: Vec::new(),
        long: source.to_owned(),
        medium: "Medium.".to_owned(),
        short: "Short.".to_owned(),
    }
}

fn rendered(source: &str, ours: &OurFacts, post: &PostFacts, asked: &Asked) -> Result<String, Fault> {
    render(&template(source), Wording::Long, ours, post, asked).map(|done| done.text).map_err(|error| error.fault)
}

/// A user after the first run: a name, a handle elsewhere, one way to be reached.
fn first_run() -> OurFacts {
    OurFacts {
        brand: "Northwind".to_owned(),
        contact: Contact { email: "care@northwind.example".to_owned(), ..Contact::default() },
        signature: String::new(),
        themes: Vec::new(),
    }
}

fn stranger() -> PostFacts {
    PostFacts { author_name: String::new(), theme: None, ..sample_post() }
}

fn answers(list: &[(&str, &str)]) -> Asked {
    list.iter().map(|&(name, answer)| (name.to_owned(), answer.to_owned())).collect()
}

/// Answers to all that the starter set asks for.
fn starter_answers() -> Asked {
    answers(&[
        ("what_we_did", "we have refunded the delivery fee and sent a new parcel"),
        ("link", "https://status.northwind.example/incidents/2026-03-14"),
        ("other_company", "Northwind Ferries"),
        ("answer", "Yes, all our shops are open on bank holidays, from ten to four."),
    ])
}
