//! The public interface: listed in `docs/api.txt`, and fit for threads.
//!
//! The list is read from the sources as rustfmt writes them: every line that begins with `pub ` outside
//! tests, with its file. What is `pub` in a private module is listed whether or not it is re-exported,
//! since `pub use` lines are listed too. `UPDATE=1 cargo test --test api` writes the file again; a
//! change to it is to be read as a change for users.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use parapheur::collection::Collection;
use parapheur::{
    Config, Diagnostic, Error, Fixed, LineIndex, PressRelease, Profile, Source, Span, ValidRelease,
};

#[test]
fn everything_can_be_sent_and_shared() {
    fn can<T: Send + Sync + Unpin + std::panic::UnwindSafe>() {}
    can::<Collection>();
    can::<Config>();
    can::<Diagnostic>();
    can::<Error>();
    can::<Fixed>();
    can::<LineIndex>();
    can::<PressRelease<'_>>();
    can::<Profile>();
    can::<Source<'_>>();
    can::<Span>();
    can::<ValidRelease<'_>>();
}

#[test]
fn the_listed_interface_is_that_of_the_sources() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = root.join("docs/api.txt");
    let mut found = String::new();
    let public = public_types(&root.join("src"));
    for file in sources(&root.join("src")) {
        let name = file.strip_prefix(root).expect("a file of src").display().to_string();
        let source = std::fs::read_to_string(&file).expect("a source");
        let items = public_items(&source, &public);
        if !items.is_empty() {
            writeln!(found, "{name}").unwrap();
            items.iter().for_each(|item| writeln!(found, "    {item}").unwrap());
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&listed, &found).expect("docs/api.txt can be written");
    }
    let known = std::fs::read_to_string(&listed).expect("docs/api.txt");
    let (known, found): (Vec<&str>, Vec<&str>) = (known.lines().collect(), found.lines().collect());
    assert!(found.len() > 500, "only {} lines", found.len());
    let first = known.iter().zip(&found).position(|(known, found)| known != found);
    let first = first.unwrap_or(known.len().min(found.len()));
    assert!(
        known == found,
        "the public interface has changed, first at line {} of docs/api.txt:\nlisted {:?}\nfound  {:?}\n\
         If it is meant, UPDATE=1 cargo test --test api",
        first + 1,
        known.get(first),
        found.get(first),
    );
}

/// Declarations that begin with `pub `, on one line each, with the type or the trait they belong to;
/// variants of public enums.
fn public_items(source: &str, public: &BTreeSet<String>) -> Vec<String> {
    let mut items = Vec::new();
    let mut around = String::new();
    let mut variants = false;
    let mut lines = source.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    while let Some(line) = lines.next() {
        let item = line.trim_start();
        let depth = line.len() - item.len();
        if depth == 0 && !item.is_empty() {
            variants = line.starts_with("pub enum") || line.starts_with("pub trait");
            around.clear();
            if line.starts_with("impl") && public.contains(implementor(line)) {
                around = line.trim_end_matches([' ', '{', '}']).to_owned();
            } else if line.starts_with("pub struct") || variants {
                around = line.split(['{', '(', ';', '=']).next().unwrap_or(line).trim().to_owned();
            }
            if !around.is_empty() && line.starts_with("impl") && line.contains(" for ") {
                items.push(around.clone());
            }
        }
        let variant = variants && depth == 4 && item.starts_with(|c: char| c.is_ascii_uppercase());
        if !item.starts_with("pub ") && !variant || depth > 0 && around.is_empty() {
            continue;
        }
        let mut whole = item.to_owned();
        while !whole.ends_with(['{', '}', ';', ',']) {
            let Some(next) = lines.next() else { break };
            whole.push(if whole.ends_with('(') { '\0' } else { ' ' });
            whole.push_str(next.trim());
        }
        if item.starts_with("pub use") {
            while !whole.ends_with(';') {
                let Some(next) = lines.next() else { break };
                whole.push(' ');
                whole.push_str(next.trim());
            }
        }
        let whole = whole.replace(['\0'], "").trim_end_matches([' ', '{', ',', ';']).to_owned();
        items.push(if depth == 0 { whole } else { format!("{around} :: {whole}") });
    }
    items
}

/// The names of the types and traits that are `pub` somewhere.
fn public_types(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in sources(folder) {
        let source = std::fs::read_to_string(file).expect("a source");
        for line in source.lines() {
            let kinds = ["pub struct ", "pub enum ", "pub trait ", "pub type "];
            if let Some(rest) = kinds.iter().find_map(|kind| line.strip_prefix(kind)) {
                names.insert(identifier(rest).to_owned());
            }
        }
    }
    names
}

/// The name of the type that an `impl` line is about.
fn implementor(line: &str) -> &str {
    let (_, after) = line.split_once(" for ").unwrap_or_else(|| {
        let rest = line.trim_start_matches("impl");
        let generics = rest.find("> ").filter(|_| rest.starts_with('<')).map_or(0, |at| at + 1);
        ("", rest[generics..].trim_start())
    });
    identifier(after.rsplit("::").next().unwrap_or(after))
}

fn identifier(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}
