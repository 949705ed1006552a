//! Words and phrases that stand for something, looked up on the tokens. One sorted table of word codes, made once.

use crate::sorted;
use crate::triage::token::{Token, TokenKind, tokens, word_code};

/// A table of cues, each standing for a `T`.
#[derive(Clone, Debug)]
pub struct Cues<T> {
    /// By first code, so that all cues that start with a word stand together.
    entries: Vec<Entry<T>>,
}

#[derive(Clone, Debug)]
struct Entry<T> {
    first: u32,
    rest: Vec<u32>,
    meaning: T,
}

/// In a cue, stands for any number.
const ANY_NUMBER: &str = "#";
const NUMBER_CODE: u32 = u32::MAX;

impl<T: Copy> Cues<T> {
    /// Takes (cue, meaning) pairs. A cue is one or more words in lower case, without apostrophes, parted by a space; `#` is any number.
    pub fn new<'c>(cues: impl IntoIterator<Item = (&'c str, T)>) -> Cues<T> {
        let code = |word: &str| if word == ANY_NUMBER { NUMBER_CODE } else { word_code(word) };
        let entries = cues.into_iter().filter_map(|(cue, m)| entry(cue.split(' ').map(code), m)).collect();
        Cues { entries: in_order(entries) }
    }

    /// Adds cues as people write them: cut like a post, all but words and numbers left out, a number for any number.
    pub fn add<'c>(&mut self, written: impl IntoIterator<Item = (&'c str, T)>) {
        let mut cut = Vec::new();
        for (cue, meaning) in written {
            tokens(cue, &[], &mut cut);
            self.entries.extend(entry(cut.iter().filter_map(code_of), meaning));
        }
        self.entries = in_order(std::mem::take(&mut self.entries));
    }

    /// Calls `take` with the meaning of each cue in the tokens and the indices of its first and last token.
    pub fn each(&self, tokens: &[Token], mut take: impl FnMut(T, usize, usize)) {
        for (i, token) in tokens.iter().enumerate() {
            let Some(code) = code_of(token) else { continue };
            let from = self.entries.partition_point(|e| e.first < code);
            for entry in self.entries.get(from..).unwrap_or_default().iter().take_while(|e| e.first == code) {
                let mut next = tokens.get(i + 1..).unwrap_or_default().iter().map(code_of);
                if entry.rest.iter().all(|code| next.next() == Some(Some(*code))) {
                    take(entry.meaning, i, i + entry.rest.len());
                }
            }
        }
    }
}

/// By their first words; those of the same first word as they were.
fn in_order<T>(entries: Vec<Entry<T>>) -> Vec<Entry<T>> {
    let mut order: Vec<(u32, u32)> = entries.iter().map(|e| e.first).zip(0..).collect();
    sorted::by_key(&mut order, |place| *place);
    let mut entries: Vec<Option<Entry<T>>> = entries.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, at)| entries.get_mut(at as usize)?.take()).collect()
}

fn entry<T>(mut codes: impl Iterator<Item = u32>, meaning: T) -> Option<Entry<T>> {
    Some(Entry { first: codes.next()?, rest: codes.collect(), meaning })
}

fn code_of(token: &Token) -> Option<u32> {
    match token.kind {
        TokenKind::Word | TokenKind::Hashtag => Some(token.code),
        TokenKind::Number => Some(NUMBER_CODE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::triage::token::tokens;

    #[test]
    fn phrases_and_numbers_are_found_where_they_start() {
        let cues = Cues::new([("never again", 'a'), ("never", 'b'), ("# weeks", 'c'), ("wont", 'd')]);
        let found = |text: &str| {
            let mut cut = Vec::new();
            tokens(text, &[], &mut cut);
            let mut found = Vec::new();
            cues.each(&cut, |meaning, first, last| {
                found.push((meaning, text[cut[first].span.start..cut[last].span.end].to_owned()));
            });
            found.sort();
            found
        };
        let own = |pairs: &[(char, &str)]| pairs.iter().map(|(c, s)| (*c, (*s).to_owned())).collect::<Vec<_>>();
        assert_eq!(found("NEVER again!"), own(&[('a', "NEVER again"), ('b', "NEVER")]));
        assert_eq!(found("never. again"), own(&[('b', "never")]));
        assert_eq!(found("3 weeks and it won’t start"), own(&[('c', "3 weeks"), ('d', "won’t")]));
        assert!(found("").is_empty());
    }
}
