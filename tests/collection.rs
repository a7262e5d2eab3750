//! What documents show together.

mod skipped;

use std::fs;
use std::path::{Path, PathBuf};

use parapheur::collection::{Collection, CollectionFindingKind as Kind, Signature};
use skipped::skipped;

const PARAGRAPH: &str = "La mission Cartolibre publie les cartes de tous les lieux d’accueil du public, mises à jour \
     chaque nuit, et les ouvre à qui veut les réemployer.";
const ABOUT: &str = "La mission Cartolibre, placée auprès du secrétaire d’État chargé des Cartes, rassemble et \
     publie les plans des services publics depuis 2019.";
const NEWER_ABOUT: &str = "La mission Cartolibre, placée auprès de la ministre des Territoires, rassemble et \
     publie les plans des services publics depuis 2019.";

fn document(day: u32, tags: &str, paragraphs: &[&str]) -> String {
    format!(
        "---\ntitle: Essai {day}\ndate: 2024-03-{day:02} 10:00:00 +01:00\ntags: [{tags}]\n---\n{}\n",
        paragraphs.join("\n\n")
    )
}

fn own(day: u32) -> String {
    format!(
        "À Brévin-{day}, le guichet {day} ouvre {day} plans pour le quartier {day} et {day} pour celui du quartier {}.",
        day + 100
    )
}

fn gathered(documents: &[(&str, String)]) -> Collection {
    let mut collection = Collection::default();
    for (name, text) in documents {
        collection.add(Signature::new(*name, &parapheur::parse(text)));
    }
    collection
}

fn kinds(collection: &Collection) -> Vec<(Kind, String)> {
    collection.findings().into_iter().map(|f| (f.kind, f.at.path)).collect()
}

#[test]
fn a_pasted_paragraph_is_found_even_edited() {
    let edited = PARAGRAPH.replace("chaque nuit", "chaque jour");
    let collection = gathered(&[
        ("b.md", document(2, "a", &[&own(2), &edited, &own(22)])),
        ("a.md", document(1, "a", &[&own(1), PARAGRAPH, &own(21)])),
    ]);
    assert_eq!(kinds(&collection), [(Kind::PastedParagraph, "b.md".to_owned())]);
    let found = &collection.findings()[0];
    assert_eq!(found.others[0].path, "a.md");
    assert!(found.message.contains("La mission Cartolibre publie"), "{}", found.message);
}

#[test]
fn what_two_releases_share_is_said_once() {
    let second = ABOUT.replace("2019", "2020");
    let first = document(1, "a", &[&own(1), PARAGRAPH, &own(21), &second, &own(31), &own(41)]);
    let later = document(2, "a", &[&own(2), PARAGRAPH, &own(22), &second, &own(32), &own(42)]);
    let collection = gathered(&[("a.md", first), ("b.md", later.clone())]);
    assert_eq!(kinds(&collection), [(Kind::PastedParagraph, "b.md".to_owned())]);
    let finding = collection.findings()[0].diagnostic(&parapheur::Config::default()).unwrap();
    assert!(finding.message.contains("et un autre passage se lisent"), "{}", finding.message);
    assert_eq!(finding.span.slice(&later), PARAGRAPH);
    assert_eq!(finding.labels.len(), 1);
    assert_eq!(finding.labels[0].span.slice(&later), second);
}

#[test]
fn boilerplate_is_known_as_such_and_must_be_the_current_one() {
    let collection = gathered(&[
        ("a.md", document(1, "a", &[&own(1), ABOUT])),
        ("b.md", document(2, "a", &[&own(2), ABOUT])),
        ("c.md", document(3, "a", &[&own(3), NEWER_ABOUT])),
        ("d.md", document(4, "a", &[&own(4), NEWER_ABOUT])),
        ("e.md", document(5, "a", &[&own(5), ABOUT])),
    ]);
    assert_eq!(kinds(&collection), [(Kind::OutdatedBoilerplate, "e.md".to_owned())]);
}

