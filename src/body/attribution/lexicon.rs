//! The words that tell a name from a function, an organisation or a verb.

use crate::text::word;

/// Whether the word names a function (`directrice`, `ministre`, `CTO`), whatever its capitals.
pub(crate) fn is_role(text: &str) -> bool {
    // `vice-présidente`, `co-fondatrice`, `sous-préfet`
    ROLES.contains(text) || text.split_once('-').is_some_and(|(_, rest)| ROLES.contains(rest))
}

/// Whether the word begins the name of an organisation (`ministère`, `agence`).
pub(crate) fn is_organisation(text: &str) -> bool {
    ORGANISATIONS.contains(text)
}

/// Whether the word is a verb that introduces speech (`déclare`, `ajouté`).
pub(crate) fn is_speech(text: &str) -> bool {
    SPEECH.contains(text)
}

/// Whether the word is a civility (`Mme`, `Dr`).
pub(crate) fn is_civility(text: &str) -> bool {
    CIVILITIES.contains(text.trim_end_matches('.'))
}

/// Whether the word may join the parts of a family name (`de`, `von`).
pub(crate) fn is_particle(text: &str) -> bool {
    PARTICLES.contains(text)
}

/// Whether the word begins a sentence or a label, never a name (`Le`, `Pour`, `Source`).
pub(crate) fn is_opener(text: &str) -> bool {
    OPENERS.contains(text)
}

/// Whether a function governs a portfolio or a place, so that what follows it is no organisation
/// (`ministre de la Culture`, `maire de Lyon`).
pub(crate) fn keeps_complement(text: &str) -> bool {
    OFFICES.contains(text)
}

