//! SARIF 2.1.0, for code scanning services and editors.

use std::borrow::Cow;

use serde::Serialize;

use super::Report;
use super::fingerprint::fingerprints;
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::lint::Rule;
use crate::source::LineIndex;
use crate::span::Span;

/// A SARIF log of one run.
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<SarifResult<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    language: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    name: String,
    short_description: Text<'static>,
    full_description: Text<'static>,
    default_configuration: Configuration,
}

#[derive(Clone, Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Clone, Debug, Serialize)]
struct Text<'a> {
    text: Cow<'a, str>,
}

/// A finding as a SARIF result.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SarifResult<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    partial_fingerprints: Names,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Change<'a>>,
}

/// Names that stay when lines move.
#[derive(Clone, Debug, Serialize)]
struct Names {
    #[serde(rename = "parapheur/v1")]
    content: String,
}

#[derive(Clone, Debug, Serialize)]
struct Message {
    text: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Clone, Debug, Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    byte_offset: u32,
    byte_length: u32,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    description: Text<'a>,
    artifact_changes: [ArtifactChange<'a>; 1],
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Text<'a>,
}

/// A log of the findings of documents, with the descriptions of the rules given.
#[must_use]
pub fn sarif<'a>(reports: &[Report<'a>], rules: impl Iterator<Item = &'static Rule>) -> Log<'a> {
    let rules: Vec<&'static Rule> = rules.collect();
    let results = reports.iter().flat_map(|report| sarif_results(report, &rules)).collect();
    let rules = rules.into_iter().map(descriptor).collect();
    let driver = Driver { name: "parapheur", version: env!("CARGO_PKG_VERSION"), language: "fr", rules };
    Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    }
}

/// The results of one document, to write a log piece by piece: those of a log without documents are
/// an empty array at its end. The rules are those of the log, in the same order.
#[must_use]
pub fn sarif_results<'a>(report: &Report<'a>, rules: &[&'static Rule]) -> Vec<SarifResult<'a>> {
    if report.findings.is_empty() {
        return Vec::new();
    }
    let file = File { uri: uri(report.path), text: report.text, index: report.lines() };
    let names = report.findings.iter().zip(fingerprints(report));
    names.map(|(finding, name)| file.result(finding, name, rules)).collect()
}

fn descriptor(rule: &'static Rule) -> Descriptor {
    Descriptor {
        id: rule.code,
        // Viewers expect an opaque name in Pascal case.
        name: rule.name.split('-').map(capitalised).collect(),
        short_description: Text { text: plain(rule.summary) },
        full_description: Text { text: plain(rule.why) },
        default_configuration: Configuration { level: level(rule.severity) },
    }
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|c| c.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A document being turned into results.
struct File<'t> {
    uri: String,
    text: &'t str,
    index: LineIndex,
}

impl File<'_> {
    fn result<'a>(&self, finding: &'a Diagnostic, name: String, rules: &[&'static Rule]) -> SarifResult<'a> {
        let help = finding.help.as_deref().map(|help| format!("\n{help}")).unwrap_or_default();
        let labels = finding.labels.iter();
        SarifResult {
            rule_id: finding.code,
            rule_index: rules.iter().position(|rule| rule.code == finding.code),
            level: level(finding.severity),
            message: Message { text: plain(&format!("{}{help}", finding.message)).into_owned() },
            locations: [self.location(finding.span, None)],
            partial_fingerprints: Names { content: name },
            related_locations: labels.map(|l| self.location(l.span, Some(&l.message))).collect(),
            fixes: finding.fix.iter().map(|fix| self.change(fix)).collect(),
        }
    }

    fn location<'a>(&self, span: Span, message: Option<&'a str>) -> Location<'a> {
        let physical_location = Physical { artifact_location: self.artifact(), region: self.region(span) };
        Location { physical_location, message: message.map(|text| Text { text: plain(text) }) }
    }

    fn change<'a>(&self, fix: &'a Fix) -> Change<'a> {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: self.region(edit.span),
            inserted_content: Text { text: Cow::Borrowed(&edit.text) },
        });
        let replacements = replacements.collect();
        let change = ArtifactChange { artifact_location: self.artifact(), replacements };
        Change { description: Text { text: plain(&fix.title) }, artifact_changes: [change] }
    }

    fn artifact(&self) -> Artifact {
        Artifact { uri: self.uri.clone() }
    }

    fn region(&self, span: Span) -> Region {
        let start = self.index.position(self.text, span.start());
        let end = self.index.position(self.text, span.end());
        Region {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: span.start(),
            byte_length: span.len(),
        }
    }
}

/// A message in which no `[text](target)` of the document is a link of the log's: viewers follow those
/// (SARIF 2.1.0, 3.11.6), with a backslash before their brackets they are text.
fn plain(message: &str) -> Cow<'_, str> {
    if !message.contains("](") {
        return Cow::Borrowed(message);
    }
    let mut out = String::with_capacity(message.len() + 8);
    for c in message.chars() {
        if matches!(c, '[' | ']' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// A path as a URI reference: everything but letters, digits and `-._~/` is percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into())
            }
            b'\\' => out.push('/'),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
