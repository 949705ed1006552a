//! Fields and fallbacks.

use super::*;

#[test]
fn fields_stand_where_they_are_written() {
    let (ours, post, none) = (sample_ours(), sample_post(), Asked::new());
    for (source, wanted) in [
        ("Hi {{ customer.first_name }}", "Hi Mara"),
        ("{{ customer.name }} {{ customer.handle }}", "Mara Ellwood @mara_ellwood"),
        ("{{ brand.name|upper }}", "NORTHWIND"),
        ("{{ contact.dm }} {{ contact.email }}", "@northwindhelp care@northwind.example"),
        ("{{ contact.phone }} {{ contact.web }}", "+44 20 7946 0018 https://northwind.example/help"),
        ("{{ agent.signature }} {{ post.theme }}", "^Ida delivery"),
        ("{% if post.theme == \"delivery\" %}Parcel{% else %}Other{% endif %}", "Parcel"),
        ("{% for c in \"abc\" %}{{ loop.index }}{% endfor %}", "123"),
        ("{% set who = customer.name %}{{ who }}", "Mara Ellwood"),
        ("{# note #}Hi", "Hi"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("<b>&</b>", "<b>&</b>"),
        ("  a  b \n\n\n\n c\t\td  \n", "a b\n\nc d"),
        ("No. {{ ask.order_no }}, {{ ask.name }}", "No. [order no], [name]"),
    ] {
        assert_eq!(rendered(source, &ours, &post, &none).as_deref(), Ok(wanted), "{source}");
    }
}

#[test]
fn what_is_not_known_has_a_fallback_or_is_left_out() {
    let (ours, post, none) = (OurFacts::default(), stranger(), Asked::new());
    for (source, wanted) in [
        ("Hi {{ customer.first_name | default(\"there\") }}!", "Hi there!"),
        ("{% if contact.dm %}DM{% elif contact.email %}mail{% else %}here{% endif %}", "here"),
        ("{% if contact.dm is defined %}DM{% else %}here{% endif %}", "here"),
        ("{% if contact.dm and agent.signature %}x{% endif %}Hi", "Hi"),
        ("Hi{% if agent.signature %} {{ agent.signature }}{% endif %}", "Hi"),
        ("{{ contact.dm or contact.email or \"here\" }}", "here"),
    ] {
        assert_eq!(rendered(source, &ours, &post, &none).as_deref(), Ok(wanted), "{source}");
    }
    for source in
        ["{{ contact.dm }}", "Hi {{ customer.first_name }}", "{{ contact.email | upper }}", "{{ brand.name }}"]
    {
        assert!(matches!(rendered(source, &ours, &post, &none), Err(Fault::NoFallback { .. })), "{source}");
    }
}

#[test]
fn asks_come_in_text_order_and_once() {
    let mut asks_twice = template("{{ ask.b }} {{ ask.a }} {{ ask . b }}");
    asks_twice.short = "{{ ask.c }}".to_owned();
    assert_eq!(check(&asks_twice).unwrap(), ["b", "a", "c"]);
    let asked = answers(&[("b", " 42\n"), ("a", "  ")]);
    let done = render(&asks_twice, Wording::Long, &sample_ours(), &sample_post(), &asked).unwrap();
    assert_eq!(
        (done.text.as_str(), done.asks, done.missing),
        ("42 [a] 42", vec!["b".into(), "a".into()], vec!["a".to_owned()])
    );
}

#[test]
fn an_answer_is_never_read_as_a_template() {
    let asked = answers(&[("x", "{{ contact.email }} {% if %}")]);
    let text = rendered("Say: {{ ask.x }}", &sample_ours(), &sample_post(), &asked).unwrap();
    assert_eq!(text, "Say: {{ contact.email }} {% if %}");
}
