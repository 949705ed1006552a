//! The layer as the page applies it: weights of words, and the posts that were corrected.

use serde::{Deserialize, Serialize};

use super::guard::{Strength, Tally, Trial};
use super::lessons::Lessons;
use super::said::{Correction, Said};
use super::wording::{Wording, hex, print, unhex};
use crate::post::PostKey;
use crate::triage::verdict::{Severity, Theme, ThemeId};

/// The most, in log-odds, by which the layer moves a post that was not corrected itself. What the shipped weights call with a
/// probability above .924 or below .076 never changes sides by it.
pub const MOST_SHIFT: f32 = 2.5;

/// The most words that have a weight; those that weigh least are left out.
pub const MOST_WEIGHTS: usize = 2_000;

/// The most posts whose theme others may take over; the latest count.
pub const MOST_THEMES: usize = 64;

/// How alike two posts are, as [`Wording::likeness`] counts, from which one takes over the theme that the user gave the other.
pub const LIKE: f32 = 0.6;

/// A weight of 1 is so many log-odds; a weight below 1 is none.
const STEP: f32 = 1.0 / 64.0;

/// A post that was corrected.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ByHand {
    post: u64,
    words: u64,
    said: Said,
}

/// What follows from all corrections. It goes to the page as one list of whole numbers in one text: little to send, and a page need
/// not carry the readers of many types.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct LocalLayer {
    /// (hash, weight in steps), ascending.
    weights: Vec<(u32, i32)>,
    /// Latest first.
    by_hand: Vec<ByHand>,
    /// Latest first.
    themes: Vec<(Theme, Wording)>,
}

/// A layer, and how it came to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Learnt {
    /// The layer.
    pub layer: LocalLayer,
    /// How much of what was learnt it uses.
    pub strength: Strength,
    /// What was right on the corrections with this strength, each judged without itself.
    pub tally: Tally,
    /// What the shipped weights alone have right of them.
    pub before: Tally,
    /// Which of them the others move the right way.
    pub moves: Tally,
}

/// Stands for a post; never 0.
fn print_of(key: &PostKey) -> u64 {
    print(key.site.name().bytes().chain([b':']).chain(key.post.as_str().bytes())).max(1)
}

/// The fold over all corrections. Their order does not matter; of several of one post the latest counts.
pub fn learn(corrections: &[Correction]) -> Learnt {
    let mut latest: Vec<&Correction> = corrections.iter().collect();
    // Of two of the same moment any may count, as long as it is always the same one.
    let order = |c: &Correction| (c.at, code_of(c.said), c.margin, c.words.print());
    latest.sort_by(|a, b| a.key.cmp(&b.key).then_with(|| order(b).cmp(&order(a))));
    latest.dedup_by(|later, kept| later.key == kept.key);
    let lessons = Lessons::of(&latest);
    let trial = Trial::of(&lessons);
    let strength = trial.strength();
    let mut weights: Vec<(u32, i32)> = Vec::new();
    if strength != Strength::Off {
        let steps = |weight: f32| (weight * strength.factor() / STEP).round() as i32;
        let all = lessons.words().iter().copied().zip(lessons.weights(None).into_iter().map(steps));
        weights.extend(all.filter(|(_, weight)| *weight != 0));
        weights.sort_unstable_by_key(|(hash, weight)| (std::cmp::Reverse(weight.abs()), *hash));
        weights.truncate(MOST_WEIGHTS);
        weights.sort_unstable();
    }
    latest.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.key.cmp(&b.key)));
    let by_hand = latest
        .iter()
        .map(|c| ByHand { post: print_of(&c.key), words: c.words.print().unwrap_or_default(), said: c.said })
        .collect();
    let themed = latest.iter().filter_map(|c| match c.said {
        Said::Complaint { theme: Some(theme), .. } => Some((theme, c.words.clone())),
        _ => None,
    });
    let layer = LocalLayer { weights, by_hand, themes: themed.take(MOST_THEMES).collect() };
    Learnt { layer, strength, tally: trial.calls(strength), before: trial.calls(Strength::Off), moves: trial.moves() }
}

impl LocalLayer {
    /// Whether nothing follows from it.
    pub fn is_empty(&self) -> bool {
        self.by_hand.is_empty()
    }

    /// How many posts were corrected.
    pub fn corrected(&self) -> usize {
        self.by_hand.len()
    }

