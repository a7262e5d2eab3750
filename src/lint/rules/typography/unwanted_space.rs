use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::{Severity, Span};

pub(super) static RULE: Rule = Rule {
    code: "TY004",
    name: "unwanted-space",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: ponctuation"),
    since: "0.1.0",
    summary: "Une espace précède une virgule, un point ou une parenthèse fermante, ou suit une parenthèse ouvrante ou une apostrophe.",
    why: "Ces signes se collent au mot\u{a0}: l’espace de trop se voit, et peut rejeter le signe en début de ligne.",
    invalid: &[
        Sample::Body("La carte de l ’État est libre.\n"),
        Sample::Body("Les chemins , les routes et les sentiers.\n"),
        Sample::Body("Les chemins ( les sentiers aussi) sont libres.\n"),
        Sample::Body("La carte d’ Aubusson est libre.\n"),
        Sample::Body("Les chemins (sentiers, etc.) , puis les routes.\n"),
        Sample::Body("Les chemins, les routes, les sentiers …\n"),
        Sample::Body("La carte montre les chemins, les routes, etc. .\n"),
        Sample::Body("La mission écrit au maire, M. . Roux, et aux communes.\n"),
        Sample::Body("La carte est libre (https ://cartolibre.example/carte).\n"),
    ],
    valid: &[
        Sample::Body("Du rock ’n’ roll, et la vitamine C ’naturelle’.\n"),
        Sample::Body(
            "Chemins, routes (et sentiers). Le fichier .csv, « la carte »(1) ; data analyst, … pour finir.\n",
        ),
        Sample::Body("Ouvrir le menu (icône <i class=\"fr-icon\"></i>), puis la carte.\n"),
        Sample::Body("Les ‘ chemins ’ ; - [ ] une case ( ) vide\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::LowPunctuation).filter(Place::is_french_prose) {
        let ends = place.after().is_none_or(|c| c.is_whitespace() || matches!(c, ')' | '»'));
        let mut before = place.head().chars().rev();
        let spaced = before.next() == Some(' ');
        let last = before.next();
        if ends && spaced && place.text() == "." && matches!(last, Some('.' | '…')) {
            report_stop(&place, out);
            continue;
        }
        let spaced = spaced && last.is_some_and(is_word_end);
        // « Et … ? », « de … à … »: a blank to fill, but not at the very end, after a word.
        let trails = || {
            place.tail().trim().is_empty()
                && place.head().trim_end().ends_with(char::is_lowercase)
                && place.word_before().chars().count() > 4
        };
        if ends && spaced && (place.text() != "…" || trails()) {
            report(cx, &place, place.range.start - 1, out);
        }
    }
    for place in cx.places(Kind::Parenthesis).filter(Place::is_french_prose) {
        let opening = place.text() == "(";
        if opening && place.byte_after() == Some(b' ') {
            if place.tail().get(1..).is_some_and(starts_with_word) {
                report(cx, &place, place.range.end, out);
            }
        } else if !opening && place.byte_before() == Some(b' ') {
            let head = place.head();
            if head.trim_end().ends_with(is_word_end) && is_open(head) {
                report(cx, &place, place.range.start - 1, out);
            }
        }
    }
    // « https ://cartolibre.example »: the address is cut.
    for place in cx.places_between(Kind::HighPunctuation, |_, after| after.starts_with(b"//")) {
        let head = place.head();
        let cut = ["http ", "https "].iter().any(|scheme| head.ends_with(scheme));
        if cut && place.tail().starts_with("//") {
            report(cx, &place, place.range.start - 1, out);
        }
    }
    for place in cx.places(Kind::LooseApostrophe).filter(Place::is_french_prose) {
        // « l ’État »
        if place.before() == Some(' ') {
            if is_elided(place.word_before()) && !is_letter_name(&place) && starts_with_word(place.tail()) {
                report(cx, &place, place.range.start - 1, out);
            }
            continue;
        }
        if is_elided(place.word_before())
            && place.before().is_some_and(char::is_alphabetic)
            && !is_enclosed(&place)
            && starts_with_word(place.tail().trim_start())
        {
            report(cx, &place, place.range.end, out);
        }
    }
}

/// « etc. . », « M. . »: the stop is already there, and without the space there would be two.
fn report_stop(stop: &Place<'_>, out: &mut Findings<'_>) {
    let tail = stop.at(stop.range.start - 1..stop.range.end);
    let head = tail.head().rsplit(char::is_whitespace).next().unwrap_or("");
    let title = "Supprimer l’espace et le point";
    // « La carte . . . » may stand for an ellipsis.
    let fix = if head == "etc." { tail.replacement(title, "") } else { tail.suggestion(title, "") };
    out.report(tail.span(), message::with("Point de trop dans ", &format!("{head}{}", tail.text())))
        .help(message::with("Écrire ", head))
        .fix_if(fix);
}

fn report(cx: &Context<'_, '_>, place: &Place<'_>, space: usize, out: &mut Findings<'_>) {
    let space = place.at(space..space + 1);
    if is_filled(cx, place.span(), space.span()) {
        return;
    }
    let head = space.head().rsplit(char::is_whitespace).next().unwrap_or("");
    let tail = space.tail().split(char::is_whitespace).next().unwrap_or("");
    let fix = space.is_verbatim().then(|| Fix::safe("Supprimer l’espace", vec![Edit::delete(space.span())]));
    out.report(space.span(), message::with("Espace de trop dans ", &format!("{head} {tail}")))
        .help(message::with("Écrire ", &format!("{head}{tail}")))
        .fix_if(fix);
}

/// « (l’icône <i class="fr-icon"></i>) », « le plan `[^1]`. »: something that is not text stands between them.
fn is_filled(cx: &Context<'_, '_>, sign: Span, space: Span) -> bool {
    let (start, end) = (sign.end().min(space.end()), sign.start().max(space.start()));
    if start >= end {
        return false;
    }
    let between = cx.slice(Span::new(start, end));
    between.contains("[^") || between.split('<').skip(1).any(|tag| !tag.starts_with('/'))
}

/// « rock ’n’ roll »: an apostrophe on both sides.
fn is_enclosed(place: &Place<'_>) -> bool {
    place.head().strip_suffix(place.word_before()).is_some_and(|head| head.ends_with(['’', '\'']))
}

/// « la vitamine C ’ » : a capital that is no first word of a sentence names something.
fn is_letter_name(place: &Place<'_>) -> bool {
    let word = place.word_before();
    let head = place.head().trim_end();
    let Some(before) = head.strip_suffix(word) else { return true };
    let sentence =
        before.trim_end().is_empty() || before.trim_end().ends_with(['.', '!', '?', '\n', ':', '«']);
    let joined = before.ends_with(|c: char| !c.is_whitespace() && c != '(');
    joined || word.starts_with(char::is_uppercase) && !sentence
}

/// Words that drop their last vowel before another.
fn is_elided(word: &str) -> bool {
    matches!(
        word,
        "d" | "D"
            | "l"
            | "L"
            | "n"
            | "N"
            | "s"
            | "S"
            | "c"
            | "C"
            | "j"
            | "J"
            | "m"
            | "M"
            | "t"
            | "T"
            | "qu"
            | "Qu"
            | "jusqu"
            | "lorsqu"
            | "puisqu"
            | "quelqu"
            | "Jusqu"
            | "Lorsqu"
            | "Puisqu"
    )
}

fn is_word_end(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ')' | '»' | '.' | '%' | '€')
}

fn starts_with_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric())
}

/// Whether a parenthesis stands open at the end of `head`.
fn is_open(head: &str) -> bool {
    head.rfind('(').is_some_and(|open| !head.get(open..).unwrap_or("").contains(')'))
}