#[test]
fn the_same_release_under_two_names_is_said_once() {
    let paragraphs = [&own(1)[..], &own(2), &own(3), PARAGRAPH];
    let collection =
        gathered(&[("un.md", document(1, "a", &paragraphs)), ("copie.md", document(2, "a", &paragraphs))]);
    assert_eq!(kinds(&collection), [(Kind::SameRelease, "copie.md".to_owned())]);
}

#[test]
fn tags_and_acronyms_are_compared() {
    let first = document(1, "Données ouvertes", &["La direction du temps (DDT) ouvre."]);
    let second = document(2, "Données ouvertes", &["La direction du temps (DDT) ferme."]);
    let third = document(3, "donnée ouverte", &["La direction des tempêtes (DDT) naît."]);
    let collection = gathered(&[("a.md", first), ("b.md", second), ("c.md", third)]);
    assert_eq!(
        kinds(&collection),
        [(Kind::TagVariant, "c.md".to_owned()), (Kind::AcronymVariant, "c.md".to_owned())]
    );
}

#[test]
fn what_differs_inside_one_document_is_left_to_its_own_check() {
    let both = document(1, "Cartes, cartes", &[&own(1)]);
    assert!(kinds(&gathered(&[("a.md", both), ("b.md", document(2, "Cartes", &[&own(2)]))])).is_empty());
}

#[test]
fn two_things_of_one_acronym_are_left_alone() {
    let first = document(1, "a", &["L’admission post-bac (APB) ouvre."]);
    let second = document(2, "a", &["L’arrêté de protection du biotope (APB) est pris."]);
    assert!(kinds(&gathered(&[("a.md", first), ("b.md", second)])).is_empty());
}

#[test]
fn order_and_merging_change_nothing() {
    let documents: Vec<(String, String)> =
        (1..9).map(|day| (format!("{day}.md"), document(day, "A, a", &[&own(day), PARAGRAPH]))).collect();
    let whole: Vec<(&str, String)> = documents.iter().map(|(n, t)| (n.as_str(), t.clone())).collect();
    let (left, right) = whole.split_at(3);
    let mut merged = gathered(right);
    merged.merge(gathered(left));
    assert_eq!(merged.findings(), gathered(&whole).findings());
    assert_eq!(merged.len(), 8);
}

#[test]
fn a_document_added_twice_is_one() {
    let mut collection = gathered(&[("a.md", document(1, "a", &[&own(1), PARAGRAPH, &own(2)]))]);
    collection.merge(collection.clone());
    assert_eq!(collection.len(), 2);
    assert!(collection.findings().is_empty());
}

#[test]
fn a_figure_given_two_ways_is_found_unless_it_had_time_to_move() {
    let says = |figure: &str| format!("Lancée à Guéret, la carte décrit {figure} lieux d’accueil du public.");
    let release = |month: u32, figure: &str| {
        format!("---\ntitle: Essai\ndate: 2024-{month:02}-01 10:00:00 +01:00\n---\n{}\n", says(figure))
    };
    let found = |later: String| {
        let mut found = gathered(&[("a.md", release(1, "36\u{a0}000")), ("b.md", later)]).findings();
        found.retain(|finding| finding.kind == Kind::FigureVariant);
        found
    };
    let findings = found(release(2, "35\u{a0}000"));
    let [finding] = findings.as_slice() else { panic!("{findings:#?}") };
    assert_eq!(finding.at.path, "b.md");
    assert!(finding.message.contains("«\u{a0}36\u{a0}000 lieux\u{a0}» dans"), "{}", finding.message);
    assert!(found(release(2, "36000")).is_empty(), "the same figure, written otherwise");
    assert!(found(release(5, "35\u{a0}000")).is_empty(), "four months later");
    let listed = format!("{}\n* {}\n", release(2, "35\u{a0}000"), says("12"));
    assert!(found(listed).is_empty(), "a list of figures");
}

