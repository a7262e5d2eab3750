use crate::Severity;
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE022",
    name: "conjugated-after-modal",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un verbe est conjugué là où il faut l’infinitif, ou l’inverse.",
    why: "«\u{a0}vous pouvez utilisez\u{a0}», «\u{a0}si vous rechercher\u{a0}»\u{a0}: les terminaisons «\u{a0}-er\u{a0}» et «\u{a0}-ez\u{a0}» se prononcent de même.",
    invalid: &[
        Sample::Body("Vous pouvez utilisez la carte.\n"),
        Sample::Body("Vous devrez aussi passez par Guéret.\n"),
        Sample::Body("Si vous rechercher un chemin, ouvrez la carte.\n"),
        Sample::Body("Une carte pour trouvez un chemin.\n"),
        Sample::Body("Merci de confirmez votre venue.\n"),
        Sample::Body("N’hésitez pas à consultez la carte.\n"),
    ],
    valid: &[
        Sample::Body(
            "Vous pouvez utiliser la carte. Si vous pouvez, utilisez-la. Vous pouvez assez bien passer chez vous.\n",
        ),
        Sample::Body("Si vous recherchez un chemin, si vous étiez là. Pour vous aider. Pour rendez-vous.\n"),
        Sample::Body("La carte de chez vous, à Rodez. Venez, consultez la carte.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::Ez).filter(Place::is_french_prose) {
        let Some(modal) = modal_before(&place).filter(|_| !is_other_word(&place)) else { continue };
        let written = format!("{modal} {}", place.text());
        let right = infinitive(place.text());
        out.report(place.span(), message::with("Infinitif attendu\u{a0}: ", &written))
            .help(message::with("Écrire ", &format!("{modal} {right}")))
            .fix_if(place.suggestion(message::with("Écrire ", &right), right));
    }
    for place in cx.places(Kind::VousEr).filter(Place::is_french_prose) {
        let words: Vec<&str> = words_before(&place).take(2).collect();
        let [vous, si] = words.as_slice() else { continue };
        let led = vous.eq_ignore_ascii_case("vous") && si.eq_ignore_ascii_case("si");
        // « si vous dossier est là »
        let noun = cx.registries().known(place.text()).is_noun();
        let noun = noun || matches!(place.text(), "cher" | "hier" | "premier" | "dernier" | "fer");
        if led && !noun && place.head().ends_with(' ') {
            let right = format!("{}ez", place.text().get(..place.text().len() - 2).unwrap_or(""));
            out.report(
                place.span(),
                message::with("Verbe à conjuguer\u{a0}: ", &format!("vous {}", place.text())),
            )
            .help(message::with("Écrire ", &format!("vous {right}")))
            .fix_if(place.suggestion(message::with("Écrire ", &right), right));
        }
    }
}

/// `utiliser` from `utilisez`, but `lire` from `lisez`.
fn infinitive(written: &str) -> String {
    let lower = written.to_lowercase();
    let third = THIRD_GROUP.iter().find(|(conjugated, _)| *conjugated == lower);
    if let Some((_, infinitive)) = third {
        return (*infinitive).to_owned();
    }
    let stem = written.strip_suffix("ez").unwrap_or(written);
    let first_group = matches!(stem, "gliss" | "hiss" | "pliss" | "tiss") || stem.ends_with("aiss");
    match stem.strip_suffix("iss") {
        Some(short) if !first_group => format!("{short}ir"),
        _ => format!("{stem}er"),
    }
}

/// Verbs that do not make their infinitive in « -er », and that releases use.
const THIRD_GROUP: &[(&str, &str)] = &[
    ("apprenez", "apprendre"),
    ("attendez", "attendre"),
    ("comprenez", "comprendre"),
    ("connaissez", "connaître"),
    ("construisez", "construire"),
    ("découvrez", "découvrir"),
    ("inscrivez", "inscrire"),
    ("lisez", "lire"),
    ("mettez", "mettre"),
    ("obtenez", "obtenir"),
    ("offrez", "offrir"),
    ("ouvrez", "ouvrir"),
    ("partez", "partir"),
    ("permettez", "permettre"),
    ("prenez", "prendre"),
    ("produisez", "produire"),
    ("recevez", "recevoir"),
    ("relisez", "relire"),
    ("rendez", "rendre"),
    ("reprenez", "reprendre"),
    ("répondez", "répondre"),
    ("savez", "savoir"),
    ("sortez", "sortir"),
    ("soutenez", "soutenir"),
    ("suivez", "suivre"),
    ("tenez", "tenir"),
    ("transmettez", "transmettre"),
    ("venez", "venir"),
    ("vivez", "vivre"),
    ("voyez", "voir"),
    ("écrivez", "écrire"),
];

/// What a verb in « -ez » cannot follow.
#[rustfmt::skip]
const MODALS: [&str; 23] = [
    "Pour", "Sans", "Venez", "Veuillez", "aimeriez", "de", "devez", "devrez", "devriez", "doit", "doivent", "faut",
    "peut", "peuvent", "pour", "pourrez", "pourriez", "pouvez", "sans", "souhaitez", "venez", "voulez", "à",
];

/// The verb or preposition that asks for an infinitive just before, an adverb apart.
fn modal_before<'r>(place: &Place<'r>) -> Option<&'r str> {
    let mut words = words_before(place);
    let first = words.next()?;
    let modal = if matches!(
        first,
        "aussi" | "également" | "toujours" | "ensuite" | "alors" | "donc" | "désormais" | "maintenant"
    ) {
        words.next()?
    } else {
        first
    };
    MODALS.contains(&modal).then_some(modal)
}

/// The words before, from the nearest, each with the signs that stick to it: « pouvez, » is no « pouvez ».
fn words_before<'r>(place: &Place<'r>) -> impl Iterator<Item = &'r str> {
    place.head().rsplit([' ', '\u{a0}']).skip(1)
}

/// Words in -ez that are no verb, or are tied to the next one.
fn is_other_word(place: &Place<'_>) -> bool {
    const OTHERS: [&str; 7] = ["assez", "chez", "nez", "rez", "rendez", "fez", "riz"];
    OTHERS.iter().any(|other| place.text().eq_ignore_ascii_case(other))
        || place.after().is_some_and(|c| c == '-')
        || !place.text().starts_with(char::is_lowercase)
        || !place.head().ends_with([' ', '\u{a0}'])
}
