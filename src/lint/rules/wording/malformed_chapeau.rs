use crate::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::text::{Passage, PassageKind};

pub(super) static RULE: Rule = Rule {
    code: "RE016",
    name: "malformed-chapeau",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Le chapeau répète le titre, ou déborde.",
    why: "Le chapeau dit en une ou deux phrases qui, quoi, quand, où, pourquoi. Répété, il n’apprend rien\u{202f}; au-delà de 700 signes (information), il n’est plus lu comme tel.",
    invalid: &[
        Sample::FrontMatter(
            "title: La mission ouvre la carte des chemins\nchapeau-text: La mission ouvre la carte des chemins.",
        ),
        Sample::FrontMatter(
            "title: La mission ouvre la carte des chemins\nchapeau-text: \"La mission ouvre la carte des chemins\u{a0}: elle paraît au printemps.\"",
        ),
    ],
    valid: &[
        Sample::FrontMatter(
            "title: La mission ouvre la carte\nchapeau-text: Communes et randonneurs disposent d’une carte libre.",
        ),
        Sample::FrontMatter(
            "title: Le relevé des chemins ruraux\nchapeau-text: Le relevé des chemins ruraux se fait commune par commune.",
        ),
    ],
    check,
};

/// Longest chapeau that is read as one, in characters.
const LONGEST: usize = 700;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    let of = |kind: PassageKind| move |passage: &&Passage| passage.kind == kind;
    let mut length = 0;
    let title =
        texts.passages().iter().find(of(PassageKind::Title)).map_or("", |passage| texts.text(passage));
    let mut first = None;
    for passage in texts.passages().iter().filter(of(PassageKind::Chapeau)) {
        let text = texts.text(passage);
        if length == 0 && title.chars().count() > 20 && repeats(text, title) {
            out.report(passage.span, "Le chapeau répète le titre.").help(
                "Dire dans le chapeau ce que le titre ne dit pas\u{a0}: qui, quoi, quand, où, pourquoi.",
            );
        }
        length += text.chars().count();
        first = first.or(Some(passage.span));
    }
    if let Some(span) = first.filter(|_| length > LONGEST) {
        out.report(span, format!("Le chapeau compte {length} signes\u{a0}: il déborde de son rôle."))
            .help("Viser une ou deux phrases, et passer le reste dans le corps.")
            .at_most(Severity::Info);
    }
}

/// Longest title that may be the subject of the first sentence, in characters.
const SUBJECT: usize = 60;

/// Whether the letters and digits of `text` begin with those of the title, whatever their case. « La
/// carte des chemins relève… » only takes the title « La carte des chemins » as its subject.
fn repeats(text: &str, title: &str) -> bool {
    let mut letters = letters(text);
    let mut end = 0;
    for (_, wanted) in self::letters(title) {
        match letters.next() {
            Some((at, letter)) if letter == wanted => end = at,
            _ => return false,
        }
    }
    let rest = text.get(end..).unwrap_or("").trim_start_matches(char::is_alphanumeric);
    let goes_on = rest.starts_with([' ', '\u{a0}'])
        && rest.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    !(goes_on && title.chars().count() < SUBJECT)
}

fn letters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let letters = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    letters.flat_map(|(at, c)| c.to_lowercase().map(move |c| (at, c)))
}
