//! What is known of the posts on this page. Posts are kept by their id, never by their element alone: a site uses elements
//! again, and shows one post twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::message::{CaseState, PageCounts, PageHealth};
use crate::page::finding::{Finding, Kind};
use crate::post::PostId;
use crate::sites::record::{ElementNumber, Standing};
use crate::triage::correction::said::Said;
use crate::triage::verdict::{Call, Severity, Theme, Verdict};

/// How an element's marker should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As if nothing were there.
    Blank,
    /// Names us, does not complain.
    Mention,
    /// Complains.
    Complaint {
        /// How hard.
        severity: Severity,
        /// What was done about it.
        state: CaseState,
    },
}

/// Which way to go on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Down the page.
    Next,
    /// Up the page.
    Previous,
}

/// The posts on the page.
#[derive(Debug, Default)]
pub struct Board {
    on_page: BTreeMap<ElementNumber, Finding>,
    cases: HashMap<PostId, CaseState>,
    reported: BTreeSet<PostId>,
    unreadable: BTreeSet<ElementNumber>,
}

impl Board {
    /// Takes in what an element shows now.
    pub fn put(&mut self, number: ElementNumber, finding: Finding) {
        self.unreadable.remove(&number);
        self.on_page.insert(number, finding);
    }

    /// Takes in that an element shows a post that could not be read.
    pub fn put_unreadable(&mut self, number: ElementNumber) {
        self.on_page.remove(&number);
        self.unreadable.insert(number);
    }

    /// Forgets an element that has left the page, or shows no post any more.
    pub fn remove(&mut self, number: ElementNumber) {
        self.on_page.remove(&number);
        self.unreadable.remove(&number);
    }

    /// Forgets all elements; what was done about posts is remembered.
    pub fn clear(&mut self) {
        self.on_page.clear();
        self.unreadable.clear();
    }

    /// What an element shows.
    pub fn finding(&self, number: ElementNumber) -> Option<&Finding> {
        self.on_page.get(&number)
    }

    /// What was done about a post.
    pub fn state(&self, post: &PostId) -> CaseState {
        self.cases.get(post).copied().unwrap_or_default()
    }

    /// Notes what was done about a post; the elements that show it.
    pub fn set_state(&mut self, post: &PostId, state: CaseState) -> Vec<ElementNumber> {
        if self.cases.insert(post.clone(), state).unwrap_or_default() == state {
            return Vec::new();
        }
        self.showing(post)
    }

    /// Takes in at once what the person says of a post, as far as it is known without judging anew; the elements that show it.
    pub fn amend(&mut self, post: &PostId, said: Option<Said>) -> Vec<ElementNumber> {
        if said != Some(Said::NotAComplaint) {
            self.cases.retain(|of, state| of != post || *state != CaseState::Dismissed);
        }
        let showing = self.showing(post);
        for finding in self.on_page.values_mut().filter(|finding| finding.post.id == *post) {
            finding.said = said;
            let Kind::AboutUs { verdict, .. } = &mut finding.kind else { continue };
            match said {
                Some(Said::NotAComplaint) => (verdict.call, verdict.theme) = (Call::NotComplaint, None),
                Some(Said::Complaint { theme, severity }) => {
                    verdict.call = Call::Complaint;
                    verdict.theme = theme.or(verdict.theme).or(Some(Theme::Other));
                    verdict.severity = severity.unwrap_or(verdict.severity);
                }
                None => {}
            }
        }
        showing
    }

    /// Forgets which posts the ledger has as dismissed, so that it is asked anew.
    pub fn forget_dismissals(&mut self) {
        let reported = &mut self.reported;
        self.cases.retain(|post, state| *state != CaseState::Dismissed || (reported.remove(post), false).1);
    }

    /// The elements that show a post.
    pub fn showing(&self, post: &PostId) -> Vec<ElementNumber> {
        self.on_page.iter().filter(|(_, finding)| finding.post.id == *post).map(|(number, _)| *number).collect()
    }

