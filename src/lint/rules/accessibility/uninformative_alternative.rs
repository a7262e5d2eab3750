//! AC002: a text alternative that says nothing of the image.

use super::images::{self, Alternative, Place};
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "AC002",
    name: "uninformative-alternative",
    family: Family::Accessibility,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("RGAA 4.1, critères 1.2 et 1.3"),
    since: "0.1.0",
    summary: "Le texte de remplacement d’une image n’en dit rien.",
    why: "«\u{a0}Image décorative\u{a0}» ou un nom de fichier sont lus à voix haute sans rien apprendre. Une image \
          qui ne fait que décorer a un texte vide\u{202f}; une autre dit ce qu’elle montre.",
    invalid: &[
        Sample::FrontMatter(
            "une-ou-diaporama:\n- image: \"/uploads/carte.png\"\n  alternative-textuelle: Image décorative",
        ),
        Sample::Body("![IMG_2034.jpg](/uploads/IMG_2034.jpg)\n"),
        Sample::Body("<img src=\"/uploads/carte_creuse.png\" alt=\"carte_creuse\">\n"),
        Sample::Body("![Photo](/uploads/carte.png)\n"),
        Sample::Body("![Capture d’écran 2024-03-12 à 10.12.33](/uploads/carte.png)\n"),
    ],
    valid: &[
        Sample::Body("![Carte des chemins ruraux de la Creuse](/uploads/carte.png)\n"),
        Sample::Body("![Carte 2](/uploads/carte.png) ![12](/uploads/douze.png)\n"),
        Sample::Body("![Claire Vasseur](/uploads/claire_vasseur.jpg)\n"),
        Sample::Body("<img src=\"/uploads/logo.png\" alt=\"\"> La mission Cartolibre\n"),
        Sample::Body("![Logo de Cartolibre](/uploads/logo.png)\n"),
    ],
    check,
};

/// Texts that name a kind of thing and not what it shows, in lower case.
#[rustfmt::skip]
static EMPTY_WORDS: &[&str] = &[
    "alt", "alternative", "alternative textuelle", "aucune", "bandeau", "banner", "banniere",
    "bannière", "capture", "capture d'écran", "capture d’écran", "couverture", "cover",
    "decorative image", "description", "description de l'image", "description de l’image", "fond",
    "graphique", "header", "icone", "icône", "illustration", "illustration du communique",
    "illustration du communiqué", "illustration décorative", "image", "image a la une",
    "image d'illustration", "image de couverture", "image de fond", "image de la une", "image de une",
    "image decorative", "image décorative", "image d’illustration", "image illustrative",
    "image principale", "image purement décorative", "image sans titre", "image à la une",
    "infographie", "logo", "néant", "photo", "photo d'illustration", "photo de couverture",
    "photo de une", "photo décorative", "photo d’illustration", "photo illustrative", "photographie",
    "picto", "pictogramme", "picture", "sans alternative", "sans description", "sans titre", "schema",
    "schéma", "screenshot", "texte alternatif", "texte de remplacement", "thumbnail", "untitled",
    "vignette", "visuel", "visuel d'illustration", "visuel du communiqué", "visuel décoratif",
    "visuel d’illustration", "visuel illustratif", "visuel principal", "élément décoratif",
];

static EXTENSIONS: &[&str] = &["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"];

/// No text that says nothing is longer, in bytes.
const LONGEST: usize = "capture d’écran 2024-03-12 à 10.12.33 (1)".len();

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    images::for_each(cx, &mut |image| {
        let Alternative::Text(alternative, span) = &image.alternative else { return };
        let text = alternative.trim().trim_end_matches('.');
        let what = if text.len() <= LONGEST && is_empty(&text.to_lowercase()) {
            "ne dit pas ce que montre l’image"
        } else if is_file_name(text) {
            "est un nom de fichier"
        } else {
            return;
        };
        let help = match image.place {
            Place::FrontMatter => "Dire ce que montre l’image, ou écrire `''` si elle ne fait que décorer.",
            Place::Markdown => "Dire ce que montre l’image\u{a0}: `![Carte de la Creuse](…)`.",
            Place::Html => "Dire ce que montre l’image, ou écrire `alt=\"\"` si elle ne fait que décorer.",
        };
        let decorates = DECORATES.contains(&&*text.to_lowercase());
        let fix = decorates.then(|| empty(&image.place, *span));
        out.report(*span, format!("Le texte de remplacement «\u{a0}{text}\u{a0}» {what}"))
            .help(help)
            .fix_if(fix);
    });
}

/// What says that the image only decorates.
const DECORATES: [&str; 8] = [
    "decorative image",
    "illustration décorative",
    "image decorative",
    "image décorative",
    "image purement décorative",
    "photo décorative",
    "visuel décoratif",
    "élément décoratif",
];

/// « Image », « Photo 2 », « Capture d’écran 2024-03-12 à 10.12.33 », « … »: no word of what is shown.
fn is_empty(text: &str) -> bool {
    let words = text.trim_end_matches(|c: char| !c.is_alphabetic());
    let words = words.strip_suffix(" à").unwrap_or(words).trim_end_matches(|c: char| !c.is_alphabetic());
    words.is_empty() && !text.chars().any(char::is_alphanumeric) || EMPTY_WORDS.binary_search(&words).is_ok()
}

/// Leaves the alternative empty: the image only decorates.
fn empty(place: &Place, span: Span) -> Fix {
    let edit = if *place == Place::FrontMatter { Edit::replace(span, "''") } else { Edit::delete(span) };
    Fix::suggested("Vider le texte de remplacement", vec![edit])
}

/// `carte.png`, `IMG_2034`, `carte_creuse`: no sentence is written so.
fn is_file_name(text: &str) -> bool {
    let extension = text.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    if extension.is_some_and(|extension| EXTENSIONS.binary_search(&&*extension).is_ok()) {
        return true;
    }
    text.contains('_') && !text.contains(char::is_whitespace) && !text.contains(['.', '@', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(EMPTY_WORDS.is_sorted() && EXTENSIONS.is_sorted());
        assert!(EMPTY_WORDS.iter().all(|text| text.len() <= LONGEST));
    }

    #[test]
    fn names_of_people_and_products_are_no_file_names() {
        for text in
            ["Claire Vasseur", "CSV-GG", "data.gouv.fr", "GNU+Linux", "Tuiles 256px", "1.5 % des foyers"]
        {
            assert!(!is_file_name(text), "{text}");
        }
    }
}
