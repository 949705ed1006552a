//! How a wording of a template will read, said while it is written: what is wrong and where, or the reply and its length.
#![forbid(unsafe_code)]

use crate::reply::TemplateError;
use crate::reply::check::{sample_ours, sample_post};
use crate::reply::render::render;
use crate::reply::suggestion::{Asked, OurFacts, PostFacts};
use crate::reply::template::{Template, Wording};
use crate::settings::Settings;
use crate::text::length::{self, Length};

/// A wording as it will read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The reply to a made-up post; fields that are asked for stand as `[order no]`.
    pub text: String,
    /// Its length on the site of that post.
    pub length: Length,
}

/// How a wording will read.
///
/// # Errors
/// What is wrong with it. It is also filled in for a customer of whom nothing is known, so that a fault which few posts would
/// show is found while somebody looks.
pub fn preview(template: &Template, wording: Wording, ours: &OurFacts) -> Result<Preview, TemplateError> {
    let post = sample_post();
    let stranger = PostFacts { author_name: String::new(), theme: None, ..post.clone() };
    render(template, wording, ours, &stranger, &Asked::new())?;
    let text = render(template, wording, ours, &post, &Asked::new())?.text;
    let length = length::on(post.site, &text);
    Ok(Preview { text, length })
}

/// What the user has told of themselves, with made-up facts in the gaps: a template may be written before the facts are.
pub fn facts(settings: &Settings) -> OurFacts {
    let sample = sample_ours();
    let or = |told: &str, sample: String| if told.trim().is_empty() { sample } else { told.to_owned() };
    let brand = settings.brands.first().map_or("", |brand| brand.name.as_str());
    let (told, made_up) = (&settings.contact, sample.contact);
    let mut contact = told.clone();
    contact.email = or(&told.email, made_up.email);
    contact.phone = or(&told.phone, made_up.phone);
    contact.web = or(&told.web, made_up.web);
    contact.dm = or(&told.dm, made_up.dm);
    OurFacts {
        brand: or(brand, sample.brand),
        contact,
        signature: or(&settings.signature, sample.signature),
        themes: settings.themes.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::check::WORDINGS;
    use crate::reply::starter::starter;

    fn with_long(long: &str) -> Template {
        let mut template = starter().remove(0);
        template.long = long.to_owned();
        template
    }

    #[test]
    fn every_starter_wording_can_be_shown() {
        for template in starter() {
            for wording in WORDINGS {
                let shown = preview(&template, wording, &sample_ours());
                assert!(shown.is_ok(), "{:?} {wording:?}: {shown:?}", template.id);
            }
        }
    }

    #[test]
    fn length_is_counted_as_the_site_counts() {
        let shown =
            preview(&with_long("See https://example.com/a/very/long/path/to/help"), Wording::Long, &sample_ours());
        assert_eq!(shown.unwrap().length.length, "See ".len() + 23);
    }

    #[test]
    fn faults_have_a_place_even_where_few_posts_show_them() {
        for (source, line) in [("Hi {{ customer.first_name }}", 1), ("Hi\n{{ custmer.name }}", 2), ("{% if %}", 1)] {
            let error = preview(&with_long(source), Wording::Long, &sample_ours()).unwrap_err();
            assert_eq!(error.at.map(|at| at.line), Some(line), "{source}: {error}");
        }
    }
}
