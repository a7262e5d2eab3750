use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::text::{Language, Passage, PassageKind, Zone};

pub(super) static RULE: Rule = Rule {
    code: "RE032",
    name: "missing-full-stop",
    family: Family::Wording,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un paragraphe finit sans point.",
    why: "Le lecteur se demande si la fin du texte a été coupée. Ne sont regardés que les paragraphes qui font visiblement une phrase\u{a0}: ni les intitulés, ni les signatures, ni ce qui annonce une liste.",
    invalid: &[
        Sample::Body(
            "La carte est libre.\n\nIl est aussi recommandé d’y joindre la date du relevé et le nom de la commune qui l’a fait\n",
        ),
        Sample::Body(
            "Les chemins sont à tous. L’été, la mission les relève avec les communes et publie la carte\r\n\r\n### Étapes\r\n",
        ),
    ],
    valid: &[
        Sample::Body("Il est aussi recommandé d’y joindre la date du relevé et le nom de la commune.\n"),
        Sample::Body(
            "Il est aussi recommandé d’y joindre la date du relevé et le nom de la commune\n\n* Guéret\n* Aubusson\n",
        ),
        Sample::Body("La ministre de la Cartographie et des Chemins ruraux de la Creuse, Anne Azur\n"),
        Sample::Body(
            "Pour écrire à la mission ou lui envoyer un relevé de chemins, une adresse, presse@cartolibre.fr\n",
        ),
        Sample::Body(
            "Dans cette carte, trois choses à retenir avant de partir en chemin\u{a0}: la boussole, l’eau et le pain\n",
        ),
    ],
    check,
};

/// Fewest words of a sentence that is not taken for a title or a caption.
const FEWEST_WORDS: usize = 12;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    for passage in texts.passages().iter().filter(|passage| is_prose(passage)) {
        let text = texts.text(passage);
        // Most end so.
        if text.ends_with('.') {
            continue;
        }
        let text = text.trim_end();
        if text.ends_with(['.', '!', '?', ':', '»', '…']) || !is_sentence(text) || leads_on(cx, passage) {
            continue;
        }
        let words = text.rsplit(' ').take(4).collect::<Vec<_>>();
        let end = words.into_iter().rev().collect::<Vec<_>>().join(" ");
        let last = text.chars().next_back().map_or(0, char::len_utf8);
        let at = passage.range.start as usize + text.len();
        let place = texts.source(at - last..at);
        out.report(place, message::with("Paragraphe sans point final\u{a0}: ", &format!("… {end}")))
            .help("Finir la phrase par un point.")
            .fix_if(
                ends_as_read(cx, place.end() as usize)
                    .then(|| Fix::suggested("Écrire le point", vec![Edit::insert(place.end(), ".")])),
            );
    }
}

fn is_prose(passage: &Passage) -> bool {
    passage.kind == PassageKind::Paragraph
        && passage.language == Language::French
        && passage.zone == Zone::RunningText
        && !passage.quoted
}

/// Whether a text is made of sentences: it holds the end of one, or begins like one.
fn is_sentence(text: &str) -> bool {
    const STARTERS: [&str; 24] = [
        "Afin",
        "Ainsi",
        "Après",
        "Avant",
        "Avec",
        "Ce",
        "Cela",
        "Cependant",
        "Ces",
        "Cette",
        "Dans",
        "Depuis",
        "Elle",
        "Elles",
        "En",
        "Enfin",
        "Grâce",
        "Il",
        "Ils",
        "Lors",
        "Nous",
        "On",
        "Pour",
        "Vous",
    ];
    let starts = || text.split(' ').next().is_some_and(|word| STARTERS.contains(&word));
    let holds_end = || {
        let mut ends = text.match_indices(". ");
        ends.any(|(at, _)| {
            text.get(..at).unwrap_or_default().ends_with(char::is_lowercase)
                && text.get(at + 2..).unwrap_or_default().starts_with(char::is_uppercase)
        })
    };
    let last = || text.rsplit(char::is_whitespace).next().unwrap_or("");
    text.ends_with(|c: char| c.is_lowercase() || c == ')')
        && !last().contains(['.', '/', '@', '_', ':'])
        && !text.contains([':', '\n', '•', '|', '…'])
        && text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() >= FEWEST_WORDS
        && (starts() || holds_end())
}

/// Whether what stands below is no new paragraph or heading, but a list, a table, a picture or code.
fn leads_on(cx: &Context<'_, '_>, passage: &Passage) -> bool {
    let below = cx.release.source.text().get(passage.span.end() as usize..).unwrap_or("");
    let line = below.trim_start_matches(|c: char| c != '\n').trim_start();
    line.starts_with(['>', '|', '`', '<', '!', '{', ':', '[', '•'])
        || ["- ", "* ", "+ "].iter().any(|marker| line.starts_with(marker))
        || line.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the document holds the last word as it reads, and nothing but a line end after it.
fn ends_as_read(cx: &Context<'_, '_>, end: usize) -> bool {
    let rest = cx.release.source.text().get(end..).unwrap_or("");
    rest.is_empty() || rest.starts_with(['\n', '\r'])
}
