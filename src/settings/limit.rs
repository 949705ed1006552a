//! How much is kept. Generous for a person, small enough that a hostile file cannot fill memory or make a page slow.

use super::error::SettingsError;
use crate::triage::correction::book::MOST_CORRECTIONS;

/// The most bytes of a settings file, and of all settings together.
pub const MOST_FILE_BYTES: usize = 5_000_000;
/// The deepest nesting of a settings file.
pub const MOST_DEPTH: usize = 16;
/// The most characters of a brand's name, of an alias, of the signature.
pub const MOST_NAME: usize = 100;
/// The most characters of an id.
pub const MOST_ID: usize = 100;
/// The most characters of an e-mail address (RFC 5321), and of a phone number.
pub const MOST_CONTACT: usize = 254;
/// The most characters of a web address.
pub const MOST_WEB: usize = 2_000;
/// The most characters of a query.
pub const MOST_QUERY: usize = 4_000;
/// The most characters of a template's title.
pub const MOST_TITLE: usize = 200;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    /// Brands.
    Brands,
    /// Handles of one brand.
    Handles,
    /// Aliases of one brand.
    Aliases,
    /// Watched queries.
    Queries,
    /// Templates.
    Templates,
    /// Themes of which something is set, own ones among them.
    Themes,
    /// Cue words of one theme.
    Cues,
    /// Posts that the user corrected.
    Corrections,
    /// Hosts of Mastodon.
    Instances,
}

impl Many {
    /// The most that are kept.
    pub fn most(self) -> usize {
        match self {
            Many::Brands => 100,
            Many::Handles => 50,
            Many::Aliases => 200,
            Many::Queries => 2_000,
            Many::Templates => 500,
            Many::Themes => 80,
            Many::Cues => 100,
            Many::Corrections => MOST_CORRECTIONS,
            Many::Instances => 100,
        }
    }

    /// The key of the sentence that says so.
    pub(super) fn key(self) -> &'static str {
        match self {
            Many::Brands => "settings_many_brands",
            Many::Handles => "settings_many_handles",
            Many::Aliases => "settings_many_aliases",
            Many::Queries => "settings_many_queries",
            Many::Templates => "settings_many_templates",
            Many::Themes => "settings_many_themes",
            Many::Cues => "settings_many_cues",
            Many::Corrections => "settings_many_corrections",
            Many::Instances => "settings_many_instances",
        }
    }

    /// What it is called in English.
    pub(super) fn words(self) -> &'static str {
        match self {
            Many::Brands => "brands",
            Many::Handles => "handles of one brand",
            Many::Aliases => "other names of one brand",
            Many::Queries => "queries",
            Many::Templates => "templates",
            Many::Themes => "themes",
            Many::Cues => "words of one theme",
            Many::Corrections => "corrections",
            Many::Instances => "instances",
        }
    }

    /// Whether so many may be kept.
    pub(super) fn check(self, count: usize) -> Result<(), SettingsError> {
        let most = self.most();
        if count <= most { Ok(()) } else { Err(SettingsError::TooMany { of: self, most }) }
    }
}

/// Whether a text of at most `most` characters may be kept.
pub(super) fn check_length(text: &str, most: usize) -> Result<(), SettingsError> {
    // Bytes are never fewer than characters: short texts are not counted.
    if text.len() <= most || text.chars().count() <= most {
        Ok(())
    } else {
        Err(SettingsError::TooLong { beginning: text.chars().take(30).collect(), most })
    }
}
