//! Emoji sequences, as the pattern of twemoji-parser 11.0.2 (the one that twitter-text 3.1 counts with) takes them.
//! Only sequences of more than one code point matter for a length: every single emoji weighs what its code point does.

use super::emoji_sets::{
    FACELESS, FLAGS, GENDERED, JOINED, OCCUPATIONS, OCCUPATIONS_STYLED, STYLED, TONED, TONED_STYLED,
};
use super::x::Stretch;

const JOINER: u32 = 0x200D;
const AS_EMOJI: u32 = 0xFE0F;
const AS_TEXT: u32 = 0xFE0E;
const KEYCAP: u32 = 0x20E3;
const FIRST_TONE: u32 = 0x1F3FB;
const LAST_TONE: u32 = 0x1F3FF;
const REGIONAL_A: u32 = 0x1F1E6;

/// The sequences in `units`, in text order, not overlapping.
pub(super) fn sequences(units: &[u16]) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((point, len)) = point_at(units, at) {
        // No sequence starts with a letter; this is where most of a text goes through.
        let may_start = point > 0x2000 || matches!(point, 0x23 | 0x2A | 0x30..=0x39 | 0xA9 | 0xAE);
        match may_start.then(|| Reader { units, at }.sequence()).flatten() {
            Some(end) => {
                found.push(Stretch { start: at, len: end - at });
                at = end;
            }
            None => at += len,
        }
    }
    found
}

/// The code point at `at` and its length in units; a lone surrogate stands for itself.
fn point_at(units: &[u16], at: usize) -> Option<(u32, usize)> {
    let first = u32::from(*units.get(at)?);
    match units.get(at + 1) {
        Some(&second) if (0xD800..=0xDBFF).contains(&first) && (0xDC00..=0xDFFF).contains(&second) => {
            Some((0x10000 + ((first - 0xD800) << 10) + (u32::from(second) - 0xDC00), 2))
        }
        _ => Some((first, 1)),
    }
}

fn is_in(set: &[(u32, u32)], point: u32) -> bool {
    let after = set.partition_point(|&(first, _)| first <= point);
    after.checked_sub(1).and_then(|index| set.get(index)).is_some_and(|&(_, last)| point <= last)
}

fn is_tone(point: u32) -> bool {
    (FIRST_TONE..=LAST_TONE).contains(&point)
}

/// A place in the text; reading moves on only when what is wanted stands there.
#[derive(Clone, Copy)]
struct Reader<'a> {
    units: &'a [u16],
    at: usize,
}