    /// How the marker of an element should look.
    pub fn look(&self, number: ElementNumber) -> Look {
        let Some(finding) = self.finding(number) else { return Look::Blank };
        // The person is answering it; a second marker would only cover what they look at.
        if finding.standing == Standing::InComposer {
            return Look::Blank;
        }
        match &finding.kind {
            Kind::Stranger | Kind::Ours => Look::Blank,
            Kind::AboutUs { verdict, .. } => match self.state(&finding.post.id) {
                state if verdict.is_complaint() && state != CaseState::Dismissed => {
                    Look::Complaint { severity: verdict.severity, state }
                }
                _ => Look::Mention,
            },
        }
    }

    /// The verdict on what an element shows, while it is marked as a complaint.
    pub fn complaint(&self, number: ElementNumber) -> Option<&Verdict> {
        match (self.look(number), &self.finding(number)?.kind) {
            (Look::Complaint { .. }, Kind::AboutUs { verdict, .. }) => Some(verdict),
            _ => None,
        }
    }

    /// Whether a post of ours that answers somebody is among `numbers`, or may stand in a thread with them.
    pub fn concerns_answers(&self, numbers: &[ElementNumber]) -> bool {
        let ours = |finding: &&Finding| finding.kind == Kind::Ours;
        let thread = || self.on_page.values().any(|finding| finding.standing == Standing::Focused);
        let mut read = numbers.iter().filter_map(|number| self.finding(*number)).filter(ours);
        read.any(|finding| !finding.post.answers.is_empty()) || (thread() && self.on_page.values().any(|f| ours(&f)))
    }

    /// Complaints that the ledger has not been told of on this page; each is given once.
    pub fn unreported(&mut self) -> Vec<&Finding> {
        let reported = &mut self.reported;
        self.on_page
            .values()
            .filter(|finding| {
                finding.complaint().is_some()
                    && !reported.contains(&finding.post.id)
                    && reported.insert(finding.post.id.clone())
            })
            .collect()
    }

    /// Complaints that could not be reported after all.
    pub fn forget_reported(&mut self, posts: &[PostId]) {
        for post in posts {
            self.reported.remove(post);
        }
    }

    /// Posts of others that a post of ours on the page answers. `order` is the page from top to bottom.
    ///
    /// A post of ours that says whom it answers ("Replying to") answers the nearest post of theirs above it. In a thread, below
    /// the post that the page is about, one that does not say it answers the post right above, when that is a complaint about
    /// us, else the post that the page is about. In a timeline it stands below others by chance.
    pub fn answered(&self, order: &[ElementNumber]) -> BTreeSet<PostId> {
        let rows: Vec<&Finding> = order.iter().filter_map(|number| self.on_page.get(number)).collect();
        let focused = rows.iter().position(|row| row.standing == Standing::Focused);
        let mut answered = BTreeSet::new();
        for (at, row) in rows.iter().enumerate() {
            if row.kind != Kind::Ours {
                continue;
            }
            let above = rows.get(..at).unwrap_or_default();
            let target = if row.post.answers.is_empty() {
                let asked = focused.and_then(|focused| above.get(focused));
                asked.map(|asked| above.last().filter(|post| post.complaint().is_some()).unwrap_or(asked))
            } else {
                above.iter().rev().find(|post| row.post.answers.contains(&post.post.author))
            };
            if let Some(target) = target.filter(|target| target.kind != Kind::Ours) {
                answered.insert(target.post.id.clone());
            }
        }
        answered
    }

    /// The complaint to go to from `current`: the nearest one in that direction, from the end round to the beginning.
    pub fn go(
        &self,
        order: &[ElementNumber],
        current: Option<ElementNumber>,
        direction: Direction,
    ) -> Option<ElementNumber> {
        let complaints: Vec<usize> = order
            .iter()
            .enumerate()
            .filter(|(_, number)| matches!(self.look(**number), Look::Complaint { .. }))
            .map(|(at, _)| at)
            .collect();
        let here = current.and_then(|current| order.iter().position(|number| *number == current));
        let target = match (direction, here) {
            (Direction::Next, Some(here)) => complaints.iter().find(|&&at| at > here).or_else(|| complaints.first()),
            (Direction::Next, None) => complaints.first(),
            (Direction::Previous, Some(here)) => {
                complaints.iter().rev().find(|&&at| at < here).or_else(|| complaints.last())
            }
            (Direction::Previous, None) => complaints.last(),
        };
        target.and_then(|&at| order.get(at)).copied()
    }

