use crate::Severity;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE018",
    name: "missing-press-contact",
    family: Family::Wording,
    severity: Severity::Info,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Aucun contact presse n’est donné, ni dans l’en-tête ni dans le texte.",
    why: "Un journaliste qui veut une précision ne sait à qui s’adresser. Un site qui a un contact par défaut \
          l’affiche à la place, et ce peut n’être plus le bon.",
    invalid: &[Sample::Document(
        "---\ntitle: Une carte\ndate: 2024-03-12 10:00:00 +01:00\ncategories:\n- Communiqué de presse\n---\n\nLa carte est libre.\n",
    )],
    valid: &[
        Sample::Document(
            "---\ntitle: Une carte\ncategories:\n- Communiqué de presse\n---\n\nContact : presse@cartolibre.example\n",
        ),
        Sample::Body("La carte est libre.\n"),
        Sample::Document("---\ntitle: Une page\n---\n\nCe n’est pas un communiqué.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let release = cx.release;
    let front_matter = &release.front_matter;
    let none = front_matter.press_contact.is_absent()
        && cx.mentions().phones.is_empty()
        && cx.mentions().emails.is_empty();
    let Some(categories) = front_matter.categories.spanned() else { return };
    let is_release = cx.slice(categories.span).contains("Communiqué de presse");
    if let Some(title) = front_matter.title.spanned().filter(|_| none && is_release) {
        let message = if cx.profile.default_of("contact-presse").is_some() {
            "Aucun contact presse\u{a0}: le site affichera celui qu’il a par défaut"
        } else {
            "Aucun contact presse, ni dans l’en-tête ni dans le texte"
        };
        out.report(title.span, message).help("Ajouter «\u{a0}contact-presse\u{a0}» à l’en-tête, avec «\u{a0}name\u{a0}», «\u{a0}tel\u{a0}» et «\u{a0}email\u{a0}».");
    }
}
