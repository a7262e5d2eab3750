//! Documents from files and from standard input; in French, why they cannot be read.

use std::borrow::Cow;
use std::io::{self, Read};
use std::path::Path;

/// The text of a file, or of standard input without one; `name` is how it is called when it cannot be
/// read.
pub fn text(file: Option<&Path>, name: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = match file {
        Some(file) => std::fs::read(file).map(|read| bytes = read),
        None => io::stdin().lock().read_to_end(&mut bytes).map(drop),
    };
    read.map_err(|error| format!("{name}\u{a0}: {}", cause(&error)))?;
    String::from_utf8(bytes).map_err(|error| {
        let (at, bytes) = (error.utf8_error().valid_up_to(), error.as_bytes());
        let line = bytes[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let met = bytes.get(at).copied().unwrap_or_default();
        let hint = match latin1(met) {
            Some(c) => format!(" («\u{a0}{c}\u{a0}» en Windows-1252\u{202f}?)"),
            None => String::new(),
        };
        format!(
            "{name}:{line}: ce n’est pas de l’UTF-8 à l’octet {at}\u{a0}: 0x{met:02X}{hint}. Rien n’est lu\u{202f}; \
             enregistrer le fichier en UTF-8"
        )
    })
}

/// Why a file could not be read or written.
pub fn cause(error: &io::Error) -> Cow<'static, str> {
    use io::ErrorKind as Kind;
    Cow::Borrowed(match error.kind() {
        Kind::NotFound => "fichier introuvable",
        Kind::PermissionDenied => "accès refusé",
        Kind::IsADirectory => "c’est un dossier",
        Kind::InvalidData => "ce n’est pas de l’UTF-8",
        Kind::StorageFull => "disque plein",
        Kind::ReadOnlyFilesystem => "disque en lecture seule",
        _ => return Cow::Owned(error.to_string()),
    })
}

/// The letter that an old encoding of Western Europe has for a byte.
fn latin1(byte: u8) -> Option<char> {
    match byte {
        0x92 => Some('’'),
        0x93 => Some('“'),
        0x94 => Some('”'),
        0xa0..=0xff => Some(char::from(byte)),
        _ => None,
    }
}
