//! What is known of the posts on this page. Posts are kept by their id, never by their element alone: a site uses elements
//! again, and shows one post twice.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::message::{CaseState, Doubt, PageCounts, PageHealth};
use crate::page::finding::{Finding, Kind};
use crate::post::{Post, PostId};
use crate::sites::record::{ElementNumber, Standing};
use crate::triage::correction::said::Said;
use crate::triage::model::Model;
use crate::triage::opinion::Opinion;
use crate::triage::verdict::{Call, Severity, Theme, Verdict};
use crate::watch::brand::Switch;

/// How an element's marker should look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// As if nothing were there.
    Blank,
    /// Names us, does not complain.
    Mention,
    /// Names us, in a language that was not judged.
    NotJudged,
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
    heard: HashMap<PostId, Heard>,
}

/// What came back for a post that was read again.
#[derive(Debug)]
struct Heard {
    /// The words that were read; an edited post is read anew.
    text: String,
    /// What both readers say; nothing where the second could not be asked.
    opinion: Option<Opinion>,
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

    /// Forgets all elements and what came back for them; what was done about posts is remembered.
    pub fn clear(&mut self) {
        self.on_page.clear();
        self.unreadable.clear();
        self.heard.clear();
    }

    /// The names and handles of those who are on the page, and of those they answer.
    pub fn names(&self) -> Vec<String> {
        let of = |finding: &Finding| {
            let answers = finding.post.answers.iter().map(|handle| handle.as_str().to_owned());
            let own = [finding.post.author_name.clone(), finding.post.author.as_str().to_owned()];
            own.into_iter().chain(answers).collect::<Vec<_>>()
        };
        self.on_page.values().flat_map(of).filter(|name| !name.is_empty()).collect()
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
                _ if !verdict.is_judged() => Look::NotJudged,
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
        read.any(|finding| !finding.post.answers.is_empty() || finding.post.parent.is_some())
            || (thread() && self.on_page.values().any(|f| ours(&f)))
    }

    /// Takes in what came back for a post.
    pub fn hear(&mut self, post: PostId, text: String, opinion: Option<Opinion>) {
        self.heard.insert(post, Heard { text, opinion });
    }

    fn heard(&self, post: &Post) -> Option<&Heard> {
        self.heard.get(&post.id).filter(|heard| heard.text == post.text)
    }

    /// What both readers say of a post, as far as is known.
    pub fn opinion(&self, post: &Post) -> Option<Opinion> {
        self.heard(post)?.opinion
    }

    /// Posts for the background that nothing came back for, those of `near` first.
    pub fn doubts(&self, near: &BTreeSet<ElementNumber>, second: Switch) -> impl Iterator<Item = (&PostId, Doubt)> {
        let (here, there): (Vec<_>, Vec<_>) = self.on_page.iter().partition(|(number, _)| near.contains(number));
        here.into_iter()
            .chain(there)
            .map(|(_, finding)| finding)
            .filter(|finding| finding.standing != Standing::InComposer && self.heard(&finding.post).is_none())
            .filter_map(move |finding| finding.doubt(second).map(|doubt| (&finding.post.id, doubt)))
    }

    /// Makes every verdict follow what came back; the elements that show another verdict now.
    pub fn settle(&mut self, model: &Model) -> Vec<ElementNumber> {
        let mut changed = Vec::new();
        for (number, finding) in &mut self.on_page {
            let heard = self.heard.get(&finding.post.id).filter(|heard| heard.text == finding.post.text);
            if let Some(opinion) = heard.and_then(|heard| heard.opinion)
                && finding.settle(opinion, model)
            {
                changed.push(*number);
            }
        }
        changed
    }

