use crate::Severity;
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY020",
    name: "unbalanced-guillemets",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: guillemets"),
    since: "0.1.0",
    summary: "Un guillemet ouvrant n’a pas de fermant, ou l’inverse.",
    why: "Le lecteur ne sait plus où finit ou commence la citation. Une citation de plusieurs paragraphes est admise.",
    invalid: &[
        Sample::Body("La rubrique «\u{a0}Chemins oubliés est ouverte.\n"),
        Sample::Body("La carte est efficace et réaliste.\u{a0}»\n"),
        Sample::Body("Écrivez sur le canal questions” du forum.\n"),
        Sample::Body("Une “carte “ libre et commune.\n"),
    ],
    valid: &[
        Sample::Body("«\u{a0}Une carte libre.\n\nEt commune.\u{a0}»\n"),
        Sample::Body(
            "«\u{a0}Une carte libre\u{a0}:\n\n* relevée\u{202f};\n* tracée\u{202f};\n* relue\u{202f};\n\
             * vérifiée\u{202f};\n* datée\u{202f};\n* signée\u{202f};\n* publiée.\u{a0}»\n",
        ),
        // Closed, if by the wrong sign.
        Sample::Body("Une carte “libre“ et “commune“, puis “relue”.\n"),
        Sample::Body("Le nom «\u{a0}A\u{a0}» et «\u{a0}B “c” d\u{a0}», \"e\".\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let lone = unmatched(cx.places(Kind::Guillemet), "«");
    let curly = cx.places(Kind::Quote).filter(|place| matches!(cx.slice(place.span()), "“" | "”"));
    let all = lone.into_iter().chain(unmatched(curly, "“")).filter(Place::is_french_prose);
    let all: Vec<Place<'_>> = all.collect();
    for slip in all.chunk_by(is_one_slip) {
        let Some(place) = slip.first() else { continue };
        let opening = matches!(place.text(), "«" | "“");
        let (near, missing) = if opening {
            (super::first_chars(place.tail().trim_start()), "fermant")
        } else {
            (super::last_chars(place.head().trim_end()), "ouvrant")
        };
        let finding = out
            .report(place.span(), format!("Guillemet sans son {missing}, près de {}.", quoted(near)))
            .help(format!("Ajouter le guillemet {missing}, ou supprimer celui-ci."));
        if let Some(other) = slip.get(1) {
            finding
                .label(other.span(), if opening { "celui-ci ouvre aussi" } else { "celui-ci ferme aussi" });
        }
    }
}

/// « une “carte “ », « “{“ »: two signs of a passage that both open, or both close: one of them is turned
/// the wrong way, or doubled.
fn is_one_slip(first: &Place<'_>, second: &Place<'_>) -> bool {
    first.index == second.index && first.text() == second.text()
}

/// « “libre“ »: an opening sign after a word closes the one before; that it is the wrong one, TY009 says.
fn is_turned(place: &Place<'_>, before: Option<&Place<'_>>) -> bool {
    place.text() == "“"
        && before.is_some_and(|open| open.index == place.index)
        && place.before().is_some_and(|c| !c.is_whitespace())
        && !place.after().is_some_and(char::is_alphanumeric)
        && !super::is_nested(place)
}

/// How many passages a quotation runs over: several paragraphs, or a list of a page.
const FAR: u32 = 24;

/// Signs without their partner. One left open is closed by the next one left without an opening, a
/// few passages later: a quotation of several paragraphs.
fn unmatched<'r>(places: impl Iterator<Item = Place<'r>>, open: &str) -> Vec<Place<'r>> {
    let mut lone: Vec<Place<'r>> = Vec::new();
    let mut stack: Vec<Place<'r>> = Vec::new();
    for place in places {
        // Nothing is left open from one field of the front matter to another.
        let gone = |p: &Place<'r>| place.index - p.index > FAR || p.passage.zone != place.passage.zone;
        while let Some(first) = stack.first().filter(|p| gone(p)).cloned() {
            stack.remove(0);
            lone.push(first);
        }
        if place.text() == open && !is_turned(&place, stack.last()) {
            // A quotation of several paragraphs may open each of them.
            if stack.last().is_some_and(|p| p.index != place.index && place.head().trim().is_empty()) {
                stack.pop();
            }
            stack.push(place);
        } else if stack.pop().is_none() {
            lone.push(place);
        }
    }
    lone.extend(stack);
    lone.sort_by_key(|place| place.range.start);
    lone
}
