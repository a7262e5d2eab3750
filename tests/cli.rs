//! The examples as a person runs them: what they print, and how they end.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

mod built;

/// An example, at the root of the repository.
fn example(name: &str) -> Command {
    let mut command = built::example(name);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

fn lint(args: &[&str]) -> Output {
    example("lint").args(["--now", "2025-01-06"]).args(args).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder for one test, empty at first.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn misuse_ends_with_2_and_says_why_in_french() {
    for (args, said) in [
        (&["--no-such-option"][..], "--no-such-option"),
        (&[], "Aucun document"),
        (&["absent.md"], "introuvable"),
        (&["--format", "xml", "README.md"], "Format inconnu"),
        (&["--select", "QU9999", "README.md"], "QU9999"),
        (&["--suggested", "README.md"], "--fix"),
        (&["--now", "hier", "README.md"], "Date illisible"),
        (&["--explain", "ZZ000"], "ZZ000"),
        (&["--config", "absent.yaml", "README.md"], "absent.yaml\u{a0}: fichier introuvable"),
        (
            &["--baseline", "README.md", "README.md"],
            "README.md:1: ce n’est pas un fichier écrit par --baseline",
        ),
        (&["--baseline", "absent/base.txt", "README.md"], "fichier introuvable"),
        (&["docs/[.md"], "Motif illisible"),
    ] {
        let output = lint(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));
        assert!(!stderr(&output).contains("os error"), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn help_and_rule_pages_are_in_french() {
    assert!(stdout(&lint(&["--help"])).contains("Code de sortie"));
    let family = stdout(&lint(&["--explain", "TY"]));
    assert!(family.contains("TY001 ") && family.contains("TY002 ") && !family.contains("QU001"));
    let page = stdout(&lint(&["--explain", "pa001"]));
    assert!(page.starts_with("# PA001 · unused-silence\n"), "{page}");
    assert!(page.contains("\nGravité\u{a0}: ") && !page.contains("|---"), "{page}");
}

#[test]
fn a_file_that_is_not_utf8_is_said_where_and_the_others_are_checked() {
    let folder = scratch("utf8");
    std::fs::write(folder.join("a.md"), b"---\ntitle: \xe9t\xe9\n---\n").unwrap();
    std::fs::write(folder.join("b.md"), "<!-- parapheur: ignore QU0001 -->\n").unwrap();
    let output = lint(&["--format", "concise", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(said.contains("a.md:2") && said.contains("octet 11") && said.contains("0xE9"), "{said}");
    assert!(stdout(&output).contains("PA002"));
}

#[test]
fn json_is_one_array_whatever_the_number_of_documents() {
    for args in [&["examples/documents"][..], &["examples/documents/carte-chemins-ruraux.md"]] {
        let output = lint(&[args, &["--format", "json"]].concat());
        let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert!(json.is_array());
    }
}

#[test]
fn the_order_of_many_documents_is_stable() {
    let folder = scratch("order");
    for n in 0..40 {
        let text = "<!-- parapheur: ignore QU0001 -->\n\n".repeat(40 - n);
        std::fs::write(folder.join(format!("{n:02}.md")), text).unwrap();
    }
    let names: Vec<String> =
        stdout(&lint(&["--format", "concise", "--select", "PA002", folder.to_str().unwrap()]))
            .lines()
            .map(|line| line.split(':').next().unwrap_or_default().to_owned())
            .collect();
    let sorted = {
        let mut sorted = names.clone();
        sorted.sort();
        sorted
    };
    assert_eq!(names, sorted);
    assert_eq!(names.len(), (1..=40).sum::<usize>());
}

#[test]
fn the_configuration_is_found_upwards() {
    let folder = scratch("config");
    std::fs::create_dir(folder.join("2024")).unwrap();
    let file = folder.join("2024/a.md");
    std::fs::write(&file, "<!-- parapheur: ignore QU0001 -->\n").unwrap();
    let run = || lint(&["--select", "PA002", file.to_str().unwrap()]);
    assert_eq!(run().status.code(), Some(1));
    std::fs::write(folder.join("parapheur.yaml"), "severity: {PA002: info}\n").unwrap();
    assert_eq!(run().status.code(), Some(0));
    std::fs::write(folder.join("parapheur.yaml"), "severty: {PA002: info}\n").unwrap();
    assert_eq!(run().status.code(), Some(2));
    assert!(stderr(&run()).contains("«\u{a0}severity\u{a0}»"));
}

#[test]
fn severity_hides_and_fail_on_decides() {
    let folder = scratch("severity");
    let file = folder.join("a.md");
    std::fs::write(&file, "<!-- parapheur: ignore QU0001 -->\n").unwrap();
    let file = file.to_str().unwrap();
    let hidden = lint(&["--select", "PA002", "--severity", "error", file]);
    assert!(!stdout(&hidden).contains("PA002"));
    assert_eq!(hidden.status.code(), Some(1));
    assert_eq!(lint(&["--select", "PA002", "--fail-on", "erreur", file]).status.code(), Some(0));
}

#[test]
fn standard_input_is_a_document() {
    let mut child = example("lint")
        .args(["--select", "PA", "--stdin-path", "brouillon.md", "--format", "concise", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("<!-- parapheur: ignore QU0001 -->\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(stdout(&output).starts_with("brouillon.md:1:"), "{}", stdout(&output));
}

#[test]
fn gitignore_and_other_files_are_left_alone() {
    let folder = scratch("walk");
    std::fs::create_dir(folder.join(".git")).unwrap();
    std::fs::write(folder.join(".gitignore"), "brouillon.md\n").unwrap();
    for name in ["a.md", "b.markdown", "brouillon.md", "c.txt"] {
        std::fs::write(folder.join(name), "<!-- parapheur: ignore QU0001 -->\n").unwrap();
    }
    let output = lint(&["--format", "concise", "--select", "PA002", folder.to_str().unwrap()]);
    assert_eq!(stdout(&output).lines().count(), 2, "{}", stdout(&output));
}

#[test]
fn globs_find_what_folders_do() {
    let folder = scratch("glob");
    std::fs::create_dir(folder.join(".git")).unwrap();
    std::fs::create_dir(folder.join("2024")).unwrap();
    std::fs::write(folder.join(".gitignore"), "brouillon.md\n").unwrap();
    for name in ["a.md", "b.md", "brouillon.md", "2024/c.md", "2024/brouillon.md"] {
        std::fs::write(folder.join(name), "<!-- parapheur: ignore QU0001 -->\n").unwrap();
    }
    let found = |patterns: &[&str]| -> Vec<String> {
        let mut command = example("lint");
        command.current_dir(&folder).args(["--format", "concise", "--select", "PA002"]);
        let output = stdout(&command.args(patterns).output().unwrap());
        output.lines().filter_map(|line| Some(line.split(':').next()?.replace('\\', "/"))).collect()
    };
    let absolute = folder.join("*.md");
    let absolute = found(&[absolute.to_str().unwrap()]);
    assert_eq!(absolute.len(), 2);
    assert!(absolute[0].ends_with("a.md") && absolute[1].ends_with("b.md"));
    assert_eq!(found(&["**/*.md"]), ["2024/c.md", "a.md", "b.md"]);
    assert_eq!(found(&["./{a,b}.md"]), ["a.md", "b.md"]);
    assert_eq!(found(&["2024", "*/c.md", "2024/c.md"]), ["2024/c.md"], "each document once");
}

const TAGGED: [(&str, &str); 3] =
    [("a.md", "Données ouvertes"), ("b.md", "Données ouvertes"), ("c.md", "données ouvertes")];

/// Three documents, of which the last writes a tag in its own way.
fn tagged(name: &str) -> PathBuf {
    let folder = scratch(name);
    for (name, tag) in TAGGED {
        std::fs::write(folder.join(name), format!("---\ntitle: {name}\ntags: [{tag}]\n---\n")).unwrap();
    }
    folder
}

#[test]
fn documents_are_compared_with_each_other_in_every_format() {
    let folder = tagged("collection");
    let folder = folder.to_str().unwrap();
    for format in ["human", "concise", "json", "sarif", "github", "gitlab", "html"] {
        let output = lint(&["--select", "CO", "--format", format, folder]);
        assert_eq!(output.status.code(), Some(0), "{format}");
        let said = stdout(&output);
        assert!(said.contains("CO004") && said.contains("s’écrit ailleurs"), "{format}: {said}");
        if ["json", "sarif", "gitlab"].contains(&format) {
            let _: serde_json::Value = serde_json::from_str(&said).unwrap();
        }
    }
    for without in [&["--ignore", "CO", folder][..], &["--select", "CO", &format!("{folder}/c.md")]] {
        assert!(!stdout(&lint(without)).contains("CO004"));
    }
    let strict = lint(&["--select", "CO", "--fail-on", "info", folder]);
    assert_eq!(strict.status.code(), Some(1));
    assert!(stdout(&strict).contains("c.md · 1 remarque ──"), "{}", stdout(&strict));
}

#[test]
fn a_comparison_is_configured_silenced_and_accepted_as_the_rest() {
    let folder = tagged("silenced");
    let run = |args: &[&str]| lint(&[args, &["--select", "CO", folder.to_str().unwrap()]].concat());
    std::fs::write(folder.join("parapheur.yaml"), "severity: {CO004: warning}\n").unwrap();
    assert_eq!(run(&[]).status.code(), Some(1));
    let accepted = folder.join("accepte.txt");
    let accept = ["--baseline", accepted.to_str().unwrap()];
    assert!(stdout(&run(&accept)).contains("1 constat accepté"));
    let again = run(&accept);
    assert_eq!(again.status.code(), Some(0));
    assert!(stdout(&again).contains("1 constat déjà accepté"), "{}", stdout(&again));
    let silenced = "---\ntitle: c\ntags: [données ouvertes] # parapheur: ignore CO004\n---\n";
    std::fs::write(folder.join("c.md"), silenced).unwrap();
    assert_eq!(run(&[]).status.code(), Some(0));
    let alone = lint(&["--select", "PA001", folder.join("c.md").to_str().unwrap()]);
    assert!(stdout(&alone).starts_with("Rien"), "a silence about the collection is never idle alone");
}

#[test]
fn a_collection_without_findings_is_still_a_report() {
    let folder = scratch("clean");
    std::fs::write(folder.join("a.md"), "").unwrap();
    std::fs::write(folder.join("b.md"), "").unwrap();
    for format in ["json", "gitlab", "sarif"] {
        let said = stdout(&lint(&["--select", "CO", "--format", format, folder.to_str().unwrap()]));
        let json: serde_json::Value = serde_json::from_str(&said).unwrap();
        let results = if format == "sarif" { &json["runs"][0]["results"] } else { &json };
        assert_eq!(results.as_array().map(Vec::len), Some(0), "{format}: {said}");
    }
}

#[test]
fn inspect_prints_every_document_of_the_repository_as_json() {
    let mut read = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/documents")).unwrap()
    {
        let output = example("inspect").arg(entry.unwrap().path()).output().unwrap();
        assert!(output.status.success());
        let json: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
        assert!(json["body"]["blocks"].is_array());
        read += 1;
    }
    assert!(read >= 5);
    assert_eq!(example("inspect").output().unwrap().status.code(), Some(2));
}

#[test]
fn a_baseline_accepts_todays_findings_wherever_they_move() {
    let folder = scratch("baseline");
    let (file, baseline) = (folder.join("a.md"), folder.join("accepte.txt"));
    std::fs::write(&file, "<!-- parapheur: ignore QU0001 -->\n").unwrap();
    let args = ["--select", "PA002", "--baseline", baseline.to_str().unwrap(), file.to_str().unwrap()];
    assert_eq!(lint(&args).status.code(), Some(0));
    std::fs::write(&file, "Avant.\n\n<!-- parapheur: ignore QU0001 -->\n").unwrap();
    assert_eq!(lint(&args).status.code(), Some(0));
    std::fs::write(&file, "<!-- parapheur: ignore QU0001 -->\n\n<!-- parapheur: ignore QU0001 -->\n")
        .unwrap();
    let output = lint(&args);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("1 avertissement"), "{}", stdout(&output));
}

#[test]
fn a_diff_shows_what_is_invisible_and_a_fix_writes_it_once() {
    let folder = scratch("fix");
    let file = folder.join("a.md");
    let text = "---\r\ntitle: 'Cartes : la suite'\r\n---\r\n\r\nElle paraît.\r\n";
    std::fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let diff = stdout(&lint(&["--select", "TY", "--diff", path]));
    assert!(
        diff.contains("-title: 'Cartes : la suite'") && diff.contains("+title: 'Cartes⍽: la suite'"),
        "{diff}"
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    assert!(stdout(&lint(&["--select", "TY", "--fix", path])).contains("1 correction appliquée"));
    let fixed = text.replace("Cartes :", "Cartes\u{a0}:");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), fixed);
    assert!(stdout(&lint(&["--select", "TY", "--fix", path])).starts_with("Rien à signaler"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), fixed);
}

#[test]
fn the_documents_of_the_repository_say_what_they_were_written_to_say() {
    let clean = ["examples/documents/carte-chemins-ruraux.md", "examples/documents/open-maps-week.md"];
    let output = lint(&clean);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "Rien à signaler dans 2 documents\n");

    let output =
        lint(&["--severity", "warning", "--format", "concise", "examples/documents/atelier-saison-2.md"]);
    assert_eq!(output.status.code(), Some(1));
    let said: Vec<String> = stdout(&output)
        .lines()
        .filter_map(|line| Some((line.split(':').nth(1)?.to_owned(), line.split(' ').nth(2)?.to_owned())))
        .map(|(line, code)| format!("{line} {code}"))
        .collect();
    let expected = ["50 QU001", "54 HT001", "59 HT003", "60 HT003", "60 LK003", "61 HT003", "63 HT003"];
    assert_eq!(said, expected, "{}", stdout(&output));
}

#[test]
fn the_settings_shown_in_the_readme_are_read() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let settings = readme.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    parapheur::Config::from_yaml(settings).unwrap();
}

#[test]
#[cfg(unix)]
fn a_fix_replaces_a_file_whole_and_leaves_the_others_alone() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    let folder = scratch("replace");
    let (faulty, clean, link) = (folder.join("été.md"), folder.join("net.md"), folder.join("lien.md"));
    let text = "\u{feff}---\r\ntitle: 'Cartes : la suite'\r\n---\r\n\r\nElle paraît.";
    std::fs::write(&faulty, text).unwrap();
    std::fs::write(&clean, "Rien.\n").unwrap();
    std::fs::set_permissions(&faulty, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("été.md", &link).unwrap();
    let state = |file: &Path| {
        let met = std::fs::metadata(file).unwrap();
        (met.ino(), met.mtime_nsec(), met.ctime_nsec())
    };
    let untouched = state(&clean);
    let fix = |file: &Path| lint(&["--select", "TY001,TY002", "--fix", file.to_str().unwrap()]);

    assert!(stdout(&fix(&link)).contains("1 correction appliquée"));
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read_to_string(&faulty).unwrap(), text.replace("Cartes :", "Cartes\u{a0}:"));
    assert_eq!(std::fs::metadata(&faulty).unwrap().permissions().mode() & 0o777, 0o640);

    fix(&clean);
    assert_eq!(state(&clean), untouched);
    let again = state(&faulty);
    fix(&faulty);
    assert_eq!(state(&faulty), again, "nothing is left to write");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3, "no draft is left");
}
