//! LK011: an address that is written but cannot be clicked.

use super::{in_short, is_example};
use crate::body::link;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;
use crate::text::address::next_url;
use crate::text::{PassageKind, Texts, Zone};

pub(super) static RULE: Rule = Rule {
    code: "LK011",
    name: "unlinked-address",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une adresse est écrite dans le texte sans que l’on puisse cliquer dessus.",
    why: "Jekyll n’en fait pas un lien\u{a0}: le lecteur doit la recopier. Une adresse électronique ou un nom \
          en «\u{a0}www.\u{a0}» n’est signalé que pour information.",
    invalid: &[
        Sample::Body("La carte d’été est sur https://cartolibre.gouv.fr/carte.\n"),
        Sample::Body("Plus d’informations sur www.cartolibre.fr\n"),
        Sample::FrontMatter("chapeau-text: Pour la carte d’été, écrire à presse@cartolibre.gouv.fr."),
        Sample::FrontMatter("chapeau-text: La carte d’été est sur https://cartolibre.gouv.fr/carte."),
        Sample::Body("Contact presse\u{a0}: presse@cartolibre.gouv.fr\n"),
        Sample::Body("<p>La carte est sur https://cartolibre.gouv.fr/carte.</p>\n"),
    ],
    valid: &[
        Sample::Body("La carte est sur <https://cartolibre.gouv.fr/carte>.\n"),
        Sample::Body("[https://cartolibre.gouv.fr](https://cartolibre.gouv.fr) et [a@b.fr](mailto:a@b.fr)\n"),
        Sample::FrontMatter(
            "chapeau-text: 'L''été : [https://cartolibre.fr](https://cartolibre.fr), <https://b.fr>'",
        ),
        Sample::Body("Voir [la carte d’été] (https://cartolibre.gouv.fr/carte).\n"),
        Sample::Body("La carte d’été se lit alors sur http://localhost:8080/carte.\n"),
        Sample::Body("Écrire nom@example.com, ou nom@exemple.fr, puis https://carte.example.org/chemins.\n"),
        Sample::Body("<pre>\nogrinfo -so WFS:https://cartolibre.gouv.fr/wfs\n</pre>\n"),
        Sample::Body("Taper `curl https://cartolibre.gouv.fr/api` pour voir data.gouv.fr.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let release = cx.release;
    let links: Vec<_> = release.all_links().collect();
    let inside_link = |span: Span| {
        let after = links.partition_point(|link| link.span.start() <= span.start());
        links.get(..after).and_then(<[_]>::last).is_some_and(|link| link.span.covers(span))
    };
    let texts = release.texts();
    let addresses = texts.addresses().iter().filter(|address| !address.linked).map(|address| address.span);
    for span in in_chapeau(texts).into_iter().chain(addresses) {
        if inside_link(span)
            || !is_markdown(cx, span)
            || is_broken_link(cx, span)
            || is_argument(cx, span)
            || is_attribute(cx, span)
        {
            continue;
        }
        let text = cx.slice(span);
        let has_scheme = text.contains("://");
        // An address of the reader's own machine, or of nobody.
        let local = text.contains("://localhost") || text.contains("://127.0.0.1");
        if local || is_example(link::host(text).unwrap_or(text)) {
            continue;
        }
        let message = ["L’adresse «\u{a0}", &in_short(text), "\u{a0}» n’est pas un lien"].concat();
        let finding =
            out.report(span, message).help("En faire un lien, avec un intitulé qui dise où il mène");
        let finding = if has_scheme { finding } else { finding.at_most(Severity::Info) };
        if has_scheme && is_running_text(cx, span) {
            finding.fix(chevrons(span));
        }
    }
    for email in &cx.mentions().emails {
        let span = email.span;
        let is_example = email.value.rsplit('@').next().is_some_and(is_example);
        if is_example || inside_link(span) || !is_markdown(cx, span) || is_attribute(cx, span) {
            continue;
        }
        let message = format!("L’adresse «\u{a0}{}\u{a0}» n’est pas un lien", email.value);
        let finding =
            out.report(span, message).at_most(Severity::Info).help("En faire un lien «\u{a0}mailto:\u{a0}»");
        if is_running_text(cx, span) && cx.slice(span) == email.value {
            finding.fix(chevrons(span));
        }
    }
}

/// The addresses that the chapeau holds.
fn in_chapeau(texts: &Texts) -> Vec<Span> {
    let mut found = Vec::new();
    for passage in texts.passages().iter().filter(|passage| passage.kind == PassageKind::Chapeau) {
        let (text, start) = (texts.text(passage), passage.range.start as usize);
        let mut from = 0;
        while let Some(range) = next_url(text, from) {
            found.push(texts.source(start + range.start..start + range.end));
            from = range.end;
        }
    }
    found
}

/// Whether it stands where kramdown could have made it a link: in the body, or in the chapeau.
fn is_markdown(cx: &Context<'_, '_>, span: Span) -> bool {
    cx.release.body.span.covers(span) || {
        let mut passages = cx.release.texts().passages().iter();
        passages.any(|passage| passage.kind == PassageKind::Chapeau && passage.span.covers(span))
    }
}

/// Whether an address follows `](`, `] (` or `[`: it was meant to be a link.
fn is_broken_link(cx: &Context<'_, '_>, span: Span) -> bool {
    let before = cx.release.source.before(span.start() as usize);
    before.ends_with('[') || before.strip_suffix('(').is_some_and(|before| before.trim_end().ends_with(']'))
}

/// Whether an address is glued to what stands before, as in `WFS:https://…`: a line of code.
fn is_argument(cx: &Context<'_, '_>, span: Span) -> bool {
    let before = cx.release.source.before(span.start() as usize);
    before
        .strip_suffix([':', '='])
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()))
}

fn chevrons(span: Span) -> Fix {
    let edits = vec![Edit::insert(span.start(), "<"), Edit::insert(span.end(), ">")];
    Fix::suggested("Entourer l’adresse de chevrons", edits)
}

fn zone_at(cx: &Context<'_, '_>, span: Span) -> Option<Zone> {
    let passages = cx.release.texts().passages();
    let after = passages.partition_point(|passage| passage.span.start() <= span.start());
    let holder = passages.get(..after)?.iter().rev().find(|passage| passage.span.covers(span))?;
    Some(holder.zone)
}

fn is_running_text(cx: &Context<'_, '_>, span: Span) -> bool {
    zone_at(cx, span) == Some(Zone::RunningText)
}

fn is_attribute(cx: &Context<'_, '_>, span: Span) -> bool {
    zone_at(cx, span) == Some(Zone::AttributeValue)
}
