//! Which configuration applies to a document.

use std::path::PathBuf;
use std::sync::Arc;

use lsp_types::{InitializeParams, Uri};
use parapheur::Config;

use crate::{clock, settings};

/// Finds configurations.
pub struct Configs {
    /// The folder that the editor has open, for documents that are no file yet.
    workspace: Option<PathBuf>,
}

impl Configs {
    pub fn new(params: &InitializeParams) -> Self {
        let first = params.workspace_folders.as_ref().and_then(|folders| folders.first());
        Self { workspace: first.and_then(|folder| path(&folder.uri)) }
    }

    /// The first `parapheur.yaml` met from a document upwards; the default without one, or with one
    /// that cannot be read, and then why, in French.
    pub fn of(&self, document: &Uri) -> (Arc<Config>, Option<String>) {
        let place = path(document).or_else(|| self.workspace.clone());
        let file = place.as_deref().and_then(settings::upwards);
        let read = file.map(|file| match std::fs::read_to_string(&file) {
            Ok(text) => {
                Config::from_yaml(&text).map_err(|error| format!("{}\u{a0}: {error}", file.display()))
            }
            Err(_) => Err(format!("{}\u{a0}: fichier illisible", file.display())),
        });
        let (mut config, problem) = match read {
            Some(Ok(config)) => (config, None),
            Some(Err(problem)) => (Config::default(), Some(problem)),
            None => (Config::default(), None),
        };
        // The moment at which a document is opened or saved: a day or two do not matter to its rules.
        config.now = clock::now();
        (Arc::new(config), problem)
    }
}

/// The file that an address names.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    uri.as_str().strip_prefix("file://").map(|path| PathBuf::from(decode(path)))
}

/// Percent-decoding, as far as file names need it.
fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = tail.get(..2).filter(|_| *first == b'%');
        let byte = escaped
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
