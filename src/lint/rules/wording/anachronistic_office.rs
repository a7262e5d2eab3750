use chrono::{Datelike, NaiveDate};

use crate::Severity;
use crate::data::{Registries, Registry};
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE009",
    name: "anachronistic-office",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "«\u{a0}Première ministre\u{a0}» ou «\u{a0}Premier ministre\u{a0}» n’a pas le genre de qui gouverne à la date du communiqué.",
    why: "Les paragraphes «\u{a0}À propos\u{a0}» survivent aux gouvernements. «\u{a0}Premier ministre\u{a0}» désigne aussi l’institution\u{a0}: ce n’est alors qu’une information. Après le dernier jour que connaît le registre des titulaires (octobre 2026), rien n’est dit\u{a0}: la configuration peut l’étendre.",
    invalid: &[
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2024-05-15 10:00:00 +02:00\n---\n\nLa mission est un service de la Première ministre.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2024-05-15 10:00:00 +02:00\n---\n\nUn service de la première ministre.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2023-05-15 10:00:00 +02:00\n---\n\nLa mission est un service du Premier ministre.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2026-09-15 10:00:00 +02:00\n---\n\nUn service de la Première ministre.\n",
        ),
    ],
    valid: &[
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2023-05-15 10:00:00 +02:00\n---\n\nLa mission est un service de la Première ministre.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2024-05-15 10:00:00 +02:00\n---\n\nÉlisabeth Borne, alors Première ministre, l’avait voulu. La Première ministre danoise, une première ministre, la première ministre belge aussi.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2024-02-09 10:00:00 +01:00\n---\n\nUn plan lancé par la Première ministre en octobre 2022.\n",
        ),
        Sample::Document("---\ntitle: Une carte\n---\n\nUn service de la Première ministre.\n"),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2024-01-09 10:00:00 +01:00\n---\n\nUn service de la Première ministre.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2031-02-09 10:00:00 +01:00\n---\n\nUn service de la Première ministre.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let Some(date) = cx.release.front_matter.date.value().and_then(|date| date.paris()) else { return };
    let date = date.date_naive();
    let small = cx.nouns(|noun| noun.determiner.word == "première");
    let small = small.filter_map(|(place, _)| {
        let lead = place.head().strip_suffix("première ").filter(|lead| lead.ends_with("la "))?;
        let start = place.range.start - (place.head().len() - lead.len());
        (place.text() == "ministre").then(|| place.at(start..start + "première".len()))
    });
    let offices = cx.places(Kind::Premier).chain(small);
    let offices = offices.filter(|place| place.is_french() && is_office(place));
    let mut offices = offices.peekable();
    let Some(_) = offices.peek() else { return };
    let Some((name, feminine)) = holder(cx.registries(), date) else { return };
    for place in offices {
        let written_feminine = place.text().ends_with('e');
        let is_of_the_day = written_feminine == feminine || leaves(cx.registries(), date, written_feminine);
        if is_of_the_day || is_another(cx.registries(), &place) || is_of_a_year(&place, date) {
            continue;
        }
        let office = format!("{} ministre", place.text());
        let right = if feminine { "Première ministre" } else { "Premier ministre" };
        let finding = out
            .report(place.span(), format!("{}\u{a0}: à cette date, c’est {name}.", quoted(&office)))
            .help(format!("Écrire {}, ou nommer la personne.", quoted(right)));
        if !written_feminine {
            finding.at_most(Severity::Info);
        }
    }
}

/// Who governs on a day, and whether it is a woman; nobody, after the last day that the registry knows.
fn holder(registries: &Registries, date: NaiveDate) -> Option<(&str, bool)> {
    registries.terms(Registry::Offices).find_map(|term| {
        let is_in_time = match term.day(2) {
            Some(last) => date < last,
            None => term.day(4).or_else(|| term.day(1)).is_some_and(|known| date <= known),
        };
        let holds = is_in_time && term.day(1).is_some_and(|first| first <= date);
        holds.then(|| (term.column(0), term.column(3) == "f"))
    })
}

/// Whether someone of that gender leaves office on that day: a release of the morning may name either.
fn leaves(registries: &Registries, date: NaiveDate, feminine: bool) -> bool {
    let mut terms = registries.terms(Registry::Offices);
    terms.any(|term| term.day(2) == Some(date) && (term.column(3) == "f") == feminine)
}

fn is_office(place: &Place<'_>) -> bool {
    place.tail().trim_start().starts_with("ministre") && !place.tail().trim_start().starts_with("ministres")
}

/// « la Première ministre en octobre 2022 »: the clause tells of another year.
fn is_of_a_year(place: &Place<'_>, date: NaiveDate) -> bool {
    const NEAR_BYTES: usize = 48;
    let stop = |c: char| matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '\n');
    let (head, tail) = (place.head(), place.tail());
    let head = head.get(head.ceil_char_boundary(head.len().saturating_sub(NEAR_BYTES))..).unwrap_or_default();
    let tail = tail.get(..tail.floor_char_boundary(NEAR_BYTES)).unwrap_or_default();
    let clause = [head.rsplit(stop).next(), tail.split(stop).next()];
    let mut numbers = clause.into_iter().flatten().flat_map(|text| text.split(|c: char| !c.is_ascii_digit()));
    numbers.any(|number| {
        number.parse().is_ok_and(|year: i32| (1958..=2100).contains(&year) && year != date.year())
    })
}

/// Another head of government than today's: named, former, or of another country.
fn is_another(registries: &Registries, place: &Place<'_>) -> bool {
    let sentence_head = place.head().rsplit(['.', '\n']).next().unwrap_or("");
    let after = place.tail().trim_start().get("ministre".len()..).unwrap_or("");
    let sentence_tail = after.split(['.', '\n']).next().unwrap_or("");
    let family = |term: crate::data::Term<'_>| term.column(0).rsplit(' ').next().unwrap_or("").to_owned();
    let named = registries
        .terms(Registry::Offices)
        .map(family)
        .any(|name| sentence_head.contains(&name) || sentence_tail.contains(&name));
    let former = ["ancien", "alors", "ex-", "futur"].iter().any(|cue| sentence_head.contains(cue));
    let next = after.trim_start();
    let of_country = ["du ", "de ", "d’", "d'", "des "].iter().any(|of| next.starts_with(of));
    let foreign = next.split(|c: char| !c.is_alphabetic()).next().is_some_and(|word| {
        word.ends_with("ois")
            || word.ends_with("oise")
            || word.ends_with("ais")
            || word.ends_with("aise")
            || word.ends_with("ien")
            || word.ends_with("ienne")
            || word.ends_with("éen")
            || word.ends_with("éenne")
            || word.ends_with("and")
            || word.ends_with("ande")
            || word.ends_with("belge")
            || word.ends_with("ique")
            || word.ends_with("ol")
            || word.ends_with("ole")
    });
    named || former || of_country || foreign
}
