//! Whom a post is about: by the constructions that set one name against another, else by whose name stands nearest to what
//! complains. A post that names nobody but us is about us, unless a construction clearly says otherwise.

use crate::text::place::ByteSpan;
use crate::triage::clause::{Standing, clauses};
use crate::triage::hint::Hint;
use crate::triage::lexicon::{Found, Lexicon, Says};
use crate::triage::reasons::Weighed;
use crate::triage::rivals::{Named, Whose, named};
use crate::triage::token::{Token, TokenKind};
pub use crate::triage::verdict::About;

/// Whom the page says that a post answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answering {
    /// Nobody, or us in the first place.
    #[default]
    NobodyElse,
    /// Somebody else in the first place; our handle may be carried along.
    SomebodyElse,
}

impl Answering {
    /// From whether each handle that is answered is one of ours, in the page's order.
    pub fn of(mut ours: impl Iterator<Item = bool>) -> Answering {
        match ours.next() {
            Some(false) => Answering::SomebodyElse,
            _ => Answering::NobodyElse,
        }
    }
}

/// What is known of whom a post may be about.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// Every mention of a watched brand in the text; none of them is read.
    pub named: &'a [ByteSpan],
    /// Those of the brand in question, in order.
    pub ours: &'a [ByteSpan],
    /// Whom the post answers.
    pub answering: Answering,
}

/// At most so many of our mentions are looked at.
const MOST_MENTIONS: usize = 12;

/// From this sum of log-odds on, words complain when a cue or a negation stands among them; from the second on, in any case.
const COMPLAINS: f32 = 0.3;
const COMPLAINS_PLAINLY: f32 = 2.5;

/// Fewest words, besides our name, of a quotation that is a speech and no title.
const QUOTED: usize = 3;

/// A token's log-odds below this count for nothing.
const SPEAKS: f32 = 0.05;

/// From this share of what complains on, it is ours; up to the second, another's.
const OURS: f32 = 0.5;
const ANOTHERS: f32 = 0.25;

/// Whom a post is about. `weighed` is what each token adds to the score; `found` are the post's cues.
pub fn about(
    text: &str,
    tokens: &[Token],
    weighed: &[Weighed],
    found: &[Found],
    lexicon: &Lexicon,
    whom: &Circumstances<'_>,
) -> About {
    if whom.ours.is_empty() {
        return match whom.answering {
            Answering::NobodyElse => About::Us,
            Answering::SomebodyElse if whom.named.is_empty() => About::Unsure,
            Answering::SomebodyElse => About::Another,
        };
    }
    let names = named(text, tokens, whom);
    let standings = clauses(text, tokens, found);
    let post = Reading { text, tokens, weighed, found, lexicon, names, standings };
    let said = post.constructed();
    let about = said.unwrap_or_else(|| post.nearest());
    // What is said to us is for us to read, whomever it is about.
    let to_us = post.speaks_to_us() && (said.is_none() || post.has(Hint::Second, 0, post.end()));
    if about == About::Another && to_us { About::Unsure } else { about }
}

/// A post, taken apart.
struct Reading<'a> {
    text: &'a str,
    tokens: &'a [Token],
    weighed: &'a [Weighed],
    found: &'a [Found],
    lexicon: &'a Lexicon,
    names: Vec<Named>,
    standings: Vec<Standing>,
}

