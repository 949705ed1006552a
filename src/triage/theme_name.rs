//! What a complaint is about, in a care desk's words, and how that is written down.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names a theme that the user has made. Random, so that ledgers of several people can be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThemeId(pub u32);

/// What a complaint is about. Written as one word: `delivery`, or `own_` and a number for a theme of the user's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Parcels that are late, lost or misdirected.
    Delivery,
    /// Broken, faulty on arrival, or not what was ordered.
    DamagedOrWrong,
    /// Refunds, charges, invoices.
    RefundAndBilling,
    /// Too dear, a price that changed.
    Price,
    /// Cancelled by us, or impossible to cancel.
    Cancellation,
    /// A site, an app or a service that does not work.
    OutageOrBug,
    /// How somebody was treated.
    StaffAndManners,
    /// Hold lines, silence.
    WaitingAndNoReply,
    /// Poor workmanship, taste, fit, comfort.
    Quality,
    /// Injury, danger, hygiene.
    Safety,
    /// Data, logins, accounts.
    PrivacyAndAccount,
    /// Advertised otherwise.
    MisleadingPromise,
    /// None of these.
    Other,
    /// Late trains, flights, visits, meals; but a late parcel is [`Theme::Delivery`].
    Delay,
    /// Luggage, and things left behind.
    LostProperty,
    /// Booking, ordering, tickets, changes to them.
    BookingAndOrdering,
    /// Queues that people stand in.
    Queue,
    /// A care desk that does not help.
    CustomerService,
    /// One that the user has made.
    Own(ThemeId),
}

/// What the word of a user's theme begins with.
const OWN: &str = "own_";

impl Theme {
    /// All themes that come with the product. A theme's place is a feature of the first reader: new ones come last.
    pub const ALL: [Theme; 18] = [
        Theme::Delivery,
        Theme::DamagedOrWrong,
        Theme::RefundAndBilling,
        Theme::Price,
        Theme::Cancellation,
        Theme::OutageOrBug,
        Theme::StaffAndManners,
        Theme::WaitingAndNoReply,
        Theme::Quality,
        Theme::Safety,
        Theme::PrivacyAndAccount,
        Theme::MisleadingPromise,
        Theme::Other,
        Theme::Delay,
        Theme::LostProperty,
        Theme::BookingAndOrdering,
        Theme::Queue,
        Theme::CustomerService,
    ];

    /// The keys of their names in `_locales`, in the same order. Without `theme_` they are what is written down.
    const KEYS: [&'static str; Theme::ALL.len()] = [
        "theme_delivery",
        "theme_damaged_or_wrong",
        "theme_refund_and_billing",
        "theme_price",
        "theme_cancellation",
        "theme_outage_or_bug",
        "theme_staff_and_manners",
        "theme_waiting_and_no_reply",
        "theme_quality",
        "theme_safety",
        "theme_privacy_and_account",
        "theme_misleading_promise",
        "theme_other",
        "theme_delay",
        "theme_lost_property",
        "theme_booking_and_ordering",
        "theme_queue",
        "theme_customer_service",
    ];

    /// Its place in [`Theme::ALL`]; `None` for one of the user's.
    pub fn place(self) -> Option<usize> {
        Theme::ALL.iter().position(|theme| *theme == self)
    }

    /// The key of its name in `_locales`. A theme of the user's has its name in the settings; the key is for one that is no
    /// longer there.
    pub fn key(self) -> &'static str {
        self.place().and_then(|place| Theme::KEYS.get(place)).copied().unwrap_or("theme_own_gone")
    }

    /// The word that is written down for it.
    pub fn word(self) -> String {
        match self {
            Theme::Own(ThemeId(id)) => {
                let mut word = OWN.to_owned();
                word.push_str(&id.to_string());
                word
            }
            theme => theme.key().trim_start_matches("theme_").to_owned(),
        }
    }

    /// The theme that this word stands for.
    pub fn of_word(word: &str) -> Option<Theme> {
        if let Some(id) = word.strip_prefix(OWN) {
            return id.parse().ok().map(|id| Theme::Own(ThemeId(id)));
        }
        let is = |key: &&str| key.strip_prefix("theme_") == Some(word);
        Theme::ALL.into_iter().zip(Theme::KEYS).find(|(_, key)| is(key)).map(|(theme, _)| theme)
    }
}

impl Serialize for Theme {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.word())
    }
}

impl<'de> Deserialize<'de> for Theme {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Theme, D::Error> {
        let word = String::deserialize(deserializer)?;
        Theme::of_word(&word).ok_or_else(|| D::Error::custom("no theme of this version"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_words_are_those_of_older_records() {
        let words = Theme::ALL.map(Theme::word);
        assert_eq!(
            words[..13].join(" "),
            "delivery damaged_or_wrong refund_and_billing price cancellation outage_or_bug staff_and_manners \
             waiting_and_no_reply quality safety privacy_and_account misleading_promise other"
        );
        assert_eq!(serde_json::to_string(&Theme::Delivery).unwrap(), "\"delivery\"");
    }

    #[test]
    fn no_other_word_is_a_theme() {
        for word in ["", "theme_delivery", "Delivery", "own_", "own_x", "own_-1", "own_4294967296", "own"] {
            assert_eq!(Theme::of_word(word), None, "{word:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(place in 0..=Theme::ALL.len(), id in any::<u32>()) {
            let theme = Theme::ALL.get(place).copied().unwrap_or(Theme::Own(ThemeId(id)));
            prop_assert_eq!(Theme::of_word(&theme.word()), Some(theme));
            let json = serde_json::to_string(&theme).unwrap();
            prop_assert_eq!(serde_json::from_str::<Theme>(&json).unwrap(), theme);
        }
    }
}
