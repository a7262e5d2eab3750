//! What was asked for on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

use crate::options::french;

/// Printed by `--help`.
const HELP: &str = include_str!("aide.txt");

/// What to do.
pub enum Action {
    /// Read a document, or the settings of a site.
    Inspect(Args),
    /// Print a text and stop.
    Print(String),
}

/// What to read, and how to write it.
pub struct Args {
    /// The document, or `-`; none for the schema.
    pub path: Option<PathBuf>,
    /// How it is written.
    pub form: Form,
    /// The configuration file, instead of the one found upwards.
    pub config: Option<PathBuf>,
}

/// How a release is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    Text,
    Outline,
    JsonLd,
}

/// Reads the command line.
pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Action, String> {
    let mut parser = lexopt::Parser::from_iter(args);
    let (mut path, mut form, mut config, mut schema) = (None, None, None, false);
    while let Some(arg) = parser.next().map_err(french)? {
        let asked = match arg {
            Short('h') | Long("help" | "aide") => return Ok(Action::Print(HELP.to_owned())),
            Short('V') | Long("version") => {
                return Ok(Action::Print(concat!("parapheur ", env!("CARGO_PKG_VERSION")).to_owned()));
            }
            Long("config") => {
                config = Some(parser.value().map_err(french)?.into());
                continue;
            }
            Long("schema") => {
                schema = true;
                continue;
            }
            Value(value) if path.is_none() => {
                path = Some(PathBuf::from(value));
                continue;
            }
            Value(_) => return Err("Un seul document à la fois".to_owned()),
            Long("json") => Form::Json,
            Long("text") => Form::Text,
            Long("outline") => Form::Outline,
            Long("json-ld") => Form::JsonLd,
            other => return Err(french(other.unexpected())),
        };
        if form.replace(asked).is_some_and(|before| before != asked) {
            return Err("Une seule forme à la fois\u{a0}: --text, --outline ou --json-ld".to_owned());
        }
    }
    match (&path, schema, form) {
        (Some(_), true, _) | (_, true, Some(_)) => {
            Err("--schema ne regarde pas de document\u{a0}: il ne prend que --config".to_owned())
        }
        (None, false, _) => {
            Err("Aucun document\u{a0}: nommer un fichier, ou - pour l’entrée standard".to_owned())
        }
        _ => Ok(Action::Inspect(Args { path, form: form.unwrap_or(Form::Json), config })),
    }
}
