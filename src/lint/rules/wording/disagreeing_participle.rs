use crate::Severity;
use crate::data::Registry;
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

use super::words_before::words_before;

pub(super) static RULE: Rule = Rule {
    code: "RE030",
    name: "disagreeing-participle",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un participe reste au singulier après «\u{a0}sont\u{a0}» ou «\u{a0}ont été\u{a0}».",
    why: "«\u{a0}Les cartes sont publiée\u{a0}», «\u{a0}les relevés ont été vérifié\u{a0}»\u{a0}: le pluriel ne s’entend pas. Seuls des participes d’une liste fermée sont regardés.",
    invalid: &[
        Sample::Body("Les cartes sont publiée chaque semaine.\n"),
        Sample::Body("Les chemins ont également été relevé par les communes.\n"),
        Sample::Body("Les communes seront ensuite\u{a0}réuni à Guéret.\n"),
        Sample::FrontMatter("title: Quarante chemins ont été ouvert"),
    ],
    valid: &[
        Sample::Body(
            "Les cartes sont publiées, les chemins ont été relevés. La carte a été publiée et les a relevés.\n",
        ),
        Sample::Body("Les agents sont publié·es, les élus sont invité(e)s. La carte ayant été publiée.\n"),
        Sample::Body("Parmi ceux qui y sont, publié ou non. Elle sera publiée cet été, ouvert à tous.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, verb) in cx.words(Registry::Verbs) {
        let written = place.text();
        let infinitive = written == verb.column(0);
        if infinitive || place.is_joined() || !place.is_french_prose() {
            continue;
        }
        let Some(auxiliary) = plural_auxiliary(&place) else { continue };
        let right = format!("{written}s");
        let feminine = written.ends_with('e');
        let help = if feminine {
            format!("Écrire {}", quoted(&right))
        } else {
            format!("Écrire {} ou {}", quoted(&right), quoted(&format!("{written}es")))
        };
        // Which of the two is for the reader of the sentence to tell.
        let fix = feminine.then(|| place.suggestion(help.as_str(), right)).flatten();
        out.report(
            place.span(),
            format!("Accord à revoir\u{a0}: {}", quoted(&format!("{auxiliary} {written}"))),
        )
        .help(help)
        .fix_if(fix);
    }
}

/// « sont », « ont été »: what only a plural can follow.
fn plural_auxiliary<'r>(place: &Place<'r>) -> Option<&'r str> {
    let mut words = words_before(place);
    let last = words.next()?;
    match last {
        "sont" | "seront" | "étaient" | "seraient" | "soient" | "furent" => Some(last),
        "été" => {
            let before = words.next()?;
            matches!(before, "ont" | "auront" | "avaient" | "auraient" | "aient").then_some("ont été")
        }
        _ => None,
    }
}
