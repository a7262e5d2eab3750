//! FM015: spaces, line breaks, entities or Markdown where a plain text is printed.

mod mend;
mod signs;

use mend::{as_character, trailing_comma, without_tags};
use signs::{entity, markdown, tag};

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::{self, quoted};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, offset};
use crate::yaml::{Node, NodeKind, ScalarSegment, ScalarStyle, segments};

pub(super) static RULE: Rule = Rule {
    code: "FM015",
    name: "untidy-value",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "La valeur porte des espaces, des retours à la ligne, des entités ou du Markdown qui n’y ont pas leur place.",
    why: "Hors du chapeau, les textes de l’en-tête sont imprimés tels quels\u{a0}: le Markdown se voit, une \
          entité peut se voir, un retour à la ligne est perdu, et une espace de bord fait un filtre ou une adresse \
          qui ne correspond plus à rien.",
    invalid: &[
        Sample::FrontMatter("tags:\n- 'cartographie '"),
        Sample::FrontMatter("title: \" Une carte libre\""),
        Sample::FrontMatter("title: La carte **libre**"),
        Sample::FrontMatter("title: Cartolibre&nbsp;! La carte"),
        Sample::FrontMatter("title: La carte *libre* est en ligne"),
        Sample::FrontMatter("title: L\\'été en cartes"),
        Sample::FrontMatter("tags:\n- cartographie,"),
        Sample::FrontMatter("title: La carte <b>libre</b> est en ligne"),
        Sample::FrontMatter(
            "files:\n- file: /uploads/carte.pdf\n  nom: \"Télécharger\\nla carte (PDF – 1 Mo)\"",
        ),
    ],
    valid: &[
        Sample::FrontMatter("chapeau-text: |\n  La carte **libre**\n\n  et [ouverte](/carte/)."),
        Sample::FrontMatter("title: |-\n  Une carte"),
        Sample::FrontMatter("title: Recherche & développement * étoiles"),
        Sample::FrontMatter("title: Les communes de < 500 habitants > 10 km"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for entry in cx.release.front_matter.entries() {
        look(cx, entry.key.as_text().unwrap_or_default(), &entry.value, out);
    }
}

/// Depth is bounded by [`crate::MAX_YAML_DEPTH`].
fn look(cx: &Context<'_, '_>, key: &str, node: &Node<'_>, out: &mut Findings<'_>) {
    match &node.kind {
        NodeKind::Scalar(scalar) => {
            if matches!(scalar.style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) {
                edges(cx, node, &scalar.text, out);
            }
            if is_plain_text(key) {
                marks(cx, key, node, &scalar.text, out);
            }
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| look(cx, key, item, out)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| {
            look(cx, entry.key.as_text().unwrap_or_default(), &entry.value, out);
        }),
        NodeKind::Alias(_) => {}
    }
}

/// Keys whose value is printed on one line, as it is.
fn is_plain_text(key: &str) -> bool {
    matches!(
        key,
        "title" | "sous-titre" | "nom" | "legende" | "alternative-textuelle" | "tags" | "categories" | "lieu"
    )
}

/// Spaces at either end of a quoted value.
fn edges(cx: &Context<'_, '_>, node: &Node<'_>, text: &str, out: &mut Findings<'_>) {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}');
    let lead = text.len() - text.trim_start_matches(blank).len();
    let trail = text.len() - text.trim_end_matches(blank).len();
    if text.len() == lead || (lead == 0 && trail == 0) {
        return;
    }
    let (side, range) = match (lead, trail) {
        (_, 0) => ("au début", 0..lead),
        (0, _) => ("à la fin", text.len() - trail..text.len()),
        _ => ("au début et à la fin", 0..lead),
    };
    let Some(place) = source_of(cx, node, range) else { return };
    let mut edits = vec![Edit::delete(place)];
    if lead > 0 {
        edits.extend(source_of(cx, node, text.len() - trail..text.len()).map(Edit::delete));
    }
    out.report(place, format!("Espace {side} de {}", quoted(text)))
        .help("La retirer")
        .fix(Fix::safe("Retirer l’espace", edits))
        .at_most(Severity::Info);
}

fn marks(cx: &Context<'_, '_>, key: &str, node: &Node<'_>, text: &str, out: &mut Findings<'_>) {
    let body = text.trim_end_matches('\n');
    // a title on two lines is looked at with the form of titles
    if let Some(at) = body.find('\n').filter(|_| key != "title")
        && let Some(place) = source_of(cx, node, at..at + 1)
    {
        out.report(place, message::with("Retour à la ligne dans ", text))
            .help("Écrire le texte d’un seul tenant")
            .at_most(Severity::Info);
    }
    trailing_comma(cx, key, node, text, out);
    if !text.bytes().any(|b| matches!(b, b'[' | b'*' | b'_' | b'&' | b'<' | b'`' | b'\\' | b'#')) {
        return;
    }
    if let Some((at, len)) = markdown(text)
        && let Some(place) = source_of(cx, node, at..at + len)
    {
        let mark = text.get(at..at + len).unwrap_or_default();
        out.report(place, format!("Markdown imprimé tel quel\u{a0}: `{mark}` dans {}", quoted(text)))
            .help("Écrire le texte sans mise en forme");
    }
    if let Some((at, len)) = tag(text)
        && let Some(place) = source_of(cx, node, at..at + len)
    {
        let written = text.get(at..at + len).unwrap_or_default();
        out.report(place, format!("Balise HTML `{written}` dans {}", quoted(text)))
            .help(
                "Écrire le texte sans balise\u{a0}: elle s’affiche dans les listes, l’onglet et les partages",
            )
            .fix_if(without_tags(cx, node, text));
    }
    if let Some((at, len)) = entity(text)
        && let Some(place) = source_of(cx, node, at..at + len)
    {
        let written = text.get(at..at + len).unwrap_or_default();
        out.report(place, format!("Entité HTML `{written}` dans {}", quoted(text)))
            .help("Écrire le caractère lui-même")
            .at_most(Severity::Info)
            .fix_if(as_character(written, place, at == 0));
    }
}

/// The source of a range of the decoded text.
fn source_of(cx: &Context<'_, '_>, node: &Node<'_>, range: std::ops::Range<usize>) -> Option<Span> {
    Sources::of(cx, node)?.place(range)
}

/// Where each part of a decoded text stands: read once for all the places that are asked for.
struct Sources(Vec<ScalarSegment>);

impl Sources {
    fn of(cx: &Context<'_, '_>, node: &Node<'_>) -> Option<Self> {
        segments(cx.release.source.text(), node).map(|segments| Self(segments.collect()))
    }

    /// The source of a range.
    fn place(&self, range: std::ops::Range<usize>) -> Option<Span> {
        let (start, end) = (offset(range.start), offset(range.end));
        let first = self.0.partition_point(|segment| segment.end <= start);
        let touched = self.0.iter().skip(first).take_while(|segment| segment.start < end);
        let parts = touched.map(|segment| {
            let (from, to) = (segment.start.max(start), segment.end.min(end));
            if segment.verbatim {
                let first = segment.source.start() + (from - segment.start);
                Span::new(first, first + (to - from))
            } else {
                segment.source
            }
        });
        parts.reduce(Span::to)
    }
}
