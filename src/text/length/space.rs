//! White space, as the sites' own code, which is JavaScript, knows it.

/// What `\s` takes and `trim` takes off.
pub(super) fn is_space(c: char) -> bool {
    (c.is_whitespace() && c != '\u{85}') || c == '\u{FEFF}'
}
