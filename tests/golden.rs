//! What each rule says of its own invalid samples and of its near misses, and what all rules say of whole
//! documents, word for word: place, severity, message, help, labels, fix, and what the fix leaves.
//!
//! `tests/golden/near/` holds the near misses of a rule: texts on both sides of the line that it draws.
//! Each begins with `=== silent: why` or `=== found: why`, and is a body; `silent, front matter: why`
//! begins lines of front matter, `silent, document: why` a whole document.
//!
//! `UPDATE=1 cargo test --test golden` writes the records of `tests/golden/` again; their difference is
//! to be read as what editors will see change. It never changes what a near miss expects.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use parapheur::collection::{Collection, Signature};
use parapheur::lint::{Family, Rule, Sample, rules, sample};
use parapheur::{Applicability, Config, Diagnostic, Severity, Span, check, fix};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");

/// Fewer documents than this, and a folder was not read.
const MIN_DOCUMENTS: usize = 25;

macro_rules! families {
    ($($test:ident: $family:ident)*) => { $(
        #[test]
        fn $test() {
            family(Family::$family);
        }
    )* };
}

families! {
    front_matter: FrontMatter
    dates: Dates
    quotations: Quotations
    html: Html
    markdown: Markdown
    links: Links
    accessibility: Accessibility
    wording: Wording
    typography: Typography
    collection: Collection
    parapheur: Parapheur
}

