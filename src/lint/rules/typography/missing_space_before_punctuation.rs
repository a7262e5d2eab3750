use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::profile::SpacePolicy;
use crate::text::PassageKind;
use crate::text::word::is_letter_or_digit;

pub(super) static RULE: Rule = Rule {
    code: "TY001",
    name: "missing-space-before-punctuation",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: ponctuation"),
    since: "0.1.0",
    summary: "Un deux-points, un point-virgule, un point d’exclamation ou d’interrogation est collé au mot qui le précède.",
    why: "En français, ces signes sont précédés d’une espace insécable. Collés au mot, ils se lisent comme une faute de frappe, et le gabarit du site ne les corrige pas.",
    invalid: &[
        Sample::Body("Les communes suivantes: Aubusson et Guéret.\n"),
        Sample::Body("La carte(libre et commune) est publiée.\n"),
        Sample::Body("Qui peut signaler un chemin (habitant, élu)?\n"),
        Sample::Body("Les agent(s): leurs noms.\n"),
    ],
    valid: &[
        Sample::Body("La mission a lu *Good Paths: How to Map Them* et *Rural Roads: The Guide*.\n"),
        Sample::Body("Les communes suivantes\u{a0}: Aubusson et Guéret\u{202f}!\n"),
        Sample::Body("Rendez-vous à 10:30 sur https://cartolibre.example/?q=a:b, `a: b`.\n"),
        Sample::Body("::carte{niveau=2 options=\"{ fond: 2 }\"}\n"),
        Sample::Body("Les candidat(e)s, l’(ou les) agent(s) et SDIS(1).\n"),
        Sample::Body("From: la mission\n"),
        Sample::Body("La mission a lu *The Paths of a Small Town: An Inquiry*.\n"),
        Sample::Body(
            "Une commande ouvrir();\nPuis fix(carte): réglée, avec visible: false et visible: true.\n",
        ),
        Sample::Body("Ratio 16:9, std::vec, :smile:, « Ah bon ?! »\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    // Most have a space before them, which costs less to see than what else may stand there.
    let is_spaced = |before: &[u8]| matches!(before, [.., b' '] | [.., 0xc2, 0xa0] | [.., 0xe2, 0x80, 0xaf]);
    let signs = cx.places_between(Kind::HighPunctuation, |before, _| !is_spaced(before));
    for place in signs.filter(is_glued) {
        let sign = place.text();
        let space = expected(cx.profile.spaces, sign);
        let head = place.head().rsplit(char::is_whitespace).next().unwrap_or("");
        let word = [head, sign].concat();
        let fix = place.is_verbatim().then(|| {
            let edit = Edit::insert(place.span().start(), space.to_string());
            Fix::safe(["Insérer une espace insécable avant «\u{a0}", sign, "\u{a0}»"].concat(), vec![edit])
        });
        out.report(
            place.span(),
            message::with(&["Espace manquante avant «\u{a0}", sign, "\u{a0}»\u{a0}: "].concat(), &word),
        )
        .help(["Écrire une espace insécable avant «\u{a0}", sign, "\u{a0}»"].concat())
        .fix_if(fix);
    }
    // Most that touch a word close, and no letter follows.
    let begins_word =
        |after: &[u8]| after.first().is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    let signs =
        cx.places_between(Kind::Parenthesis, |before, after| !is_spaced(before) && begins_word(after));
    for place in signs.filter(is_glued_aside) {
        let word = place.word_before();
        let fix = place
            .is_verbatim()
            .then(|| Fix::suggested("Insérer une espace", vec![Edit::insert(place.span().start(), " ")]));
        out.report(
            place.span(),
            message::with("Espace manquante avant la parenthèse\u{a0}: ", &[word, "("].concat()),
        )
        .help("Écrire une espace avant la parenthèse.")
        .fix_if(fix);
    }
}

/// « la carte(libre et commune) », not « candidat(e)s » or « SDIS(1) »: several words stand inside.
fn is_glued_aside(place: &Place<'_>) -> bool {
    if place.text() != "(" {
        return false;
    }
    let word = place.word_before();
    let inside = place.tail().split(')').next().unwrap_or("");
    let sentence = inside.starts_with(char::is_alphabetic)
        && inside.split(' ').filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic)).count()
            > 1;
    place.head().ends_with(word)
        && word.chars().count() > 3
        && word.chars().all(char::is_lowercase)
        && sentence
        && inside.len() < place.tail().len()
        && place.is_french_prose()
        && !place.is_address()
}

