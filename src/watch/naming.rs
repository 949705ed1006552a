//! The ways in which a name is written: as one word, with a hyphen, without its apostrophe, as a hashtag.

use crate::text::fold::{Level, fold};
use crate::text::letters::{is_unspaced, is_word_char};
use crate::watch::everyday::EverydayWords;
use crate::watch::query::MAX_TERM_BYTES;

/// Fewest letters of a name that is also found misspelt, in look-alike letters or in the plural.
pub(super) const LOOSE_LETTERS: usize = 5;

/// Where a way of writing a name counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Anywhere.
    Anywhere,
    /// As a hashtag alone: as a word it would be taken for something else.
    Hashtag,
}

/// One way to write a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// As it is written, white space and `#` around it taken off.
    pub(super) written: String,
    /// Where it counts.
    pub(super) counts: Where,
}

/// A name in all its forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Naming {
    /// Ways to write it, the one given first.
    pub(super) forms: Vec<Form>,
    /// The words, folded, that it may be misspelt in; one list for each way to cut it into words.
    pub(super) spellings: Vec<Vec<String>>,
}

/// How many letters and digits `plain` has.
pub(super) fn letters(plain: &str) -> usize {
    plain.chars().filter(|c| c.is_alphanumeric()).count()
}

/// All forms of the name `written`; none when there is nothing in it to look for, or more than [`MAX_TERM_BYTES`].
pub(super) fn naming(written: &str, everyday: EverydayWords<'_>) -> Naming {
    let written = written.trim().trim_start_matches(['#', '@', '＃', '＠']).trim_end();
    let folded = fold(written, Level::Plain);
    let plain = folded.text().trim();
    let mut naming = Naming::default();
    if plain.len() > MAX_TERM_BYTES {
        return naming;
    }
    if !plain.contains(|c: char| if c.is_ascii() { c.is_ascii_alphanumeric() } else { !c.is_whitespace() }) {
        return naming;
    }
    naming.put(written.to_owned(), Where::Anywhere);
    // The signs at its edges may be left out of "Yahoo!"; "C++" would be nothing.
    let core = plain.trim_matches(|c: char| c.is_ascii_punctuation());
    let long = |text: &str| letters(text) >= LOOSE_LETTERS;
    if long(core) {
        naming.put(core.to_owned(), Where::Anywhere);
    }
    let without: String = core.chars().filter(|c| *c != '\'').collect();
    if long(&without) {
        naming.put(without.clone(), Where::Anywhere);
    }
    let words: Vec<&str> = without.split(|c| !is_word_char(c)).filter(|word| !word.is_empty()).collect();
    let soft = without.chars().all(|c| is_word_char(c) || matches!(c, ' ' | '-'));
    let joined = words.concat();
    // "Some Thing" is not looked for in "something". The list also has names that many write in one word, "tmobile",
    // so it is asked for the parts as well.
    let common = everyday.contains(&joined) && words.iter().all(|word| everyday.contains(word));
    let own_word = soft && long(&joined) && (words.len() == 1 || !common);
    naming.put(joined.clone(), if own_word || words.len() < 2 { Where::Anywhere } else { Where::Hashtag });
    if soft && words.len() > 1 {
        if long(&joined) {
            naming.put(words.join(" "), Where::Anywhere);
            naming.put(words.join("-"), Where::Anywhere);
        }
        naming.spellings.push(words.iter().map(|word| (*word).to_owned()).collect());
    }
    if own_word || (soft && words.len() == 1) {
        naming.spellings.push(vec![joined]);
    }
    if core.contains('&') {
        naming.put(core.replace('&', "and"), Where::Anywhere);
        naming.put(words.join("and"), Where::Hashtag);
    }
    naming.spellings.retain(|words| words.iter().any(|word| may_be_misspelt(word)));
    naming
}

/// Whether a word is long enough, and of letters of a script with words, to be found with one letter wrong.
pub(super) fn may_be_misspelt(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic() && !is_unspaced(*c)).count() >= LOOSE_LETTERS
        && !word.contains(is_unspaced)
}

impl Naming {
    fn put(&mut self, written: String, counts: Where) {
        let known = self.forms.iter().any(|form| form.written == written && form.counts == Where::Anywhere);
        if !written.is_empty() && !known {
            self.forms.push(Form { written, counts });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_names() {
        // `#` before a form that counts as a hashtag alone.
        let cases = [
            ("Northwind", "Northwind|northwind", "northwind"),
            (
                " Northwind Coffee ",
                "Northwind Coffee|northwind coffee|northwindcoffee|northwind-coffee",
                "northwind coffee|northwindcoffee",
            ),
            ("T-Mobile", "T-Mobile|t-mobile|tmobile|t mobile", "t mobile|tmobile"),
            ("McDonald's", "McDonald's|mcdonald's|mcdonalds", "mcdonalds"),
            ("Yahoo!", "Yahoo!|yahoo", "yahoo"),
            ("HP", "HP|hp", ""),
            ("H&M", "H&M|#hm|handm", ""),
            ("Marks & Spencer", "Marks & Spencer|marks & spencer|#marksspencer|marks and spencer|#marksandspencer", ""),
            ("Best Day", "Best Day|best day|bestday|best-day", "bestday"),
            ("Some Thing", "Some Thing|some thing|#something|some-thing", "some thing"),
            ("#Northwind", "Northwind|northwind", "northwind"),
            ("Booking.com", "Booking.com|booking.com|#bookingcom", ""),
            ("小米", "小米", ""),
            ("7-Eleven", "7-Eleven|7-eleven|7eleven|7 eleven", "7 eleven|7eleven"),
            ("!!", "", ""),
            ("", "", ""),
        ];
        let everyday = EverydayWords::built_in().unwrap();
        for (written, forms, spellings) in cases {
            let naming = naming(written, everyday);
            let shown: Vec<String> = naming
                .forms
                .iter()
                .map(|form| format!("{}{}", if form.counts == Where::Hashtag { "#" } else { "" }, form.written))
                .collect();
            assert_eq!(shown.join("|"), forms, "{written}");
            let shown: Vec<String> = naming.spellings.iter().map(|words| words.join(" ")).collect();
            assert_eq!(shown.join("|"), spellings, "{written}");
        }
    }
}
