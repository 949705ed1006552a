//! An event as it is kept: JSON under a seal.

use std::fmt;

use super::event::Event;
use super::seal::{Broken, seal, unseal};

/// Why a kept record cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordError {
    /// The seal is broken.
    Broken(Broken),
    /// The seal holds, but this build does not know the event: a newer one wrote it.
    Unknown(String),
}

impl fmt::Display for RecordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordError::Broken(broken) => broken.fmt(f),
            RecordError::Unknown(why) => write!(f, "The record is of a kind that this version does not know: {why}"),
        }
    }
}

impl std::error::Error for RecordError {}

/// The event as it is kept.
///
/// # Errors
/// None that is known; what JSON cannot hold does not occur in an event.
pub fn encode(event: &Event) -> Result<String, RecordError> {
    let json = serde_json::to_string(event).map_err(|error| RecordError::Unknown(error.to_string()))?;
    Ok(seal(&json))
}

/// The event that was kept.
///
/// # Errors
/// [`RecordError`] for everything that [`encode`] did not make, or that a newer build made.
pub fn decode(record: &str) -> Result<Event, RecordError> {
    let json = unseal(record).map_err(RecordError::Broken)?;
    serde_json::from_str(json).map_err(|error| RecordError::Unknown(error.to_string()))
}

/// What could be read of many records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decoded {
    /// The events, in the order of the records.
    pub events: Vec<Event>,
    /// How many records were skipped because they could not be read.
    pub skipped: usize,
}

/// Reads many records; those that are damaged are skipped and counted.
pub fn decode_all<'a>(records: impl IntoIterator<Item = &'a str>) -> Decoded {
    let mut decoded = Decoded::default();
    for record in records {
        match decode(record) {
            Ok(event) => decoded.events.push(event),
            Err(_) => decoded.skipped += 1,
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::made_up::events;
    use super::*;

    proptest! {
        #[test]
        fn what_was_kept_comes_back(events in events(4)) {
            let records: Vec<String> = events.iter().map(|event| encode(event).unwrap()).collect();
            let decoded = decode_all(records.iter().map(String::as_str));
            prop_assert_eq!(decoded, Decoded { events, skipped: 0 });
        }

        #[test]
        fn a_damaged_record_is_skipped_and_counted(
            events in events(4),
            which in any::<prop::sample::Index>(),
            at in any::<prop::sample::Index>(),
        ) {
            prop_assume!(!events.is_empty());
            let mut records: Vec<Vec<u8>> = events.iter().map(|event| encode(event).unwrap().into_bytes()).collect();
            let which = which.index(records.len());
            let at = at.index(records[which].len());
            records[which][at] ^= 1;
            let records: Vec<String> = records.iter().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect();
            let decoded = decode_all(records.iter().map(String::as_str));
            prop_assert_eq!(decoded.skipped, 1);
            let mut left = events;
            left.remove(which);
            prop_assert_eq!(decoded.events, left);
        }
    }

    #[test]
    fn an_event_of_a_newer_build_is_told_from_damage() {
        let newer =
            seal(r#"{"id":"e","at":1,"agent":"a","key":{"site":"x","post":"1"},"happened":{"kind":"refunded"}}"#);
        assert!(matches!(decode(&newer), Err(RecordError::Unknown(_))));
        assert_eq!(decode("nonsense"), Err(RecordError::Broken(Broken::NoSeal)));
    }
}
