//! LK004: a link that leads nowhere.

use super::in_short;
use crate::body::link::web_host;
use crate::body::{Hyperlink, LinkKind, LinkSyntax};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::text::bytes::trimmed;

pub(super) static RULE: Rule = Rule {
    code: "LK004",
    name: "empty-target",
    family: Family::Links,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: Some("Opquast 152"),
    since: "0.1.0",
    summary: "Un lien ou une image n’a pas d’adresse, ou n’en a qu’une provisoire.",
    why: "Le lien ne mène nulle part, l’image ne s’affiche pas\u{a0}: l’adresse a été oubliée.",
    invalid: &[
        Sample::Body("Lire [le rapport d’été]() de la mission.\n"),
        Sample::Body("Lire [le rapport](URL) de la mission.\n"),
        Sample::Body("![La carte de l’été]()\n"),
        Sample::Body("<p><a href=\"https://\">Le rapport</a></p>\n"),
        Sample::Body("<p><a href=\"#\">Le rapport</a></p>\n"),
        Sample::Body("<p><a href=\"javascript:void(0)\">Le rapport d’été</a></p>\n"),
        Sample::Body("Lire [le rapport](https://www.exemple.fr/rapport).\n"),
    ],
    valid: &[
        Sample::Body("Lire [le rapport](https://cartolibre.gouv.fr/rapport) ou [plus bas](#suite).\n"),
        Sample::Body("<p><a href=\"#\" role=\"button\">Ouvrir</a></p>\n"),
        Sample::Body("<p><a id=\"suite\"></a>La suite</p>\n"),
        Sample::Body("[Retour en haut de la page](#)\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for link in cx.release.all_links() {
        let target = trimmed(&link.target);
        if target.is_empty() {
            let message = format!("Le lien «\u{a0}{}\u{a0}» n’a pas d’adresse", in_short(&link.text));
            out.report(link.span, message).help("Donner l’adresse de la page, ou retirer le lien");
        } else if is_placeholder(target)
            || (is_nowhere(target) && !is_a_button(cx, link) && !goes_up(&in_short(&link.text)))
        {
            let what = in_short(&link.text);
            let message = format!(
                "Le lien «\u{a0}{what}\u{a0}» mène à «\u{a0}{target}\u{a0}», qui n’est pas une adresse"
            );
            out.report(link.target_span, message).help("Donner l’adresse de la page, ou retirer le lien");
        } else if let Some(host) = example(link) {
            let what = in_short(&link.text);
            let message =
                format!("Le lien «\u{a0}{what}\u{a0}» mène à une adresse d’exemple, «\u{a0}{host}\u{a0}»");
            // A guide shows what an address looks like.
            let severity = if link.text.contains(host) { Severity::Info } else { Severity::Warning };
            out.report(link.target_span, message).help("Donner l’adresse de la page").at_most(severity);
        }
    }
    for image in cx.release.body.images.iter().filter(|image| image.source.trim().is_empty()) {
        let alternative = image.alternative.as_deref().map(in_short).filter(|text| !text.is_empty());
        let message = match alternative {
            Some(text) => format!("L’image «\u{a0}{text}\u{a0}» n’a pas d’adresse"),
            None => "Cette image n’a pas d’adresse".to_owned(),
        };
        out.report(image.span, message).help("Donner le chemin de l’image, ou la retirer");
    }
}

/// What is written while waiting for the address.
fn is_placeholder(target: &str) -> bool {
    const LONGEST: usize = "lien à venir".len();
    static WORDS: [&str; 17] = [
        "url",
        "lien",
        "link",
        "adresse",
        "todo",
        "tbd",
        "xxx",
        "xx",
        "x",
        "http://",
        "https://",
        "http:",
        "https:",
        "mailto:",
        "tel:",
        "à compléter",
        "lien à venir",
    ];
    target.len() <= LONGEST && WORDS.iter().any(|word| target.eq_ignore_ascii_case(word))
}

/// What a page has for a link that leads nowhere.
fn is_nowhere(target: &str) -> bool {
    target == "#"
        || target == "about:blank"
        || target.starts_with("javascript:void")
        || target == "javascript:;"
}

/// The host of a link, when it is one of those that are kept for examples.
fn example<'l>(link: &'l Hyperlink<'_>) -> Option<&'l str> {
    // All of them have an `x`, few addresses do.
    let may_be = memchr::memchr(b'x', link.target.as_bytes()).is_some();
    let web = may_be && link.kind == LinkKind::Web;
    if web { web_host(&link.target).filter(|host| is_example(host)) } else { None }
}

/// Names kept for examples, in English and in French.
fn is_example(host: &str) -> bool {
    let host = host.strip_prefix("www.").unwrap_or(host);
    matches!(
        host,
        "example.com" | "example.org" | "example.net" | "exemple.com" | "exemple.fr" | "exemple.gouv.fr"
    )
}

/// To a browser, `#` is the top of the page.
fn goes_up(text: &str) -> bool {
    let text = text.to_lowercase();
    ["haut", "retour", "début", "entête", "en-tête", "sommaire", "top"].iter().any(|word| text.contains(word))
}

/// Whether a script takes care of the link.
fn is_a_button(cx: &Context<'_, '_>, link: &Hyperlink<'_>) -> bool {
    if link.syntax != LinkSyntax::Html {
        return false;
    }
    let tag = cx.slice(link.span).split('>').next().unwrap_or("");
    ["role=", "data-", "aria-", "onclick"].iter().any(|mark| tag.contains(mark))
}
