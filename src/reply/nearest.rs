//! "Did you mean …?"

/// The one of `known` that is nearest to `written`, if it is near enough to be meant: at most a third of its letters
/// added, dropped, changed or swapped with the next.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A name this long is no slip of the finger, and the table below grows with it.
    if written.len() > 64 {
        return None;
    }
    let near = known.into_iter().map(|name| (distance(written, name), name)).min_by_key(|&(distance, _)| distance);
    near.filter(|&(distance, name)| distance <= (name.chars().count() / 3).max(1)).map(|(_, name)| name)
}

/// Optimal string alignment distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (row, c) in a.chars().enumerate() {
        let mut current = vec![row + 1];
        let mut left = row + 1;
        let mut last_b = None;
        for (column, &d) in b.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&above, column) + usize::from(c != d)).min(at(&above, column + 1) + 1).min(left + 1);
            if column > 0 && last == Some(d) && last_b == Some(c) {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            current.push(cost);
            left = cost;
            last_b = Some(d);
        }
        before = std::mem::replace(&mut above, current);
        last = Some(c);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood_and_other_words_are_not() {
        let known = ["customer.first_name", "contact.dm", "brand.name"];
        for (written, meant) in [
            ("customer.firstname", Some("customer.first_name")),
            ("contact.md", Some("contact.dm")),
            ("brand.nmae", Some("brand.name")),
            ("Brand.name", Some("brand.name")),
            ("weather", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, known), meant, "{written}");
        }
    }

    #[test]
    fn distances() {
        for (a, b, wanted) in [("", "", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3)] {
            assert_eq!(distance(a, b), wanted, "{a} {b}");
        }
    }
}
