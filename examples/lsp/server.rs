//! The open documents, and which answer each question gets.

use std::collections::HashMap;

use lsp_server::{ErrorCode, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, Notification as _, PublishDiagnostics,
};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentLinkRequest, DocumentSymbolRequest, HoverRequest, Request as _,
};
use lsp_types::{InitializeParams, PublishDiagnosticsParams, Uri};
use parapheur::Config;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::position::{Encoding, Lines};
use crate::{completion, findings, hover, outline};

pub struct Server {
    documents: HashMap<String, String>,
    encoding: Encoding,
    config: Config,
}

/// A document that a question is about.
pub struct Open<'s> {
    pub uri: Uri,
    pub text: &'s str,
    pub lines: Lines<'s>,
    pub config: &'s Config,
}

impl Server {
    pub fn new(params: &InitializeParams, encoding: Encoding) -> Self {
        Self { documents: HashMap::new(), encoding, config: crate::config::find(params) }
    }

    /// Answers a request; one about a document that is not open gets a null.
    pub fn answer(&self, request: Request) -> Response {
        let Request { id, method, params } = request;
        match method.as_str() {
            HoverRequest::METHOD => self.ask(id, params, |open, p: lsp_types::HoverParams| {
                hover::at(open, p.text_document_position_params.position)
            }),
            Completion::METHOD => self.ask(id, params, |open, p: lsp_types::CompletionParams| {
                completion::at(open, p.text_document_position.position)
            }),
            CodeActionRequest::METHOD => self.ask(id, params, |open, p: lsp_types::CodeActionParams| {
                Some(findings::actions(open, p.range))
            }),
            DocumentSymbolRequest::METHOD => {
                self.ask(id, params, |open, _: lsp_types::DocumentSymbolParams| Some(outline::symbols(open)))
            }
            DocumentLinkRequest::METHOD => {
                self.ask(id, params, |open, _: lsp_types::DocumentLinkParams| Some(outline::links(open)))
            }
            other => Response::new_err(
                id,
                ErrorCode::MethodNotFound as i32,
                format!("parapheur does not answer `{other}`"),
            ),
        }
    }

    /// Takes note of a change; what is published in return.
    pub fn notice(&mut self, notification: Notification) -> Vec<Notification> {
        let Notification { method, params } = notification;
        match method.as_str() {
            DidOpenTextDocument::METHOD => {
                let Ok(p) = serde_json::from_value::<lsp_types::DidOpenTextDocumentParams>(params) else {
                    return Vec::new();
                };
                self.keep(p.text_document.uri, p.text_document.text)
            }
            DidChangeTextDocument::METHOD => {
                let Ok(p) = serde_json::from_value::<lsp_types::DidChangeTextDocumentParams>(params) else {
                    return Vec::new();
                };
                // Changes are whole texts, as announced: the last one is the document.
                let Some(change) = p.content_changes.into_iter().last() else { return Vec::new() };
                self.keep(p.text_document.uri, change.text)
            }
            DidCloseTextDocument::METHOD => {
                let Ok(p) = serde_json::from_value::<lsp_types::DidCloseTextDocumentParams>(params) else {
                    return Vec::new();
                };
                self.documents.remove(p.text_document.uri.as_str());
                vec![publish(p.text_document.uri, Vec::new())]
            }
            _ => Vec::new(),
        }
    }

    fn keep(&mut self, uri: Uri, text: String) -> Vec<Notification> {
        self.documents.insert(uri.as_str().to_owned(), text);
        let found = self.open(&uri).map(|open| findings::diagnostics(&open)).unwrap_or_default();
        vec![publish(uri, found)]
    }

    fn ask<P: DeserializeOwned, R: serde::Serialize>(
        &self,
        id: RequestId,
        params: Value,
        answer: impl FnOnce(&Open<'_>, P) -> Option<R>,
    ) -> Response {
        let uri = document(&params);
        match serde_json::from_value::<P>(params) {
            Ok(params) => {
                let open = uri.and_then(|uri| self.open(&uri));
                Response::new_ok(id, open.and_then(|open| answer(&open, params)))
            }
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    fn open(&self, uri: &Uri) -> Option<Open<'_>> {
        let text = self.documents.get(uri.as_str())?;
        Some(Open { uri: uri.clone(), text, lines: Lines::new(text, self.encoding), config: &self.config })
    }
}

/// Every question of the protocol names its document in the same place.
fn document(params: &Value) -> Option<Uri> {
    serde_json::from_value(params.pointer("/textDocument/uri")?.clone()).ok()
}

fn publish(uri: Uri, diagnostics: Vec<lsp_types::Diagnostic>) -> Notification {
    Notification::new(
        PublishDiagnostics::METHOD.to_owned(),
        PublishDiagnosticsParams { uri, diagnostics, version: None },
    )
}
