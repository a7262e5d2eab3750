//! MD007: `##Titre`, which is not a heading.

use super::quoted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD007",
    name: "heading-without-space",
    family: Family::Markdown,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("RGAA 4.1, critère 9.1"),
    since: "0.1.0",
    summary: "Un titre dont les dièses touchent le texte s’affiche comme un paragraphe.",
    why: "kramdown veut une espace ordinaire après les dièses\u{a0}: «\u{a0}##Titre\u{a0}» s’affiche avec ses \
          dièses, et la page perd un titre.",
    invalid: &[
        Sample::Body("##Les chemins ruraux\n"),
        Sample::Body("La carte est libre.\n###Étapes\n"),
        Sample::Body("La carte est libre.\n\n#Les étapes du projet\n"),
        Sample::Body("##\u{a0}«\u{a0}À l’essai\u{a0}»\r\n"),
    ],
    valid: &[
        Sample::Body("## Les chemins ruraux\n"),
        Sample::Body("#CartoLibre est le mot-dièse de la mission.\n"),
        Sample::Body("Le numéro ##12 et `##Titre`.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for line in cx.lines().iter().filter(|line| line.first == b'#').map(|line| line.span) {
        let slice = cx.slice(line);
        let marks = slice.bytes().take_while(|&b| b == b'#').count();
        let rest = slice.get(marks..).unwrap_or_default();
        let title = rest.trim_start_matches(['\u{a0}', '\u{202f}', ' ']);
        let stuck = rest.starts_with(|c: char| !c.is_ascii_whitespace());
        // A single `#` begins a hashtag as often as a heading.
        let meant = (2..=6).contains(&marks) || (marks == 1 && begins_like_a_title(title));
        if !meant || !stuck || title.is_empty() {
            continue;
        }
        let start = line.start() as usize + marks;
        let gap = Span::from_range(start..start + (rest.len() - title.len()));
        // A single one was not meant as the title of the page.
        let level = if marks == 1 { usize::from(cx.profile.base_heading_level.clamp(1, 6)) } else { marks };
        let hashes = "######".get(..level).unwrap_or("#");
        let finding = out
            .report(
                line,
                format!("«\u{a0}{}\u{a0}» n’est pas un titre\u{a0}: les dièses s’affichent", quoted(slice)),
            )
            .help(format!("Écrire «\u{a0}{hashes} {}\u{a0}»", quoted(title)));
        if marks == 1 {
            let edit = Edit::replace(Span::new(line.start(), gap.end()), format!("{hashes} "));
            finding.at_most(Severity::Warning).fix(Fix::suggested("En faire un titre", vec![edit]));
        } else {
            finding.fix(Fix::safe("Mettre une espace après les dièses", vec![Edit::replace(gap, " ")]));
        }
    }
}

/// A determiner, then other words: no hashtag begins so.
fn begins_like_a_title(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "La", "Le", "Les", "Un", "Une", "Des", "Du", "Au", "Aux", "À", "Comment", "Pourquoi", "Pour", "Ce",
        "Cette", "Ces", "Nos", "Notre", "Votre", "Vos", "Dans", "Sur", "Avec",
    ];
    let (first, rest) = text.split_once(' ').unwrap_or_default();
    WORDS.contains(&first) && rest.starts_with(|c: char| c.is_alphanumeric() || c == '«')
}
