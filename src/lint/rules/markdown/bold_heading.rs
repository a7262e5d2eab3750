//! MD022: a heading that is wholly in bold.

use super::quoted;
use crate::body::InlineKind;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD022",
    name: "bold-heading",
    family: Family::Markdown,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un titre est tout entier en gras.",
    why: "La feuille de style donne déjà leur graisse aux titres\u{a0}: le gras n’y ajoute rien, ou les rend \
          différents des autres.",
    invalid: &[
        Sample::Body("### **Les «\u{a0}chemins\u{a0}» ruraux**\n\nÀ tous.\n"),
        Sample::Body("### __Étapes__\r\n\r\nTrois.\r\n"),
    ],
    valid: &[
        Sample::Body("### Les chemins **ruraux**\n\nÀ tous.\n"),
        Sample::Body("**Les chemins ruraux sont libres.**\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for block in cx.blocks_of(Group::Headings) {
        let [strong] = block.inlines(&cx.release.body) else { continue };
        if !matches!(strong.kind, InlineKind::Strong) || strong.span.len() <= 4 {
            continue;
        }
        let span = strong.span;
        let marks = [Span::new(span.start(), span.start() + 2), Span::new(span.end() - 2, span.end())];
        out.report(span, format!("Le titre «\u{a0}{}\u{a0}» est en gras", quoted(cx.slice(span))))
            .help("Retirer les étoiles")
            .fix(Fix::suggested("Retirer le gras", marks.map(Edit::delete).to_vec()));
    }
}
