//! The configuration of the folder that the editor has open.

use std::path::PathBuf;

use lsp_types::InitializeParams;
use parapheur::Config;

/// The `parapheur.yaml` of the first workspace folder, or above it; the default without one, or
/// with one that cannot be read (the `lint` example says why).
pub fn find(params: &InitializeParams) -> Config {
    folder(params)
        .and_then(|folder| {
            folder.ancestors().find_map(|f| std::fs::read_to_string(f.join("parapheur.yaml")).ok())
        })
        .and_then(|text| Config::from_yaml(&text).ok())
        .unwrap_or_default()
}

fn folder(params: &InitializeParams) -> Option<PathBuf> {
    let uri = params.workspace_folders.as_ref()?.first()?.uri.as_str();
    let path = uri.strip_prefix("file://")?;
    Some(PathBuf::from(decode(path)))
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
