use std::ops::Range;

use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::span::Span;
use crate::text::PassageKind;

pub(super) static RULE: Rule = Rule {
    code: "RE015",
    name: "malformed-title",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: titres"),
    since: "0.1.0",
    summary: "Le titre finit par un point ou une virgule, a des capitales de trop, est trop long, sur plusieurs lignes, ou contient une espace doublée.",
    why: "Le titre est repris partout\u{a0}: listes, moteurs de recherche, réseaux. Un point final, des capitales ou une retouche s’y voient d’abord\u{202f}; au-delà de 180 signes, il est coupé (information).",
    invalid: &[
        Sample::FrontMatter("title: La mission Cartolibre ouvre la carte des chemins."),
        Sample::FrontMatter("title: SIX MOIS APRÈS SON LANCEMENT, LA CARTE GRANDIT"),
        Sample::FrontMatter("title: La mission  Cartolibre ouvre la carte"),
        Sample::FrontMatter("title: La Carte Des Chemins Est Ouverte À Tous"),
        Sample::FrontMatter("title: La carte est ouverte,"),
        Sample::FrontMatter("title: \"La mission Cartolibre\\nouvre la carte\""),
    ],
    valid: &[
        Sample::FrontMatter("title: \"La carte est ouverte\u{202f}!\""),
        Sample::FrontMatter("title: Chemins, sentiers, etc."),
        Sample::FrontMatter("title: La carte, les chemins…"),
        Sample::FrontMatter("title: Le RGAA 4.1 et le RGPD"),
        Sample::FrontMatter("title: La Rochelle, Le Mans et Le Havre ouvrent leur carte"),
    ],
    check,
};

/// Longest title that lists and search engines show, in characters.
const LONGEST: usize = 180;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    let Some(passage) = texts.passages().iter().find(|passage| passage.kind == PassageKind::Title) else {
        return;
    };
    let text = texts.text(passage).trim_end();
    let start = passage.range.start as usize;
    let span = |from: usize, to: usize| texts.source(start + from..start + to);
    let edit = |span: Span, from: usize, to: usize, with: &str| {
        texts.is_verbatim(start + from..start + to).then(|| vec![Edit::replace(span, with)])
    };
    if text.ends_with('.') && !text.ends_with("..") && !ends_with_abbreviation(text) {
        let last = text.len() - 1;
        let stop = span(last, text.len());
        let fix =
            edit(stop, last, text.len(), "").map(|edits| Fix::suggested("Supprimer le point final", edits));
        out.report(stop, "Le titre finit par un point.")
            .help("Retirer le point final\u{a0}: un titre n’en prend pas.")
            .fix_if(fix);
    }
    if let Some(sign) = text.chars().next_back().filter(|c| matches!(c, ',' | ';' | ':')) {
        let end = span(text.len() - 1, text.len());
        out.report(end, format!("Le titre finit par «\u{a0}{sign}\u{a0}»."))
            .help("Finir la phrase, ou supprimer le signe.");
    }
    if let Some(word) = needless_capital(text) {
        out.report(
            span(word.start, word.end),
            message::with("Capitales à l’anglaise dans le titre\u{a0}: ", text),
        )
        .help("Ne garder que la capitale initiale et celles des noms propres.");
    }
    if let Some(at) = text.as_bytes().windows(2).position(|pair| pair == b"  ") {
        let end = at + text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches(' ').len());
        let extra = span(at, end);
        let fix = edit(extra, at, end, " ").map(|edits| Fix::safe("Ne garder qu’une espace", edits));
        out.report(extra, "Le titre contient une espace doublée.")
            .help("N’écrire qu’une espace.")
            .fix_if(fix);
    }
    let lead = text.len() - text.trim_start().len();
    if let Some(at) = text.trim_start().find('\n').map(|at| lead + at) {
        out.report(span(at, at + 1), "Le titre tient sur plusieurs lignes.")
            .help("L’écrire d’un seul tenant\u{a0}: les listes et les flux perdent le retour à la ligne.");
    }
    if starts_small(text) {
        let first = span(0, text.chars().next().map_or(0, char::len_utf8));
        out.report(first, message::with("Le titre commence par une minuscule\u{a0}: ", text))
            .help("Écrire une capitale initiale.");
    }
    if is_capitals(text) {
        out.report(passage.span, message::with("Le titre est tout en capitales\u{a0}: ", text))
            .help("L’écrire en minuscules, avec une capitale initiale et celles des noms propres.");
    }
    let length = text.chars().count();
    if length > LONGEST {
        out.report(passage.span, format!("Le titre compte {length} signes\u{a0}: il sera coupé dans les listes et les moteurs de recherche."))
            .help(format!("Viser moins de {LONGEST} signes\u{202f}; le chapeau peut dire le reste."))
            .at_most(Severity::Info);
    }
}

/// « La Carte Des Chemins Est Pour Tous »: two small words with a capital, among words that nearly all
/// have one. The second of them.
fn needless_capital(text: &str) -> Option<Range<usize>> {
    const SMALL: [&str; 19] = [
        "À", "Au", "Aux", "Avec", "Dans", "De", "Des", "Du", "En", "Est", "Et", "La", "Le", "Les", "Par",
        "Pour", "Sur", "Un", "Une",
    ];
    // Words are short: characters are quicker to go through than a search is to begin.
    const SPACE: [char; 1] = [' '];
    let is_name = |word: &str| word.starts_with(char::is_uppercase);
    let words = || text.split(SPACE).filter(|word| word.starts_with(char::is_alphabetic));
    if words().filter(|word| !is_name(word)).count() * 4 > words().count() {
        return None;
    }
    let mut at = 0;
    let mut small = text.split(SPACE).filter_map(|word| {
        let start = at;
        at += word.len() + 1;
        let opens = text.get(..start)?.trim_end().chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        (SMALL.contains(&word) && !opens).then(|| start..start + word.len())
    });
    small.next()?;
    small.next()
}

/// An article or a preposition in small letters: a name such as `data.gouv.fr` may begin a title.
fn starts_small(text: &str) -> bool {
    const STARTERS: [&str; 14] =
        ["au", "aux", "ce", "ces", "cette", "dans", "des", "la", "le", "les", "pour", "un", "une", "vers"];
    text.split_once(' ').is_some_and(|(word, _)| STARTERS.contains(&word))
}

fn ends_with_abbreviation(text: &str) -> bool {
    let word =
        text.trim_end_matches('.').rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or("");
    matches!(word, "etc" | "al" | "M" | "inc" | "cie") || word.contains('.') || word.chars().count() == 1
}

/// Three words or more, and no small letter but a few (« 6 MOIS APRÈS… du 3 avril »).
fn is_capitals(text: &str) -> bool {
    // A tenth of small letters is enough to tell.
    if text.bytes().filter(u8::is_ascii_lowercase).count() * 10 >= text.len() {
        return false;
    }
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let lower = text.chars().filter(|c| c.is_lowercase()).count();
    let words =
        text.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count();
    words >= 3 && upper > 12 && lower * 10 < upper
}
