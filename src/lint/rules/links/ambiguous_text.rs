//! LK008: the same text for links to different places.

use super::vague_words::vagueness;
use super::{bare, in_short};
use crate::body::{Hyperlink, LinkKind};
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::repeated::may_repeat;
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "LK008",
    name: "ambiguous-link-text",
    family: Family::Links,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 6.1"),
    since: "0.1.0",
    summary: "Deux liens de même intitulé mènent à des endroits différents.",
    why: "Dans une liste de liens, rien ne les distingue\u{202f}; souvent, l’une des adresses est celle d’un \
          copier-coller.",
    invalid: &[
        Sample::Body("[Le guide de l’été](/guide) puis [le guide de l'été](/carte).\n"),
        Sample::Body("<p><a href=\"/a.pdf\">Le rapport</a></p>\n\n[Le rapport](/b.pdf)\n"),
    ],
    valid: &[
        Sample::Body(
            "[Le guide](https://cartolibre.gouv.fr/guide/) puis [Le guide](http://www.cartolibre.gouv.fr/guide).\n",
        ),
        Sample::Body("[Le guide](/guide) puis [la carte](/carte).\n"),
        Sample::Body("La carte est [ici](/carte), le guide de l’été [ici](/guide).\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let worth =
        |link: &Hyperlink<'_>| matches!(link.kind, LinkKind::Web | LinkKind::SitePath) && !link.holds_image;
    let links = || cx.folded_links().filter(|(link, text)| worth(link) && !text.is_empty());
    if !may_repeat(links().map(|(_, text)| text)) {
        return;
    }
    let mut known: Vec<_> = links().collect();
    // Any order will do that brings the same texts together: lengths are quicker to compare.
    known.sort_by_key(|&(link, text)| (text.len(), text, link.span));
    let mut found: Vec<_> = known
        .chunk_by(|(_, a), (_, b)| a == b)
        .filter_map(|same| {
            let [(first, text), _, ..] = same else { return None };
            let (other, _) = same.iter().find(|(link, _)| bare(&link.target) != bare(&first.target))?;
            // A vague text is another matter.
            vagueness(text).is_none().then_some((*first, *other))
        })
        .collect();
    found.sort_by_key(|(_, other)| other.span);
    for (first, other) in found {
        let text = in_short(other.text.trim());
        out.report(
            other.span,
            format!("«\u{a0}{text}\u{a0}» mène ici ailleurs que le premier lien de ce nom"),
        )
        .label(first.span, "le premier lien")
        .help("Vérifier les deux adresses, ou donner à chaque lien un intitulé qui lui soit propre");
    }
}