    /// What the user said of this very post, or else of the latest one with the very same words.
    pub fn said(&self, post: &PostKey, words: &Wording) -> Option<Said> {
        self.said_of(post).or_else(|| {
            let words = words.print()?;
            self.by_hand.iter().find(|corrected| corrected.words == words).map(|corrected| corrected.said)
        })
    }

    /// What the user said of this very post.
    pub fn said_of(&self, post: &PostKey) -> Option<Said> {
        let post = print_of(post);
        self.by_hand.iter().find(|corrected| corrected.post == post).map(|corrected| corrected.said)
    }

    /// By how much a post of these words moves, in log-odds: at most [`MOST_SHIFT`] either way.
    pub fn shift(&self, words: &Wording) -> f32 {
        let sum: f32 = words.hashes().iter().map(|hash| self.weight(*hash)).sum();
        (sum * words.scale()).clamp(-MOST_SHIFT, MOST_SHIFT)
    }

    /// What a word weighs, in log-odds, in a post of that word alone.
    pub fn weight(&self, hash: u32) -> f32 {
        let at = self.weights.binary_search_by_key(&hash, |(of, _)| *of).ok();
        at.and_then(|at| self.weights.get(at)).map_or(0.0, |(_, weight)| *weight as f32 * STEP)
    }

    /// The theme of the latest post whose theme the user gave and that is [`LIKE`] these words.
    pub fn theme(&self, words: &Wording) -> Option<Theme> {
        self.themes.iter().find(|(_, of)| of.likeness(words) >= LIKE).map(|(theme, _)| *theme)
    }
}

/// What was said, as three numbers.
fn code_of(said: Said) -> [u32; 3] {
    match said {
        Said::NotAComplaint => [0; 3],
        Said::Complaint { theme, severity } => {
            let [kind, which] = theme.map_or([0, 0], theme_code);
            [1 + severity.map_or(0, |level| level as u32 + 1), kind, which]
        }
    }
}

fn said_by([code, kind, which]: [u32; 3]) -> Said {
    match (code as usize).checked_sub(1) {
        None => Said::NotAComplaint,
        Some(level) => Said::Complaint {
            theme: theme_by([kind, which]),
            severity: level.checked_sub(1).and_then(|level| Severity::ALL.get(level)).copied(),
        },
    }
}

/// A theme as two numbers: whether it came with the product (1) or is the user's (2), and which.
fn theme_code(theme: Theme) -> [u32; 2] {
    match theme {
        Theme::Own(ThemeId(id)) => [2, id],
        theme => theme.place().map_or([0, 0], |place| [1, place as u32]),
    }
}

fn theme_by([kind, which]: [u32; 2]) -> Option<Theme> {
    match kind {
        1 => Theme::ALL.get(which as usize).copied(),
        2 => Some(Theme::Own(ThemeId(which))),
        _ => None,
    }
}

impl From<LocalLayer> for String {
    fn from(layer: LocalLayer) -> String {
        hex(&Vec::from(layer))
    }
}

impl From<String> for LocalLayer {
    /// What can't be read teaches nothing.
    fn from(written: String) -> LocalLayer {
        unhex(&written).unwrap_or_default().into()
    }
}

impl From<LocalLayer> for Vec<u32> {
    fn from(layer: LocalLayer) -> Vec<u32> {
        let mut list = vec![layer.by_hand.len() as u32, layer.themes.len() as u32];
        for ByHand { post, words, said } in layer.by_hand {
            list.extend([(post >> 32) as u32, post as u32, (words >> 32) as u32, words as u32]);
            list.extend(code_of(said));
        }
        for (theme, words) in layer.themes {
            list.extend(theme_code(theme));
            list.push(words.hashes().len() as u32);
            list.extend(words.hashes());
        }
        list.extend(layer.weights.into_iter().flat_map(|(hash, weight)| [hash, weight as u32]));
        list
    }
}

