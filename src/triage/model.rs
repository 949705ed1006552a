//! The first reader: a linear model over hashed features. It judges a post by its words alone, and says which words decided.

use crate::text::place::ByteSpan;
use crate::triage::about::{Circumstances, about};
use crate::triage::features::{Family, Lies, each_feature};
use crate::triage::kind::kind;
use crate::triage::lexicon::{Found, Lexicon};
use crate::triage::pressure::Pressure;
use crate::triage::pressure::{pressure, raised};
use crate::triage::reasons::{Weighed, reasons};
use crate::triage::severity::level;
use crate::triage::theme::theme;
use crate::triage::token::{Token, TokenKind, tokens};
use crate::triage::verdict::{About, Call, PostKind, Probability, Severity, Theme, Verdict};
pub use crate::triage::weights::ModelError;
use crate::triage::weights::{Calibration, Weights};

/// What one feature of a family counts when there are `count` of them: the posts' lengths are evened out, half way.
pub fn family_scale(family: Family, count: u32) -> f32 {
    let share = match family {
        Family::Words => 1.0,
        Family::Letters => 0.7,
    };
    share / (count.max(1) as f32).sqrt()
}

/// The first reader, ready to judge.
#[derive(Clone, Debug)]
pub struct Model {
    /// As the file has them: see `Weights::levels`.
    levels: Vec<i8>,
    /// A feature's hash shifted by this is its bucket.
    shift: u32,
    step: f32,
    bias: f32,
    calibration: Calibration,
    threshold: f32,
    lexicon: Lexicon,
}

/// What the model makes of a post before anything is called.
struct Reading {
    cut: Vec<Token>,
    found: Vec<Found>,
    weighed: Vec<Weighed>,
    probability: Probability,
}

