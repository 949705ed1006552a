//! Why a change to the settings, or a settings file, is refused.

use std::fmt;

use super::SCHEMA;
use super::limit::{MOST_FILE_BYTES, Many};
use crate::post::Site;
use crate::sentence::Sentence;

/// Why a change or a file is refused. Nothing was changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// A brand's name has no letter and no digit.
    BrandName,
    /// An alias has no letter and no digit.
    Alias {
        /// As it was written.
        alias: String,
    },
    /// Not a handle that the site gives.
    Handle {
        /// As it was written.
        handle: String,
        /// The site.
        site: Site,
    },
    /// A watched query that cannot be read.
    Query {
        /// As it was written.
        query: String,
        /// What is wrong, and where.
        because: Sentence,
    },
    /// A template that would not make a reply.
    Template {
        /// Its title.
        title: String,
        /// What is wrong.
        because: Sentence,
    },
    /// A template without a title.
    TemplateTitle,
    /// A theme's name has no letter and no digit.
    ThemeName,
    /// A theme of the user's own that no word would name.
    ThemeWithoutWords {
        /// Its name.
        name: String,
    },
    /// A cue that could not be found in any post.
    Cue {
        /// As it was written.
        cue: String,
    },
    /// The theme of posts that fit no other cannot be switched off.
    ThemeStays,
    /// Not the address of a web page.
    Web {
        /// As it was written.
        web: String,
    },
    /// Not an e-mail address.
    Email {
        /// As it was written.
        email: String,
    },
    /// Not a phone number.
    Phone {
        /// As it was written.
        phone: String,
    },
    /// A text that is longer than is kept.
    TooLong {
        /// Its beginning.
        beginning: String,
        /// The most characters.
        most: usize,
    },
    /// More of something than is kept.
    TooMany {
        /// Of what.
        of: Many,
        /// The most.
        most: usize,
    },
    /// An id that is empty or too long; only a file written by something else has one.
    Id,
    /// Two things of the same id; only a file written by something else has them.
    SameId {
        /// The id.
        id: String,
    },
    /// A host that was named as an instance of Mastodon is another site's.
    OtherSite,
    /// What was to be switched is no longer there.
    Gone,
    /// All settings together are larger than a file may be.
    TooLarge,
    /// The file is larger than a settings file can be.
    FileTooLarge,
    /// The file nests deeper than a settings file can.
    FileTooDeep,
    /// The file is no settings file, or was damaged.
    FileUnreadable {
        /// The line where reading ended, from 1.
        line: usize,
        /// The column there, from 1.
        column: usize,
        /// The reader's words.
        because: String,
    },
    /// The file was written by a newer version.
    FileNewer {
        /// The schema that it has.
        schema: u64,
    },
}

