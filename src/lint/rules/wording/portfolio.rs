//! Names of ministries.

use crate::data::{Registry, Term};
use crate::lint::place::Place;
use crate::lint::{Context, phrases};

/// A name, and whether an office that is its own leads it.
pub(super) type Ministry<'r> = (Place<'r>, (Term<'r>, bool));

/// The longest names of ministries, in order, all or those that are led; two rules look at them.
pub(super) fn ministries<'r>(cx: &Context<'r, '_>, all: bool) -> Vec<Ministry<'r>> {
    let known = cx.ministries.get_or_init(|| {
        let phrases = phrases::phrases(cx, Registry::Ministries);
        phrases.map(|(place, term)| (place.clone(), (term, is_led(&place)))).collect()
    });
    phrases::apart(known.iter().filter(|(_, (_, is_led))| all || *is_led).cloned().collect())
}

/// « ministère de… », « ministre déléguée à… », « secrétaire d’État au… »
fn is_led(place: &Place<'_>) -> bool {
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
