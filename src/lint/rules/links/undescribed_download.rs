//! LK010: a download whose format or size is not told.

use super::in_short;
use crate::body::{Hyperlink, LinkKind};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "LK010",
    name: "undescribed-download",
    family: Family::Links,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("Opquast 147 et 148\u{202f}; DSFR, composant Téléchargement"),
    since: "0.1.0",
    summary: "Un lien de téléchargement ne dit ni le format ni le poids du document.",
    why: "Le lecteur doit savoir ce qu’il va recevoir, et si son forfait ou son logiciel le permettent.",
    invalid: &[
        Sample::Body("[Télécharger le guide de l’été](/uploads/guide.pdf)\n"),
        Sample::Body("[Télécharger le guide (PDF)](/uploads/guide.pdf)\n"),
        Sample::Body("<p><a href=\"https://cartolibre.gouv.fr/plan.ods?v=2\">Le plan</a></p>\n"),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf\n  nom: Télécharger la carte"),
    ],
    valid: &[
        Sample::Body("[Télécharger le guide (PDF – 1,81 Mo)](/uploads/guide.pdf)\n"),
        Sample::Body("[Le guide](/uploads/guide.pdf) (PDF, 240 Ko) et [la page](/guide.html)\n"),
        Sample::Body("[Le guide](/uploads/guide.pdf \"Le guide – PDF – 240&nbsp;ko\")\n"),
    ],
    check,
};

/// Extensions of documents, and the words that tell each format.
static FORMATS: [(&str, &[&str]); 15] = [
    ("pdf", &["pdf"]),
    ("odt", &["odt", "opendocument"]),
    ("ods", &["ods", "opendocument", "tableur"]),
    ("odp", &["odp", "opendocument"]),
    ("doc", &["doc", "word"]),
    ("docx", &["docx", "word"]),
    ("xls", &["xls", "excel", "tableur"]),
    ("xlsx", &["xlsx", "excel", "tableur"]),
    ("ppt", &["ppt", "powerpoint"]),
    ("pptx", &["pptx", "powerpoint"]),
    ("rtf", &["rtf"]),
    ("csv", &["csv"]),
    ("zip", &["zip"]),
    ("epub", &["epub"]),
    ("7z", &["7z"]),
];

/// How far after a link its description may stand, in bytes.
const REACH: usize = 60;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for link in cx.release.all_links() {
        if !matches!(link.kind, LinkKind::Web | LinkKind::SitePath) {
            continue;
        }
        look(&link.target, &link.text, || description(cx, link), link.text_span, out);
    }
    for item in cx.release.front_matter.attachments.value().into_iter().flatten() {
        let attachment = &item.value;
        let path = attachment.file.value().or(attachment.link.value());
        if let (Some(path), Some(name)) =
            (path, attachment.name.spanned().filter(|name| !name.value.trim().is_empty()))
        {
            look(path.trim(), &name.value, || name.value.to_lowercase(), name.span, out);
        }
    }
}

/// `describe` is asked for documents to download alone: most links are none.
fn look(target: &str, text: &str, describe: impl FnOnce() -> String, place: Span, out: &mut Findings<'_>) {
    let Some((extension, words)) = format(target) else { return };
    let described = describe();
    let format = words.iter().any(|word| described.contains(word));
    let missing = match (format, has_size(&described)) {
        (true, true) => return,
        (true, false) => "son poids",
        (false, true) => "son format",
        (false, false) => "ni son format ni son poids",
    };
    let text = in_short(text.trim());
    let message = if format || missing == "son format" {
        ["«\u{a0}", &text, "\u{a0}» ne dit pas ", missing].concat()
    } else {
        ["«\u{a0}", &text, "\u{a0}» ne dit ", missing].concat()
    };
    let extension = extension.to_uppercase();
    out.report(place, message).help(format!(
            "Ajouter à la fin de l’intitulé le format et le poids, par exemple «\u{a0}({extension} – 1,8 Mo)\u{a0}»"
        ));
}

fn format(target: &str) -> Option<(&'static str, &'static [&'static str])> {
    let end = memchr::memchr2(b'?', b'#', target.as_bytes()).unwrap_or(target.len());
    let path = target.get(..end)?.as_bytes();
    let mark = path
        .iter()
        .rposition(|byte| matches!(byte, b'.' | b'/'))
        .filter(|&at| path.get(at) == Some(&b'.'))?;
    let extension = path.get(mark + 1..)?.trim_ascii();
    let mut may_be = FORMATS.iter().filter(|(known, _)| known.len() == extension.len());
    let known = may_be.find(|(known, _)| extension.eq_ignore_ascii_case(known.as_bytes()))?;
    Some((known.0, known.1))
}

/// Everything that may describe the document: text, title, and what follows on the same line.
fn description(cx: &Context<'_, '_>, link: &Hyperlink<'_>) -> String {
    let after = cx.release.source.text().get(link.span.end() as usize..).unwrap_or("");
    let after = after.get(..after.floor_char_boundary(REACH)).unwrap_or("");
    let after = after.split(['\n', '[', '<']).next().unwrap_or("");
    let title = link.title.as_ref().map_or("", |(title, _)| title);
    [&*link.text, " ", title, " ", after].concat().to_lowercase()
}

/// Whether a number stands before a unit of size (`1,8 Mo`, `240&nbsp;ko`).
fn has_size(text: &str) -> bool {
    const UNITS: [&str; 9] = ["ko", "mo", "go", "kb", "mb", "gb", "kio", "mio", "octets"];
    let may_be_unit = |byte: u8| matches!(byte, b'k' | b'm' | b'g' | b'o');
    text.bytes().enumerate().filter(|&(_, byte)| may_be_unit(byte)).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        UNITS.iter().filter_map(|unit| rest.strip_prefix(unit)).any(|after| {
            let before = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
            let before = before.strip_suffix("&nbsp;").unwrap_or(before);
            before.ends_with(|c: char| c.is_ascii_digit()) && !after.starts_with(char::is_alphanumeric)
        })
    })
}
