use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::text::{Language, Passage, PassageKind, Zone};

pub(super) static RULE: Rule = Rule {
    code: "RE023",
    name: "lowercase-sentence",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une phrase commence par une minuscule.",
    why: "Un point a pris la place d’une virgule, ou un morceau de phrase a disparu dans une retouche.",
    invalid: &[
        Sample::Body("La carte s’adresse au grand public. il est donc utile de la relire.\n"),
        Sample::Body("La carte est libre. l’équipe la publie.\n"),
        Sample::Body("la carte des chemins est libre.\n"),
        Sample::Body(":::info L’été\r\ndans une carte libre, le chemin est à tous.\r\n:::\r\n"),
        Sample::Body("### La carte\n\ndans une carte libre, le chemin est à tous.\n"),
    ],
    valid: &[
        Sample::Body(
            "La carte est libre. Elle est commune. Les chemins, etc. il en manque ; art. le reste, p. ex. la Creuse.\n",
        ),
        Sample::Body(
            "La carte est sur data.gouv.fr. beta.gouv.fr la publie… il reste un chemin. iPhone compris.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let passages = cx.release.texts().passages().iter().enumerate();
    for (index, passage) in passages.filter(|(_, passage)| is_prose(passage)) {
        let whole = cx.release.texts().text(passage);
        let text = inside_container(whole);
        if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
            continue;
        }
        let word = first_word(text);
        if is_starter(word) && is_whole_sentence(text) && begins_anew(cx, index) {
            let start = passage.range.start as usize + whole.find(text).unwrap_or(0);
            let first = cx.release.texts().source(start..start + word.len());
            out.report(first, message::with("Minuscule en tête de paragraphe\u{a0}: ", text))
                .help("Écrire une capitale, ou rattacher la phrase à ce qui précède.");
        }
    }
    for place in cx.places(Kind::LowercaseAfterStop) {
        let word = place.word_after();
        if !place.is_french_prose() || !is_starter(word) || !is_sentence_end(&place) {
            continue;
        }
        // One space parts them.
        let start = place.range.end + 1;
        let first = place.at(start..start + word.chars().next().map_or(0, char::len_utf8));
        let near = format!("{}. {word}", place.word_before());
        let fix = first.is_verbatim().then(|| {
            let capital = first.text().to_uppercase();
            Fix::suggested("Écrire une capitale", vec![Edit::replace(first.span(), capital)])
        });
        out.report(first.span(), message::with("Minuscule en tête de phrase\u{a0}: ", &near))
            .help("Écrire une capitale, ou une virgule à la place du point.")
            .fix_if(fix);
    }
}

/// What stands between `:::info Titre` and `:::`, which kramdown reads as one paragraph.
fn inside_container(text: &str) -> &str {
    let inside = text.strip_prefix(":::").and_then(|rest| rest.split_once('\n'));
    inside.map_or(text, |(_, text)| text.trim_end().trim_end_matches(':').trim_end())
}

fn is_prose(passage: &Passage) -> bool {
    passage.kind == PassageKind::Paragraph
        && passage.language == Language::French
        && passage.zone == Zone::RunningText
}

fn is_starter(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphabetic()).next().unwrap_or("")
}

fn is_whole_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['.', '!', '?']) && text.split_whitespace().count() > 4
}

/// Whether what stands before ends a sentence: nothing, a heading, or a paragraph with its full stop.
fn begins_anew(cx: &Context<'_, '_>, index: usize) -> bool {
    let texts = cx.release.texts();
    let Some(before) = index.checked_sub(1).and_then(|index| texts.passages().get(index)) else {
        return true;
    };
    let text = texts.text(before).trim_end();
    // The first paragraph of the body stands below the front matter.
    before.zone == Zone::FrontMatter
        || before.kind == PassageKind::Heading
        || (before.kind == PassageKind::Paragraph
            && text.ends_with('.')
            && text.split_whitespace().count() > 4)
}

/// A full stop after a word that is no abbreviation.
fn is_sentence_end(place: &Place<'_>) -> bool {
    let word = place.word_before();
    let known = word.chars().count() >= 4
        && word.chars().all(char::is_lowercase)
        && place.head().ends_with(word)
        && !matches!(
            word,
            "envir"
                | "approx"
                | "resp"
                | "dept"
                | "boul"
                | "chap"
                | "coll"
                | "trad"
                | "prof"
                | "fasc"
                | "suiv"
        );
    known && !place.is_address()
}

/// Words that begin a sentence and are no name.
static STARTERS: &[&str] = &[
    "avec", "ce", "ces", "cet", "cette", "dans", "depuis", "des", "elle", "elles", "en", "enfin", "il",
    "ils", "l", "la", "le", "les", "leur", "leurs", "mais", "notre", "nous", "on", "par", "pour", "sur",
    "un", "une", "votre", "vous",
];

#[cfg(test)]
mod tests {
    #[test]
    fn starters_are_sorted() {
        assert!(super::STARTERS.is_sorted());
    }
}
