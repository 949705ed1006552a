//! What is said of a template that is wrong.

use super::*;
use crate::reply::render::LONGEST_SOURCE;
use crate::reply::{Fault, Place, TemplateError};

#[test]
fn faults_say_what_and_where() {
    let long = "a".repeat(LONGEST_SOURCE + 1);
    for (source, at, said) in [
        (
            "Hi {{ customer.firstname }}",
            Some((1, 7)),
            "there is no field \"customer.firstname\"; did you mean \"customer.first_name\"?",
        ),
        (
            "Hi\n  {% if contact.md %}x{% endif %}",
            Some((2, 9)),
            "there is no field \"contact.md\"; did you mean \"contact.dm\"?",
        ),
        ("{{ weather }}", Some((1, 4)), "there is no field \"weather\""),
        ("{{ ask }}", Some((1, 4)), "there is no field \"ask\""),
        ("{{ ask.a.b }}", Some((1, 4)), "there is no field \"ask.a.b\""),
        (
            "{{ brand.name | uper }}",
            Some((1, 17)),
            "\"uper\" is nothing that can be done here; did you mean \"upper\"?",
        ),
        (
            "{% if brand.name is defned %}x{% endif %}",
            Some((1, 21)),
            "\"defned\" is nothing that can be done here; did you mean \"defined\"?",
        ),
        ("é {{ range(3) }}", Some((1, 6)), "\"range\" is nothing that can be done here"),
        (
            "{% if false %}{{ brand.name | nope }}{% endif %}x",
            Some((1, 31)),
            "\"nope\" is nothing that can be done here",
        ),
        (
            "{{ customer.first_name }}",
            Some((1, 4)),
            "\"customer.first_name\" is not known for every post; write what to say without it, as in {{ customer.first_name | default(\"…\") }}",
        ),
        (
            "{{ post.theme | upper }}",
            Some((1, 4)),
            "\"post.theme\" is not known for every post; write what to say without it, as in {{ post.theme | default(\"…\") }}",
        ),
        (
            "Hi {{ brand.name",
            Some((1, 13)),
            "this cannot be read (unexpected end of input, expected end of variable block)",
        ),
        ("{% if %}", None, "this cannot be read ("),
        ("{% include \"x\" %}", None, "this cannot be read ("),
        ("{{ brand.name + 1 }}", None, "this cannot be done ("),
        ("   {# nothing #}", None, "nothing comes out; write what it should say"),
        (
            "{% for a in \"xxxxxxxxxxxxxxxxxxxx\" %}{% for b in \"xxxxxxxxxxxxxxxxxxxx\" %}{% for c in \"xxxxxxxxxxxxxxxxxxxx\" %}{{ a ~ b ~ c }}{% endfor %}{% endfor %}{% endfor %}",
            None,
            "a loop here takes too long; make it shorter",
        ),
        (long.as_str(), None, "it is too long; the most is 8000 bytes"),
    ] {
        let error = check(&template(source)).expect_err(source);
        assert_eq!(error.wording, Wording::Long, "{source}");
        if let Some((line, column)) = at {
            assert_eq!(error.at, Some(Place { line, column }), "{source}: {error}");
        }
        let told = error.to_string();
        assert!(told.starts_with("The long wording"), "{told}");
        assert!(told.split_once(": ").unwrap().1.starts_with(said), "{source}: {told}");
    }
}

#[test]
fn every_sentence_is_in_the_locale() {
    let messages: serde_json::Value =
        serde_json::from_str(include_str!("../../../extension/_locales/en/messages.json")).unwrap();
    let word = || "x".to_owned();
    for fault in [
        Fault::Syntax { detail: word() },
        Fault::UnknownField { name: word(), meant: None },
        Fault::UnknownField { name: word(), meant: Some(word()) },
        Fault::UnknownFilter { name: word(), meant: None },
        Fault::UnknownFilter { name: word(), meant: Some(word()) },
        Fault::NoFallback { name: None },
        Fault::NoFallback { name: Some(word()) },
        Fault::SourceTooLong { limit: 1 },
        Fault::ReplyTooLong { limit: 1 },
        Fault::TooMuchWork,
        Fault::Empty,
        Fault::Impossible { detail: word() },
    ] {
        let error = TemplateError { wording: Wording::Short, at: Some(Place { line: 3, column: 4 }), fault };
        let sentence = error.sentence();
        let message = messages[&sentence.key]["message"].as_str().unwrap_or_else(|| panic!("{}", sentence.key));
        for place in 1..=9 {
            assert!(!message.contains(&format!("${place}")) || place <= sentence.args.len(), "{}", sentence.key);
        }
    }
}
