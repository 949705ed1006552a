//! The posts that the table of languages and the readers of other languages are trained and measured on.

use std::path::Path;

use super::material::{MaterialError, set};
use crate::triage::language::Language;
use crate::triage::training::corpus::Labelled;
use crate::triage::training::languages::Sample;

/// Posts by language.
#[derive(Debug)]
pub struct Tongues {
    /// For each of [`Language::ALL`] its posts by sentiment.
    pub posts: Vec<(Language, Vec<Labelled>)>,
    /// English posts of the first reader's sets, by set.
    pub english: Vec<(&'static str, Vec<Labelled>)>,
    /// Posts in Arabic and (romanised) Hindi.
    pub others: Vec<(&'static str, Vec<Labelled>)>,
    /// German texts about one railway, some of which complain.
    pub railway: Vec<Labelled>,
}

impl Tongues {
    /// The posts of each language that has a reader of its own, tweets first; in German also those about the railway.
    pub fn foreign(&self) -> Vec<(Language, Vec<&Labelled>)> {
        let more = |language| if language == Language::German { self.railway.as_slice() } else { &[] };
        let foreign = self.posts.iter().filter(|(language, _)| *language != Language::English);
        foreign.map(|(language, posts)| (*language, posts.iter().chain(more(*language)).collect())).collect()
    }

    /// What the table of languages learns from.
    pub fn samples(&self) -> Vec<Sample<'_>> {
        let tweets = self.posts.iter().flat_map(|(of, posts)| posts.iter().map(|post| sample(Some(*of), post)));
        let english = self.english.iter().flat_map(|(_, posts)| posts.iter().step_by(ENGLISH_SHOWN));
        let english = english.map(|post| sample(Some(Language::English), post));
        let others = self.others.iter().flat_map(|(_, posts)| posts).map(|post| sample(None, post));
        tweets.chain(english).chain(others).collect()
    }

    /// English posts labelled as complaints or not.
    pub fn complaints(&self) -> &[Labelled] {
        self.english.first().map_or(&[], |(_, posts)| posts)
    }
}

/// English sets that the table may learn from; in all of them the share that is lost is measured.
const ENGLISH: [(&str, &str); 4] = [
    ("complaints", "acl2019_complaints_train.csv"),
    ("tweets", "semeval2013_2016.csv"),
    ("brands", "sanders_train.csv"),
    ("reviews", "cesamard_train.csv"),
];

/// Reads them.
///
/// # Errors
/// A file is missing or malformed.
pub fn tongues(folder: &Path) -> Result<Tongues, MaterialError> {
    let by_sentiment = |name: &str| set(folder, &format!("xlmt_{name}_train.csv"), Some("l"));
    let name = |language: Language| match language {
        Language::English => "english",
        Language::Spanish => "spanish",
        Language::German => "german",
        Language::French => "french",
        Language::Portuguese => "portuguese",
        Language::Italian => "italian",
    };
    let posts = Language::ALL.into_iter().map(|language| Ok((language, by_sentiment(name(language))?)));
    let english = ENGLISH.into_iter().map(|(set_name, file)| Ok((set_name, set(folder, file, None)?)));
    let others = ["arabic", "hindi"].into_iter().map(|name| Ok((name, by_sentiment(name)?)));
    Ok(Tongues {
        posts: posts.collect::<Result<_, MaterialError>>()?,
        english: english.collect::<Result<_, MaterialError>>()?,
        others: others.collect::<Result<_, MaterialError>>()?,
        railway: set(folder, "germeval2017_dev.csv", Some("rel"))?,
    })
}

fn sample(language: Option<Language>, post: &Labelled) -> Sample<'_> {
    Sample { text: &post.text, language }
}

/// One in so many English posts of the first reader's sets is shown to the table of languages: enough, and quick.
pub const ENGLISH_SHOWN: usize = 8;
