//! Filling in a template. The language is Jinja's without its heavier parts: fields, `default`, `if`, a few filters.

use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, filters, tests};

use super::fault::{Fault, Place, TemplateError};
use super::field::{self, ASK, FIELDS, Values};
use super::nearest::nearest;
use super::source::{self, Named, Use};
use crate::reply::suggestion::{Asked, OurFacts, PostFacts};
use crate::reply::template::{Template, Wording};

/// The longest source of one wording, in bytes.
pub const LONGEST_SOURCE: usize = 8_000;
/// The longest reply, in bytes; more than any site takes.
pub const LONGEST_REPLY: usize = 60_000;
/// The engine's work for one reply: one for an instruction, one for 64 bytes made. The starter set needs less than 100.
const FUEL: u64 = 5_000;

/// What can be done with a field. Others of the engine's are left out: a reply is no report, and each costs a kilobyte.
const FILTERS: [&str; 9] = ["default", "d", "lower", "upper", "title", "capitalize", "trim", "replace", "length"];
/// What can be asked of a field.
const TESTS: [&str; 4] = ["defined", "undefined", "startingwith", "endingwith"];

/// A reply that is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The reply. A field that has no answer yet stands as `[order no]`.
    pub text: String,
    /// Names of the asked fields that the wording uses, in the order in which they occur.
    pub asks: Vec<String>,
    /// Those that have no answer yet.
    pub missing: Vec<String>,
}

/// Fills in one wording for one post.
///
/// # Errors
/// When the source is no template, uses a field that does not exist or is not known for this post, asks for too much work,
/// or says nothing. There is no text then: a template error never gets near a composer.
pub fn render(
    template: &Template,
    wording: Wording,
    ours: &OurFacts,
    post: &PostFacts,
    asked: &Asked,
) -> Result<Rendered, TemplateError> {
    render_with(template, wording, &Values::new(ours, post), asked)
}

/// As [`render`], with values that were made before.
pub(super) fn render_with(
    template: &Template,
    wording: Wording,
    values: &Values,
    asked: &Asked,
) -> Result<Rendered, TemplateError> {
    let source = template.wording(wording);
    let fault = |(at, fault): (Option<Place>, Fault)| TemplateError { wording, at, fault };
    if source.len() > LONGEST_SOURCE {
        return Err(fault((None, Fault::SourceTooLong { limit: LONGEST_SOURCE })));
    }
    let environment = environment();
    let compiled = environment.template_from_str(source).map_err(|error| fault(told(source, &error)))?;
    let names = source::names(source);
    let asks = asks(source, &names, compiled.undeclared_variables(true)).map_err(fault)?;
    let text = compiled.render(values.context(&asks, asked)).map_err(|error| fault(told(source, &error)))?;
    if text.len() > LONGEST_REPLY {
        return Err(fault((None, Fault::ReplyTooLong { limit: LONGEST_REPLY })));
    }
    let text = tidied(&text);
    if text.is_empty() {
        return Err(fault((None, Fault::Empty)));
    }
    let missing = asks.iter().filter(|name| field::answer(asked, name).is_none()).cloned().collect();
    Ok(Rendered { text, asks, missing })
}

/// The engine as replies need it: nothing but what is named here, no escaping, limited work. An undefined field may be
/// tested and given a default, and is an error everywhere else.
fn environment<'source>() -> Environment<'source> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("default", filters::default);
    environment.add_filter("d", filters::default);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("upper", filters::upper);
    environment.add_filter("title", filters::title);
    environment.add_filter("capitalize", filters::capitalize);
    environment.add_filter("trim", filters::trim);
    environment.add_filter("replace", filters::replace);
    environment.add_filter("length", filters::length);
    environment.add_test("defined", tests::is_defined);
    environment.add_test("undefined", tests::is_undefined);
    environment.add_test("startingwith", tests::is_startingwith);
    environment.add_test("endingwith", tests::is_endingwith);
    environment
}

/// The asked fields in text order, or the first name that does not exist.
fn asks(
    source: &str,
    names: &[Named],
    free: impl IntoIterator<Item = String>,
) -> Result<Vec<String>, (Option<Place>, Fault)> {
    let at = |name: &str, used: Use| {
        names.iter().find(|named| named.used == used && named.name == name).map(|named| named.at)
    };
    for named in names {
        let known: &[&str] = match named.used {
            Use::Filter => &FILTERS,
            Use::Test => &TESTS,
            Use::Field | Use::Function => continue,
        };
        if !known.contains(&named.name.as_str()) {
            let meant = nearest(&named.name, known.iter().copied()).map(str::to_owned);
            let fault = Fault::UnknownFilter { name: named.name.clone(), meant };
            return Err((Some(source::place(source, named.at)), fault));
        }
    }
    // The engine knows which names are free; the tags' own names tell where they stand.
    let mut free: Vec<(usize, Use, String)> = free
        .into_iter()
        .map(|name| match (at(&name, Use::Field), at(&name, Use::Function)) {
            (Some(at), _) => (at, Use::Field, name),
            (None, Some(at)) => (at, Use::Function, name),
            (None, None) => (usize::MAX, Use::Field, name),
        })
        .collect();
    free.sort();
    let mut asks = Vec::new();
    for (at, used, name) in free {
        if used == Use::Field && FIELDS.contains(&name.as_str()) {
            continue;
        }
        match name.strip_prefix(ASK) {
            Some(ask) if used == Use::Field && !ask.contains('.') => asks.push(ask.to_owned()),
            _ => {
                let place = (at != usize::MAX).then(|| source::place(source, at));
                let fault = if used == Use::Function {
                    Fault::UnknownFilter { name, meant: None }
                } else {
                    let meant = nearest(&name, FIELDS).map(str::to_owned);
                    Fault::UnknownField { name, meant }
                };
                return Err((place, fault));
            }
        }
    }
    Ok(asks)
}

/// What the engine says, in our words.
fn told(source: &str, error: &minijinja::Error) -> (Option<Place>, Fault) {
    let range = error.range();
    let place = match (&range, error.line()) {
        (Some(range), _) => Some(source::place(source, range.start)),
        (None, Some(line)) => Some(Place { line, column: 1 }),
        (None, None) => None,
    };
    let detail = || error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let fault = match error.kind() {
        ErrorKind::SyntaxError | ErrorKind::BadEscape => Fault::Syntax { detail: detail() },
        ErrorKind::UndefinedError => {
            // The engine names the place at which the value was missed; the field stands there or right before.
            let end = range.map_or(0, |range| range.end);
            let field = source::names(source)
                .into_iter()
                .rfind(|named| named.at < end && FIELDS.contains(&named.name.as_str()));
            let place = field.as_ref().map(|field| source::place(source, field.at)).or(place);
            return (place, Fault::NoFallback { name: field.map(|field| field.name) });
        }
        ErrorKind::OutOfFuel => Fault::TooMuchWork,
        _ => Fault::Impossible { detail: detail() },
    };
    (place, fault)
}

/// One space where several were, none at the ends of lines, at most one empty line: what an `if` that left something out
/// leaves behind.
fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut empty_lines = 0;
    for line in text.lines() {
        let start = tidy.len();
        for word in line.split([' ', '\t', '\r']).filter(|word| !word.is_empty()) {
            if tidy.len() > start {
                tidy.push(' ');
            } else if start > 0 {
                tidy.push_str(if empty_lines > 0 { "\n\n" } else { "\n" });
            }
            tidy.push_str(word);
        }
        empty_lines = if tidy.len() > start { 0 } else { empty_lines + 1 };
    }
    tidy
}
