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
        has_capital(noun, buffer)
            && may_begin_with_preposition(buffer.get(noun.mark.end()..).unwrap_or_default())
    };
    for (subject, noun) in cx.noun_places(may_open) {
        let plural = noun.form.is_plural();
        if !opens_sentence(&subject, plural) {
            continue;
        }
        let Some(Verb { verb, right, doubtful }) = verb(&subject, plural) else { continue };
        if cx.noun_line(&subject, &noun).is_none_or(|noun| is_many(&subject, noun.column(0))) {
            continue;
        }
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

/// Whether a space and a preposition may follow, as far as two letters tell.
fn may_begin_with_preposition(tail: &[u8]) -> bool {
    matches!(
        tail,
        [b' ', b'd', b'e' | b'u' | b'a' | b'\'' | 0xe2, ..]
            | [b' ', b'e', b'n', ..]
            | [b' ', b'p', b'a' | b'o', ..]
            | [b' ', b's', b'o' | b'u', ..]
            | [b' ', b'a', b'u' | b'v', ..]
            | [b' ', 0xc3, 0xa0, ..]
    )
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
    let tail = subject.tail();
    let mut end = 0;
    for index in 0..BETWEEN {
        let start = end + joint(tail.as_bytes().get(end..)?)?;
        let rest = tail.get(start..)?;
        let length = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        let word = rest.get(..length).filter(|word| !word.is_empty())?;
        end = start + length;
        // « les relevés ayant fait l’objet d’une carte », « le fait »
        let is_other_form =
            matches!(word, "fait" | "conduit" | "construit" | "produit" | "réduit" | "traduit" | "inscrit");
        if is_other_form
            || matches!(word, "et" | "ou" | "qu" | "que" | "qui")
            || index == 0 && !PREPOSITIONS.contains(&word)
        {
            return None;
        }
        let Some(is_plural) = third_person::number(word) else { continue };
        if is_plural == plural || tail.get(end..)?.starts_with('-') || between(tail, start).any(is_elsewhere)
        {
            return None;
        }
        let right = if plural { third_person::plural(word) } else { third_person::singular(word) }?;
        let verb = subject.at(subject.range.end + start..subject.range.end + end);
        let next = verb.word_after();
        // « les communes de l’est »
        if word == "est" && matches!(next, "de" | "du" | "des" | "et" | "ou" | "") {
            return None;
        }
        // « Les jeudis de la carte est un rendez-vous »: a name.
        let may_be_name = word == "est" && matches!(next, "un" | "une" | "le" | "la" | "l");
        let doubtful = may_be_name || between(tail, start).any(|word| word == "avec");
        return Some(Verb { verb, right, doubtful });
    }
    None
}

/// How long what parts two words is, when it is a space or an apostrophe.
fn joint(tail: &[u8]) -> Option<usize> {
    match tail {
        [b' ' | b'\'', ..] => Some(1),
        [0xe2, 0x80, 0x99, ..] => Some(3),
        _ => None,
    }
}

/// The words between a subject and a verb.
fn between(tail: &str, verb: usize) -> impl Iterator<Item = &str> {
    tail.get(..verb).unwrap_or_default().split([' ', '’', '\''])
}

#[rustfmt::skip]
const PREPOSITIONS: [&str; 15] = [
    "à", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "entre", "par", "pour", "sous", "sur",
];

/// Whether a word begins another clause, or makes one subject of two.
fn is_elsewhere(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 26] = [
        "auquel", "auxquels", "auxquelles", "car", "ce", "comme", "desquelles", "desquels", "donc", "dont", "duquel",
        "laquelle", "lequel", "lesquelles", "lesquels", "lorsqu", "lorsque", "mais", "ni", "où", "puisque", "quand", "quoi",
        "sans", "si", "tel",
    ];
    WORDS.contains(&word)
}