/// Rules say of their samples what is written, and of their near misses what is expected.
fn family(family: Family) {
    let config = config();
    let mut wrong = Vec::new();
    for rule in rules().filter(|rule| rule.family == family) {
        // Of a near miss, nothing is left to another rule.
        let mut alone = config.clone();
        alone.select(&[rule.code]).expect("a rule");
        let name = format!("{}-{}", rule.code, rule.name);
        let mut said = format!("{} {}\n", rule.code, rule.name);
        for sample in rule.invalid {
            let _ = write!(said, "\n{:?}\n", sample.text());
            said += &written_sample(rule, sample, &config);
        }
        let near = fs::read_to_string(format!("{FOLDER}/near/{name}.md")).unwrap_or_default();
        for case in near.split("=== ").skip(1) {
            let (title, sample) = near_miss(case);
            let _ = write!(said, "\n{title}\n{:?}\n", sample.text());
            let found = written_sample(rule, &sample, &alone);
            if title.starts_with("silent") != found.is_empty() {
                wrong.push(format!("{name}: {title}: not so: {:?}\n{found}", sample.text()));
            }
            said += &found;
        }
        if said.contains("\n\n") {
            wrong.extend(holds(&format!("rules/{name}.txt"), &said));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The title of a near miss, and its text.
fn near_miss(case: &str) -> (&str, Sample) {
    let (title, text) = case.split_once('\n').expect("a title line");
    let text: &'static str = String::leak(format!("{}\n", text.trim_end_matches('\n')));
    let (kind, _) = title.split_once(": ").unwrap_or_else(|| panic!("no reason: {title}"));
    let sample = match kind {
        "silent" | "found" => Sample::Body(text),
        "silent, front matter" | "found, front matter" => Sample::FrontMatter(text),
        "silent, document" | "found, document" => Sample::Document(text),
        _ => panic!("{kind} is no kind of near miss: {title}"),
    };
    (title, sample)
}

#[test]
fn near_misses_are_those_of_a_rule() {
    let known: Vec<String> = rules().map(|rule| format!("{}-{}.md", rule.code, rule.name)).collect();
    for path in files("tests/golden/near") {
        let name = path.file_name().expect("a name").to_string_lossy();
        assert!(known.iter().any(|known| *known == name), "{name} is of no rule");
    }
}

#[test]
fn rules_say_of_whole_documents_what_is_written() {
    let (mut read, mut wrong) = (0, Vec::new());
    for path in files("examples/documents").chain(files("tests/meaning")) {
        if path.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let document = fs::read_to_string(&path).expect("a text");
        let mut said = String::new();
        for finding in check(&document, &config()) {
            said += finding.code;
            said.push('\n');
            said += &written(&document, 0, &finding);
        }
        let name = path.file_stem().expect("a name").to_string_lossy();
        wrong.extend(holds(&format!("documents/{name}.txt"), &said));
        read += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read >= MIN_DOCUMENTS, "only {read} documents");
}

fn files(folder: &str) -> impl Iterator<Item = PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path())
}

fn config() -> Config {
    let mut config = Config::default();
    config.now = chrono::DateTime::parse_from_rfc3339(sample::NOW).ok();
    config
}

/// What a rule says of a sample, and what its fixes make of it.
fn written_sample(rule: &Rule, sample: &Sample, config: &Config) -> String {
    let mut said = String::new();
    if let Sample::Documents(text) = *sample {
        let mut collection = Collection::default();
        let mut documents = Vec::new();
        for part in text.split("=== ").skip(1) {
            let (name, document) = part.split_once('\n').expect("a name, then a document");
            collection.add(Signature::new(name, &parapheur::parse(document)));
            documents.push((name, document));
        }
        for found in collection.findings() {
            let Some(finding) = found.diagnostic(config).filter(|finding| finding.code == rule.code) else {
                continue;
            };
            let of = documents.iter().find(|(name, _)| *name == found.at.path);
            let (name, document) = of.expect("one of the documents");
            let _ = writeln!(said, "  {name}");
            said += &written(document, 0, &finding);
        }
        return said;
    }
    let document = sample.document();
    let from = document.find(sample.text()).unwrap_or(0);
    let found = check(&document, config);
    for finding in found.iter().filter(|finding| finding.code == rule.code) {
        said += &written(&document, from, finding);
    }
    said + &after_fixes(rule, config, &document)
}

/// The lines of a document that a rule's fixes change.
fn after_fixes(rule: &Rule, config: &Config, document: &str) -> String {
    let mut config = config.clone();
    config.select(&[rule.code]).expect("a rule");
    let fixed = fix(document, &config, Applicability::Suggested).text;
    let diff = similar::TextDiff::from_lines(document, &fixed);
    let changes = diff.iter_all_changes().filter(|change| change.tag() != similar::ChangeTag::Equal);
    changes.map(|change| format!("  {} {:?}\n", change.tag(), change.value())).collect()
}

/// A finding as indented lines; places are counted from the byte `from` of the document.
fn written(document: &str, from: usize, finding: &Diagnostic) -> String {
    let place = |span: Span| {
        let at = |byte: u32| i64::from(byte) - i64::try_from(from).expect("a small document");
        let slice = document.get(span.range()).unwrap_or_default();
        format!("{}..{} {slice:?}", at(span.start()), at(span.end()))
    };
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        _ => "info",
    };
    let mut said = format!("  {severity} at {}\n    {}\n", place(finding.span), finding.message);
    for label in &finding.labels {
        let _ = writeln!(said, "    label at {}: {}", place(label.span), label.message);
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(said, "    help: {help}");
    }
    if let Some(fix) = &finding.fix {
        let applicability = if fix.applicability == Applicability::Safe { "safe" } else { "suggested" };
        let _ = writeln!(said, "    {applicability} fix: {}", fix.title);
        for edit in &fix.edits {
            let _ = writeln!(said, "      {} becomes {:?}", place(edit.span), edit.text);
        }
    }
    said
}

/// Why a file does not hold a text; writes it there instead when asked to.
fn holds(name: &str, expected: &str) -> Option<String> {
    let path = Path::new(FOLDER).join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder to write to");
        fs::write(&path, expected).expect("a file to write");
    }
    let found = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    (found != expected).then(|| {
        let diff = similar::TextDiff::from_lines(found.as_str(), expected);
        let diff = diff.unified_diff().context_radius(3).to_string();
        format!("{name} says otherwise; if that is meant: UPDATE=1 cargo test --test golden\n{diff}")
    })
}
