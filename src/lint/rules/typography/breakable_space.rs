use std::ops::Range;

use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::profile::SpacePolicy;
use crate::text::Zone;

pub(super) static RULE: Rule = Rule {
    code: "TY002",
    name: "breakable-space",
    family: Family::Typography,
    severity: Severity::Info,
    fixable: Fixable::Safe,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: ponctuation"),
    since: "0.1.0",
    summary: "Une espace ordinaire est là où il faut une espace insécable.",
    why: "Une espace ordinaire peut rejeter le signe en début de ligne. Dans le texte courant, le gabarit de certains sites la remplace (réglage du profil)\u{202f}; dans l’en-tête et dans le HTML, personne ne le fait. Une annonce par passage.",
    invalid: &[
        Sample::FrontMatter("title: 'Cartolibre : la carte « libre » des chemins'"),
        Sample::Body("<div>Une question ? Un chemin oublié ?</div>\n"),
    ],
    valid: &[
        Sample::FrontMatter("title: \"Cartolibre\u{a0}: la carte «\u{a0}libre\u{a0}»\""),
        Sample::Body("Une question ? La mission répond : toujours.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let policy = cx.profile.spaces;
    if policy == SpacePolicy::Tolerant {
        return;
    }
    let by_template = cx.profile.spaces_set_by_template;
    let mut spaces: Vec<(Place<'_>, char)> = Vec::new();
    for kind in [Kind::HighPunctuation, Kind::Guillemet, Kind::Unit] {
        let found = cx.places(kind).filter(|place| {
            place.is_french_prose() && !(by_template && place.passage.zone == Zone::RunningText)
        });
        spaces.extend(found.filter_map(|place| space(&place, policy)));
    }
    spaces.sort_by_key(|(place, _)| place.range.start);
    spaces.dedup_by_key(|(place, _)| place.range.start); // `« !`: one space, two signs that want it
    for same in spaces.chunk_by(|(a, _), (b, _)| a.index == b.index) {
        report(same, out);
    }
}

fn report(spaces: &[(Place<'_>, char)], out: &mut Findings<'_>) {
    let Some((first, _)) = spaces.first() else { return };
    let Range { start, end } = first.range;
    let around = if first.before() == Some('«') {
        first.at(start - '«'.len_utf8()..end + first.word_after().len())
    } else {
        first.at(start.saturating_sub(first.head().rsplit(char::is_whitespace).next().map_or(0, str::len))
            ..end + first.after().map_or(0, char::len_utf8))
    };
    let message = match spaces.len() {
        1 => message::with("Espace sécable\u{a0}: ", around.text()),
        count => format!("{count} espaces sécables dans ce passage, dont {}.", quoted(around.text())),
    };
    let edits: Vec<Edit> = spaces
        .iter()
        .filter(|(place, _)| place.is_verbatim())
        .map(|(place, space)| Edit::replace(place.span(), space.to_string()))
        .collect();
    let fix = (!edits.is_empty()).then(|| Fix::safe("Rendre ces espaces insécables", edits));
    out.report(first.span(), message).help("Écrire une espace insécable à cet endroit.").fix_if(fix);
}

/// The ordinary space beside a sign, and the character that should stand there.
fn space<'r>(sign: &Place<'r>, policy: SpacePolicy) -> Option<(Place<'r>, char)> {
    // Most have a space that is not breakable.
    let beside = if sign.text() == "«" { sign.byte_after() } else { sign.byte_before() };
    if beside != Some(b' ') {
        return None;
    }
    let start = sign.range.start;
    let (range, beyond) = match sign.text() {
        "«" => (sign.range.end..sign.range.end + 1, sign.tail().chars().nth(1)),
        _ => (start.checked_sub(1)?..start, sign.head().chars().rev().nth(1)),
    };
    let narrow = policy == SpacePolicy::ImprimerieNationale && matches!(sign.text(), ";" | "!" | "?");
    let emoticon = sign.text() == ":" && sign.after().is_some_and(|c| !c.is_whitespace());
    (beyond.is_some_and(|c| !c.is_whitespace()) && !emoticon && !sign.is_address())
        .then(|| (sign.at(range), if narrow { '\u{202f}' } else { '\u{a0}' }))
}
