//! Findings as the protocol's diagnostics, fixes as its code actions.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Diagnostic, DiagnosticRelatedInformation,
    DiagnosticSeverity, Location, NumberOrString, Range, TextEdit, Uri, WorkspaceEdit,
};
use parapheur::{Applicability, Severity, Span};

use crate::server::Open;

/// The findings of a document.
pub fn diagnostics(open: &Open<'_>) -> Vec<Diagnostic> {
    parapheur::check(open.text, open.config).iter().map(|finding| diagnostic(open, finding)).collect()
}

/// Quick fixes for what touches a range, and one that applies every safe fix of the document.
pub fn actions(open: &Open<'_>, range: Range) -> Vec<CodeActionOrCommand> {
    let here = Span::new(open.lines.offset(range.start), open.lines.offset(range.end));
    let findings = parapheur::check(open.text, open.config);
    let mut actions: Vec<CodeAction> = findings
        .iter()
        .filter(|finding| finding.span.touches(here))
        .filter_map(|finding| quick_fix(open, finding))
        .collect();
    actions.extend(fix_all(open));
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
        title: format!("Appliquer les corrections sûres ({})", fixed.applied.len()),
        kind: Some(CodeActionKind::SOURCE_FIX_ALL),
        edit: Some(changes(
            &open.uri,
            vec![TextEdit { range: open.lines.whole(), new_text: fixed.text.clone() }],
        )),
        ..CodeAction::default()
    })
}

#[allow(clippy::mutable_key_type)] // the protocol's type; the key is never changed
fn changes(uri: &Uri, edits: Vec<TextEdit>) -> WorkspaceEdit {
    WorkspaceEdit { changes: Some(HashMap::from([(uri.clone(), edits)])), ..WorkspaceEdit::default() }
}
