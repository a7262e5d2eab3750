//! MD017: a heading of the page's own level.

use super::quoted;
use crate::body::Heading;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "MD017",
    name: "first-level-heading",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: Some("RGAA 4.1, critère 9.1"),
    since: "0.1.0",
    summary: "Un titre du texte a le niveau du titre de la page.",
    why: "Le modèle de page donne au titre du communiqué le niveau\u{a0}1\u{a0}: un autre titre de ce niveau \
          dans le texte annonce un second sujet.",
    invalid: &[
        Sample::Body("# Les «\u{a0}chemins\u{a0}» ruraux\n\nÀ tous.\n"),
        Sample::Body("La carte est libre.\r\n\r\n<h1>Étapes</h1>\r\n"),
        Sample::Body("La carte est libre.\n\n# Étapes\n\nÀ tous.\n"),
    ],
    valid: &[Sample::Body("### Les chemins ruraux\n\nÀ tous.\n"), Sample::Body("#CartoLibre\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    // Without a title in the front matter, this heading is the page's.
    let base = cx.profile.base_heading_level;
    if base <= 1 || cx.release.front_matter.title.value().is_none() {
        return;
    }
    let outline = &cx.release.meaning().outline;
    // One title at the head of the text, of which the sections are parts: how sites write whose pages
    // do not show the title of the front matter.
    let start = cx.release.body.span.start();
    let leads = |at: u32| cx.slice(Span::new(start, at)).trim().is_empty();
    let is_first_level = |heading: &&Heading<'_>| heading.level == Some(1);
    let own_title = outline.iter().filter(is_first_level).count() == 1;
    for (heading, level) in outline.iter().filter_map(|heading| Some((heading, heading.level?))) {
        if level < base {
            let whose = if level == 1 { "celui du titre de la page" } else { "que la page garde pour elle" };
            let title = quoted(&heading.text);
            let finding = out
                .report(
                    heading.span,
                    format!("Le titre «\u{a0}{title}\u{a0}» a le niveau\u{a0}{level}, {whose}"),
                )
                .help(format!("Commencer au niveau\u{a0}{base}"));
            if own_title && level == 1 && leads(heading.span.start()) {
                finding.at_most(Severity::Info);
            }
        }
    }
}
