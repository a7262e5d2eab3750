//! What the guides show is true: their samples are clean, their settings are read, their options
//! exist.

use std::fs;
use std::path::Path;

use parapheur::chrono::DateTime;
use parapheur::lint::{Sample, sample};
use parapheur::{Config, check, parse};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap().replace("\r\n", "\n")
}

/// The fenced blocks of a page: language and text.
fn fences(page: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut blocks = page.split("```").skip(1).step_by(2);
    let block = |block: &'static str| block.split_once('\n').unwrap();
    blocks.by_ref().map(block).collect()
}

#[test]
fn every_sample_of_the_writing_guide_is_clean() {
    let page = read("docs/guide-redaction.md").leak();
    let mut config = Config::default();
    config.now = DateTime::parse_from_rfc3339(sample::NOW).ok();
    let (mut read, mut wrong) = (0, Vec::new());
    for (language, text) in fences(page) {
        let sample = match language {
            _ if text.starts_with("---\n") => Sample::Document(text),
            "yaml" => Sample::FrontMatter(text),
            "markdown" => Sample::Body(text),
            _ => continue,
        };
        read += 1;
        let findings = check(&sample.document(), &config);
        wrong.extend(findings.iter().map(|found| format!("{} {} in {text}", found.code, found.message)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(read >= 7, "{read} samples only");
}

#[test]
fn the_guides_are_typeset_as_they_teach() {
    let config = "profile: {spaces_set_by_template: false, smart_quotes: false}\n\
        select: [typography, doubled-word, disagreeing-determiner, mistyped-word, misspelling, missing-hyphen]\n";
    let config = Config::from_yaml(config).unwrap();
    for page in ["LISEZMOI.md", "docs/guide-redaction.md", "docs/ci.md", "docs/editeurs.md"] {
        let text = read(page);
        let found = check(&text, &config);
        let found: Vec<_> =
            found.iter().map(|f| format!("{} «{}» {}", f.code, f.span.slice(&text), f.message)).collect();
        assert!(found.is_empty(), "{page}: {found:#?}");
    }
}

#[test]
fn the_dates_of_the_writing_guide_are_as_bad_as_it_says() {
    let page = read("docs/guide-redaction.md").leak();
    let section = page.split("### La date").nth(1).and_then(|rest| rest.split("###").next()).unwrap();
    let rows = section.lines().filter_map(|row| row.strip_prefix("| `")?.split_once('`'));
    let config = Config::from_yaml("select: [dates]").unwrap();
    let found = |date: &str| check(&format!("---\ntitle: Un\ndate: {date}\n---\n"), &config).len();
    let clean: Vec<bool> = rows.map(|(date, _)| found(date) == 0).collect();
    assert_eq!(clean, [true, false, false, false, false, false]);
}

#[test]
fn every_layout_of_quotation_in_the_writing_guide_is_understood() {
    let page = read("docs/guide-redaction.md").leak();
    let mut read = 0;
    for (_, text) in fences(page).into_iter().filter(|(_, text)| text.contains("KERVADEC")) {
        let release = parse(text);
        let [testimonial] = release.meaning().testimonials.as_slice() else { panic!("{text}: {release:#?}") };
        let people = testimonial.attribution.as_ref().map_or(&[][..], |attribution| &attribution.people);
        let names: Vec<_> = people.iter().map(|person| &*person.name.value).collect();
        assert_eq!(names, ["Maëlle KERVADEC"], "{text}");
        assert!(testimonial.quotation.text.starts_with("Cette carte nous fait gagner"), "{text}");
        read += 1;
    }
    assert!(read >= 6, "{read} layouts only");
}

#[test]
fn recipes_are_yaml_and_settings_are_read() {
    let page = read("docs/ci.md").leak();
    let recipes: Vec<_> = fences(page).into_iter().filter(|(language, _)| *language == "yaml").collect();
    for (_, text) in &recipes {
        let recipe: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
        assert!(recipe.is_mapping(), "{text}");
    }
    assert!(recipes.len() >= 4);
    for page in ["README.md", "LISEZMOI.md"] {
        for (language, text) in fences(read(page).leak()) {
            if language == "yaml" {
                Config::from_yaml(text).unwrap();
            }
        }
    }
}

/// Options after `lint` or `inspect` on the lines of a page.
fn options(page: &str, tool: &str) -> Vec<String> {
    let lines = page.lines().filter(|line| line.contains(tool) && !line.contains("cargo install"));
    let words =
        lines.filter_map(|line| line.split_once(tool)).flat_map(|(_, rest)| rest.split([' ', '`', '|']));
    words.filter(|word| word.starts_with("--") && word.len() > 2).map(str::to_owned).collect()
}

#[test]
fn guides_name_options_that_exist() {
    let mut named = 0;
    for page in ["README.md", "LISEZMOI.md", "docs/ci.md", "docs/guide-redaction.md"] {
        let page = read(page);
        for (tool, help) in [("lint ", "examples/lint/aide.txt"), ("inspect ", "examples/inspect/aide.txt")] {
            let help = read(help);
            for option in options(&page, tool) {
                assert!(help.contains(&option), "{option} is not in {}", help.lines().next().unwrap());
                named += 1;
            }
        }
    }
    assert!(named >= 12, "{named} options only");
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut followed = 0;
    for page in [
        "README.md",
        "LISEZMOI.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/ci.md",
        "docs/guide-redaction.md",
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(page).parent().unwrap().to_owned();
        for target in read(page).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = target.split('#').next().unwrap_or_default();
            let local = !target.contains(':') && file.contains('.') && !file.starts_with('/');
            assert!(!local || folder.join(file).exists(), "{page}: {target}");
            followed += usize::from(local);
        }
    }
    assert!(followed > 100, "{followed} links only");
}
