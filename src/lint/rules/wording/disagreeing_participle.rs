use crate::Severity;
use crate::data::Registry;
use crate::data::governor::ARE;
use crate::lint::message::{self, quoted};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

use super::needless_agreement::needless_agreement;
use super::passive_agreement::passive_agreement;
use super::words_before::words_before;

pub(super) static RULE: Rule = Rule {
    code: "RE030",
    name: "disagreeing-participle",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un participe ne s’accorde pas comme son auxiliaire le demande.",
    why: "«\u{a0}Les cartes sont publiée\u{a0}», «\u{a0}les relevés ont été vérifié\u{a0}»\u{a0}: le pluriel ne s’entend pas. «\u{a0}La commune a vérifiée les relevés\u{a0}»\u{a0}: après «\u{a0}avoir\u{a0}», le participe ne s’accorde pas avec un complément qui le suit. Seuls des participes d’une liste fermée sont regardés.",
    invalid: &[
        Sample::Body("Les cartes sont publiée chaque semaine.\n"),
        Sample::Body("Les chemins ont également été relevé par les communes.\n"),
        Sample::Body("Les communes seront ensuite\u{a0}réuni à Guéret.\n"),
        Sample::FrontMatter("title: Quarante chemins ont été ouvert"),
        Sample::Body("La commune a vérifiée les relevés.\n"),
        Sample::Body("Nous avons vérifiés les relevés.\n"),
        Sample::Body("La carte a également été publié hier.\n"),
        Sample::Body("Le plan est ouverte à tous.\n"),
        Sample::Body("Les cartes ont été publiés hier.\n"),
        Sample::Body("La carte est publiées.\n"),
    ],
    valid: &[
        Sample::Body(
            "Les cartes sont publiées, les chemins ont été relevés. La carte a été publiée et les a relevés.\n",
        ),
        Sample::Body("Les agents sont publié·es, les élus sont invité(e)s. La carte ayant été publiée.\n"),
        Sample::Body(
            "La carte que la commune a vérifiée la semaine dernière. Elle l’a vérifiée la veille.\n",
        ),
        Sample::Body(
            "Le maire de la commune est invité. Le matin est prévue une visite. La carte est ouverte.\n",
        ),
        Sample::Body("Les communes se sont fixé une règle, elles se sont partagé les relevés.\n"),
        Sample::Body("Parmi ceux qui y sont, publié ou non. Elle sera publiée cet été, ouvert à tous.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, verb) in cx.words(Registry::Verbs) {
        let written = place.text();
        if !place.is_french_prose() || written == verb.column(0) || place.is_joined() {
            continue;
        }
        let mut before = words_before(&place);
        let Some(last) = before.next() else { continue };
        needless_agreement(&place, last, verb, out);
        passive_agreement(cx, &place, last, verb, out);
        if written.ends_with('s') {
            continue;
        }
        let before = before.next();
        // « Les communes se sont fixé une règle »: what follows may be the object.
        if before == Some("se") {
            continue;
        }
        let Some(auxiliary) = plural_auxiliary(last, before) else { continue };
        let right = format!("{written}s");
        let feminine = written.ends_with('e');
        let help = if feminine {
            message::with("Écrire ", &right)
        } else {
            format!("Écrire {} ou {}", quoted(&right), quoted(&format!("{written}es")))
        };
        // Which of the two is for the reader of the sentence to tell.
        let fix = feminine.then(|| place.suggestion(help.as_str(), right)).flatten();
        out.report(place.span(), message::with("Accord à revoir\u{a0}: ", &format!("{auxiliary} {written}")))
            .help(help)
            .fix_if(fix);
    }
}

/// « sont », « ont été »: what only a plural can follow, given the last word before and the one before it.
fn plural_auxiliary<'r>(last: &'r str, before: Option<&str>) -> Option<&'r str> {
    if last == "été" {
        return matches!(before?, "ont" | "auront" | "avaient" | "auraient" | "aient").then_some("ont été");
    }
    ARE.contains(&last).then_some(last)
}
