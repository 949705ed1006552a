//! Names of hosts, for sites that anyone can run.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The name of a host, lower-case: `mastodon.example`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Host(String);

impl Host {
    /// Takes a host as a person writes it: alone, or in an address that was copied. `None` for what is none: a name without a
    /// dot, a number (an IP address is no instance that people write to), another port than that of https.
    pub fn read(written: &str) -> Option<Host> {
        let written = written.trim();
        let bare = written.strip_prefix("https://").or_else(|| written.strip_prefix("http://")).unwrap_or(written);
        let authority = bare.split(['/', '?', '#']).next()?;
        let name = authority.strip_suffix(":443").unwrap_or(authority).trim_end_matches('.').to_lowercase();
        let last_is_word = name.rsplit('.').next().is_some_and(|last| last.bytes().any(|b| b.is_ascii_alphabetic()));
        (is_host(&name) && last_is_word).then_some(Host(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Host, D::Error> {
        let written = String::deserialize(deserializer)?;
        let read = Host::read(&written).filter(|host| host.as_str() == written);
        read.ok_or_else(|| serde::de::Error::custom("not the name of a host"))
    }
}

/// Whether that is a name of a host: at least two labels of letters, digits and inner hyphens, 253 characters at most
/// (RFC 1123 §2.1).
pub(super) fn is_host(name: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_as_people_write_them() {
        let table = [
            ("town.example", Some("town.example")),
            (" https://Town.Example/@ann?x=1 ", Some("town.example")),
            ("town.example:443", Some("town.example")),
            ("town.example.", Some("town.example")),
            ("town.example:8443", None),
            ("ann@town.example", None),
            ("localhost", None),
            ("127.0.0.1", None),
            ("*.example", None),
            ("town .example", None),
            ("", None),
        ];
        for (written, expected) in table {
            assert_eq!(Host::read(written).as_ref().map(Host::as_str), expected, "{written}");
        }
        assert!(serde_json::from_str::<Host>("\"Town.example\"").is_err());
    }
}
