//! What editors changed between two versions of a release: what a rule covers is caught in the first.

mod skipped;

use std::fs;
use std::path::Path;

use parapheur::{Config, LineIndex, check};
use skipped::skipped;

/// Each difference that a rule covers: release, line of the first version, code. Rewritten sentences,
/// other images, tags that were added and figures brought up to date are news, not defects.
const DIFFERENCES: &[(&str, u32, &str)] = &[
    ("agora", 16, "FM016"),
    ("ami-ia-laureats", 15, "RE013"),
    ("ami-ia-laureats", 21, "FM012"),
    ("ban-ign", 28, "FM010"),
    ("ban-ign", 44, "HT006"),
    ("demarches-simplifiees-6-mois", 1, "FM006"),
    ("demarches-simplifiees-6-mois", 2, "RE015"),
    ("demarches-simplifiees-6-mois", 4, "FM008"),
    ("demarches-simplifiees-6-mois", 21, "RE002"),
    ("demarches-simplifiees-6-mois", 33, "MD006"),
    ("eig-6-candidatures", 1, "FM006"),
    ("eig-6-candidatures", 3, "RE015"),
    ("eig-6-candidatures", 25, "FM010"),
    ("eig-6-candidatures", 32, "RE001"),
    ("eig-6-candidatures", 37, "RE001"),
    ("eig-6-candidatures", 38, "RE001"),
    ("eig-6-candidatures", 40, "RE001"),
    ("eig-6-candidatures", 41, "RE001"),
    ("eig-6-candidatures", 43, "TY010"),
    ("eig-6-candidatures", 62, "MD015"),
    ("eig-6-candidatures", 64, "HT001"),
    ("eig-6-candidatures", 68, "HT003"),
    ("eig-6-candidatures", 71, "HT003"),
    ("france-allemagne", 1, "FM006"),
    ("franceconnect-10-millions", 1, "FM006"),
    ("franceconnect-10-millions", 15, "MD005"),
    ("hackathon-dsn", 30, "FM016"),
    ("hackathon-dsn", 61, "LK011"),
    ("hackathon-dsn", 64, "MD001"),
    ("ia-etat-sengage", 1, "FM006"),
    ("ia-etat-sengage", 3, "RE011"),
    ("ia-etat-sengage", 46, "MD005"),
    ("mooc-services-publics", 1, "FM006"),
    ("mooc-services-publics", 9, "FM008"),
    ("mooc-services-publics", 11, "LK013"),
    ("rie-orange", 44, "MD012"),
    ("rie-orange", 46, "MD012"),
    ("strategie-cloud", 1, "FM006"),
    ("strategie-cloud", 4, "FM008"),
    ("strategie-cloud", 7, "DT008"),
    ("strategie-cloud", 49, "QU007"),
];

#[test]
fn what_editors_changed_is_caught_in_the_first_version() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/communiques");
    if !folder.exists() {
        skipped("../shared not found");
        return;
    }
    for &(name, line, code) in DIFFERENCES {
        let text = fs::read_to_string(folder.join(name).join("before.markdown")).expect("a first version");
        let index = LineIndex::new(&text);
        let caught = check(&text, &Config::default())
            .iter()
            .any(|found| found.code == code && index.line(found.span.start()) == line);
        assert!(caught, "{name}:{line}: no {code}");
    }
}
