//! What a page's reader found so far, and whether that is what a healthy page looks like.

use serde::{Deserialize, Serialize};

/// From how many posts on a field that is missing says something about the page and not about a post.
const ENOUGH: u32 = 3;
/// From how many posts on a page without any words says something: a few may be pictures only.
const ENOUGH_WITHOUT_WORDS: u32 = 5;

/// What was found on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkup {
    /// One for each view of the site's of which posts were found.
    pub views: Vec<ViewFindings>,
}

/// What was found of posts of one view.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ViewFindings {
    /// The view's name in the site's file.
    pub name: String,
    /// How many posts.
    pub posts: u32,
    /// How many of them have words.
    pub with_words: u32,
    /// Fields that not every post had, or that were not where they are looked for first.
    pub fields: Vec<FieldFindings>,
}

/// What was found of one field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldFindings {
    /// Its name in the site's file.
    pub name: String,
    /// In how many posts it was missing, where every post has it on a healthy page.
    pub missing: u32,
    /// In how many posts it was found in another place than the first.
    pub fallback: u32,
}

/// How a page is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// As it should be.
    #[default]
    Healthy,
    /// Everything is found, some of it not where it used to be: the site has begun to change.
    ByFallback,
    /// Something that every post has is not found: the site has changed.
    Incomplete,
}

impl Checkup {
    /// Reads what `findings` of `src/page/dom/gather.js` says; a line that is none is left out.
    pub fn read(findings: &str) -> Checkup {
        Checkup { views: findings.lines().filter_map(view).collect() }
    }

    /// How many posts were found.
    pub fn posts(&self) -> u32 {
        self.views.iter().map(|view| view.posts).sum()
    }

    /// The fields that are not found: their names in the site's file; `text` when no post has words.
    pub fn missing(&self) -> Vec<&str> {
        self.views.iter().flat_map(ViewFindings::missing).collect()
    }

    /// The fields that are found in another place than the first.
    pub fn by_fallback(&self) -> Vec<&str> {
        let of = |view: &ViewFindings, field: &FieldFindings| mostly(field.fallback, view.posts);
        self.views
            .iter()
            .flat_map(|view| view.fields.iter().filter(move |field| of(view, field)).map(|field| field.name.as_str()))
            .collect()
    }

    /// How the page is read.
    pub fn condition(&self) -> Condition {
        if !self.missing().is_empty() {
            Condition::Incomplete
        } else if !self.by_fallback().is_empty() {
            Condition::ByFallback
        } else {
            Condition::Healthy
        }
    }
}

impl ViewFindings {
    fn missing(&self) -> impl Iterator<Item = &str> {
        let fields =
            self.fields.iter().filter(|field| mostly(field.missing, self.posts)).map(|field| field.name.as_str());
        let words = self.posts >= ENOUGH_WITHOUT_WORDS && self.with_words == 0;
        fields.chain(words.then_some("text"))
    }
}

/// More than half of enough posts.
fn mostly(count: u32, posts: u32) -> bool {
    posts >= ENOUGH && count * 2 > posts
}

fn view(line: &str) -> Option<ViewFindings> {
    let mut parts = line.split(' ');
    let (name, posts, with_words) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let field = |part: &str| {
        let (name, counts) = part.split_once('=')?;
        let (missing, fallback) = counts.split_once('/')?;
        Some(FieldFindings { name: name.to_owned(), missing: missing.parse().ok()?, fallback: fallback.parse().ok()? })
    };
    let odd = |field: &FieldFindings| field.missing > 0 || field.fallback > 0;
    Some(ViewFindings {
        name: name.to_owned(),
        posts,
        with_words,
        fields: parts.filter_map(field).filter(odd).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions() {
        let table = [
            ("", Condition::Healthy, vec![], vec![]),
            ("x 20 19 id=0/0 author=1/0", Condition::Healthy, vec![], vec![]),
            ("x 20 19 id=0/20 author=0/3", Condition::ByFallback, vec![], vec!["id"]),
            ("x 20 19 id=0/0 author=20/0 posted_at=11/0", Condition::Incomplete, vec!["author", "posted_at"], vec![]),
            ("x 2 2 author=2/0", Condition::Healthy, vec![], vec![]),
            ("x 4 0 id=0/0", Condition::Healthy, vec![], vec![]),
            ("x 5 0 id=0/0", Condition::Incomplete, vec!["text"], vec![]),
            ("old 9 9 id=0/0\nnew 3 3 id=3/0\nnonsense", Condition::Incomplete, vec!["id"], vec![]),
        ];
        for (findings, condition, missing, by_fallback) in table {
            let checkup = Checkup::read(findings);
            assert_eq!(
                (checkup.condition(), checkup.missing(), checkup.by_fallback()),
                (condition, missing, by_fallback),
                "{findings}"
            );
        }
    }
}
