//! The page of a rule, for editors, and the index of all rules: Markdown in French.

use std::fmt::Write as _;

use super::visible::reveal;
use super::word;
use crate::lint::{Family, Fixable, Rule, Sample};

/// The page that explains a rule.
#[must_use]
pub fn rule_page(rule: &Rule) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {} · {}\n", rule.code, rule.name);
    let _ = writeln!(out, "{}\n", rule.summary);
    let _ = writeln!(out, "| | |\n|---|---|");
    let _ = writeln!(out, "| Famille | {} |", rule.family.title());
    let _ = writeln!(out, "| Gravité | {} |", word(rule.severity));
    let _ = writeln!(out, "| Correction | {} |", fixable(rule.fixable));
    if let Some(norm) = rule.norm {
        let _ = writeln!(out, "| Norme | {norm} |");
    }
    let _ = writeln!(out, "| Depuis | {} |\n", rule.since);
    let _ = writeln!(out, "## Pourquoi\n\n{}", rule.why);
    samples("Ce qui est signalé", rule.invalid, &mut out);
    samples("Ce qui ne l’est pas", rule.valid, &mut out);
    let _ = writeln!(out, "\n## Faire taire la règle\n");
    if rule.family == Family::Parapheur {
        let _ = writeln!(
            out,
            "Aucun commentaire ne la fait taire\u{a0}; la configuration du site le peut (`ignore: [{}]`).",
            rule.code
        );
        return out;
    }
    let _ = writeln!(
        out,
        "`<!-- parapheur: ignore {0} -- raison -->` avant le bloc, ou `# parapheur: ignore {0} -- raison` \
         dans l’en-tête. Pour tout un site\u{a0}: `ignore: [{0}]` dans `parapheur.yaml`.",
        rule.code
    );
    out
}

fn samples(title: &str, samples: &[Sample], out: &mut String) {
    if samples.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {title}");
    for sample in samples {
        let text = reveal_lines(sample.text());
        let language = if matches!(sample, Sample::FrontMatter(_)) { "yaml" } else { "markdown" };
        let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
        let _ = writeln!(out, "\n{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'));
    }
}

/// What cannot be seen is made visible, line ends kept.
fn reveal_lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(|line| reveal(line.trim_end_matches('\r'))).collect();
    lines.join("\n")
}

fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

const fn fixable(fixable: Fixable) -> &'static str {
    match fixable {
        Fixable::No => "non",
        Fixable::Suggested => "proposée, à relire",
        Fixable::Safe => "sûre",
    }
}

/// The index of rules, family by family; each leads to its page, `CODE-name.md`.
#[must_use]
pub fn rule_index(rules: &[&'static Rule]) -> String {
    let mut out = String::from("# Les règles\n\n");
    out.push_str(
        "Pages engendrées depuis le code. Dans les exemples, `⍽` est une espace insécable et `⌴` une espace \
         fine insécable.\n",
    );
    for family in Family::ALL.into_iter().chain([Family::Custom]) {
        let mut members = rules.iter().filter(|rule| rule.family == family).peekable();
        if members.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "\n## {} · {}\n", family.prefix(), family.title());
        let _ = writeln!(out, "| Code | Nom | Gravité | Correction | Objet |\n|---|---|---|---|---|");
        for rule in members {
            let _ = writeln!(
                out,
                "| [{0}]({0}-{1}.md) | {1} | {2} | {3} | {4} |",
                rule.code,
                rule.name,
                word(rule.severity),
                fixable(rule.fixable),
                rule.summary.replace('|', "\\|")
            );
        }
    }
    out
}
