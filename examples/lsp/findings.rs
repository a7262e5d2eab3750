//! Findings as the protocol's diagnostics, fixes as its code actions.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Diagnostic, DiagnosticRelatedInformation,
    DiagnosticSeverity, Location, NumberOrString, Range, TextEdit, Uri, WorkspaceEdit,
};
use parapheur::{Applicability, LineIndex, Severity, Span};
use similar::DiffTag;

use crate::server::Open;

/// The findings of a document.
pub fn diagnostics(open: &Open<'_>) -> Vec<Diagnostic> {
    parapheur::check(open.text, open.config).iter().map(|finding| diagnostic(open, finding)).collect()
}

/// Quick fixes for what touches a range, and one that applies every safe fix of the document; those
/// of the kinds asked for.
pub fn actions(open: &Open<'_>, range: Range, only: Option<&[CodeActionKind]>) -> Vec<CodeActionOrCommand> {
    let asked = |kind: &CodeActionKind| {
        let within = |wide: &CodeActionKind| {
            let rest = kind.as_str().strip_prefix(wide.as_str());
            rest.is_some_and(|rest| {
                rest.is_empty() || wide == &CodeActionKind::EMPTY || rest.starts_with('.')
            })
        };
        only.is_none_or(|only| only.iter().any(within))
    };
    let mut actions: Vec<CodeAction> = Vec::new();
    if asked(&CodeActionKind::QUICKFIX) {
        let here = Span::new(open.lines.offset(range.start), open.lines.offset(range.end));
        let findings = parapheur::check(open.text, open.config);
        let touched = findings.iter().filter(|finding| finding.span.touches(here));
        actions.extend(touched.filter_map(|finding| quick_fix(open, finding)));
    }
    if asked(&CodeActionKind::SOURCE_FIX_ALL) {
        actions.extend(fix_all(open));
    }
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

fn diagnostic(open: &Open<'_>, finding: &parapheur::Diagnostic) -> Diagnostic {
    let message = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let related: Vec<_> = finding
        .labels
        .iter()
        .map(|label| DiagnosticRelatedInformation {
            location: Location { uri: open.uri.clone(), range: open.lines.range(label.span) },
            message: label.message.clone(),
        })
        .collect();
    Diagnostic {
        range: open.lines.range(finding.span),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            _ => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.code.to_owned())),
        source: Some("parapheur".to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        ..Diagnostic::default()
    }
}

fn quick_fix(open: &Open<'_>, finding: &parapheur::Diagnostic) -> Option<CodeAction> {
    let fix = finding.fix.as_ref()?;
    let edits = fix
        .edits
        .iter()
        .map(|edit| TextEdit { range: open.lines.range(edit.span), new_text: edit.text.clone() })
        .collect();
    Some(CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic(open, finding)]),
        edit: Some(changes(&open.uri, edits)),
        is_preferred: Some(fix.applicability == Applicability::Safe),
        ..CodeAction::default()
    })
}

fn fix_all(open: &Open<'_>) -> Option<CodeAction> {
    let fixed = parapheur::fix(open.text, open.config, Applicability::Safe);
    (fixed.text != open.text).then(|| CodeAction {
        title: match fixed.applied.len() {
            1 => "Appliquer la correction sûre du document".to_owned(),
            n => format!("Appliquer les {n} corrections sûres du document"),
        },
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(changes(&open.uri, changed_lines(open, &fixed.text))),
        ..CodeAction::default()
    })
}

/// The lines that differ, so that the cursor and folded passages stay where they are.
fn changed_lines(open: &Open<'_>, fixed: &str) -> Vec<TextEdit> {
    // Lines as the protocol counts them.
    let split = |text: &str| -> Vec<String> {
        let index = LineIndex::new(text);
        let starts = (1..=index.line_count()).filter_map(|line| Some(index.line_span(text, line)?.start()));
        let mut starts: Vec<usize> = starts.map(|start| start as usize).collect();
        starts.push(text.len());
        starts.windows(2).map(|ends| text.get(ends[0]..ends[1]).unwrap_or("").to_owned()).collect()
    };
    let (before, after) = (split(open.text), split(fixed));
    let ops = similar::capture_diff_slices(similar::Algorithm::Myers, &before, &after);
    ops.iter()
        .filter(|op| op.tag() != DiffTag::Equal)
        .map(|op| TextEdit {
            range: open.lines.lines(op.old_range().start, op.old_range().end),
            new_text: after.get(op.new_range()).unwrap_or(&[]).concat(),
        })
        .collect()
}

#[allow(clippy::mutable_key_type)] // the protocol's type; the key is never changed
fn changes(uri: &Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    WorkspaceEdit { changes: Some(HashMap::from([(uri.clone(), edits)])), ..WorkspaceEdit::default() }
}