impl fmt::Display for SettingsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SettingsError::BrandName => f.write_str("A brand needs a name with at least one letter or digit."),
            SettingsError::Alias { alias } => {
                write!(f, "“{alias}” cannot be watched: it has no letter and no digit.")
            }
            SettingsError::Handle { handle, site } => write!(f, "“{handle}” is no name on {}.", site.name()),
            SettingsError::Query { query, because } => {
                write!(f, "The query “{query}” cannot be read ({}).", because.key)
            }
            SettingsError::Template { title, because } => {
                write!(f, "The template “{title}” would not make a reply ({}).", because.key)
            }
            SettingsError::TemplateTitle => f.write_str("A template needs a title."),
            SettingsError::ThemeName => f.write_str("A theme needs a name with at least one letter or digit."),
            SettingsError::ThemeWithoutWords { name } => {
                write!(f, "“{name}” needs at least one word that tells it in a post.")
            }
            SettingsError::Cue { cue } => {
                write!(f, "“{cue}” cannot be looked for: write words, without handles, links or emoji.")
            }
            SettingsError::ThemeStays => {
                f.write_str("This theme stays on: it is for posts that fit no other. It can have another name.")
            }
            SettingsError::Web { web } => write!(f, "“{web}” is no web page: it must begin with https:// or http://."),
            SettingsError::Email { email } => write!(f, "“{email}” is no e-mail address."),
            SettingsError::Phone { phone } => write!(f, "“{phone}” is no phone number."),
            SettingsError::TooLong { beginning, most } => {
                write!(f, "“{beginning}…” is too long: at most {most} characters are kept.")
            }
            SettingsError::TooMany { of, most } => write!(f, "Too many {}: at most {most} are kept.", of.words()),
            SettingsError::Id => f.write_str("The file has an entry without a usable id."),
            SettingsError::SameId { id } => write!(f, "The file has two entries with the id “{id}”."),
            SettingsError::OtherSite => f.write_str("That host is another site, which has a switch of its own."),
            SettingsError::Gone => f.write_str("That is no longer there; it was removed in another window."),
            SettingsError::TooLarge => f.write_str("The settings would be larger than 5 MB; remove something first."),
            SettingsError::FileTooLarge => {
                write!(f, "The file is too large: a settings file has at most {} MB.", MOST_FILE_BYTES / 1_000_000)
            }
            SettingsError::FileTooDeep => f.write_str("The file is no settings file: it nests too deep."),
            SettingsError::FileUnreadable { line, column, because } => {
                write!(f, "The file is no settings file: line {line}, column {column}: {because}.")
            }
            SettingsError::FileNewer { schema } => write!(
                f,
                "The file was written by a newer version (schema {schema}; this version reads up to {SCHEMA}). Update first."
            ),
        }
    }
}

impl std::error::Error for SettingsError {}

impl SettingsError {
    /// What to tell the user. For a query and a template this is what is wrong with it; which one it is, the user sees.
    pub fn sentence(&self) -> Sentence {
        match self {
            SettingsError::BrandName => Sentence::new("settings_brand_name"),
            SettingsError::Alias { alias } => Sentence::new("settings_alias").with(alias),
            SettingsError::Handle { handle, .. } => Sentence::new("settings_handle").with(handle),
            SettingsError::Query { because, .. } | SettingsError::Template { because, .. } => because.clone(),
            SettingsError::TemplateTitle => Sentence::new("settings_template_title"),
            SettingsError::ThemeName => Sentence::new("settings_theme_name"),
            SettingsError::ThemeWithoutWords { name } => Sentence::new("settings_theme_without_words").with(name),
            SettingsError::Cue { cue } => Sentence::new("settings_cue").with(cue),
            SettingsError::ThemeStays => Sentence::new("settings_theme_stays"),
            SettingsError::Web { web } => Sentence::new("settings_web").with(web),
            SettingsError::Email { email } => Sentence::new("settings_email").with(email),
            SettingsError::Phone { phone } => Sentence::new("settings_phone").with(phone),
            SettingsError::TooLong { beginning, most } => Sentence::new("settings_too_long").with(beginning).with(most),
            SettingsError::TooMany { of, most } => Sentence::new(of.key()).with(most),
            SettingsError::Id => Sentence::new("settings_id"),
            SettingsError::SameId { id } => Sentence::new("settings_same_id").with(id),
            SettingsError::OtherSite => Sentence::new("settings_other_site"),
            SettingsError::Gone => Sentence::new("settings_gone"),
            SettingsError::TooLarge => Sentence::new("settings_too_large"),
            SettingsError::FileTooLarge => Sentence::new("settings_file_too_large").with(MOST_FILE_BYTES / 1_000_000),
            SettingsError::FileTooDeep => Sentence::new("settings_file_too_deep"),
            SettingsError::FileUnreadable { line, column, because } => {
                Sentence::new("settings_file_unreadable").with(line).with(column).with(because)
            }
            SettingsError::FileNewer { schema } => Sentence::new("settings_file_newer").with(schema).with(SCHEMA),
        }
    }
}
