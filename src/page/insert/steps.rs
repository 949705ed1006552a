//! The order of things when text is put into an editor: what was seen decides the next step.

use super::Insertion;
use super::text::Standing;

/// What takes text in which way. Told by marks in the page, never by the site's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text area or an input.
    Field,
    /// Draft.js, Lexical, ProseMirror, Quill 2: a model behind the element, which takes a paste.
    Modelled,
    /// The same, but it looks after its caret only every tenth of a second.
    Slate,
    /// Quill 1: it looks for what was pasted in a box of its own, where a synthetic paste puts nothing, and follows changes
    /// of its element.
    OldQuill,
    /// An editable element that no known framework stands behind.
    Bare,
}

/// One way to put text into an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Technique {
    /// `execCommand("insertText")` with the whole text: the browser's own undo takes it for one step.
    Type,
    /// A paste event with the text in it.
    Paste,
    /// `execCommand`, line by line: Firefox would lose the line breaks of Quill 1.
    Lines,
}

impl Kind {
    /// The way that fits, and the one to take when that has changed nothing.
    pub fn techniques(self) -> (Technique, Option<Technique>) {
        match self {
            Kind::Field => (Technique::Type, None),
            // `execCommand` destroys Draft.js in Chromium and loses lines of Lexical and Slate: no other way.
            Kind::Modelled | Kind::Slate => (Technique::Paste, None),
            Kind::OldQuill => (Technique::Lines, None),
            // Its page may handle a paste; nothing else would.
            Kind::Bare => (Technique::Paste, Some(Technique::Type)),
        }
    }

    /// How many beats (a frame and a little more) an editor needs after it has heard of a new caret.
    pub fn learning(self) -> u8 {
        match self {
            Kind::Slate => 5,
            _ => 2,
        }
    }
}

/// What is seen of an editor at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What sort it is.
    pub kind: Kind,
    /// Whether it is on the page and can be seen. An editor that was mounted anew is seen as the one before.
    pub shown: bool,
    /// Whether it takes text at all.
    pub writable: bool,
    /// Whether an input method is in the middle of a word.
    pub composing: bool,
    /// Whether it has the keyboard.
    pub focused: bool,
    /// Whether it said that it took what it was given last.
    pub taken: bool,
    /// What became of the text.
    pub standing: Standing,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing was done yet.
    Fresh,
    /// It was given the keyboard `asked` times.
    Reaching {
        /// How often.
        asked: u8,
        /// Beats that it has been missing for.
        missing: u8,
        /// The way to take now.
        technique: Technique,
        /// The way after that.
        other: Option<Technique>,
    },
    /// It was given the text, `beats` beats ago.
    Waiting {
        /// The way that is left.
        other: Option<Technique>,
        /// Beats since.
        beats: u8,
        /// Whether the text stood there a beat ago.
        stood: bool,
    },
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Give it the keyboard, place the caret, and let it learn of that ([`Kind::learning`]).
    Focus,
    /// Give it the text.
    Apply(Technique),
    /// Wait a beat.
    Wait,
    /// It is over.
    End(Insertion),
}

/// How many beats an editor may take to change or to be mounted anew: about half a second.
const PATIENCE: u8 = 20;
/// The same, where it left the text alone. It cannot come late then: who takes a paste without preventing the browser's own
/// would have it twice.
const UNTAKEN: u8 = 4;
/// How often it is given the keyboard.
const ASKING: u8 = 3;

/// What follows from what is seen.
pub fn next(state: State, seen: &Seen) -> (State, Step) {
    match state {
        State::Fresh if !seen.shown => (state, Step::End(Insertion::Gone)),
        State::Fresh => {
            let (technique, other) = seen.kind.techniques();
            reach(0, technique, other, &Seen { focused: false, ..*seen })
        }
        State::Reaching { asked, missing, technique, other } if !seen.shown => match missing {
            PATIENCE.. => (state, Step::End(Insertion::Gone)),
            _ => (State::Reaching { asked, missing: missing + 1, technique, other }, Step::Wait),
        },
        State::Reaching { asked, technique, other, .. } => reach(asked, technique, other, seen),
        State::Waiting { other, beats, stood } => wait(other, beats, stood, seen),
    }
}

