//! The customer's names as they may stand in a reply. They come from a page that anybody may write on, so only what
//! names are made of is let through; nothing that a site makes a mention, a tag or a link of.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::post::{Handle, Site};

/// The longest shown name that is used, in characters: X's own limit.
const LONGEST: usize = 50;
/// More marks than this on one letter are ornament (Vietnamese needs two).
const MOST_MARKS: usize = 2;
/// The longest given name, in characters.
const LONGEST_FIRST: usize = 20;
/// A person's shown name has no more words than this.
const MOST_WORDS: usize = 4;

/// What stands before a given name.
const TITLES: [&str; 10] = ["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "sir", "herr", "frau"];

/// Words that make a shown name one of a firm, a team or a joke, not of a person.
const NOT_A_PERSON: [&str; 40] = [
    "a", "an", "bakery", "bank", "bot", "cafe", "café", "club", "co", "company", "fc", "gmbh", "group", "help", "inc",
    "just", "llc", "ltd", "magazine", "media", "my", "news", "not", "official", "podcast", "radio", "real", "service",
    "shop", "some", "store", "studio", "studios", "support", "team", "that", "the", "this", "tv", "your",
];

/// The handle with its `@`, if it is one that the site gives out: the only thing in a reply that mentions somebody.
pub(super) fn handle(site: Site, handle: &Handle) -> Option<String> {
    handle.mention_on(site)
}

/// The shown name with nothing left but letters, marks, digits, spaces and `. , ' ’ - &`; `None` when no letter is left.
/// Everything else becomes a space, so there is no `@`, `#`, `$`, `/` or `:`; a space follows every full stop, so no two
/// words make a host.
pub(super) fn name(shown: &str) -> Option<String> {
    let mut name = String::new();
    let mut marks = 0;
    for c in shown.nfc().take(4 * LONGEST) {
        if is_combining_mark(c) {
            marks += 1;
            if marks <= MOST_MARKS && name.ends_with(|last: char| last.is_alphanumeric() || is_combining_mark(last)) {
                name.push(c);
            }
            continue;
        }
        marks = 0;
        let kept = if is_plain(c) { c } else { ' ' };
        if kept == ' ' && (name.is_empty() || name.ends_with(' ')) {
            continue;
        }
        if name.ends_with('.') && kept != ' ' {
            name.push(' ');
        }
        name.push(kept);
    }
    let mut name: String = name.chars().take(LONGEST).collect();
    name.truncate(name.trim_end_matches([' ', ',', '-', '&']).len());
    name.chars().any(char::is_alphabetic).then_some(name)
}

fn is_plain(c: char) -> bool {
    // Letters in styles ("𝕬") are symbols dressed as letters; no name is written in them.
    (c.is_alphanumeric() && !(0x1D400..=0x1D7FF).contains(&u32::from(c)))
        || matches!(c, '.' | ',' | '\'' | '’' | '-' | '&')
}

/// The given name, if the shown name looks like a person's in the Western order. Better none than a wrong one: a name in
/// small or capital letters only, one of a firm, one that is the handle again, one in a script that has the family name
/// first, all give none.
pub(super) fn first_name(shown: &str, handle: &Handle) -> Option<String> {
    let name = name(shown)?;
    let same = |a: &str, b: &str| {
        a.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .eq(b.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase))
    };
    let words: Vec<&str> = name.split(' ').filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    let bare = |word: &str| word.trim_matches(['.', ',']).to_lowercase();
    if words.len() > MOST_WORDS
        || name.contains('&')
        || words.iter().any(|word| NOT_A_PERSON.contains(&bare(word).as_str()))
        || (words.len() == 1 && same(&name, handle.as_str()))
    {
        return None;
    }
    let first = words.into_iter().find(|word| !TITLES.contains(&bare(word).as_str()))?;
    let first = first.trim_end_matches(',');
    is_given_name(first).then(|| first.to_owned())
}