fn is_glued(place: &Place<'_>) -> bool {
    let Some(before) = place.before() else { return false };
    let glued = is_letter_or_digit(before) || matches!(before, ')' | '»' | '”' | '"' | '…' | '+' | '%' | '€');
    if !glued {
        return false;
    }
    // A sign that ends a title is another rule's matter.
    let title = matches!(place.text(), ":" | ";")
        && place.passage.kind == PassageKind::Title
        && place.tail().trim().is_empty();
    let ends = place.after().is_none_or(|c| c.is_whitespace() || matches!(c, '»' | ')' | '"' | '”'));
    ends && !title
        && place.is_french_prose()
        && !place.is_address()
        && !is_entity(place)
        && !is_shortcode(place)
        && !is_directive(place)
        && !is_series(place)
        && !is_code(place)
        && !is_english_title(place)
}

/// `&amp;` printed raw, or `:smile:`.
fn is_entity(place: &Place<'_>) -> bool {
    place.text() == ";" && place.token().starts_with('&')
}

fn is_shortcode(place: &Place<'_>) -> bool {
    place.text() == ":" && place.token().len() > 1 && place.token().starts_with(':')
}

/// `::carte{options="{ niveau: 2 }"}`: instructions of another Markdown, printed or not.
fn is_directive(place: &Place<'_>) -> bool {
    place.head().rsplit('\n').next().is_some_and(|line| line.starts_with("::"))
}

/// `08:15; 09:30`: data, not a sentence.
fn is_series(place: &Place<'_>) -> bool {
    place.text() == ";"
        && place.before().is_some_and(|c| c.is_ascii_digit())
        && place.token().contains([':', '-', '.'])
}

/// `ouvrir();`, `fix(carte):`, `visible: false`: lines of code, not « agent(s): ».
fn is_code(place: &Place<'_>) -> bool {
    let call = || {
        let (name, inside) = place.head().strip_suffix(')')?.rsplit_once('(')?;
        let ending = (1..=3).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_lowercase());
        let named = name.ends_with(|c: char| c.is_ascii_alphanumeric());
        Some(named && !ending)
    };
    let value = || matches!(place.word_after(), "true" | "false" | "null" | "auto" | "none");
    matches!(place.text(), ":" | ";") && place.before() == Some(')') && call().unwrap_or(false)
        || place.text() == ":" && value()
}

/// « Good Services: How to design services »: a title quoted in English.
fn is_english_title(place: &Place<'_>) -> bool {
    const ENGLISH: [&str; 12] =
        ["and", "for", "from", "how", "of", "the", "to", "toward", "towards", "what", "why", "with"];
    let words = place.tail().split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let english = |word: &str| ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known));
    let before = place.head().rsplit(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(4);
    place.text() == ":"
        && (words.take(3).any(english) || before.into_iter().any(english) || is_english_label(place))
}

/// « From: », at the head of a line: a label of a form or a mail in English.
fn is_english_label(place: &Place<'_>) -> bool {
    const LABELS: [&str; 14] = [
        "About", "Address", "Author", "Authors", "From", "How", "Keywords", "Subject", "Title", "To", "What",
        "When", "Where", "Who",
    ];
    LABELS.contains(&place.head().rsplit('\n').next().unwrap_or("").trim())
}

fn expected(policy: SpacePolicy, sign: &str) -> char {
    if policy == SpacePolicy::ImprimerieNationale && sign != ":" { '\u{202f}' } else { '\u{a0}' }
}
