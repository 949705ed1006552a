//! Whether a text stands in an editor as it should, and what to put between it and its neighbours.

/// What became of a text that was to be put into an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The editor holds what it held before.
    Untouched,
    /// It holds that and the text, once, in one piece.
    Once,
    /// It holds something else: a part, twice the text, or less of what was there.
    Otherwise,
}

/// How many letters a person may have typed behind the text before it was looked at, a few beats later.
const TYPED_ON: usize = 3;

/// Judges an editor that held `before`, was given `text`, and holds `now`. Only letters count: editors differ in how many
/// line breaks they show for one paragraph and in which spaces they use.
pub fn standing(before: &str, now: &str, text: &str) -> Standing {
    let (before, now, text) = (squeezed(before), squeezed(now), squeezed(text));
    if now == before {
        return Standing::Untouched;
    }
    let places = before.char_indices().map(|(at, _)| at).chain([before.len()]);
    let stands = !text.is_empty() && places.into_iter().any(|at| is_spliced(&before, &now, &text, at));
    if stands { Standing::Once } else { Standing::Otherwise }
}

/// Whether `now` is `before` with `text` at `at`, and a few letters behind it at most. The whole text again would be more.
fn is_spliced(before: &str, now: &str, text: &str, at: usize) -> bool {
    let (ahead, behind) = before.split_at(at);
    let rest =
        now.strip_prefix(ahead).and_then(|rest| rest.strip_prefix(text)).and_then(|rest| rest.strip_suffix(behind));
    rest.is_some_and(|typed| {
        let typed = typed.chars().count();
        typed <= TYPED_ON && typed < text.chars().count()
    })
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !is_unseen(*c)).collect()
}

/// White space, or what editors put where nothing stands yet.
fn is_unseen(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

/// Whether nothing that can be seen stands in `text`.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_unseen)
}

/// `text` with a space to either side where it would touch a word of the person's: `ahead` and `behind` are what stands on
/// its line.
pub fn spaced(ahead: &str, text: &str, behind: &str) -> String {
    let touches = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let seen = |c: &char| !matches!(c, '\u{200b}' | '\u{feff}');
    let left = if touches(ahead.chars().rfind(seen)) { " " } else { "" };
    let right = if touches(behind.chars().find(seen)) { " " } else { "" };
    [left, text, right].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_stands_is_judged() {
        let table = [
            ("", "Sorry, Robin.", "Sorry, Robin.", Standing::Once),
            ("", "Sorry,\u{a0}Robin.\n", "Sorry, Robin.", Standing::Once),
            ("\n", "One.\n\n\n\nTwo.\n", "One.\n\nTwo.", Standing::Once),
            ("\u{feff}", "Sorry", "Sorry", Standing::Once),
            ("@robin ", "@robin Sorry", "Sorry", Standing::Once),
            ("abc def", "abc Sorry def", " Sorry", Standing::Once),
            ("", "Sorry", "Sorry for this", Standing::Otherwise),
            ("", "SorrySorry", "Sorry", Standing::Otherwise),
            ("", "One. Two. One.", "One. Two.", Standing::Otherwise),
            ("", "Two.", "One.\nTwo.", Standing::Otherwise),
            ("abc", "Sorry", "Sorry", Standing::Otherwise),
            ("abc", "abc ", "Sorry", Standing::Untouched),
            ("abc", "", "Sorry", Standing::Otherwise),
            ("", "Sorryok!", "Sorry", Standing::Once),
            ("Sorry", "SorrySorry", "Sorry", Standing::Once),
            ("xyxy", "xxyyxy", "xy", Standing::Once),
            ("", "abc", "   ", Standing::Otherwise),
            ("", "👩‍👩‍👧‍👦 ok", "👩‍👩‍👧‍👦 ok", Standing::Once),
            ("", "👩👩👧👦 ok", "👩‍👩‍👧‍👦 ok", Standing::Otherwise),
        ];
        for (before, now, text, expected) in table {
            assert_eq!(standing(before, now, text), expected, "«{before}» → «{now}» with «{text}»");
        }
    }

    #[test]
    fn spaces_stand_between_words() {
        let table = [
            ("", "", "Sorry"),
            ("abc", "", " Sorry"),
            ("abc ", "", "Sorry"),
            ("abc", " def", " Sorry"),
            ("abc ", "def", "Sorry "),
            ("ab", "c", " Sorry "),
            ("\u{feff}", "\u{200b}", "Sorry"),
            ("abc\n", "\ndef", "Sorry"),
        ];
        for (ahead, behind, expected) in table {
            assert_eq!(spaced(ahead, "Sorry", behind), expected, "«{ahead}|{behind}»");
        }
    }

    /// Text with something in it, short enough for places to coincide.
    fn text() -> impl Strategy<Value = String> {
        "[ab \n🦊]{0,6}[abc🦊][ab \n🦊]{0,6}"
    }

    /// The same letters with other white space between them.
    fn shown_otherwise(text: &str, seeds: &[u8]) -> String {
        let mut seeds = seeds.iter().cycle();
        let mut noise = || match seeds.next().copied().unwrap_or(0) % 6 {
            0 => "\u{a0}",
            1 => "\n",
            2 => "\u{200b}",
            3 => "\n\n",
            4 => "\u{feff}",
            _ => "",
        };
        text.chars()
            .flat_map(|c| [if c.is_whitespace() { String::new() } else { c.to_string() }, noise().to_owned()])
            .collect()
    }

    fn spliced(before: &str, at: prop::sample::Index, text: &str) -> String {
        let letters: Vec<char> = before.chars().collect();
        let (ahead, behind) = letters.split_at(at.index(letters.len() + 1));
        ahead.iter().copied().chain(text.chars()).chain(behind.iter().copied()).collect()
    }

    proptest! {
        #[test]
        fn once_is_seen_whatever_the_spaces(before in "[abc \n🦊]{0,10}", at: prop::sample::Index, text in text(), seeds in proptest::collection::vec(any::<u8>(), 1..20)) {
            let now = spliced(&before, at, &text);
            prop_assert_eq!(standing(&before, &shown_otherwise(&now, &seeds), &text), Standing::Once);
            prop_assert_eq!(standing(&before, &shown_otherwise(&before, &seeds), &text), Standing::Untouched);
        }

        #[test]
        fn twice_is_never_once(before in "[abc \n🦊]{0,10}", at: prop::sample::Index, again: prop::sample::Index, text in text()) {
            let twice = spliced(&spliced(&before, at, &text), again, &text);
            prop_assert_eq!(standing(&before, &twice, &text), Standing::Otherwise);
        }

        #[test]
        fn what_was_there_is_missed(before in "[abc🦊]{1,10}", lost: prop::sample::Index, at: prop::sample::Index, text in text()) {
            let mut letters: Vec<char> = before.chars().collect();
            letters.remove(lost.index(letters.len()));
            let less: String = letters.into_iter().collect();
            prop_assert_ne!(standing(&before, &spliced(&less, at, &text), &text), Standing::Once);
        }

        #[test]
        fn a_part_is_not_the_text(before in "[abc \n🦊]{0,10}", at: prop::sample::Index, text in text(), cut: prop::sample::Index) {
            let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
            let part: String = letters.iter().take(cut.index(letters.len())).collect();
            prop_assert_ne!(standing(&before, &spliced(&before, at, &part), &text), Standing::Once);
        }
    }
}
