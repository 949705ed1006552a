//! The files that training and evaluation read.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use crate::triage::training::corpus::{self, CorpusError, Labelled};
use crate::triage::training::lessons::{self, BadLine, Lesson};
use crate::triage::training::recipe::Material;

/// Why a set can't be had.
#[derive(Debug)]
pub enum MaterialError {
    /// The file can't be read.
    Unread {
        /// The file.
        file: PathBuf,
        /// What the system says.
        why: std::io::Error,
    },
    /// The file is not as it should be.
    Malformed {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        why: CorpusError,
    },
    /// The file of lessons is not as it should be.
    BadLessons {
        /// The file.
        file: PathBuf,
        /// What is wrong.
        why: BadLine,
    },
}

impl fmt::Display for MaterialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MaterialError::Unread { file, why } => write!(f, "{} can't be read: {why}", file.display()),
            MaterialError::Malformed { file, why } => write!(f, "{}: {why}", file.display()),
            MaterialError::BadLessons { file, why } => write!(f, "{}: {why}", file.display()),
        }
    }
}

impl std::error::Error for MaterialError {}

/// One set of `folder`; `detail` names the column that becomes [`Labelled::detail`].
///
/// # Errors
/// The file is missing or malformed.
pub fn set(folder: &Path, name: &str, detail: Option<&str>) -> Result<Vec<Labelled>, MaterialError> {
    let file = folder.join(name);
    match fs::read_to_string(&file) {
        Err(why) => Err(MaterialError::Unread { file, why }),
        Ok(text) => corpus::read(&text, detail).map_err(|why| MaterialError::Malformed { file, why }),
    }
}

/// All that the shipped weights are trained on. Sets whose terms forbid commercial use are not among them.
///
/// # Errors
/// A file is missing or malformed.
pub fn all(folder: &Path) -> Result<Material, MaterialError> {
    Ok(Material {
        complaints: set(folder, "acl2019_complaints_train.csv", None)?,
        tweets: set(folder, "semeval2013_2016.csv", Some("lab"))?,
        reviews: set(folder, "cesamard_train.csv", Some("Severity"))?,
        entities: set(folder, "entity_train.csv", None)?,
        brands: set(folder, "sanders_train.csv", None)?,
        talk: [set(folder, "sxsw_brands.csv", None)?, set(folder, "goemotions_train.csv", None)?].concat(),
    })
}

/// The lessons of `training/lessons.csv` about posts of `material`.
///
/// # Errors
/// The file is missing or malformed.
pub fn lessons(training: &Path, material: &Material) -> Result<Vec<Lesson>, MaterialError> {
    let file = training.join("lessons.csv");
    match fs::read_to_string(&file) {
        Err(why) => Err(MaterialError::Unread { file, why }),
        Ok(text) => {
            lessons::lessons(&text, material.unlabelled()).map_err(|why| MaterialError::BadLessons { file, why })
        }
    }
}
