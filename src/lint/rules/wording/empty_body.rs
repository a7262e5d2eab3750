use crate::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::yaml::Entry;

pub(super) static RULE: Rule = Rule {
    code: "RE017",
    name: "empty-body",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Le document n’a pas de corps.",
    why: "La page publiée ne montrerait que son titre et son chapeau.",
    invalid: &[Sample::Body("\n"), Sample::Body(""), Sample::Body("<!-- à écrire -->\n\n&nbsp;\n")],
    valid: &[
        Sample::Body("La carte est libre.\n"),
        Sample::Body("![Carte](/uploads/carte.png)\n"),
        Sample::Document("---\ntitle: La carte\nlien_externe: https://carte.example.fr/\n---\n"),
        Sample::Document("---\nquestion: Où est la carte\u{202f}?\nreponse: En mairie.\n---\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let release = cx.release;
    let Some(block) = release.split.front_matter.as_ref() else { return };
    if !release.front_matter.redirection.is_absent() || !is_empty(cx.slice(release.split.body)) {
        return;
    }
    let fence = block.closing;
    // A page that leads elsewhere, or the data of one that is written elsewhere.
    if release.front_matter.title.is_absent() || cx.entries().any(|(entry, _)| leads_away(entry)) {
        return;
    }
    let blank = cx.slice(release.split.body).trim().is_empty();
    let message = if blank {
        "Le document s’arrête à son en-tête\u{a0}: il n’a pas de corps."
    } else {
        "Le corps du document ne montre rien au lecteur."
    };
    let finding = out
        .report(fence, message)
        .help("Écrire le texte du communiqué après la seconde ligne «\u{a0}---\u{a0}».");
    // Pages of other kinds may be made of their front matter alone.
    if !release.front_matter.is_published() || !cx.is_release() {
        finding.at_most(Severity::Info);
    }
}

/// `external_link: https://…`: what the title leads to.
fn leads_away(entry: &Entry<'_>) -> bool {
    const KEYS: [&str; 5] = ["external", "lien", "link", "redirect", "url"];
    let key = entry.key.as_text().unwrap_or("");
    let address = entry.value.as_text().is_some_and(|value| value.starts_with("http"));
    address && KEYS.iter().any(|part| key.contains(part))
}

/// Nothing but white space, comments and tags that show nothing.
fn is_empty(body: &str) -> bool {
    const SHOW_NOTHING: [&str; 9] =
        ["&nbsp;", "&#160;", "<br>", "<br/>", "<br />", "<p>", "</p>", "<div>", "</div>"];
    let mut rest = body.trim_start();
    loop {
        let next = match rest.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
            Some((_, after)) => Some(after),
            None => SHOW_NOTHING.iter().find_map(|nothing| rest.strip_prefix(nothing)),
        };
        match next {
            Some(after) => rest = after.trim_start(),
            None => return rest.is_empty(),
        }
    }
}