    /// Complaints that the ledger has not been told of on this page; each is given once. While doubtful posts are read again
    /// (`awaiting`), those wait for the answer.
    pub fn unreported(&mut self, awaiting: Switch) -> Vec<&Finding> {
        let reported = &mut self.reported;
        let heard = &self.heard;
        self.on_page
            .values()
            .filter(|finding| {
                finding.complaint().is_some()
                    && (heard.get(&finding.post.id).is_some_and(|heard| heard.text == finding.post.text)
                        || finding.doubt(awaiting).is_none())
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
    /// A post of ours that says which post it answers, answers that. One that says whom it answers ("Replying to") answers the nearest
    /// post of theirs above it. In a thread, below
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
            let target = if let Some(parent) = &row.post.parent {
                above.iter().rev().find(|post| post.post.id == *parent)
            } else if row.post.answers.is_empty() {
                let asked = focused.and_then(|focused| above.get(focused));
                asked.map(|asked| above.last().filter(|post| post.complaint().is_some()).unwrap_or(asked))
            } else {
                let answers = |of: &Post| row.post.answers.iter().any(|handle| handle.same_on(of.site, &of.author));
                above.iter().rev().find(|post| answers(&post.post))
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
                Look::Mention | Look::NotJudged => counts.mentions += 1,
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
    use crate::triage::language::ReadBy;
    use crate::triage::pressure::Pressure;
    use crate::triage::verdict::{About, Call, PostKind, Probability};
    use crate::triage::weights::{Calibration, Weights};
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
            mentions: Vec::new(),
            read_by: ReadBy::First,
            plain: Probability(0.9),
            shift: 0.0,
        };
        let (kind, standing) = match what {
            "ours" => (Kind::Ours, Standing::Row),
            "complaint" => (about(Call::Complaint), Standing::Row),
            "mention" => (about(Call::NotComplaint), Standing::Row),
            "not judged" => (about(Call::NotJudged), Standing::Row),
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
        let (mut board, order) = board(&thread);
        let mut ours = board.finding(order[2]).unwrap().clone();
        ours.post.parent = Some(PostId::new("1"));
        board.put(order[2], ours);
        assert_eq!(board.answered(&order), [PostId::new("1")].into());
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
        assert_eq!(board.unreported(Switch::Off).len(), 2);
        board.set_state(&PostId::new("1"), CaseState::Dismissed);
        board.set_state(&PostId::new("2"), CaseState::Inserted);
        board.forget_dismissals();
        assert!(matches!(board.look(order[0]), Look::Complaint { state: CaseState::Open, .. }));
        assert_eq!(board.state(&PostId::new("2")), CaseState::Inserted);
        assert_eq!(board.unreported(Switch::Off).into_iter().map(|f| f.post.id.as_str()).collect::<Vec<_>>(), ["1"]);
    }

    #[test]
    fn what_is_not_judged_is_a_mention_that_says_so() {
        let (mut board, order) = board(&[("1", "ann", "not judged"), ("2", "bo", "mention")]);
        assert_eq!(board.look(order[0]), Look::NotJudged);
        assert_eq!(board.look(order[1]), Look::Mention);
        assert!(board.unreported(Switch::Off).is_empty() && board.complaint(order[0]).is_none());
        let counts = board.counts(PageHealth::Readable);
        assert_eq!((counts.mentions, counts.complaints), (2, 0));
    }

    #[test]
    fn each_complaint_is_reported_once() {
        let (mut board, _) = board(&[("1", "ann", "complaint"), ("1", "ann", "complaint"), ("2", "bo", "mention")]);
        assert_eq!(board.unreported(Switch::Off).len(), 1);
        assert_eq!(board.unreported(Switch::Off).len(), 0);
        board.clear();
        board.put(ElementNumber(7), finding("1", "ann", "complaint"));
        assert_eq!(board.unreported(Switch::Off).len(), 0);
    }

    fn weights() -> Model {
        Model::from_weights(Weights {
            levels: vec![0; 256],
            step: 1.0,
            bias: 0.0,
            calibration: Calibration { slope: 1.0, offset: 0.0 },
            threshold: 0.5,
        })
    }

    #[test]
    fn doubtful_posts_are_sent_nearest_first_and_settle() {
        let rows = [
            ("1", "ann", "complaint"),
            ("2", "bo", "mention"),
            ("3", "cy", "stranger"),
            ("4", "di", "complaint in the composer"),
        ];
        let (mut board, _) = board(&rows);
        let sent = |board: &Board, near: &[u32]| -> Vec<String> {
            let near = near.iter().copied().map(ElementNumber).collect();
            board.doubts(&near, Switch::On).map(|(id, _)| id.as_str().to_owned()).collect()
        };
        assert_eq!(sent(&board, &[]), ["1", "2"]);
        assert_eq!(sent(&board, &[2]), ["2", "1"]);
        // What is awaited is not reported yet.
        assert_eq!(board.unreported(Switch::On).len(), 0);
        let no = Opinion { call: Call::NotComplaint, theme: None, score: Probability(0.1), severity: Severity::Blame };
        board.hear(PostId::new("1"), String::new(), Some(no));
        board.hear(PostId::new("2"), String::new(), None);
        assert_eq!(board.settle(&weights()), [ElementNumber(1)]);
        assert_eq!(board.settle(&weights()), []);
        assert_eq!(board.look(ElementNumber(1)), Look::Mention);
        assert!(sent(&board, &[]).is_empty());
        assert_eq!(board.unreported(Switch::On).len(), 0);
        // An edited post is another post.
        let mut edited = finding("1", "ann", "complaint");
        edited.post.text = "edited".into();
        board.put(ElementNumber(1), edited);
        assert_eq!(sent(&board, &[]), ["1"]);
        board.hear(PostId::new("1"), "edited".into(), None);
        assert_eq!(board.unreported(Switch::On).len(), 1);
    }
}
