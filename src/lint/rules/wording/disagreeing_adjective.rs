use crate::Severity;
use crate::data::adjectives;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Noun;
use crate::lint::{Context, Findings};
use crate::text::word::is_letter;

use super::adjective_gender;
use super::noun_group::{determiner, is_led};

pub(super) static RULE: Rule = Rule {
    code: "RE029",
    name: "disagreeing-adjective",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un adjectif ou un participe ne s’accorde pas avec le nom qu’il suit.",
    why: "«\u{a0}les ressources accessible\u{a0}»\u{a0}: la marque du pluriel est restée sur le nom. «\u{a0}Les services publiques\u{a0}»\u{a0}: «\u{a0}public\u{a0}» a pris le genre d’un autre nom. Seuls sont regardés un nom et un adjectif de listes fermées, l’un derrière l’autre, et un participe derrière le nom qui ouvre la phrase.",
    invalid: &[
        Sample::Body("La mission rend les ressources accessible à tous.\n"),
        Sample::Body("Pour cela, les services public\r\nouvrent «\u{a0}leurs\u{a0}» cartes.\r\n"),
        Sample::FrontMatter("title: Trois cartes régionale"),
        Sample::Body("La commune ouvre ses services publiques.\n"),
        Sample::Body("Le relevé est une étape annuel du plan.\n"),
        Sample::Body("La mission ouvre une carte ambitieux.\n"),
        Sample::Body("La commune ferme les clôtures extérieur du chemin.\n"),
        Sample::Body("Ces deux nouvelles cartes régionaux sont libres.\n"),
        Sample::Body("Les cartes publiés par la mission sont libres.\n"),
        Sample::Body("Les relevés annoncé par la mission sont là.\n"),
    ],
    valid: &[
        Sample::Body("Les ressources accessibles, les services publics, les cartes régionales.\n"),
        Sample::Body(
            "Les échelons national et régional, les secteurs public ou privé, les plans local, régional.\n",
        ),
        Sample::Body(
            "Des partenariats public-privé, les partenariats public-privé, les agent·es public·ques.\n",
        ),
        Sample::Body("Un plan ambitieux, des plans ambitieux, une option français.\n"),
        Sample::Body("L’accès aux communes rural, un plan des communes national.\n"),
        Sample::Body("Les référents numérique responsable de la mairie.\n"),
        Sample::Body(
            "Un accord pour la commune national, le plan de la carte régional, le maire et la commune réunis.\n",
        ),
        Sample::Body(
            "La mission conduit des relevés. Une fois publié, le plan est libre. Chaque année publié, le plan a grandi.\n",
        ),
        Sample::Body("Ce bouton active la carte, qui porte la mention gratuit.\n"),
        Sample::Body("Le ministre a visité la mairie accompagné du préfet. La majorité publiés.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    adjective_gender::report(cx, out);
    let text = cx.release.texts().buffer().as_bytes();
    // Nearly all that follow are as short as « sont », or in the plural.
    let is_worth_it =
        |noun: &Noun| noun.determiner.leads_group && may_be_before_adjective(text.get(noun.mark.end()..));
    for (noun, met) in cx.noun_places(is_worth_it) {
        if !noun.is_french_prose() {
            continue;
        }
        let Some(adjective) = adjective(&noun) else { continue };
        // Nearly all that follow are in the plural.
        let known =
            Some(adjective.text()).filter(|word| !word.ends_with(['s', 'x'])).and_then(adjectives::find);
        let Some(known) = known.filter(|_| !adjective.is_continued()) else { continue };
        let Some(term) = cx.noun_line(&noun, &met).filter(|term| noun.text() != term.column(0)) else {
            continue;
        };
        if !is_led(&noun) || is_shared(&adjective) {
            continue;
        }
        let feminine_noun = match term.column(1).chars().next() {
            Some('m') => false,
            Some('f') => true,
            _ => !known.masculine,
        };
        let [masculine, feminine] = known.plurals;
        let right = if feminine_noun { feminine } else { masculine };
        // « les travaux français »
        if right == adjective.text() {
            continue;
        }
        let group = noun.at(noun.range.start..adjective.range.end);
        let title = message::with("Écrire ", right);
        let finding = out
            .report(adjective.span(), message::with("Accord à revoir\u{a0}: ", group.text()))
            .help(message::with("Écrire ", &format!("{} {right}", noun.text())))
            .fix_if(adjective.suggestion(title, right));
        if follows_preposition(&noun) || may_be_shared(&adjective) {
            finding.at_most(Severity::Info);
        }
    }
}

/// Whether a word of [`adjectives::SHORTEST`] bytes or more follows that does not end like a plural, as far as
/// bytes tell.
fn may_be_before_adjective(tail: Option<&[u8]>) -> bool {
    let rest = match tail {
        Some([b' ' | b'\n', rest @ ..] | [0xc2, 0xa0, rest @ ..]) => rest,
        _ => return false,
    };
    let length = rest.iter().position(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    let word = rest.get(..length.unwrap_or(rest.len())).unwrap_or_default();
    // A sign that is no letter may end the word before the last byte does.
    let is_letter =
        |byte: &u8| byte.is_ascii() || matches!(byte, 0xc3 | 0x80..=0x96 | 0x98..=0xb6 | 0xb8..=0xbf);
    let is_plural = matches!(word, [.., b's' | b'x']) && word.iter().all(is_letter);
    word.len() >= adjectives::SHORTEST && !is_plural
}

/// The word after a noun, when only a space parts them.
pub(super) fn adjective<'r>(noun: &Place<'r>) -> Option<Place<'r>> {
    let tail = noun.tail().strip_prefix([' ', '\n', '\u{a0}'])?;
    let length = tail.find(|c: char| !is_letter(c)).unwrap_or(tail.len());
    let start = noun.range.end + noun.tail().len() - tail.len();
    Some(noun.at(start..start + length))
}
/// « les échelons national et régional », « les plans local, régional »: each noun has its own.
fn is_shared(adjective: &Place<'_>) -> bool {
    let tail = adjective.tail();
    let next = adjective.word_after();
    // « les référents numérique responsable »: those of responsible computing.
    let field = adjective.text() == "numérique"
        && matches!(next, "responsable" | "inclusif" | "éducatif" | "ouvert" | "libre" | "souverain");
    field
        || tail.trim_start().starts_with([',', '/', '+', '&'])
        || matches!(next, "et" | "ou" | "puis" | "comme" | "mais" | "voire" | "ni")
}

/// « les cartes régionale d’Azur et nationale »: not far behind, another noun may have another one.
fn may_be_shared(adjective: &Place<'_>) -> bool {
    const NEAR: usize = 4;
    adjective.tail().split(' ').take(NEAR + 1).any(|word| matches!(word, "et" | "ou"))
}

/// « un accord entre les communes régional », « la part de ces cartes supérieure à la moitié »
fn follows_preposition(noun: &Place<'_>) -> bool {
    let head = noun.head().trim_end();
    let before = determiner(noun).and_then(|word| head.strip_suffix(word)).unwrap_or(head).trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    matches!(
        last,
        "de" | "d"
            | "du"
            | "des"
            | "pour"
            | "avec"
            | "sur"
            | "dans"
            | "entre"
            | "par"
            | "chez"
            | "vers"
            | "sous"
            | "contre"
    )
}
