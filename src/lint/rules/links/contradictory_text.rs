//! LK012: a link whose text names another address or number than the one it leads to.

use super::{bare, is_email};
use crate::body::{Hyperlink, LinkKind, link};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::text::bytes::trimmed;

pub(super) static RULE: Rule = Rule {
    code: "LK012",
    name: "contradictory-link-text",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "L’intitulé d’un lien donne une autre adresse ou un autre numéro que le lien lui-même.",
    why: "L’un des deux a été changé sans l’autre\u{a0}: le message partira à la mauvaise personne.",
    invalid: &[
        Sample::Body("[presse@cartolibre.gouv.fr](mailto:anne.azur@cartolibre.gouv.fr)\n"),
        Sample::Body("Tél.\u{a0}: [01 99 00 12 34](tel:+33199001235)\n"),
        Sample::Body(
            "<p><a href=\"https://presse@cartolibre.gouv.fr\">presse@cartolibre.gouv.fr</a> l’été</p>\n",
        ),
        Sample::Body("[www.cartolibre.fr](https://www.geolibre.fr)\n"),
    ],
    valid: &[
        Sample::Body("[presse@cartolibre.gouv.fr](mailto:Presse@cartolibre.gouv.fr?subject=Carte)\n"),
        Sample::Body("Tél.\u{a0}: [+33 (0)1 99 00 12 34](tel:0199001234), [Écrire à Anne](mailto:a@b.fr)\n"),
        Sample::Body("[http://cartolibre.fr:8080/carte](http://cartolibre.fr:8080/carte)\n"),
        Sample::Body(
            "[https://cartolibre.fr/carte](http://www.cartolibre.fr/carte) et [data.gouv.fr](/data)\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let has_its_own = |kind| matches!(kind, LinkKind::Telephone | LinkKind::Mail | LinkKind::Web);
    for link in cx.release.all_links().filter(|link| has_its_own(link.kind)) {
        let text = trimmed(&link.text);
        if link.kind == LinkKind::Web && !is_address(text) && !is_email(text) {
            continue;
        }
        let target = link.address().trim_matches('/');
        let (contradicts, severity) = match link.kind {
            LinkKind::Telephone => (another_number(text, target), Severity::Warning),
            LinkKind::Mail => (another_mailbox(text, target), Severity::Warning),
            LinkKind::Web => (is_email(text) || another_host(text, link), severity_of(text)),
            _ => continue,
        };
        if link.kind == LinkKind::Web && is_email(text) && target.ends_with(text) {
            let edit = Edit::replace(link.target_span, format!("mailto:{text}"));
            out.report(
                link.target_span,
                format!("Le lien de «\u{a0}{text}\u{a0}» ouvre une page, non un message"),
            )
            .help(format!("Écrire «\u{a0}mailto:{text}\u{a0}»"))
            .fix(Fix::suggested("Écrire «\u{a0}mailto:\u{a0}»", vec![edit]));
        } else if contradicts {
            let message =
                format!("L’intitulé dit «\u{a0}{text}\u{a0}», mais le lien mène à «\u{a0}{target}\u{a0}»");
            out.report(link.text_span, message)
                .at_most(severity)
                .label(link.target_span, "l’adresse du lien")
                .help("Vérifier lequel des deux est le bon, et accorder l’autre");
        }
    }
}

/// A site may have moved: only an e-mail address that opens a page is surely wrong.
fn severity_of(text: &str) -> Severity {
    if is_email(text) { Severity::Warning } else { Severity::Info }
}

fn another_mailbox(text: &str, target: &str) -> bool {
    is_email(text) && is_email(target) && !text.eq_ignore_ascii_case(target)
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.")
}

fn another_host(text: &str, link: &Hyperlink<'_>) -> bool {
    if !is_address(text) {
        return false;
    }
    let written = bare(text).split(['/', '?', '#', ':']).next().unwrap_or("");
    let real = link::host(&link.target).map(bare);
    real.is_some_and(|real| !real.eq_ignore_ascii_case(written))
}

fn another_number(text: &str, target: &str) -> bool {
    match (national(text), national(target)) {
        (Some(a), Some(b)) => a != b,
        _ => false,
    }
}

/// The digits of a telephone number without its prefix; none when the text holds anything else.
fn national(text: &str) -> Option<String> {
    let number = text.replace("(0)", "");
    let mark = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '+' | '(' | ')' | '\u{2011}');
    if !number.chars().all(|c| c.is_ascii_digit() || mark(c)) {
        return None;
    }
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let international = number.trim_start().starts_with('+') || digits.starts_with("00");
    let digits = match digits.strip_prefix("0033").or_else(|| digits.strip_prefix("33")) {
        Some(rest) if international => rest,
        _ => digits.strip_prefix('0').unwrap_or(&digits),
    };
    (digits.len() >= 8).then(|| digits.to_owned())
}
