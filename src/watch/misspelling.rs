//! Names with one letter wrong: one left out, one too many, one for another, two side by side exchanged. Found by the
//! hashes of a word and of the word without each of its letters (the deletion neighbourhood of SymSpell), then checked.

use crate::sorted;
use crate::text::place::ByteSpan;
use crate::text::words::{Word, WordKind};
use crate::watch::everyday::EverydayWords;
use crate::watch::naming::may_be_misspelt;

/// Longest word that is looked up, in characters.
const LONGEST: usize = 24;
/// The base of the polynomial hash: odd, large, nothing else.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
/// Words of the filters that are asked first, each of 64 bits; a power of two.
const FILTER: usize = 64;

/// A name that may have one letter wrong in one of its words.
#[derive(Clone, Debug)]
struct Spelling {
    owner: u32,
    words: Vec<String>,
}

/// A word of a spelling.
#[derive(Clone, Copy, Debug)]
struct Target {
    spelling: u32,
    word: u32,
}

/// All names that may be misspelt.
#[derive(Clone, Debug, Default)]
pub(super) struct Misspellings {
    spellings: Vec<Spelling>,
    targets: Vec<Target>,
    /// Hash and target, sorted.
    near: Vec<(u64, u32)>,
    /// One letter wrong leaves the first two letters as they are, or the last two: a filter of each.
    edges: Filter,
    hashes: Filter,
    /// How many bytes a word must have to be looked up.
    bytes: std::ops::Range<usize>,
}

/// A small set of numbers that may hold a few more than were put in.
#[derive(Clone, Debug)]
struct Filter([u64; FILTER]);

impl Default for Filter {
    fn default() -> Filter {
        Filter([0; FILTER])
    }
}

impl Filter {
    fn put(&mut self, n: u64) {
        if let Some(word) = self.0.get_mut((n >> 6) as usize % FILTER) {
            *word |= 1 << (n & 63);
        }
    }

    fn may_hold(&self, n: u64) -> bool {
        self.0.get((n >> 6) as usize % FILTER).is_some_and(|word| word & (1 << (n & 63)) != 0)
    }
}

/// The first two bytes of a word and the last two, as numbers that do not meet.
fn edges(word: &[u8]) -> Option<[u64; 2]> {
    let pair = |a: u8, b: u8| (u64::from(a) << 5) ^ u64::from(b);
    match word {
        [a, b, .., y, z] => Some([pair(*a, *b), pair(*y, *z) ^ 0x800]),
        _ => None,
    }
}

/// Calls `each` with the hash of `word` and of `word` without each of its letters, until it gives `Some`.
fn neighbourhood<T>(word: &[char], mut each: impl FnMut(u64) -> Option<T>) -> Option<T> {
    let code = |c: char| u64::from(u32::from(c)).wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ 0x1B;
    let whole = word.iter().fold(0_u64, |hash, c| hash.wrapping_mul(BASE).wrapping_add(code(*c)));
    if let Some(found) = each(finish(whole)) {
        return Some(found);
    }
    // Without letter i: the letters before it move down by one power of the base. Going from the end, `tail` is the
    // hash of what follows i and `head` of what stands before it.
    let (mut tail, mut power, mut rest) = (0_u64, 1_u64, whole);
    for c in word.iter().rev() {
        rest = rest.wrapping_sub(code(*c).wrapping_mul(power));
        // `rest` is head * BASE * power; one division by BASE, exact in arithmetic modulo 2^64 since BASE is odd.
        let without = rest.wrapping_mul(INVERSE).wrapping_add(tail);
        if let Some(found) = each(finish(without)) {
            return Some(found);
        }
        tail = tail.wrapping_add(code(*c).wrapping_mul(power));
        power = power.wrapping_mul(BASE);
    }
    None
}

/// The inverse of [`BASE`] modulo 2^64, by Newton's iteration: each step doubles the bits that are right.
const INVERSE: u64 = {
    let mut inverse = BASE;
    let mut step = 0;
    while step < 6 {
        inverse = inverse.wrapping_mul(2_u64.wrapping_sub(BASE.wrapping_mul(inverse)));
        step += 1;
    }
    inverse
};

