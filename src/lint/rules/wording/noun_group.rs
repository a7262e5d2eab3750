//! A noun and the determiner before it.

use crate::data::determiner::Determiner;
use crate::lint::place::Place;
use crate::lint::scan::Noun;
use crate::text::word;

/// The word just before, when only a space separates them.
pub(super) fn determiner<'r>(place: &Place<'r>) -> Option<&'r str> {
    let head = place.head();
    let before = head.strip_suffix([' ', '\u{a0}'])?;
    let start = word::start(before, before.len());
    // « l’un offre », « dites-le »: a pronoun; « la/le »
    let tied = before
        .get(..start)
        .is_some_and(|lead| !lead.is_empty() && !lead.ends_with([' ', '\n', '\u{a0}', '(', '«', '.']));
    before.get(start..).filter(|word| !tied && !word.is_empty())
}

/// Led by a determiner that starts its group in the plural.
pub(super) fn is_led(noun: &Place<'_>) -> bool {
    determiner(noun).and_then(Determiner::find).is_some_and(|known| known.leads_group)
}

/// Whether the determiner of a noun begins with a capital, as far as one byte tells.
pub(super) fn has_capital(noun: &Noun, buffer: &[u8]) -> bool {
    let start = noun.mark.at().checked_sub(noun.determiner.word.len() + 1);
    start.and_then(|start| buffer.get(start)).is_some_and(u8::is_ascii_uppercase)
}

/// Whether a sentence begins with the determiner of this noun, of this number.
pub(super) fn opens_sentence(noun: &Place<'_>, plural: bool) -> bool {
    let Some(determiner) = determiner(noun).filter(|word| word.starts_with(char::is_uppercase)) else {
        return false;
    };
    let Some(start) = noun.range.start.checked_sub(determiner.len() + 1) else { return false };
    Determiner::find(determiner).is_some_and(|known| known.plural == plural)
        // « Quel rôle doivent jouer les communes ? » has its subject after the verb.
        && !matches!(determiner, "Chaque" | "Au" | "Aux" | "Du")
        && !determiner.starts_with("Quel")
        && noun.at(start..start).starts_sentence()
        && noun.is_french_prose()
}

/// « La majorité sont », « Le matin sont prévues »: many, or no subject at all.
pub(super) fn is_apart(noun: &str) -> bool {
    let collective = matches!(
        noun,
        "centaine"
            | "dizaine"
            | "douzaine"
            | "ensemble"
            | "foule"
            | "groupe"
            | "majorité"
            | "milliard"
            | "millier"
            | "million"
            | "moitié"
            | "multitude"
            | "nombre"
            | "partie"
            | "pourcentage"
            | "proportion"
            | "quantité"
            | "quart"
            | "série"
            | "totalité"
            | "trentaine"
            | "vingtaine"
    );
    let time = matches!(
        noun,
        "année"
            | "an"
            | "automne"
            | "euro"
            | "date"
            | "début"
            | "fin"
            | "heure"
            | "jour"
            | "journée"
            | "matin"
            | "nuit"
            | "semaine"
            | "soir"
            | "soirée"
    );
    collective || time
}
