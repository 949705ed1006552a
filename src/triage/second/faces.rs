//! Emoji in words, for a reader whose vocabulary has none.

/// What the commonest emoji say, in one or two words of everyday English; `None` for all others. The choice of emoji follows
/// public counts of their use; the words are ours.
pub fn in_words(symbol: char) -> Option<&'static str> {
    Some(match symbol {
        '😡' | '😠' | '🤬' | '👿' | '💢' | '😤' => "angry",
        '😂' | '🤣' | '😹' | '😆' | '😅' => "laughing",
        '😭' | '😢' | '😿' | '😥' | '🥺' => "crying",
        '😍' | '🥰' | '😘' | '❤' | '💕' | '💖' | '💙' | '💜' | '💚' | '💛' | '🧡' | '🖤' | '♥' | '💗' | '💓' => {
            "love"
        }
        '🙏' => "please",
        '👍' | '👌' | '💯' | '✅' | '🙌' | '👏' => "great",
        '👎' => "bad",
        '😊' | '☺' | '😁' | '😀' | '😃' | '😄' | '🙂' | '😎' | '🤗' | '😋' | '😌' | '😇' => {
            "smiling"
        }
        '😒' | '🙄' | '😑' | '😐' | '😞' | '😔' | '😕' | '🙁' | '☹' | '😣' | '😖' | '😩' | '😫' | '😓' => {
            "annoyed"
        }
        '🤔' | '🧐' => "thinking",
        '🤷' => "no idea",
        '🤦' => "facepalm",
        '😱' | '😨' | '😰' | '😳' | '😲' => "shocked",
        '💔' => "heartbroken",
        '🤮' | '🤢' | '🤧' => "disgusting",
        '💩' => "crap",
        '🗑' | '🚮' => "rubbish",
        '🔥' => "fire",
        '🎉' | '🥳' | '🎊' => "celebration",
        '😉' | '😜' | '😛' | '😝' | '🤪' => "joking",
        '😴' | '💤' => "sleepy",
        '🤡' => "clown",
        '⏳' | '⌛' | '⏰' => "waiting",
        '❌' | '🚫' => "no",
        '⚠' | '🚨' => "warning",
        _ => return None,
    })
}
