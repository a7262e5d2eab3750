use std::fmt::Write;

use super::definitions::Definitions;
use super::parser::InlineParser;
use super::*;
use crate::body::block::KramdownVersion;

/// The spans as kramdown prints them, each element between `⟨name⟩` and `⟨/⟩`.
fn show<'a>(source: &str, body: &Body<'a>, nodes: &[Inline<'a>], out: &mut String) {
    for n in nodes {
        match &n.kind {
            InlineKind::Text | InlineKind::StrayEndTag | InlineKind::BlockTag | InlineKind::Liquid => {
                out.push_str(&n.span.slice(source).replace("\r\n", "\n"));
            }
            InlineKind::Typographic(s) => out.push_str(s.as_str()),
            InlineKind::Entity(c) | InlineKind::Escape(c) => out.push(*c),
            InlineKind::Emphasis => out.push_str("⟨em"),
            InlineKind::Strong => out.push_str("⟨strong"),
            InlineKind::Strikethrough => out.push_str("⟨del"),
            InlineKind::Code => {
                out.push_str("⟨code⟩");
            }
            InlineKind::Link(l) => {
                let _ = write!(
                    out,
                    "⟨a {}|{}",
                    l.target,
                    n.attributes.get("title").unwrap_or(l.title.as_ref().map_or("", |t| &t.0))
                );
            }
            InlineKind::Image(l) => {
                let _ = write!(
                    out,
                    "⟨img {}|{}|{}⟩",
                    l.source,
                    l.alternative,
                    l.title.as_ref().map_or("", |t| &t.0)
                );
            }
            InlineKind::HardBreak => out.push_str("⟨br⟩"),
            InlineKind::Html(tags) => {
                let _ = write!(out, "⟨{}", tags.name);
                for a in &n.attributes {
                    let _ = write!(out, " {}={}", a.name, a.value);
                }
            }
            InlineKind::HtmlComment => out.push_str("⟨!⟩"),
            InlineKind::FootnoteReference(l) => {
                let _ = write!(out, "⟨fn {l}⟩");
            }
            InlineKind::Math => out.push_str("⟨math⟩"),
            InlineKind::AttributeList => {}
        }
        if matches!(
            n.kind,
            InlineKind::Emphasis
                | InlineKind::Strong
                | InlineKind::Strikethrough
                | InlineKind::Link(_)
                | InlineKind::Html(_)
        ) {
            if !matches!(n.kind, InlineKind::Html(_)) {
                for a in n.attributes.iter().filter(|a| a.name != "title") {
                    let _ = write!(out, " {}={}", a.name, a.value);
                }
            }
            out.push('⟩');
            show(source, body, n.children(body), out);
            out.push_str("⟨/⟩");
        }
    }
}

fn read<'a>(source: &'a str, content: &[Span], version: KramdownVersion) -> (Body<'a>, Stretch) {
    let definitions = Definitions::default();
    let mut parser = InlineParser::new(source, &definitions, version, Vec::new());
    let range = parser.parse(content);
    (Body { inlines: parser.inlines, ..Body::default() }, range)
}

fn shown(source: &str) -> String {
    let mut out = String::new();
    let whole = Span::from_range(0..source.len());
    let (body, range) = read(source, &[whole], KramdownVersion::V2_4);
    show(source, &body, range.of(&body.inlines), &mut out);
    out
}

