use super::far_subject::far_subject;
use super::noun_group::{determiner, has_capital, is_apart, is_led, opens_sentence};
use super::third_person;
use crate::Severity;
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Noun;
use crate::lint::{Context, Findings};
use crate::text::word::is_letter;

pub(super) static RULE: Rule = Rule {
    code: "RE027",
    name: "disagreeing-verb",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Le verbe ne s’accorde pas avec le sujet qui ouvre la phrase.",
    why: "«\u{a0}Les usagers peut\u{a0}», «\u{a0}Le service sont\u{a0}»\u{a0}: le sujet a changé de nombre à la relecture, pas le verbe. Seuls sont regardés un nom d’une liste fermée, en tête de phrase, et un verbe courant juste après.",
    invalid: &[
        Sample::Body("La carte est prête. Les communes peut la lire.\n"),
        Sample::Body("Le service sont ouverts à tous.\n"),
        Sample::Body("Les communes bénéficie de la carte.\n"),
        Sample::Body("Les agents qui souhaite une carte l’impriment.\n"),
        Sample::Body("La relecture des cartes de la Creuse permettent de gagner du temps.\n"),
        Sample::Body("Les relevés de la commune est publiés.\n"),
        Sample::Body(
            "La carte aide tous les agents qui la lisent, et les communes qui souhaite la publier.\n",
        ),
    ],
    valid: &[
        Sample::Body(
            "Les communes peuvent la lire. Le service est ouvert. Les agents qui souhaitent une carte.\n",
        ),
        Sample::Body(
            "La majorité sont ouverts. Le matin sont prévues deux visites. Les quartiers est et ouest.\n",
        ),
        Sample::Body(
            "Quel rôle doivent jouer les communes\u{202f}? Quelles cartes publie la mission\u{202f}?\n",
        ),
        Sample::Body("La liste des communes qui est publiée, une carte des chemins qui permet de partir.\n"),
        Sample::Body(
            "La carte des chemins et le plan sont prêts. Les cartes que la mission propose. Le plan dont les communes disposent.\n",
        ),
        Sample::Body(
            "Une équipe de dix agents sont venus. Le plan des communes est prêt. Les chemins de la Creuse sont ouverts.\n",
        ),
        Sample::Body(
            "La carte des communes de l’est. Le lieu où les cartes sont. La mission publie des cartes, elles sont prêtes.\n",
        ),
        Sample::Body(
            "Aux agents de la commune est remise une carte. Les relevés ayant fait l’objet d’une carte sont là.\n",
        ),
        Sample::Body("Pour les communes est prévue une carte. Chaque année sont relevés dix chemins.\n"),
        Sample::Body("Mes Communes est une carte. Nos Démarches permet de la lire.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    far_subject(cx, out);
    let buffer = cx.release.texts().buffer().as_bytes();
    // Only the head of a sentence has a capital; else, « qui » leaves no doubt.
    let may_open = |noun: &Noun| match buffer.get(noun.mark.end()..) {
        Some([b' ', b'q', b'u', b'i', b' ', rest @ ..]) => may_begin_with_verb(rest),
        Some([b' ', rest @ ..]) => has_capital(noun, buffer) && may_begin_with_verb(rest),
        _ => false,
    };
    for (place, noun) in cx.nouns(may_open) {
        let plural = place.text() != noun.column(0);
        let Some((verb, right)) = verb(&place, plural) else { continue };
        // Inside a sentence, « les agents qui souhaite » leaves no doubt either.
        let relative =
            plural && place.tail().starts_with(" qui ") && is_led(&place) && !is_complement(&place);
        let opens = opens_sentence(&place, plural);
        // « Mes Communes est une carte »: the name of a service.
        let named = place.text().starts_with(char::is_uppercase);
        if named || is_apart(noun.column(0)) || !(relative || opens) {
            continue;
        }
        let determiner = determiner(&place).unwrap_or("");
        let subject = format!("{determiner} {}", place.text());
        // « qui » stays between them.
        let up_to_verb = place.at(place.range.start..verb.range.start);
        let written = format!("{determiner} {}{right}", up_to_verb.text());
        let fix = verb.suggestion(message::with("Écrire ", right), right);
        let finding = out
            .report(
                verb.span(),
                format!("Accord à revoir\u{a0}: {} avec {}", quoted(verb.text()), quoted(&subject)),
            )
            .help(format!("Écrire {}, ou corriger le sujet", quoted(&written)))
            .fix_if(fix);
        // « un guide présentant les cartes qui permet… »
        if relative && !opens {
            finding.at_most(Severity::Info);
        }
    }
}

/// Whether a text may begin with a verb in the third person, as far as bytes tell: it ends like one.
fn may_begin_with_verb(text: &[u8]) -> bool {
    let length = text.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
    match text.split_at_checked(length) {
        // An accent may go on with the word.
        Some((_, [0x80..=0xff, ..])) => true,
        Some((b"va" | [_, _, .., b'a' | b'd' | b'e' | b't'], _)) => true,
        _ => false,
    }
}

/// The verb just after a noun, or after its « qui », when it is not in the number of the noun; its form
/// in that one.
fn verb<'r>(noun: &Place<'r>, plural: bool) -> Option<(Place<'r>, &'static str)> {
    let tail = noun.tail().strip_prefix(' ')?;
    let lead = if tail.starts_with("qui ") { 5 } else { 1 };
    let tail = noun.tail().get(lead..)?;
    let length = tail.find(|c: char| !is_letter(c)).unwrap_or(tail.len());
    let word = tail.get(..length).filter(|word| word.len() > 1)?;
    let right = if plural { third_person::plural(word) } else { third_person::singular(word) }?;
    let rest = tail.get(word.len()..)?;
    // « Les quartiers est et ouest », « est-ce »
    let east = word == "est" && [" de ", " du ", " des ", " et "].iter().any(|next| rest.starts_with(next));
    let start = noun.range.end + lead;
    (!east && !rest.starts_with(['-', '’', '\''])).then(|| (noun.at(start..start + word.len()), right))
}

/// « un besoin commun à tous les défis qui peut… », « la liste de ces cartes qui est… »: « qui » may stand for
/// what is before.
fn is_complement(noun: &Place<'_>) -> bool {
    let head = noun.head().trim_end();
    let before = determiner(noun).and_then(|word| head.strip_suffix(word)).unwrap_or(head).trim_end();
    let before = before.strip_suffix("tous").or(before.strip_suffix("toutes")).unwrap_or(before).trim_end();
    let last = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    const PREPOSITIONS: [&str; 14] = [
        "à", "avec", "chez", "contre", "dans", "de", "entre", "par", "parmi", "pour", "sans", "sous", "sur",
        "vers",
    ];
    PREPOSITIONS.contains(&last) || !noun.is_french_prose()
}