fn finish(hash: u64) -> u64 {
    (hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 16
}

impl Misspellings {
    /// All spellings, each with its owner, whatever number the caller knows it by.
    pub(super) fn new(spellings: impl IntoIterator<Item = (u32, Vec<String>)>) -> Misspellings {
        let mut all = Misspellings::default();
        let (mut least, mut most) = (usize::MAX, 0);
        for (owner, words) in spellings {
            let spelling = u32::try_from(all.spellings.len()).unwrap_or(u32::MAX);
            for (n, word) in words.iter().enumerate().filter(|(_, word)| may_be_misspelt(word)) {
                let letters: Vec<char> = word.chars().collect();
                if letters.len() > LONGEST {
                    continue;
                }
                let target = u32::try_from(all.targets.len()).unwrap_or(u32::MAX);
                all.targets.push(Target { spelling, word: u32::try_from(n).unwrap_or(u32::MAX) });
                neighbourhood(&letters, |hash| {
                    all.near.push((hash, target));
                    all.hashes.put(hash);
                    None::<()>
                });
                edges(word.as_bytes()).into_iter().flatten().for_each(|edge| all.edges.put(edge));
                least = least.min(word.len().saturating_sub(4));
                most = most.max(word.len() + 4);
            }
            all.spellings.push(Spelling { owner, words });
        }
        sorted::by_key(&mut all.near, |near| *near);
        all.near.dedup();
        all.bytes = least.max(4)..most + 1;
        all
    }

    /// Whether there is no name to find.
    pub(super) fn is_empty(&self) -> bool {
        self.near.is_empty()
    }

    /// Calls `found` with the owner and the place of each misspelt name among `words` of `plain`.
    pub(super) fn find(
        &self,
        plain: &str,
        words: &[Word],
        everyday: EverydayWords<'_>,
        mut found: impl FnMut(u32, ByteSpan),
    ) {
        for (n, word) in words.iter().enumerate() {
            if !matches!(word.kind, WordKind::Word | WordKind::Hashtag) {
                continue;
            }
            let written = word.name().of(plain);
            if !self.bytes.contains(&written.len()) {
                continue;
            }
            let near = edges(written.as_bytes())
                .is_some_and(|[first, last]| self.edges.may_hold(first) || self.edges.may_hold(last));
            if near {
                self.find_at(plain, words, n, everyday, &mut found);
            }
        }
    }

    /// Looks at the one word `words[n]`.
    fn find_at(
        &self,
        plain: &str,
        words: &[Word],
        n: usize,
        everyday: EverydayWords<'_>,
        found: &mut impl FnMut(u32, ByteSpan),
    ) {
        let Some(word) = words.get(n) else { return };
        let written = word.name().of(plain);
        let mut letters = ['\0'; LONGEST + 1];
        let mut len = 0;
        for (slot, c) in letters.iter_mut().zip(written.chars()) {
            *slot = c;
            len += 1;
        }
        let Some(letters) = letters.get(..len).filter(|letters| letters.len() <= LONGEST) else { return };
        let mut asked: Option<bool> = None;
        let mut done: Option<u32> = None;
        neighbourhood(letters, |hash| {
            if !self.hashes.may_hold(hash) {
                return None;
            }
            let first = self.near.partition_point(|(near, _)| *near < hash);
            for (_, target) in self.near.iter().skip(first).take_while(|(near, _)| *near == hash) {
                if done == Some(*target) {
                    continue;
                }
                done = Some(*target);
                let Some(target) = self.targets.get(*target as usize) else { continue };
                let Some(spelling) = self.spellings.get(target.spelling as usize) else { continue };
                let at = target.word as usize;
                let right = spelling.words.get(at).is_some_and(|right| one_letter_wrong(letters, right));
                if !right {
                    continue;
                }
                if *asked.get_or_insert_with(|| everyday.contains(written)) {
                    return Some(());
                }
                if let Some(span) = whole(plain, words, n, &spelling.words, at) {
                    found(spelling.owner, span);
                }
            }
            None
        });
    }
}

/// The span of the whole name whose word `at` is `words[n]`, when its other words stand around that, rightly spelt.
fn whole(plain: &str, words: &[Word], n: usize, name: &[String], at: usize) -> Option<ByteSpan> {
    let middle = words.get(n)?;
    if name.len() == 1 {
        return Some(middle.span);
    }
    let first = n.checked_sub(at)?;
    let around = words.get(first..first + name.len())?;
    let mut span: Option<ByteSpan> = None;
    for (k, (word, right)) in around.iter().zip(name).enumerate() {
        let gap = span.map(|span| plain.get(span.end..word.span.start).unwrap_or("?"));
        let fits = word.kind == WordKind::Word
            && (k == at || word.span.of(plain) == right)
            && gap.is_none_or(|gap| gap == " " || gap == "-");
        if !fits {
            return None;
        }
        span = Some(ByteSpan::new(span.map_or(word.span.start, |span| span.start), word.span.end));
    }
    span
}

/// Whether `written` is `right` with one letter left out, added, put for another, or exchanged with its neighbour.
/// Digits are never wrong: "iphone6" is not a misspelt "iphone".
fn one_letter_wrong(written: &[char], right: &str) -> bool {
    let mut rest = written;
    let mut right = right.chars();
    while let (Some((w, after)), Some(r)) = (rest.split_first(), right.clone().next()) {
        if *w != r {
            break;
        }
        rest = after;
        right.next();
    }
    let same = |written: &[char], right: std::str::Chars<'_>| right.eq(written.iter().copied());
    let mut after = right.clone();
    match (rest, after.next()) {
        ([], None) => false,
        ([w], None) => w.is_alphabetic(),
        ([], Some(r)) => r.is_alphabetic() && after.next().is_none(),
        ([..], None) => false,
        ([w, others @ ..], Some(r)) => {
            let exchanged = || {
                let mut later = after.clone();
                later.next() == Some(*w)
                    && others.first() == Some(&r)
                    && others.get(1..).is_some_and(|others| same(others, later))
            };
            (w.is_alphabetic() && r.is_alphabetic() && (same(others, after.clone()) || exchanged()))
                || (w.is_alphabetic() && same(others, right))
                || (r.is_alphabetic() && same(rest, after.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;
    use crate::text::words::words;

    /// The distance of Damerau and Levenshtein in its restricted form, by the textbook's table.
    fn distance(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                table[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let cost = usize::from(a[i - 1] != b[j - 1]);
                    let mut best = (table[i - 1][j] + 1).min(table[i][j - 1] + 1).min(table[i - 1][j - 1] + cost);
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(table[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        table[a.len()][b.len()]
    }

    fn found(names: &[&str], text: &str) -> Vec<String> {
        let split = |name: &&str| name.split(' ').map(str::to_owned).collect();
        let all = Misspellings::new(names.iter().enumerate().map(|(n, name)| (n as u32, split(name))));
        let empty = crate::watch::everyday::write::<&str>(&["books", "house"]);
        let everyday = EverydayWords::load(&empty).unwrap();
        let mut out = Vec::new();
        all.find(text, &words(text).collect::<Vec<_>>(), everyday, |owner, span| {
            out.push(format!("{owner}:{}", span.of(text)));
        });
        out
    }

    #[test]
    fn one_letter() {
        let cases: [(&[&str], &str, &[&str]); 16] = [
            (&["northwind"], "nortwind nothwind northwnd", &["0:nortwind", "0:nothwind", "0:northwnd"]),
            (&["northwind"], "northhwind xnorthwind northwindy", &["0:northhwind", "0:xnorthwind", "0:northwindy"]),
            (&["northwind"], "nirthwind northwimd", &["0:nirthwind", "0:northwimd"]),
            (&["northwind"], "onrthwind northwidn nrothwind", &["0:onrthwind", "0:northwidn", "0:nrothwind"]),
            (&["northwind"], "northwind norhtwidn nrthwnd wind", &[]),
            (&["northwind"], "#nortwind @nortwind nortwind.com", &["0:#nortwind"]),
            (&["northwind"], "northwind1 n0rthwind", &[]),
            (&["boots"], "books boot bootz", &["0:boot", "0:bootz"]),
            (&["northwind coffee"], "nortwind coffee, northwind cofee", &["0:nortwind coffee", "0:northwind cofee"]),
            (&["northwind coffee"], "nortwind cofee nortwind tea coffee", &[]),
            (&["northwind coffee"], "nortwind-coffee nortwind, coffee", &["0:nortwind-coffee"]),
            (&["house of coffee"], "huose of coffee house of cofee", &["0:huose of coffee", "0:house of cofee"]),
            (&["яндекс"], "яндкс яндеска", &["0:яндкс"]),
            (&["north", "norths"], "nroth", &["0:nroth"]),
            (&["north", "forth"], "worth", &["0:worth", "1:worth"]),
            (&["zoom"], "zom zooom", &[]),
        ];
        for (names, text, expected) in cases {
            assert_eq!(found(names, text), expected, "{names:?} in {text:?}");
        }
    }

    proptest! {
        #[test]
        fn found_is_what_the_table_says(name in "[abc]{5,7}", text in "[abcd]{4,8}") {
            let expected = distance(&name, &text) == 1;
            prop_assert_eq!(!found(&[&name], &text).is_empty(), expected);
            let letters: Vec<char> = text.chars().collect();
            prop_assert_eq!(one_letter_wrong(&letters, &name), expected);
        }

        #[test]
        fn a_neighbourhood_is_the_word_without_each_letter(word in "[abcé你]{1,24}") {
            let letters: Vec<char> = word.chars().collect();
            let mut hashes = HashSet::new();
            neighbourhood(&letters, |hash| { hashes.insert(hash); None::<()> });
            let mut parts: HashSet<Vec<char>> = (0..letters.len())
                .map(|n| letters.iter().enumerate().filter(|(at, _)| *at != n).map(|(_, c)| *c).collect())
                .collect();
            parts.insert(letters.clone());
            let whole = |part: &Vec<char>| neighbourhood(part, Some).unwrap();
            prop_assert_eq!(parts.iter().map(whole).collect::<HashSet<_>>(), hashes);
        }
    }
}