impl Reader<'_> {
    fn peek(self) -> Option<u32> {
        point_at(self.units, self.at).map(|(point, _)| point)
    }

    /// Past one code point that `wanted` accepts.
    fn past(self, wanted: impl Fn(u32) -> bool) -> Option<Self> {
        let (point, len) = point_at(self.units, self.at)?;
        wanted(point).then_some(Reader { at: self.at + len, ..self })
    }

    /// Past one code point that `wanted` accepts, if it stands there.
    fn past_maybe(self, wanted: impl Fn(u32) -> bool) -> Self {
        self.past(wanted).unwrap_or(self)
    }

    fn past_str(self, wanted: &str) -> Option<Self> {
        wanted.chars().try_fold(self, |reader, c| reader.past(|point| point == u32::from(c)))
    }

    /// The end of the sequence that starts here: the alternatives in the pattern's order, which decides.
    fn sequence(self) -> Option<usize> {
        let end = self
            .at_work()
            .or_else(|| self.faceless())
            .or_else(|| self.gendered())
            .or_else(|| JOINED.iter().find_map(|joined| self.past_str(joined)))
            .or_else(|| self.keycap())
            .or_else(|| {
                self.past(|point| matches!(point, 0xA9 | 0xAE | 0x2122 | 0x265F))?.past(|point| point == AS_EMOJI)
            })
            .or_else(|| self.past(|point| is_in(STYLED, point))?.styled())
            .or_else(|| self.toned())
            .or_else(|| self.flag())?;
        Some(end.at)
    }

    /// A man or a woman, perhaps with a tone, joined to a tool.
    fn at_work(self) -> Option<Self> {
        let joined =
            self.past(|point| matches!(point, 0x1F468 | 0x1F469))?.past_maybe(is_tone).past(|point| point == JOINER)?;
        let styled =
            joined.past(|point| is_in(OCCUPATIONS_STYLED, point)).and_then(|tool| tool.past(|point| point == AS_EMOJI));
        styled.or_else(|| joined.past(|point| is_in(OCCUPATIONS, point)))
    }

    /// One whose plain form is drawn as a symbol: a tone or the emoji style, then man or woman.
    fn faceless(self) -> Option<Self> {
        self.past(|point| is_in(FACELESS, point))?.past(|point| is_tone(point) || point == AS_EMOJI)?.sign()
    }

    /// A person doing something, perhaps with a tone, then man or woman.
    fn gendered(self) -> Option<Self> {
        self.past(|point| is_in(GENDERED, point))?.past_maybe(is_tone).sign()
    }

    /// Joiner, ♀ or ♂, emoji style.
    fn sign(self) -> Option<Self> {
        self.past(|point| point == JOINER)?
            .past(|point| matches!(point, 0x2640 | 0x2642))?
            .past(|point| point == AS_EMOJI)
    }

    fn keycap(self) -> Option<Self> {
        self.past(|point| matches!(point, 0x23 | 0x2A | 0x30..=0x39))?
            .past_maybe(|point| point == AS_EMOJI)
            .past(|point| point == KEYCAP)
    }

    /// Past the emoji style; `None` where the text style is asked for.
    fn styled(self) -> Option<Self> {
        if self.peek() == Some(AS_TEXT) { None } else { Some(self.past_maybe(|point| point == AS_EMOJI)) }
    }

    /// One that takes a tone.
    fn toned(self) -> Option<Self> {
        let styled = self.past(|point| is_in(TONED_STYLED, point)).and_then(Reader::styled);
        Some(styled.or_else(|| self.past(|point| is_in(TONED, point)))?.past_maybe(is_tone))
    }

    /// Two letters of a country that has a flag, or one of the three flags made of tags.
    fn flag(self) -> Option<Self> {
        let tagged = |region: &str| {
            let tags = region.bytes().map(|byte| 0xE0000 + u32::from(byte)).chain([0xE007F]);
            tags.fold(self.past(|point| point == 0x1F3F4), |reader, tag| reader?.past(|point| point == tag))
        };
        let letter =
            |reader: Self| usize::try_from(reader.peek()?.checked_sub(REGIONAL_A)?).ok().filter(|&index| index < 26);
        let pair = || {
            let seconds = FLAGS.get(letter(self)?)?;
            let second = self.past(|_| true)?;
            let wanted = u8::try_from(letter(second)?).ok()? + b'A';
            seconds.bytes().any(|byte| byte == wanted).then(|| second.past(|_| true)).flatten()
        };
        ["gbeng", "gbsct", "gbwls"].into_iter().find_map(tagged).or_else(pair)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_taken_whole() {
        for (text, stretches) in [
            ("👩‍💻", &[(0, 5)][..]),
            ("👩🏽‍⚕️", &[(0, 7)]),
            ("👨‍👩‍👧‍👦", &[(0, 11)]),
            ("☺", &[(0, 1)]),
            ("☺\u{FE0E}", &[]),
            ("☺\u{FE0F}", &[(0, 2)]),
            ("1\u{20E3}", &[(0, 2)]),
            ("1\u{FE0F}\u{20E3}", &[(0, 3)]),
            ("1\u{FE0F}", &[]),
            ("©\u{FE0F}", &[(0, 2)]),
            ("🇩🇪", &[(0, 4)]),
            ("🇩🇩🇪", &[(2, 4)]),
            ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", &[(0, 14)]),
            ("☝\u{FE0F}🏿", &[(0, 4)]),
            ("a", &[]),
        ] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let found: Vec<(usize, usize)> = sequences(&units).into_iter().map(|s| (s.start, s.len)).collect();
            assert_eq!(found, stretches, "{text}");
        }
    }
}
