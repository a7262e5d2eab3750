//! MD015: a line in bold that acts as a heading.

use super::quoted;
use crate::body::HeadingForm;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "MD015",
    name: "bold-as-heading",
    family: Family::Markdown,
    severity: Severity::Info,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critère 9.1"),
    since: "0.1.0",
    summary: "Une ligne en gras tient lieu de titre.",
    why: "Une ligne en gras n’est un titre que pour l’œil\u{a0}: elle manque au sommaire, et les lecteurs \
          d’écran ne permettent pas d’y sauter.",
    invalid: &[
        Sample::Body("La carte est libre.\n\n**Les «\u{a0}chemins\u{a0}» ruraux**\n\nIls sont à tous.\n"),
        Sample::Body("La carte est libre.\n\n<br>\n<br/>**Les chemins ruraux**\n\nIls sont à tous.\n"),
        Sample::Body("**À propos de la mission\u{a0}:**\r\n\r\nElle relève les chemins.\r\n"),
    ],
    valid: &[
        Sample::Body("### Les chemins ruraux\n\nIls sont à tous.\n"),
        Sample::Body("**La carte des chemins ruraux est libre depuis mardi.**\n\nElle est à tous.\n"),
        Sample::Body("> « La carte est libre. »\n<br>**Anne Azur, ministre**\n"),
        Sample::Body("La carte est libre.\n\n**=> Voir la carte**\n\nElle est à tous.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let mut level = cx.profile.base_heading_level.clamp(1, 6);
    for heading in &cx.release.meaning().outline {
        if let Some(written) = heading.level {
            level = (written + 1).min(6);
        }
        // « => Compléter la conclusion » is a note to the editor, not a title.
        let note = heading.text.starts_with(['=', '-', '>', '→', '–', '(']);
        if heading.form != HeadingForm::BoldLine || note {
            continue;
        }
        let slice = cx.slice(heading.span);
        let marks = "######".get(..level.into()).unwrap_or("######");
        let shown = quoted(&heading.text);
        let message = ["«\u{a0}", &shown, "\u{a0}» est en gras, mais n’est pas un titre"].concat();
        let help = ["Écrire «\u{a0}", marks, " ", &shown, "\u{a0}»"].concat();
        let finding = out.report(heading.span, message).help(help);
        if slice.starts_with("**") && !slice.contains(['\n', '\r']) {
            let start = heading.span.start();
            let breaks = breaks_before(cx.release.source.before(start as usize));
            let place = Span::new(start - breaks, heading.span.end());
            let edits = vec![Edit::replace(place, [marks, " ", &heading.text].concat())];
            finding.fix(Fix::suggested("En faire un titre", edits).last());
        }
    }
}

/// How long the `<br>` are that stand before a bold line: what is a heading needs none, and is none after one.
fn breaks_before(before: &str) -> u32 {
    let mut rest = before;
    loop {
        let line = rest.trim_end_matches([' ', '\t']);
        let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        let Some(cut) = ["<br>", "<br/>", "<br />"].iter().find_map(|tag| line.strip_suffix(tag)) else {
            return offset(before.len() - rest.len());
        };
        rest = cut;
    }
}
