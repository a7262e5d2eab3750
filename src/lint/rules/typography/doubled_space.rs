use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::{PassageKind, Zone};

pub(super) static RULE: Rule = Rule {
    code: "TY010",
    name: "doubled-space",
    family: Family::Typography,
    severity: Severity::Info,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Deux espaces ou plus se suivent au milieu d’une ligne.",
    why: "Le navigateur n’en montre qu’une, mais elles trahissent une retouche, faussent les recherches et réapparaissent dans les courriels et les flux.",
    invalid: &[
        Sample::Body("Les relevés des communes.  Finalement, la carte paraît.\n"),
        Sample::FrontMatter("chapeau-text: Plus besoin  de chercher un chemin."),
    ],
    valid: &[Sample::Body("Deux espaces en fin de ligne  \nfont un retour.\n"), Sample::Body("`a  b`\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::Spaces) {
        let passage = place.passage;
        // Titles have a rule for their form.
        if passage.kind == PassageKind::Title || passage.zone == Zone::AttributeValue || !place.is_verbatim()
        {
            continue;
        }
        // Beside a no-break space, that one is at fault.
        if [place.before(), place.after()].contains(&Some('\u{a0}')) {
            continue;
        }
        let span = place.span();
        let extra = crate::Span::new(span.start() + 1, span.end());
        let (before, after) = (place.word_before(), place.word_after());
        let around = match (before, after) {
            ("", _) => format!("avant {}", quoted(after)),
            (_, "") => format!("après {}", quoted(before)),
            _ => format!("entre {} et {}", quoted(before), quoted(after)),
        };
        out.report(span, format!("Espace doublée {around}."))
            .help("N’écrire qu’une espace")
            .fix(Fix::safe("Ne garder qu’une espace", vec![Edit::delete(extra)]));
    }
}
