//! The language server in a real editor, where one is installed.

use skipped::skipped;
use std::path::Path;
use std::process::{Command, Stdio};

mod built;
mod skipped;

const DOCUMENT: &str = "---\ntitle: 'Été 😀 : la suite'\ndate: 2024-03-12 10:00:00 +01:00\n---\n\n\
                        Été 😀, la carte de de la ville de l’Etat est ouverte.\n";

#[test]
fn a_document_is_opened_typed_into_and_mended() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("neovim");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("essai.md"), DOCUMENT).unwrap();
    let session = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/neovim/session.lua");
    let mut editor = Command::new("nvim");
    editor.args(["--headless", "-n", "-u", "NONE", "-i", "NONE", "essai.md", "-c"]);
    editor.arg(format!("luafile {}", session.display())).current_dir(&folder);
    // A script that fails leaves the editor open.
    editor.args(["-c", "cquit"]).env("SERVER", built::path("lsp")).env("XDG_STATE_HOME", &folder);
    let Ok(output) = editor.stdin(Stdio::null()).output() else {
        skipped("nvim not found");
        return;
    };
    let said = String::from_utf8(output.stdout).unwrap();
    let fact = |name: &str| {
        let value = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        value.unwrap_or_else(|| panic!("no {name} in {said}{}", String::from_utf8_lossy(&output.stderr)))
    };
    assert!(fact("opened").contains("de"));
    assert_eq!(fact("typed"), fact("opened"), "the finding moves with what is typed before it");
    assert_eq!(fact("quickfix"), "Supprimer la répétition");
    assert_eq!(fact("left"), "true");
    assert!(fact("source.fixAll").starts_with("Appliquer les 2 corrections sûres"));
    assert_eq!(fact("title"), "title: 'Été 😀\u{a0}: la suite'");
    assert_eq!(fact("text"), "😀 É Été 😀, la carte de la ville de l’État est ouverte.");
    assert!(fact("hover").contains("kramdown en fait un paragraphe"));
    assert_eq!(fact("symbol"), "Été 😀\u{a0}: la suite");
}
