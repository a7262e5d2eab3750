use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::{PassageKind, Zone};
use crate::{Severity, Span};

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
        Sample::Body("Tous  les  chemins  de  la  carte  sont  libres.\n"),
    ],
    valid: &[Sample::Body("Deux espaces en fin de ligne  \nfont un retour.\n"), Sample::Body("`a  b`\n")],
    check,
};

/// More of them in one passage are said at once: a text that was justified with spaces.
const MANY: usize = 3;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let doubled: Vec<Place<'_>> = cx.places(Kind::Spaces).filter(is_doubled).collect();
    for same in doubled.chunk_by(|a, b| a.index == b.index) {
        if same.len() > MANY {
            let message = format!("{} espaces doublées dans ce passage", same.len());
            report(same, message, out);
        } else {
            for place in same {
                report(std::slice::from_ref(place), around(place), out);
            }
        }
    }
}

fn is_doubled(place: &Place<'_>) -> bool {
    let passage = place.passage;
    // Titles have a rule for their form; beside a no-break space, that one is at fault.
    passage.kind != PassageKind::Title
        && passage.zone != Zone::AttributeValue
        && place.is_verbatim()
        && ![place.before(), place.after()].contains(&Some('\u{a0}'))
}

fn report(places: &[Place<'_>], message: String, out: &mut Findings<'_>) {
    let Some(first) = places.first() else { return };
    let extra = |place: &Place<'_>| Span::new(place.span().start() + 1, place.span().end());
    let edits = places.iter().map(|place| Edit::delete(extra(place))).collect();
    out.report(first.span(), message)
        .help("N’écrire qu’une espace")
        .fix(Fix::safe("Ne garder qu’une espace", edits));
}

fn around(place: &Place<'_>) -> String {
    match (place.word_before(), place.word_after()) {
        ("", after) => message::with("Espace doublée avant ", after),
        (before, "") => message::with("Espace doublée après ", before),
        (before, after) => message::with("Espace doublée entre ", before) + &message::with(" et ", after),
    }
}
