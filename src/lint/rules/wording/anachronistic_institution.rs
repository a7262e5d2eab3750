use chrono::NaiveDate;

use crate::Severity;
use crate::data::{Registry, Term};
use crate::lint::message::quoted;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, french, phrases};
use crate::text::word;

pub(super) static RULE: Rule = Rule {
    code: "RE008",
    name: "anachronistic-institution",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Une institution porte un nom qu’elle n’avait pas à la date du communiqué.",
    why: "La DINSIC est devenue la DINUM le 27 octobre 2019\u{a0}: un texte repris garde l’ancien nom, un texte retouché prend le nouveau. Les mentions historiques («\u{a0}ex-DINSIC\u{a0}», «\u{a0}alors\u{a0}», «\u{a0}devenue\u{a0}») sont laissées\u{202f}; un nom périmé n’est qu’une information.",
    invalid: &[
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2018-05-15 10:00:00 +02:00\n---\n\nLa carte est portée par la DINUM.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2022-05-15 10:00:00 +02:00\n---\n\nLa carte est portée par la DINSIC.\n",
        ),
    ],
    valid: &[
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2017-05-15 10:00:00 +02:00\n---\n\nLa direction interministérielle du numérique et du système d’information et de communication de l’Etat publie la carte.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2022-05-15 10:00:00 +02:00\n---\n\nLa direction interministérielle du numérique et l’Agence nationale de la cohésion des territoires.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2022-05-15 10:00:00 +02:00\n---\n\nLa carte est portée par la DINUM (ex-DINSIC).\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2018-05-15 10:00:00 +02:00\n---\n\nLa carte est portée par la DINSIC.\n",
        ),
        Sample::Document(
            "---\ntitle: Une carte\ndate: 2022-05-15 10:00:00 +02:00\n---\n\nLa carte fut lancée par la DINSIC en 2018.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let Some(date) = cx.release.front_matter.date.value().and_then(|date| date.paris()) else { return };
    let date = date.date_naive();
    let mut met: Vec<&str> = Vec::new();
    let free =
        |place: &Place<'_>, term: Term<'_>| !place.is_address() && is_named(place.text(), term.column(0));
    for (place, term) in phrases::longest(cx, Registry::Institutions, &free) {
        let name = term.column(0);
        if met.contains(&name) {
            continue;
        }
        let Some((over, day)) = when(term, date) else { continue };
        if is_historical(&place) || begins_longer_name(cx, &place, name) {
            continue;
        }
        let (message, help, certain) = if over {
            (
                format!("{} ne porte plus ce nom depuis le {}.", quoted(name), french::day(day)),
                other(term.column(4), ", ou dire que ce nom est l’ancien"),
                false,
            )
        } else {
            (
                format!("{} ne porte ce nom que depuis le {}.", quoted(name), french::day(day)),
                other(term.column(3), ""),
                true,
            )
        };
        met.push(name);
        let finding = out.report(place.span(), message).help(help);
        // A name in small letters may only describe.
        if !certain || name.starts_with(char::is_lowercase) {
            finding.at_most(Severity::Info);
        }
    }
}

/// Whether what is written goes on as a longer name that begins so, accents aside.
fn begins_longer_name(cx: &Context<'_, '_>, place: &Place<'_>, name: &str) -> bool {
    let tail = place.tail();
    let goes_on = |rest: &str| {
        let mut written = tail.chars();
        rest.chars().all(|c| written.next().is_some_and(|other| word::fold(other) == word::fold(c)))
    };
    let longer = cx.registries().terms(Registry::Institutions);
    let mut rests = longer.filter_map(|term| term.column(0).strip_prefix(name));
    rests.any(|rest| !rest.is_empty() && goes_on(rest))
}

/// The day that puts the name out of its time, and whether it has passed. A month is allowed: names
/// are announced before they are official, and used a little after.
fn when(term: Term<'_>, date: NaiveDate) -> Option<(bool, NaiveDate)> {
    let day = |column: usize| term.day(column);
    let far = |from: NaiveDate, to: NaiveDate| to.signed_duration_since(from).num_days() > 45;
    day(1)
        .filter(|&first| far(date, first))
        .map(|first| (false, first))
        .or_else(|| day(2).filter(|&last| far(last, date)).map(|last| (true, last)))
}

/// « CSA », « France travail »: only the name as it is written counts, but for a first small letter.
fn is_named(written: &str, name: &str) -> bool {
    let small = name.starts_with(char::is_lowercase);
    let apostrophe = |c: char| if c == '\'' { '’' } else { c };
    let mut pairs = written.chars().map(apostrophe).zip(name.chars()).enumerate();
    written.chars().count() == name.chars().count()
        && pairs.all(|(at, (w, n))| w == n || n == ' ' || at == 0 && small && w.to_lowercase().eq([n]))
}

fn other(name: &str, or: &str) -> String {
    if name.is_empty() {
        "Vérifier le nom à la date du communiqué.".to_owned()
    } else {
        format!("Écrire le nom en usage à cette date, {}{or}.", quoted(name))
    }
}

/// Told as the past: the sentence says so, or gives a year.
fn is_historical(place: &Place<'_>) -> bool {
    const CUES: [&str; 12] = [
        "ex-",
        "ancien",
        "alors",
        "devenu",
        "devien",
        "remplac",
        "succèd",
        "créé",
        "futur",
        "fusion",
        "anciennement",
        "avant de",
    ];
    let head = place.head().rsplit(['.', '\n']).next().unwrap_or("");
    let tail = place.tail().split(['.', '\n']).next().unwrap_or("");
    let near = |text: &str| CUES.iter().any(|cue| text.contains(cue));
    let year = |text: &str| {
        text.split(|c: char| !c.is_ascii_digit())
            .any(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
    };
    near(head) || near(tail) || year(head) || year(tail)
}
