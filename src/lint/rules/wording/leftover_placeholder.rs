use std::cmp::Reverse;

use super::bracketed;
use super::crosses::{crossed, is_amount, is_crosses, is_number, number};
use crate::Severity;
use crate::data::{Registry, Term};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};
use crate::text::PassageKind;

pub(super) static RULE: Rule = Rule {
    code: "RE001",
    name: "leftover-placeholder",
    family: Family::Wording,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Des mots d’attente sont restés dans le texte.",
    why: "«\u{a0}EN ATTENTE\u{a0}», «\u{a0}TEXTE À VENIR\u{a0}», «\u{a0}le JJ mois\u{a0}»\u{a0}: le brouillon a été publié, et l’information manque.",
    invalid: &[
        Sample::Body("EN ATTENTE DE MODIFICATION\n"),
        Sample::Body("LIENS A VENIR :\n\nLa carte est libre.\n"),
        Sample::Body("Les communes [texte manquant].\n"),
        Sample::Body("Rendez-vous le JJ mois 2024.\n"),
        Sample::Body("Un budget de XX euros.\n"),
        Sample::Body("Un budget de xxxx\u{a0}€.\n"),
        Sample::Body("Découvrir la carte [lien vers la page «\u{a0}dédiée\u{a0}»].\r\n"),
        Sample::Body("La carte paraît le [jour à confirmer par la mairie].\n"),
        Sample::Body("Rendez-vous le XX/03/2024 à Guéret.\n"),
        Sample::Body("La carte réunit X communes.\n"),
        Sample::FrontMatter("title: Lorem ipsum"),
        Sample::FrontMatter("title: Titre du communiqué"),
        Sample::Body("[Nom du fichier](/uploads/carte-d-été.pdf)\r\n"),
    ],
    valid: &[
        Sample::Body(
            "Les demandes en attente, les étapes à venir, le XXe siècle, Louis XX, [texte] et TODO-LIST.\n",
        ),
        Sample::Body("La date est écrite sous la forme JJ/MM/AAAA, l’échéance au format JJ/MM.\n"),
        Sample::Body(
            "Une date au format JJ/MM/AAAA, un relevé (à compléter ou à corriger chaque été), le noyau 4.9.xx.\n",
        ),
        Sample::Body("Le titre de l’article dit la carte.\n\n### Titre de l’article\n\nDix mots.\n"),
        Sample::Body("- [x] relire la carte\n- [ ] la publier\n"),
        Sample::Body("**RENDEZ-VOUS À VENIR**\n\n### LES CARTES A VENIR\n"),
        Sample::Body(
            "**EN COURS**\u{a0}: un relevé commencé.\n\n**À VENIR**\u{a0}: un relevé prévu cette année.\n",
        ),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let is_left = |place: &Place<'_>, term: Term<'_>| {
        let wanted = term.column(0);
        is_same_case(place.text(), wanted)
            && is_left_over(place, wanted)
            && (!is_label(wanted) || is_all_there_is(cx, place))
            && !is_format(place)
            && !bracketed::is_ticked(place)
    };
    let model = is_model(cx);
    let mut found = phrases::longest(cx, Registry::Placeholders, &is_left);
    let words = cx.words(Registry::Placeholders);
    found.extend(words.filter_map(|(word, term)| {
        let place = bracketed::around(&word, term).or_else(|| crossed(&word, term))?;
        Some((place, term))
    }));
    found.sort_by_key(|(place, _)| (place.range.start, Reverse(place.range.end)));
    let mut reported = 0;
    for (place, term) in found {
        if place.range.start < reported {
            continue;
        }
        let wanted = term.column(0);
        let place = if is_crosses(wanted) { number(place) } else { place };
        reported = place.range.end;
        let finding = out
            .report(place.span(), message::with("Mots d’attente restés dans le texte\u{a0}: ", place.text()))
            .help("Écrire le texte attendu, ou supprimer la phrase.");
        if model || term.column(1) == "info" || is_quoted_model(cx, &place) {
            finding.at_most(Severity::Info);
        } else if is_crosses(wanted) || wanted.len() <= 5 || term.column(1) == "warning" {
            finding.at_most(Severity::Warning);
        }
    }
}

/// « Titre du communiqué »: what a template writes where something is to be written.
fn is_label(wanted: &str) -> bool {
    let begins = |start: &&str| wanted.starts_with(*start);
    ["Chapeau d", "Description d", "Légende d", "Nom d", "Texte d", "Titre d"].iter().any(begins)
}

/// Whether nothing else stands in its paragraph, or in its value of a release; a heading or a cell may
/// name what follows.
fn is_all_there_is(cx: &Context<'_, '_>, place: &Place<'_>) -> bool {
    let held = match place.passage.kind {
        PassageKind::Title | PassageKind::Chapeau | PassageKind::Paragraph => true,
        PassageKind::FrontMatterValue => cx.is_release(),
        _ => false,
    };
    held && place.text().len() == place.whole().trim().len()
}

/// « Exemple de déclaration », « Modèle de courrier »: what is to be filled in is meant to stay.
fn is_model(cx: &Context<'_, '_>) -> bool {
    let title = cx.release.front_matter.title.value().map_or("", |title| title.trim_start());
    ["Exemple d", "Modèle d", "Gabarit d"].iter().any(|model| title.starts_with(model))
}

/// How far from a place its line begins, and the line that announces it ends, at most, in bytes.
const FAR: usize = 1_000;

/// « Voici un modèle : », then a block quotation that holds brackets to be filled in.
fn is_quoted_model(cx: &Context<'_, '_>, place: &Place<'_>) -> bool {
    let before = cx.release.source.before(place.span().start() as usize);
    // Nothing announces a first line.
    let Some((_, line)) = last_bytes(before).rsplit_once('\n') else { return false };
    let head = last_bytes(before.strip_suffix(line).unwrap_or(before));
    let announced = head.lines().rev().find(|line| !line.starts_with('>') && !line.trim().is_empty());
    line.starts_with('>')
        && announced.is_some_and(|line| {
            [" modèle", " exemple", " gabarit"].iter().any(|word| line.to_lowercase().contains(word))
        })
}

/// The last [`FAR`] bytes of a text.
fn last_bytes(text: &str) -> &str {
    text.get(text.floor_char_boundary(text.len().saturating_sub(FAR))..).unwrap_or("")
}

/// « au format JJ/MM/AAAA »: how to write a date, not one to come.
fn is_format(place: &Place<'_>) -> bool {
    let cited = || place.head().trim_end().ends_with(['«', '“', '"', '(']);
    place.text().starts_with(['J', 'j'])
        && place.text().contains('/')
        && (matches!(place.word_before(), "format" | "forme" | "type") || cited())
}

/// Capitals in the registry ask for capitals in the text.
fn is_same_case(written: &str, wanted: &str) -> bool {
    let capitals = |text: &str| text.chars().filter(|c| c.is_uppercase()).count();
    capitals(written) >= capitals(wanted)
}

/// « À VENIR » says that something is missing when it ends what is written in capitals by itself;
/// after a noun in capitals it is an ordinary heading.
fn is_left_over(place: &Place<'_>, wanted: &str) -> bool {
    let before = place.word_before();
    if is_crosses(wanted) {
        return !matches!(before, "Louis" | "Pie" | "Jean" | "Benoît" | "L" | "siècle")
            && !place.is_address()
            && (wanted != "xx" || is_number(place));
    }
    match wanted {
        // « NE PAS DIFFUSER AVANT MIDI »
        "NE PAS DIFFUSER" | "NE PAS PUBLIER" => return place.word_after() != "AVANT",
        // « DRAFT 2024 », among other capitals: a name.
        "BROUILLON" | "DRAFT" => return place.head().trim().is_empty(),
        "Prénom NOM" | "Prénom Nom" => return place.passage.kind != PassageKind::TableCell,
        _ if wanted.starts_with("X ") => return is_amount(place),
        _ => {}
    }
    // « À VENIR : une carte prévue », in a legend: a term and what it means.
    let defined = || place.tail().trim_start().strip_prefix(':').is_some_and(|rest| !rest.trim().is_empty());
    if wanted.ends_with("VENIR") && wanted.split(' ').count() == 2 && before.is_empty() && defined() {
        return false;
    }
    let after_noun =
        wanted.ends_with("VENIR") && wanted.split(' ').count() == 2 && before.chars().count() > 1;
    !after_noun
        || matches!(
            before,
            "TEXTE"
                | "LIEN"
                | "LIENS"
                | "PHOTO"
                | "PHOTOS"
                | "CITATION"
                | "IMAGE"
                | "VISUEL"
                | "CHAPEAU"
                | "TITRE"
                | "DATE"
        )
}