impl Reading<'_> {
    fn standing(&self, token: usize) -> Standing {
        self.standings.get(token).copied().unwrap_or_default()
    }

    /// The cues that start within those tokens.
    fn cues(&self, from: usize, to: usize) -> &[Found] {
        let place = |token: usize| self.found.partition_point(|f| (f.first as usize) < token);
        self.found.get(place(from)..place(to.max(from))).unwrap_or_default()
    }

    fn hint(&self, hint: Hint, from: usize, to: usize) -> Option<&Found> {
        self.cues(from, to).iter().find(|f| f.says == Says::Hint(hint))
    }

    fn has(&self, hint: Hint, from: usize, to: usize) -> bool {
        self.hint(hint, from, to).is_some()
    }

    /// The hint that ends right before a token, or one word before it.
    fn before(&self, hint: Hint, token: usize) -> Option<&Found> {
        let from = token.saturating_sub(6);
        self.cues(from, token).iter().rev().find(|f| {
            let last = f.last as usize;
            f.says == Says::Hint(hint) && last < token && last + 2 >= token && self.together(last, token)
        })
    }

    fn together(&self, one: usize, other: usize) -> bool {
        self.standing(one).sentence == self.standing(other).sentence
    }

    /// The first token of a token's sentence, and the one past its last.
    fn sentence(&self, token: usize) -> (usize, usize) {
        let sentence = self.standing(token).sentence;
        (
            self.standings.partition_point(|s| s.sentence < sentence),
            self.standings.partition_point(|s| s.sentence <= sentence),
        )
    }

    /// The same of its clause.
    fn clause(&self, token: usize) -> (usize, usize) {
        let clause = self.standing(token).clause;
        (self.standings.partition_point(|s| s.clause < clause), self.standings.partition_point(|s| s.clause <= clause))
    }

    fn negated(&self, from: usize, to: usize) -> bool {
        self.tokens.get(from..to.max(from)).unwrap_or_default().iter().any(|t| self.lexicon.negates(t))
    }

    /// Whether the words of those tokens complain.
    fn complains(&self, from: usize, to: usize) -> bool {
        let sum: f32 = self
            .weighed
            .get(from..to.max(from))
            .unwrap_or_default()
            .iter()
            .filter(|w| w.readable)
            .map(|w| w.log_odds)
            .sum();
        let reproached = || self.cues(from, to).iter().any(|f| matches!(f.says, Says::Sign(_)) && !f.negated);
        // "Unlike them, Bluebird answers": the words of a complaint, of which there is none.
        let praises = self.has(Hint::WouldNever, from, to)
            || self.has(Hint::Answer, from, to) && !self.negated(from, to) && !reproached();
        !praises && (sum > COMPLAINS_PLAINLY || sum > COMPLAINS && (reproached() || self.negated(from, to)))
    }

    fn end(&self) -> usize {
        self.tokens.len()
    }

    /// What a construction says, if there is one.
    fn constructed(&self) -> Option<About> {
        let ours: Vec<Named> = self.names.iter().filter(|n| n.whose == Whose::Ours).copied().collect();
        if ours.is_empty() {
            return Some(About::Unsure);
        }
        let others = self.names.iter().any(|n| n.whose != Whose::Ours);
        // Who speaks to us speaks of us: "you" without another whom it could mean.
        let to_us = self.has(Hint::Second, 0, self.end()) && !others;
        let kept = to_us || ours.len() > 2;
        let said = ours
            .iter()
            .take(MOST_MENTIONS)
            .find_map(|name| self.set_against(name, others).filter(|about| *about == About::Us || !kept));
        if said.is_some() {
            return said;
        }
        let asked = ours.iter().take(MOST_MENTIONS).any(|name| {
            let (from, to) = self.sentence(name.first);
            self.has(Hint::Request, from, to)
        });
        let spoken_to = self.speaks_to_us() && self.has(Hint::Second, 0, self.end())
            || ours.iter().any(|name| self.has(Hint::Second, name.last + 1, name.last + 2));
        (asked || spoken_to).then_some(About::Us)
    }

    /// Whether it opens with our handle.
    fn speaks_to_us(&self) -> bool {
        self.names.first().is_some_and(|name| name.whose == Whose::Ours && name.opens)
    }

    /// What is said by the words around one of our mentions.
    fn set_against(&self, name: &Named, others: bool) -> Option<About> {
        let (at, after, end) = (name.first, name.last + 1, self.end());
        let (from, to) = self.sentence(at);
        let us_or_another = |ours: bool| Some(if ours { About::Us } else { About::Another });
        let leaving = |token: usize| {
            let start = token.saturating_sub(8).max(from);
            let left = self.hint(Hint::Left, start, token).is_some_and(|f| self.is_name(f.last as usize + 1));
            left || self.has(Hint::Switch, start, token)
        };
        if self.before(Hint::From, at).is_some() && leaving(at) {
            return Some(About::Us);
        }
        if let Some(to_us) = self.before(Hint::To, at)
            && leaving(to_us.first as usize)
        {
            let complains = self.complains(after, end);
            let left = self.has(Hint::From, from, at) || self.has(Hint::Left, from, at);
            return match (complains, left) {
                (false, _) => Some(About::Another),
                (true, true) if self.has(Hint::Love, after, end) => Some(About::Another),
                (true, true) => Some(About::Unsure),
                (true, false) => None,
            };
        }
        if let Some(unlike) = self.hint(Hint::Unlike, from, to) {
            let unlike = unlike.first as usize;
            if self.before(Hint::Unlike, at).is_some() {
                let of_habit = self.has(Hint::To, after, after + 1);
                let praised = !self.complains(after, to);
                return us_or_another(of_habit || praised);
            }
            let (first, last) = if unlike < at { (after, to) } else { (at, unlike) };
            return us_or_another(self.complains(first, last));
        }
        if let Some(than) = self.before(Hint::Than, at).map(|f| f.first as usize) {
            let compared = |hint| self.has(hint, than.saturating_sub(4).max(from), than);
            let direct = than + 1 == at;
            if direct && compared(Hint::Better) {
                return Some(About::Us);
            }
            if direct && compared(Hint::Worse) {
                return Some(About::Another);
            }
        } else if let Some(than) = self.hint(Hint::Than, after, to).map(|f| f.first as usize) {
            let compared = |hint| self.has(hint, than.saturating_sub(4).max(after), than);
            if compared(Hint::Worse) {
                return Some(About::Us);
            }
            if compared(Hint::Better) && self.is_name(than + 1) {
                return Some(About::Another);
            }
        }
        if let Some(compared) = self.before(Hint::Compared, at) {
            return us_or_another(!self.complains(from, compared.first as usize));
        }
        if self.before(Hint::Instead, at).is_some() {
            return Some(About::Us);
        }
        if let Some(never) = self.hint(Hint::WouldNever, after, after + 2) {
            let tail = never.last as usize + 1;
            let (_, clause_end) = self.clause(never.first as usize);
            let elsewhere = others || self.complains(0, at) || self.complains(clause_end, end);
            if elsewhere && !self.complains(tail, clause_end) {
                return Some(About::Another);
            }
        }
        if let Some(back) = self.before(Hint::BackTo, at).map(|f| f.first as usize) {
            let meant = back == self.clause(back).0 || self.has(Hint::Going, back.saturating_sub(1), back);
            let refused = self.negated(back.saturating_sub(3).max(from), back);
            let (_, clause_end) = self.clause(at);
            if meant && !refused && self.complains(0, back) && !self.complains(after, clause_end) {
                return Some(About::Another);
            }
        }
        if let Some(should) = self.hint(Hint::ShouldHave, at.saturating_sub(7).max(from), at) {
            let should = should.last as usize + 1;
            let other = self.hint(Hint::Instead, should, at).is_some() || self.hint(Hint::Than, should, at).is_some();
            if self.has(Hint::Chosen, should, at) && !other && !self.complains(after, self.clause(at).1) {
                return Some(About::Another);
            }
        }
        if let Some(never) = self.hint(Hint::NeverHad, at.saturating_sub(8).max(from), at)
            && self.before(Hint::At, at).is_some()
            && self.complains(0, never.first as usize)
        {
            return Some(About::Another);
        }
        if let Some(glad) = self.before(Hint::GladOf, at)
            && (others || self.complains(0, glad.first as usize))
            && !self.complains(after, end)
        {
            return Some(About::Another);
        }
        self.only_named(name, others)
    }

    /// What is said where our name is only the place or the way.
    fn only_named(&self, name: &Named, others: bool) -> Option<About> {
        let (at, after) = (name.first, name.last + 1);
        let (from, _) = self.sentence(at);
        if others {
            return None;
        }
        if self.is_quoted(name) {
            return Some(About::Unsure);
        }
        if let Some(via) = self.before(Hint::Via, at).map(|f| f.first as usize) {
            let closes =
                self.tokens.get(after..).unwrap_or_default().iter().all(|t| !matches!(t.kind, TokenKind::Word));
            let apart = via == self.clause(via).0
                || via.checked_sub(1).and_then(|i| self.tokens.get(i)).is_some_and(|t| t.kind == TokenKind::Link);
            return (closes && apart).then_some(About::Another);
        }
        if self.before(Hint::On, at).is_some() && self.has(Hint::Media, at.saturating_sub(6).max(from), at) {
            return Some(About::Unsure);
        }
        let placed = self.before(Hint::Place, at);
        let near = |hint| self.hint(hint, at.saturating_sub(9).max(from), at);
        if let Some(place) = placed
            && near(Hint::Someone).or(near(Hint::Acquaintance)).is_some_and(|f| f.first < place.first)
        {
            return Some(About::Another);
        }
        let boss = near(Hint::Acquaintance).map(|f| f.last as usize + 2 == at || f.last as usize + 1 == at);
        (boss == Some(true) && self.before(Hint::At, at).is_some()).then_some(About::Another)
    }

    /// Whether a token is a name: a handle, or a word with a capital letter.
    fn is_name(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|t| match t.kind {
            TokenKind::Addressee => true,
            TokenKind::Word => t.span.of(self.text).starts_with(char::is_uppercase),
            _ => false,
        })
    }

    /// Whose what complains is, by the name nearest to each word.
    fn nearest(&self) -> About {
        if self.names.iter().all(|n| n.whose == Whose::Ours) {
            return About::Us;
        }
        let (mut ours, mut all) = (0.0, 0.0);
        let mut praised = (u32::MAX, false);
        let you = self.hint(Hint::Second, 0, self.end()).map(|f| f.first as usize);
        for (token, weight) in self.weighed.iter().enumerate() {
            if !weight.readable || weight.log_odds < SPEAKS {
                continue;
            }
            let clause = self.standing(token).clause;
            if praised.0 != clause {
                praised = (clause, self.praises(token));
            }
            if praised.1 {
                continue;
            }
            all += weight.log_odds;
            ours += weight.log_odds
                * match self.owner(token, you) {
                    Some(Whose::Ours) => 1.0,
                    Some(Whose::Mixed) => OURS - 0.1,
                    _ => 0.0,
                };
        }
        match ours / all {
            share if share >= OURS => About::Us,
            share if share <= ANOTHERS && self.another_is_meant() => About::Another,
            _ => About::Unsure,
        }
    }

    /// Whether somebody else is spoken of, not just spoken to, and the post does not close by speaking to us.
    fn another_is_meant(&self) -> bool {
        let end = self.end();
        let meant = |n: &&Named| n.whose == Whose::Others && (!n.opens || self.has(Hint::Second, n.last, end));
        let closing = self.names.last().is_some_and(|name| {
            let after = self.tokens.get(name.last + 1..).unwrap_or_default();
            name.whose == Whose::Ours && name.first > 0 && !after.iter().any(|t| t.kind == TokenKind::Word)
        });
        self.names.iter().any(|name| meant(&name)) && !closing
    }

    /// Whether a token's clause praises the one whom it names, and reproaches nobody.
    fn praises(&self, token: usize) -> bool {
        let (from, to) = self.clause(token);
        let named = |token: usize| self.names.partition_point(|n| n.first < token);
        if named(to) > named(from) + 1 {
            return false;
        }
        let fond = |f: &Found| matches!(f.says, Says::Hint(Hint::Love | Hint::Thanks)) && !f.negated;
        let reproached = |f: &Found| matches!(f.says, Says::Sign(_)) && !f.negated;
        let cues = self.cues(from, to);
        cues.iter().any(fond) && !cues.iter().any(reproached) && !self.negated(from, to)
    }

    /// Whether a name stands in the words of somebody else, in quotation marks, with the writer's own around them.
    fn is_quoted(&self, name: &Named) -> bool {
        let mark =
            |token: &&Token| token.kind == TokenKind::Break && token.span.of(self.text).starts_with(['"', '“', '”']);
        let worded = |tokens: &[Token]| tokens.iter().filter(|t| t.is_worded()).count();
        let (before, after) = (self.tokens.get(..name.first).unwrap_or_default(), self.tokens.get(name.last + 1..));
        let opens = before.iter().filter(mark).count() % 2 == 1;
        let open = before.iter().rposition(|t| mark(&t)).unwrap_or_default();
        let close = after.and_then(|after| after.iter().position(|t| mark(&t))).map(|at| name.last + 1 + at);
        opens
            && close.is_some_and(|close| {
                let inside = worded(self.tokens.get(open..close).unwrap_or_default());
                inside >= QUOTED && worded(self.tokens) >= inside + 2
            })
    }

    /// Whose name a word belongs to: the nearest in its clause, else the one before it in its sentence, else the one after,
    /// else the last before the sentence, else the first of the post. `you` is the first token that says "you".
    fn owner(&self, token: usize, you: Option<usize>) -> Option<Whose> {
        let next = self.names.partition_point(|n| n.first <= token);
        let (before, after) = (next.checked_sub(1).and_then(|i| self.names.get(i)), self.names.get(next));
        let here = self.standing(token);
        let in_clause = |name: &&Named| self.standing(name.first).clause == here.clause;
        let in_sentence = |name: &&Named| self.standing(name.first).sentence == here.sentence;
        let near = match (before.filter(in_clause), after.filter(in_clause)) {
            (Some(one), Some(other)) => {
                // A handle that opens the post is spoken to, not of, unless it is "you".
                let closer = match one.opens {
                    true => you.is_some_and(|you| you < self.clause(token).1),
                    false => token - one.last <= other.first - token,
                };
                Some(if closer { one } else { other })
            }
            (one, other) => one.or(other),
        };
        near.or_else(|| before.filter(in_sentence))
            .or_else(|| after.filter(in_sentence))
            .or(before)
            .or(after)
            .map(|name| name.whose)
    }
}

#[cfg(test)]
mod tests;
