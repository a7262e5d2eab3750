//! « La carte des communes sont prêtes »: a verb that agrees with the complement of its subject.

use super::noun_group::{determiner, has_capital, is_apart, opens_sentence};
use super::third_person;
use crate::Severity;
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::scan::Noun;
use crate::lint::{Context, Findings};
use crate::text::word::is_letter;

/// How many words may stand between a subject and its verb.
const BETWEEN: usize = 9;

pub(super) fn far_subject(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let buffer = cx.release.texts().buffer().as_bytes();
    let may_open = |noun: &Noun| {
        let tail = buffer.get(noun.mark.end()..).unwrap_or_default();
        has_capital(noun, buffer) && matches!(tail, [b' ', b'a' | b'd' | b'e' | b'p' | b's', ..])
    };
    for (subject, noun) in cx.nouns(may_open) {
        let plural = subject.text() != noun.column(0);
        if !opens_sentence(&subject, plural) || is_many(&subject, noun.column(0)) {
            continue;
        }
        let Some(Verb { verb, right, doubtful }) = verb(&subject, plural) else { continue };
        let subject = format!("{} {}", determiner(&subject).unwrap_or(""), subject.text());
        let message = format!("Accord à revoir\u{a0}: {} avec {}", quoted(verb.text()), quoted(&subject));
        let finding = out
            .report(verb.span(), message)
            .help(format!("Écrire {}, ou corriger le sujet", quoted(right)))
            .fix_if(verb.suggestion(message::with("Écrire ", right), right));
        if doubtful {
            finding.at_most(Severity::Info);
        }
    }
}

/// A verb in another number than its subject.
struct Verb<'r> {
    verb: Place<'r>,
    right: &'static str,
    doubtful: bool,
}

/// « Une équipe de dix agents », « Ce type de cartes », « Les deux tiers de la commune »: either number will do.
fn is_many(subject: &Place<'_>, noun: &str) -> bool {
    let any = matches!(determiner(subject), Some("Un" | "Une" | "Aucun" | "Aucune"));
    let group = matches!(
        noun,
        "ensemble"
            | "équipe"
            | "espèce"
            | "gamme"
            | "genre"
            | "lot"
            | "panel"
            | "sorte"
            | "tiers"
            | "type"
            | "vague"
    );
    any || group || is_apart(noun) || !subject.text().starts_with(char::is_lowercase)
}

/// The first verb after the complements of a subject, when it is in the other number.
fn verb<'r>(subject: &Place<'r>, plural: bool) -> Option<Verb<'r>> {
    #[rustfmt::skip]
    const PREPOSITIONS: [&str; 15] = [
        "à", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "entre", "par", "pour", "sous", "sur",
    ];
    // What begins another clause, or makes one subject of two.
    #[rustfmt::skip]
    const ELSEWHERE: [&str; 31] = [
        "auquel", "auxquels", "auxquelles", "car", "ce", "comme", "donc", "dont", "duquel", "desquels", "desquelles", "et",
        "laquelle", "lequel", "lesquelles", "lesquels", "lorsqu", "lorsque", "mais", "ni", "où", "ou", "puisque", "qu",
        "quand", "que", "qui", "quoi", "sans", "si", "tel",
    ];
    let tail = subject.tail();
    let mut start = 0;
    let mut with = false;
    for index in 0..BETWEEN {
        let lead = if index == 0 { [" "; 3] } else { [" ", "’", "'"] };
        let rest = tail.get(start..)?;
        let rest = lead.iter().find_map(|joint| rest.strip_prefix(joint))?;
        let at = tail.len() - rest.len();
        let length = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        let word = rest.get(..length).filter(|word| !word.is_empty())?;
        if ELSEWHERE.contains(&word) || index == 0 && !PREPOSITIONS.contains(&word) {
            return None;
        }
        with |= word == "avec";
        start = at + length;
        let after = tail.get(start..)?;
        let (same, other) = match plural {
            true => (third_person::singular(word).map(|_| ""), third_person::plural(word)),
            false => (third_person::plural(word), third_person::singular(word)),
        };
        if same.is_some() || after.starts_with('-') {
            return None;
        }
        if let Some(right) = other {
            let place = subject.at(subject.range.end + at..subject.range.end + start);
            // « Les jeudis de la carte est un rendez-vous »: a name.
            let next = place.word_after();
            let names = plural && word == "est" && matches!(next, "un" | "une" | "le" | "la" | "l");
            let east = word == "est" && matches!(next, "de" | "du" | "des" | "et" | "ou" | "");
            return (!east).then_some(Verb { verb: place, right, doubtful: with || names });
        }
    }
    None
}
