//! Which page of a site an address is.

/// Whether `path` is one that `pattern` describes: `/`-separated, `*` stands for one whole segment, and what follows the
/// pattern's last segment does not matter (`/i/lists/7/members` is under `/i/lists/*`).
pub fn matches(pattern: &str, path: &str) -> bool {
    let mut segments = path.trim_start_matches('/').split('/');
    pattern.trim_start_matches('/').split('/').all(|wanted| {
        segments.next().is_some_and(|segment| if wanted == "*" { !segment.is_empty() } else { wanted == segment })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        let table = [
            ("/home", "/home", true),
            ("/home", "/homes", false),
            ("/*/status/*", "/ann/status/12", true),
            ("/*/status/*", "/ann/status/12/photo/1", true),
            ("/*/status/*", "/ann/status/", false),
            ("/i/lists/*", "/i/lists/7/members", true),
            ("/i/lists/*", "/i/lists", false),
            ("/", "/", true),
            ("/", "/home", false),
            ("/", "/#/mentions", false),
            ("/#/*/s/*", "/#/town.example/s/4471", true),
            ("/#/*/s/*", "/#/town.example/a/4471", false),
        ];
        for (pattern, path, expected) in table {
            assert_eq!(matches(pattern, path), expected, "{pattern} {path}");
        }
    }
}
