//! The open documents, and which answer each question gets.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lsp_server::{ErrorCode, Notification, Request, RequestId, Response};
use lsp_types::notification::{
    DidChangeTextDocument, DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument, Notification as _,
    PublishDiagnostics, ShowMessage,
};
use lsp_types::request::{
    CodeActionRequest, Completion, DocumentLinkRequest, DocumentSymbolRequest, HoverRequest, Request as _,
};
use lsp_types::{
    InitializeParams, MessageType, PublishDiagnosticsParams, ShowMessageParams,
    TextDocumentContentChangeEvent, Uri,
};
use parapheur::Config;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::config::Configs;
use crate::position::{Encoding, Lines};
use crate::{completion, findings, hover, links, outline};

pub struct Server {
    documents: BTreeMap<String, Document>,
    /// Documents that changed since they were last checked.
    stale: BTreeSet<String>,
    encoding: Encoding,
    configs: Configs,
}

/// An open document.
struct Document {
    uri: Uri,
    version: i32,
    text: String,
    config: Arc<Config>,
}

/// A document that a question is about.
pub struct Open<'s> {
    pub uri: Uri,
    pub text: &'s str,
    pub lines: Lines<'s>,
    pub config: &'s Config,
    /// The texts of the other open documents.
    pub others: Vec<&'s str>,
}

impl Server {
    pub fn new(params: &InitializeParams, encoding: Encoding) -> Self {
        Self { documents: BTreeMap::new(), stale: BTreeSet::new(), encoding, configs: Configs::new(params) }
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
                Some(findings::actions(open, p.range, p.context.only.as_deref()))
            }),
            DocumentSymbolRequest::METHOD => {
                self.ask(id, params, |open, _: lsp_types::DocumentSymbolParams| Some(outline::symbols(open)))
            }
            DocumentLinkRequest::METHOD => {
                self.ask(id, params, |open, _: lsp_types::DocumentLinkParams| Some(links::all(open)))
            }
            other => Response::new_err(
                id,
                ErrorCode::MethodNotFound as i32,
                format!("parapheur does not answer `{other}`"),
            ),
        }
    }

    /// Takes note of a change; what is to be told at once. [`Server::publish`] tells the rest.
    pub fn notice(&mut self, notification: Notification) -> Vec<Notification> {
        let Notification { method, params } = notification;
        // A notification that cannot be read is left alone, as the protocol asks.
        self.take(&method, params).unwrap_or_default()
    }

    fn take(&mut self, method: &str, params: Value) -> Option<Vec<Notification>> {
        match method {
            DidOpenTextDocument::METHOD => {
                let opened = read::<lsp_types::DidOpenTextDocumentParams>(params)?.text_document;
                let (config, problem) = self.configs.of(&opened.uri);
                let key = opened.uri.as_str().to_owned();
                self.stale.insert(key.clone());
                let document =
                    Document { uri: opened.uri, version: opened.version, text: opened.text, config };
                self.documents.insert(key, document);
                Some(problem.map(|problem| vec![say(problem)]).unwrap_or_default())
            }
            DidChangeTextDocument::METHOD => {
                let p = read::<lsp_types::DidChangeTextDocumentParams>(params)?;
                let document = self.documents.get_mut(p.text_document.uri.as_str())?;
                document.version = p.text_document.version;
                for change in p.content_changes {
                    document.change(change, self.encoding);
                }
                self.stale.insert(p.text_document.uri.as_str().to_owned());
                None
            }
            // What was saved may be the configuration: every document follows it.
            DidSaveTextDocument::METHOD => {
                let mut told = Vec::new();
                for (key, document) in &mut self.documents {
                    let (config, problem) = self.configs.of(&document.uri);
                    document.config = config;
                    told.extend(problem.filter(|_| told.is_empty()).map(say));
                    self.stale.insert(key.clone());
                }
                Some(told)
            }
            DidCloseTextDocument::METHOD => {
                let uri = read::<lsp_types::DidCloseTextDocumentParams>(params)?.text_document.uri;
                self.documents.remove(uri.as_str());
                self.stale.remove(uri.as_str());
                Some(vec![publish(uri, Vec::new(), None)])
            }
            _ => None,
        }
    }

    /// Checks the documents that changed, once nothing more is waiting to be read.
    pub fn publish(&mut self) -> Vec<Notification> {
        let stale = std::mem::take(&mut self.stale);
        let documents = stale.iter().filter_map(|key| self.documents.get(key));
        documents
            .map(|document| {
                let open = self.open(document);
                publish(document.uri.clone(), findings::diagnostics(&open), Some(document.version))
            })
            .collect()
    }

    fn ask<P: DeserializeOwned, R: serde::Serialize>(
        &self,
        id: RequestId,
        params: Value,
        answer: impl FnOnce(&Open<'_>, P) -> Option<R>,
    ) -> Response {
        // Every question of the protocol names its document in the same place.
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
        let document = uri.and_then(|uri| self.documents.get(uri));
        match serde_json::from_value::<P>(params) {
            Ok(params) => {
                Response::new_ok(id, document.and_then(|document| answer(&self.open(document), params)))
            }
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        }
    }

    fn open<'s>(&'s self, document: &'s Document) -> Open<'s> {
        let others = self.documents.values().filter(|other| other.uri != document.uri);
        Open {
            uri: document.uri.clone(),
            text: &document.text,
            lines: Lines::new(&document.text, self.encoding),
            config: &document.config,
            others: others.map(|other| other.text.as_str()).collect(),
        }
    }
}

impl Document {
    /// Applies a change: a range and what takes its place, or a whole text.
    fn change(&mut self, change: TextDocumentContentChangeEvent, encoding: Encoding) {
        let Some(range) = change.range else {
            self.text = change.text;
            return;
        };
        let lines = Lines::new(&self.text, encoding);
        let start = lines.offset(range.start) as usize;
        let end = lines.offset(range.end) as usize;
        self.text.replace_range(start..end.max(start), &change.text);
    }
}

fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

fn publish(uri: Uri, diagnostics: Vec<lsp_types::Diagnostic>, version: Option<i32>) -> Notification {
    Notification::new(
        PublishDiagnostics::METHOD.to_owned(),
        PublishDiagnosticsParams { uri, diagnostics, version },
    )
}

fn say(message: String) -> Notification {
    Notification::new(
        ShowMessage::METHOD.to_owned(),
        ShowMessageParams { typ: MessageType::WARNING, message },
    )
}
