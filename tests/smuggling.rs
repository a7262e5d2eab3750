//! What a document cannot smuggle into what is shown: commands of a terminal or of a log, HTML, links,
//! through whatever a finding quotes, and through its name.
//!
//! Every sample that a rule objects to is given hostile texts in its middle, so that they reach the
//! messages, labels, fixes and differences of that rule.

use parapheur::collection::{Collection, Signature};
use parapheur::lint::{Rule, Sample, rules};
use parapheur::{Config, check};

mod invariants;

/// Commands of a terminal (clipboard, link, title), direction, tags, HTML, commands of a log.
const HOSTILE: [&str; 5] = [
    "\u{1b}]52;c;w6k=\u{7}\u{202e}\u{e0041}\u{9b}2J",
    "\u{1b}]8;;//exemple.test\u{1b}\\<img src=x onerror=é>\u{2028}\u{2066}",
    "\r::error title=é,file=a::%0A##[error]\u{85}\n::set-output name=a::b\n",
    "\"'><script>é</script>](<a href=javascript:é>\u{200b}\u{b}",
    "[é](javascript:é)\u{0}\u{1b}[2J\u{7f}",
];

/// Places of a sample where a text is put.
const PLACES: usize = 3;

#[test]
fn no_rule_lets_a_text_of_a_document_through() {
    let config = Config::default();
    let mut met = 0;
    each_hostile(|rule, sample, text, put| {
        let document = sample.document();
        let at = document.find(sample.text()).unwrap_or(0) + put;
        let document = format!("{}{text}{}", &document[..at], &document[at..]);
        let found = check(&document, &config);
        met += usize::from(found.iter().any(|finding| finding.code == rule.code));
        invariants::findings_drive_no_rendering(&format!("dossier{text}/é.md"), &document, &found);
    });
    assert!(met > 1_000, "a text was put beside {met} findings only");
}

#[test]
fn no_rule_on_collections_lets_a_text_through() {
    let config = Config::default();
    let mut met = 0;
    each_hostile(|_, sample, text, put| {
        let Sample::Documents(all) = *sample else { return };
        let all = format!("{}{text}{}", &all[..put], &all[put..]);
        let parts: Vec<(&str, &str)> = all.split("=== ").filter_map(|part| part.split_once('\n')).collect();
        let mut collection = Collection::default();
        parts.iter().for_each(|(name, text)| collection.add(Signature::new(*name, &parapheur::parse(text))));
        for found in collection.findings() {
            let of = parts.iter().rfind(|(name, _)| *name == found.at.path);
            let (Some((name, document)), Some(finding)) = (of, found.diagnostic(&config)) else { continue };
            met += 1;
            invariants::findings_drive_no_rendering(name, document, &[finding]);
        }
    });
    assert!(met > 15, "a text was put beside {met} findings only");
}

/// Calls with each hostile text at each of a few places of each sample at fault.
fn each_hostile(mut call: impl FnMut(&Rule, &Sample, &str, usize)) {
    for rule in rules() {
        for (rank, sample) in rule.invalid.iter().enumerate() {
            let text = sample.text();
            for place in 0..=PLACES {
                let put = text.floor_char_boundary(text.len() * place / PLACES);
                call(rule, sample, HOSTILE[(rank + place) % HOSTILE.len()], put);
            }
        }
    }
}
