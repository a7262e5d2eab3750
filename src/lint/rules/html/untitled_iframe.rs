//! HT011: an `<iframe>` without a title.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "HT011",
    name: "untitled-iframe",
    family: Family::Html,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critères 2.1 et 2.2"),
    since: "0.1.0",
    summary: "Un cadre `<iframe>` n’a pas de titre, ou n’en a qu’un qui ne dit rien.",
    why: "Le titre d’un cadre dit ce qu’il contient (une vidéo, une carte) à qui ne le voit pas, et permet de \
          passer outre.",
    invalid: &[
        Sample::Body("<iframe src=\"https://video.example/1\"></iframe>\n"),
        Sample::Body("<iframe src=\"https://video.example/1\" title=\" \"></iframe>\n"),
        Sample::Body("<iframe src=\"https://video.example/1\" title=\"YouTube video player\"></iframe>\n"),
    ],
    valid: &[
        Sample::Body("<iframe src=\"https://video.example/1\" title=\"Vidéo\u{a0}: la carte\"></iframe>\n"),
        Sample::Body("<iframe src=\"https://mesure.example/\" hidden=\"\"></iframe>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (_, frame) in cx.release.body.elements.named("iframe") {
        let hidden = frame.attribute("hidden").is_some()
            || frame.attribute("aria-hidden").is_some_and(|hidden| hidden.value == "true");
        let title = frame.attribute("title");
        if hidden {
            continue;
        }
        if let Some(title) = title.filter(|title| !title.value.trim().is_empty()) {
            if says_nothing(&title.value) {
                out.report(
                    title.span,
                    format!("Le titre {} ne dit pas ce que montre ce cadre", quoted(&title.value)),
                )
                .help("Nommer ce que montre le cadre\u{a0}: «\u{a0}Vidéo\u{a0}: la carte\u{a0}»")
                .at_most(Severity::Info);
            }
            continue;
        }
        let message = match title {
            Some(_) => "Le titre de ce cadre est vide",
            None => "Ce cadre (vidéo, carte…) n’a pas de titre",
        };
        let span = title.map_or(frame.start_tag, |title| title.span);
        out.report(span, message)
            .help("Ajouter `title=\"…\"` et dire ce que montre le cadre\u{a0}: «\u{a0}Vidéo\u{a0}: la carte\u{a0}».");
    }
}

/// What players and sites write for a title when no one gives another.
fn says_nothing(title: &str) -> bool {
    const WORDS: [&str; 14] = [
        "dailymotion video player",
        "embed",
        "embedded content",
        "frame",
        "iframe",
        "lecteur vidéo",
        "player",
        "title",
        "titre",
        "video",
        "video player",
        "vidéo",
        "vimeo video player",
        "youtube video player",
    ];
    let title = title.trim().to_lowercase();
    WORDS.contains(&&*title) || title.starts_with("http://") || title.starts_with("https://")
}
