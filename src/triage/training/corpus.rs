//! Labelled posts, as comma-separated files with a header hold them.

use std::fmt;

use crate::sentence::Sentence;

/// One labelled post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Its words, with the escapes of the file resolved.
    pub text: String,
    /// Whether it complains, by the file's `complaint` column.
    pub complains: bool,
    /// The file's `group` column: a domain, a brand or a kind of post; empty where there is none.
    pub group: String,
    /// The file's own finer label (`lab`, `l`, `Sentiment`, `Severity` … whichever was asked for); empty where there is none.
    pub detail: String,
}

impl Labelled {
    /// Whether it speaks to or of a brand, as every post does that the product judges. The complaint set also has random tweets, which
    /// are easy.
    pub fn is_brand_directed(&self) -> bool {
        !self.group.starts_with("random")
    }
}

/// Why a file of labelled posts can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CorpusError {
    /// The header lacks a column.
    NoColumn {
        /// The column.
        column: String,
    },
    /// A row has another number of fields than the header.
    BadRow {
        /// The row, counted from 1 for the header.
        row: usize,
    },
    /// The label is neither 0 nor 1.
    BadLabel {
        /// The row, counted from 1 for the header.
        row: usize,
    },
}

impl CorpusError {
    /// The same in the reader's language.
    pub fn sentence(&self) -> Sentence {
        match self {
            CorpusError::NoColumn { column } => Sentence::new("triage_corpus_no_column").with(column),
            CorpusError::BadRow { row } => Sentence::new("triage_corpus_bad_row").with(row),
            CorpusError::BadLabel { row } => Sentence::new("triage_corpus_bad_label").with(row),
        }
    }
}

impl fmt::Display for CorpusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CorpusError::NoColumn { column } => write!(f, "The header has no column named {column:?}; add it."),
            CorpusError::BadRow { row } => write!(f, "Row {row} has another number of fields than the header."),
            CorpusError::BadLabel { row } => write!(f, "Row {row}: the complaint column must be 0 or 1."),
        }
    }
}

impl std::error::Error for CorpusError {}

/// Reads a comma-separated file (RFC 4180) with columns `text`, `complaint` and, where there are, `group` and `detail`.
///
/// # Errors
/// A missing column, a row of another length, a label that is neither 0 nor 1.
pub fn read(file: &str, detail: Option<&str>) -> Result<Vec<Labelled>, CorpusError> {
    let mut rows = rows(file);
    let header = rows.next().unwrap_or_default();
    let column = |name: &str| header.iter().position(|h| h == name);
    let needed = |name: &str| column(name).ok_or_else(|| CorpusError::NoColumn { column: name.to_owned() });
    let (text, complaint, group) = (needed("text")?, needed("complaint")?, column("group"));
    let detail = detail.map(needed).transpose()?;
    let mut posts = Vec::new();
    for (row, fields) in (2..).zip(rows) {
        if fields.len() != header.len() {
            return Err(CorpusError::BadRow { row });
        }
        let field = |at: usize| fields.get(at).map(String::as_str).unwrap_or_default();
        let complains = match field(complaint) {
            "0" => false,
            "1" => true,
            _ => return Err(CorpusError::BadLabel { row }),
        };
        posts.push(Labelled {
            text: unescape(field(text)),
            complains,
            group: group.map(field).unwrap_or_default().to_owned(),
            detail: detail.map(field).unwrap_or_default().to_owned(),
        });
    }
    Ok(posts)
}

/// The rows of a comma-separated file, quotes resolved.
fn rows(file: &str) -> impl Iterator<Item = Vec<String>> + '_ {
    let mut chars = file.chars().peekable();
    std::iter::from_fn(move || {
        chars.peek()?;
        let (mut fields, mut field, mut quoted) = (Vec::new(), String::new(), false);
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    field.push('"');
                }
                '"' if quoted => quoted = false,
                '"' if field.is_empty() => quoted = true,
                ',' if !quoted => fields.push(std::mem::take(&mut field)),
                '\r' if !quoted && chars.peek() == Some(&'\n') => {}
                '\n' if !quoted => break,
                c => field.push(c),
            }
        }
        fields.push(field);
        Some(fields)
    })
}

/// Resolves `\n`, `\"` and `\u2019`, which some of the sets carry as written out.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (plain, escaped) = rest.split_at(at);
        out.push_str(plain);
        let hex = escaped.get(2..6).filter(|_| escaped.starts_with("\\u"));
        let scalar = hex.and_then(|h| u32::from_str_radix(h, 16).ok()).and_then(char::from_u32);
        let (c, length) = match (scalar, escaped.get(1..2)) {
            (Some(c), _) => (c, 6),
            (None, Some("n")) => ('\n', 2),
            (None, Some("\"")) => ('"', 2),
            _ => ('\\', 1),
        };
        out.push(c);
        rest = escaped.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_newlines_and_escapes_are_resolved() {
        let file = "text,complaint,group\n\"late, and \"\"rude\"\"\nstaff\",1,food\r\nit\\u2019s\\nfine \\o,0,\n";
        let posts = read(file, None).unwrap();
        assert_eq!(posts.len(), 2);
        assert_eq!(posts[0].text, "late, and \"rude\"\nstaff");
        assert_eq!((posts[0].complains, posts[0].group.as_str()), (true, "food"));
        assert_eq!(posts[1].text, "it’s\nfine \\o");
    }

    #[test]
    fn what_is_wrong_is_named_with_its_row() {
        for (file, expected) in [
            ("", CorpusError::NoColumn { column: "text".into() }),
            ("text\na\n", CorpusError::NoColumn { column: "complaint".into() }),
            ("text,complaint\na,1\nb\n", CorpusError::BadRow { row: 3 }),
            ("text,complaint\na,yes\n", CorpusError::BadLabel { row: 2 }),
        ] {
            assert_eq!(read(file, None), Err(expected), "{file:?}");
        }
    }
}
