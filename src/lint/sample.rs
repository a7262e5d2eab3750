//! The texts that show what a rule does, and the check that they do show it.

use std::borrow::Cow;

use chrono::DateTime;

use super::rule::{Family, Fixable, Rule, Sample};
use crate::collection::{Collection, Signature};
use crate::config::Config;
use crate::diagnostic::apply::fix;
use crate::diagnostic::{Applicability, Diagnostic};

/// A complete release that no rule objects to: what a [`Sample`] leaves out comes from here.
pub const COMPLETE: &str = include_str!("complete.md");

/// The moment at which samples are checked: three weeks after [`COMPLETE`] was published.
pub const NOW: &str = "2024-04-02T09:00:00+02:00";

impl Sample {
    /// The whole document that is checked; of [`Sample::Documents`], the text as it stands.
    #[must_use]
    pub fn document(&self) -> Cow<'static, str> {
        let (front_matter, body) = complete();
        match *self {
            Sample::Document(text) | Sample::Documents(text) => Cow::Borrowed(text),
            Sample::Body(text) => Cow::Owned(format!("---\n{front_matter}---\n\n{text}")),
            Sample::FrontMatter(lines) => {
                let kept = without_keys(front_matter, lines);
                let newline = if lines.ends_with('\n') { "" } else { "\n" };
                Cow::Owned(format!("---\n{kept}{lines}{newline}---\n\n{body}"))
            }
        }
    }

    /// What the sample itself holds, without what is put around it.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match *self {
            Sample::Document(text)
            | Sample::Body(text)
            | Sample::FrontMatter(text)
            | Sample::Documents(text) => text,
        }
    }
}

/// Checks a rule's samples, texts and fixes; returns what is wrong with them, in English.
///
/// Every invalid sample must trigger the rule exactly once, every valid one never; messages must be
/// correctly typeset; fixes must mend what they were offered for. Rules of one's own can be put to
/// the same test as those of this crate: add them to the configuration first.
#[must_use]
pub fn verify(rule: &'static Rule, config: &Config) -> Vec<String> {
    let mut config = config.clone();
    config.now = DateTime::parse_from_rfc3339(NOW).ok();
    let mut wrong = Vec::new();
    let about_a_cap = rule.family == Family::Parapheur && rule.invalid.is_empty();
    if !about_a_cap && (rule.invalid.is_empty() || rule.valid.is_empty()) {
        wrong.push("a rule has at least one invalid and one valid sample".to_owned());
    }
    let mut best = Fixable::No;
    for sample in rule.invalid {
        let found = findings(rule, &config, sample);
        let [finding] = found.as_slice() else {
            wrong.push(format!("{} findings instead of one in {:?}: {found:#?}", found.len(), sample.text()));
            continue;
        };
        wrong.extend(texts(finding).filter_map(typeset_defect));
        if !matches!(sample, Sample::Documents(_)) {
            wrong.extend(unsound(finding, &sample.document()));
        }
        if finding.fix.is_some() && !mends(rule, &config, &sample.document()) {
            wrong.push(format!("its fix does not mend {:?}: {finding:#?}", sample.text()));
        }
        match finding.fix.as_ref().map(|fix| fix.applicability) {
            Some(Applicability::Safe) => best = Fixable::Safe,
            Some(Applicability::Suggested) => best = best.max(Fixable::Suggested),
            None => {}
        }
    }
    if best != rule.fixable {
        wrong.push(format!("said to be fixable: {:?}, but its samples show {best:?}", rule.fixable));
    }
    for sample in rule.valid {
        for finding in findings(rule, &config, sample) {
            wrong.push(format!("triggered by a valid sample {:?}: {finding:#?}", sample.text()));
        }
    }
    wrong.extend([rule.summary, rule.why].into_iter().filter_map(typeset_defect));
    wrong
}

fn findings(rule: &Rule, config: &Config, sample: &Sample) -> Vec<Diagnostic> {
    let mut found = match sample {
        Sample::Documents(text) => together(text, config),
        _ => super::check(&sample.document(), config),
    };
    found.retain(|finding| finding.code == rule.code);
    found
}

/// What documents show together, each after a line `=== name.md`.
fn together(text: &str, config: &Config) -> Vec<Diagnostic> {
    let mut collection = Collection::default();
    for part in text.split("=== ").skip(1) {
        let (name, document) = part.split_once('\n').unwrap_or((part, ""));
        collection.add(Signature::new(name, &crate::parse(document)));
    }
    collection.findings().iter().filter_map(|finding| finding.diagnostic(config)).collect()
}

