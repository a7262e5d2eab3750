use serde::Deserialize;

use crate::{Error, Spanned, Value, from_front_matter};

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
struct Page<'a> {
    #[serde(borrow)]
    title: Spanned<&'a str>,
    date: Option<chrono::DateTime<chrono::FixedOffset>>,
    day: Option<Spanned<chrono::NaiveDate>>,
    published: Option<bool>,
    #[serde(default)]
    tags: Vec<Spanned<String>>,
    kind: Option<Kind>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Dossier,
    Note { pages: u32 },
}

#[test]
fn a_struct_of_ones_own_with_places() {
    let text = "---\r\ntitle: Été « là\u{a0}»\r\ndate: 2023-07-14 10:00:00 +02:00\r\nday: 2023-07-14\r\npublished: no\r\ntags: ['l''eau', 12, yes]\r\nkind:\r\n  note:\r\n    pages: 012\r\nautre: [1, {a: ~}]\r\n---\r\n";
    let page: Page = from_front_matter(text).unwrap();
    assert_eq!((page.title.value, page.title.span.slice(text)), ("Été « là\u{a0}»", "Été « là\u{a0}»"));
    assert_eq!(page.date.unwrap().to_rfc3339(), "2023-07-14T10:00:00+02:00");
    assert_eq!(page.day.unwrap().span.slice(text), "2023-07-14");
    assert_eq!(page.published, Some(false));
    let tags: Vec<_> = page.tags.iter().map(|tag| (tag.value.as_str(), tag.span.slice(text))).collect();
    assert_eq!(tags, [("l'eau", "'l''eau'"), ("12", "12"), ("yes", "yes")]);
    assert_eq!(page.kind, Some(Kind::Note { pages: 10 }));
}

#[test]
fn errors_say_where() {
    for (text, written) in [
        ("---\ntitle: é\npublished: peut-être\n---\n", "peut-être"),
        ("---\ntitle: é\nkind: [a]\n---\n", "[a]"),
        ("---\ntitle: [é]\n---\n", "[é]"),
        ("---\ndate: ~\n---\n", "date: ~"),
        ("---\ntitle: @\n---\n", "@"),
    ] {
        let Err(Error::Deserialize { span: Some(span), .. }) = from_front_matter::<Page>(text) else {
            panic!("{text:?}")
        };
        assert_eq!(span.slice(text), written);
    }
    assert!(from_front_matter::<Page>("title: é\n").is_err());
}

#[test]
fn values_are_those_of_jekyll() {
    let text = "---\na: &a {x: 1, y: 2}\nb:\n  y: 3\n  <<: *a\n  z: [*a, *rien]\nd: 2023-02-30\ne: 10:30\nb2: &c [1, *c]\na2: 1\na2: 2\n---\n";
    let value: Value = from_front_matter(text).unwrap();
    let expected: Value = serde_yaml::from_str(
        "{a: {x: 1, y: 2}, b: {y: 2, x: 1, z: [{x: 1, y: 2}, null]}, d: '2023-02-30', e: 630.0, b2: [1, null], a2: 2}",
    )
    .unwrap();
    assert_eq!(value, expected);
}

#[test]
fn nothing_at_all_is_null() {
    assert_eq!(from_front_matter::<Value>("---\n---\n").unwrap(), Value::Null);
    assert_eq!(from_front_matter::<Option<Page>>("---\n# rien\n---\n").unwrap(), None);
}

#[test]
fn alias_bombs_are_refused() {
    let mut text = String::from("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for i in 1..30 {
        let items = vec![format!("*a{}", i - 1); 10].join(", ");
        text.push_str(&format!("a{i}: &a{i} [{items}]\n"));
    }
    text.push_str("---\n");
    assert!(from_front_matter::<Value>(&text).is_err());
}

#[test]
fn long_chains_of_aliases_are_refused() {
    let links = (1..4000).map(|i| format!("a{i}: &a{i} [*a{}]\n", i - 1));
    let text = format!("---\na0: &a0 x\n{}---\n", links.collect::<String>());
    assert!(from_front_matter::<Value>(&text).is_err());
}
