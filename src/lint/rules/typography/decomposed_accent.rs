use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY019",
    name: "decomposed-accent",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: Some("Unicode, formes de normalisation (UAX #15)"),
    since: "0.1.0",
    summary: "Un accent est un caractère à part, à la suite de sa lettre.",
    why: "Le texte vient d’un fichier qui décompose les accents\u{a0}: il paraît juste, mais aucune recherche n’y trouve ses mots, et certaines polices décalent l’accent. Une annonce par passage.",
    invalid: &[
        Sample::Body("La carte est publie\u{301}e par l’e\u{301}quipe.\n"),
        Sample::FrontMatter("title: Une carte publie\u{301}e"),
        Sample::Body("La varie\u{301}te\u{301} des cartes\net leur liberté\u{301}.\n"),
    ],
    valid: &[Sample::Body("La carte est publiée.\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let marks: Vec<Place<'_>> = cx.places(Kind::Combining).collect();
    for same in marks.chunk_by(|a, b| a.index == b.index) {
        let (composed, others): (Vec<_>, Vec<_>) = same.iter().partition(|mark| edit(mark).is_some());
        if let Some(first) = composed.first() {
            let edits: Vec<Edit> = composed.iter().filter_map(|mark| edit(mark)).collect();
            let message = match composed.len() {
                1 => message::with("Accent décomposé dans ", &word(first)),
                count => {
                    format!("{count} accents décomposés dans ce passage, dont {}.", quoted(&word(first)))
                }
            };
            out.report(first.span(), message)
                .help("Retaper les lettres accentuées au clavier.")
                .fix(Fix::safe("Composer les lettres accentuées", edits));
        }
        let Some((first, others)) = others.split_first() else { continue };
        let what = "Signe combinant qui ne forme aucune lettre, près de ";
        let mut finding = out
            .report(first.span(), message::with(what, first.word_before()))
            .help("Retaper les lettres accentuées au clavier.");
        for other in others.iter().take(MAX_SHOWN) {
            finding = finding.label(other.span(), "ici aussi");
        }
    }
}

/// How many marks that no letter takes are shown.
const MAX_SHOWN: usize = 8;

/// The word, its accents put back on their letters.
fn word(mark: &Place<'_>) -> String {
    let head = mark.head().rsplit(char::is_whitespace).next().unwrap_or("");
    let tail = mark.tail().split(char::is_whitespace).next().unwrap_or("");
    let mut out = String::new();
    for c in head.chars().chain(mark.text().chars()).chain(tail.chars()) {
        match out.chars().next_back().and_then(|letter| compose(letter, c)) {
            Some(letter) => {
                out.pop();
                out.push(letter);
            }
            None => out.push(c),
        }
    }
    out
}

fn edit(mark: &Place<'_>) -> Option<Edit> {
    let letter = mark.before()?;
    let composed = compose(letter, mark.text().chars().next()?)?;
    let whole = mark.at(mark.range.start.checked_sub(letter.len_utf8())?..mark.range.end);
    whole.is_verbatim().then(|| Edit::replace(whole.span(), composed.to_string()))
}

/// The letter that a letter and a combining mark make; the letter itself when it has that accent.
fn compose(letter: char, mark: char) -> Option<char> {
    let (letters, composed) = match mark {
        '\u{300}' => ("aeiouAEIOU", "àèìòùÀÈÌÒÙ"),
        '\u{301}' => ("aeiouyAEIOUY", "áéíóúýÁÉÍÓÚÝ"),
        '\u{302}' => ("aeiouAEIOU", "âêîôûÂÊÎÔÛ"),
        '\u{303}' => ("anoANO", "ãñõÃÑÕ"),
        '\u{308}' => ("aeiouyAEIOU", "äëïöüÿÄËÏÖÜ"),
        '\u{30a}' => ("aA", "åÅ"),
        '\u{327}' => ("cC", "çÇ"),
        _ => return None,
    };
    if composed.contains(letter) {
        return Some(letter);
    }
    let index = letters.chars().position(|c| c == letter)?;
    composed.chars().nth(index)
}
