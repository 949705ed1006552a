//! The second reader in the background: fetched from the extension's own files when it is first asked, and kept as long as the
//! browser keeps the worker.

use std::cell::RefCell;
use std::rc::Rc;

use crate::browser::{BrowserError, file};
use crate::sentence::Sentence;
use crate::triage::second::file::FileError;
use crate::triage::second::reader::SecondReader;

/// The reader's file, among the extension's own.
const FILE: &str = "second.bin";

/// Why it can't be asked.
#[derive(Clone, Debug)]
pub(super) enum Absent {
    /// Its file can't be had.
    Unread(BrowserError),
    /// Its file is no good.
    Malformed(FileError),
}

impl Absent {
    /// What to tell the user.
    pub(super) fn sentence(&self) -> Sentence {
        match self {
            Absent::Unread(error) => error.sentence(),
            Absent::Malformed(error) => error.sentence(),
        }
    }
}

pub(super) type Reader = Rc<RefCell<SecondReader>>;

thread_local! {
    static READER: RefCell<Option<Result<Reader, Absent>>> = const { RefCell::new(None) };
}

/// Why it can't be asked, when it was asked and could not.
pub(super) fn trouble() -> Option<Sentence> {
    READER.with_borrow(|reader| reader.as_ref().and_then(|known| known.as_ref().err().map(Absent::sentence)))
}

/// The reader, when it can be had.
pub(super) async fn reader() -> Option<Reader> {
    let known = READER.with_borrow(Option::clone);
    let read = match known {
        Some(known) => known,
        None => {
            let read = match file::bytes(FILE).await {
                Err(error) => Err(Absent::Unread(error)),
                Ok(bytes) => SecondReader::from_bytes(&bytes)
                    .map(|reader| Rc::new(RefCell::new(reader)))
                    .map_err(Absent::Malformed),
            };
            // Another request may have been quicker.
            READER.with_borrow_mut(|known| known.get_or_insert(read).clone())
        }
    };
    read.ok()
}