/// Signatures computed apart, written, read back and gathered in another order.
fn over_the_wire(signatures: Vec<Signature>) -> Collection {
    let written: Vec<String> = signatures.iter().map(|s| serde_json::to_string(s).unwrap()).collect();
    let (mut odd, mut even) = (Collection::default(), Collection::default());
    for (rank, json) in written.iter().enumerate().rev() {
        let signature = serde_json::from_str(json).unwrap();
        if rank % 2 == 1 { odd.add(signature) } else { even.add(signature) }
    }
    // A machine may send again what it sent, and partial results travel too.
    let mut merged: Collection = serde_json::from_str(&serde_json::to_string(&odd).unwrap()).unwrap();
    merged.merge(even);
    merged.merge(odd);
    merged
}

#[test]
fn signatures_spread_over_machines_find_the_same() {
    let documents: Vec<(String, String)> = (1..30)
        .map(|day| {
            let second = ABOUT.replace("2019", if day % 5 == 0 { "2018" } else { "2019" });
            let tag = if day % 7 == 0 { "Open Data" } else { "Open data" };
            (format!("{day}.md"), document(day, tag, &[&own(day), &own(day / 2), &second]))
        })
        .collect();
    let signed = || documents.iter().map(|(name, text)| Signature::new(name, &parapheur::parse(text)));
    let mut whole = Collection::default();
    signed().for_each(|signature| whole.add(signature));
    assert!(whole.findings().len() > 5);
    assert_eq!(over_the_wire(signed().collect()).findings(), whole.findings());
}

#[test]
fn a_signature_of_another_version_is_refused() {
    let signature = Signature::new("a.md", &parapheur::parse("Bonjour.\n"));
    let mut value = serde_json::to_value(&signature).unwrap();
    assert_eq!(value["version"], parapheur::collection::SIGNATURE_VERSION);
    value["version"] = 99.into();
    let refused = serde_json::from_value::<Signature>(value).unwrap_err().to_string();
    assert!(refused.contains("99") && refused.contains("version"), "{refused}");
}

/// Every document of the shared corpus, as last published.
fn corpus(folder: &Path) -> Vec<(String, String)> {
    let communiques = fs::read_dir(folder.join("communiques")).expect("readable").flatten();
    let communiques = communiques.map(|release| release.path().join("after.markdown"));
    let corrected = fs::read_dir(folder.join("corrections/after")).expect("readable").flatten();
    let mut files: Vec<_> = communiques.chain(corrected.map(|document| document.path())).collect();
    files.sort();
    let read =
        |file: PathBuf| (file.to_string_lossy().into_owned(), fs::read_to_string(&file).expect("readable"));
    files.into_iter().map(read).collect()
}

#[test]
fn the_shared_corpus_is_read_whole() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    if !folder.exists() {
        skipped(format_args!("{} not found", folder.display()));
        return;
    }
    let documents = corpus(folder);
    assert!(documents.len() >= 250, "only {} documents", documents.len());
    let signatures: Vec<Signature> =
        documents.iter().map(|(name, text)| Signature::new(name, &parapheur::parse(text))).collect();
    let mut collection = Collection::default();
    signatures.iter().cloned().for_each(|signature| collection.add(signature));
    let findings = collection.findings();
    assert_eq!(over_the_wire(signatures).findings(), findings);
    let text: usize = documents.iter().map(|(_, text)| text.len()).sum();
    let json = serde_json::to_string(&collection).unwrap().len();
    println!("{} documents, {text} bytes; signatures: {json} bytes of JSON", documents.len());
    assert!(json < text * 3 / 2, "{json} bytes of JSON for {text} of text");
    if std::env::var_os("SHOW").is_some() {
        findings.iter().for_each(|finding| println!("{finding:#?}"));
    }
    // Sixteen releases on sixteen subjects: none is another under a second name.
    assert!(findings.iter().all(|f| f.kind != Kind::SameRelease || !f.at.path.contains("communiques")));
}
