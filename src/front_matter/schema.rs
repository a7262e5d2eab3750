//! The keys that are known, and what each holds.

use super::field::Shape;
use crate::error::closest;
use crate::text::word::same_words;

/// A known key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// The key that took its place, where there is one, as a dotted path.
    pub replaced_by: Option<&'static str>,
    /// The keys of its items, or of itself when it is a map.
    pub keys: &'static [Key],
    /// What it is for, in French.
    pub meaning: &'static str,
}

/// The keys of a document, sorted by name.
pub static KEYS: &[Key] = &[
    key("adresse", Shape::String, "Adresse où se tient l’événement."),
    key("auteur", Shape::String, "Auteur du texte."),
    key("categories", Shape::List, "Nature du document\u{a0}: une seule, tirée du vocabulaire du site."),
    key(
        "category",
        Shape::String,
        "Catégorie, au singulier\u{a0}: Jekyll l’ajoute à «\u{a0}categories\u{a0}».",
    ),
    map("champs_informations", Shape::List, INFORMATION_KEYS, "Informations pratiques d’un événement."),
    old("chapeau", Shape::String, "chapeau-text", "Chapeau, sous son ancienne clé."),
    key("chapeau-text", Shape::String, "Chapeau\u{a0}: une ou deux phrases, en Markdown."),
    old("communique_file", Shape::String, "files", "Communiqué à télécharger, sous son ancienne clé."),
    map("contact-presse", Shape::Mapping, CONTACT_KEYS, "Personne que les journalistes peuvent joindre."),
    key("date", Shape::Date, "Date et heure de publication, avec le décalage de Paris."),
    key("date_de_modification", Shape::String, "Date de la dernière modification, en toutes lettres."),
    key("event_end_date", Shape::Date, "Fin de l’événement."),
    key("event_start_date", Shape::Date, "Début de l’événement."),
    old("file", Shape::String, "files", "Document à télécharger, sous son ancienne clé."),
    map("files", Shape::List, FILE_KEYS, "Documents à télécharger."),
    old("image", Shape::String, "une-ou-diaporama", "Image, sous son ancienne clé."),
    key("is_une", Shape::Boolean, "Présence à la une."),
    key("lang", Shape::String, "Langue du document, «\u{a0}fr\u{a0}» ou «\u{a0}en\u{a0}»."),
    key("layout", Shape::String, "Gabarit de la page."),
    key("lieu", Shape::String, "Lieu de l’événement."),
    key("permalink", Shape::String, "Adresse de la page sur le site."),
    key("position", Shape::Number, "Rang dans une liste."),
    key("published", Shape::Boolean, "«\u{a0}false\u{a0}» retient la publication."),
    key("redirection", Shape::String, "Adresse vers laquelle la page renvoie."),
    key("sous-titre", Shape::String, "Sous-titre."),
    key("tags", Shape::List, "Étiquettes, qui servent de filtres."),
    key("title", Shape::String, "Titre."),
    map("une-ou-diaporama", Shape::List, IMAGE_KEYS, "Image de une\u{a0}; seule la première est affichée."),
];

static CONTACT_KEYS: &[Key] = &[
    key("email", Shape::String, "Adresse électronique."),
    key("name", Shape::String, "Nom de la personne ou du service."),
    key("tel", Shape::List, "Numéro de téléphone, ou liste de numéros."),
];

static FILE_KEYS: &[Key] = &[
    key("file", Shape::String, "Chemin du document, depuis la racine du site."),
    old("lien", Shape::String, "file", "Chemin du document, sous son ancienne clé."),
    key("nom", Shape::String, "Texte du lien."),
];

static IMAGE_KEYS: &[Key] = &[
    key("alternative-textuelle", Shape::String, "Texte lu à la place de l’image."),
    key("image", Shape::String, "Chemin de l’image, depuis la racine du site."),
    key("legende", Shape::String, "Légende affichée sous l’image."),
];

static INFORMATION_KEYS: &[Key] = &[
    key("contenu", Shape::String, "Information."),
    key("intitule", Shape::String, "Intitulé de l’information."),
    key("lien", Shape::String, "Adresse vers laquelle l’information renvoie."),
];

/// The known key of that name.
#[must_use]
pub fn find<'k>(keys: &'k [Key], name: &str) -> Option<&'k Key> {
    // Most names differ early: a call to compare them would cost more.
    keys.binary_search_by(|key| key.name.bytes().cmp(name.bytes())).ok().and_then(|index| keys.get(index))
}

/// Words that people write for a key that does not look like them.
const MEANT: [(&str, &str); 24] = [
    ("alt", "alternative-textuelle"),
    ("alt-text", "alternative-textuelle"),
    ("alternative", "alternative-textuelle"),
    ("texte-alternatif", "alternative-textuelle"),
    ("caption", "legende"),
    ("catégorie", "categories"),
    ("categorie", "categories"),
    ("courriel", "email"),
    ("fichier", "file"),
    ("mail", "email"),
    ("mél", "email"),
    ("intitulé", "nom"),
    ("intitule", "nom"),
    ("label", "nom"),
    ("name", "nom"),
    ("nom", "name"),
    ("photo", "image"),
    ("phone", "tel"),
    ("telephone", "tel"),
    ("téléphone", "tel"),
    ("titre", "title"),
    ("titre", "nom"),
    ("titre", "intitule"),
    ("title", "nom"),
];

/// Keys that other tools read, however close they are to one of the site's.
const FOREIGN: [&str; 3] = ["author", "dates", "publisher"];

/// No key longer than that, in bytes, is a slip of the pen.
const LONGEST: usize = 40;

/// The known key that an unknown one was probably meant to be.
#[must_use]
pub fn meant(keys: &[Key], written: &str) -> Option<&'static str> {
    if written.len() > LONGEST || FOREIGN.contains(&written) {
        return None;
    }
    let names = || keys.iter().filter(|key| key.replaced_by.is_none()).map(|key| key.name);
    let mut listed =
        MEANT.iter().filter(|(word, _)| written.eq_ignore_ascii_case(word)).map(|(_, meant)| *meant);
    listed
        .find(|meant| names().any(|name| name == *meant))
        .or_else(|| names().find(|name| same_words(written, name)))
        // short words are close to too many others
        .or_else(|| closest(written, names()).filter(|_| written.chars().count() >= 5))
}

const fn key(name: &'static str, shape: Shape, meaning: &'static str) -> Key {
    Key { name, shape, replaced_by: None, keys: &[], meaning }
}

const fn old(name: &'static str, shape: Shape, replaced_by: &'static str, meaning: &'static str) -> Key {
    Key { name, shape, replaced_by: Some(replaced_by), keys: &[], meaning }
}

const fn map(name: &'static str, shape: Shape, keys: &'static [Key], meaning: &'static str) -> Key {
    Key { name, shape, replaced_by: None, keys, meaning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_for_the_search() {
        for keys in [KEYS, CONTACT_KEYS, FILE_KEYS, IMAGE_KEYS, INFORMATION_KEYS] {
            assert!(keys.is_sorted_by(|a, b| a.name < b.name), "{keys:?}");
            assert!(keys.iter().all(|key| find(keys, key.name) == Some(key)));
        }
        assert_eq!(find(KEYS, "titre"), None);
    }
}
