use crate::Severity;
use crate::body::{Block, BlockKind};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::text::word::is_letter;
use crate::text::{Language, Passage, PassageKind};

pub(super) static RULE: Rule = Rule {
    code: "RE003",
    name: "empty-lead-in",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Une phrase annonce quelque chose, et rien ne suit.",
    why: "«\u{a0}Pour en savoir plus\u{a0}:\u{a0}» en fin de texte ou avant un titre\u{a0}: le lien ou la liste a été oublié.",
    invalid: &[
        Sample::Body("La carte est libre.\n\nPour en savoir plus :\n"),
        Sample::Body("La carte est libre.\n\n> **En savoir plus**\n\nElle est à tous.\n"),
        Sample::Body("Pour en savoir plus :\n\n### La suite\n\nLa carte est libre.\n"),
        Sample::Body("Pour aller plus loin :\n\n* * *\n\nLa carte est libre.\n"),
    ],
    valid: &[
        Sample::Body("Pour en savoir plus : [la carte](https://cartolibre.example)\n"),
        Sample::Body("Les communes :\n\n- Aubusson ;\n- Guéret.\n"),
        Sample::Body("**Une carte :**\n\nLa carte est libre.\n"),
        Sample::Body("> [**En savoir plus**](https://cartolibre.example)\n\nLa carte est libre.\n"),
        Sample::Body("**En savoir plus**\n\n- [La carte](https://cartolibre.example)\n"),
        Sample::Body("Voici la carte :\n\n![Carte](/uploads/carte.png)\n"),
        Sample::Body("La commune adhère à la charte.\n\nDate et signature :\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    let leads = texts
        .passages()
        .iter()
        .filter(|p| p.kind == PassageKind::Paragraph && p.language == Language::French);
    for passage in leads {
        let text = texts.text(passage).trim_end();
        if !text.ends_with(':') {
            if is_forgotten(cx, passage, text) {
                out.report(
                    passage.span,
                    format!("{} ne mène nulle part\u{a0}: le lien manque.", quoted(text)),
                )
                .help("Ajouter le lien, ou supprimer ces mots.");
            }
            continue;
        }
        let Some(next) = following(&cx.release.body.blocks, passage) else { continue };
        let end = passage.range.start as usize + text.len();
        let last = text.rsplit('\n').next().unwrap_or(text).trim_start();
        if !last.contains(char::is_alphabetic) || is_shortcode(last) || is_form_field(last) {
            continue;
        }
        let span = texts.source(end - last.len()..end);
        let (certain, what) = match next {
            Next::Nothing => (true, "rien ne suit"),
            Next::Heading => (is_reference(last), "un titre suit aussitôt"),
            Next::Rule => (is_reference(last), "un filet suit aussitôt"),
        };
        let finding = out
            .report(span, format!("{} n’annonce rien\u{a0}: {what}.", quoted(last)))
            .help("Ajouter ce qui est annoncé, ou supprimer la phrase.");
        if !certain {
            finding.at_most(Severity::Info);
        }
    }
}

/// « En savoir plus » alone, in a quotation or as the last words: the link was forgotten.
fn is_forgotten(cx: &Context<'_, '_>, passage: &Passage, text: &str) -> bool {
    const LEADS: [&str; 4] =
        ["en savoir plus", "pour en savoir plus", "plus d’informations", "lire la suite"];
    let is_bare = text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    let lead = if is_bare { text } else { text.trim_start_matches(|c: char| !is_letter(c)) };
    // Most sentences begin otherwise.
    let is_worth_it = matches!(
        lead.as_bytes(),
        [b'E' | b'e', b'N' | b'n', ..]
            | [b'P' | b'p', b'O' | b'o' | b'L' | b'l', ..]
            | [b'L' | b'l', b'I' | b'i', ..]
    );
    if !is_worth_it {
        return false;
    }
    let lead = lead.trim_end_matches(|c: char| !is_letter(c));
    let small = || lead.chars().flat_map(char::to_lowercase);
    if !LEADS.iter().any(|known| lead.len() == known.len() && small().eq(known.chars())) {
        return false;
    }
    let blocks = &cx.release.body.blocks;
    let index = blocks.partition_point(|block| block.span.end() <= passage.span.start());
    let Some(block) = blocks.get(index) else { return false };
    let source = cx.slice(block.span);
    let bare = source.chars().filter(|c| c.is_alphabetic()).count()
        == lead.chars().filter(|c| c.is_alphabetic()).count();
    let next = blocks.iter().skip(index + 1).find(shows).map(|block| &block.kind);
    let last = matches!(next, None | Some(BlockKind::Heading { .. }));
    bare && (block.kind == BlockKind::Blockquote || block.kind == BlockKind::Paragraph && last)
}

/// Whether a block is more than a blank line or an attribute list.
fn shows(block: &&Block<'_>) -> bool {
    !matches!(block.kind, BlockKind::Blank | BlockKind::AttributeList | BlockKind::EndOfBlock)
}

enum Next {
    Nothing,
    Heading,
    Rule,
}

/// What comes after the top-level paragraph of a passage, when it is not what was announced.
fn following(blocks: &[Block<'_>], passage: &Passage) -> Option<Next> {
    let index = blocks.partition_point(|block| block.span.end() <= passage.span.start());
    let block = blocks.get(index)?;
    if block.kind != BlockKind::Paragraph {
        return None;
    }
    let rest = blocks.get(index + 1..)?;
    match rest.iter().find(shows).map(|block| &block.kind) {
        None => Some(Next::Nothing),
        Some(BlockKind::Heading { .. }) => Some(Next::Heading),
        Some(BlockKind::ThematicBreak) => Some(Next::Rule),
        Some(_) => None,
    }
}

/// `:white_check_mark:` at the end.
fn is_shortcode(text: &str) -> bool {
    text.rsplit(' ').next().is_some_and(|word| word.len() > 2 && word.starts_with(':'))
}

/// « Signature : », « Nom et prénom : »: to be filled in by hand.
fn is_form_field(text: &str) -> bool {
    let label = text.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    matches!(
        label,
        "Signature"
            | "Signatures"
            | "Date"
            | "Date et signature"
            | "Nom"
            | "Prénom"
            | "Nom et prénom"
            | "Fait à"
    )
}

/// Led by words that announce a link or a contact, not a part of the text.
fn is_reference(text: &str) -> bool {
    let text = text.trim_start();
    [
        "Pour en savoir plus",
        "En savoir plus",
        "Plus d’informations",
        "Pour plus d’informations",
        "Pour aller plus loin",
        "Contact",
        "Liens",
        "Lien",
        "À lire",
        "Voir aussi",
    ]
    .iter()
    .any(|lead| text.starts_with(lead))
}
