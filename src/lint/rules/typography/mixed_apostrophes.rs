use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::Zone;

pub(super) static RULE: Rule = Rule {
    code: "TY008",
    name: "mixed-apostrophes",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: apostrophe"),
    since: "0.1.0",
    summary: "Un même champ mêle apostrophes droites et typographiques (’), qui atteignent toutes le lecteur.",
    why: "Le mélange trahit un texte retouché, et se voit dans un titre.",
    invalid: &[
        Sample::FrontMatter("title: L’ouverture de la carte jusqu'au printemps"),
        Sample::FrontMatter("title: 'L’ouverture de la carte jusqu''au printemps'"),
    ],
    valid: &[
        Sample::FrontMatter("title: L'ouverture de la carte jusqu'au printemps"),
        Sample::Body("L’ouverture de la carte jusqu'au printemps.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let straight: Vec<Place<'_>> = cx
        .places(Kind::StraightApostrophe)
        .filter(|place| place.is_french() && place.passage.zone == Zone::FrontMatter && is_apostrophe(place))
        .collect();
    for same in straight.chunk_by(|a, b| a.index == b.index) {
        let Some(first) = same.first().filter(|first| first.whole().contains('’')) else { continue };
        let word = format!("{}'{}", first.word_before(), first.word_after());
        let edits: Vec<Edit> =
            same.iter().filter(|p| is_alone(cx, p)).map(|p| Edit::replace(p.span(), "’")).collect();
        let fix = (edits.len() == same.len()).then(|| Fix::safe("Écrire partout «\u{a0}’\u{a0}»", edits));
        out.report(
            first.span(),
            format!(
                "Apostrophe droite dans {}, alors que le même champ en a de typographiques.",
                quoted(&word)
            ),
        )
        .help("Écrire partout l’apostrophe typographique «\u{a0}’\u{a0}».")
        .fix_if(fix);
    }
}

fn is_apostrophe(place: &Place<'_>) -> bool {
    place.before().is_some_and(char::is_alphabetic)
        && place.after().is_some_and(|c| c.is_alphanumeric() || c == '«')
        && !place.is_address()
}

/// Whether the document holds the apostrophe alone: `'`, or `''` inside a single-quoted scalar.
fn is_alone(cx: &Context<'_, '_>, place: &Place<'_>) -> bool {
    matches!(cx.slice(place.span()), "'" | "''")
}
