use super::agreed::{agreeing, both_ways, other_gender};
use super::noun_group::determiner;
use super::several::{is_first_of_several, is_last_of_several, is_shared};
use crate::Severity;
use crate::data::Term;
use crate::data::agreement::is_vowel;
use crate::data::determiner::Determiner;
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Noun;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE021",
    name: "disagreeing-determiner",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un déterminant ne s’accorde pas avec le nom qui le suit.",
    why: "«\u{a0}des fonctionnalité\u{a0}», «\u{a0}un éléments\u{a0}», «\u{a0}quel étape\u{a0}»\u{a0}: chaque mot existe, l’accord manque. Seuls des noms d’une liste fermée sont regardés, juste après leur déterminant.",
    invalid: &[
        Sample::Body("La carte offre des fonctionnalité nouvelles.\n"),
        Sample::Body("La carte est un éléments du plan.\n"),
        Sample::Body("Chaque commune sait à quel étape elle en est.\n"),
        Sample::Body("Elle liste toutes les changements.\n"),
        Sample::Body("Quels sont les conséquences du relevé\u{202f}?\n"),
        Sample::Body("Le guide de votre organismes.\n"),
        Sample::Body("Relire les formation et les plans.\n"),
        Sample::Body("Le nouveau outil est là.\n"),
        Sample::Body("La commune et sa équipe.\n"),
        Sample::Body("Les différentes acteurs du plan.\n"),
        Sample::Body("La mission a reçu un certains nombre de relevés.\n"),
    ],
    valid: &[
        Sample::Body("Vingt et une communes, trente et un agents, cent une cartes.\n"),
        Sample::Body("Leurs nom et prénom, les date et lieu du relevé, ses nom, prénoms et adresse.\n"),
        Sample::Body(
            "Des fonctionnalités, un élément, quelle étape, tous les changements, son étape, mon activité.\n",
        ),
        Sample::Body(
            "Un nouvel outil, un nouveau plan, un certain nombre, sa onzième carte, les différents acteurs.\n",
        ),
        Sample::Body("Un tête à tête, les ancien et nouveau plans, les première et dernière étapes.\n"),
        Sample::Body(
            "Les lieu, jour et heure du relevé, ses nom et prénoms, aux date et heure dites, leurs date de naissance, nationalité et domicile; vos nom, prénoms.\n",
        ),
        Sample::Body(
            "La mairie les aidant, elle les produit. Il les forme et les adresse, deux cartes, une représentant l’Est, les usager·ère·s, des candidat(e)s, le projet, des mi-session, un service-public.\n",
        ),
        Sample::Body("La carte paraît de nouveau grâce à la commune, et à nouveau aide les secours.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let text = cx.release.texts().buffer().as_bytes();
    let may_disagree =
        |noun: &Noun| !noun.determiner.agreement.is_with(noun.form) || may_follow_all(noun, text);
    for (place, noun) in cx.nouns(may_disagree) {
        let Some(written) = determiner(&place) else { continue };
        let Some(determiner) = Determiner::find(written) else { continue };
        let (gender, verb) = gender(noun);
        let plural = place.text() != noun.column(0);
        // « il les forme », « chacun des deux porte »
        let other_number = plural != determiner.plural
            && !(verb && (matches!(written, "les" | "leur") || determiner.is_number()));
        let same_number = plural == determiner.plural;
        let wrong = other_number || same_number && disagrees(determiner, gender, verb, &place);
        if !wrong {
            continue;
        }
        let shared = !plural && is_shared(determiner.word) && is_first_of_several(&place);
        let shared = shared || determiner.is_adjective() && is_last_of_several(place.head(), written);
        let shared = shared || is_again(place.head(), written, same_number);
        // « ce projet est un grâce à la carte »
        let shared = shared || place.text() == "grâce" && place.word_after() == "à";
        if is_whole(&place) && !is_counted(&place, written) && !shared && !is_face_to_face(&place) {
            let all = all_before(&place).filter(|_| !other_number);
            let lead = all.as_ref().map_or(written, Place::text);
            let group = [lead, " ", place.text()].concat();
            // « un certains nombre »: it is not the noun that is wrong.
            let before = place.head().trim_end().strip_suffix(written).map_or("", str::trim_end);
            let noun_is_right = matches!(before.rsplit(' ').next(), Some("un" | "une" | "Un" | "Une"));
            let fix = agreeing(noun, determiner.word, plural).filter(|_| other_number && !noun_is_right);
            let help = match (&fix, &all) {
                (Some(right), _) => message::with("Écrire ", &[written, " ", right].concat()),
                (None, Some(all)) => {
                    message::with("Écrire ", &[&*other_gender(all.text()), " ", place.text()].concat())
                }
                (None, None) => both_ways(noun, determiner.word, &place, same_number)
                    .unwrap_or_else(|| format!("Accorder {} et {}", quoted(written), quoted(place.text()))),
            };
            out.report(place.span(), message::with("Accord à revoir\u{a0}: ", &group))
                .help(help)
                .fix_if(fix.and_then(|right| place.suggestion(message::with("Écrire ", &right), right)));
        }
    }
}

/// « la demander de nouveau grâce à », « à nouveau »; but « de nouveau services » lacks an `x`.
fn is_again(head: &str, written: &str, same_number: bool) -> bool {
    let before = head.trim_end().strip_suffix("nouveau").map_or("", str::trim_end);
    let last = before.rsplit([' ', '\n']).next();
    written == "nouveau"
        && (matches!(last, Some("à" | "À")) || same_number && matches!(last, Some("de" | "De" | "du" | "Du")))
}

/// « toutes les », « quelles sont les », up to the noun: the words that tell its gender before « les ».
fn all_before<'r>(place: &Place<'r>) -> Option<Place<'r>> {
    let les = place
        .head()
        .trim_end()
        .strip_suffix("les")
        .or_else(|| place.head().trim_end().strip_suffix("Les"))?;
    let words = les.trim_end();
    let before = words.strip_suffix(" sont").unwrap_or(words);
    let word = before.rsplit([' ', '\n']).next()?;
    const KNOWN: [&str; 8] = ["tous", "toutes", "Tous", "Toutes", "quels", "quelles", "Quels", "Quelles"];
    let (start, head) = (before.len() - word.len(), place.head());
    let end = head.trim_end().len();
    let at = place.range.start - head.len();
    KNOWN.contains(&word).then(|| place.at(at + start..at + end))
}

