//! PA003: a document of which the end is not looked at.

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule};
use crate::source::MAX_DOCUMENT_BYTES;

pub(super) static RULE: Rule = Rule {
    code: "PA003",
    name: "document-too-large",
    family: Family::Parapheur,
    severity: Severity::Error,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Le document est si long que sa fin n’est pas lue.",
    why: "Au-delà de 16 Mio, un fichier n’est plus un communiqué. Ce qui suit n’est ni lu ni contrôlé\u{a0}: \
          l’absence de remarque n’y veut rien dire.",
    // A sample would weigh 16 MiB: tested below instead.
    invalid: &[],
    valid: &[],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    if let Some(unchecked) = cx.release.source.unchecked() {
        let message = format!(
            "Document de plus de {} Mio\u{a0}: la suite, à partir d’ici, n’est ni lue ni contrôlée",
            MAX_DOCUMENT_BYTES / (1024 * 1024)
        );
        out.report(unchecked, message).help("Diviser le document");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Config, check};

    #[test]
    fn the_end_of_a_huge_document_is_said_not_to_be_checked() {
        let mut config = Config::default();
        config.select(&[RULE.code]).unwrap();
        let text = "é".repeat(MAX_DOCUMENT_BYTES / 2 + 1);
        let found = check(&text, &config);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span.slice(&text), "é");
        assert_eq!(check(&text[2..], &config), []);
    }
}
