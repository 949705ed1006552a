//! Numbers as sites show them.

/// Words for a thousand, ten thousand or a million, as sites shorten numbers in the languages that they are shown in most.
const SHORTENINGS: [&str; 18] =
    ["K", "k", "M", "B", "Tsd", "Mio", "mil", "mln", "tys", "тыс", "млн", "bin", "万", "萬", "億", "亿", "천", "만"];

/// The exact number in what stands for a count: in `1,234 replies. Reply` and in `Reply (12 replies)` the first one. Labels are
/// translated, digits are not; groups of three may be apart by `,`, `.`, `'` or a space. `None` where there is none, or where it
/// is shortened (`1.2K`, `3 Tsd.`, `1.1萬`, `1+`): a number that was rounded is not what was counted.
pub fn exact(shown: &str) -> Option<u64> {
    let mut rest = shown.get(shown.find(|c: char| c.is_ascii_digit())?..)?;
    let mut number: u64 = 0;
    loop {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        for digit in rest.get(..end)?.bytes() {
            number = number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
        }
        rest = rest.get(end..)?;
        let Some(mark) = rest.chars().next().filter(|c| is_mark(*c)) else { break };
        let after = rest.get(mark.len_utf8()..)?;
        match after.bytes().take_while(u8::is_ascii_digit).count() {
            3 => rest = after,
            // A blank or the end of a sentence.
            0 => break,
            // A decimal point, or another number.
            _ if mark == ',' || mark == '.' => return None,
            _ => break,
        }
    }
    let word: String = rest.trim_start_matches(is_mark).chars().take_while(|c| c.is_alphabetic()).collect();
    (!rest.starts_with('+') && !SHORTENINGS.contains(&word.as_str())).then_some(number)
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_of_labels() {
        let table = [
            ("1 reply. Reply", Some(1)),
            ("0 reposts. Repost", Some(0)),
            ("1,234 likes", Some(1234)),
            ("12\u{202f}345 vues", Some(12345)),
            ("12 Antworten", Some(12)),
            ("1 Kommentar", Some(1)),
            ("1.234.567 Aufrufe", Some(1_234_567)),
            ("Reply (12 replies)", Some(12)),
            ("Antworten (1.204 Antworten)", Some(1204)),
            ("17", Some(17)),
            ("1.2K", None),
            ("12K", None),
            ("1+", None),
            ("40+ replies", None),
            ("3 Tsd.", None),
            ("1,1萬", None),
            ("1.2", None),
            ("Reply", None),
            ("", None),
            ("99999999999999999999999 likes", None),
        ];
        for (label, expected) in table {
            assert_eq!(exact(label), expected, "{label}");
        }
    }

    proptest! {
        #[test]
        fn any_label_reads_or_does_not(label in "\\PC{0,30}") {
            let _ = exact(&label);
        }

        #[test]
        fn a_grouped_number_reads_as_itself(number in any::<u32>(), mark in "[,.' \u{a0}]") {
            let digits = number.to_string();
            let mut grouped = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at) % 3 == 0 {
                    grouped.push_str(&mark);
                }
                grouped.push(digit);
            }
            prop_assert_eq!(exact(&grouped), Some(u64::from(number)));
        }
    }
}
