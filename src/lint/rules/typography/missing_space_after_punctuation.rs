use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::word::{is_letter, is_letter_or_digit};

pub(super) static RULE: Rule = Rule {
    code: "TY005",
    name: "missing-space-after-punctuation",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: ponctuation"),
    since: "0.1.0",
    summary: "Un point, une virgule ou un autre signe n’est pas suivi d’une espace.",
    why: "Deux phrases collées viennent presque toujours d’une retouche\u{202f}; certains logiciels y voient même une adresse web.",
    invalid: &[
        Sample::Body("La carte est publiée par les communes.Par ailleurs, elle est libre.\n"),
        Sample::Body("Les relevés (correction, ajout…),il est possible de les publier.\n"),
        Sample::Body("La carte (libre et commune)est publiée.\n"),
        Sample::Body("La carte montre les chemins, les routes…etc.\n"),
        Sample::Body("La mission répond aux questions ;elle publie les réponses.\n"),
    ],
    valid: &[
        Sample::Body("Une valeur de 1,5 sur data.gouv.fr, M.Vasseur, Node.js, S.A.R.L, TECH.GOUV.\n"),
        Sample::Body("Les candidat(e)s, l’(les) agent(s), f(x) et SDIS(1).\n"),
        Sample::Body("Un choix a :not(.b) et feat(carte,liste).\n"),
        Sample::Body("Les colonnes nom,prenom,age et l’adresse contact@cartolibre.example.Fin\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::LowPunctuation).filter(|place| place.is_french_prose() && is_glued(place)) {
        report(&place, out);
    }
    let may_be_letter =
        |after: &[u8]| after.first().is_some_and(|byte| !byte.is_ascii() || byte.is_ascii_lowercase());
    for place in cx.places_between(Kind::Parenthesis, |_, after| may_be_letter(after)) {
        let closes = place.text() == ")" && place.is_french_prose();
        if !closes || !place.after().is_some_and(char::is_lowercase) {
            continue;
        }
        // « (libre et commune)est », not « candidat(e)s » or « SDIS(1)a »
        let inside = place.head().rsplit('(').next().unwrap_or("");
        let next = place.word_after();
        let word = next.chars().count() > 1 && next.chars().all(char::is_lowercase);
        if word && place.tail().starts_with(next) && inside.len() < place.head().len() && inside.contains(' ')
        {
            report(&place, out);
        }
    }
    // A space stands after most.
    let touches = |after: &[u8]| !matches!(after, [] | [b' ' | b'\n', ..]);
    for place in
        cx.places_between(Kind::HighPunctuation, |_, after| touches(after)).filter(Place::is_french_prose)
    {
        let spaced_before = place.before().is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
        let glued_after = place.after().is_some_and(is_letter);
        let closed = || place.token().matches(':').count() > 1;
        // `a :not(.b)`: code.
        let call = || place.tail().strip_prefix(place.word_after()).is_some_and(|rest| rest.starts_with('('));
        if spaced_before && glued_after && !closed() && place.word_before() != "" && !call() {
            report(&place, out);
        }
    }
}

fn report(place: &Place<'_>, out: &mut Findings<'_>) {
    let head = place.head();
    let head = head.get(head.trim_end().rfind(char::is_whitespace).unwrap_or(0)..).unwrap_or_default();
    let tail = place.tail().split(char::is_whitespace).next().unwrap_or("");
    let sign = place.text();
    // « les cartes…etc. »: « etc. » stands for the ellipsis, and follows a comma.
    let etc = sign == "…" && place.word_after() == "etc";
    let fix = if etc {
        place.suggestion("Écrire une virgule", ", ")
    } else {
        let edit = Edit::insert(place.span().end(), " ");
        place.is_verbatim().then(|| Fix::suggested("Insérer une espace", vec![edit]))
    };
    let help = if etc {
        "Écrire une virgule\u{a0}: «\u{a0}etc.\u{a0}» tient lieu des points de suspension".to_owned()
    } else {
        format!("Écrire une espace après «\u{a0}{sign}\u{a0}».")
    };
    out.report(
        place.span(),
        format!(
            "Espace manquante après «\u{a0}{sign}\u{a0}»\u{a0}: {}.",
            quoted(&format!("{head}{sign}{tail}"))
        ),
    )
    .help(help)
    .fix_if(fix);
}

fn is_glued(place: &Place<'_>) -> bool {
    if !place.after().is_some_and(is_letter_or_digit) {
        return false;
    }
    let word = place.word_before();
    let touching = place.head().ends_with(word);
    let next = place.word_after();
    match place.text() {
        "," => {
            let one = place.token().matches(',').count() == 1;
            let before = place.before().is_some_and(|c| c.is_alphabetic() || matches!(c, ')' | '…' | '»'));
            // « X,X millions » stands for a number.
            let crosses = word.bytes().chain(next.bytes()).all(|byte| byte == b'X');
            // `feat(carte,liste)`
            let lead = place.head().rsplit(char::is_whitespace).next().unwrap_or("");
            let argument = lead
                .split_once('(')
                .is_some_and(|(name, inside)| name.ends_with(char::is_alphanumeric) && !inside.contains(')'));
            one && before && !crosses && !argument && next.chars().all(char::is_alphabetic) && !is_code(place)
        }
        "." => {
            let lower = touching && word.chars().count() >= 3 && word.chars().all(char::is_lowercase);
            let closed = matches!(place.before(), Some(')' | '»'));
            (lower || closed) && is_sentence_start(next, place.tail()) && !is_code(place)
        }
        _ => place.before().is_some_and(char::is_alphabetic) && next.starts_with(char::is_alphabetic),
    }
}

/// `Par`, `À`, `L’`: not `GOUV`, not `H2`.
fn is_sentence_start(word: &str, tail: &str) -> bool {
    let mut chars = word.chars();
    let capital = chars.next().is_some_and(char::is_uppercase);
    let rest = chars.as_str();
    let elided = rest.is_empty() && tail.get(word.len()..).is_some_and(|t| t.starts_with(['’', '\'', ' ']));
    capital && (elided || (!rest.is_empty() && rest.chars().all(char::is_lowercase)))
}

fn is_code(place: &Place<'_>) -> bool {
    let token = place.token();
    token.contains(['@', '_', '=', '/', '\\', '{', '}', '<', '>']) || token.matches('.').count() > 2
}
