//! FM001: fences that Jekyll does not read as they were meant.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::split::{NearMiss, NearMissKind};

pub(super) static RULE: Rule = Rule {
    code: "FM001",
    name: "malformed-fence",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "L’en-tête n’est pas délimité comme Jekyll l’attend.",
    why: "Jekyll ne reconnaît l’en-tête qu’entre deux lignes «\u{a0}---\u{a0}», la première au tout début du \
          fichier. Sinon la page perd son titre et sa date, ou bien le fichier est copié tel quel sur le site, \
          sans mise en page et sans avertissement.",
    invalid: &[
        Sample::Document("\u{feff}---\ntitle: Une carte\n---\n\nTexte.\n"),
        Sample::Document("\n---\ntitle: Une carte\n---\n\nTexte.\n"),
        Sample::Document("---\u{a0}\ntitle: Une carte\n---\n\nTexte.\n"),
        Sample::Document("----\ntitle: Une carte\n---\n\nTexte.\n"),
        Sample::Document("---\ntitle: Une carte\ndate: 2024-03-12\n\nTexte sans clôture.\n"),
        Sample::Document("---\ntitle: Une carte\n----\n\nTexte.\n"),
        Sample::Document("title: Une carte\ndate: 2024-03-12\n---\n\nTexte.\n"),
        Sample::Document("title: Une carte\ndate: 2024-03-12\n\nTexte.\n"),
        Sample::Document("<!-- à relire -->\n---\ntitle: Une carte\n---\n\nTexte.\n"),
        Sample::Document("---\ntitle: Une carte\nlieu: Guéret---\n\nTexte.\n"),
        Sample::Document("+++\r\ntitle = \"Une carte de l’été\"\r\n+++\r\n\r\nTexte.\r\n"),
    ],
    valid: &[
        Sample::Document("---  \ntitle: Une carte\n...\n\nTexte.\n"),
        Sample::Document("---\r\ntitle: Une carte\r\n---\r\n\r\nTexte.\r\n\r\n---\r\n"),
        Sample::Document("Un texte sans en-tête.\n\n---\n\nSuite.\n"),
        Sample::Document("+++ Une annonce +++\n\nTexte.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let Some(miss) = &cx.release.split.near_miss else {
        return toml(cx, out);
    };
    let (message, help) = words(cx, miss);
    let finding = out.report(miss.span, message).help(help);
    if let Some(fix) = fix(cx, miss) {
        finding.fix(fix);
    }
}

/// `+++`, which other engines read.
fn toml(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    if let Some(fence) = super::toml_fence(cx) {
        out.report(
            fence,
            "Cet en-tête est écrit en TOML, entre «\u{a0}+++\u{a0}»\u{a0}: Jekyll l’imprime comme du texte",
        )
        .help("L’écrire en YAML, «\u{a0}title: …\u{a0}», entre deux lignes «\u{a0}---\u{a0}»");
    }
}

fn words(cx: &Context<'_, '_>, miss: &NearMiss) -> (String, &'static str) {
    let text = cx.slice(miss.span);
    let message = match miss.kind {
        NearMissKind::ByteOrderMark => {
            "Marque d’ordre des octets (BOM) avant l’en-tête\u{a0}: le fichier sera copié tel quel sur le site"
        }
        NearMissKind::BlankBeforeFence => {
            "Du blanc précède l’en-tête\u{a0}: le fichier sera copié tel quel sur le site"
        }
        NearMissKind::MalformedOpening if text.trim().is_empty() => {
            "Espace insécable après «\u{a0}---\u{a0}»\u{a0}: l’en-tête n’est pas reconnu"
        }
        NearMissKind::MalformedOpening => {
            return (
                format!("Ligne d’ouverture abîmée par `{text}`\u{a0}: l’en-tête n’est pas reconnu"),
                "Écrire «\u{a0}---\u{a0}», seul sur la première ligne",
            );
        }
        NearMissKind::Unclosed => {
            "L’en-tête n’est pas refermé\u{a0}: il sera imprimé comme du texte, et la page n’aura pas de titre"
        }
        NearMissKind::TextBeforeFence => {
            "Du texte précède l’en-tête\u{a0}: tout s’affiche comme du texte, et la page n’a pas de titre"
        }
        NearMissKind::MalformedClosing if text.trim().is_empty() => {
            return (
                format!(
                    "Espace {} «\u{a0}---\u{a0}»\u{a0}: l’en-tête ne s’arrête pas là",
                    if text.starts_with(' ') { "avant" } else { "insécable après" }
                ),
                "Écrire «\u{a0}---\u{a0}», seul sur sa ligne",
            );
        }
        NearMissKind::MalformedClosing if text == "---" => {
            return (
                "La ligne de clôture est collée à la dernière entrée\u{a0}: l’en-tête ne s’arrête pas là"
                    .to_owned(),
                "Aller à la ligne avant «\u{a0}---\u{a0}»",
            );
        }
        NearMissKind::MalformedClosing => {
            return (
                format!("Ligne de clôture mal écrite, `{}`\u{a0}: l’en-tête ne s’arrête pas là", text.trim()),
                "Écrire «\u{a0}---\u{a0}», seul sur sa ligne",
            );
        }
        NearMissKind::MissingOpening => {
            "L’en-tête n’a pas de ligne d’ouverture\u{a0}: il sera imprimé comme du texte"
        }
        NearMissKind::MissingFences => {
            "Cet en-tête n’a pas de lignes «\u{a0}---\u{a0}»\u{a0}: il sera imprimé comme du texte"
        }
        NearMissKind::LoneCarriageReturn => {
            "Les lignes se terminent par un retour chariot seul\u{a0}: Jekyll n’y voit qu’une ligne"
        }
    };
    let help = match miss.kind {
        NearMissKind::ByteOrderMark => "Enregistrer le fichier en UTF-8 sans BOM",
        NearMissKind::MissingFences => "Écrire une ligne «\u{a0}---\u{a0}» avant l’en-tête, une autre après",
        NearMissKind::BlankBeforeFence | NearMissKind::TextBeforeFence => {
            "Faire commencer le fichier par «\u{a0}---\u{a0}»"
        }
        NearMissKind::Unclosed => "Ajouter une ligne «\u{a0}---\u{a0}» après la dernière entrée",
        NearMissKind::LoneCarriageReturn => "Enregistrer le fichier avec des fins de ligne Unix",
        _ => "Écrire «\u{a0}---\u{a0}», seul sur la première ligne",
    };
    (message.to_owned(), help)
}

/// Safe where only the fence itself is at stake; a fence whose place is guessed is for a person.
fn fix(cx: &Context<'_, '_>, miss: &NearMiss) -> Option<Fix> {
    let text = cx.slice(miss.span);
    let blank = text.trim().is_empty();
    Some(match miss.kind {
        NearMissKind::ByteOrderMark => Fix::safe("Retirer le BOM", vec![Edit::delete(miss.span)]),
        NearMissKind::BlankBeforeFence => {
            Fix::safe("Retirer ce qui précède l’en-tête", vec![Edit::delete(miss.span)])
        }
        NearMissKind::TextBeforeFence => {
            Fix::suggested("Retirer ce qui précède l’en-tête", vec![Edit::delete(miss.span)])
        }
        NearMissKind::MalformedClosing if text.starts_with(' ') => {
            Fix::suggested("Retirer l’espace", vec![Edit::delete(miss.span)])
        }
        NearMissKind::MalformedOpening | NearMissKind::MalformedClosing if blank => {
            Fix::safe("Retirer l’espace insécable", vec![Edit::delete(miss.span)])
        }
        NearMissKind::MalformedOpening if text.starts_with(['-', '.', '–', '—']) => {
            Fix::safe("Écrire «\u{a0}---\u{a0}»", vec![Edit::replace(miss.span, "---")])
        }
        NearMissKind::MalformedClosing if text == "---" => {
            Fix::suggested("Passer à la ligne", vec![Edit::insert(miss.span.start(), "\n")])
        }
        NearMissKind::MalformedClosing => {
            Fix::suggested("Écrire «\u{a0}---\u{a0}»", vec![Edit::replace(miss.span, "---")])
        }
        NearMissKind::Unclosed => {
            let closing = miss.meant?.front_matter.closing;
            Fix::suggested("Refermer l’en-tête", vec![Edit::insert(closing.start(), "---\n")])
        }
        NearMissKind::MissingFences => {
            let closing = miss.meant?.front_matter.closing;
            let edits =
                vec![Edit::insert(miss.span.start(), "---\n"), Edit::insert(closing.start(), "---\n")];
            Fix::suggested("Ouvrir et refermer l’en-tête", edits)
        }
        NearMissKind::MissingOpening => {
            Fix::suggested("Ouvrir l’en-tête", vec![Edit::insert(miss.span.start(), "---\n")])
        }
        _ => return None,
    })
}
