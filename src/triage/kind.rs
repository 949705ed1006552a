//! What sort of post it is, by the shapes of its words: a question, praise, an advert for a job, news, a joke, spam.

use crate::triage::hint::{HINTS, Hint};
use crate::triage::lexicon::{Found, Says};
use crate::triage::severity::Sign;
use crate::triage::token::{Token, TokenKind};
use crate::triage::verdict::PostKind;

/// So many points make a sort clear where the model hears no complaint, and where it does.
const CLEAR: u32 = 2;
const CLEAR_AGAINST: u32 = 3;

/// What sort of post it is. `complains` is what the model says; only what is clearly an advert, news, a joke or spam speaks
/// against it. A question or praise does not: "where is my order?" complains.
pub fn kind(text: &str, tokens: &[Token], found: &[Found], complains: bool) -> PostKind {
    let mut counts = [0u32; HINTS];
    let mut reproached = false;
    for cue in found {
        match cue.says {
            Says::Hint(hint) if !cue.negated => {
                if let Some(count) = counts.get_mut(hint as usize) {
                    *count += 1;
                }
            }
            Says::Sign(sign) if sign != Sign::Again && !cue.negated => reproached = true,
            _ => {}
        }
    }
    let points = |strong: Hint, weak: Hint| {
        let of = |hint: Hint| counts.get(hint as usize).copied().unwrap_or_default();
        2 * of(strong) + of(weak)
    };
    let said = |hint: Hint| points(hint, hint) > 0;
    let of_kind = |kind: TokenKind| tokens.iter().any(|t| t.kind == kind);
    let marked = |signs: &[char]| {
        tokens.iter().any(|t| matches!(t.kind, TokenKind::Mark | TokenKind::Symbol) && t.span.of(text).contains(signs))
    };
    let link = u32::from(of_kind(TokenKind::Link));
    let spam = points(Hint::Bait, Hint::Promo) + link;
    let job = points(Hint::Hiring, Hint::Job) + link;
    let news = points(Hint::Headline, Hint::Business) + link;
    let joke = points(Hint::JokeForm, Hint::Laugh) + u32::from(marked(&['😂', '🤣', '😹']));
    // Against the model only what is told of nobody's own trouble, with a word that hardly stands in a complaint.
    let clear = |strong: Hint, points: u32| match complains {
        true => said(strong) && points >= CLEAR_AGAINST && !reproached && !said(Hint::First) && !said(Hint::Second),
        false => points >= CLEAR + link,
    };
    if clear(Hint::Bait, spam) {
        return PostKind::Spam;
    }
    if clear(Hint::Hiring, job) {
        return PostKind::JobAdvert;
    }
    if if complains { said(Hint::JokeForm) } else { joke >= CLEAR } {
        return PostKind::Joke;
    }
    if clear(Hint::Headline, news) && !said(Hint::First) && !said(Hint::Second) && !marked(&['!', '?']) {
        return PostKind::News;
    }
    if complains {
        return PostKind::Complaint;
    }
    let asks = marked(&['?', '？']) && said(Hint::Asking);
    // "Thanks for ruining it" praises nobody.
    let praise = if reproached { 0 } else { points(Hint::Thanks, Hint::Love) };
    match () {
        () if asks && praise < CLEAR => PostKind::Question,
        () if praise > 0 => PostKind::Praise,
        () => PostKind::Talk,
    }
}

#[cfg(test)]
mod tests;
