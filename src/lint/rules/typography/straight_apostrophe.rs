use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::Zone;

pub(super) static RULE: Rule = Rule {
    code: "TY006",
    name: "straight-apostrophe",
    family: Family::Typography,
    severity: Severity::Info,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: apostrophe"),
    since: "0.1.0",
    summary: "Une apostrophe droite atteint le lecteur telle quelle.",
    why: "Dans le texte courant, kramdown la remplace par l’apostrophe typographique (’)\u{202f}; dans l’en-tête et dans le HTML, elle reste droite. Une annonce par passage.",
    invalid: &[
        Sample::FrontMatter("title: L'ouverture de la carte n'attend pas"),
        Sample::FrontMatter("title: 'L''ouverture de la carte'"),
        Sample::Body("<div>L'ouverture de la carte</div>\n"),
        Sample::Body("<div>L’ouverture de la carte, d'un chemin à l’autre</div>\n"),
    ],
    valid: &[
        Sample::Body("L'ouverture de la carte n'attend pas.\n"),
        Sample::FrontMatter("title: L’ouverture de la carte"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let straight: Vec<Place<'_>> = cx
        .places(Kind::StraightApostrophe)
        .filter(|place| place.is_french() && is_printed(cx, place) && is_apostrophe(place))
        .collect();
    for same in straight.chunk_by(|a, b| a.index == b.index) {
        let [first, rest @ ..] = same else { continue };
        // A field that mixes both kinds is another rule's matter.
        if first.passage.zone == Zone::FrontMatter && first.whole().contains('’') {
            continue;
        }
        let word = [first.word_before(), "'", first.word_after()].concat();
        let message = match rest.len() {
            0 => message::with("Apostrophe droite dans ", &word),
            more => format!("{} apostrophes droites dans ce passage, dont {}.", more + 1, quoted(&word)),
        };
        let edits: Vec<Edit> =
            same.iter().filter(|p| is_alone(cx, p)).map(|p| Edit::replace(p.span(), "’")).collect();
        let fix =
            (edits.len() == same.len()).then(|| Fix::safe("Écrire des apostrophes typographiques", edits));
        out.report(first.span(), message)
            .help("Écrire l’apostrophe typographique «\u{a0}’\u{a0}».")
            .fix_if(fix);
    }
}

fn is_printed(cx: &Context<'_, '_>, place: &Place<'_>) -> bool {
    place.is_printed_raw() && (place.passage.zone != Zone::AttributeValue) || !cx.profile.smart_quotes
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
