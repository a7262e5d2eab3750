//! MD019: `:::` of another tool's boxes.

use super::quoted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Sign;
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD019",
    name: "leaking-container",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "La marque «\u{a0}:::\u{a0}» d’un encadré s’affiche dans la page.",
    why: "«\u{a0}:::\u{a0}» ouvre et ferme un encadré dans d’autres outils (VuePress, Docusaurus), et seulement en \
          début de ligne\u{a0}: au bout d’une phrase, elle s’affiche partout\u{202f}; avec kramdown, où qu’elle soit.",
    invalid: &[
        Sample::Body("La carte «\u{a0}à l’essai\u{a0}» est libre. :::\n"),
        Sample::Body(":::tip À savoir\r\nLa carte est libre.\r\n:::\r\n"),
    ],
    valid: &[Sample::Body("La carte est libre\u{a0}: elle est à tous.\n"), Sample::Body("Le code `:::`.\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    // Marks at the head of a line come by pairs: one finding tells them all.
    let mut told = false;
    for found in cx.printed(Sign::Container) {
        let start = found.at as usize;
        let mark = Span::from_range(start..start + 3);
        let lead = before_on_line(cx, start);
        if lead.trim_start_matches(['>', ' ', '\t']).is_empty() {
            if !std::mem::replace(&mut told, true) {
                out.report(mark, "Les marques «\u{a0}:::\u{a0}» s’affichent")
                    .help("Écrire une citation suivie de «\u{a0}{: .encadre}\u{a0}»")
                    .at_most(Severity::Info);
            }
            continue;
        }
        let kept = start - (lead.len() - lead.trim_end().len());
        out.report(mark, format!("«\u{a0}:::\u{a0}» s’affiche après «\u{a0}{}\u{a0}»", quoted(lead)))
            .help("Retirer la marque, ou la mettre seule sur sa ligne")
            .fix(Fix::suggested("Retirer la marque", vec![Edit::delete(Span::from_range(kept..start + 3))]));
    }
}

/// How far back the beginning of a line is looked for, in bytes.
const NEAR: usize = 1_000;

fn before_on_line<'a>(cx: &Context<'_, 'a>, at: usize) -> &'a str {
    let before = cx.release.source.before(at);
    let near =
        before.get(before.floor_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or_default();
    near.rsplit(['\n', '\r']).next().unwrap_or_default()
}