/// Letters, with at most `' ’ -` between them; one capital at the start of each part and none but one inside.
fn is_given_name(word: &str) -> bool {
    let count = word.chars().count();
    if !(2..=LONGEST_FIRST).contains(&count) || !word.chars().any(|c| c.is_alphabetic() && !is_family_name_first(c)) {
        return false;
    }
    let mut parts = word.split(['\'', '’', '-']);
    let is_part = |part: &str| {
        let mut letters = part.chars().filter(|&c| !is_combining_mark(c));
        let Some(initial) = letters.next() else { return false };
        let capitals = letters.clone().filter(|c| c.is_uppercase()).count();
        let others = letters.clone().count();
        initial.is_alphabetic()
            && !initial.is_lowercase()
            && letters.all(|c| c.is_alphabetic() && !is_family_name_first(c))
            && (capitals == 0 || (capitals == 1 && others > 2))
    };
    parts.all(is_part)
}

/// Scripts in which the family name usually comes first: Han, Hangul, Kana.
fn is_family_name_first(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x11FF | 0x3040..=0x30FF | 0x3130..=0x318F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xAC00..=0xD7AF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_only_where_there_is_one() {
        for (shown, handle, first) in [
            ("Mara Ellwood", "mara_e", Some("Mara")),
            ("Mara", "quietfox", Some("Mara")),
            ("Mara ✨", "quietfox", Some("Mara")),
            ("🌻Mara🌻 Ellwood", "x", Some("Mara")),
            ("Dr. Mara Ellwood", "x", Some("Mara")),
            ("Jean-Luc Ferrant", "x", Some("Jean-Luc")),
            ("D'Arcy Quill", "x", Some("D'Arcy")),
            ("Åsa Øvre", "x", Some("Åsa")),
            ("DeShawn Pell", "x", Some("DeShawn")),
            ("Οδύσσεια Κ", "x", Some("Οδύσσεια")),
            ("مريم", "x", Some("مريم")),
            ("Mara, again", "x", Some("Mara")),
            ("mara", "x", None),
            ("MARA ELLWOOD", "x", None),
            ("NORTHWIND", "x", None),
            ("Northwind Shop", "x", None),
            ("The Grumbler", "x", None),
            ("Pell & Sons", "x", None),
            ("Quietfox", "quiet_fox", None),
            ("Mara99", "x", None),
            ("M", "x", None),
            ("M. Ellwood", "x", None),
            ("李小明", "x", None),
            ("✨✨", "x", None),
            ("", "x", None),
            ("@Mara", "x", Some("Mara")),
            ("Mara.com", "x", None),
            ("One Two Three Four Five", "x", None),
        ] {
            assert_eq!(first_name(shown, &Handle::new(handle)).as_deref(), first, "{shown}");
        }
    }

    #[test]
    fn shown_names_lose_all_that_links_or_mentions() {
        for (shown, wanted) in [
            ("Mara Ellwood", Some("Mara Ellwood")),
            ("Mara @northwind", Some("Mara northwind")),
            ("visit evil.com/now", Some("visit evil. com now")),
            ("https://evil.com", Some("https evil. com")),
            ("Mara\u{202E}dnim\u{202C}", Some("Mara dnim")),
            ("Mara\n\nEllwood", Some("Mara Ellwood")),
            ("{{ ask.pin }}", Some("ask. pin")),
            ("M\u{336}\u{336}\u{336}\u{336}a", Some("M\u{336}\u{336}a")),
            ("J.R. Pell", Some("J. R. Pell")),
            // A mark that is a letter, too.
            ("a.\u{1C24}b", Some("a. b")),
            ("＠ｎｏ #tag $TKR", Some("ｎｏ tag TKR")),
            ("✨", None),
            ("1234", None),
        ] {
            assert_eq!(name(shown).as_deref(), wanted, "{shown}");
        }
        assert_eq!(name(&"Ab ".repeat(100)).map(|name| name.chars().count()), Some(50));
    }

    #[test]
    fn handles_that_the_site_gives_out() {
        for (written, wanted) in [
            ("Mara_E", Some("@mara_e")),
            ("", None),
            ("a".repeat(16).as_str(), None),
            ("mara @other", None),
            ("mara.com", None),
        ] {
            assert_eq!(handle(Site::X, &Handle::new(written)).as_deref(), wanted, "{written}");
        }
    }
}