/// Whether fixing a document leaves nothing for the rule to say, and nothing to fix again.
fn mends(rule: &Rule, config: &Config, document: &str) -> bool {
    let mut config = config.clone();
    if config.select(&[rule.code]).is_err() {
        return false;
    }
    let fixed = fix(document, &config, Applicability::Suggested);
    fixed.converged && fixed.remaining.is_empty() && fixed.text != document
}

/// A span or an edit that is outside the text, cuts a character, or is out of order.
fn unsound(finding: &Diagnostic, document: &str) -> Option<String> {
    let labels = finding.labels.iter().map(|label| label.span);
    let edits = || finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    let mut spans = [finding.span].into_iter().chain(labels).chain(edits());
    let outside = spans.find(|span| document.get(span.range()).is_none());
    let crossed = edits().zip(edits().skip(1)).any(|(a, b)| a.end() > b.start());
    (outside.is_some() || crossed).then(|| format!("unsound spans: {finding:#?}"))
}

fn texts(finding: &Diagnostic) -> impl Iterator<Item = &str> {
    let labels = finding.labels.iter().map(|label| label.message.as_str());
    let fix = finding.fix.iter().map(|fix| fix.title.as_str());
    [finding.message.as_str()].into_iter().chain(finding.help.as_deref()).chain(labels).chain(fix)
}

/// The front matter of [`COMPLETE`] without its fences, and its body.
fn complete() -> (&'static str, &'static str) {
    let text = COMPLETE.strip_prefix("---\n").unwrap_or(COMPLETE);
    text.split_once("---\n\n").unwrap_or((text, ""))
}

/// The top-level entries of `front_matter` whose keys are not among those of `lines`.
fn without_keys(front_matter: &str, lines: &str) -> String {
    let keys: Vec<&str> = lines.lines().filter_map(top_level_key).collect();
    let mut kept = String::new();
    let mut keep = true;
    for line in front_matter.split_inclusive('\n') {
        if let Some(key) = top_level_key(line) {
            keep = !keys.contains(&key);
        }
        if keep {
            kept.push_str(line);
        }
    }
    kept
}

fn top_level_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    key.starts_with(|c: char| c.is_alphabetic()).then_some(key)
}

/// What is wrong with the typography of a French text, outside « quotations » and `code`.
fn typeset_defect(text: &str) -> Option<String> {
    let defect = |what: &str| Some(format!("{what}: {text:?}"));
    let mut quoted = 0_u32;
    let mut code = false;
    let mut last = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        match c {
            '`' => code = !code,
            _ if code => {}
            '«' if next != Some('\u{a0}') => return defect("no U+00A0 after «"),
            '«' => quoted += 1,
            '»' if last != '\u{a0}' => return defect("no U+00A0 before »"),
            '»' => quoted = quoted.saturating_sub(1),
            _ if quoted > 0 => {}
            '\'' | '"' => return defect("straight quote"),
            '.' if last == '.' => return defect("... instead of …"),
            ' ' if last == ' ' || next.is_none() => return defect("space too many"),
            ':' if next.is_none_or(|n| n == ' ') && last != '\u{a0}' => return defect("no U+00A0 before :"),
            ';' | '!' | '?' if last != '\u{202f}' => return defect("no U+202F before ; ! ?"),
            _ => {}
        }
        last = c;
    }
    (quoted > 0 || code).then(|| format!("« or ` left open: {text:?}"))
}

#[cfg(test)]
mod tests {
    use super::super::registry::rules;
    use super::*;

    #[test]
    fn every_rule_does_what_its_samples_show() {
        let config = Config::default();
        let wrong: Vec<String> = rules()
            .flat_map(|rule| verify(rule, &config).into_iter().map(|wrong| format!("{}: {wrong}", rule.code)))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn nothing_is_wrong_with_the_complete_release() {
        let mut config = Config::default();
        config.now = DateTime::parse_from_rfc3339(NOW).ok();
        assert_eq!(super::super::check(COMPLETE, &config), []);
    }

    #[test]
    fn lines_of_front_matter_replace_the_entries_of_the_same_keys() {
        let text = Sample::FrontMatter("tags:\n- cadastre\nlang: fr").document();
        assert_eq!(text.matches("\ntags:\n- cadastre\nlang: fr\n---\n\n").count(), 1);
        assert_eq!(text.matches("tags:").count(), 1);
        assert!(!text.contains("cartographie\n"));
        assert!(text.contains("\ntitle: "));
    }

    #[test]
    fn typeset_defects_are_seen_outside_quotations_only() {
        assert!(typeset_defect("«\u{a0}L'État ! \u{a0}» : non").is_some());
        assert_eq!(typeset_defect("«\u{a0}L'État ! \u{a0}»\u{a0}: `a: b` non\u{202f}!"), None);
        assert!(typeset_defect("L'État").is_some());
        assert!(typeset_defect("Quoi ?").is_some());
    }
}
