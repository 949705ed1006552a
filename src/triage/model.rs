//! The first reader: a linear model over hashed features. It judges a post by its words alone, and says which words decided.

use crate::post::PostKey;
use crate::text::place::ByteSpan;
use crate::triage::about::{Circumstances, about};
use crate::triage::correction::layer::LocalLayer;
use crate::triage::correction::said::{Margin, Said};
use crate::triage::correction::wording::Wording;
use crate::triage::features::{Family, Lies, each_feature, word_hash};
use crate::triage::kind::kind;
use crate::triage::lexicon::{Found, Lexicon};
use crate::triage::opinion::Opinion;
use crate::triage::pressure::Pressure;
use crate::triage::pressure::{pressure, raised};
use crate::triage::reasons::{Weighed, reasons};
use crate::triage::second::together;
use crate::triage::severity::level;
use crate::triage::theme::theme;
use crate::triage::theme_entry::ThemeEntry;
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
    /// The threshold in log-odds.
    edge: f32,
    lexicon: Lexicon,
}

/// A post judged with the user's corrections.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// What the user said of this post, or of one of the very same words; the verdict follows it.
    pub said: Option<Said>,
    /// What the shipped weights alone say.
    pub plain: Probability,
    /// What the user's corrections add to the log-odds of a post like this.
    pub shift: f32,
}

impl Judged {
    /// That of a post which nobody could judge, because the reader is damaged.
    pub fn unread() -> Judged {
        Judged { verdict: Verdict::unread(), ..Judged::not_judged() }
    }

    /// That of a post in another language.
    pub fn not_judged() -> Judged {
        Judged { verdict: Verdict::not_judged(), said: None, plain: Probability(0.0), shift: 0.0 }
    }
}

/// What the model makes of a post before anything is called.
struct Reading {
    cut: Vec<Token>,
    found: Vec<Found>,
    weighed: Vec<Weighed>,
    log_odds: f32,
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
        Model::with_lexicon(weights, Lexicon::new())
    }

    /// Takes weights that were made with these cue words.
    pub fn with_lexicon(weights: Weights, lexicon: Lexicon) -> Model {
        Model {
            shift: 32 - u32::from(weights.bits().unwrap_or_default()),
            step: weights.step,
            bias: weights.bias,
            calibration: weights.calibration,
            threshold: weights.threshold,
            edge: log_odds(weights.threshold),
            levels: weights.levels,
            lexicon,
        }
    }

    /// Follows what the user has set of the themes, from now on.
    pub fn set_themes(&mut self, entries: &[ThemeEntry]) {
        self.lexicon = Lexicon::with(entries);
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
        self.concluded(text, &reading, self.about(text, &reading, whom), self.score(&reading))
    }

    /// The same, with what the user has said by hand. Costs nothing where nothing was said.
    pub fn judge_corrected(&self, text: &str, whom: &Circumstances<'_>, post: &PostKey, layer: &LocalLayer) -> Judged {
        let mut reading = self.read(text, whom.named);
        let plain = Probability(probability(reading.log_odds));
        if layer.is_empty() {
            let about = self.about(text, &reading, whom);
            let verdict = self.concluded(text, &reading, about, self.score(&reading));
            return Judged { verdict, said: None, plain, shift: 0.0 };
        }
        let words = Wording::of(&reading.cut);
        let said = layer.said(post, &words);
        let shift = layer.shift(&words);
        reading.log_odds += shift;
        for (token, weighed) in reading.cut.iter().zip(&mut reading.weighed) {
            weighed.log_odds += word_hash(token).map_or(0.0, |hash| layer.weight(hash)) * words.scale();
        }
        let about = self.about(text, &reading, whom);
        let mut verdict = self.concluded(text, &reading, about, Score { said, ..self.score(&reading) });
        if let Some(by_hand) = match said {
            Some(Said::Complaint { theme, .. }) => theme.or_else(|| layer.theme(&words)),
            _ => layer.theme(&words),
        } {
            verdict.theme = verdict.theme.map(|_| by_hand);
        }
        Judged { verdict, said, plain, shift }
    }

    /// The verdict once the second reader has spoken: whom the post is about stays, `shift` is what the user's corrections add
    /// ([`Judged::shift`]). The words that decided stay the first reader's.
    pub fn settled(&self, text: &str, mask: &[ByteSpan], before: &Verdict, shift: f32, opinion: Opinion) -> Verdict {
        let reading = self.read(text, mask);
        let read = probability(log_odds(opinion.score.0) + shift);
        let score = Score { read, threshold: together::THRESHOLD, said: None, severity: Some(opinion.severity) };
        let mut verdict = self.concluded(text, &reading, before.about, score);
        // It may have been learnt from what the user set by hand.
        verdict.theme = verdict.theme.map(|theme| before.theme.unwrap_or(theme));
        verdict
    }

    /// What a correction of this post has to hold: its words, and how far the weights alone are from the threshold.
    pub fn to_correct(&self, text: &str, mask: &[ByteSpan]) -> (Wording, Margin) {
        let reading = self.read(text, mask);
        (Wording::of(&reading.cut), Margin::of(reading.log_odds - self.edge))
    }

    fn about(&self, text: &str, reading: &Reading, whom: &Circumstances<'_>) -> About {
        about(text, &reading.cut, &reading.weighed, &reading.found, &self.lexicon, whom)
    }

    fn score(&self, reading: &Reading) -> Score {
        Score { read: probability(reading.log_odds), threshold: self.threshold, said: None, severity: None }
    }

    /// The verdict that follows from a score.
    fn concluded(&self, text: &str, reading: &Reading, about: About, score: Score) -> Verdict {
        let Reading { cut, found, weighed, .. } = reading;
        let is_worded = cut.iter().any(Token::is_worded);
        let read = if is_worded { score.read } else { 0.0 };
        let (complains, score_said) = match score.said {
            Some(Said::NotAComplaint) => (false, 0.0),
            Some(Said::Complaint { .. }) => (true, 1.0),
            None => (is_worded && read >= score.threshold, read),
        };
        let sort = if is_worded { kind(text, cut, found, complains) } else { PostKind::Talk };
        // Who says that it complains about us, says so of this post, whatever it looks like.
        let (kind, about) = match score.said {
            Some(Said::Complaint { .. }) => (PostKind::Complaint, About::Us),
            _ if !is_worded => (sort, About::Us),
            _ => (sort, about),
        };
        // What speaks for a complaint in a post that is far from one is chance.
        let reasons = if score_said < score.threshold / 2.0 { Vec::new() } else { reasons(cut, weighed) };
        if kind != PostKind::Complaint || about == About::Another {
            return Verdict {
                call: Call::NotComplaint,
                kind,
                about,
                score: Probability(score_said),
                severity: Severity::NoneExplicit,
                pressure: Pressure::default(),
                theme: None,
                reasons,
            };
        }
        let by_hand = match score.said {
            Some(Said::Complaint { severity, .. }) => severity,
            _ => None,
        };
        let pressure = pressure(text, cut, found, &self.lexicon);
        let base = score.severity.unwrap_or_else(|| level(cut, found, Probability(read)));
        Verdict {
            call: Call::Complaint,
            kind,
            about,
            score: Probability(score_said),
            severity: by_hand.unwrap_or_else(|| raised(base, pressure)),
            pressure,
            theme: Some(theme(found, &self.lexicon)),
            reasons,
        }
    }

    /// How hard a post is and what it is about, taken for a complaint whatever its score.
    pub fn taken_for_complaint(&self, text: &str) -> (Severity, Theme) {
        let reading = self.read(text, &[]);
        let Reading { cut, found, .. } = &reading;
        let pressure = pressure(text, cut, found, &self.lexicon);
        let score = Probability(probability(reading.log_odds));
        (raised(level(cut, found, score), pressure), theme(found, &self.lexicon))
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
        Reading { cut, found, weighed, log_odds: self.calibration.log_odds(raw) }
    }
}

