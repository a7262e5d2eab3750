//! PA002: a silence that cannot be obeyed.

use crate::config::Config;
use crate::diagnostic::Severity;
use crate::error::closest;
use crate::lint::context::{Context, Findings};
use crate::lint::registry::{names, selectors};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::suppress::{KEYWORDS, MAX_SELECTORS, Silence};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "PA002",
    name: "unknown-silence",
    family: Family::Parapheur,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un commentaire adressé au contrôle ne peut pas être suivi.",
    why: "Un nom de règle inconnu ou un mot mal écrit ne fait rien taire\u{a0}: l’auteur croit avoir \
          répondu à une remarque qui reviendra.",
    invalid: &[
        Sample::Body("<!-- parapheur: ignore QU0001 -->\n\nLa carte paraît chaque semaine.\n"),
        Sample::Body("<!-- parapheur: ignorer-tout TY -->\n\nLa carte paraît chaque semaine.\n"),
        Sample::Body("<!-- parapheur: ignore -->\n\nLa carte paraît chaque semaine.\n"),
        Sample::Body("<!-- parapheur ignore-document QU001 -->\n\nLa carte paraît chaque semaine.\n"),
    ],
    valid: &[
        Sample::Body("<!-- parapheur\u{a0}: ignore-document typography -->\n\nLa carte paraît.\n"),
        Sample::Body("<!-- parapheur signé le 3 mai -->\n\nLa carte paraît chaque semaine.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let silences = cx.silences();
    for silence in &silences.list {
        if silence.scope.is_none() {
            misspelt(cx, silence, out);
        } else if silence.selectors.is_empty() {
            out.report(silence.span, "Ce commentaire ne nomme aucune règle à faire taire")
                .help("Écrire par exemple `parapheur: ignore QU001 -- raison`");
        }
        for &selector in silence.selectors.iter().filter(|_| silence.scope.is_some()) {
            unknown(cx, selector, out);
        }
    }
    if let Some(refused) = silences.refused {
        let message = format!(
            "Plus de {MAX_SELECTORS} règles à faire taire dans ce document\u{a0}: à partir d’ici, les commentaires ne sont plus suivis"
        );
        out.report(refused, message).help("Exclure ces règles dans la configuration du site");
    }
}

fn misspelt(cx: &Context<'_, '_>, silence: &Silence, out: &mut Findings<'_>) {
    let word = cx.slice(silence.keyword);
    if KEYWORDS.contains(&word) {
        out.report(silence.span, "Deux-points manquant après «\u{a0}parapheur\u{a0}»\u{a0}: rien n’est tu")
            .help(format!("Écrire `parapheur: {word}`"));
        return;
    }
    let meant = closest(word, KEYWORDS.into_iter()).unwrap_or("ignore");
    out.report(
        silence.keyword,
        format!("«\u{a0}{word}\u{a0}» n’est pas une consigne connue\u{a0}: rien n’est tu"),
    )
    .help(format!(
        "Écrire `{meant}`\u{202f}; les consignes sont `ignore`, `ignore-ligne` et `ignore-document`"
    ));
}

fn unknown(cx: &Context<'_, '_>, selector: Span, out: &mut Findings<'_>) {
    let name = cx.slice(selector);
    if selectors().any(|known| known == name) || Config::rules(cx.config).any(|rule| names(name, rule)) {
        return;
    }
    let finding = out.report(selector, format!("Aucune règle ne s’appelle «\u{a0}{name}\u{a0}»"));
    if let Some(meant) = closest(name, selectors()) {
        finding.help(format!("Écrire `{meant}`, si c’est la règle à faire taire"));
    }
}
