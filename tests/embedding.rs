//! The examples for those who embed the library, and what `inspect` prints, as they are run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

mod built;

/// Runs an example at the root of the repository.
fn run(name: &str, args: &[&str]) -> Output {
    let mut command = built::example(name);
    command.current_dir(env!("CARGO_MANIFEST_DIR")).stdin(Stdio::null()).args(args).output().unwrap()
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
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

const CLEAN: &str = "examples/documents/carte-chemins-ruraux.md";
const FAULTY: &str = "examples/documents/appel-a-cartes.md";

#[test]
fn each_embedding_example_is_short() {
    for name in ["site_build", "import", "house_rule"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).with_extension("rs");
        let lines = fs::read_to_string(path).unwrap().lines().count();
        assert!(lines < 80, "{name}: {lines} lines");
    }
}

#[test]
fn a_site_build_refuses_a_bad_release_and_writes_nothing() {
    let (source, data) = (scratch("site"), scratch("site-data").join("articles"));
    let args = [source.to_str().unwrap(), data.to_str().unwrap()];
    fs::copy(CLEAN, source.join("2024-03-12-chemins.md")).unwrap();
    fs::copy(FAULTY, source.join("appel.md")).unwrap();
    fs::write(source.join("parapheur.yaml"), "profile: {publisher: Mission Cartolibre}\n").unwrap();

    let refused = run("site_build", &args);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        stderr(&refused).contains("appel.md:2") && stderr(&refused).contains("FM002"),
        "{}",
        stderr(&refused)
    );
    assert!(!data.exists());

    fs::write(source.join("appel.md"), "---\npublished: false\n---\n").unwrap();
    let built = run("site_build", &args);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let article = fs::read_to_string(data.join("chemins.json")).unwrap();
    let article: Value = serde_json::from_str(&article).unwrap();
    assert_eq!(article["publisher"]["name"], "Mission Cartolibre");
    assert_eq!(fs::read_dir(&data).unwrap().count(), 1, "a draft has no page");
}

#[test]
fn an_import_takes_valid_releases_and_gives_the_reasons_for_the_others() {
    let output = run("import", &[CLEAN, FAULTY]);
    assert_eq!(output.status.code(), Some(1));
    let rows: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let [row] = rows.as_slice() else { panic!("{rows:#?}") };
    assert_eq!(row["id"], "carte-chemins-ruraux");
    assert_eq!(row["published_at"], "2024-03-12T10:00:00+01:00");
    assert_eq!(row["kind"], "communique");
    assert_eq!(row["quotations"][0]["speakers"][0], "Marc Lebrun");
    assert!(stderr(&output).starts_with("examples/documents/appel-a-cartes.md:2: invalid YAML"));
}

#[test]
fn a_rule_of_one_s_own_is_a_rule_like_the_others() {
    let folder = scratch("house-rule");
    let file = folder.join("a.md");
    fs::write(
        &file,
        "---\ntitle: Un atelier digital\ndate: 2024-03-12 10:00:00 +01:00\ncategories: [Carnet de terrain]\n\
         tags: [cartes]\nchapeau-text: Une journée pour dessiner.\ncontact-presse: {name: Aline Azur, email: a@cartolibre.example}\n\
         ---\n\nIl se tient en présentiel, près du canal.\n\n<!-- parapheur: ignore CL001 -->\nPour impacter.\n",
    )
    .unwrap();
    let output = run("house_rule", &[file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "", "the rule passes the test of the crate");
    let said = stdout(&output);
    assert_eq!(said.matches("CL001").count(), 2, "{said}");
    assert!(!said.contains("FM006") && !said.contains("FM013") && !said.contains("PA001"), "{said}");
    assert!(said.contains("correction proposée\u{a0}: Écrire «\u{a0}sur place\u{a0}»"), "{said}");
}

#[test]
fn inspect_prints_a_text_and_an_outline() {
    let text = stdout(&run("inspect", &["--text", CLEAN]));
    assert!(
        text.starts_with("La mission Cartolibre ouvre la carte des chemins ruraux\n\nCommunes, randonneurs")
    );
    assert!(text.contains("\n\n«\u{a0}Nous n’avions") || text.contains("\n\n« Nous n’avions"), "{text}");
    let outline = stdout(&run("inspect", &["--outline", CLEAN]));
    let lines: Vec<_> = outline.lines().skip(1).collect();
    assert_eq!(lines[0], "    Une carte pour les secours (niveau 3, ligne 32)");
}

#[test]
fn inspect_prints_json_ld_that_no_title_can_break_out_of() {
    let file = scratch("json-ld").join("a.md");
    fs::write(
        &file,
        "---\ntitle: Une </script><b> carte & cie\ndate: 2024-07-02 09:00:00\nlang: en\n---\n\nText.\n",
    )
    .unwrap();
    let output = run("inspect", &["--json-ld", file.to_str().unwrap()]);
    let written = stdout(&output);
    assert!(!written.contains(['<', '>', '&']), "{written}");
    let article: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["headline"], "Une </script><b> carte & cie");
    assert_eq!(article["datePublished"], "2024-07-02T11:00:00+02:00");
    assert_eq!(article["inLanguage"], "en");
}

#[test]
fn inspect_prints_the_schema_of_the_site_that_a_configuration_describes() {
    let file = scratch("schema").join("parapheur.yaml");
    fs::write(&file, "profile: {categories: [Carnet de terrain], required: [title]}\n").unwrap();
    let schema: Value =
        serde_json::from_str(&stdout(&run("inspect", &["--schema", "--config", file.to_str().unwrap()])))
            .unwrap();
    assert_eq!(schema["required"], serde_json::json!(["title"]));
    assert_eq!(schema["properties"]["categories"]["items"]["enum"][0], "Carnet de terrain");
}

#[test]
fn inspect_says_in_french_what_it_cannot_do_and_where() {
    let file = scratch("inspect").join("a.md");
    fs::write(&file, b"---\ntitle: \xe9t\xe9\n---\n").unwrap();
    for (args, said) in [
        (&[][..], "Aucun document"),
        (&["--schema", CLEAN], "--config"),
        (&["--text", "--outline", CLEAN], "Une seule forme"),
        (&["--texte", CLEAN], "Option inconnue\u{a0}: --texte"),
        (&["absent.md"], "introuvable"),
        (&[file.to_str().unwrap()], "a.md:2: ce n’est pas de l’UTF-8 à l’octet 11"),
    ] {
        let output = run("inspect", args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));
    }
    assert!(stdout(&run("inspect", &["--help"])).contains("Code de sortie"));
}

#[test]
fn what_is_read_and_found_crosses_threads() {
    fn crosses<T: Send + Sync>() {}
    crosses::<parapheur::PressRelease<'_>>();
    crosses::<parapheur::ValidRelease<'_>>();
    crosses::<parapheur::Config>();
    crosses::<parapheur::Diagnostic>();
    crosses::<parapheur::Error>();
    crosses::<parapheur::InvalidRelease>();
    crosses::<parapheur::collection::Collection>();
}