/// Whether « tous », « toutes » or « sont » may stand before « les »: as far as four letters tell.
fn may_follow_all(noun: &Noun, text: &[u8]) -> bool {
    noun.determiner.word == "les"
        && match noun.mark.at().checked_sub("tous les ".len()).and_then(|at| text.get(at..at + 5)) {
            Some([letters @ .., b' ']) if letters.is_ascii() => {
                matches!(letters, b"tous" | b"Tous" | b"utes" | b"sont")
            }
            _ => true,
        }
}

/// « un tête à tête », « un face à face »: the whole is the noun, and does not change.
fn is_face_to_face(noun: &Place<'_>) -> bool {
    let again = noun.tail().strip_prefix(" à ").and_then(|rest| rest.strip_prefix(noun.text()));
    again.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}

/// « vingt et une communes », « cent un agents »: the end of a number.
fn is_counted(place: &Place<'_>, determiner: &str) -> bool {
    const TENS: [&str; 6] = ["vingt", "trente", "quarante", "cinquante", "soixante", "mille"];
    if !matches!(determiner, "un" | "une") {
        return false;
    }
    let head = place.head().trim_end().strip_suffix(determiner).unwrap_or("");
    let mut words = head.split_whitespace().rev();
    let last = words.next().unwrap_or("").to_lowercase();
    let ten = |word: &str| TENS.contains(&word.to_lowercase().as_str());
    matches!(last.as_str(), "cent" | "cents" | "mille") || last == "et" && words.next().is_some_and(ten)
}

fn gender(noun: Term<'_>) -> (char, bool) {
    let column = noun.column(1);
    let verb = column.ends_with('v') || may_be_a_participle(noun);
    (column.chars().next().unwrap_or('-'), verb)
}

/// « la mairie les aidant »
fn may_be_a_participle(noun: Term<'_>) -> bool {
    noun.column(0).ends_with("ant")
}

/// Whether a determiner has the other gender than the noun, of which it may be a pronoun beside a verb.
fn disagrees(determiner: &Determiner, gender: char, verb: bool, place: &Place<'_>) -> bool {
    let vowel = || place.text().starts_with(|c: char| is_vowel(c) || c == 'h');
    // What stands before « les ».
    let before = || {
        let head = place.head().trim_end();
        head.get(..head.len() - 3).unwrap_or_default().trim_end()
    };
    match (determiner.word, gender) {
        ("la" | "le" | "du" | "au", _) if verb => false,
        _ if verb && determiner.is_adjective() => false,
        ("les", 'm') => {
            let before = before();
            ["toutes", "Toutes", "uelles sont"].iter().any(|all| before.ends_with(all))
        }
        ("les", 'f') => {
            let before = before();
            [" tous", "Tous", "uels sont"].iter().any(|all| before.ends_with(all))
        }
        ("ce", 'm') => vowel() && !place.text().starts_with('h'),
        ("cet", 'm') => !vowel(),
        // « deux cartes, une représentant l’Est »
        ("une", 'm') => !place.text().ends_with("ant"),
        ("mon" | "ton" | "son", 'f') => !vowel(),
        ("nouvel", 'm') => !vowel(),
        ("nouveau", 'm') | ("ma" | "sa" | "ta", 'f') => vowel() && !place.text().starts_with('h'),
        (_, 'm' | 'f') => !matches!(determiner.gender, '-') && determiner.gender != gender,
        _ => false,
    }
}

/// A whole common noun: not « usager·ère·s », « candidat(e)s », « service-public ».
fn is_whole(place: &Place<'_>) -> bool {
    place.text().starts_with(char::is_lowercase) && !place.is_continued() && !place.is_address()
}
