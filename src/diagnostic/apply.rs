//! Applying fixes: each whole or not at all, never two that touch, never for the worse.

use std::collections::BTreeMap;

use super::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::config::Config;
use crate::lint::lint;
use crate::parse::parse_with;
use crate::release::PressRelease;

/// How many times fixes are looked for again in the text that the last ones made.
pub const MAX_PASSES: usize = 16;

/// A text after its fixes.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The new text; bytes that no fix is about are those of the old one.
    pub text: String,
    /// The fixes that were applied, in order.
    pub applied: Vec<Applied>,
    /// What is still to be said about the new text.
    pub remaining: Vec<Diagnostic>,
    /// Whether fixing the new text again would change nothing. Only rules that undo each other,
    /// or more than [`MAX_PASSES`] passes, can prevent it.
    pub converged: bool,
}

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Applied {
    /// The rule's code.
    pub code: &'static str,
    /// What was done, in French.
    pub title: String,
}

/// Mends a document: applies its fixes, then those of the text they make, until none is left.
///
/// With [`Applicability::Safe`], only the safe ones; with [`Applicability::Suggested`], all. Fixes
/// that overlap or touch wait for the next pass. A fix after which the document reads worse (front
/// matter lost or broken, an error more, a heading that a link of the text no longer reaches) is refused.
///
/// ```
/// use parapheur::{Applicability, Config, fix};
///
/// let fixed = fix("Rien à changer ici.\n", &Config::default(), Applicability::Safe);
/// assert_eq!(fixed.text, "Rien à changer ici.\n");
/// ```
#[must_use]
pub fn fix(text: &str, config: &Config, applicability: Applicability) -> Fixed {
    let mut draft = Draft::new(text.to_owned(), config);
    let mut applied = Vec::new();
    let mut converged = false;
    // The drafts left behind: few, and compared byte for byte, which costs less than to hash them.
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..MAX_PASSES {
        let before = applied.len();
        let next = [false, true].into_iter().find_map(|last| {
            applied.truncate(before);
            let fixes = compatible(&draft, applicability, last);
            try_all(&draft, &fixes, config, &mut applied).filter(|next| next.text != draft.text)
        });
        let Some(next) = next else {
            converged = true;
            break;
        };
        if seen.contains(&next.text) {
            applied.truncate(before);
            break;
        }
        seen.push(draft.text);
        draft = next;
    }
    Fixed { text: draft.text, applied, remaining: draft.findings, converged }
}

/// A text, its findings, and how sound it is.
struct Draft {
    text: String,
    findings: Vec<Diagnostic>,
    health: Health,
}

impl Draft {
    fn new(text: String, config: &Config) -> Self {
        let release = parse_with(&text, (&config.profile).into());
        let findings = lint(&release, config);
        let health = Health::of(&release, &findings);
        Self { text, findings, health }
    }
}

/// What no fix may make worse.
#[derive(Clone, Copy)]
struct Health {
    has_front_matter: bool,
    broken_entries: usize,
    errors: usize,
    links_to_headings: usize,
}

impl Health {
    fn of(release: &PressRelease<'_>, findings: &[Diagnostic]) -> Self {
        Self {
            has_front_matter: release.split.front_matter.is_some(),
            broken_entries: release.front_matter.yaml.errors.len(),
            links_to_headings: release.links_to_headings(),
            errors: findings.iter().filter(|finding| finding.severity == Severity::Error).count(),
        }
    }

    /// An entry that becomes readable may show errors that were hidden: that is no worse.
    fn is_worse_than(self, before: Self) -> bool {
        let lost = before.has_front_matter && !self.has_front_matter;
        let broken = self.broken_entries > before.broken_entries;
        let reads_more = (self.has_front_matter && !before.has_front_matter)
            || self.broken_entries < before.broken_entries;
        // The text of a heading makes its identifier: a space or an accent more, and a link leads nowhere.
        let unreached = self.links_to_headings < before.links_to_headings;
        lost || broken || unreached || (self.errors > before.errors && !reads_more)
    }
}

/// A fix to try, and the rule it comes from.
struct Candidate<'d> {
    code: &'static str,
    fix: &'d Fix,
}

/// The fixes of a draft that can go together, in source order: those that come last, or the others.
fn compatible(draft: &Draft, applicability: Applicability, last: bool) -> Vec<Candidate<'_>> {
    let mut candidates: Vec<_> = draft
        .findings
        .iter()
        .filter_map(|finding| Some(Candidate { code: finding.code, fix: finding.fix.as_ref()? }))
        .filter(|c| {
            c.fix.comes_last == last
                && c.fix.applicability <= applicability
                && is_sound(&c.fix.edits, &draft.text)
        })
        .collect();
    candidates.sort_by_key(|c| c.fix.edits.first().map(|edit| edit.span));
    let mut taken = BTreeMap::new();
    candidates.retain(|candidate| {
        let free = candidate.fix.edits.iter().all(|edit| is_free(&taken, edit));
        if free {
            taken.extend(candidate.fix.edits.iter().map(|edit| (edit.span.start(), edit.span.end())));
        }
        free
    });
    candidates
}

/// Whether an edit neither overlaps nor touches those taken (start to end).
fn is_free(taken: &BTreeMap<u32, u32>, edit: &Edit) -> bool {
    let before = taken.range(..=edit.span.end()).next_back();
    before.is_none_or(|(_, &end)| end < edit.span.start())
}

/// Whether edits are sorted, disjoint, on character boundaries of the text, and change something.
fn is_sound(edits: &[Edit], text: &str) -> bool {
    let ordered = edits.windows(2).all(|pair| match pair {
        [a, b] => a.span.end() <= b.span.start(),
        _ => true,
    });
    let replaced = |edit: &Edit| text.get(edit.span.range());
    ordered
        && edits.iter().all(|edit| replaced(edit).is_some())
        && edits.iter().any(|edit| replaced(edit) != Some(&*edit.text))
}

/// Applies all the fixes, or the largest part of them that does not make the text worse.
fn try_all(
    draft: &Draft,
    fixes: &[Candidate<'_>],
    config: &Config,
    applied: &mut Vec<Applied>,
) -> Option<Draft> {
    if fixes.is_empty() {
        return None;
    }
    let mut edits: Vec<&Edit> = fixes.iter().flat_map(|candidate| &candidate.fix.edits).collect();
    edits.sort_by_key(|edit| edit.span);
    let next = Draft::new(edited(&draft.text, edits), config);
    if !next.health.is_worse_than(draft.health) {
        let done = |c: &Candidate<'_>| Applied { code: c.code, title: c.fix.title.clone() };
        applied.extend(fixes.iter().map(done));
        return Some(next);
    }
    if fixes.len() == 1 {
        return None;
    }
    // One half is looked at; the fixes of the other, if good, come back with the next pass.
    let (first, second) = fixes.split_at(fixes.len() / 2);
    try_all(draft, first, config, applied).or_else(|| try_all(draft, second, config, applied))
}

fn edited(text: &str, edits: Vec<&Edit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        out.push_str(text.get(at..range.start).unwrap_or(""));
        out.push_str(&edit.text);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}
