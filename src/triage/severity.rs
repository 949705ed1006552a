//! How hard a complaint is, by what is said in it: cue words for the four levels.
//!
//! The levels are those of Jin & Aletras (NAACL 2021); the cues are ours. A trained reader of the levels can take this
//! one's place behind [`level`].

use crate::triage::lexicon::{Found, Says};
use crate::triage::severity_cues::{AGAIN, BLAMED, DISPLEASED, WRONGED};
use crate::triage::token::Token;
use crate::triage::verdict::{Probability, Severity};

/// What a cue says of how hard a complaint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The writer is displeased.
    Displeased,
    /// Somebody is said to have done wrong.
    Wronged,
    /// Somebody is held to account, or consequences are threatened.
    Blamed,
    /// It is not the first time, or has gone on for long. The first reader's feature; says nothing of the level.
    Again,
}

/// From this score on, a complaint without any cue is taken for displeased: its words as a whole said so.
const PLAINLY: f32 = 0.9;

/// All cues.
pub(super) fn cues() -> impl Iterator<Item = (&'static str, Sign)> {
    let tables =
        [(DISPLEASED, Sign::Displeased), (WRONGED, Sign::Wronged), (BLAMED, Sign::Blamed), (AGAIN, Sign::Again)];
    tables.into_iter().flat_map(|(cues, sign)| cues.iter().map(move |cue| (*cue, sign)))
}

/// The level of a complaint of that score: its hardest cue that is not negated. What presses is not in it: see
/// [`raised`](super::pressure::raised).
pub fn level(tokens: &[Token], found: &[Found], score: Probability) -> Severity {
    let mut level = 0usize;
    for cue in found {
        match cue.says {
            Says::Sign(Sign::Again) => {}
            Says::Sign(sign) if !cue.negated => level = level.max(1 + sign as usize),
            _ => {}
        }
    }
    let shouts = tokens.iter().filter(|t| t.shouted && t.span.end - t.span.start >= 3).count() >= 3;
    if level == 0 && (score.0 >= PLAINLY || shouts) {
        level = 1;
    }
    Severity::ALL.get(level).copied().unwrap_or(Severity::Blame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::lexicon::Lexicon;
    use crate::triage::pressure::{pressure, raised};
    use crate::triage::token::tokens;

    fn level_of(text: &str, score: f32) -> Severity {
        let (mut cut, mut found) = (Vec::new(), Vec::new());
        tokens(text, &[], &mut cut);
        let lexicon = Lexicon::new();
        lexicon.find(&cut, &mut found);
        raised(level(&cut, &found, Probability(score)), pressure(text, &cut, &found, &lexicon))
    }

    /// Invented posts, all taken for complaints of a middling score.
    const POSTS: &[(&str, u8)] = &[
        // A breach is told, nobody is reproached.
        ("@northwind the parcel came without the charger", 0),
        ("my kettle from Northwind stopped working this morning", 0),
        ("@northwind I can't log in on my phone", 0),
        ("the blue one arrived instead of the green one", 0),
        ("hi @northwind, the zip on the jacket came off, what can I do?", 0),
        ("@northwind your checkout page shows an error", 0),
        ("no confirmation mail so far @northwind", 0),
        ("I was billed for the wrong plan, can you check?", 0),
        // Displeasure.
        ("really disappointed with the sandwich today @northwind", 1),
        ("@northwind this update is terrible", 1),
        ("not happy with the fit at all", 1),
        ("so frustrating that the app crashes", 1),
        ("Northwind customer service is useless", 1),
        ("ugh the queue at northwind", 1),
        ("your website sucks @northwind", 1),
        ("what a shambles at the counter today", 1),
        ("not impressed, the soup was cold", 1),
        ("WHERE ARE THE BUSES @northwind", 1),
        ("it's not a scam but it is annoying", 1),
        // Waiting and repetition raise.
        ("@northwind still no parcel", 1),
        ("third time the order came without sauce", 1),
        ("been waiting for a seat since noon", 1),
        ("terrible connection again", 2),
        ("disappointed: 3 weeks and no sofa", 2),
        ("no reply from support, this is awful", 2),
        // Accusation.
        ("@northwind your agent lied about the delivery", 2),
        ("you charged me for a bag I never had", 2),
        ("this is a scam @northwind", 2),
        ("the driver was rude to my mother", 2),
        ("Northwind overcharged us on the bill", 2),
        ("your staff hung up on me", 2),
        ("you promised a call and nobody rang", 2),
        ("they lost my suitcase", 2),
        ("you ruined my birthday @northwind", 2),
        ("they refuse to replace the lamp", 2),
        ("misleading offer on your front page", 2),
        ("you broke the screen during the repair", 2),
        ("pure robbery at the till", 2),
        // Blame and threats.
        ("never again, @northwind", 3),
        ("shame on you northwind", 3),
        ("I am taking my business elsewhere", 3),
        ("you'll hear from my lawyer", 3),
        ("cancelling my account today", 3),
        ("going to sue if this goes on", 3),
        ("I have filed a complaint with the ombudsman", 3),
        ("stay away from northwind everybody", 3),
        ("worst company I ever dealt with", 3),
        ("you have lost a customer", 3),
        ("do not buy from these people", 3),
        ("reporting you to trading standards", 3),
        ("how dare you send a boy of ten away", 3),
        ("we demand a full answer", 3),
        ("they lied to me again", 3),
        ("you charged me twice, 2 months in a row", 3),
        // A negation before a cue turns it off.
        ("it was not a bad meal but the bill was wrong", 0),
        ("nobody lied, the train just left early", 0),
        ("I won't sue, I just want the receipt", 0),
        ("not the worst, but the lid was missing", 0),
        // The end of a clause ends the negation.
        ("no. liars", 2),
        ("never! scam", 2),
    ];

    #[test]
    fn each_post_has_its_level() {
        assert!(POSTS.len() >= 60);
        let wrong: Vec<String> = POSTS
            .iter()
            .filter_map(|(text, expected)| {
                let level = level_of(text, 0.7).level();
                (level != *expected).then(|| format!("{text:?}: {level}, not {expected}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_plain_complaint_without_a_cue_is_displeased() {
        let text = "the parcel came without the charger";
        assert_eq!(level_of(text, 0.95), Severity::Disapproval);
        assert_eq!(level_of(text, 0.6), Severity::NoneExplicit);
    }
}
