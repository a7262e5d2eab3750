use super::is_nested;
use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY009",
    name: "foreign-quotation-marks",
    family: Family::Typography,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: guillemets"),
    since: "0.1.0",
    summary: "Un texte français est entre guillemets droits ou anglais (“ ”).",
    why: "Le français cite entre «\u{a0}guillemets\u{a0}». Dans le texte courant, kramdown fait des guillemets droits des guillemets anglais\u{202f}; ailleurs, ils restent droits. À l’intérieur de «\u{a0}…\u{a0}», les guillemets anglais sont admis.",
    invalid: &[
        Sample::Body("La rubrique \"Chemins oubliés\" est ouverte.\n"),
        Sample::Body("La rubrique “Chemins oubliés” est ouverte.\n"),
        Sample::Body("La mission propose l’\"essai des chemins\" à tous.\n"),
        Sample::Body("La rubrique ‘Chemins de l’été’ est ouverte.\n"),
        Sample::FrontMatter("title: La rubrique \"Chemins oubliés\" est ouverte"),
        Sample::FrontMatter("title: La rubrique \"Chemins oubliés \" est ouverte"),
        Sample::Body("La rubrique \"Chemins oubliés \" est ouverte.\n"),
    ],
    valid: &[
        Sample::Body("La rubrique «\u{a0}Chemins “oubliés” de la Creuse\u{a0}» est ouverte.\n"),
        Sample::Body("Du rock ‘n’ roll, «\u{a0}Chemins ‘oubliés’\u{a0}» et l‘été.\n"),
        Sample::Body("Un écran de 12\" ; `a = \"b\"`\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let quotes: Vec<Place<'_>> = cx.places(Kind::Quote).filter(Place::is_french_prose).collect();
    for passage in quotes.chunk_by(|a, b| a.index == b.index) {
        let mut open: Option<&Place<'_>> = None;
        for place in passage {
            match open {
                None if is_opening(place) => open = Some(place),
                Some(first) if is_closing(place) => {
                    report(cx, first, place, out);
                    open = None;
                }
                Some(first) if closes_after_space(cx, place) => {
                    report(cx, first, &place.at(place.range.start - 1..place.range.end), out);
                    open = None;
                }
                _ => {}
            }
        }
    }
    for open in cx.places(Kind::ForeignApostrophe).filter(|place| place.text() == "‘") {
        let Some(length) = single(&open) else { continue };
        let whole = open.at(open.range.start..open.range.end + length + "’".len());
        let inside = open.at(open.range.end..open.range.end + length);
        out.report(whole.span(), message::with("Guillemets anglais simples autour de ", inside.text()))
            .help(format!("Écrire {}, avec des espaces insécables à l’intérieur.", quoted(inside.text())));
    }
}

/// How much stands between ‘ and the ’ that closes it, when neither is an apostrophe.
fn single(open: &Place<'_>) -> Option<usize> {
    const LONGEST: usize = 80;
    let tail = open.tail();
    let begins =
        open.before().is_none_or(|c| c.is_whitespace() || c == '(') && tail.starts_with(char::is_alphabetic);
    let nested = is_nested(open) || open.head().rfind('“') > open.head().rfind('”');
    if !begins || nested || !open.is_french_prose() {
        return None;
    }
    let tail = tail.get(..tail.floor_char_boundary(LONGEST))?;
    let closes = |rest: &str| !rest.chars().nth(1).is_some_and(char::is_alphanumeric);
    let mut ends = tail.match_indices('’').map(|(at, _)| at);
    let end = ends.find(|&at| closes(tail.get(at..).unwrap_or("")))?;
    // « rock ‘n’ roll »
    (end > 1 && !tail.get(..end)?.contains('\n')).then_some(end)
}

fn report(cx: &Context<'_, '_>, open: &Place<'_>, close: &Place<'_>, out: &mut Findings<'_>) {
    let inside = open.at(open.range.end..close.range.start);
    if is_code(inside.text()) || is_nested(open) {
        return;
    }
    let (begin, end) = (open.span(), close.span());
    let alone = |span| matches!(cx.slice(span).trim_start(), "\"" | "“" | "”" | "„" | "\\\"");
    let fix = (alone(begin) && alone(end)).then(|| {
        let edits = vec![Edit::replace(begin, "«\u{a0}"), Edit::replace(end, "\u{a0}»")];
        Fix::suggested("Écrire des guillemets français", edits)
    });
    let straight = cx.slice(begin).contains('"');
    let kind = match (straight, open.is_printed_raw() || !cx.profile.smart_quotes) {
        (true, true) => "Guillemets droits autour de ",
        (true, false) => "Guillemets droits, que le lecteur verra anglais (“ ”), autour de ",
        (false, _) => "Guillemets anglais autour de ",
    };
    out.report(begin.to(end), message::with(kind, inside.text()))
        .help(message::between(
            "Écrire ",
            inside.text().trim_matches('`'),
            ", avec des espaces insécables à l’intérieur",
        ))
        .fix_if(fix);
}

fn is_opening(place: &Place<'_>) -> bool {
    // kramdown closes what it should open after an apostrophe: `l’"essai"`.
    (place.text() != "”" || place.before().is_some_and(|c| matches!(c, '’' | '\'')))
        && place.before().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '’' | '\'' | '/'))
        && place.after().is_some_and(|c| !c.is_whitespace())
}

fn is_closing(place: &Place<'_>) -> bool {
    place.before().is_some_and(|c| !c.is_whitespace()) && place.after().is_none_or(|c| !c.is_alphanumeric())
}

/// « la "carte " libre »: a straight mark that cannot open what follows.
fn closes_after_space(cx: &Context<'_, '_>, place: &Place<'_>) -> bool {
    cx.slice(place.span()).ends_with('"')
        && place.before() == Some(' ')
        && place.after().is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':' | ')'))
}

fn is_code(text: &str) -> bool {
    // Without branches, which looks at many bytes at once.
    let of_code = text.bytes().fold(false, |met, byte| {
        let bracket = (byte == b'<') | (byte == b'>') | (byte == b'{') | (byte == b'}');
        met | bracket | (byte == b'=') | (byte == b'\\') | (byte == b'_')
    });
    of_code || !text.contains(char::is_alphabetic)
}