impl From<Vec<u32>> for LocalLayer {
    /// What was cut short gives what could be read of it.
    fn from(list: Vec<u32>) -> LocalLayer {
        let mut rest = list.into_iter();
        let mut layer = LocalLayer::default();
        let (Some(corrected), Some(themed)) = (rest.next(), rest.next()) else { return layer };
        let rest = &mut rest;
        let wide = |rest: &mut dyn Iterator<Item = u32>| Some(u64::from(rest.next()?) << 32 | u64::from(rest.next()?));
        let by_hand = |rest: &mut dyn Iterator<Item = u32>| {
            let (post, words) = (wide(rest)?, wide(rest)?);
            Some(ByHand { post, words, said: said_by([rest.next()?, rest.next()?, rest.next()?]) })
        };
        layer.by_hand.extend((0..corrected).map_while(|_| by_hand(rest)));
        for _ in 0..themed {
            let (Some(kind), Some(which), Some(length)) = (rest.next(), rest.next(), rest.next()) else { break };
            let words = Wording::of_hashes(rest.take(length as usize));
            layer.themes.extend(theme_by([kind, which]).map(|theme| (theme, words)));
        }
        while let (Some(hash), Some(weight)) = (rest.next(), rest.next()) {
            layer.weights.push((hash, weight as i32));
        }
        layer
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::post::{Handle, PostId, Site, UnixMillis};
    use crate::triage::correction::said::Margin;

    fn key(post: &str) -> PostKey {
        PostKey { site: Site::X, post: PostId::new(post) }
    }

    fn correction(post: &str, at: i64, words: &[u32], margin: f32, said: Said) -> Correction {
        Correction {
            key: key(post),
            author: Handle::new("maya_b"),
            at: UnixMillis(at),
            words: Wording::of_hashes(words.to_vec()),
            margin: Margin::of(margin),
            said,
        }
    }

    fn any_said() -> impl Strategy<Value = Said> {
        let theme = prop::option::of(prop::sample::select(Theme::ALL.to_vec()));
        let severity = prop::option::of(prop::sample::select(Severity::ALL.to_vec()));
        prop_oneof![
            Just(Said::NotAComplaint),
            (theme, severity).prop_map(|(theme, severity)| Said::Complaint { theme, severity }),
        ]
    }

    /// Up to 30 corrections of 12 posts, of few words, contradictory more often than not.
    pub(crate) fn any_corrections() -> impl Strategy<Value = Vec<Correction>> {
        let one = (0u8..12, 0i64..5, prop::collection::vec(0u32..25, 0..9), -400i16..400, any_said());
        prop::collection::vec(one, 0..30).prop_map(|list| {
            list.into_iter()
                .map(|(post, at, words, margin, said)| {
                    correction(&post.to_string(), at, &words, f32::from(margin) / 100.0, said)
                })
                .collect()
        })
    }

    #[test]
    fn the_corrected_post_and_one_of_the_same_words_follow() {
        let layer = learn(&[
            correction("1", 1, &[1, 2, 3], 9.0, Said::NotAComplaint),
            correction("2", 2, &[7, 8], -9.0, Said::COMPLAINT),
            // The latest of one wording counts for others.
            correction("3", 3, &[7, 8], -9.0, Said::NotAComplaint),
            correction("4", 3, &[], -9.0, Said::COMPLAINT),
        ])
        .layer;
        let said = |post: &str, words: &[u32]| layer.said(&key(post), &Wording::of_hashes(words.to_vec()));
        assert_eq!(said("1", &[9]), Some(Said::NotAComplaint), "the post, though its words have changed");
        assert_eq!(said("9", &[3, 2, 1]), Some(Said::NotAComplaint));
        assert_eq!(said("2", &[7, 8]), Some(Said::COMPLAINT));
        assert_eq!(said("9", &[7, 8]), Some(Said::NotAComplaint));
        assert_eq!((said("9", &[1, 2]), said("9", &[]), said("4", &[])), (None, None, Some(Said::COMPLAINT)));
    }

    #[test]
    fn one_correction_moves_what_is_alike_and_nothing_else() {
        let Learnt { layer, strength, .. } = learn(&[correction("1", 1, &[1, 2, 3, 4], 0.8, Said::NotAComplaint)]);
        let shift = |words: &[u32]| layer.shift(&Wording::of_hashes(words.to_vec()));
        assert_eq!(strength, Strength::Full);
        assert!(shift(&[1, 2, 3, 4]) < -0.8, "{}", shift(&[1, 2, 3, 4]));
        assert!(shift(&[1, 2, 3, 9]) < -0.5);
        assert!(shift(&[1, 10, 11, 12]) > -0.4);
        assert_eq!(shift(&[20, 21]), 0.0);
    }

    #[test]
    fn what_was_not_wrong_teaches_little() {
        let layer = learn(&[correction("1", 1, &[1, 2], 3.0, Said::COMPLAINT)]).layer;
        assert_eq!(layer.shift(&Wording::of_hashes(vec![1, 2])), 0.0);
    }

    #[test]
    fn a_theme_is_taken_over_by_like_posts() {
        let price = Said::Complaint { theme: Some(Theme::Price), severity: Some(Severity::Blame) };
        let layer = learn(&[correction("1", 1, &[1, 2, 3, 4, 5], 1.0, price)]).layer;
        let theme = |words: &[u32]| layer.theme(&Wording::of_hashes(words.to_vec()));
        assert_eq!(theme(&[1, 2, 3, 4, 9]), Some(Theme::Price));
        assert_eq!(theme(&[1, 2, 3, 8, 9]), None);
        assert_eq!(theme(&[]), None);
    }

    #[test]
    fn no_more_is_sent_than_is_bounded() {
        let many: Vec<Correction> = (0..500u32)
            .map(|n| {
                let words: Vec<u32> = (0..64).map(|w| (n * 64 + w).wrapping_mul(0x9E37_79B1)).collect();
                let said = Said::Complaint { theme: Some(Theme::Other), severity: None };
                correction(&n.to_string(), i64::from(n), &words, -2.0, said)
            })
            .collect();
        let layer = learn(&many).layer;
        assert_eq!((layer.weights.len(), layer.by_hand.len(), layer.themes.len()), (MOST_WEIGHTS, 500, MOST_THEMES));
        assert!(Vec::<u32>::from(layer).len() < 12_000);
    }

    proptest! {
        /// What `guard` claims, of contradictory, random and adversarial corrections alike.
        #[test]
        fn the_layer_is_never_worse_than_no_layer_or_one_answer_for_all(corrections in any_corrections()) {
            let learnt = learn(&corrections);
            prop_assert!(learnt.tally.right() >= learnt.before.right());
            prop_assert!(learnt.tally.stands_against(&learnt.before));
            if learnt.before.stands_against_one_class() {
                prop_assert!(learnt.tally.stands_against_one_class());
            }
            let before = learnt.before;
            let one_class = before.complaints.all.max(before.others.all);
            prop_assert!(before.right() < one_class || learnt.tally.right() >= one_class);
            prop_assert!(learnt.strength == Strength::Off || learnt.moves.stands_against_one_class());
            if learnt.strength == Strength::Off {
                prop_assert!(learnt.layer.weights.is_empty());
            }
        }

        #[test]
        fn neither_order_nor_repetition_matters(
            (corrections, shuffled, again) in any_corrections().prop_flat_map(|list| {
                let most = list.len();
                (Just(list.clone()), Just(list).prop_shuffle(), 0..=most)
            })
        ) {
            let other: Vec<Correction> = shuffled.iter().chain(shuffled.iter().take(again)).cloned().collect();
            prop_assert_eq!(learn(&corrections), learn(&other));
        }

        #[test]
        fn no_post_moves_further_than_the_bound(
            corrections in any_corrections(),
            words in prop::collection::vec(0u32..25, 0..20),
        ) {
            let shift = learn(&corrections).layer.shift(&Wording::of_hashes(words));
            prop_assert!(shift.abs() <= MOST_SHIFT);
        }

        #[test]
        fn every_corrected_post_is_what_was_said_last(corrections in any_corrections()) {
            let layer = learn(&corrections).layer;
            for one in &corrections {
                let said = layer.said_of(&one.key);
                let latest = corrections.iter().filter(|c| c.key == one.key).map(|c| c.at).max();
                prop_assert!(corrections.iter().any(|c| c.key == one.key && Some(c.at) == latest && Some(c.said) == said));
            }
        }

        #[test]
        fn what_was_sent_arrives(corrections in any_corrections()) {
            let layer = learn(&corrections).layer;
            let json = serde_json::to_string(&layer).unwrap();
            prop_assert_eq!(serde_json::from_str::<LocalLayer>(&json).unwrap(), layer);
        }

        #[test]
        fn any_list_of_numbers_is_a_layer_that_does_not_break(
            list in prop::collection::vec(any::<u32>(), 0..40),
            words in prop::collection::vec(any::<u32>(), 0..9),
        ) {
            let layer = LocalLayer::from(list);
            let words = Wording::of_hashes(words);
            prop_assert!(layer.shift(&words).abs() <= MOST_SHIFT);
            layer.said(&key("1"), &words);
            layer.theme(&words);
        }
    }
}
