//! FM006: a field without which the site publishes no release.

use super::placeholder_value::inherited;
use super::{commented_out, misspelt_key};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::profile::ReleaseField;
use crate::release::requirement::{Lack, lack};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "FM006",
    name: "missing-required-field",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Il manque un champ que le site demande.",
    why: "Sans titre, la page n’a pas de nom\u{202f}; sans date, elle est datée du jour où le site est \
          construit\u{202f}; sans catégorie, elle n’entre dans aucune liste\u{202f}; sans document ni image, le site \
          affiche ceux qu’il tient en réserve. La règle ne regarde que les communiqués\u{a0}: une catégorie du \
          site, son gabarit, ou les clés qu’eux seuls portent.",
    invalid: &[
        Sample::FrontMatter("title:"),
        Sample::FrontMatter("date:"),
        Sample::FrontMatter("categories: []"),
        Sample::FrontMatter("files:"),
        Sample::FrontMatter("chapeau-text: ' '"),
        Sample::Document("Un texte seul.\n"),
    ],
    valid: &[
        Sample::FrontMatter("files:\ncommunique_file: /uploads/carte.pdf"),
        Sample::FrontMatter("layout: evenement\nfiles:\ncategories:"),
        Sample::Document(
            "---\ntitle: Une carte\ncategories: [Actualité]\nchapeau-text: Libre.\n---\n\nTexte.\n",
        ),
        Sample::Document("---\nlayout: defi\ntitre: Une carte\n---\n\nTexte.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let (block, _) = cx.release.split.meant();
    let Some(block) = block else {
        if super::toml_fence(cx).is_some() {
            return;
        }
        let start = Span::empty(cx.release.body.span.start());
        out.report(start, "Le document n’a pas d’en-tête\u{a0}: ni titre, ni date, ni catégorie")
            .help("Commencer le fichier par un en-tête, entre deux lignes «\u{a0}---\u{a0}»")
            .at_most(Severity::Info);
        return;
    };
    let fields = &cx.release.front_matter;
    if !cx.is_release() {
        return;
    }
    let sure = fields.is_surely_release(cx.profile);
    // A title and a date alone are what any page of any site has.
    let bare = !sure && fields.chapeau.is_absent() && fields.header_images.is_absent();
    let required = cx.profile.required.iter().map(|&field| (field, severity(field)));
    let recommended = cx.profile.recommended.iter().map(|&field| (field, Severity::Info));
    for (field, severity) in required.chain(recommended) {
        let Some(lack) = lack(cx.release, field) else { continue };
        if lack == Lack::Absent && misspelt_key::means(cx, "", field.keys()) {
            continue;
        }
        let span = match lack {
            Lack::Absent => block.opening.trim(cx.release.source.text()),
            Lack::Empty(key) => key,
        };
        // A news item or an event has a chapeau and an image as well: nothing says it has a document.
        let doubtful = (!sure && matches!(field, ReleaseField::Attachment | ReleaseField::Image))
            || (bare && !matches!(field, ReleaseField::Title | ReleaseField::Date));
        let severity = if fields.is_published() && !doubtful { severity } else { Severity::Info };
        let finding = out.report(span, message(cx, field, lack)).at_most(severity);
        match commented_out(cx, span).filter(|_| lack != Lack::Absent) {
            Some(_) => finding.help("Mettre la valeur entre guillemets droits"),
            None => finding.help(help(field)),
        };
    }
}

/// What is certain to be wrong on the page is an error.
fn severity(field: ReleaseField) -> Severity {
    match field {
        ReleaseField::Title | ReleaseField::Date => Severity::Error,
        _ => Severity::Warning,
    }
}

fn message(cx: &Context<'_, '_>, field: ReleaseField, lack: Lack) -> String {
    let what = match field {
        ReleaseField::Title => "Le titre",
        ReleaseField::Date => "La date",
        ReleaseField::Category => "La catégorie",
        ReleaseField::Tags => "Une étiquette",
        ReleaseField::Chapeau => "Le chapeau",
        ReleaseField::Attachment => "Le document à télécharger",
        ReleaseField::Image => "L’image de une",
        ReleaseField::PressContact => "Le contact presse",
    };
    let how = match lack {
        Lack::Absent => format!("{what} manque\u{a0}: pas de clé {}", quoted(field.key())),
        Lack::Empty(key) => match commented_out(cx, key) {
            Some(comment) => {
                format!(
                    "{what} manque\u{a0}: {} est un commentaire, à cause du croisillon",
                    quoted(cx.slice(comment))
                )
            }
            None => format!("{what} manque\u{a0}: {} est vide", quoted(cx.slice(key))),
        },
    };
    match field {
        ReleaseField::Date if lack == Lack::Absent => {
            format!("{how}. La page sera datée du jour de la construction du site")
        }
        ReleaseField::Date => format!("{how}, et la construction du site s’arrête"),
        ReleaseField::Attachment => match inherited(cx) {
            Some(example) => format!("{how}. La page proposera {}, l’exemple du site", quoted(example)),
            None => how,
        },
        _ => how,
    }
}

fn help(field: ReleaseField) -> &'static str {
    match field {
        ReleaseField::Title => "Écrire «\u{a0}title: …\u{a0}»",
        ReleaseField::Date => "Écrire «\u{a0}date: 2024-03-12 10:00:00 +01:00\u{a0}»",
        ReleaseField::Category => {
            "Écrire «\u{a0}categories:\u{a0}» puis «\u{a0}- Communiqué de presse\u{a0}» à la ligne"
        }
        ReleaseField::Tags => "Écrire «\u{a0}tags:\u{a0}» puis une étiquette par ligne, après un tiret",
        ReleaseField::Chapeau => "Écrire «\u{a0}chapeau-text: …\u{a0}»\u{a0}: qui, quoi, quand, où, pourquoi",
        ReleaseField::Attachment => {
            "Écrire «\u{a0}files:\u{a0}» puis un «\u{a0}- file:\u{a0}» et son «\u{a0}nom:\u{a0}»"
        }
        ReleaseField::Image => {
            "Écrire «\u{a0}une-ou-diaporama:\u{a0}» puis un «\u{a0}- image:\u{a0}» et son \
             «\u{a0}alternative-textuelle:\u{a0}»"
        }
        ReleaseField::PressContact => {
            "Écrire «\u{a0}contact-presse:\u{a0}» avec un nom, un téléphone et un courriel"
        }
    }
}
