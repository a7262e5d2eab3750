//! Names of ministries.

use crate::lint::place::Place;

/// « ministère de… », « ministre déléguée à… », « secrétaire d’État au… »
pub(super) fn is_led(place: &Place<'_>) -> bool {
    let word = place.word_before();
    let to = place.text().starts_with('à') || place.text().starts_with("au");
    if !to {
        return matches!(
            word,
            "ministère" | "ministre" | "ministères" | "Ministère" | "Ministre" | "Ministères"
        );
    }
    let head = place.head().trim_end();
    let delegated = ["ministre délégué", "ministre déléguée", "Ministre délégué", "Ministre déléguée"];
    delegated.iter().any(|lead| head.ends_with(lead))
        || matches!(word, "État" | "Etat") && head.get(..head.len() - word.len()).is_some_and(is_secretary)
}

fn is_secretary(head: &str) -> bool {
    let head = head.trim_end_matches(['’', '\'', 'd', ' ']);
    head.ends_with("secrétaire") || head.ends_with("Secrétaire")
}
