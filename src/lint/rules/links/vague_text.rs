//! LK006: a link whose text does not tell where it leads.

use super::{folded, in_short};
use crate::body::Hyperlink;
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
    norm: Some("RGAA 6.1"),
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
            "<p><a href=\"/carte\" title=\"En savoir plus sur la carte de l’été\">En savoir plus</a></p>\n",
        ),
    ],
    check,
};

/// Texts that mean nothing, even in their sentence.
static EMPTY_WORDS: [&str; 20] = [
    "click here",
    "clic",
    "cliquer",
    "cliquer ici",
    "cliquer là",
    "cliquez",
    "cliquez ici",
    "cliquez là",
    "cliquez sur ce lien",
    "here",
    "ici",
    "ici même",
    "là",
    "lien",
    "par ici",
    "ce lien",
    "le lien",
    "link",
    "lien ici",
    "juste ici",
];

/// Texts that mean something in their sentence only.
static DEPENDENT_WORDS: [&str; 41] = [
    "accéder",
    "accéder au site",
    "article",
    "cet article",
    "cette page",
    "consulter",
    "consulter le site",
    "détails",
    "document",
    "découvrir",
    "en savoir +",
    "en savoir plus",
    "en lire plus",
    "find out more",
    "l’article",
    "la page",
    "la suite",
    "le document",
    "le site",
    "learn more",
    "lire",
    "lire l’article",
    "lire la suite",
    "lire plus",
    "more",
    "more information",
    "page",
    "plus",
    "plus d’infos",
    "plus d’informations",
    "plus d’info",
    "pour en savoir plus",
    "read more",
    "savoir plus",
    "site",
    "site web",
    "suite",
    "télécharger",
    "voir",
    "voir plus",
    "voir le site",
];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for link in &cx.release.body.links {
        if is_explained_by_title(link) {
            continue;
        }
        if link.text.trim().is_empty() {
            if !link.holds_image && link.text_span.is_empty() {
                out.report(link.span, "Ce lien n’a pas d’intitulé\u{a0}: rien ne s’affiche")
                    .help("Écrire entre les crochets ce que le lecteur trouvera");
            }
            continue;
        }
        let text = folded(&link.text);
        let means_nothing = EMPTY_WORDS.contains(&&*text);
        if !means_nothing && !DEPENDENT_WORDS.contains(&&*text) {
            continue;
        }
        let message =
            format!("L’intitulé «\u{a0}{}\u{a0}» ne dit pas où mène le lien", in_short(link.text.trim()));
        let finding = out
            .report(link.text_span, message)
            .help("Nommer ce que le lecteur trouvera, par exemple «\u{a0}Consulter le guide\u{a0}»");
        if !means_nothing && !is_alone(cx, link) {
            finding.at_most(Severity::Info);
        }
    }
}

/// Whether a title repeats the text and tells more.
fn is_explained_by_title(link: &Hyperlink<'_>) -> bool {
    let title = link.title.as_ref().map_or(0, |(title, _)| title.chars().count());
    title > link.text.trim().chars().count() + 5
}

/// Whether nothing else is read in its paragraph.
fn is_alone(cx: &Context<'_, '_>, link: &Hyperlink<'_>) -> bool {
    let texts = &cx.release.texts;
    let inside = |span: Span| span.covers(link.text_span);
    let first = texts.passages().partition_point(|p| p.span.end() < link.text_span.end());
    let passage = texts.passages().get(first).filter(|p| inside(p.span));
    passage.is_none_or(|passage| {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        letters(texts.text(passage)) <= letters(&link.text)
    })
}