impl Model {
    /// Reads a file of weights.
    ///
    /// # Errors
    /// Any of [`ModelError`]; the product goes on without this reader then, and says so.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        Weights::from_bytes(bytes).map(Model::from_weights)
    }

    /// Takes weights as training made them.
    pub fn from_weights(weights: Weights) -> Model {
        Model {
            shift: 32 - u32::from(weights.bits().unwrap_or_default()),
            step: weights.step,
            bias: weights.bias,
            calibration: weights.calibration,
            threshold: weights.threshold,
            levels: weights.levels,
            lexicon: Lexicon::new(),
        }
    }

    /// The probability from which a post is called a complaint.
    pub fn threshold(&self) -> Probability {
        Probability(self.threshold)
    }

    /// Judges one post by its words alone. `mask` are the mentions of the brand: they are not read, so that no name counts
    /// for or against. A post without a word of its own (empty, only emoji, only a link) is no complaint, with a score of 0.
    /// Time grows linearly with the text.
    pub fn judge(&self, text: &str, mask: &[ByteSpan]) -> Verdict {
        self.judge_for(text, &Circumstances { named: mask, ours: mask, ..Circumstances::default() })
    }

    /// [`Model::judge`], where more is known of whom the post may be about.
    pub fn judge_for(&self, text: &str, whom: &Circumstances<'_>) -> Verdict {
        let reading = self.read(text, whom.named);
        let Reading { cut, found, .. } = &reading;
        let not_complaint = |kind, about, score, reasons| Verdict {
            call: Call::NotComplaint,
            kind,
            about,
            score,
            severity: Severity::NoneExplicit,
            pressure: Pressure::default(),
            theme: None,
            reasons,
        };
        if !cut.iter().any(Token::is_worded) {
            return not_complaint(PostKind::Talk, About::Us, Probability(0.0), Vec::new());
        }
        let score = reading.probability;
        let kind = kind(text, cut, found, score.0 >= self.threshold);
        let about = about(text, cut, &reading.weighed, found, &self.lexicon, whom);
        // What speaks for a complaint in a post that is far from one is chance.
        let reasons = if score.0 < self.threshold / 2.0 { Vec::new() } else { reasons(&reading.cut, &reading.weighed) };
        if kind != PostKind::Complaint || about == About::Another {
            return not_complaint(kind, about, score, reasons);
        }
        let pressure = pressure(text, cut, found, &self.lexicon);
        Verdict {
            call: Call::Complaint,
            kind,
            about,
            score,
            severity: raised(level(cut, found, score), pressure),
            pressure,
            theme: Some(theme(found)),
            reasons,
        }
    }

    /// How hard a post is and what it is about, taken for a complaint whatever its score.
    pub fn taken_for_complaint(&self, text: &str) -> (Severity, Theme) {
        let reading = self.read(text, &[]);
        let Reading { cut, found, .. } = &reading;
        let pressure = pressure(text, cut, found, &self.lexicon);
        (raised(level(cut, found, reading.probability), pressure), theme(found))
    }

    fn read(&self, text: &str, mask: &[ByteSpan]) -> Reading {
        // Words of four letters and a space: enough room for nearly every post.
        let (mut cut, mut found) = (Vec::with_capacity(text.len() / 5 + 4), Vec::new());
        tokens(text, mask, &mut cut);
        self.lexicon.find(&cut, &mut found);
        // Sums of weights a family, over the post and over each token, the latter in halves.
        let mut sums = [0i64; 2];
        let mut counts = [0u32; 2];
        let mut shares = vec![[0i32; 2]; cut.len()];
        each_feature(text, &cut, &found, &self.lexicon, |feature| {
            let family = feature.family as usize;
            let (Some(sum), Some(count)) = (sums.get_mut(family), counts.get_mut(family)) else { return };
            *count += 1;
            let level = i32::from(self.levels.get((feature.hash >> self.shift) as usize).copied().unwrap_or_default());
            if level == 0 {
                return;
            }
            let weight = level * level.abs();
            *sum += i64::from(weight);
            let mut add = |token: u32, halves: i32| {
                if let Some(share) = shares.get_mut(token as usize).and_then(|s| s.get_mut(family)) {
                    *share += halves;
                }
            };
            match feature.lies {
                Lies::On(token) => add(token, 2 * weight),
                Lies::OnBoth(one, other) => {
                    add(one, weight);
                    add(other, weight);
                }
                Lies::OnPost => {}
            }
        });
        let [words, letters] =
            [self.step * family_scale(Family::Words, counts[0]), self.step * family_scale(Family::Letters, counts[1])];
        let raw = self.bias + words * sums[0] as f32 + letters * sums[1] as f32;
        let slope = self.calibration.slope / 2.0;
        let weighed = shares
            .iter()
            .zip(&cut)
            .map(|(share, token)| Weighed {
                log_odds: slope * (words * share[0] as f32 + letters * share[1] as f32),
                readable: token.is_worded() || matches!(token.kind, TokenKind::Symbol | TokenKind::Emoticon),
            })
            .collect();
        Reading { cut, found, weighed, probability: Probability(self.calibration.probability(raw)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::triage::reasons::MOST_REASONS;

    fn shipped() -> &'static Model {
        static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
        MODEL.get_or_init(|| Model::from_bytes(include_bytes!("../../model/complaints.bin")).unwrap())
    }

    /// Invented posts; were the features changed without new weights, most of these would fall.
    const POSTS: &[(&str, bool)] = &[
        ("@northwind my parcel arrived broken and nobody replies", true),
        ("the app keeps crashing every time I open my basket @northwind", true),
        ("@northwind you charged me twice and your agent hung up on me. Never again.", true),
        ("3rd time this month my internet is down. Sort it out @northwind", true),
        ("my jacket from @northwind ripped after two weeks, really disappointed", true),
        ("@northwind I can't log in to my account, it keeps saying error", true),
        ("@northwind still waiting for my refund", true),
        ("@northwind your driver left my parcel in the rain", true),
        ("Love my new kettle from @northwind, best thing I bought this year!", false),
        ("@northwind thank you so much for sorting this out so quickly", false),
        ("@northwind hi, do you ship to Norway?", false),
        ("Northwind announces record profits for the third quarter", false),
        ("Can't wait for the sale tomorrow @northwind!!!", false),
        ("Does anyone know what time the shop opens on Sunday?", false),
        ("good morning everybody, have a great day", false),
    ];

    #[test]
    fn the_shipped_weights_know_a_complaint() {
        for (text, complains) in POSTS {
            let verdict = shipped().judge(text, &[]);
            assert_eq!(verdict.is_complaint(), *complains, "{text:?}: {verdict:?}");
            assert_eq!(verdict.theme.is_some(), *complains);
            assert!(!complains || !verdict.reasons.is_empty(), "{text:?}");
        }
    }

    #[test]
    fn the_brand_s_name_counts_for_nothing() {
        let score = |text: &str, name: &str| {
            let at = text.find(name).unwrap();
            shipped().judge(text, &[ByteSpan::new(at, at + name.len())])
        };
        let one = score("Northwind lost my parcel", "Northwind");
        let other = score("Scam & Broken lost my parcel", "Scam & Broken");
        assert_eq!(one.score, other.score);
        assert!(other.reasons.iter().all(|r| r.span.start >= "Scam & Broken".len()), "{other:?}");
    }

    #[test]
    fn posts_without_words_are_no_complaints() {
        for text in [
            "",
            " \n\t",
            "😡😡",
            "https://t.co/a",
            "@northwind",
            "!!!",
            "???",
            "12",
            "\u{202e}\u{200b}",
            "@northwind 😡 https://t.co/a",
        ] {
            let verdict = shipped().judge(text, &[]);
            assert_eq!(
                (verdict.call, verdict.score.0, verdict.reasons.len()),
                (Call::NotComplaint, 0.0, 0),
                "{text:?}"
            );
        }
    }

    #[test]
    fn long_and_odd_texts_are_judged() {
        let zalgo = format!("l{}ate parcel", "\u{301}".repeat(5_000));
        for text in [
            "my parcel is late ".repeat(1_400),
            "x".repeat(25_000),
            zalgo,
            "😡 ".repeat(9_000),
            "@a ".repeat(9_000),
            "a!".repeat(12_000),
        ] {
            let verdict = shipped().judge(&text, &[]);
            assert!((0.0..=1.0).contains(&verdict.score.0));
            sound(&text, &[], &verdict);
        }
    }

    /// What holds of every verdict.
    fn sound(text: &str, mask: &[ByteSpan], verdict: &Verdict) {
        assert!(verdict.score.0.is_finite() && (0.0..=1.0).contains(&verdict.score.0));
        assert!(verdict.reasons.len() <= MOST_REASONS);
        let mut end = 0;
        for reason in &verdict.reasons {
            assert!(reason.span.start >= end && reason.weight > 0.0, "{verdict:?}");
            let words = text.get(reason.span.range()).expect("on character boundaries");
            assert!(words.chars().any(char::is_alphanumeric), "{words:?}");
            assert!(!mask.iter().any(|m| m.start < m.end && *m == reason.span));
            end = reason.span.end;
        }
        assert_eq!(verdict.theme.is_some(), verdict.is_complaint());
        assert_eq!(verdict.is_complaint(), verdict.kind == PostKind::Complaint && verdict.about != About::Another);
        assert!(verdict.is_complaint() || verdict.pressure.is_empty());
        assert!(verdict.pressure.each().all(|(_, span)| !span.of(text).is_empty()));
    }

    proptest! {
        #[test]
        fn any_text_with_any_mask_has_a_sound_verdict(
            text in "(\\PC|[ -~]|[@#!?.'’\n]|late |refund |not |@a |http://|unlike |than |back to |you |2 weeks ){0,60}",
            mask in prop::collection::vec((0usize..80, 0usize..80), 0..4),
        ) {
            let mask: Vec<ByteSpan> = mask.into_iter().map(|(a, b)| ByteSpan::new(a, b)).collect();
            let verdict = shipped().judge(&text, &mask);
            sound(&text, &mask, &verdict);
            prop_assert_eq!(&verdict, &shipped().judge(&text, &mask));
            let whom = Circumstances { named: &mask, ours: &mask[..mask.len().min(1)], ..Circumstances::default() };
            sound(&text, &mask, &shipped().judge_for(&text, &whom));
        }

        #[test]
        fn a_reason_never_lies_on_the_mask(words in prop::collection::vec("late|broken|refund|scam|my|never|thanks", 1..12), at in 0usize..12) {
            let text = words.join(" ");
            let at = at % words.len();
            let start: usize = words.iter().take(at).map(|w| w.len() + 1).sum();
            let masked = ByteSpan::new(start, start + words[at].len());
            for reason in shipped().judge(&text, &[masked]).reasons {
                prop_assert!(!reason.span.overlaps(masked));
            }
        }
    }
}
