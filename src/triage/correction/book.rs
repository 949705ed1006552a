//! The corrections as they are kept: one a post, a bounded number.

use super::said::Correction;
use crate::post::PostKey;

/// The most corrections that are kept.
pub const MOST_CORRECTIONS: usize = 500;

/// Takes in a correction: it stands in place of an older one of the same post, and for the oldest of all where there are too
/// many.
pub fn put(corrections: &mut Vec<Correction>, new: Correction) {
    take_back(corrections, &new.key);
    corrections.push(new);
    while corrections.len() > MOST_CORRECTIONS {
        let oldest = corrections.iter().enumerate().min_by_key(|(_, correction)| correction.at).map(|(at, _)| at);
        corrections.remove(oldest.unwrap_or_default());
    }
}

/// Forgets what was said of a post.
pub fn take_back(corrections: &mut Vec<Correction>, key: &PostKey) {
    corrections.retain(|correction| correction.key != *key);
}

#[cfg(test)]
mod tests {
    use super::super::said::Said;
    use super::super::wording::Wording;
    use super::*;
    use crate::post::{Handle, PostId, Site, UnixMillis};

    fn correction(post: &str, at: i64, said: Said) -> Correction {
        Correction {
            key: PostKey { site: Site::X, post: PostId::new(post) },
            author: Handle::new("maya_b"),
            at: UnixMillis(at),
            words: Wording::default(),
            margin: Default::default(),
            said,
        }
    }

    #[test]
    fn one_a_post_and_the_oldest_go() {
        let mut kept = Vec::new();
        for n in 0..MOST_CORRECTIONS as i64 + 3 {
            // The clock was put back once.
            put(&mut kept, correction(&n.to_string(), if n == 400 { -1 } else { n }, Said::NotAComplaint));
        }
        assert_eq!(kept.len(), MOST_CORRECTIONS);
        let ids: Vec<&str> = kept.iter().map(|c| c.key.post.as_str()).collect();
        assert!(["400", "0", "1"].iter().all(|gone| !ids.contains(gone)), "{ids:?}");
        put(&mut kept, correction("7", 9_999, Said::COMPLAINT));
        assert_eq!(kept.len(), MOST_CORRECTIONS);
        assert_eq!(kept.last().map(|c| (c.key.post.as_str(), c.said)), Some(("7", Said::COMPLAINT)));
        let first = kept[0].key.clone();
        take_back(&mut kept, &first);
        assert_eq!(kept.len(), MOST_CORRECTIONS - 1);
    }
}