/// What the verdict is drawn from.
struct Score {
    /// The probability that was read.
    read: f32,
    /// From where on it is called a complaint.
    threshold: f32,
    /// What the user said by hand.
    said: Option<Said>,
    /// How hard the second reader finds it.
    severity: Option<Severity>,
}

/// The other way round, by Newton's method: a logarithm is half a kilobyte in every page. Exact where it begins, at one half.
fn log_odds(wanted: f32) -> f32 {
    (0..12).fold(0.0, |at, _| {
        let here = probability(at);
        at + ((wanted - here) / (here * (1.0 - here)).max(1e-3)).clamp(-1.0, 1.0)
    })
}

fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
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
    fn corrections_hold_for_the_post_and_reach_its_like() {
        let key = |post: &str| PostKey { site: crate::post::Site::X, post: crate::post::PostId::new(post) };
        let text = "my parcel arrived broken and nobody replies";
        let corrected = |post: &str, text: &str, said: Said| {
            let (words, margin) = shipped().to_correct(text, &[]);
            let at = crate::post::UnixMillis(0);
            crate::triage::correction::said::Correction {
                key: key(post),
                author: Default::default(),
                at,
                words,
                margin,
                said,
            }
        };
        let severe = Said::Complaint { theme: Some(Theme::Safety), severity: Some(Severity::Blame) };
        let layer = crate::triage::correction::layer::learn(&[
            corrected("1", text, Said::NotAComplaint),
            corrected("2", "lovely tall kettle from the shop", severe),
        ])
        .layer;
        let judge =
            |post: &str, text: &str| shipped().judge_corrected(text, &Circumstances::default(), &key(post), &layer);
        let one = judge("1", text);
        assert_eq!((one.said, one.verdict.is_complaint(), one.verdict.theme), (Some(Said::NotAComplaint), false, None));
        assert!(!judge("9", &text.to_uppercase()).verdict.is_complaint(), "the very same words");
        let two = judge("2", "lovely tall kettle from the shop").verdict;
        assert_eq!((two.call, two.severity, two.theme), (Call::Complaint, Severity::Blame, Some(Theme::Safety)));
        // By its id alone, though there is nothing to read in it.
        assert_eq!(judge("2", "").verdict.severity, Severity::Blame);
        let like = judge("9", "parcel arrived broken, nobody replies to us").verdict.score;
        assert!(like < shipped().judge("parcel arrived broken, nobody replies to us", &[]).score);
        assert_eq!(judge("9", "thank you").verdict, shipped().judge("thank you", &[]));
    }

    #[test]
    fn log_odds_are_those_of_the_probability() {
        for wanted in [0.5f32, 0.42, 0.6, 0.9, 0.05] {
            assert!((log_odds(wanted) - (wanted / (1.0 - wanted)).ln()).abs() < 1e-3, "{wanted}");
        }
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
