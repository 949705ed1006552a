//! How hard a complaint is, by what is said in it: cue words for the four levels, and signs of waiting and repetition.
//!
//! The levels are those of Jin & Aletras (NAACL 2021); the cues are ours. A trained reader of the levels can take this
//! one's place behind [`SeverityCues::level`].

use crate::triage::cues::Cues;
use crate::triage::features::Negations;
use crate::triage::token::{Token, TokenKind};
use crate::triage::verdict::{Probability, Severity};

/// What a cue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// The writer is displeased.
    Displeased,
    /// Somebody is said to have done wrong.
    Wronged,
    /// Somebody is held to account, or consequences are threatened.
    Blamed,
    /// It is not the first time, or has gone on for long: one level harder.
    Again,
}

const DISPLEASED: &[&str] = &[
    "disappointed",
    "disappointing",
    "disappointment",
    "unhappy",
    "not happy",
    "not impressed",
    "unimpressed",
    "not good enough",
    "annoyed",
    "annoying",
    "frustrated",
    "frustrating",
    "frustration",
    "fed up",
    "angry",
    "furious",
    "livid",
    "upset",
    "terrible",
    "horrible",
    "awful",
    "appalling",
    "atrocious",
    "dreadful",
    "poor",
    "poorly",
    "worst",
    "worse",
    "rubbish",
    "garbage",
    "trash",
    "crap",
    "crappy",
    "shit",
    "shitty",
    "sucks",
    "suck",
    "bad",
    "useless",
    "pathetic",
    "ridiculous",
    "unacceptable",
    "not acceptable",
    "joke",
    "a joke",
    "fail",
    "failed",
    "fails",
    "hate",
    "gutted",
    "waste",
    "pointless",
    "lame",
    "sick of",
    "tired of",
    "disgusting",
    "disgusted",
    "disgust",
    "shocking",
    "shambles",
    "abysmal",
    "dissatisfied",
    "unsatisfied",
    "wtf",
    "ffs",
    "ugh",
    "smh",
    "not cool",
    "not ok",
    "not okay",
    "inconvenient",
    "let down",
    "letdown",
    "never works",
    "regret",
];

const WRONGED: &[&str] = &[
    "lied",
    "lie",
    "lies",
    "lying",
    "liar",
    "liars",
    "scam",
    "scammed",
    "scammers",
    "scammer",
    "scamming",
    "fraud",
    "fraudulent",
    "rip off",
    "ripoff",
    "ripped off",
    "ripping off",
    "rip offs",
    "con",
    "conned",
    "cheat",
    "cheated",
    "cheating",
    "cheats",
    "stole",
    "stolen",
    "stealing",
    "steal",
    "theft",
    "thieves",
    "thief",
    "robbed",
    "robbery",
    "robbing",
    "charged me",
    "charging me",
    "overcharged",
    "overcharging",
    "double charged",
    "charged twice",
    "you promised",
    "broke your promise",
    "broken promises",
    "false promises",
    "empty promises",
    "false advertising",
    "misled",
    "misleading",
    "mis sold",
    "missold",
    "deceived",
    "deceptive",
    "dishonest",
    "rude",
    "ignored me",
    "ignoring me",
    "you ignore",
    "ignored my",
    "ignoring my",
    "ignoring customers",
    "hung up on",
    "hung up",
    "hang up",
    "refuse to",
    "refused to",
    "refuses to",
    "refusing to",
    "incompetent",
    "incompetence",
    "your fault",
    "you lost",
    "they lost",
    "you broke",
    "you cancelled",
    "you canceled",
    "you ruined",
    "ruined my",
    "ruined our",
    "you messed up",
    "messed up",
    "screwed up",
    "screwed me",
    "you screwed",
    "you failed",
    "you guys failed",
    "you dont care",
    "dont care about",
    "couldnt care less",
    "could care less",
    "you took my",
    "took my money",
    "took our money",
    "taking my money",
    "wont give me",
    "you still havent",
    "you havent",
    "you didnt",
    "you never",
    "you told me",
    "was told",
    "unprofessional",
    "negligent",
    "negligence",
    "disrespectful",
    "discriminated",
    "discrimination",
    "racist",
    "sexist",
    "insulting",
    "insulted",
    "you sold me",
    "sold me a",
    "wasted my time",
    "fake",
    "you wont",
    "you refuse",
    "greedy",
    "lack of respect",
];

