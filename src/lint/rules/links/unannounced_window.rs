//! LK013: a link that opens a window without saying so.

use super::in_short;
use crate::body::Hyperlink;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "LK013",
    name: "unannounced-window",
    family: Family::Links,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 13.2\u{202f}; DSFR, liens"),
    since: "0.1.0",
    summary: "Un lien ouvre une nouvelle fenêtre sans le dire.",
    why: "Le retour en arrière n’y mène plus nulle part\u{a0}: un lecteur d’écran ou un débutant se perd. Le lien le dit dans son titre, ou s’ouvre dans la même fenêtre.",
    invalid: &[
        Sample::Body("[La carte de l’été](https://cartolibre.gouv.fr/ete){:target=\"_blank\"}\n"),
        Sample::Body(
            "<p><a href=\"https://cartolibre.gouv.fr/\" target=\"_blank\">La carte de l’été</a></p>\n",
        ),
    ],
    valid: &[
        Sample::Body("[La carte de l’été](https://cartolibre.gouv.fr/ete)\n"),
        Sample::Body(
            "[La carte](https://cartolibre.gouv.fr/ \"La carte - nouvelle fenêtre\"){:target=\"_blank\"}\n",
        ),
        Sample::Body("<p><a href=\"/carte\" target=\"_blank\">La carte (nouvel onglet)</a></p>\n"),
        Sample::Body(
            "<p><a href=\"/carte\" target=\"_blank\" title=\"La carte - Lien externe\">La carte</a></p>\n",
        ),
    ],
    check,
};

/// Longest attribute list that is read, in bytes.
const MAX_LIST_BYTES: usize = 200;

/// Words that announce it, in the text of the link or in its title.
const ANNOUNCED: [&str; 7] =
    ["fenêtre", "fenetre", "onglet", "lien externe", "site externe", "new window", "new tab"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for link in cx.release.all_links().filter(|link| opens_window(cx, link)) {
        let title = link.title.as_ref().map_or("", |(title, _)| title);
        let told = [&*link.text, title].iter().any(|text| {
            let text = text.to_lowercase();
            ANNOUNCED.iter().any(|word| text.contains(word))
        });
        if !told {
            let text = in_short(link.text.trim());
            out.report(
                link.text_span,
                format!("«\u{a0}{text}\u{a0}» ouvre une nouvelle fenêtre sans le dire"),
            )
            .help(format!(
                "Ôter `target`, ou donner au lien le titre «\u{a0}{text} - nouvelle fenêtre\u{a0}»"
            ));
        }
    }
}

/// `target="_blank"` in the tag, or in the attribute list that touches the link.
fn opens_window(cx: &Context<'_, '_>, link: &Hyperlink<'_>) -> bool {
    let text = cx.release.source.text();
    let (start, end) = (link.span.start() as usize, link.span.end() as usize);
    let opening = text.get(start..link.text_span.start() as usize).unwrap_or("");
    if text.get(end..).is_some_and(|after| after.starts_with("{:")) {
        let after = text.get(end..text.floor_char_boundary(end + MAX_LIST_BYTES)).unwrap_or("");
        if after.split(['}', '\n']).next().is_some_and(|list| list.contains("_blank")) {
            return true;
        }
    }
    opening.starts_with("<a") && opening.contains("_blank")
}
