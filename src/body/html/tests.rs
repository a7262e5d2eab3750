//! Trees of raw HTML blocks, given as kramdown's block parser would find them.

use super::*;
use crate::body::block::BlockKind;

/// The tree of a text that is one raw HTML block.
fn raw(text: &str) -> ElementTree<'_> {
    let span = Span::from_range(0..text.len());
    let kind = BlockKind::HtmlElement { name: "div".into() };
    ElementTree::new(text, span, text.len(), &[Block { kind, span, line: 1, ..Block::default() }], &[], &[])
}

/// Each element as `name<parent: start tag … end`.
fn shape(text: &str) -> Vec<String> {
    let tree = raw(text);
    let lines = tree.elements.iter().map(|element| {
        let parent = element.parent.and_then(|id| tree.get(id)).map_or("-", |parent| &*parent.name);
        let end = match element.end {
            ElementEnd::EndTag(tag) => tag.slice(text).to_owned(),
            ElementEnd::Implied { by, .. } => format!("by {}", by.slice(text)),
            ElementEnd::Void => "void".to_owned(),
            ElementEnd::EndOfInput => "end of input".to_owned(),
        };
        format!("{parent} > {}: {end}", element.start_tag.slice(text))
    });
    lines.collect()
}

#[test]
fn a_box_left_open_holds_all_that_follows() {
    let text = "<div class=\"encadré\">\r\n<br>\r\n<p>«\u{a0}Été\u{a0}» :\r\n<li>Un</li>\r\n<li>Deux";
    assert_eq!(
        shape(text),
        [
            "- > <div class=\"encadré\">: end of input",
            "div > <br>: void",
            "div > <p>: by <li>",
            "div > <li>: </li>",
            "div > <li>: end of input",
        ]
    );
    let tree = raw(text);
    assert_eq!(tree.elements[2].content().slice(text), "«\u{a0}Été\u{a0}» :\r\n");
    assert_eq!(tree.elements[4].content().slice(text), "Deux");
    let class = tree.elements[0].attribute("class").unwrap();
    assert_eq!(class.value_span.unwrap().slice(text), "encadré");
    assert_eq!(class.span.slice(text), "class=\"encadré\"");
}

#[test]
fn kramdown_prints_an_end_tag_that_is_not_the_innermost_one() {
    let text = "<div><p>été</div>\n\nsuite";
    assert_eq!(shape(text), ["- > <div>: end of input", "div > <p>: end of input"]);
    let tree = raw(text);
    let [printed] = &tree.printed[..] else { panic!("{:?}", tree.printed) };
    assert_eq!(printed.span.slice(text), "</div>");
    assert_eq!(printed.why, WhyPrinted::EndTag { meant_for: Some(ElementId(0)) });
    let [left_open] = &tree.left_open[..] else { panic!("{:?}", tree.left_open) };
    assert_eq!(left_open[0].missed_end_tag, Some(printed.span));
    assert_eq!(left_open[1], LeftOpen { element: ElementId(1), missed_end_tag: None });
}

#[test]
fn a_block_closes_the_paragraph_around_it() {
    let text = "<div><p>a<ul><li>b</li></ul></p></div>";
    assert_eq!(
        shape(text),
        ["- > <div>: </div>", "div > <p>: by <ul>", "div > <ul>: </ul>", "ul > <li>: </li>"]
    );
    assert_eq!(raw(text).elements[1].end_tag.unwrap().slice(text), "</p>");
}

#[test]
fn browsers_make_copies_that_are_not_elements_of_the_source() {
    let text = "<div><p><b>a<div>b</div></b></p><i>c</i></div>";
    assert_eq!(
        shape(text),
        [
            "- > <div>: </div>",
            "div > <p>: by <div>",
            "p > <b>: by <div>",
            "div > <div>: </div>",
            "div > <i>: </i>",
        ]
    );
}

#[test]
fn table_parts_outside_a_table_make_no_element() {
    let text = "<div><tr><td>a</td></tr><table><tr><td>b</td></tr></table></div>";
    assert_eq!(
        shape(text),
        ["- > <div>: </div>", "div > <table>: </table>", "table > <tr>: </tr>", "tr > <td>: </td>"]
    );
}

#[test]
fn scripts_and_frames_hold_text_only() {
    let text = "<div><script>if (a<b) { '</p>' }</script><iframe src=x><b>y</b></iframe><hr/></div>";
    assert_eq!(
        shape(text),
        [
            "- > <div>: </div>",
            "div > <script>: </script>",
            "div > <iframe src=x>: </iframe>",
            "div > <hr/>: void",
        ]
    );
    assert!(raw(text).printed.is_empty());
}