const BLAMED: &[&str] = &[
    "never again",
    "never buying",
    "never buy",
    "never using",
    "never use",
    "never order",
    "never ordering",
    "never shop",
    "never shopping",
    "never fly",
    "never flying",
    "never going back",
    "never coming back",
    "never return",
    "never returning",
    "never be back",
    "wont be back",
    "will not be back",
    "not coming back",
    "wont be using",
    "wont be buying",
    "wont be shopping",
    "wont be ordering",
    "wont buy",
    "wont be returning",
    "last time i",
    "last time we",
    "lost a customer",
    "lost my business",
    "lost my custom",
    "lost our business",
    "losing a customer",
    "losing customers",
    "losing me",
    "lose a customer",
    "lose my business",
    "taking my business",
    "take my business",
    "taking our business",
    "my business elsewhere",
    "going elsewhere",
    "go elsewhere",
    "switching to",
    "switch to",
    "im switching",
    "im leaving",
    "leaving you",
    "im done",
    "so done",
    "done with you",
    "done with this",
    "done with them",
    "cancelling my",
    "canceling my",
    "cancel my subscription",
    "cancel my account",
    "cancel my contract",
    "closing my account",
    "close my account",
    "shame on",
    "shame",
    "shameful",
    "should be ashamed",
    "be ashamed",
    "lawyer",
    "lawyers",
    "attorney",
    "solicitor",
    "sue",
    "suing",
    "sued",
    "lawsuit",
    "legal action",
    "small claims",
    "take you to court",
    "in court",
    "see you in court",
    "ombudsman",
    "trading standards",
    "watchdog",
    "bbb",
    "ftc",
    "fcc",
    "ofcom",
    "better business bureau",
    "report you",
    "reporting you",
    "reported you",
    "report this to",
    "reporting this to",
    "file a complaint",
    "filing a complaint",
    "filed a complaint",
    "formal complaint",
    "official complaint",
    "class action",
    "boycott",
    "boycotting",
    "avoid at all costs",
    "stay away",
    "steer clear",
    "dont buy",
    "do not buy",
    "dont use",
    "do not use",
    "dont shop",
    "do not shop",
    "dont order",
    "dont trust",
    "do not trust",
    "dont ever",
    "unfollow",
    "chargeback",
    "go to the press",
    "going to the press",
    "to the media",
    "everyone should know",
    "worst company",
    "worst customer service",
    "worst service",
    "worst airline",
    "worst bank",
    "sort yourselves out",
    "sort it out",
    "get your act together",
    "do your job",
    "how dare you",
    "how do you sleep",
    "you should be",
    "demand a",
    "i demand",
    "compensation",
    "compensate",
];

const AGAIN: &[&str] = &[
    "again",
    "still",
    "once again",
    "yet again",
    "second time",
    "third time",
    "fourth time",
    "fifth time",
    "# time",
    "# times",
    "twice",
    "three times",
    "four times",
    "several times",
    "many times",
    "multiple times",
    "countless",
    "every time",
    "every day",
    "everytime",
    "every week",
    "every month",
    "keeps happening",
    "keep happening",
    "always late",
    "repeatedly",
    "over and over",
    "constantly",
    "for weeks",
    "for months",
    "for days",
    "for hours",
    "for ages",
    "for years",
    "# weeks",
    "# months",
    "# days",
    "# hours",
    "# hrs",
    "two weeks",
    "three weeks",
    "two days",
    "three days",
    "two hours",
    "three hours",
    "two months",
    "three months",
    "all day",
    "an hour",
    "over an hour",
    "a week",
    "a month",
    "no reply",
    "no response",
    "no answer",
    "nobody replies",
    "nobody answers",
    "no one replies",
    "no one answers",
    "nobody responds",
    "no one responds",
    "without a reply",
    "since last",
    "been waiting",
    "still waiting",
    "unanswered",
];

/// From this score on, a complaint without any cue is taken for displeased: its words as a whole said so.
const PLAINLY: f32 = 0.9;

/// How many words before a cue a negation turns it off: "not a scam".
const NEGATED_WITHIN: usize = 2;

/// The cues, ready to be looked up.
#[derive(Clone, Debug)]
pub struct SeverityCues {
    cues: Cues<Sign>,
    negations: Negations,
}

impl Default for SeverityCues {
    fn default() -> SeverityCues {
        SeverityCues::new()
    }
}

impl SeverityCues {
    /// Makes the table.
    pub fn new() -> SeverityCues {
        let tables =
            [(DISPLEASED, Sign::Displeased), (WRONGED, Sign::Wronged), (BLAMED, Sign::Blamed), (AGAIN, Sign::Again)];
        let all = tables.iter().flat_map(|(cues, sign)| cues.iter().map(|cue| (*cue, *sign)));
        SeverityCues { cues: Cues::new(all), negations: Negations::default() }
    }

    /// The level of a complaint of that score: the hardest cue, one level harder when it is not the first time or has gone on long.
    pub fn level(&self, tokens: &[Token], score: Probability) -> Severity {
        let (mut level, mut again) = (0usize, 0usize);
        self.cues.each(tokens, |sign, at| match sign {
            Sign::Again => again = 1,
            sign if !self.is_negated(tokens, at) => level = level.max(1 + sign as usize),
            _ => {}
        });
        let shouts = tokens.iter().filter(|t| t.shouted && t.span.end - t.span.start >= 3).count() >= 3;
        if level == 0 && (score.0 >= PLAINLY || shouts) {
            level = 1;
        }
        Severity::ALL.get(level + again).copied().unwrap_or(Severity::Blame)
    }

    /// Whether a negation stands within reach before the cue and in its clause.
    fn is_negated(&self, tokens: &[Token], at: usize) -> bool {
        let before = tokens.get(at.saturating_sub(NEGATED_WITHIN)..at).unwrap_or_default();
        before
            .iter()
            .rev()
            .take_while(|t| !matches!(t.kind, TokenKind::Break | TokenKind::Mark))
            .any(|t| t.is_worded() && self.negations.has(t.code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::token::tokens;

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
        let cues = SeverityCues::new();
        let mut cut = Vec::new();
        let wrong: Vec<String> = POSTS
            .iter()
            .filter_map(|(text, expected)| {
                tokens(text, &[], &mut cut);
                let level = cues.level(&cut, Probability(0.7)).level();
                (level != *expected).then(|| format!("{text:?}: {level}, not {expected}"))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_plain_complaint_without_a_cue_is_displeased() {
        let cues = SeverityCues::new();
        let mut cut = Vec::new();
        tokens("the parcel came without the charger", &[], &mut cut);
        assert_eq!(cues.level(&cut, Probability(0.95)), Severity::Disapproval);
        assert_eq!(cues.level(&cut, Probability(0.6)), Severity::NoneExplicit);
    }
}
