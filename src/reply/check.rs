//! Checking a template in the moment in which it is saved.

use super::fault::TemplateError;
use super::field::{Values, sample_handle};
use super::render::render_with;
use crate::post::Site;
use crate::reply::suggestion::{Asked, Contact, OurFacts, PostFacts};
use crate::reply::template::{Answers, Template, Wording};
use crate::triage::verdict::{Severity, Theme};

/// The wordings, fullest first.
pub const WORDINGS: [Wording; 3] = [Wording::Long, Wording::Medium, Wording::Short];

/// Whether all three wordings can be filled in; if so, the names of the fields they ask for, in the order in which they
/// first occur.
///
/// Each wording is also filled in for two made-up posts, with all that may be known and with nothing known of the
/// customer, so that a fault in a part that is seldom shown is found now. A way of contact that the user has not given is
/// no fault: a template may be made for one.
///
/// # Errors
/// The first fault, with its wording and place.
pub fn check(template: &Template) -> Result<Vec<String>, TemplateError> {
    let (ours, post) = (sample_ours(), sample_post());
    let stranger = PostFacts { author_name: String::new(), theme: None, ..post.clone() };
    let mut asks: Vec<String> = Vec::new();
    for wording in WORDINGS {
        for post in [&post, &stranger] {
            let rendered = render_with(template, wording, &Values::new(&ours, post), &Asked::new())?;
            for ask in rendered.asks {
                if !asks.contains(&ask) {
                    asks.push(ask);
                }
            }
        }
    }
    Ok(asks)
}

/// A user who has told everything; also for the preview of a template.
pub fn sample_ours() -> OurFacts {
    OurFacts {
        brand: "Northwind".to_owned(),
        contact: Contact {
            email: "care@northwind.example".to_owned(),
            phone: "+44 20 7946 0018".to_owned(),
            web: "https://northwind.example/help".to_owned(),
            dm: "northwindhelp".to_owned(),
        },
        signature: "^Ida".to_owned(),
        themes: Vec::new(),
    }
}

/// A post of which everything is known; also for the preview of a template.
pub fn sample_post() -> PostFacts {
    PostFacts {
        site: Site::X,
        author: sample_handle(),
        author_name: "Mara Ellwood".to_owned(),
        posted_at: None,
        kind: Answers::Complaint,
        severity: Severity::Disapproval,
        theme: Some(Theme::Delivery),
        counter: None,
    }
}
