//! The settings as they are kept, and which of several copies holds. The first copy is in IndexedDB, the others in
//! `storage.local`: browsers lose either one now and then without a word, but hardly both.

use std::fmt;

use serde::Deserialize;

use crate::ledger::seal::{seal, unseal};
use crate::settings::{SCHEMA, Settings};

/// The settings and how often they were written.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// How often: one more with every change.
    pub revision: u64,
    /// The settings.
    pub settings: Settings,
}

/// Why a kept copy cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It was damaged.
    Damaged,
    /// It is whole, but a newer version wrote it; it must not be written over.
    Newer,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Unusable::Damaged => "The settings were damaged.",
            Unusable::Newer => "The settings were written by a newer version. Update first.",
        })
    }
}

impl std::error::Error for Unusable {}

#[derive(Deserialize)]
struct Head {
    schema: u32,
}

impl Kept {
    /// The copy as it is kept: `revision json` under a seal.
    pub fn encode(&self) -> String {
        seal(&format!("{} {}", self.revision, self.settings.export()))
    }

    /// The copy that was kept.
    ///
    /// # Errors
    /// [`Unusable`]
    pub fn decode(copy: &str) -> Result<Kept, Unusable> {
        let (revision, json) = unseal(copy).ok().and_then(|text| text.split_once(' ')).ok_or(Unusable::Damaged)?;
        let revision = revision.parse().map_err(|_| Unusable::Damaged)?;
        // The seal holds, so what cannot be read was written by something that knew more.
        let head: Head = serde_json::from_str(json).map_err(|_| Unusable::Newer)?;
        let settings: Settings = serde_json::from_str(json).map_err(|_| Unusable::Newer)?;
        if head.schema > SCHEMA { Err(Unusable::Newer) } else { Ok(Kept { revision, settings }) }
    }
}

/// What the copies say together.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// The first copy holds.
    Whole(Kept),
    /// The first copy is gone, damaged or older; another one holds and is to be put in its place.
    Elsewhere(Kept),
    /// There was never anything.
    Nothing,
    /// Something was there, and no copy can be used.
    Lost,
    /// A newer version wrote it: hands off.
    Newer,
}

/// Weighs the first copy against the others; `None` is a copy that is not there.
pub fn weigh<'a>(first: Option<&str>, others: impl IntoIterator<Item = Option<&'a str>>) -> Found {
    let first = first.map(Kept::decode);
    let others: Vec<Result<Kept, Unusable>> = others.into_iter().flatten().map(Kept::decode).collect();
    let newer = |copy: &Result<Kept, Unusable>| matches!(copy, Err(Unusable::Newer));
    if first.iter().chain(&others).any(newer) {
        return Found::Newer;
    }
    let anything = first.is_some() || !others.is_empty();
    let best = others.into_iter().flatten().max_by_key(|kept| kept.revision);
    match (first.and_then(Result::ok), best) {
        (Some(first), Some(best)) if best.revision > first.revision => Found::Elsewhere(best),
        (Some(first), _) => Found::Whole(first),
        (None, Some(best)) => Found::Elsewhere(best),
        (None, None) if anything => Found::Lost,
        (None, None) => Found::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kept(revision: u64) -> Kept {
        let mut settings = Settings::blank();
        settings.signature = format!("agent {revision}");
        Kept { revision, settings }
    }

    #[test]
    fn which_copy_holds() {
        let (three, four) = (kept(3).encode(), kept(4).encode());
        let damaged = four.replace("agent", "agant");
        let newer = seal("9 {\"schema\": 2}");
        /// The first copy, the others, what they say together.
        type Row<'a> = (Option<&'a str>, [Option<&'a str>; 2], Found);
        let table: [Row; 14] = [
            (None, [None, None], Found::Nothing),
            (Some(&four), [None, None], Found::Whole(kept(4))),
            (Some(&four), [Some(&three), Some(&four)], Found::Whole(kept(4))),
            (Some(&four), [Some(&damaged), None], Found::Whole(kept(4))),
            // The browser went back to an older state of the first copy.
            (Some(&three), [Some(&three), Some(&four)], Found::Elsewhere(kept(4))),
            (None, [Some(&three), Some(&four)], Found::Elsewhere(kept(4))),
            (None, [Some(&four), Some(&three)], Found::Elsewhere(kept(4))),
            (Some(&damaged), [Some(&three), None], Found::Elsewhere(kept(3))),
            (Some(&damaged), [Some(&damaged), Some(&three)], Found::Elsewhere(kept(3))),
            (Some(&damaged), [None, None], Found::Lost),
            (None, [Some(&damaged), None], Found::Lost),
            (Some(""), [None, None], Found::Lost),
            (Some(&newer), [Some(&four), None], Found::Newer),
            (Some(&damaged), [Some(&newer), None], Found::Newer),
        ];
        for (first, others, found) in table {
            assert_eq!(weigh(first, others), found, "{first:?} {others:?}");
        }
    }

    proptest! {
        #[test]
        fn one_changed_bit_is_never_believed(at in any::<prop::sample::Index>(), bit in 0u32..7) {
            let mut bytes = kept(7).encode().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            let copy = String::from_utf8(bytes).unwrap();
            prop_assert_eq!(Kept::decode(&copy), Err(Unusable::Damaged));
        }
    }
}
