//! What the settings page says of the corrections.
#![forbid(unsafe_code)]

use crate::triage::correction::guard::Strength;
use crate::triage::correction::said::Correction;

/// The corrections, the newest first.
pub fn newest_first(corrections: &[Correction]) -> Vec<Correction> {
    let mut all = corrections.to_vec();
    // Of the same moment, the one that came in last.
    all.reverse();
    all.sort_by_key(|correction| std::cmp::Reverse(correction.at));
    all
}

/// The key of the sentence that says how much is made of so many corrections for other posts; nothing where there are none.
pub fn strength_line(count: usize, strength: Strength) -> Option<&'static str> {
    (count > 0).then_some(match strength {
        Strength::Full => "app_corrections_full",
        Strength::Half | Strength::Quarter => "app_corrections_weakened",
        Strength::Off => "app_corrections_off",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::post::{Handle, PostId, PostKey, Site, UnixMillis};
    use crate::triage::correction::said::Said;

    #[test]
    fn the_newest_stands_first() {
        let correction = |(post, at): (&str, i64)| Correction {
            key: PostKey { site: Site::X, post: PostId::new(post) },
            author: Handle::default(),
            at: UnixMillis(at),
            words: Default::default(),
            margin: Default::default(),
            said: Said::NotAComplaint,
        };
        let all = newest_first(&[("1", 5), ("2", 9), ("3", 5), ("4", 1)].map(correction));
        assert_eq!(all.iter().map(|c| c.key.post.as_str()).collect::<Vec<_>>(), ["2", "3", "1", "4"]);
        assert_eq!(strength_line(0, Strength::Full), None);
        assert_eq!(strength_line(1, Strength::Off), Some("app_corrections_off"));
    }
}
