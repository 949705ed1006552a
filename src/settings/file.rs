//! The settings as a file.

use serde::Deserialize;

use super::error::SettingsError;
use super::limit::{MOST_DEPTH, MOST_FILE_BYTES};
use super::{SCHEMA, Settings, check};

/// The one thing that is read of a file before it is read in full, so that a newer file is told from a damaged one.
#[derive(Deserialize)]
struct Head {
    schema: u64,
}

impl Settings {
    /// Reads a file that [`Settings::export`] wrote, now or in an older version.
    ///
    /// # Errors
    /// [`SettingsError`]: a file that is too large, too deep, newer than this version, no settings file, or with a part
    /// that could not have been set by hand.
    pub fn import(file: &str) -> Result<Settings, SettingsError> {
        // Editors on Windows put a byte order mark in front.
        let file = file.strip_prefix('\u{feff}').unwrap_or(file);
        if file.len() > MOST_FILE_BYTES {
            return Err(SettingsError::FileTooLarge);
        }
        if depth(file) > MOST_DEPTH {
            return Err(SettingsError::FileTooDeep);
        }
        let head: Head = serde_json::from_str(file).map_err(unreadable)?;
        if head.schema > u64::from(SCHEMA) {
            return Err(SettingsError::FileNewer { schema: head.schema });
        }
        let settings: Settings = serde_json::from_str(file).map_err(unreadable)?;
        check::settings(&settings)?;
        Ok(Settings { schema: SCHEMA, ..settings })
    }

    /// The settings as a file, for people to read too.
    pub fn export(&self) -> String {
        // Only a map with keys that are no text could fail, and there is none.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn unreadable(error: serde_json::Error) -> SettingsError {
    let words = error.to_string();
    // serde_json ends its words with the place, which is told by itself.
    let because = words.rsplit_once(" at line ").map_or(words.as_str(), |(because, _)| because);
    SettingsError::FileUnreadable {
        line: error.line(),
        column: error.column(),
        because: because.chars().take(200).collect(),
    }
}

/// How deep the brackets of a JSON text nest, without reading it.
fn depth(json: &str) -> usize {
    let (mut now, mut most, mut in_text, mut escaped) = (0usize, 0usize, false, false);
    for byte in json.bytes() {
        match (in_text, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_text = !in_text,
            (false, b'{' | b'[') => {
                now += 1;
                most = most.max(now);
            }
            (false, b'}' | b']') => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::made_up;
    use super::*;
    use crate::triage::correction::said::Said;

    #[test]
    fn depths() {
        for (json, deep) in
            [("", 0), ("{}", 1), (r#"{"a":[[1]]}"#, 3), (r#"["[[[["]"#, 1), (r#"["\"[["]"#, 1), ("]]][", 1)]
        {
            assert_eq!(depth(json), deep, "{json}");
        }
    }

    /// The made-up settings with one thing replaced.
    fn altered(from: &str, to: &str) -> String {
        let file = made_up::settings().export();
        assert!(file.contains(from), "{from} in {file}");
        file.replacen(from, to, 1)
    }

    #[test]
    fn files_that_are_refused() {
        let unreadable = |file: &str| matches!(Settings::import(file), Err(SettingsError::FileUnreadable { .. }));
        for file in [
            "",
            "{}",
            "[]",
            "null",
            "{\"schema\": 1",
            "{\"schema\": -1}",
            "{\"schema\": 1, \"schema\": 1}",
            "{\"schema\": 1, \"__proto__\": {}}",
            "{\"schema\": 1, \"brands\": null}",
            "{\"schema\": 1, \"signature\": \"\\ud800\"}",
            "{\"schema\": 1, \"signature\": NaN}",
            "{\"schema\": 1} {}",
            &altered("\"name\"", "\"nmae\""),
            &altered("\"x\"", "\"elsewhere\""),
        ] {
            assert!(unreadable(file), "{file}: {:?}", Settings::import(file));
        }
        let deep = format!("{{\"schema\": 1, \"brands\": {}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(Settings::import(&deep), Err(SettingsError::FileTooDeep));
        assert_eq!(Settings::import(&" ".repeat(MOST_FILE_BYTES + 1)), Err(SettingsError::FileTooLarge));
        assert_eq!(
            Settings::import("{\"schema\": 2, \"anything\": [1]}"),
            Err(SettingsError::FileNewer { schema: 2 }),
            "a newer file is told by its schema, not by what it holds"
        );
        assert_eq!(Settings::import(&altered("\"b2\"", "\"b1\"")), Err(SettingsError::SameId { id: "b1".to_owned() }));
        assert_eq!(Settings::import(&altered("\"Northwind\"", "\"…\"")), Err(SettingsError::BrandName));
        assert!(matches!(Settings::import(&altered("https://", "javascript:")), Err(SettingsError::Web { .. })));
    }

    #[test]
    fn where_a_file_is_broken() {
        let error = Settings::import("{\n  \"schema\": 1,\n  \"brnads\": []\n}").unwrap_err();
        let SettingsError::FileUnreadable { line, because, .. } = &error else { panic!("{error:?}") };
        assert_eq!(*line, 3);
        assert!(because.contains("brnads") && !because.contains("line"), "{because}");
    }

    #[test]
    fn corrections_are_in_the_file_and_an_older_file_has_none() {
        let mut settings = made_up::settings();
        assert!(settings.export().contains("\"00000007ffffffff\""), "{}", settings.export());
        assert_eq!(Settings::import(&settings.export()), Ok(settings.clone()));
        settings.corrections.clear();
        assert!(!settings.export().contains("corrections"), "an older version would not know the word");
        assert_eq!(Settings::import(&settings.export()), Ok(settings.clone()));
        settings.corrections = vec![made_up::correction("17", Said::COMPLAINT); 2];
        assert_eq!(Settings::import(&settings.export()), Err(SettingsError::SameId { id: "x 17".to_owned() }));
        let many = |n: usize| (0..n).map(|n| made_up::correction(&n.to_string(), Said::COMPLAINT)).collect();
        settings.corrections = many(500);
        assert_eq!(Settings::import(&settings.export()), Ok(settings.clone()));
        settings.corrections = many(501);
        assert!(matches!(Settings::import(&settings.export()), Err(SettingsError::TooMany { most: 500, .. })));
    }

    #[test]
    fn the_least_file_and_the_mark_of_windows() {
        assert_eq!(Settings::import("\u{feff}{\"schema\": 1}"), Ok(Settings::blank()));
    }

    proptest! {
        #[test]
        fn what_was_exported_comes_back(settings in made_up::any_settings()) {
            prop_assert_eq!(Settings::import(&settings.export()), Ok(settings));
        }

        #[test]
        fn no_file_breaks_the_reader(file in ".{0,400}") {
            prop_assert!(Settings::import(&file).is_err());
        }

        #[test]
        fn a_cut_file_is_refused(settings in made_up::any_settings(), at in any::<prop::sample::Index>()) {
            let file = settings.export();
            let cut: String = file.chars().take(at.index(file.chars().count())).collect();
            prop_assert!(Settings::import(&cut).is_err());
        }
    }
}