/// Words without case and accents, in alphabetical order.
struct Words<const N: usize> {
    words: [&'static str; N],
    /// What tells most other words apart from those of each initial.
    initials: [Initial; 26],
}

/// The words of one initial.
#[derive(Clone, Copy)]
struct Initial {
    from: u8,
    to: u8,
    /// Their second letters, modulo 32; no letter, for a word of one.
    seconds: u32,
}

impl<const N: usize> Words<N> {
    #[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
    const fn new(words: [&'static str; N]) -> Self {
        let mut initials = [Initial { from: 0, to: 0, seconds: 0 }; 26];
        let mut i = 0;
        while i < N {
            let word = words[i].as_bytes();
            let initial = &mut initials[(word[0] - b'a') as usize];
            if initial.to == 0 {
                initial.from = i as u8;
            }
            initial.to = i as u8 + 1;
            initial.seconds |= if word.len() > 1 { 1 << (word[1] & 31) } else { 0 };
            i += 1;
        }
        Self { words, initials }
    }

    fn contains(&self, text: &str) -> bool {
        // The first two letters tell most words apart, unless they have accents.
        if let [first, second, ..] = text.as_bytes()
            && first.is_ascii()
            && second.is_ascii()
        {
            let initial = self.initials.get(usize::from((first | 0x20).wrapping_sub(b'a')));
            if initial.is_none_or(|initial| initial.seconds & 1 << (second & 31) == 0) {
                return false;
            }
        }
        let mut letters = text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}')).map(word::fold);
        let Some(first @ b'a'..=b'z') = letters.next() else { return false };
        // Folded on the stack: no word of the lists is longer.
        let mut buffer = [first; 24];
        let mut length = 1;
        for letter in letters {
            let Some(place) = buffer.get_mut(length) else { return false };
            *place = letter;
            length += 1;
        }
        let Some(initial) = self.initials.get(usize::from(first - b'a')) else { return false };
        let range = usize::from(initial.from)..usize::from(initial.to);
        let candidates = self.words.get(range).unwrap_or_default();
        candidates
            .binary_search_by(|word| word.as_bytes().cmp(buffer.get(..length).unwrap_or_default()))
            .is_ok()
    }
}

#[rustfmt::skip]
static ROLES: Words<110> = Words::new([
    "adjoint", "adjointe", "administrateur", "administratrice", "agent", "agente", "ambassadeur",
    "ambassadrice", "analyst", "analyste", "architecte", "associe", "associee", "ceo", "chair", "chairman",
    "charge", "chargee", "chef", "cheffe", "chercheur", "chercheuse", "chief", "cio", "coach", "cofondateur",
    "cofondatrice", "commissaire", "commissioner", "conseiller", "conseillere", "coordinateur",
    "coordinatrice", "coordonnateur", "coordonnatrice", "cto", "data", "datascientist", "delegue", "deleguee",
    "depute", "deputee", "deputy", "designer", "developpeur", "developpeuse", "dg", "directeur", "directeurs",
    "director", "directrice", "directrices", "dirigeant", "dirigeante", "doctorant", "doctorante", "elu",
    "elue", "engineer", "enseignant", "enseignante", "expert", "experte", "fondateur", "fondatrice",
    "founder", "gestionnaire", "gouverneur", "gouverneure", "head", "ingenieur", "ingenieure", "inspecteur",
    "inspectrice", "intrapreneur", "intrapreneuse", "laureat", "laureate", "magistrat", "magistrate", "maire",
    "manager", "mayor", "medecin", "membre", "minister", "ministre", "ministres", "officer", "pdg",
    "porte-parole", "prefet", "prefete", "premier", "premiere", "president", "presidente", "product",
    "professeur", "professeure", "recteur", "rectrice", "responsable", "secretaire", "secretaires",
    "secretary", "senateur", "senatrice", "statisticien", "statisticienne",
]);

#[rustfmt::skip]
static ORGANISATIONS: Words<57> = Words::new([
    "academie", "administration", "agence", "agency", "association", "autorite", "banque", "bureau",
    "cabinet", "centre", "chambre", "collectif", "comite", "commission", "communaute", "commune", "compagnie",
    "confederation", "conseil", "cour", "delegation", "departement", "department", "direction", "ecole",
    "entreprise", "etablissement", "etat", "federation", "fondation", "gendarmerie", "gouvernement",
    "government", "groupe", "groupement", "hopital", "incubateur", "inspection", "institut", "institute",
    "laboratoire", "mairie", "metropole", "ministere", "ministry", "mission", "office", "police",
    "prefecture", "rectorat", "region", "secretariat", "service", "societe", "syndicat", "universite",
    "ville",
]);

#[rustfmt::skip]
static SPEECH: Words<66> = Words::new([
    "added", "adds", "affirme", "ajoutait", "ajoute", "annonce", "assure", "atteste", "commente", "complete",
    "conclu", "conclue", "conclut", "confie", "confirme", "constate", "declarait", "declare", "declares",
    "decrit", "detaille", "dit", "estime", "evoque", "explained", "explains", "expliquait", "explique",
    "exprime", "felicite", "indique", "insiste", "justifie", "martele", "note", "observe", "poursuit",
    "poursuivi", "precise", "promet", "promis", "raconte", "rappele", "rappelle", "rapporte", "rassure",
    "reagi", "reagit", "reconnait", "rejoui", "rejouissait", "rejouit", "releve", "remarque", "repond",
    "repondu", "resume", "said", "salue", "says", "soulignait", "souligne", "soutient", "stated", "states",
    "temoigne",
]);

#[rustfmt::skip]
static CIVILITIES: Words<28> = Words::new([
    "amiral", "capitaine", "colonel", "commandant", "docteur", "dr", "general", "lieutenant", "m", "madame",
    "mademoiselle", "maitre", "me", "mesdames", "messieurs", "mlle", "mm", "mme", "mmes", "monsieur", "mr",
    "mrs", "ms", "pr", "prof", "professeur", "professeure", "sir",
]);

#[rustfmt::skip]
static PARTICLES: Words<21> = Words::new([
    "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "des", "di", "dos", "du", "el", "la", "le",
    "ten", "van", "von", "y", "zu",
]);

#[rustfmt::skip]
static OPENERS: Words<66> = Words::new([
    "a", "apres", "au", "aujourd", "autre", "aux", "avant", "avec", "ce", "ces", "cet", "cette", "chaque",
    "comme", "communique", "contact", "contacts", "credit", "credits", "dans", "de", "decouvrir", "depuis",
    "des", "dossier", "du", "elle", "elles", "en", "et", "extrait", "france", "grace", "il", "ils", "in",
    "informations", "je", "l", "la", "le", "les", "lire", "lors", "mais", "new", "nos", "note", "notre",
    "nous", "on", "ou", "par", "paris", "photo", "photos", "plus", "pour", "presse", "selon", "source",
    "sources", "sur", "the", "un", "une",
]);

#[rustfmt::skip]
static OFFICES: Words<19> = Words::new([
    "ambassadeur", "ambassadrice", "charge", "chargee", "depute", "deputee", "maire", "mayor", "minister",
    "ministre", "ministres", "prefet", "prefete", "premier", "premiere", "secretaire", "secretaires",
    "senateur", "senatrice",
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_the_search() {
        let lists: [&[&str]; 7] = [
            &ROLES.words,
            &ORGANISATIONS.words,
            &SPEECH.words,
            &CIVILITIES.words,
            &PARTICLES.words,
            &OPENERS.words,
            &OFFICES.words,
        ];
        for list in lists {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
            }
        }
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        assert!(is_role("Ministre") && is_role("PRÉSIDENTE") && is_role("Préfe\u{300}te"));
        assert!(is_speech("déclaré") && is_organisation("Ministère") && is_civility("Dr."));
        assert!(!is_role("Schaer") && !is_speech("anticonstitutionnellement-vaste"));
    }
}
