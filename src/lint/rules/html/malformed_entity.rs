//! HT014: a character reference without its semicolon.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::text::Zone;

pub(super) static RULE: Rule = Rule {
    code: "HT014",
    name: "malformed-entity",
    family: Family::Html,
    severity: Severity::Error,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 8.2"),
    since: "0.1.0",
    summary: "Il manque le point-virgule d’une entité HTML.",
    why: "Une entité comme `&nbsp;` finit par un point-virgule. Sans lui, kramdown l’affiche telle quelle.",
    invalid: &[
        Sample::Body("Le «\u{a0}règlement&nbsp:» est adopté.\n"),
        Sample::Body("Recherche &amp développement.\n"),
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
        let next = rest[length..].chars().next();
        let name = &rest[..length];
        if matches!(next, Some(';' | '=' | '_' | '-')) || NAMES.binary_search(&name).is_err() {
            continue;
        }
        let written = sign.at(sign.range.start..sign.range.end + length);
        let span = written.span();
        if cx.slice(span) != written.text() {
            continue;
        }
        // `&nbsp:mot`: the colon was typed for a semicolon, one key away.
        let typo = next == Some(':') && rest[length + 1..].starts_with(char::is_alphabetic);
        let edit = match typo {
            true => Edit::replace(crate::Span::new(span.end(), span.end() + 1), ";"),
            false => Edit::insert(span.end(), ";"),
        };
        out.report(span, format!("`&{name}` sans point-virgule\u{a0}: affiché tel quel"))
            .help(format!("Écrire `&{name};`."))
            .fix(Fix::suggested(format!("Écrire `&{name};`"), vec![edit]));
    }
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn names_are_sorted() {
        assert!(NAMES.is_sorted());
    }
}