fn reach(asked: u8, technique: Technique, other: Option<Technique>, seen: &Seen) -> (State, Step) {
    let reaching = |asked| State::Reaching { asked, missing: 0, technique, other };
    if !seen.writable {
        (reaching(asked), Step::End(Insertion::ReadOnly))
    } else if seen.composing {
        (reaching(asked), Step::End(Insertion::Composing))
    } else if seen.focused {
        (State::Waiting { other, beats: 0, stood: false }, Step::Apply(technique))
    } else if asked < ASKING {
        (reaching(asked + 1), Step::Focus)
    } else {
        (reaching(asked), Step::End(Insertion::Failed))
    }
}

fn wait(other: Option<Technique>, beats: u8, stood: bool, seen: &Seen) -> (State, Step) {
    let stands = seen.shown && seen.standing == Standing::Once;
    let waiting = State::Waiting { other, beats: beats.saturating_add(1), stood: stands };
    if stands && stood {
        return (waiting, Step::End(Insertion::Done));
    }
    let untouched = seen.standing == Standing::Untouched;
    match (beats, other) {
        (UNTAKEN.., Some(technique)) if seen.shown && untouched && !seen.taken => reach(0, technique, None, seen),
        (UNTAKEN.., None) if seen.shown && untouched && !seen.taken => (waiting, Step::End(Insertion::Failed)),
        (PATIENCE.., _) if !seen.shown => (waiting, Step::End(Insertion::Gone)),
        (PATIENCE.., _) => (waiting, Step::End(Insertion::Failed)),
        _ => (waiting, Step::Wait),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SEEN: Seen = Seen {
        kind: Kind::Modelled,
        shown: true,
        writable: true,
        composing: false,
        focused: true,
        taken: true,
        standing: Standing::Untouched,
    };
    const GONE: Seen = Seen { shown: false, ..SEEN };
    const AWAY: Seen = Seen { focused: false, ..SEEN };
    const DULL: Seen = Seen { taken: false, ..SEEN };
    const ONCE: Seen = Seen { standing: Standing::Once, ..SEEN };
    const OTHERWISE: Seen = Seen { standing: Standing::Otherwise, ..SEEN };

    /// What is done when these are seen one after the other, the last one for ever; waiting left out.
    fn run(kind: Kind, seen: &[Seen]) -> Vec<Step> {
        let mut state = State::Fresh;
        let mut done = Vec::new();
        let last = seen.last().into_iter().cycle().take(200);
        for seen in seen.iter().chain(last) {
            let (then, step) = next(state, &Seen { kind, ..*seen });
            state = then;
            if step != Step::Wait {
                done.push(step);
            }
            if matches!(step, Step::End(_)) {
                return done;
            }
        }
        panic!("no end: {done:?}");
    }

    #[test]
    fn what_is_seen_decides_what_is_done() {
        use Insertion::*;
        use Kind::*;
        use Step::*;
        use Technique::*;
        let bare = |seen: &Seen| Seen { taken: false, ..*seen };
        let table: &[(&str, Kind, &[Seen], &[Step])] = &[
            ("a field", Field, &[AWAY, SEEN, ONCE], &[Focus, Apply(Type), End(Done)]),
            ("a paste", Modelled, &[AWAY, SEEN, SEEN, SEEN, ONCE], &[Focus, Apply(Paste), End(Done)]),
            ("Quill 1", OldQuill, &[AWAY, SEEN, ONCE], &[Focus, Apply(Lines), End(Done)]),
            (
                "a caret is placed also where the keyboard is",
                Field,
                &[SEEN, SEEN, ONCE],
                &[Focus, Apply(Type), End(Done)],
            ),
            (
                "another way where nothing was taken",
                Bare,
                &[SEEN, SEEN, DULL, DULL, DULL, DULL, DULL, bare(&ONCE)],
                &[Focus, Apply(Paste), Apply(Type), End(Done)],
            ),
            ("no third way", Bare, &[AWAY, SEEN, DULL], &[Focus, Apply(Paste), Apply(Type), End(Failed)]),
            (
                "taken, but never shown: nothing else is tried",
                Bare,
                &[AWAY, SEEN, SEEN],
                &[Focus, Apply(Paste), End(Failed)],
            ),
            ("no other way into a model", Modelled, &[AWAY, SEEN, DULL], &[Focus, Apply(Paste), End(Failed)]),
            ("changed otherwise", Bare, &[AWAY, SEEN, bare(&OTHERWISE)], &[Focus, Apply(Paste), End(Failed)]),
            ("on its way", Modelled, &[AWAY, SEEN, OTHERWISE, ONCE], &[Focus, Apply(Paste), End(Done)]),
            ("stood for one frame only", Modelled, &[AWAY, SEEN, ONCE, OTHERWISE], &[Focus, Apply(Paste), End(Failed)]),
            ("never there", Field, &[GONE], &[End(Gone)]),
            ("read-only", Field, &[Seen { writable: false, ..SEEN }], &[End(ReadOnly)]),
            ("in the middle of a word", Modelled, &[Seen { composing: true, ..SEEN }], &[End(Composing)]),
            ("a word begun meanwhile", Modelled, &[AWAY, Seen { composing: true, ..SEEN }], &[Focus, End(Composing)]),
            ("keyboard stolen once", Modelled, &[AWAY, AWAY, SEEN, ONCE], &[Focus, Focus, Apply(Paste), End(Done)]),
            ("keyboard kept away", Modelled, &[AWAY], &[Focus, Focus, Focus, End(Failed)]),
            (
                "mounted anew before",
                Modelled,
                &[SEEN, GONE, GONE, AWAY, SEEN, ONCE],
                &[Focus, Focus, Apply(Paste), End(Done)],
            ),
            ("closed before", Modelled, &[SEEN, GONE], &[Focus, End(Gone)]),
            (
                "mounted anew after, with its text",
                Modelled,
                &[SEEN, SEEN, GONE, ONCE],
                &[Focus, Apply(Paste), End(Done)],
            ),
            (
                "mounted anew after, without it",
                Modelled,
                &[SEEN, SEEN, GONE, SEEN],
                &[Focus, Apply(Paste), End(Failed)],
            ),
            ("closed after", Modelled, &[SEEN, SEEN, GONE], &[Focus, Apply(Paste), End(Gone)]),
            ("closed after it stood", Modelled, &[SEEN, SEEN, ONCE, GONE], &[Focus, Apply(Paste), End(Gone)]),
        ];
        for (name, kind, seen, steps) in table {
            assert_eq!(run(*kind, seen), *steps, "{name}");
        }
    }

    fn seen() -> impl Strategy<Value = Seen> {
        let kind = prop_oneof![
            Just(Kind::Field),
            Just(Kind::Modelled),
            Just(Kind::Slate),
            Just(Kind::OldQuill),
            Just(Kind::Bare)
        ];
        let standing = prop_oneof![Just(Standing::Untouched), Just(Standing::Once), Just(Standing::Otherwise)];
        (kind, standing, any::<[bool; 5]>()).prop_map(
            |(kind, standing, [shown, writable, composing, focused, taken])| Seen {
                kind,
                shown,
                writable,
                composing,
                focused,
                taken,
                standing,
            },
        )
    }

    proptest! {
        #[test]
        fn it_ends_and_never_does_a_thing_twice(course in proptest::collection::vec(seen(), 400)) {
            let mut state = State::Fresh;
            let mut applied = Vec::new();
            for seen in &course {
                let (then, step) = next(state, seen);
                state = then;
                match step {
                    Step::Apply(technique) => {
                        prop_assert!(seen.shown && seen.writable && seen.focused && !seen.composing);
                        prop_assert!(!applied.contains(&technique), "twice");
                        prop_assert!(applied.is_empty() || seen.standing == Standing::Untouched && !seen.taken);
                        applied.push(technique);
                    }
                    Step::End(Insertion::Done) => {
                        prop_assert!(seen.standing == Standing::Once && !applied.is_empty());
                        return Ok(());
                    }
                    Step::End(_) => return Ok(()),
                    Step::Focus | Step::Wait => {}
                }
            }
            prop_assert!(false, "no end");
        }
    }
}
