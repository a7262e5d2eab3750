//! The examples, as cargo built them beside the tests.

#![allow(dead_code)] // each test file uses its part

use std::path::PathBuf;
use std::process::Command;

/// A command that runs an example.
///
/// `cargo test` builds examples before it runs tests; `cargo test --test NAME` does not.
pub fn example(name: &str) -> Command {
    Command::new(path(name))
}

/// Where cargo put an example.
pub fn path(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let profile = test.parent().and_then(|deps| deps.parent()).expect("cargo puts tests in <profile>/deps");
    let path = profile.join("examples").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    let flag = if cfg!(debug_assertions) { "" } else { " --release" };
    assert!(path.exists(), "{} is missing: run `cargo build --examples{flag}` first", path.display());
    path
}
