//! What kind of character stands where: parts of words, scripts that are written without spaces, and characters that
//! are not seen at all.

/// Whether `c` is dropped from folded text because nothing is drawn for it: Unicode's `Default_Ignorable_Code_Point`
/// (zero-width and bidi controls, variation selectors, tags), 18.0.
pub fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether `c` is a mark that is drawn over or under the letter before it and that readers leave out when they type:
/// the accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs. The vowel signs of Thai and of the
/// Indic scripts and the voicing marks of kana are letters to their readers and stay.
pub fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}'
        | '\u{5C4}'..='\u{5C5}' | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}

/// Whether `c` selects how the character before it is drawn, so that a span over that one should hold it too.
pub fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

/// Whether `c` can be part of a word: letters and digits of any script, their marks, and `_`.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphanumeric() || unicode_normalization::char::canonical_combining_class(c) != 0
}

/// Whether `c` belongs to a script that is written without spaces between words, or, as Korean, with endings written
/// on: there a name has no word boundary to look for.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17FF}'
        | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3130}'..='\u{318F}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{A960}'..='\u{A97F}' | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{20000}'..='\u{3FFFF}')
}

/// How many `_` are looked through for the letter before or after: `_Northwind_` is the name, `foo_northwind` is not.
const UNDERSCORES: usize = 8;

/// Whether a word may begin or end at byte `at` of `text`: not between two characters of one word. A place outside the
/// text or inside a character is no boundary.
pub fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else { return false };
    let letter = |c: char| is_word_char(c) && !is_unspaced(c);
    let left = before.chars().rev().take(UNDERSCORES).find(|c| *c != '_').is_some_and(letter);
    left.then(|| after.chars().take(UNDERSCORES).find(|c| *c != '_').is_some_and(letter)) != Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_what_unicode_ignores() {
        for c in '\0'..=char::MAX {
            let skeleton: String = unicode_security::skeleton(c.encode_utf8(&mut [0; 4])).collect();
            // A character that decomposes only into ignorable ones is empty in the skeleton too; there is none.
            assert_eq!(skeleton.is_empty(), is_ignorable(c), "{c:?}");
        }
    }

    #[test]
    fn accents_are_marks() {
        for c in ('\0'..=char::MAX).filter(|c| is_accent(*c)) {
            let reserved = matches!(c, '\u{1AB0}'..='\u{1AFF}' | '\u{20F1}'..='\u{20FF}');
            assert!(reserved || unicode_normalization::char::is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn boundaries() {
        let cases = [
            ("hp", 0, true),
            ("hp", 1, false),
            ("hp", 2, true),
            ("php", 1, false),
            ("a hp", 2, true),
            ("a_hp", 2, false),
            ("_hp_", 1, true),
            ("_hp_", 3, true),
            ("我爱hp的", 6, true),
            ("我爱hp的", 8, true),
            ("我爱", 3, true),
            ("приhp", 6, false),
            ("😀hp", 4, true),
            ("😀hp", 2, false),
            ("हिन्दी", 12, false),
            ("hp", 9, false),
        ];
        for (text, at, boundary) in cases {
            assert_eq!(is_boundary(text, at), boundary, "{text:?} at {at}");
        }
    }
}
