//! HT014: a character reference without its semicolon.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::span::Span;
use crate::text::Zone;

pub(super) static RULE: Rule = Rule {
    code: "HT014",
    name: "malformed-entity",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Une entité HTML est mal écrite\u{a0}: elle s’affiche telle quelle.",
    why: "Une entité comme `&nbsp;` finit par un point-virgule. Sans lui, kramdown l’affiche telle quelle.",
    invalid: &[
        Sample::Body("Le «\u{a0}règlement&nbsp:» est adopté.\n"),
        Sample::Body("Recherche &amp développement.\n"),
        Sample::Body("La carte&amp;nbsp;: un outil d’été.\n"),
        Sample::Body("La carte&nbps;: un outil d’été.\n"),
    ],
    valid: &[
        Sample::Body("Le «&nbsp;règlement&nbsp;» est adopté.\n"),
        Sample::Body("Recherche &amp; développement, R&D, AT&T, [carte](/carte?a=1&copy=2).\n"),
    ],
    check,
};

/// References that people write by hand.
static NAMES: &[&str] = &[
    "Agrave", "Ccedil", "Eacute", "Egrave", "acirc", "agrave", "amp", "ccedil", "deg", "eacute", "ecirc",
    "egrave", "euml", "euro", "gt", "hellip", "icirc", "iuml", "laquo", "ldquo", "lsquo", "lt", "mdash",
    "nbsp", "ndash", "ocirc", "oelig", "quot", "raquo", "rdquo", "rsquo", "shy", "thinsp", "ucirc", "ugrave",
];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for sign in cx.places(Kind::Ampersand) {
        if !matches!(sign.passage.zone, Zone::RunningText | Zone::HtmlText) {
            continue;
        }
        let rest = sign.tail();
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let next = rest.get(length..).unwrap_or_default().chars().next();
        let name = rest.get(..length).unwrap_or_default();
        if next == Some(';') {
            let amp = sign.at(sign.range.clone()).span();
            whole(cx, out, amp, name);
            continue;
        }
        if matches!(next, Some('=' | '_' | '-')) || NAMES.binary_search(&name).is_err() {
            continue;
        }
        let written = sign.at(sign.range.start..sign.range.end + length);
        let span = written.span();
        if cx.slice(span) != written.text() {
            continue;
        }
        // `&nbsp:mot`: the colon was typed for a semicolon, one key away.
        let typo =
            next == Some(':') && rest.get(length + 1..).unwrap_or_default().starts_with(char::is_alphabetic);
        let edit = match typo {
            true => Edit::replace(crate::Span::new(span.end(), span.end() + 1), ";"),
            false => Edit::insert(span.end(), ";"),
        };
        out.report(span, format!("`&{name}` sans point-virgule\u{a0}: affiché tel quel"))
            .help(format!("Écrire `&{name};`."))
            .fix(Fix::suggested(format!("Écrire `&{name};`"), vec![edit]));
    }
}

/// A reference with its semicolon: `&amp;nbsp;` was escaped twice, `&nbps;` has letters in disorder.
fn whole(cx: &Context<'_, '_>, out: &mut Findings<'_>, amp: Span, name: &str) {
    let source = cx.release.source.text();
    let rest = source.get(amp.range().end..).unwrap_or_default();
    let known = NAMES.binary_search(&name).is_ok();
    let meant = match cx.slice(amp) {
        "&amp;" if known => name,
        "&" if !known && name.len() > 2 => match NAMES.iter().find(|meant| same_letters(meant, name)) {
            Some(meant) => meant,
            None => return,
        },
        _ => return,
    };
    if !rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(';')) {
        return;
    }
    let span = Span::from_range(amp.range().start..amp.range().end + name.len() + 1);
    out.report(span, format!("`{}` s’affiche au lieu du caractère", cx.slice(span)))
        .help(format!("Écrire `&{meant};`."))
        .fix(Fix::suggested(format!("Écrire `&{meant};`"), vec![Edit::replace(span, format!("&{meant};"))]));
}

/// Whether a name is another with its letters in disorder.
fn same_letters(one: &str, other: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters = text.as_bytes().to_vec();
        letters.sort_unstable();
        letters
    };
    one.len() == other.len() && sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }
}
