//! What a complaint is about, by weighted cue words, in a care desk's themes.
//!
//! The cues are ours. A trained reader, or themes that a user adds, can take this one's place behind [`theme`].

use crate::triage::lexicon::{Found, Says};
use crate::triage::theme_cues::TABLE;
use crate::triage::verdict::Theme;

/// All cues with their themes and weights.
pub(super) fn cues() -> impl Iterator<Item = (&'static str, Theme, u8)> {
    TABLE.iter().flat_map(|(theme, weight, cues)| cues.iter().map(|cue| (*cue, *theme, *weight)))
}

/// The theme with the heaviest cues; of equals the one that [`Theme::ALL`] has first; [`Theme::Other`] without any cue.
pub fn theme(found: &[Found]) -> Theme {
    let mut weights = [0u32; Theme::ALL.len()];
    for cue in found {
        if let Says::Theme(theme, weight) = cue.says
            && let Some(sum) = weights.get_mut(theme as usize)
        {
            *sum += u32::from(weight);
        }
    }
    let mut best = (0, Theme::Other);
    for (theme, weight) in Theme::ALL.into_iter().zip(weights) {
        if weight > best.0 {
            best = (weight, theme);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::lexicon::Lexicon;
    use crate::triage::token::tokens;

    fn theme_of(text: &str) -> Theme {
        let (mut cut, mut found) = (Vec::new(), Vec::new());
        tokens(text, &[], &mut cut);
        Lexicon::new().find(&cut, &mut found);
        theme(&found)
    }

    const POSTS: &[(&str, Theme)] = &[
        ("where is my parcel @northwind, it should be here since Monday", Theme::Delivery),
        ("the courier threw the box over my fence", Theme::Delivery),
        ("you lost my luggage on a direct flight", Theme::Delivery),
        ("shipping took a month", Theme::Delivery),
        ("my order hasn't arrived", Theme::Delivery),
        ("the vase came smashed to bits", Theme::DamagedOrWrong),
        ("you sent the wrong size twice", Theme::DamagedOrWrong),
        ("the tablet is faulty", Theme::DamagedOrWrong),
        ("two parts missing from the box and it is dented", Theme::DamagedOrWrong),
        ("you forgot the fork", Theme::DamagedOrWrong),
        ("I want my money back", Theme::RefundAndBilling),
        ("charged twice for one ticket", Theme::RefundAndBilling),
        ("still no refund after your mistake", Theme::RefundAndBilling),
        ("my bill shows a fee nobody can explain", Theme::RefundAndBilling),
        ("direct debit taken on the wrong date", Theme::RefundAndBilling),
        ("eight pounds for a toastie is overpriced", Theme::Price),
        ("another price increase", Theme::Price),
        ("the fares went up by a third", Theme::Price),
        ("cancelled an hour before departure", Theme::Cancellation),
        ("you can't cancel anywhere in this menu", Theme::Cancellation),
        ("I was signed up for a renewal of the contract without asking", Theme::Cancellation),
        ("the app keeps crashing", Theme::OutageOrBug),
        ("internet is down in the whole street", Theme::OutageOrBug),
        ("checkout shows an error on every try", Theme::OutageOrBug),
        ("no signal since lunch", Theme::OutageOrBug),
        ("the new update won't load", Theme::OutageOrBug),
        ("the man at the desk was rude", Theme::StaffAndManners),
        ("your manager laughed at me", Theme::StaffAndManners),
        ("what an attitude from the waiter", Theme::StaffAndManners),
        ("two hours on hold and then silence", Theme::WaitingAndNoReply),
        ("nobody replies to my emails", Theme::WaitingAndNoReply),
        ("still waiting for somebody to call back", Theme::WaitingAndNoReply),
        ("the queue goes round the block", Theme::WaitingAndNoReply),
        ("the sole fell off after a week", Theme::Quality),
        ("the bread was stale", Theme::Quality),
        ("such poor quality fabric", Theme::Quality),
        ("the coffee tasted like soap", Theme::Quality),
        ("the charger caught fire", Theme::Safety),
        ("there was mould in the yoghurt", Theme::Safety),
        ("got food poisoning from your wrap", Theme::Safety),
        ("the ladder is dangerous", Theme::Safety),
        ("somebody hacked my account", Theme::PrivacyAndAccount),
        ("the password mail never works", Theme::PrivacyAndAccount),
        ("who gave you my personal data", Theme::PrivacyAndAccount),
        ("locked out since the weekend", Theme::PrivacyAndAccount),
        ("it looks nothing like advertised", Theme::MisleadingPromise),
        ("you promised a free upgrade", Theme::MisleadingPromise),
        ("the small print says something else than the banner", Theme::MisleadingPromise),
        ("the room was not as described", Theme::MisleadingPromise),
        ("boo northwind", Theme::Other),
        ("why oh why", Theme::Other),
        ("", Theme::Other),
    ];

    #[test]
    fn each_post_has_its_theme() {
        let wrong: Vec<String> = POSTS
            .iter()
            .filter_map(|(text, expected)| {
                let theme = theme_of(text);
                (theme != *expected).then(|| format!("{text:?}: {theme:?}, not {expected:?}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn of_equals_the_first_is_taken() {
        assert_eq!(theme_of("refund parcel"), Theme::Delivery);
        assert_eq!(theme_of("parcel refund"), Theme::Delivery);
    }

    #[test]
    fn every_theme_but_other_has_eight_cues_and_no_cue_can_be_missed() {
        for theme in Theme::ALL.into_iter().filter(|t| *t != Theme::Other) {
            let cues: Vec<&str> = TABLE.iter().filter(|r| r.0 == theme).flat_map(|r| r.2).copied().collect();
            assert!(cues.len() >= 8, "{theme:?}");
            for cue in cues {
                assert!(cue.chars().all(|c| c.is_ascii_lowercase() || c == ' ') && !cue.contains("  "), "{cue:?}");
            }
        }
    }
}
