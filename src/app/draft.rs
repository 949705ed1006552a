//! Forms as people fill them in, read into the types of the settings. Nothing is changed by a form that does not read.
#![forbid(unsafe_code)]

use std::fmt;

use crate::post::{Handle, Site};
use crate::reply::suggestion::Contact;
use crate::sentence::Sentence;
use crate::sites::address;
use crate::watch::brand::{Brand, BrandId, SiteHandle, Switch};

/// Why a form was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftFault {
    /// The brand has no name.
    NameMissing,
    /// What was written as a handle cannot be one.
    NoHandle {
        /// What was written.
        written: String,
    },
    /// What was written is no way to reach anybody.
    NoContact {
        /// What was written.
        written: String,
    },
    /// The template has no title.
    TitleMissing,
}

/// The form's field that a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The brand's name.
    Name,
    /// Its handles.
    Handles,
    /// The one contact of the first form.
    Contact,
    /// A template's title.
    Title,
}

impl DraftFault {
    /// The field to go to.
    pub fn field(&self) -> Field {
        match self {
            DraftFault::NameMissing => Field::Name,
            DraftFault::NoHandle { .. } => Field::Handles,
            DraftFault::NoContact { .. } => Field::Contact,
            DraftFault::TitleMissing => Field::Title,
        }
    }

    /// What to tell the user.
    pub fn sentence(&self) -> Sentence {
        match self {
            DraftFault::NameMissing => Sentence::new("app_fault_name_missing"),
            DraftFault::NoHandle { written } => Sentence::new("app_fault_no_handle").with(written),
            DraftFault::NoContact { written } => Sentence::new("app_fault_no_contact").with(written),
            DraftFault::TitleMissing => Sentence::new("app_fault_title_missing"),
        }
    }
}

impl fmt::Display for DraftFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DraftFault::NameMissing => f.write_str("Give the brand a name."),
            DraftFault::NoHandle { written } => {
                write!(f, "\"{written}\" is no account: write @name, or the address of the profile.")
            }
            DraftFault::NoContact { written } => {
                write!(f, "\"{written}\" is no e-mail address, phone number, web page or @handle.")
            }
            DraftFault::TitleMissing => f.write_str("Give the template a title."),
        }
    }
}

impl std::error::Error for DraftFault {}

/// A brand's form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct BrandDraft {
    /// The name.
    pub name: String,
    /// Accounts, apart by commas, spaces or lines; each as [`address::account_written`] reads it.
    pub handles: String,
    /// Other words, apart by commas or lines; a word may have spaces in it.
    pub aliases: String,
}

impl BrandDraft {
    /// The form that shows this brand.
    pub fn of(brand: &Brand) -> BrandDraft {
        let handles: Vec<String> = brand.handles.iter().map(|at| address::written(at.site, &at.handle)).collect();
        BrandDraft { name: brand.name.clone(), handles: handles.join(", "), aliases: brand.aliases.join(", ") }
    }

    /// The brand that the form describes.
    ///
    /// # Errors
    /// The first field that does not read, from the top.
    pub fn read(&self, id: BrandId, switch: Switch) -> Result<Brand, DraftFault> {
        let name = squeeze(&self.name);
        if name.is_empty() {
            return Err(DraftFault::NameMissing);
        }
        let mut handles: Vec<SiteHandle> = Vec::new();
        for written in self.handles.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '、' | '،')) {
            if written.is_empty() {
                continue;
            }
            let account = address::account_written(written);
            let (site, handle) = account.ok_or_else(|| DraftFault::NoHandle { written: written.to_owned() })?;
            let at = SiteHandle { site, handle };
            if !handles.contains(&at) {
                handles.push(at);
            }
        }
        let mut aliases = words_of(&self.aliases);
        aliases.retain(|word| *word != name);
        Ok(Brand { id, name, handles, aliases, switch })
    }
}

/// Words and phrases apart by commas or lines, each once.
pub fn words_of(written: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in written.split([',', ';', '\n', '、', '،']).map(squeeze) {
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// The words with one space between them, and none at the ends.
fn squeeze(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which way a contact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// E-mail.
    Email,
    /// Phone.
    Phone,
    /// Web page.
    Web,
    /// Direct messages to a handle.
    Dm,
}

impl Way {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Way::Email => "app_contact_email",
            Way::Phone => "app_contact_phone",
            Way::Web => "app_contact_web",
            Way::Dm => "app_contact_dm",
        }
    }
}

/// Which way the one contact of the first form is; nothing for an empty field.
///
/// # Errors
/// [`DraftFault::NoContact`] when it is none of them.
pub fn way_of(written: &str) -> Result<Option<Way>, DraftFault> {
    let written = written.trim();
    if written.is_empty() {
        return Ok(None);
    }
    let fault = || DraftFault::NoContact { written: written.to_owned() };
    let spaced = written.contains(char::is_whitespace);
    if written.starts_with(['@', '＠']) {
        return if Handle::new(written).is_of(Site::X) { Ok(Some(Way::Dm)) } else { Err(fault()) };
    }
    if let Some(rest) = ["https://", "http://"].iter().find_map(|scheme| written.strip_prefix(scheme)) {
        return if rest.is_empty() || spaced { Err(fault()) } else { Ok(Some(Way::Web)) };
    }
    if let Some((person, host)) = written.split_once('@') {
        let whole = !person.is_empty() && dotted(host) && !spaced && !host.contains('@');
        return if whole { Ok(Some(Way::Email)) } else { Err(fault()) };
    }
    // Short numbers exist (three digits); letters in a number ("0800 FLOWERS") do as well, so that digits lead.
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let dialled = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '/' | '(' | ')' | '.' | ' ' | '\u{a0}');
    if digits >= 3 && written.chars().all(dialled) {
        return Ok(Some(Way::Phone));
    }
    if dotted(written.split(['/', '?', '#']).next().unwrap_or_default()) && !spaced {
        return Ok(Some(Way::Web));
    }
    Err(fault())
}

