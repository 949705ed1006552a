//! Sorting in little code. The standard library's sorts are quicker on long lists and cost a page 3 to 5 kB of WebAssembly for each type
//! that is sorted: a seventh of the injected module, when it was measured.
#![forbid(unsafe_code)]

/// Sorts by a key; equals may change places. A heap sort (J. W. J. Williams, "Algorithm 232", 1964): n log n steps at most.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let before = |a: Option<&T>, b: Option<&T>| match (a, b) {
        (Some(a), Some(b)) => key(a) < key(b),
        _ => false,
    };
    // The largest of a heap stands first; below each stand two that are no larger.
    let sink = |list: &mut [T], mut at: usize, end: usize| {
        loop {
            let mut child = 2 * at + 1;
            if child >= end {
                return;
            }
            if child + 1 < end && before(list.get(child), list.get(child + 1)) {
                child += 1;
            }
            if !before(list.get(at), list.get(child)) {
                return;
            }
            list.swap(at, child);
            at = child;
        }
    };
    for at in (0..list.len() / 2).rev() {
        sink(list, at, list.len());
    }
    for end in (1..list.len()).rev() {
        list.swap(0, end);
        sink(list, 0, end);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_the_standard_library_sorts(mut list in prop::collection::vec((any::<u8>(), any::<u16>()), 0..200)) {
            let mut expected = list.clone();
            expected.sort_unstable();
            by_key(&mut list, |each| *each);
            prop_assert_eq!(list, expected);
        }
    }
}
