//! What documents show together.

use std::fs;
use std::path::Path;

use parapheur::collection::{Collection, CollectionFindingKind as Kind, Signature};

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
        "Le {day} mars, la commune numéro {day} ouvre un guichet où chacun trouvera le plan {day} de son quartier \
         et celui du quartier {}.",
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
    let third = document(3, "donnée ouverte", &["La délégation aux données du travail (DDT) naît."]);
    let collection = gathered(&[("a.md", first), ("b.md", second), ("c.md", third)]);
    assert_eq!(
        kinds(&collection),
        [(Kind::TagVariant, "c.md".to_owned()), (Kind::AcronymVariant, "c.md".to_owned())]
    );
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
fn the_shared_corpus_is_read_whole() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    if !folder.exists() {
        println!("skipped: {} not found", folder.display());
        return;
    }
    let mut collection = Collection::default();
    for release in fs::read_dir(folder.join("communiques")).expect("readable").flatten() {
        let path = release.path().join("after.markdown");
        let text = fs::read_to_string(&path).expect("readable");
        collection.add(Signature::new(path.to_string_lossy(), &parapheur::parse(&text)));
    }
    assert!(collection.len() >= 16, "only {} communiqués", collection.len());
    // Sixteen releases on sixteen subjects: none is another under a second name.
    assert!(collection.findings().iter().all(|finding| finding.kind != Kind::SameRelease));
}
