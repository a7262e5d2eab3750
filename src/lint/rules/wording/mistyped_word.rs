use crate::Severity;
use crate::data::determiner::Determiner;
use crate::data::{Registry, near, phrase};
use crate::lint::message;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "RE026",
    name: "mistyped-word",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un mot courant est mal tapé.",
    why: "Une lettre de trop, oubliée, changée ou deux lettres interverties\u{a0}: le mot n’existe pas, et n’est qu’à une frappe d’un mot courant de l’administration. Seuls des mots longs d’une liste fermée sont reconnus\u{202f}; les noms propres et les mots qui existent sont laissés tranquilles.",
    invalid: &[
        Sample::Body("La mission accompangne les communes.\n"),
        Sample::Body("### Recommnandations de la mission\n"),
        Sample::Body("Un service ouvert à lexpérience.\n"),
        Sample::Body("La carte des zones d’innondation.\n"),
        Sample::Body("Un axe tratégique de la carte.\n"),
        Sample::FrontMatter("title: La carte des collectivtés"),
    ],
    valid: &[
        Sample::Body(
            "La mission accompagne les communes, recommandations, l’utilisateur et les collectivités.\n",
        ),
        Sample::Body(
            "Avec Jeanne Ministrre, les utilisateur·rices, les chargé·es et le champ code_departement.\n",
        ),
        Sample::Body("`departement`, departement.csv et https://www.departement.example/departements.\n"),
        Sample::Body("<div>\nA**ssocier les communes**\n</div>\n"),
        Sample::Body("Sans ambigüité ni ambiguïté.\n"),
        Sample::Body("La sphe\u{300}re e\u{301}tatique et ses usages spe\u{301}cifiques.\n"),
        Sample::Body("Capytale\u{a0}: un studio pour apprendre.\n"),
        Sample::Body("<p lang=\"en\">The documentt and the informations.</p>\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for (place, term) in cx.words(Registry::Frequent) {
        let word = place.text();
        let name = word.starts_with(char::is_uppercase) && !place.starts_sentence();
        // A letter written three times is another rule's matter.
        let tripled = word.as_bytes().windows(3).any(|three| matches!(three, [a, b, c] if a == b && b == c));
        // « A**ssocier », where the stars are printed.
        let starred = place.head().trim_end_matches('*');
        let cut = place.before() == Some(']')
            || place.before() == Some('*') && starred.ends_with(char::is_alphanumeric);
        // « Capytale : un studio » presents a thing by its name.
        let label = word.starts_with(char::is_uppercase)
            && place.head().trim().is_empty()
            && place.tail().trim_start().starts_with(':');
        if cut || name || label || tripled || place.is_joined() || place.is_address() {
            continue;
        }
        let Some(right) = near::closest(word, term.column(0)) else { continue };
        // « une lexpérience »: after a determiner, another word was meant.
        let is_elided = right.contains('’') && !place.head().is_empty();
        let is_doubtful = is_elided && Determiner::find(place.word_before()).is_some();
        let right = phrase::like(word, &right);
        let title = message::with("Écrire ", &right);
        let finding = out.report(place.span(), message::with("Mot mal tapé\u{a0}: ", word));
        if !is_doubtful {
            finding.help(title.as_str()).fix_if(place.suggestion(title, right));
        }
    }
}
