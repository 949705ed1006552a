//! The one door to the readers: first which language a post is in, then who reads it.

use crate::text::place::ByteSpan;
use crate::triage::language::{Language, Languages, Spoken};
use crate::triage::model::Model;
use crate::triage::verdict::Verdict;

/// What is to be done with a post.
#[derive(Clone, Debug, PartialEq)]
pub enum Judged {
    /// It is English, or too short to tell: this is said of it.
    Here(Verdict),
    /// The reader of that language is to be asked.
    ElsewhereIn(Language),
    /// Nobody can read it.
    Nowhere,
}

impl Judged {
    /// The verdict as far as there is one: [`Verdict::not_judged`] where another reader is needed, or none can read it.
    pub fn verdict(self) -> Verdict {
        match self {
            Judged::Here(verdict) => verdict,
            Judged::ElsewhereIn(_) | Judged::Nowhere => Verdict::not_judged(),
        }
    }
}

/// Judges a post that the first reader can read. `mask` are the mentions of the brand, `tag` is the language that the page
/// names, which is no proof.
pub fn judge(model: &Model, languages: &Languages, text: &str, mask: &[ByteSpan], tag: Option<&str>) -> Judged {
    match languages.spoken(text, mask, tag) {
        Spoken::In(Language::English) | Spoken::TooShort => Judged::Here(model.judge(text, mask)),
        Spoken::In(language) => Judged::ElsewhereIn(language),
        Spoken::Other => Judged::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::verdict::Call;

    #[test]
    fn each_post_goes_to_its_reader() {
        let model = Model::from_bytes(include_bytes!("../../model/complaints.bin")).unwrap();
        let languages = Languages::from_bytes(include_bytes!("../../model/languages.bin")).unwrap();
        let judged = |text: &str| judge(&model, &languages, text, &[], None);
        let late = "@northwind my parcel is late again and nobody replies";
        assert_eq!(judged(late), Judged::Here(model.judge(late, &[])));
        assert_eq!(judged("😡").verdict().call, Call::NotComplaint);
        assert_eq!(judged("mein Paket ist schon wieder nicht da"), Judged::ElsewhereIn(Language::German));
        assert_eq!(judged("注文してから二週間たっても届きません"), Judged::Nowhere);
        for text in ["mein Paket ist schon wieder nicht da", "注文してから二週間たっても届きません"] {
            let verdict = judged(text).verdict();
            assert_eq!((verdict.call, verdict.score.0, verdict.is_judged()), (Call::NotJudged, 0.0, false), "{text:?}");
            assert!(verdict.reasons.is_empty() && verdict.theme.is_none());
        }
    }
}
