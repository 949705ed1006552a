//! What a complaint is about, by weighted cue words, in a care desk's themes and the user's own.

use crate::triage::lexicon::{Found, Lexicon, Says};
use crate::triage::theme_cues::TABLE;
use crate::triage::verdict::Theme;

/// What a cue of the user's weighs: more than two built-in cues that name a theme outright, so that the user is obeyed.
const ASKED: u32 = 1_000;

/// All cues with the place of their theme in [`Theme::ALL`] and their weights.
pub(super) fn cues() -> impl Iterator<Item = (&'static str, u8, u8)> {
    TABLE.iter().flat_map(|(theme, weight, cues)| {
        let place = theme.place().unwrap_or_default() as u8;
        cues.split(',').map(move |cue| (cue, place, *weight))
    })
}

/// The theme with the heaviest cues; of equals the user's own, then the one that [`Theme::ALL`] has first; [`Theme::Other`]
/// without any cue. One that is switched off is never chosen.
pub fn theme(found: &[Found], lexicon: &Lexicon) -> Theme {
    let themes = lexicon.themes();
    let mut weights = vec![0u32; themes.len()];
    for cue in found {
        let (place, weight) = match cue.says {
            Says::Theme(place, weight) => (place, u32::from(weight)),
            Says::Asked(place) => (place, ASKED),
            Says::Sign(_) | Says::Hint(_) => continue,
        };
        if let Some(sum) = weights.get_mut(usize::from(place)) {
            *sum += weight;
        }
    }
    let (built_in, own) = weights.split_at(Theme::ALL.len().min(weights.len()));
    let mut best = (0, Theme::Other);
    let of_own = themes.iter().skip(built_in.len()).zip(own);
    for ((theme, switch), weight) in of_own.chain(themes.iter().zip(built_in)) {
        if *weight > best.0 && switch.is_on() {
            best = (*weight, *theme);
        }
    }
    best.1
}

#[cfg(test)]
mod tests;