#[test]
fn emphasis_opens_and_closes_as_in_kramdown() {
    let cases = [
        ("**gras **suite", "**gras **suite"),
        ("** gras** suite", "** gras** suite"),
        ("**« à »**b", "⟨strong⟩« à »⟨/⟩b"),
        ("**à\u{a0}**: b", "⟨strong⟩à\u{a0}⟨/⟩: b"),
        ("mot_avec_trait et é_x_", "mot_avec_trait et é_x_"),
        ("_à_ et a-_b_", "⟨em⟩à⟨/⟩ et a-_b_"),
        ("2*3*4", "2⟨em⟩3⟨/⟩4"),
        ("***x***", "⟨strong⟩⟨em⟩x⟨/⟩⟨/⟩"),
        ("**a *b* c**", "⟨strong⟩a ⟨em⟩b⟨/⟩ c⟨/⟩"),
        ("*Carte * et *Plan*", "⟨em⟩Carte * et *Plan⟨/⟩"),
        ("**a", "**a"),
        ("**a*", "⟨em⟩*a⟨/⟩"),
        ("~~à~~ et ~~ b ~~", "⟨del⟩à⟨/⟩ et ~~ b ~~"),
    ];
    for (source, expected) in cases {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn links_take_brackets_spaces_and_titles_as_in_kramdown() {
    let cases = [
        ("[a [b] c](u)", "⟨a u|⟩a [b] c⟨/⟩"),
        ("[t](http://x/a b.pdf)", "⟨a http://x/a b.pdf|⟩t⟨/⟩"),
        ("[t](http://x/a_(b).pdf)", "⟨a http://x/a_(b).pdf|⟩t⟨/⟩"),
        ("[t](u \"À « lire »\")", "⟨a u|À « lire »⟩t⟨/⟩"),
        ("[texte] (u) et [texte]\n(u)", "[texte] (u) et [texte]\n(u)"),
        ("[l'été\n](u)", "⟨a u|⟩l’été\n⟨/⟩"),
        ("[![alt](i.png)](u)", "⟨a u|⟩⟨img i.png|alt|⟩⟨/⟩"),
        ("[**a](u)**", "[⟨strong⟩a](u)⟨/⟩"),
        ("[a[^1]](u)", "[a[^1]](u)"),
        ("![l'été &amp; \\*](i.png)", "⟨img i.png|l'été & *|⟩"),
        ("<a@b.fr> <https://x.fr/é>", "⟨a mailto:a@b.fr|⟩a@b.fr⟨/⟩ ⟨a https://x.fr/é|⟩https://x.fr/é⟨/⟩"),
        ("[x](u){:target=\"_blank\"} et [x](u) {: .y}", "⟨a u| target=_blank⟩x⟨/⟩ et ⟨a u|⟩x⟨/⟩ {: .y}"),
    ];
    for (source, expected) in cases {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn what_kramdown_replaces_is_replaced() {
    let cases = [
        ("\"a\" 'b' l'été ... -- --- << x >>", "“a” ‘b’ l’été … – — «\u{a0}x\u{a0}»"),
        ("«\u{a0}l'à\u{a0}»", "«\u{a0}l’à\u{a0}»"),
        ("&nbsp;&eacute; R&D &inconnu;", "\u{a0}é R&D &inconnu;"),
        ("\\* a \\_b\\_ \\é", "* a _b_ \\é"),
        ("a  \nb\\\nc\\\\\nd", "a⟨br⟩\nb⟨br⟩\nc⟨br⟩\nd"),
        ("`a *b*` $$c$$ {{ d }}", "⟨code⟩ ⟨math⟩ {{ d }}"),
    ];
    for (source, expected) in cases {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn html_holds_markdown_or_not_as_in_kramdown() {
    let cases = [
        ("a<br>**b**", "a⟨br⟩⟨/⟩⟨strong⟩b⟨/⟩"),
        ("<b>l'*été*</b>", "⟨b⟩l’⟨em⟩été⟨/⟩⟨/⟩"),
        ("<u>l'*été*</u>", "⟨u⟩l'*été*⟨/⟩"),
        ("a <b>b", "a ⟨b⟩b⟨/⟩"),
        ("<span><p>à</p></span>", "⟨span⟩<p>à</p>⟨/⟩"),
        ("<a href=\"u\"title=\"t\">x</a>", "<a href=”u”title=”t”>x</a>"),
        ("<!-- l'été --> </b>", "⟨!⟩ </b>"),
    ];
    for (source, expected) in cases {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn spans_point_at_the_source_through_markers_and_crlf() {
    let source = "> «\u{a0}l'été\r\n> **à [Évry](/é\r\n> b)**\u{a0}»\r\n";
    let starts: Vec<_> = source.match_indices("> ").map(|(i, _)| i + 2).collect();
    let ends = starts.iter().skip(1).map(|i| i - 2).chain([source.len()]);
    let lines: Vec<_> = starts.iter().zip(ends).map(|(s, e)| Span::from_range(*s..e)).collect();
    assert_eq!(lines[1].slice(source), "**à [Évry](/é\r\n");
    let (body, range) = read(source, &lines, KramdownVersion::V2_4);
    let nodes = range.of(&body.inlines);
    let strong = nodes.iter().find(|n| matches!(n.kind, InlineKind::Strong)).expect("an emphasis");
    assert_eq!(strong.span.slice(source), "**à [Évry](/é\r\n> b)**");
    let link = strong.children(&body).last().expect("a link");
    assert_eq!(link.span.slice(source), "[Évry](/é\r\n> b)");
    assert!(matches!(&link.kind, InlineKind::Link(l) if l.target == "/é\r\nb"));
    let texts: Vec<_> = nodes.iter().filter(|n| matches!(n.kind, InlineKind::Text)).collect();
    assert_eq!(texts[0].span.slice(source), "«\u{a0}l");
    assert_eq!(texts[1].span.slice(source), "été\r\n");
}

#[test]
fn version_1_17_prints_backslashes_and_tildes() {
    let source = "a\\\nb ~~c~~";
    let (body, range) = read(source, &[Span::from_range(0..source.len())], KramdownVersion::V1_17);
    assert!(range.of(&body.inlines).iter().all(|n| matches!(n.kind, InlineKind::Text)));
}

#[test]
fn entangled_markers_cost_a_bounded_time() {
    for unit in [
        "*a **b [c ",
        "[",
        "<b>*",
        "`a ``b ",
        "<a b=\"",
        "**a*[b](c ",
        "{{ ",
        "~~a ",
        "![a](",
        "<http:",
        "<a@",
        "&a",
    ] {
        let source = unit.repeat(3_000);
        let definitions = Definitions::default();
        let mut parser = InlineParser::new(&source, &definitions, KramdownVersion::V2_4, Vec::new());
        let nodes = parser.parse(&[Span::from_range(0..source.len())]);
        assert!(!nodes.is_empty());
    }
}

/// Spans in order, apart from one another, inside their parent.
fn assert_nested<'a>(body: &Body<'a>, nodes: &[Inline<'a>], parent: Span, source: &str) {
    let mut end = parent.start();
    for node in nodes {
        assert!(node.span.start() >= end && node.span.end() <= parent.end(), "{:?} in {source:?}", node.span);
        assert!(source.get(node.span.range()).is_some(), "{:?} cuts a character of {source:?}", node.span);
        end = node.span.end();
        assert_nested(body, node.children(body), node.span, source);
    }
}

proptest::proptest! {
    #[test]
    fn spans_nest_whatever_the_text(
        pieces in proptest::collection::vec(
            proptest::sample::select(&[
                "*", "**", "_", "__", "`", "[", "](", ")", "![", "<b>", "</b>", "<u>", "<br>", "<a href=\"u\">",
                "'", "\"", "...", "--", "<<", ">>", " ", "  \n", "\\\n", "\r\n", "&eacute;", "&", "\\", "~~", "$$",
                "{:", "{: .x}", "}", "{{", "}}", "[^1]", "é", "«\u{a0}", "mot", "l'été", "<!--", "-->", "<http://x>",
            ][..]),
            0..40,
        )
    ) {
        let text: String = pieces.concat();
        let quoted: String = text.split_inclusive('\n').flat_map(|line| ["> ", line]).collect();
        for source in [text, quoted] {
            let whole = Span::from_range(0..source.len());
            let body = crate::body::read(&source, whole, KramdownVersion::V2_4);
            assert_blocks(&body, &body.blocks, &source);
        }
    }
}

fn assert_blocks<'a>(body: &crate::body::Body<'a>, blocks: &[crate::body::Block<'a>], source: &str) {
    for block in blocks {
        assert_nested(body, block.inlines(body), block.span, source);
        assert_blocks(body, block.children(body), source);
    }
}