#[test]
fn a_browser_prints_a_tag_whose_name_begins_with_no_letter_of_its_own() {
    let text = "<div>a <à compléter>b</à> <b>c</b><_x><i>d</i></_x></div>";
    assert_eq!(shape(text), ["- > <div>: </div>", "div > <b>: </b>", "div > <i>: </i>"]);
    let tree = raw(text);
    let printed = tree.printed.iter().map(|tag| (tag.span.slice(text), tag.why));
    let why = WhyPrinted::NoNameForBrowsers;
    assert_eq!(printed.collect::<Vec<_>>(), [("<à compléter>", why), ("<_x>", why)]);
    assert_eq!(tree.left_open, Vec::<Vec<_>>::new());
    assert_eq!(texts(text), ["a <à compléter>", "b", " ", "c", "<_x>", "d", "|"]);
    // kramdown waits for `</é>`: what it does not use as an end tag, it prints.
    let text = "<div><é></div>";
    let why = WhyPrinted::EndTag { meant_for: Some(ElementId(0)) };
    assert_eq!(
        raw(text).printed.iter().map(|tag| tag.why).collect::<Vec<_>>(),
        [WhyPrinted::NoNameForBrowsers, why]
    );
}

/// What is read of raw HTML, `|` where a block begins or ends, `/` for a break.
fn texts(text: &str) -> Vec<&str> {
    let parts = raw(text).texts.into_iter();
    let shown = parts.map(|part| match part {
        HtmlText::Boundary => "|",
        HtmlText::Text(span, _) => span.slice(text),
        HtmlText::Break(_) => "/",
    });
    shown.collect()
}

#[test]
fn texts_come_with_their_breaks() {
    let text = "<div>a <b>b</b><br>c<p>d</p></div>";
    assert_eq!(texts(text), ["a ", "b", "/", "c", "|", "d", "|"]);
}

#[test]
fn blanks_part_the_words_of_two_elements() {
    let text = "<ul>\n <li><b>147</b> <b>é</b>\n</li> <li> <i>c</i><br> <i>d</i></li>\n</ul>";
    assert_eq!(texts(text), ["147", " ", "é", "\n", "|", "c", "/", " ", "d", "|"]);
}

#[test]
fn malformed_tags_are_named_where_they_fail() {
    let text = "<div><img src=\"é\" alt=\"align=\"center\"> a < b <a 1</div>";
    let tree = raw(text);
    let [printed] = &tree.printed[..] else { panic!("{:?}", tree.printed) };
    let WhyPrinted::Malformed { fault, at } = printed.why else { panic!("{printed:?}") };
    assert_eq!((fault, &text[at as usize..at as usize + 6]), (TagFault::StrayQuote, "center"));
    assert_eq!(printed.span.slice(text), "<img src=\"é\" alt=\"align=\"center\">");
}

#[test]
fn hostile_shapes_stop_at_a_cap() {
    for (unit, count) in [
        ("<div>", 20_000),
        ("<b>", 20_000),
        ("<font color=i><p>", 5_000),
        ("<p><b><div>x</div></b></p>", 20_000),
        ("<a><div></a>", 20_000),
        ("<table><b><td>", 5_000),
        ("</p>", 20_000),
        ("<!--", 20_000),
        ("<a b='\" ", 20_000),
    ] {
        let text = format!("<div>{}", unit.repeat(count));
        let tree = raw(&text);
        assert!(tree.elements.len() <= count * 4 + 1, "{unit}");
    }
    let text: String = (0..5_000).map(|i| format!("<font color=c{i}><p>")).collect();
    assert!(raw(&text).unread.is_some());
    let text = format!("<div {}>", "a=b ".repeat(40_000));
    assert_eq!(raw(&text).elements[0].attributes.len(), 40_000);
}

#[test]
fn elements_whose_content_is_markdown_are_closed_by_their_own_end_tag_only() {
    let ends = |text: &str| -> Vec<bool> {
        let release = crate::parse(text);
        let written = release.body.elements.elements.iter().filter(|e| e.origin == Origin::Tag);
        written.map(|element| element.is_unclosed()).collect()
    };
    assert_eq!(ends("<div markdown=\"1\">\n«\u{a0}**é**\u{a0}» <b>x</b>\n</div>\n\nSuite"), [false, false]);
    assert_eq!(ends("<div markdown=\"1\">\n**é** <b>x</b>\n\nSuite"), [true, false]);
    assert_eq!(ends("<div markdown=\"1\">\n<div markdown=\"1\">\né\n</div>\n"), [true, false]);
}
