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
    ],
    valid: &[
        Sample::Body("![Carte des chemins ruraux de la Creuse](/uploads/carte.png)\n"),
        Sample::Body("![Claire Vasseur](/uploads/claire_vasseur.jpg)\n"),
        Sample::Body("<img src=\"/uploads/logo.png\" alt=\"\"> La mission Cartolibre\n"),
        Sample::Body("![Logo de Cartolibre](/uploads/logo.png)\n"),
    ],
    check,
};

/// Texts that name a kind of thing and not what it shows, in lower case.
/// No longer than [`LONGEST`] bytes.
static EMPTY_WORDS: &[&str] = &[
    "alt",
    "bandeau",
    "banniere",
    "bannière",
    "capture",
    "capture d'écran",
    "capture d’écran",
    "illustration",
    "image",
    "image d'illustration",
    "image decorative",
    "image décorative",
    "image d’illustration",
    "logo",
    "photo",
    "photo d'illustration",
    "photo d’illustration",
    "photographie",
    "picture",
    "sans titre",
    "screenshot",
    "untitled",
    "vignette",
    "visuel",
];

static EXTENSIONS: &[&str] = &["avif", "bmp", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp"];

const LONGEST: usize = "photo d’illustration".len();

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    images::for_each(cx, &mut |image| {
        let Alternative::Text(alternative, span) = &image.alternative else { return };
        let text = alternative.trim().trim_end_matches('.');
        let what = if text.len() <= LONGEST && EMPTY_WORDS.binary_search(&&*text.to_lowercase()).is_ok() {
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
        let decorates = matches!(&*text.to_lowercase(), "image décorative" | "image decorative");
        let fix = decorates.then(|| empty(cx, &image.place, *span, text)).flatten();
        out.report(*span, format!("Le texte de remplacement «\u{a0}{text}\u{a0}» {what}"))
            .help(help)
            .fix_if(fix);
    });
}

/// Leaves the alternative empty: the image only decorates.
fn empty(cx: &Context<'_, '_>, place: &Place, span: Span, text: &str) -> Option<Fix> {
    let edit = if *place == Place::FrontMatter {
        Edit::replace(span, "''")
    } else {
        let start = span.start() as usize + cx.slice(span).find(text)?;
        Edit::delete(Span::from_range(start..start + text.len()))
    };
    Some(Fix::suggested("Vider le texte de remplacement", vec![edit]))
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
        assert_eq!(EMPTY_WORDS.iter().map(|text| text.len()).max(), Some(LONGEST));
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
