//! One determiner for several nouns: « les lieu, jour et heure ».

use crate::data::determiner::Determiner;
use crate::lint::place::Place;

/// Of those in the plural, « plusieurs » and the numbers count one thing only.
pub(super) fn is_shared(determiner: &str) -> bool {
    matches!(determiner, "aux" | "ces" | "des" | "les" | "leurs" | "mes" | "nos" | "ses" | "tes" | "vos")
}

/// « les lieu, jour et heure », « les nom et prénoms », « aux date et heure »: one determiner for all.
pub(super) fn is_first_of_several(noun: &Place<'_>) -> bool {
    const NOT_NOUNS: [&str; 31] = [
        "a", "afin", "avec", "car", "comme", "d", "dans", "de", "dont", "elle", "en", "est", "et", "il",
        "mais", "non", "ou", "où", "par", "parmi", "pas", "plus", "pour", "peuvent", "qui", "sans", "sont",
        "seront", "doivent", "sur", "à",
    ];
    let sentence = noun.tail().split(['.', ';', ':', '!', '?', '\n']).next().unwrap_or("");
    let list = sentence.find(", ").filter(|_| noun.text() == "nom" || sentence.contains(" et "));
    let together =
        [" et ", " ou ", " et/ou "].into_iter().filter_map(|link| Some((sentence.find(link)?, link)));
    let links = together.chain(list.map(|at| (at, ", ")));
    let Some((at, link)) = links.min_by_key(|&(at, _)| at) else { return false };
    let between = sentence.get(..at).unwrap_or("");
    let word = sentence.get(at + link.len()..).unwrap_or("");
    let word = word.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let plural = word.ends_with(['s', 'x']) && noun.text() != "nom";
    is_complement(between)
        && word.starts_with(char::is_lowercase)
        && !plural
        && Determiner::find(word).is_none_or(Determiner::is_adjective)
        && !NOT_NOUNS.contains(&word)
}

/// « les ancien et nouveau plans »: the adjectives share the determiner, and count one thing each.
pub(super) fn is_last_of_several(head: &str, adjective: &str) -> bool {
    let before = head.trim_end().strip_suffix(adjective).unwrap_or("");
    before.ends_with(" et ") || before.ends_with(" ou ")
}

/// Nothing, or « de naissance »: what may part two nouns that share a determiner.
fn is_complement(between: &str) -> bool {
    let mut words = between.split_whitespace();
    matches!((words.next(), words.next(), words.next()), (None, ..) | (Some("de"), Some(_), None))
}
