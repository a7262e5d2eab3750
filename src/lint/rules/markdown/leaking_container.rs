//! MD019: `:::` of another tool's boxes.

use super::{lines, quoted, with_text};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
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
    let text = cx.release.source.text();
    let mut seen = false;
    for block in with_text(cx) {
        if !cx.slice(block.span).contains(":::") {
            continue;
        }
        for line in lines(text, block) {
            let slice = cx.slice(line);
            let Some(at) = slice.find(":::") else { continue };
            let inline = !slice[..at].trim().is_empty();
            let code = slice[..at].contains('`');
            // Marks on lines of their own come by pairs: one finding tells them all.
            if code || (!inline && std::mem::replace(&mut seen, true)) {
                continue;
            }
            let start = line.start() as usize + at;
            let mark = Span::from_range(start..start + 3);
            let finding = out
                .report(mark, format!("«\u{a0}:::\u{a0}» s’affiche\u{a0}: «\u{a0}{}\u{a0}»", quoted(slice)));
            if inline {
                let kept = slice[..at].trim_end().len();
                let span = Span::new(line.start() + u32::try_from(kept).unwrap_or(0), mark.end());
                finding
                    .help("Retirer la marque, ou la mettre seule sur sa ligne")
                    .fix(Fix::suggested("Retirer la marque", vec![Edit::delete(span)]));
            } else {
                finding
                    .help("Remplacer par une citation suivie de «\u{a0}{: .encadre}\u{a0}»")
                    .at_most(Severity::Info);
            }
        }
    }
}
