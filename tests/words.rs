//! Findings name the cause they found: one rule has several, and each its own words.

use parapheur::{Config, check};

/// What a rule says of a text: messages, helps and titles of fixes.
fn said(text: &str, code: &str) -> String {
    let found = check(text, &Config::default());
    let of_code = found.into_iter().filter(|finding| finding.code == code);
    let all = of_code.map(|finding| {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.text.as_str());
        let written: String = edits.collect();
        format!("{} {} {written}\n", finding.message, finding.help.unwrap_or_default())
    });
    all.collect()
}

fn all_said(code: &str, cases: &[(&str, &str)]) {
    let silent = |(text, words): &&(&str, &str)| !said(text, code).contains(*words);
    let wrong: Vec<_> =
        cases.iter().filter(silent).map(|(text, words)| (text, words, said(text, code))).collect();
    assert!(wrong.is_empty(), "{code}: {wrong:#?}");
}

#[test]
fn what_breaks_a_fence() {
    all_said(
        "FM001",
        &[
            ("\u{feff}---\ntitle: Été\n---\n\nTexte.\n", "sans BOM"),
            ("\n---\ntitle: Été\n---\n\nTexte.\n", "Faire commencer"),
            ("---\u{a0}\ntitle: Été\n---\n\nTexte.\n", "Espace insécable"),
            ("----\ntitle: Été\n---\n\nTexte.\n", "abîmée par `----`"),
            ("---\ntitle: Été\n\nTexte.\n", "n’est pas refermé"),
            ("---\ntitle: Été\n----\n\nTexte.\n", "Ligne de clôture mal écrite, `----`"),
            ("title: Été\ndate: 2024-03-12\n---\n\nTexte.\n", "pas de ligne d’ouverture"),
            ("---\rtitle: Été\r---\r\rTexte.\r", "retour chariot"),
        ],
    );
}

#[test]
fn what_breaks_yaml() {
    let cases = [
        ("title: Appel : le plan", "Deux-points suivi d’une espace dans «\u{a0}title\u{a0}»"),
        ("title: 'Été", "jamais refermé"),
        ("title: 'L'été'", "s’arrête à"),
        ("title:Été\ntags:\n- a", "Il manque une espace après le deux-points"),
        ("tags:\n- a\n-été\n- b", "Il manque une espace après le tiret"),
        ("tags:\n\t- été", "Tabulation en tête de ligne"),
        ("title: @été", "`@` ne peut pas commencer une valeur"),
    ];
    let texts: Vec<_> =
        cases.iter().map(|(yaml, words)| (format!("---\n{yaml}\n---\n\nTexte.\n"), *words)).collect();
    all_said("FM002", &texts.iter().map(|(text, words)| (text.as_str(), *words)).collect::<Vec<_>>());
}

#[test]
fn what_is_missing() {
    let lacks = "---\nlayout: communique\nchapeau-text:\n---\n\nTexte.\n";
    for what in ["Le titre manque", "La date manque", "La catégorie manque", "Le chapeau manque"] {
        assert!(said(lacks, "FM006").contains(what), "{what}: {}", said(lacks, "FM006"));
    }
    assert!(said(lacks, "FM006").contains("pas de clé «\u{a0}title\u{a0}»"));
    assert!(said(lacks, "FM006").contains("est vide"));
}

#[test]
fn what_an_address_holds() {
    all_said(
        "LK001",
        &[
            ("[a](<https://b.fr/a\u{a0}b>)\n", "espace insécable"),
            ("[a](<https://b.fr/a\u{202f}b>)\n", "espace insécable"),
            ("[a](https://b.fr/a\u{200b}b)\n", "caractère invisible"),
            ("[a](https://b.fr/a’b)\n", "signe typographique"),
            ("[a](https://b.fr/a.)\n", "finit par un signe de ponctuation"),
            ("[a](https://b.fr/a\u{a0})\n", "finit par une espace insécable"),
        ],
    );
}

#[test]
fn each_letter_that_passes_for_a_latin_one() {
    let pairs = [
        ("аеорсухіјѕ", "aeopcyxijs"),
        ("АВЕКМНОРСТХІЈЅ", "ABEKMHOPCTXIJS"),
        ("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX"),
    ];
    for (others, latin) in pairs {
        for (other, latin) in others.chars().zip(latin.chars()) {
            let found = said(&format!("La carte bl{other}bl paraît.\n"), "TY028");
            assert!(found.contains(latin), "{other} for {latin}: {found:?}");
        }
    }
}
