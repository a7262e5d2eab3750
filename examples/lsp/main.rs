//! A language server: findings as one types, quick fixes, hover, completion, outline, links.
//!
//! `cargo run --release --example lsp`, over standard input and output; `docs/editeurs.md` shows how
//! text editors start it.

#[path = "../shared/clock.rs"]
mod clock;
mod completion;
mod config;
mod findings;
mod hover;
mod links;
mod outline;
mod position;
mod server;
#[path = "../shared/settings.rs"]
mod settings;

use std::error::Error;

use lsp_server::{Connection, Message};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions, DocumentLinkOptions,
    HoverProviderCapability, InitializeParams, InitializeResult, OneOf, PositionEncodingKind,
    ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions, TextDocumentSyncSaveOptions, WorkDoneProgressOptions,
};

use position::Encoding;
use server::Server;

fn main() -> Result<(), Box<dyn Error + Sync + Send>> {
    let (connection, threads) = Connection::stdio();
    serve(&connection)?;
    // The writer thread ends when the connection is dropped.
    drop(connection);
    threads.join()?;
    Ok(())
}

/// The handshake, then messages until the client says to stop.
fn serve(connection: &Connection) -> Result<(), Box<dyn Error + Sync + Send>> {
    let (id, params) = connection.initialize_start()?;
    let params: InitializeParams = serde_json::from_value(params)?;
    let encoding = negotiate(&params);
    let answer = InitializeResult {
        capabilities: capabilities(encoding),
        server_info: Some(ServerInfo {
            name: "parapheur".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    connection.initialize_finish(id, serde_json::to_value(answer)?)?;
    let mut server = Server::new(&params, encoding);
    for message in &connection.receiver {
        match message {
            Message::Request(request) => {
                if connection.handle_shutdown(&request)? {
                    return Ok(());
                }
                connection.sender.send(server.answer(request).into())?;
            }
            Message::Notification(notification) => {
                for told in server.notice(notification) {
                    connection.sender.send(told.into())?;
                }
            }
            Message::Response(_) => {}
        }
        // Someone who types fast is checked once they pause, not letter by letter behind them.
        if connection.receiver.is_empty() {
            for published in server.publish() {
                connection.sender.send(published.into())?;
            }
        }
    }
    Ok(())
}

/// UTF-8 when the client knows it: then nothing is converted. UTF-16, which every client knows,
/// otherwise.
fn negotiate(params: &InitializeParams) -> Encoding {
    let offered = params.capabilities.general.as_ref().and_then(|g| g.position_encodings.as_deref());
    if offered.is_some_and(|kinds| kinds.contains(&PositionEncodingKind::UTF8)) {
        Encoding::Utf8
    } else {
        Encoding::Utf16
    }
}

fn capabilities(encoding: Encoding) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions::default()),
        document_symbol_provider: Some(OneOf::Left(true)),
        document_link_provider: Some(DocumentLinkOptions {
            resolve_provider: None,
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        ..ServerCapabilities::default()
    }
}
