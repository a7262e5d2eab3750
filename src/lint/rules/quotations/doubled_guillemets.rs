//! QU007: guillemets written inside a class that draws its own.

use crate::body::Layout;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "QU007",
    name: "doubled-guillemets",
    family: Family::Quotations,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Les guillemets écrits s’ajoutent à ceux que dessine la classe «\u{a0}citation\u{a0}».",
    why: "La feuille de style de la classe «\u{a0}citation\u{a0}» entoure déjà le texte de guillemets\u{a0}: le \
          lecteur en voit deux paires.",
    invalid: &[
        Sample::Body(
            "> « La carte est libre. »\n{: .citation}\n> **Anne Azur**, ministre\n{: .auteur-citation}\n",
        ),
        Sample::Body(
            "> La carte est libre.»\n{: .citation}\n> **Anne Azur**, ministre\n{: .auteur-citation}\n",
        ),
    ],
    valid: &[
        Sample::Body(
            "> La carte est libre.\n{: .citation}\n> **Anne Azur**, ministre\n{: .auteur-citation}\n",
        ),
        Sample::Body(
            "> La « carte » est libre.\n{: .citation}\n> **Anne Azur**, ministre\n{: .auteur-citation}\n",
        ),
        Sample::Body("> « La carte est libre. »\n<br>**Anne Azur, ministre**\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for testimonial in &cx.release.meaning().testimonials {
        let quotation = &testimonial.quotation;
        let marks: Vec<Span> = [quotation.opening, quotation.closing].into_iter().flatten().collect();
        let ([first, ..], Layout::CitationClass) = (marks.as_slice(), testimonial.layout) else { continue };
        // Each goes with the spaces between it and the text.
        let before = quotation.opening.map(|mark| Span::new(mark.start(), quotation.span.start()));
        let after = quotation.closing.map(|mark| Span::new(quotation.span.end(), mark.end()));
        let edits = before.into_iter().chain(after).map(Edit::delete).collect();
        let finding = out
            .report(
                *first,
                format!(
                    "Guillemets en trop autour de {}\u{a0}: la classe «\u{a0}citation\u{a0}» dessine déjà les siens",
                    quoted(cx.slice(quotation.span))
                ),
            )
            .help("Retirer les guillemets, ou la classe «\u{a0}citation\u{a0}»")
            .fix(Fix::suggested("Retirer les guillemets écrits", edits));
        if let [_, second] = marks[..] {
            finding.label(second, "le guillemet fermant");
        }
    }
}
