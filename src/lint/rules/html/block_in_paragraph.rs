//! HT004: a block-level element that ends the paragraph it stands in.

use crate::body::html::{Element, ElementEnd, ElementTree, Origin};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT004",
    name: "block-in-paragraph",
    family: Family::Html,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Un élément de bloc met fin au `<p>` qui devait le contenir.",
    why: "Un paragraphe ne contient que du texte. Le navigateur le ferme dès qu’il rencontre un bloc\u{202f}; le \
          `</p>` qui vient ensuite crée un paragraphe vide, et le style du paragraphe ne vaut plus.",
    invalid: &[
        Sample::Body("<div>\n<p>Les partenaires\u{a0}:\n<ul><li>La Poste rurale</li></ul></p>\n</div>\n"),
        Sample::Body("Une photo <center>de la carte</center> et sa légende.\n"),
    ],
    valid: &[
        Sample::Body("<div>\n<p>Les partenaires\u{a0}:</p>\n<ul><li>La Poste rurale</li></ul>\n</div>\n"),
        Sample::Body("<p>La <b>carte</b><br>et sa légende.</p>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let tree = &cx.release.body.elements;
    for (_, paragraph) in tree.named("p") {
        let Some(block) = closing_block(tree, paragraph) else { continue };
        let message = match paragraph.origin {
            Origin::Markdown => format!("`<{}>` coupe en deux le paragraphe où il se trouve", block.name),
            Origin::Tag => format!("`<{}>` met fin au `<p>` qui devait le contenir", block.name),
        };
        let finding = out.report(block.start_tag, message);
        let finding = finding.help("Fermer le paragraphe avant ce bloc, et en ouvrir un autre après.");
        if let Some(end_tag) = paragraph.end_tag.filter(|_| paragraph.origin == Origin::Tag) {
            let _ = finding
                .label(paragraph.start_tag, "le paragraphe commence ici")
                .label(end_tag, "cette balise crée un paragraphe vide");
        }
    }
}

/// The block that ends a paragraph whose own end comes later.
fn closing_block<'t, 'a>(tree: &'t ElementTree<'a>, paragraph: &Element<'a>) -> Option<&'t Element<'a>> {
    let ElementEnd::Implied { by, .. } = paragraph.end else { return None };
    if paragraph.origin == Origin::Tag && paragraph.end_tag.is_none() {
        return None;
    }
    let at = tree.elements.partition_point(|element| element.start_tag.start() < by.start());
    let block = tree.elements.get(at).filter(|element| element.start_tag == by)?;
    // Items outside a list are at fault for another reason than the paragraph.
    (!matches!(&*block.name, "li" | "dd" | "dt")).then_some(block)
}
