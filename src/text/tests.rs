use super::*;
use crate::body::{self, KramdownVersion};

fn texts_of(source: &str) -> Texts {
    let body = body::read(source, Span::from_range(0..source.len()), KramdownVersion::V2_4);
    let mut builder = TextsBuilder::new(None);
    super::body::read(source, &body, true, &mut builder);
    builder.finish()
}

/// Kind and text of each passage.
fn passages(source: &str) -> Vec<(PassageKind, String)> {
    let texts = texts_of(source);
    texts.passages().iter().map(|p| (p.kind, texts.text(p).to_owned())).collect()
}

#[test]
fn markers_go_and_what_the_reader_sees_stays() {
    use PassageKind::{Heading, ListItem, Paragraph};
    let source = "### L'**été** à [Évry](/x)\r\n\r\n* «\u{a0}un&nbsp;mot\u{a0}» `code` {{ x }}\r\n* voir https://x.fr/é_a.\r\n\r\n\
                  > a<br>b  \r\n> c **(d)**{: .e}\r\n";
    let expected = [
        (Heading, "L’été à Évry"),
        (ListItem, "«\u{a0}un\u{a0}mot\u{a0}» \u{fffc} \u{fffc}"),
        (ListItem, "voir \u{fffc}."),
        (Paragraph, "a\nb\r\nc (d)"),
    ];
    let expected: Vec<_> = expected.iter().map(|(k, t)| (*k, (*t).to_owned())).collect();
    assert_eq!(passages(source), expected);
}

#[test]
fn raw_html_is_text_and_attribute_values_follow() {
    let source = "<div class=\"encadre\">\n<p>L'&eacute;t&eacute; <b>à</b><br>Évry</p>\n<img src=\"i.png\" alt=\"Le port\">\n\
                  <p lang=\"en\">Harbour</p>\n</div>\n";
    let texts = texts_of(source);
    let found: Vec<_> = texts.passages().iter().map(|p| (p.zone, texts.text(p), p.language)).collect();
    let expected = [
        (Zone::HtmlText, "L'été à\nÉvry", Language::French),
        (Zone::AttributeValue, "Le port", Language::French),
        (Zone::HtmlText, "Harbour", Language::English),
    ];
    assert_eq!(found, expected);
}

#[test]
fn ranges_lead_back_to_the_source() {
    let source = "> «\u{a0}L'été à **Évry**\r\n> et [Nantes](/n)\u{a0}»\r\n";
    let texts = texts_of(source);
    let passage = &texts.passages()[0];
    assert!(passage.quoted);
    let at = |needle: &str| {
        let start = texts.buffer().find(needle).expect("the needle");
        texts.source(start..start + needle.len()).slice(source)
    };
    assert_eq!(at("Évry"), "Évry");
    assert_eq!(at("L’été"), "L'été");
    assert_eq!(at("Évry\r\net Nantes\u{a0}»"), "Évry**\r\n> et [Nantes](/n)\u{a0}»");
    assert_eq!(passage.span.slice(source), source.trim_start_matches("> ").trim_end());
}

#[test]
fn each_passage_is_in_its_language() {
    let source = "Le plan de la mission Cartolibre est en ligne.\n\n## Open data\n\nThe map of the harbour is now available \
                  to all.\n\n## Data\n\nThis is the end of the text for now.\n";
    let texts = texts_of(source);
    let languages: Vec<_> = texts.passages().iter().map(|p| p.language).collect();
    use Language::{English, French};
    assert_eq!(languages, [French, English, English, English, English]);
}

#[test]
fn passages_are_in_source_order() {
    let source = "a ![é](i.png \"t\") <img alt=\"à\" src=\"j\">\n\n<div title=\"x\">b <i title=\"y\">c</i></div>\n\nd\n";
    let texts = texts_of(source);
    let starts: Vec<_> = texts.passages().iter().map(|p| p.span.start()).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    assert_eq!(texts.passages().len(), 8);
}
