//! A rule and a profile of one's own: `cargo run --example house_rule -- FILE…`
//!
//! The rule is what the rules of the crate are: a `static` with its texts, its samples and a
//! function. It obeys the same settings and the same comments that silence, and is put to the same
//! test.

use std::fs;
use std::process::ExitCode;

use parapheur::lint::{Context, Findings, Fixable, Rule, Sample, quoted, sample};
use parapheur::profile::ReleaseField;
use parapheur::render::{Report, Style, human};
use parapheur::{Config, Edit, Fix, check};

/// Words that the mission does not use, and those it uses.
const WORDS: [(&str, &str); 3] =
    [("digital", "numérique"), ("en présentiel", "sur place"), ("impacter", "toucher")];

static HOUSE_WORD: Rule = Rule {
    fixable: Fixable::Suggested,
    norm: Some("Charte de la mission Cartolibre, page 4"),
    summary: "Un mot n’est pas de ceux de la mission.",
    why: "La mission écrit pour tous\u{a0}: elle préfère les mots que chacun comprend.",
    invalid: &[
        Sample::Body("Un atelier digital.\n"),
        Sample::FrontMatter("title: La carte se dessine en présentiel"),
    ],
    valid: &[Sample::Body("Un atelier `digital`, à [digital.example](https://digital.example/).\n")],
    ..Rule::new("CL001", "house-word", check_words)
};

fn check_words(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (word, better) in WORDS {
        for place in cx.occurrences(word).filter(|place| place.is_french_prose() && !place.is_address()) {
            let edit = vec![Edit::replace(place.span(), better)];
            let fix = place.is_verbatim().then(|| Fix::suggested(format!("Écrire {}", quoted(better)), edit));
            out.report(place.span(), format!("La mission n’écrit pas {}", quoted(word)))
                .help(format!("Écrire {}", quoted(better)))
                .fix_if(fix);
        }
    }
}

/// What the mission decides: its categories, what it requires, its rule.
fn config() -> Config {
    let mut config = Config::default();
    config.profile.publisher = Some("Mission Cartolibre".to_owned());
    config.profile.categories.push("Carnet de terrain".to_owned());
    config.profile.required = vec![ReleaseField::Title, ReleaseField::Date, ReleaseField::PressContact];
    config.add_rule(&HOUSE_WORD);
    config
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let config = config();
    for defect in sample::verify(&HOUSE_WORD, &config) {
        eprintln!("CL001: {defect}"); // belongs in a test of your crate
    }
    let mut clean = true;
    for path in std::env::args().skip(1) {
        let text = fs::read_to_string(&path)?;
        let findings = check(&text, &config);
        print!("{}", human(&Report { path: &path, text: &text, findings: &findings }, Style::Plain));
        clean &= findings.is_empty();
    }
    Ok(ExitCode::from(u8::from(!clean)))
}
