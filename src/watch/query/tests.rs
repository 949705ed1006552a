use proptest::prelude::*;

use super::*;
use crate::text::place::ByteSpan;

fn text(text: &str) -> Query {
    Query::Text(text.to_owned())
}

fn not(query: Query) -> Query {
    Query::Not(Box::new(query))
}

#[test]
fn what_is_read() {
    use Query::{All, Any, From, Lang, Mentions, Tag, To};
    let handle = Handle::new;
    let cases = [
        ("late", text("late"), "late"),
        ("  late   parcel ", All(vec![text("late"), text("parcel")]), "late parcel"),
        ("\"late  parcel\"", text("late parcel"), "\"late parcel\""),
        ("“late parcel”", text("late parcel"), "\"late parcel\""),
        ("\"late\"", text("late"), "late"),
        ("\"OR\" \"-x\"", All(vec![text("OR"), text("-x")]), "\"OR\" \"-x\""),
        ("\"from:ana\" or", All(vec![text("from:ana"), text("or")]), "\"from:ana\" or"),
        (
            "late parcel OR lost",
            Any(vec![All(vec![text("late"), text("parcel")]), text("lost")]),
            "late parcel OR lost",
        ),
        (
            "(late OR lost) parcel",
            All(vec![Any(vec![text("late"), text("lost")]), text("parcel")]),
            "(late OR lost) parcel",
        ),
        ("(a b) (c)", All(vec![text("a"), text("b"), text("c")]), "a b c"),
        ("a OR (b OR c)", Any(vec![text("a"), text("b"), text("c")]), "a OR b OR c"),
        ("a AND b", All(vec![text("a"), text("b")]), "a b"),
        ("a NOT b", All(vec![text("a"), not(text("b"))]), "a -b"),
        ("a --b", All(vec![text("a"), text("b")]), "a b"),
        ("a -(-b)", All(vec![text("a"), text("b")]), "a b"),
        ("a -\"b c\" -#d", All(vec![text("a"), not(text("b c")), not(Tag("d".into()))]), "a -\"b c\" -#d"),
        ("a -(b OR c)", All(vec![text("a"), not(Any(vec![text("b"), text("c")]))]), "a -(b OR c)"),
        ("a -(b c)", All(vec![text("a"), not(All(vec![text("b"), text("c")]))]), "a -(b c)"),
        ("#Late @Northwind", All(vec![Tag("Late".into()), Mentions(handle("northwind"))]), "#Late @northwind"),
        (
            "from:@Ana TO:northwind lang:EN",
            All(vec![From(handle("ana")), To(handle("northwind")), Lang("en".into())]),
            "from:ana to:northwind lang:en",
        ),
        (
            "t-mobile AT&T c++ don't 10:30 😡",
            All(["t-mobile", "AT&T", "c++", "don't", "10:30", "😡"].map(text).into()),
            "t-mobile AT&T c++ don't 10:30 😡",
        ),
        ("late(lost)", All(vec![text("late"), text("lost")]), "late lost"),
        ("遅い 配達", All(vec![text("遅い"), text("配達")]), "遅い 配達"),
    ];
    for (written, query, printed) in cases {
        assert_eq!(Query::parse(written).as_ref(), Ok(&query), "{written}");
        assert_eq!(query.to_string(), printed, "{written}");
        assert_eq!(Query::parse(printed), Ok(query), "{printed}");
    }
}

