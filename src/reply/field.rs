//! The fields of a template, and what stands in them.

use std::collections::BTreeMap;

use minijinja::Value;

use super::customer;
use crate::post::Handle;
use crate::reply::suggestion::{Asked, OurFacts, PostFacts};
use crate::triage::theme_entry::name_of;
use crate::triage::verdict::Theme;

/// Every field but those asked for, in the order in which they are offered. One that is not known is undefined: `default`
/// gives another word for it, `if` leaves it out, and to print it is an error.
pub const FIELDS: [&str; 10] = [
    "customer.first_name",
    "customer.name",
    "customer.handle",
    "brand.name",
    "contact.dm",
    "contact.email",
    "contact.phone",
    "contact.web",
    "agent.signature",
    "post.theme",
];

/// What a field that is asked for starts with: `ask.order_no`.
pub const ASK: &str = "ask.";

/// The longest value of a field that the user or an agent has written, in characters.
const LONGEST: usize = 300;

/// The values of all fields for one post. Each is placed once; none is ever read as a template.
#[derive(Clone, Debug)]
pub(super) struct Values(BTreeMap<&'static str, BTreeMap<String, Value>>);

impl Values {
    /// From what is known.
    pub(super) fn new(ours: &OurFacts, post: &PostFacts) -> Values {
        let contact = &ours.contact;
        let known = [
            ("customer", "first_name", customer::first_name(&post.author_name, &post.author)),
            ("customer", "name", customer::name(&post.author_name)),
            ("customer", "handle", customer::handle(post.site, &post.author)),
            ("brand", "name", own(&ours.brand)),
            ("contact", "dm", own(&contact.dm).map(|dm| mention(&dm))),
            ("contact", "email", own(&contact.email)),
            ("contact", "phone", own(&contact.phone)),
            ("contact", "web", own(&contact.web)),
            ("agent", "signature", own(&ours.signature)),
            ("post", "theme", post.theme.and_then(|of| theme(of).map(str::to_owned).or_else(|| own_theme(ours, of)))),
        ];
        let mut values: BTreeMap<&'static str, BTreeMap<String, Value>> = BTreeMap::new();
        for (group, field, value) in known {
            let group = values.entry(group).or_default();
            if let Some(value) = value {
                group.insert(field.to_owned(), Value::from(value));
            }
        }
        Values(values)
    }

    /// The same with the answers to `asks`; one that has none stands as `[order no]`.
    pub(super) fn context(&self, asks: &[String], asked: &Asked) -> Value {
        let answers = asks.iter().map(|name| {
            let value = answer(asked, name).unwrap_or_else(|| stand_in(name));
            (name.clone(), Value::from(value))
        });
        let groups = self.0.iter().map(|(&group, fields)| (group, Value::from_pairs(fields.clone())));
        Value::from_pairs(groups.chain([("ask", Value::from_pairs(answers))]))
    }
}

/// The answer to an asked field; one of spaces only is none.
pub(super) fn answer(asked: &Asked, name: &str) -> Option<String> {
    own(asked.get(name)?)
}

/// What stands for a field that has no answer yet: `[order no]` for `order_no`.
pub(super) fn stand_in(name: &str) -> String {
    format!("[{}]", name.replace('_', " "))
}

/// What the user or an agent has written, in one line: no control, no bidi and no invisible format characters but the
/// joiners that emoji and some scripts need. Their own links and mentions stay.
fn own(written: &str) -> Option<String> {
    let mut value = String::new();
    for c in written.chars() {
        if c.is_whitespace() || c.is_control() {
            if !value.is_empty() && !value.ends_with(' ') {
                value.push(' ');
            }
        } else if !is_hidden(c) {
            value.push(c);
        }
    }
    let value: String = value.trim_end().chars().take(LONGEST).collect();
    (!value.is_empty()).then_some(value)
}

/// Marks of direction and other characters without a shape.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}')
}

/// A handle with its `@`; anything else (a link to write to) as it is.
fn mention(dm: &str) -> String {
    let name = dm.strip_prefix(['@', '＠']).unwrap_or(dm);
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        format!("@{name}")
    } else {
        dm.to_owned()
    }
}

/// The name that the user has given to a theme of their own. One that came with the product keeps its words under another
/// name: templates ask for them, and the name may be meant for the care desk alone.
fn own_theme(ours: &OurFacts, theme: Theme) -> Option<String> {
    match theme {
        Theme::Own(_) => own(name_of(&ours.themes, theme)?),
        _ => None,
    }
}

/// A theme in words of a reply; none for one that says nothing.
fn theme(theme: Theme) -> Option<&'static str> {
    Some(match theme {
        Theme::Delivery => "delivery",
        Theme::DamagedOrWrong => "damaged or wrong item",
        Theme::RefundAndBilling => "refund or billing",
        Theme::Price => "price",
        Theme::Cancellation => "cancellation",
        Theme::OutageOrBug => "outage or bug",
        Theme::StaffAndManners => "staff",
        Theme::WaitingAndNoReply => "waiting",
        Theme::Quality => "quality",
        Theme::Safety => "safety",
        Theme::PrivacyAndAccount => "privacy or account",
        Theme::MisleadingPromise => "promise",
        Theme::Delay => "delay",
        Theme::LostProperty => "luggage or lost property",
        Theme::BookingAndOrdering => "booking or order",
        Theme::Queue => "queue",
        Theme::CustomerService => "customer service",
        Theme::Other | Theme::Own(_) => return None,
    })
}

/// The handle of a customer that does not exist, for samples.
pub(super) fn sample_handle() -> Handle {
    Handle::new("mara_ellwood")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_write_ourselves_is_one_clean_line() {
        for (written, wanted) in [
            ("Northwind", Some("Northwind")),
            ("  North\r\n wind\t", Some("North wind")),
            ("\u{202E}dniw\u{202C}", Some("dniw")),
            ("a\u{0}b\u{7}", Some("a b")),
            ("help@northwind.example", Some("help@northwind.example")),
            (" \u{200B}\n", None),
            ("", None),
        ] {
            assert_eq!(own(written).as_deref(), wanted, "{written:?}");
        }
        assert_eq!(own(&"a".repeat(1000)).map(|value| value.len()), Some(LONGEST));
    }

    #[test]
    fn the_way_to_our_messages() {
        for (written, wanted) in [
            ("northwindhelp", "@northwindhelp"),
            ("@northwindhelp", "@northwindhelp"),
            ("https://northwind.example/dm", "https://northwind.example/dm"),
        ] {
            assert_eq!(mention(written), wanted);
        }
    }
}
