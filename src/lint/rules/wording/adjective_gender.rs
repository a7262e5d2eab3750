//! An adjective or a participle of another gender than the noun it follows: « les services publiques ».

use super::disagreeing_adjective::adjective;
use super::noun_group::{determiner, has_capital, is_apart, opens_sentence};
use crate::data::adjectives;
use crate::data::determiner::Determiner;
use crate::data::word::{self, is_letter};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::scan::Noun;
use crate::lint::{Context, Findings};

/// A gender and a number.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Form {
    feminine: bool,
    plural: bool,
}

pub(super) fn report(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let text = cx.release.texts().buffer().as_bytes();
    let is_worth_it = |noun: &Noun| {
        let word = long_word(text.get(noun.mark.end()..).unwrap_or_default());
        word.zip(form(noun))
            .is_some_and(|(word, form)| may_be_another(word, form, || has_capital(noun, text)))
    };
    for (noun, met) in cx.noun_places(is_worth_it) {
        let Some(form) = form(&met).filter(|_| noun.is_french_prose() && !is_apart(noun.text())) else {
            continue;
        };
        let Some(word) = adjective(&noun).filter(|word| !word.is_continued()) else { continue };
        if is_label_or_verb(noun.text(), word.text()) {
            continue;
        }
        let right = other_adjective(&noun, form, word.text());
        let right = right.or_else(|| other_participle(cx, &noun, form, word.text()));
        let Some(right) = right else { continue };
        let group = noun.at(noun.range.start..word.range.end);
        let title = message::with("Écrire ", &right);
        out.report(word.span(), message::with("Accord à revoir\u{a0}: ", group.text()))
            .help(message::with("Écrire ", &format!("{} {right}", noun.text())))
            .fix_if(word.suggestion(title, right));
    }
}

/// « la mention gratuit », « ce bouton active la carte »
fn is_label_or_verb(noun: &str, word: &str) -> bool {
    let label = matches!(
        noun,
        "case" | "catégorie" | "mention" | "option" | "rubrique" | "touche" | "valeur" | "version"
    );
    label || matches!(word, "active" | "actives" | "motive" | "motives")
}

fn form(noun: &Noun) -> Option<Form> {
    Some(Form { feminine: noun.form.is_feminine()?, plural: noun.form.is_plural() })
}

/// The word after a space, unless it is short, as most words that follow a noun are.
#[inline]
fn long_word(tail: &[u8]) -> Option<&[u8]> {
    let rest = match tail {
        [b' ' | b'\n', rest @ ..] | [0xc2, 0xa0, rest @ ..] => rest,
        _ => return None,
    };
    let is_long = |head: &[u8; adjectives::SHORTEST]| head.iter().all(|&byte| is_letter(byte));
    rest.first_chunk().filter(|head| is_long(head))?;
    rest.get(..word::length(rest))
}

/// Whether a word may be of another form, as far as its last letters tell; in another number, when the noun
/// `opens` a sentence.
fn may_be_another(word: &[u8], form: Form, opens: impl Fn() -> bool) -> bool {
    let singular = word.strip_suffix(b"s").or_else(|| word.strip_suffix(b"x")).unwrap_or(word);
    let masculine = singular.strip_suffix(b"e");
    if masculine.is_some() == form.feminine {
        let other_number = (singular.len() < word.len()) != form.plural;
        return other_number && may_be_participle(masculine.unwrap_or(singular)) && opens();
    }
    // « numérique » and « utile » have both genders, « publique » and « civile » have one.
    let has_both = |stem: &[u8]| match stem {
        b"publiqu" => false,
        [.., b'i', b'q', b'u'] | [.., b'b', b'l'] | [.., b'a', b'i', b'r'] | [.., b'i', b's', b't'] => true,
        _ => false,
    };
    !masculine.is_some_and(has_both)
}

/// Whether a word may be a participle, as far as its last letter tells.
fn may_be_participle(masculine: &[u8]) -> bool {
    matches!(masculine, [.., 0xc3, 0xa9] | [.., b'i' | b't' | b'u'])
}

/// « les services publiques »: what to write, in the number that is written.
fn other_adjective(noun: &Place<'_>, form: Form, word: &str) -> Option<String> {
    let (known, feminine, plural) = adjectives::find_gender(word)?;
    let is_another = feminine != form.feminine && plural.is_none_or(|plural| plural == form.plural);
    known.form(form.feminine, form.plural).filter(|_| is_another && is_alone(noun)).map(str::to_owned)
}

/// « Les données publiés par la mission »: inside a sentence, a participle may go with what stands further before.
fn other_participle(cx: &Context<'_, '_>, noun: &Place<'_>, form: Form, word: &str) -> Option<String> {
    let singular = word.strip_suffix('s').unwrap_or(word);
    let written = Form { feminine: singular.ends_with('e'), plural: singular.len() < word.len() };
    // « La mission conduit »
    let may_be_present = word.ends_with("it") || word.ends_with("int");
    if written == form || may_be_present || !opens_sentence(noun, form.plural) {
        return None;
    }
    let verb = cx.registries().verb(singular).filter(|verb| verb.column(2) != "n")?;
    let participle = verb.participle();
    let is_participle =
        singular.strip_prefix(participle.as_str()).is_some_and(|ending| matches!(ending, "" | "e"));
    let endings = [if form.feminine { "e" } else { "" }, if form.plural { "s" } else { "" }];
    // « Une fois publié », « Le comité suivi »
    let is_other_word = noun.text() == "fois" || matches!(&*participle, "élu" | "entendu" | "suivi");
    (is_participle && !is_other_word).then(|| participle + &endings.concat())
}

/// Whether nothing but the noun can be what the adjective goes with: « l’accord sur les services national ».
fn is_alone(noun: &Place<'_>) -> bool {
    #[rustfmt::skip]
    const JOINTS: [&str; 29] = [
        "après", "avant", "avec", "chez", "contre", "d", "dans", "de", "depuis", "dès", "en", "entre", "envers",
        "et", "hors", "malgré", "ni", "ou", "par", "pour", "sans", "selon", "sous", "sur", "vers", "via", "à",
        "comme", "que",
    ];
    let mut head = noun.head().trim_end();
    let mut group = determiner(noun);
    // « ces deux premières cartes »
    while let Some(word) = group.filter(|word| Determiner::find(word).is_some()) {
        if matches!(word, "au" | "aux" | "du" | "des") {
            return false;
        }
        head = head.strip_suffix(word).unwrap_or("").trim_end();
        group = head.rsplit([' ', '\n', '\u{a0}']).next();
    }
    let last = head.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    !JOINTS.contains(&last)
}
