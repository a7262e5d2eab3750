//! A rule for tests: it objects to the word « zut », wherever it stands.

#![allow(dead_code)] // each test file uses its part

use parapheur::lint::{Context, Family, Findings, Fixable, Rule, Sample};
use parapheur::{Config, Edit, Fix, Severity, Span};

/// Objects to each `zut`; `zut` then a digit has a fix: 1 is safe, 2 suggested, 3 breaks YAML.
pub static ZUT: Rule = Rule {
    code: "XX001",
    name: "zut",
    family: Family::Custom,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("Politesse 1.1"),
    since: "0.1.0",
    summary: "Un gros mot reste dans le texte.",
    why: "Un communiqué reste poli.",
    invalid: &[Sample::Body("La carte, zut1, paraît.\n"), Sample::FrontMatter("title: Zut et zut\n")],
    valid: &[Sample::Body("La carte paraît.\n")],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let text = cx.release.source.text();
    for (at, word) in text.match_indices("zut") {
        let digit = text[at + word.len()..].chars().next();
        let end = at + word.len() + usize::from(digit.is_some_and(|c| c.is_ascii_digit()));
        let span = Span::from_range(at..end);
        let finding = out.report(span, format!("«\u{a0}{}\u{a0}» est impoli", cx.slice(span)));
        let finding = finding.help("Écrire `flûte`");
        match digit {
            Some('1') => finding.fix(Fix::safe("Adoucir", vec![Edit::replace(span, "flûte")])),
            Some('2') => finding.fix(Fix::suggested("Retirer", vec![Edit::delete(span)])),
            Some('3') => finding.fix(Fix::safe("Casser", vec![Edit::replace(span, "\n- [: x")])),
            _ => finding,
        };
    }
}

/// A configuration with that rule and those about silences, and no other.
pub fn config() -> Config {
    let mut config = Config::default();
    config.add_rule(&ZUT);
    config.select(&["XX001", "PA001", "PA002"]).unwrap();
    config
}
