//! Which replies to suggest for a post, and in which wording.

use super::check::WORDINGS;
use super::field::Values;
use super::render::{Rendered, render_with};
use crate::reply::suggestion::{Asked, OurFacts, PostFacts, Suggestion, Why};
use crate::reply::template::{Answers, Template, Wording};
use crate::text::length::{self, Length, Limit};

/// The replies that fit `post`, best first, at most `most`.
///
/// A template is suggested when it answers this kind of post and, if it is made for some themes or severities, this one is
/// among them. Before all others stand those that the site takes; then those made for the theme, then those made for the
/// severity, then those that need to ask for less, then the user's own order. Of each template the longest wording that the
/// site takes is chosen. A wording that can't be filled in is passed over, a template without any other is left out.
///
/// A reply that is too long even in its shortest wording is suggested last, uncut, with `length.fits` false, so that a
/// person can shorten it: [`Suggestion::is_ready`] is false for it, unless the limit is a soft one.
pub fn suggest(
    templates: &[Template],
    ours: &OurFacts,
    post: &PostFacts,
    asked: &Asked,
    most: usize,
) -> Vec<Suggestion> {
    let values = Values::new(ours, post);
    let mut found: Vec<Suggestion> = templates
        .iter()
        .filter_map(|template| {
            let why = why(template, post)?;
            let (wording, rendered, length) = fitted(template, post, &values, asked)?;
            Some(Suggestion {
                template: template.id.clone(),
                title: template.title.clone(),
                text: rendered.text,
                wording,
                length,
                why,
                asks: rendered.asks,
                missing: rendered.missing,
            })
        })
        .collect();
    // Stable: equals keep the user's order.
    found.sort_by_key(|found| {
        let made_for = |wanted: fn(&Why) -> bool| !found.why.iter().any(wanted);
        (
            !found.length.fits,
            made_for(|why| matches!(why, Why::Theme { .. })),
            made_for(|why| matches!(why, Why::Severity { .. })),
            found.missing.len(),
        )
    });
    found.truncate(most);
    found
}

impl Suggestion {
    /// Whether it may be put into a composer as it is: nothing is left to ask for, and the site is not known to refuse it.
    pub fn is_ready(&self) -> bool {
        self.missing.is_empty() && !self.length.is_refused()
    }
}

/// Why the template fits the post, strongest first; `None` when it does not.
fn why(template: &Template, post: &PostFacts) -> Option<Vec<Why>> {
    if template.answers != post.kind {
        return None;
    }
    let mut why = Vec::new();
    if !template.themes.is_empty() {
        let theme = post.theme.filter(|theme| template.themes.contains(theme))?;
        why.push(Why::Theme { theme });
    }
    if !template.severities.is_empty() {
        let severity = Some(post.severity).filter(|severity| template.severities.contains(severity))?;
        why.push(Why::Severity { severity });
    }
    match post.kind {
        Answers::Complaint => {}
        kind @ (Answers::Praise | Answers::Mention) => why.push(Why::Kind { kind }),
    }
    if why.is_empty() {
        why.push(Why::General);
    }
    Some(why)
}

/// The longest wording that the site takes; if it takes none, the shortest in length.
///
/// A reply on X mentions the person it answers outside of its text, so the text has the whole limit to itself.
fn fitted(
    template: &Template,
    post: &PostFacts,
    values: &Values,
    asked: &Asked,
) -> Option<(Wording, Rendered, Length)> {
    let shown = post.counter.as_ref().and_then(|counter| Limit::shown_by(counter, post.site));
    let limit = shown.unwrap_or(Limit::of(post.site));
    let mut shortest: Option<(Wording, Rendered, Length)> = None;
    for wording in WORDINGS {
        let Ok(rendered) = render_with(template, wording, values, asked) else { continue };
        let length = length::within(limit, post.site, &rendered.text);
        if length.fits {
            return Some((wording, rendered, length));
        }
        if shortest.as_ref().is_none_or(|(_, _, least)| length.length < least.length) {
            shortest = Some((wording, rendered, length));
        }
    }
    shortest
}