    /// What is on the page; a post that is shown twice counts once.
    pub fn counts(&self, health: PageHealth) -> PageCounts {
        let mut counts = PageCounts { health, skipped: self.unreadable.len() as u32, ..PageCounts::default() };
        let mut counted = BTreeSet::new();
        for (number, finding) in &self.on_page {
            if finding.standing == Standing::InComposer || !counted.insert(&finding.post.id) {
                continue;
            }
            counts.posts += 1;
            match self.look(*number) {
                Look::Blank => {}
                Look::Mention => counts.mentions += 1,
                Look::Complaint { state, .. } => {
                    counts.mentions += 1;
                    counts.complaints += 1;
                    counts.unanswered += u32::from(state == CaseState::Open);
                }
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::{Handle, Post, Site};
    use crate::triage::pressure::Pressure;
    use crate::triage::verdict::{About, Call, PostKind, Probability};
    use crate::watch::brand::BrandId;

    fn finding(id: &str, author: &str, what: &str) -> Finding {
        let mut post = Post::from_text(Site::X, PostId::new(id), "");
        post.author = Handle::new(author);
        let about = |call| Kind::AboutUs {
            brand: BrandId("b".into()),
            verdict: Verdict {
                call,
                kind: PostKind::Complaint,
                about: About::Us,
                score: Probability(0.9),
                severity: Severity::Blame,
                pressure: Pressure::default(),
                theme: None,
                reasons: Vec::new(),
            },
        };
        let (kind, standing) = match what {
            "ours" => (Kind::Ours, Standing::Row),
            "complaint" => (about(Call::Complaint), Standing::Row),
            "mention" => (about(Call::NotComplaint), Standing::Row),
            "focused complaint" => (about(Call::Complaint), Standing::Focused),
            "focused stranger" => (Kind::Stranger, Standing::Focused),
            "complaint in the composer" => (about(Call::Complaint), Standing::InComposer),
            _ => (Kind::Stranger, Standing::Row),
        };
        Finding { post, standing, kind, said: None }
    }

    fn board(rows: &[(&str, &str, &str)]) -> (Board, Vec<ElementNumber>) {
        let mut board = Board::default();
        let order: Vec<ElementNumber> = (1..=rows.len() as u32).map(ElementNumber).collect();
        for (number, (id, author, what)) in order.iter().zip(rows) {
            board.put(*number, finding(id, author, what));
        }
        (board, order)
    }

    #[test]
    fn one_post_shown_twice_counts_once() {
        let (mut board, _) = board(&[("1", "ann", "complaint"), ("1", "ann", "complaint"), ("2", "bo", "mention")]);
        let counts = board.counts(PageHealth::Readable);
        assert_eq!((counts.posts, counts.mentions, counts.complaints, counts.unanswered), (2, 2, 1, 1));
        assert_eq!(board.set_state(&PostId::new("1"), CaseState::Inserted).len(), 2);
        assert!(board.set_state(&PostId::new("1"), CaseState::Inserted).is_empty());
        assert_eq!(board.counts(PageHealth::Readable).unanswered, 0);
        board.set_state(&PostId::new("1"), CaseState::Dismissed);
        assert_eq!(board.counts(PageHealth::Readable).complaints, 0);
        assert_eq!(board.look(ElementNumber(1)), Look::Mention);
    }

    #[test]
    fn a_post_above_its_composer_is_not_marked_and_not_counted() {
        let (board, order) = board(&[("1", "ann", "complaint in the composer"), ("1", "ann", "complaint")]);
        assert_eq!(board.look(order[0]), Look::Blank);
        assert_eq!(board.counts(PageHealth::Readable).complaints, 1);
        assert_eq!(board.go(&order, None, Direction::Next), Some(order[1]));
    }

    #[test]
    fn whom_a_reply_of_ours_answers() {
        let answered = |rows: &[(&str, &str, &str)], answers: &[(u32, &str)]| {
            let (mut board, order) = board(rows);
            for (number, handle) in answers {
                let number = ElementNumber(*number);
                let mut finding = board.finding(number).unwrap().clone();
                finding.post.answers.push(Handle::new(handle));
                board.put(number, finding);
            }
            board.answered(&order).into_iter().map(|id| id.to_string()).collect::<Vec<_>>()
        };
        let thread = [("1", "ann", "focused complaint"), ("2", "bo", "complaint"), ("3", "us", "ours")];
        assert_eq!(answered(&thread, &[]), ["2"]);
        assert_eq!(answered(&thread, &[(3, "ann")]), ["1"]);
        let other = [("1", "ann", "focused complaint"), ("2", "bo", "stranger"), ("3", "us", "ours")];
        assert_eq!(answered(&other, &[]), ["1"]);
        let timeline = [("1", "ann", "complaint"), ("3", "us", "ours")];
        assert_eq!(answered(&timeline, &[]), Vec::<String>::new());
        assert_eq!(answered(&timeline, &[(2, "ann")]), ["1"]);
        assert_eq!(answered(&[("3", "us", "ours"), ("1", "ann", "complaint")], &[]), Vec::<String>::new());
    }

    #[test]
    fn going_round() {
        let (board, order) =
            board(&[("1", "a", "complaint"), ("2", "b", "mention"), ("3", "c", "complaint"), ("4", "d", "complaint")]);
        let table = [
            (None, Direction::Next, Some(1)),
            (None, Direction::Previous, Some(4)),
            (Some(1), Direction::Next, Some(3)),
            (Some(2), Direction::Previous, Some(1)),
            (Some(4), Direction::Next, Some(1)),
            (Some(1), Direction::Previous, Some(4)),
            (Some(9), Direction::Next, Some(1)),
        ];
        for (from, direction, to) in table {
            assert_eq!(
                board.go(&order, from.map(ElementNumber), direction),
                to.map(ElementNumber),
                "{from:?} {direction:?}"
            );
        }
    }

    #[test]
    fn what_a_person_says_shows_at_once_wherever_the_post_stands() {
        let (mut board, order) = board(&[("1", "ann", "complaint"), ("1", "ann", "complaint"), ("2", "bo", "mention")]);
        let id = PostId::new("1");
        assert_eq!(board.amend(&id, Some(Said::NotAComplaint)), order[..2]);
        assert_eq!((board.look(order[0]), board.look(order[1])), (Look::Mention, Look::Mention));
        let said = Said::Complaint { theme: Some(Theme::Price), severity: Some(Severity::Accusation) };
        board.set_state(&id, CaseState::Dismissed);
        board.amend(&id, Some(said));
        let look = Look::Complaint { severity: Severity::Accusation, state: CaseState::Open };
        assert_eq!((board.look(order[1]), board.complaint(order[1]).and_then(|v| v.theme)), (look, Some(Theme::Price)));
        assert_eq!(board.look(order[2]), Look::Mention);
    }

    #[test]
    fn dismissals_are_asked_for_anew_and_nothing_else_is() {
        let (mut board, order) = board(&[("1", "ann", "complaint"), ("2", "bo", "complaint")]);
        assert_eq!(board.unreported().len(), 2);
        board.set_state(&PostId::new("1"), CaseState::Dismissed);
        board.set_state(&PostId::new("2"), CaseState::Inserted);
        board.forget_dismissals();
        assert!(matches!(board.look(order[0]), Look::Complaint { state: CaseState::Open, .. }));
        assert_eq!(board.state(&PostId::new("2")), CaseState::Inserted);
        assert_eq!(board.unreported().into_iter().map(|f| f.post.id.as_str()).collect::<Vec<_>>(), ["1"]);
    }

    #[test]
    fn each_complaint_is_reported_once() {
        let (mut board, _) = board(&[("1", "ann", "complaint"), ("1", "ann", "complaint"), ("2", "bo", "mention")]);
        assert_eq!(board.unreported().len(), 1);
        assert_eq!(board.unreported().len(), 0);
        board.clear();
        board.put(ElementNumber(7), finding("1", "ann", "complaint"));
        assert_eq!(board.unreported().len(), 0);
    }
}