/// Whether `host` has a dot with something on both sides.
fn dotted(host: &str) -> bool {
    host.contains('.') && host.split('.').all(|label| !label.is_empty())
}

/// `contact` with the one that was written in its place; the others stay.
///
/// # Errors
/// [`DraftFault::NoContact`] when it is no contact.
pub fn with_written(mut contact: Contact, written: &str) -> Result<Contact, DraftFault> {
    let place = match way_of(written)? {
        None => return Ok(contact),
        Some(Way::Email) => &mut contact.email,
        Some(Way::Phone) => &mut contact.phone,
        Some(Way::Web) => &mut contact.web,
        Some(Way::Dm) => &mut contact.dm,
    };
    written.trim().clone_into(place);
    Ok(contact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(name: &str, handles: &str, aliases: &str) -> Result<Brand, DraftFault> {
        let draft = BrandDraft { name: name.into(), handles: handles.into(), aliases: aliases.into() };
        draft.read(BrandId("b".into()), Switch::On)
    }

    #[test]
    fn handles_are_read_as_people_write_them() {
        let table: [(&str, &[&str]); 8] = [
            ("", &[]),
            ("NorthwindHelp", &["northwindhelp"]),
            ("@NorthwindHelp, @northwind", &["northwindhelp", "northwind"]),
            ("@a @A @a", &["a"]),
            ("https://x.com/Northwind/status/1?s=20", &["northwind"]),
            ("twitter.com/Northwind", &["northwind"]),
            ("https://www.x.com/Northwind", &["northwind"]),
            ("one;two\nthree", &["one", "two", "three"]),
        ];
        for (written, expected) in table {
            let brand = read("Northwind", written, "").unwrap();
            let handles: Vec<&str> = brand.handles.iter().map(|at| at.handle.as_str()).collect();
            assert_eq!(handles, expected, "{written}");
        }
    }

    #[test]
    fn what_is_no_handle_is_named() {
        for (written, named) in
            [("@ok, not-one", "not-one"), ("sixteen_letters_", "sixteen_letters_"), ("@", "@"), ("@søren", "@søren")]
        {
            let fault = read("Northwind", written, "").unwrap_err();
            assert_eq!(fault, DraftFault::NoHandle { written: named.into() });
            assert_eq!(fault.field(), Field::Handles);
            assert!(fault.to_string().contains(named));
        }
    }

    #[test]
    fn a_name_is_needed_and_other_words_may_have_spaces() {
        assert_eq!(read("  ", "@a", ""), Err(DraftFault::NameMissing));
        let brand = read(" North  wind ", "", "NW, North wind app,, NW\nnorth-wind").unwrap();
        assert_eq!(brand.name, "North wind");
        assert_eq!(brand.aliases, ["NW", "North wind app", "north-wind"]);
    }

    #[test]
    fn one_contact_finds_its_own_way() {
        let table = [
            ("", Some(None)),
            ("help@northwind.example", Some(Some(Way::Email))),
            ("+44 (0)20 7946 0958", Some(Some(Way::Phone))),
            ("112", Some(Some(Way::Phone))),
            ("northwind.example/help", Some(Some(Way::Web))),
            ("https://northwind.example", Some(Some(Way::Web))),
            ("@NorthwindHelp", Some(Some(Way::Dm))),
            ("call us", None),
            ("12", None),
            ("@", None),
            ("a@b", None),
            ("a@b@c.d", None),
            ("two words.example", None),
            ("https://", None),
            ("northwind.", None),
        ];
        for (written, expected) in table {
            assert_eq!(way_of(written).ok(), expected, "{written}");
        }
    }

    #[test]
    fn a_contact_leaves_the_others() {
        let before = Contact { phone: "112".into(), email: "old@a.example".into(), ..Contact::default() };
        let after = with_written(before.clone(), " new@a.example ").unwrap();
        assert_eq!(after, Contact { email: "new@a.example".into(), ..before });
    }

    proptest! {
        #[test]
        fn a_brand_shown_and_read_again_is_the_same(
            name in "[A-Za-z]{1,8}( [a-z]{1,5})?",
            handles in prop::collection::vec("@?[A-Za-z0-9_]{1,15}", 0..4),
            aliases in prop::collection::vec("[A-Za-zé]{1,8}( [a-z]{1,5})?", 0..4),
        ) {
            let brand = read(&name, &handles.join(" "), &aliases.join(", ")).unwrap();
            let again = BrandDraft::of(&brand).read(brand.id.clone(), brand.switch).unwrap();
            prop_assert_eq!(again, brand);
        }

        #[test]
        fn no_writing_breaks_the_forms(written in "\\PC{0,40}") {
            let _ = read(&written, &written, &written);
            if let Ok(Some(_)) = way_of(&written) {
                prop_assert_ne!(with_written(Contact::default(), &written).unwrap(), Contact::default());
            }
        }
    }
}
