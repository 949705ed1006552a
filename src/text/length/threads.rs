//! The count of Threads: an emoji counts as many as it has bytes in UTF-8.

use unicode_properties::UnicodeEmoji;
use unicode_properties::emoji::EmojiStatus::{
    EmojiPresentation, EmojiPresentationAndEmojiComponent, EmojiPresentationAndModifierAndEmojiComponent,
    EmojiPresentationAndModifierBase,
};

use super::grapheme;

/// Asks for the emoji style of the character before it.
const AS_EMOJI: char = '\u{FE0F}';

/// How long `text` is: bytes of its emoji, UTF-16 units of the rest. Whether Threads counts the rest in UTF-16 is not known.
pub(super) fn count(text: &str) -> usize {
    grapheme::each(text)
        .map(|cluster| if is_emoji(cluster) { cluster.len() } else { cluster.encode_utf16().count() })
        .sum()
}

/// Whether the cluster is drawn as an emoji.
fn is_emoji(cluster: &str) -> bool {
    cluster.contains(AS_EMOJI)
        || cluster.starts_with(|first: char| {
            matches!(
                first.emoji_status(),
                EmojiPresentation
                    | EmojiPresentationAndEmojiComponent
                    | EmojiPresentationAndModifierAndEmojiComponent
                    | EmojiPresentationAndModifierBase
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_count_their_bytes() {
        for (text, length) in [
            ("", 0),
            ("Sorry!", 6),
            ("Ärger", 5),
            ("日本", 2),
            ("𝕬", 2),
            ("😀", 4),
            ("👩🏽\u{200D}💻", 15),
            ("🇩🇪", 8),
            ("1\u{FE0F}\u{20E3}", 7),
            ("❤\u{FE0F}", 6),
            ("❤", 1),
            ("©", 1),
            ("7#*", 3),
        ] {
            assert_eq!(count(text), length, "{text}");
        }
    }
}
