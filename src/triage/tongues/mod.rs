//! Readers of complaints in Spanish, German, French, Portuguese and Italian: the first reader's way of reading, each with
//! weights and cue words of its own language. They live in the worker and on the command line, never in the page.

mod cues;
mod french;
mod german;
mod italian;
mod portuguese;
mod spanish;

use crate::text::place::ByteSpan;
use crate::triage::language::Language;
use crate::triage::lexicon::Lexicon;
use crate::triage::model::Model;
use crate::triage::tongues::cues::Table;
use crate::triage::verdict::Verdict;
use crate::triage::weights::{ModelError, Weights};

/// The languages, in the order of the file.
pub const TONGUES: [Language; 5] =
    [Language::Spanish, Language::German, Language::French, Language::Portuguese, Language::Italian];

/// The words that the reader of a language knows by heart.
pub(crate) fn lexicon(language: Language) -> Lexicon {
    let table: &Table = match language {
        Language::English => return Lexicon::new(),
        Language::Spanish => &spanish::TABLE,
        Language::German => &german::TABLE,
        Language::French => &french::TABLE,
        Language::Portuguese => &portuguese::TABLE,
        Language::Italian => &italian::TABLE,
    };
    table.lexicon()
}

/// The readers of all five.
#[derive(Clone, Debug)]
pub struct Reader {
    models: Vec<(Language, Model)>,
}

impl Reader {
    /// Reads the file of weights: for each of [`TONGUES`] a length (u32, little-endian) and a file as
    /// [`Weights::from_bytes`] reads it.
    ///
    /// # Errors
    /// Any of [`ModelError`]; posts in these languages are then not judged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Reader, ModelError> {
        let mut rest = bytes;
        let mut models = Vec::with_capacity(TONGUES.len());
        for language in TONGUES {
            let short = |more: usize| ModelError::CutShort { needed: bytes.len() + more, found: bytes.len() };
            let (length, after) = rest.split_first_chunk::<4>().ok_or(short(4))?;
            let length = u32::from_le_bytes(*length) as usize;
            let file = after.get(..length).ok_or(short(length.saturating_sub(after.len())))?;
            models.push((language, Model::with_lexicon(Weights::from_bytes(file)?, lexicon(language))));
            rest = after.get(length..).unwrap_or_default();
        }
        if rest.is_empty() { Ok(Reader { models }) } else { Err(ModelError::TooLong) }
    }

    /// The file of these weights, in the order of [`TONGUES`].
    pub fn to_bytes(weights: &[Weights]) -> Vec<u8> {
        let mut out = Vec::new();
        for file in weights.iter().map(Weights::to_bytes) {
            out.extend_from_slice(&(file.len() as u32).to_le_bytes());
            out.extend(file);
        }
        out
    }

    /// Judges a post in `language`. `mask` are the mentions of the brand. English is not judged here.
    pub fn judge(&self, text: &str, mask: &[ByteSpan], language: Language) -> Verdict {
        let model = self.models.iter().find(|(of, _)| *of == language);
        model.map_or_else(Verdict::not_judged, |(_, model)| model.judge(text, mask))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::triage::training::invented::POSTS;
    use crate::triage::verdict::{Call, Theme};

    const FILE: &[u8] = include_bytes!("../../../model/tongues.bin");

    fn shipped() -> &'static Reader {
        static READER: std::sync::OnceLock<Reader> = std::sync::OnceLock::new();
        READER.get_or_init(|| Reader::from_bytes(FILE).unwrap())
    }

    /// The table of invented posts is for measuring; this holds the line that the model card reports.
    #[test]
    fn most_invented_posts_are_judged_rightly_and_hardly_one_is_flagged_wrongly() {
        for language in TONGUES {
            let called = |complains: bool| {
                let of = POSTS.iter().filter(|post| post.0 == language && post.2 == complains);
                of.filter(|post| shipped().judge(post.1, &[], language).is_complaint()).count()
            };
            assert!(called(true) >= 6 && called(false) <= 1, "{language:?}: {} {}", called(true), called(false));
        }
    }

    #[test]
    fn words_that_decided_and_theme_are_told() {
        for (language, text, theme) in [
            (
                Language::Spanish,
                "mi pedido no ha llegado y el repartidor perdió el paquete, qué vergüenza",
                Theme::Delivery,
            ),
            (
                Language::German,
                "ihr habt doppelt abgebucht, ich will mein geld zurück, das ist betrug",
                Theme::RefundAndBilling,
            ),
            (
                Language::French,
                "toujours aucun remboursement, vous m'avez débité deux fois, une honte",
                Theme::RefundAndBilling,
            ),
            (Language::Portuguese, "o aplicativo trava toda hora e dá erro, péssimo, uma vergonha", Theme::OutageOrBug),
            (Language::Italian, "il pacco non è mai arrivato, il corriere lo ha perso, che vergogna", Theme::Delivery),
        ] {
            let verdict = shipped().judge(text, &[], language);
            assert_eq!((verdict.call, verdict.theme), (Call::Complaint, Some(theme)), "{text:?}: {verdict:?}");
            assert!(!verdict.reasons.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn english_and_posts_without_words_are_left_alone() {
        assert_eq!(shipped().judge("late again", &[], Language::English).call, Call::NotJudged);
        for language in TONGUES {
            for text in ["", "😡", "https://t.co/a", "@northwind !!!"] {
                let verdict = shipped().judge(text, &[], language);
                assert_eq!((verdict.call, verdict.score.0), (Call::NotComplaint, 0.0), "{text:?}");
            }
        }
    }

    #[test]
    fn a_damaged_file_is_not_taken() {
        for length in [0, 3, 4, 100, FILE.len() - 1] {
            assert!(matches!(Reader::from_bytes(&FILE[..length]), Err(ModelError::CutShort { .. })), "{length}");
        }
        assert_eq!(Reader::from_bytes(&[FILE, &[0]].concat()).unwrap_err(), ModelError::TooLong);
        let mut changed = FILE.to_vec();
        changed[FILE.len() / 2] ^= 1;
        assert!(Reader::from_bytes(&changed).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_judged(text in "(\\PC|[ -~]|nunca |nicht |pas |não |mai |@a ){0,40}", which in 0usize..5) {
            let verdict = shipped().judge(&text, &[], TONGUES[which]);
            prop_assert!((0.0..=1.0).contains(&verdict.score.0));
            prop_assert_eq!(verdict.theme.is_some(), verdict.is_complaint());
        }
    }
}
