//! Makes the tables of the closed lists, so that no process that checks a release has to: see
//! `src/data/mod.rs`.
//!
//! The modules are those of the library, which look in the same tables; they use nothing but the
//! standard library and each other.

#![allow(dead_code, reason = "what looks in the tables is for the library")]

#[path = "src/data/agreement.rs"]
mod agreement;
#[path = "src/data/determiner.rs"]
mod determiner;
#[path = "src/data/governor.rs"]
mod governor;
#[path = "src/data/keywords.rs"]
mod keywords;
#[path = "src/data/lexicon.rs"]
mod lexicon;
#[path = "src/data/near/mod.rs"]
mod near;
#[path = "src/data/registry.rs"]
mod registry;
#[path = "src/data/table.rs"]
mod table;
#[path = "src/data/tables.rs"]
mod tables;
#[path = "src/data/term.rs"]
mod term;
#[path = "src/data/word.rs"]
mod word;

use std::borrow::Cow;
use std::path::PathBuf;
use std::{env, fs, io};

use registry::Registry;

fn main() -> io::Result<()> {
    // Cargo runs this again when it had to be compiled again: the lists are compiled in.
    println!("cargo::rerun-if-changed=build.rs");
    let folder = env::var_os("OUT_DIR").map(PathBuf::from).ok_or(io::ErrorKind::NotFound)?;
    let tables = tables::Tables::make(|registry: Registry| Cow::Borrowed(registry.file()), |_| &[]);
    fs::write(folder.join("tables"), tables.bytes())
}
