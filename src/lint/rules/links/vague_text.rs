//! LK006: a link whose text does not tell where it leads.

use super::in_short;
use super::vague_words::{Vagueness, vagueness};
use crate::body::{Hyperlink, LinkSyntax};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "LK006",
    name: "vague-link-text",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 6.1"),
    since: "0.1.0",
    summary: "L’intitulé d’un lien ne dit pas où il mène.",
    why: "Les lecteurs d’écran énumèrent les liens d’une page hors de leur phrase\u{a0}: «\u{a0}ici\u{a0}» ou \
          «\u{a0}en savoir plus\u{a0}» n’y veulent rien dire. Quand la phrase éclaire le lien, ce n’est \
          qu’une information.",
    invalid: &[
        Sample::Body("La carte est en ligne\u{a0}: cliquez [ici](/carte).\n"),
        Sample::Body("[En savoir plus](/carte)\n"),
        Sample::Body("> [**Lire la suite…**](/carte)\n{: .lien-important}\n"),
        Sample::Body("<p><a href=\"/carte\">Cliquez ici&nbsp;!</a></p>\n"),
        Sample::Body("Voir aussi\u{a0}: [](/carte)\n"),
    ],
    valid: &[
        Sample::Body("[En savoir plus sur l’événement et s’inscrire…](/carte)\n"),
        Sample::Body("[Télécharger le communiqué](/carte.pdf), d’ici fin 2024.\n"),
        Sample::Body("[cartolibre.gouv.fr](https://cartolibre.gouv.fr)\n"),
        Sample::Body(
            "<p><a href=\"#été\" id=\"été\"></a><a href=\"/carte\" title=\"En savoir plus sur la carte de l’été\">En savoir plus</a></p>\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (link, folded) in cx.folded_links() {
        if is_explained_by_title(link) {
            continue;
        }
        if folded.is_empty() && link.text.trim().is_empty() {
            if link.syntax == LinkSyntax::Markdown && link.text_span.is_empty() {
                out.report(link.span, "Ce lien n’a pas d’intitulé\u{a0}: rien ne s’affiche")
                    .help("Écrire entre les crochets ce que le lecteur trouvera");
            }
            continue;
        }
        let Some(vagueness) = vagueness(folded) else { continue };
        let message =
            format!("L’intitulé «\u{a0}{}\u{a0}» ne dit pas où mène le lien", in_short(link.text.trim()));
        let finding = out
            .report(link.text_span, message)
            .help("Nommer ce que le lecteur trouvera, par exemple «\u{a0}Consulter le guide\u{a0}»");
        if vagueness == Vagueness::InItself && !is_alone(cx, link) {
            finding.at_most(Severity::Info);
        }
    }
}

/// Whether a title repeats the text and tells more.
fn is_explained_by_title(link: &Hyperlink<'_>) -> bool {
    link.title.as_ref().is_some_and(|(title, _)| title.chars().count() > link.text.trim().chars().count() + 5)
}

/// Whether nothing else is read in its paragraph.
fn is_alone(cx: &Context<'_, '_>, link: &Hyperlink<'_>) -> bool {
    let texts = cx.release.texts();
    let inside = |span: Span| span.covers(link.text_span);
    let first = texts.passages().partition_point(|p| p.span.end() < link.text_span.end());
    let passage = texts.passages().get(first).filter(|p| inside(p.span));
    passage.is_none_or(|passage| {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let text = texts.text(passage);
        // No more is read of a paragraph than tells: it may hold a thousand links.
        letters(text.get(..text.floor_char_boundary(1_000)).unwrap_or_default()) <= letters(&link.text)
    })
}