#[test]
fn what_is_refused_and_where() {
    use QueryErrorKind::*;
    let op = |operator: &str| operator.to_owned();
    let deep = format!("{}a{}", "(".repeat(MAX_DEPTH + 1), ")".repeat(MAX_DEPTH + 1));
    let many = "a ".repeat(MAX_TERMS + 1);
    let long = "a".repeat(MAX_BYTES + 1);
    let term = format!("late {}", "a".repeat(MAX_TERM_BYTES + 1));
    let cases: Vec<(&str, (usize, usize), QueryErrorKind)> = vec![
        ("", (0, 0), Empty),
        ("  ", (0, 2), Empty),
        ("late \"parcel", (5, 6), UnclosedQuote),
        ("é “parcel", (3, 6), UnclosedQuote),
        ("late (lost OR", (11, 13), Dangling { operator: op("OR") }),
        ("late (lost", (5, 6), UnclosedParenthesis),
        ("late (", (5, 6), UnclosedParenthesis),
        ("late) lost", (4, 5), UnopenedParenthesis),
        (")", (0, 1), UnopenedParenthesis),
        ("late ()", (5, 7), EmptyGroup),
        ("( )", (0, 3), EmptyGroup),
        ("OR late", (0, 2), Dangling { operator: op("OR") }),
        ("late OR", (5, 7), Dangling { operator: op("OR") }),
        ("late OR OR lost", (8, 10), Dangling { operator: op("OR") }),
        ("(late OR) lost", (6, 8), Dangling { operator: op("OR") }),
        ("AND late", (0, 3), Dangling { operator: op("AND") }),
        ("late AND OR lost", (5, 8), Dangling { operator: op("AND") }),
        ("late AND", (5, 8), Dangling { operator: op("AND") }),
        ("late -", (5, 6), NothingAfterNot),
        ("late - lost", (5, 6), NothingAfterNot),
        ("(late -)", (6, 7), NothingAfterNot),
        ("late NOT", (5, 8), NothingAfterNot),
        ("late NOT OR lost", (5, 8), NothingAfterNot),
        ("é url:x", (3, 8), UnknownOperator { name: op("url") }),
        ("http://northwind.example", (0, 24), UnknownOperator { name: op("http") }),
        ("late from:", (5, 10), EmptyValue { operator: op("from:") }),
        ("from: ana", (0, 5), EmptyValue { operator: op("from:") }),
        ("to:@", (0, 4), EmptyValue { operator: op("to:") }),
        ("#", (0, 1), EmptyValue { operator: op("#") }),
        ("@ late", (0, 1), EmptyValue { operator: op("@") }),
        ("#2024", (0, 5), BadValue { operator: op("#") }),
        ("#a,b", (0, 4), BadValue { operator: op("#") }),
        ("from:ána", (0, 9), BadValue { operator: op("from:") }),
        ("late lang:e", (5, 11), BadValue { operator: op("lang:") }),
        ("late \"\"", (5, 7), NothingInTerm),
        ("\" … \u{200B}\" ...", (0, 10), NothingInTerm),
        ("late ...", (5, 8), NothingInTerm),
        ("-late", (0, 5), OnlyNegative),
        ("-late -lost lang:en", (0, 19), OnlyNegative),
        ("late OR -lost", (8, 13), OnlyNegative),
        ("-(late lost)", (0, 12), OnlyNegative),
        ("lang:en", (0, 7), OnlyLanguage),
        ("late OR lang:en", (8, 15), OnlyLanguage),
        (&deep, (32, 33), TooDeep),
        (&many, (2000, 2001), TooManyTerms),
        (&term, (5, term.len()), TermTooLong),
        (&long, (0, MAX_BYTES + 1), TooLong),
    ];
    for (written, (start, end), kind) in cases {
        let error = Query::parse(written).unwrap_err();
        assert_eq!((error.place, &error.kind), (ByteSpan::new(start, end), &kind), "{written}");
        assert_eq!(error.at, written[..start].chars().count());
    }
}

#[test]
fn every_sentence_is_there() {
    let messages = include_str!("../../../extension/_locales/en/messages.json");
    let messages: serde_json::Value = serde_json::from_str(messages).unwrap();
    for written in ["", "\"", "(", "a)", "()", "OR", "a -", "x:y", "#", "#1", "..", "-a", "lang:en", &"a".repeat(300)] {
        let error = Query::parse(written).unwrap_err();
        let sentence = error.sentence();
        let mut said = messages[&sentence.key]["message"].as_str().unwrap_or_default().to_owned();
        for (n, arg) in sentence.args.iter().enumerate() {
            said = said.replace(&format!("${}", n + 1), arg);
        }
        assert_eq!(said, error.to_string(), "{}", sentence.key);
    }
}

fn leaf() -> impl Strategy<Value = Query> {
    let word = "[a-zA-Z0-9:#@()'é你😡OR&.-]{1,6}( [a-zA-Z0-9:#@()-]{1,4}){0,2}|OR|AND|NOT|-x|from:a|a\"?";
    prop_oneof![
        4 => word.prop_filter_map("nothing in it", |w| match lex::tokens(&format!("\"{w}\"")).ok()?.as_slice() {
            [lex::Placed { token: lex::Token::Term(term), .. }] => Some(term.clone()),
            _ => None,
        }),
        1 => "[a-zA-Z_你][a-z0-9_]{0,4}".prop_map(Query::Tag),
        1 => "[a-z0-9_]{1,5}".prop_map(|h| Query::Mentions(Handle::new(&h))),
        1 => "[a-z0-9_]{1,5}".prop_map(|h| Query::From(Handle::new(&h))),
        1 => "[a-z0-9_]{1,5}".prop_map(|h| Query::To(Handle::new(&h))),
        1 => "[a-z]{2}".prop_map(Query::Lang),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let tree = leaf().prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            2 => prop::collection::vec(inner.clone(), 1..4).prop_filter_map("empty", Query::all),
            2 => prop::collection::vec(inner.clone(), 1..4).prop_filter_map("empty", Query::any),
            1 => inner.prop_map(Query::negated),
        ]
    });
    // Half of the trees have nothing to look for; give those a word.
    (tree, leaf()).prop_filter_map("no anchor", |(tree, leaf)| {
        [Some(tree.clone()), Query::all(vec![tree, leaf])].into_iter().flatten().find(Query::is_anchored)
    })
}

proptest! {
    #[test]
    fn what_is_printed_reads_the_same(query in query()) {
        let printed = query.to_string();
        prop_assert_eq!(Query::parse(&printed), Ok(query), "{}", printed);
    }

    #[test]
    fn no_string_is_too_much(
        written in "(\\PC|[\"“() \n#@:-]|OR|AND|NOT|from:|lang:|[\0-\u{1F}]){0,60}"
    ) {
        match Query::parse(&written) {
            Ok(query) => prop_assert_eq!(Query::parse(&query.to_string()), Ok(query)),
            Err(error) => {
                prop_assert!(written.get(error.place.range()).is_some());
                prop_assert!(!error.to_string().is_empty() && !error.sentence().key.is_empty());
            }
        }
    }
}
