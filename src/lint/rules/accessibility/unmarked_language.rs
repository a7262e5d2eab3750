//! AC005: a passage in another language that nothing marks.

use super::stretches::Stretches;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::Span;
use crate::text::{Language, PassageKind};

pub(super) static RULE: Rule = Rule {
    code: "AC005",
    name: "unmarked-language",
    family: Family::Accessibility,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 8.7"),
    since: "0.1.0",
    summary: "Un passage dans une autre langue n’est pas signalé comme tel.",
    why: "Une voix de synthèse française lit l’anglais à la française, et ne se fait pas comprendre. L’attribut \
          `lang` lui dit de changer de voix.",
    invalid: &[
        Sample::Body(
            "La mission Cartolibre ouvre ses données à toutes les communes et à toutes les associations.\n\n\
         The mission opens its data to all the towns and associations of the country, and to everyone.\n\n\
         Les corrections paraissent chaque semaine, et chacun peut les suivre sur la carte commune.\n",
        ),
        Sample::Document(
            "---\ntitle: The mission opens the map of the rural paths\nlang: en\n---\n\nThe mission opens its data to all the towns of the country, and to everyone.\n\nLes corrections paraissent chaque semaine, et chacun peut les suivre sur la carte commune.\n",
        ),
    ],
    valid: &[
        Sample::Body(
            "La mission Cartolibre ouvre ses données à toutes les communes et à toutes les associations.\n\n\
             The mission opens its data to all the towns and associations of the country, and to everyone.\n\
             {: lang=\"en\"}\n",
        ),
        Sample::Body("La mission Cartolibre travaille en open source avec des data scientists.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    let passages = || texts.passages().iter().filter(|passage| passage.kind != PassageKind::Attribute);
    let size = |language: Language| -> u32 {
        passages().filter(|passage| passage.language == language).map(|p| p.range.end - p.range.start).sum()
    };
    let (french, english) = (size(Language::French), size(Language::English));
    if english.min(french) == 0 {
        return;
    }
    // What the document is written in is no change of language; its layout says which one it is.
    let (foreign, name, code) = if english < french {
        (Language::English, "anglais", "en")
    } else {
        (Language::French, "français", "fr")
    };
    let marked = marked(cx);
    let mut last: Option<Span> = None;
    for passage in passages() {
        // A name or an address may well be in French.
        let short = foreign == Language::French && passage.range.end - passage.range.start < SENTENCE;
        if passage.language != foreign || short || marked.covers(passage.span) {
            last = None;
            continue;
        }
        // One word for a run of passages.
        if last.replace(passage.span).is_none() && cx.release.body.span.covers(passage.span) {
            out.report(
                passage.span,
                format!(
                    "Ce passage est en {name}, et rien ne le signale\u{a0}: {}.",
                    quoted(texts.text(passage).trim())
                ),
            )
            .help(format!(
                "Ajouter `{{: lang=\"{code}\"}}` sous le paragraphe, ou `lang=\"{code}\"` sur sa balise."
            ));
        }
    }
}

/// Bytes from which a passage of an English document is a sentence, not the name of an office.
const SENTENCE: u32 = 60;

/// The stretches whose language is given.
fn marked(cx: &Context<'_, '_>) -> Stretches {
    let body = &cx.release.body;
    let elements = body.elements.elements.iter().filter(|element| element.attribute("lang").is_some());
    let blocks = cx.blocks_of(Group::WithAttributes).iter();
    let blocks = blocks.filter(|block| block.attributes.get("lang").is_some());
    Stretches::new(elements.map(|element| element.span).chain(blocks.map(|block| block.span)).collect())
}
