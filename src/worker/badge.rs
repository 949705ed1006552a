//! What the extension's button shows over a tab.

use crate::message::{PageCounts, PageHealth};

/// White text on it has a contrast of 5.9:1, in both browsers' toolbars.
pub const COLOUR: &str = "#b3261e";

/// The badge of a page: how many complaints wait for an answer; `!` where the page cannot be read; nothing when none wait.
/// Four characters fit.
pub fn text(counts: &PageCounts) -> String {
    match (counts.health, counts.unanswered) {
        (PageHealth::Unreadable | PageHealth::Stopped | PageHealth::NoReader, _) => "!".to_owned(),
        (_, 0) => String::new(),
        (_, waiting @ 1..=999) => waiting.to_string(),
        (_, _) => "999+".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        use PageHealth::{NoReader, Readable, Stopped, Unreadable, Waiting};
        for (health, unanswered, shown) in [
            (Readable, 0, ""),
            (Waiting, 0, ""),
            (Readable, 1, "1"),
            (Readable, 999, "999"),
            (Readable, 1_000, "999+"),
            (Unreadable, 0, "!"),
            (Unreadable, 7, "!"),
            (Stopped, 0, "!"),
            (NoReader, 0, "!"),
        ] {
            let counts = PageCounts { health, unanswered, complaints: 9, ..PageCounts::default() };
            assert_eq!(text(&counts), shown, "{health:?} {unanswered}");
        }
    }
}
