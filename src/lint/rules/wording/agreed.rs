//! What to write where a determiner and its noun disagree.

use crate::data::Term;
use crate::data::determiner;
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;

/// The noun in the number of its determiner, when that one is surely right: « le éléments » may stand
/// for « les éléments », « un éléments » does not stand for anything else.
pub(super) fn agreeing(noun: Term<'_>, determiner: &str, plural: bool) -> Option<String> {
    match (plural, determiner) {
        (false, _) => Some(noun.plural()),
        (true, "un" | "une" | "cet" | "cette" | "chaque" | "aucun" | "aucune") => {
            Some(noun.column(0).to_owned())
        }
        (true, _) => None,
    }
}

/// « au citoyens » is « au citoyen » or « aux citoyens »; « un carte » is « une carte ».
pub(super) fn both_ways(
    noun: Term<'_>,
    determiner: &str,
    place: &Place<'_>,
    same_number: bool,
) -> Option<String> {
    let one = noun.column(0);
    let agreed = match noun.column(1).chars().next() {
        Some(gender @ ('m' | 'f')) => {
            determiner::of_gender(determiner, gender == 'f', one).map(|right| [right, one].concat())
        }
        _ => None,
    };
    if same_number {
        return Some(message::with("Écrire ", &agreed.filter(|_| place.text() == one)?));
    }
    let plural = determiner::plural_of(determiner)?;
    let one = agreed.unwrap_or_else(|| format!("{determiner} {one}"));
    let many = format!("{plural} {}", place.text());
    Some(format!("Écrire {} ou {}", quoted(&one), quoted(&many)))
}

/// « tous les » for « toutes les », and so on.
pub(super) fn other_gender(written: &str) -> String {
    let (word, rest) = written.split_at(written.find(char::is_whitespace).unwrap_or(written.len()));
    let right = match word {
        "tous" => "toutes",
        "toutes" => "tous",
        "Tous" => "Toutes",
        "Toutes" => "Tous",
        "quels" => "quelles",
        "quelles" => "quels",
        "Quels" => "Quelles",
        _ => "Quels",
    };
    format!("{right}{rest}")
}
