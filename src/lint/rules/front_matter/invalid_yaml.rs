//! FM002: front matter that is no YAML.

mod line;
mod quoting;
mod repair;

use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::message::{self, quoted};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::yaml::{YamlError, YamlErrorKind as Kind};

pub(super) static RULE: Rule = Rule {
    code: "FM002",
    name: "invalid-yaml",
    family: Family::FrontMatter,
    severity: Severity::Error,
    fixable: Fixable::Safe,
    norm: Some("YAML 1.1"),
    since: "0.1.0",
    summary: "L’en-tête n’est pas du YAML\u{a0}: Jekyll n’en lit rien.",
    why: "Une seule faute suffit à rendre tout l’en-tête illisible. Jekyll ne s’arrête pas\u{a0}: il publie la \
          page sans titre, sans chapeau, datée du jour, et ne le signale que dans son journal.",
    invalid: &[
        Sample::FrontMatter("title: Cartolibre : la carte de l’été"),
        Sample::FrontMatter("title: 'L'été en cartes'"),
        Sample::FrontMatter("title: \"L\\'été en cartes\""),
        Sample::FrontMatter("lang:fr"),
        Sample::FrontMatter("tags:\n-cartographie"),
        Sample::FrontMatter("contact-presse:\n\tname: Claire Vasseur"),
        Sample::FrontMatter("title: [En cours] La carte"),
        Sample::FrontMatter("title: @cartolibre publie"),
        Sample::FrontMatter("title: 'La carte"),
        Sample::FrontMatter("title: 'La carte' est libre"),
        Sample::FrontMatter("title: \"La carte\" : un outil"),
        Sample::FrontMatter("title: 'L\\'été en cartes'"),
        Sample::FrontMatter("sous-titre: | La carte libre"),
        Sample::FrontMatter("chapeau-text: |\nLa carte est libre.\nElle est à tous."),
        Sample::FrontMatter("files:\n- file:/uploads/carte.pdf\n  nom: Télécharger la carte (PDF – 1 Mo)"),
        Sample::FrontMatter("contact-presse:\n\u{a0}\u{a0}name: Claire Vasseur\n  tel: 01 99 00 12 34"),
        Sample::FrontMatter("title: *La carte* est libre"),
        Sample::FrontMatter("title; La carte"),
        Sample::FrontMatter("tags:\n• cartographie"),
        Sample::FrontMatter("tags: [cartographie, chemins"),
        Sample::FrontMatter("title: La carte des chemins\nest en ligne"),
        Sample::FrontMatter("files:\n- file: /uploads/carte.pdf\n   nom: Télécharger la carte (PDF – 1 Mo)"),
    ],
    valid: &[
        Sample::FrontMatter("title: 'Cartolibre : l''été en cartes'"),
        Sample::FrontMatter("title: 'Cartolibre\u{a0}: la carte de 10:30'\nlieu: Gare, 10:30"),
        Sample::FrontMatter("title: |-\n  Cartolibre : la carte"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for error in &cx.release.front_matter.yaml.errors {
        if matches!(error.kind, Kind::TooDeep | Kind::TooLarge | Kind::TooManyErrors) {
            continue; // said by another rule: nothing is known to be wrong there
        }
        let (message, help) = words(cx, error);
        // libyaml trips over what follows the sign that is at fault.
        let head = || repair::reserved_head(cx.release.source.text(), error);
        let span =
            Some(error.kind).filter(|&kind| kind == Kind::Other).and_then(|_| head()).unwrap_or(error.span);
        let finding = out.report(span, message).help(help);
        let finding = match error.kind {
            Kind::SecondDocument => finding.at_most(Severity::Warning),
            _ => finding,
        };
        if let Some(fix) = repair::fix(cx.release.source.text(), error) {
            finding.fix(fix);
        }
    }
}

fn words(cx: &Context<'_, '_>, error: &YamlError) -> (String, &'static str) {
    let text = cx.slice(error.span);
    let value =
        match cx.slice(error.entry).split_once(':').map(|(key, _)| key.trim_start_matches("- ").trim()) {
            Some(key) if !key.is_empty() && !key.contains('\n') => message::with(" dans ", key),
            _ => String::new(),
        };
    let lost = "l’en-tête entier est illisible";
    let (message, help) = match error.kind {
        Kind::UnquotedColon => (
            format!("Deux-points suivi d’une espace{value}\u{a0}: YAML y voit une autre clé, et {lost}"),
            "Mettre la valeur entre guillemets droits",
        ),
        Kind::UnterminatedQuote => (
            format!("Guillemet ouvrant `{text}` jamais refermé{value}\u{a0}: {lost}"),
            "Refermer le guillemet à la fin de la valeur",
        ),
        Kind::TextAfterQuote if text == "\"" => (
            format!("La valeur s’arrête à `{text}`, avant la fin du texte{value}\u{a0}: {lost}"),
            "Entourer toute la valeur d’apostrophes droites, ou écrire «\u{a0}» à l’intérieur",
        ),
        Kind::TextAfterQuote => (
            format!("La valeur s’arrête à `{text}`, avant la fin du texte{value}\u{a0}: {lost}"),
            "Doubler les apostrophes à l’intérieur de «\u{a0}'…'\u{a0}»\u{a0}: `'l''État'`",
        ),
        Kind::MissingColonSpace => (
            format!("Il manque une espace après le deux-points{value}\u{a0}: {lost}"),
            "Écrire «\u{a0}clé: valeur\u{a0}»",
        ),
        Kind::MissingDashSpace => (
            format!("Il manque une espace après le tiret{value}\u{a0}: {lost}"),
            "Écrire «\u{a0}- valeur\u{a0}»",
        ),
        Kind::MissingKey | Kind::ReservedCharacter
            if line::is_bullet(cx.release.source.text(), error.span) =>
        {
            (
                format!(
                    "Un élément de liste commence par un tiret, non par `{}`\u{a0}: {lost}",
                    text.chars().next().unwrap_or_default()
                ),
                "Écrire «\u{a0}- valeur\u{a0}»",
            )
        }
        Kind::MissingKey => (
            format!("{} n’est pas une entrée «\u{a0}clé: valeur\u{a0}»\u{a0}: {lost}", quoted(text)),
            "Donner une clé à ce texte, l’indenter sous la sienne, ou le retirer",
        ),
        Kind::TextAfterComment => (
            format!("Le texte reprend après un commentaire{value}\u{a0}: {lost}"),
            "Mettre la valeur entre guillemets droits\u{a0}: le croisillon n’y commence pas un commentaire",
        ),
        Kind::Tab => (
            format!("Tabulation en tête de ligne{value}\u{a0}: YAML ne veut que des espaces, et {lost}"),
            "Indenter avec des espaces",
        ),
        Kind::ReservedCharacter if matches!(text, "|" | ">") => (
            format!("Du texte suit `{text}` sur la même ligne{value}\u{a0}: {lost}"),
            "Aller à la ligne après ce signe et indenter le texte, ou mettre la valeur entre guillemets droits",
        ),
        Kind::ReservedCharacter if text == "`" => (
            format!("L’accent grave ne peut pas commencer une valeur{value}\u{a0}: {lost}"),
            "Mettre la valeur entre guillemets droits",
        ),
        Kind::ReservedCharacter if text == "-" => (
            format!("Un élément de liste suit sa clé sur la même ligne{value}\u{a0}: {lost}"),
            "Aller à la ligne avant le tiret, ou mettre la valeur entre guillemets droits si ce n’est pas une liste",
        ),
        Kind::ReservedCharacter => (
            format!("`{text}` ne peut pas commencer une valeur{value}\u{a0}: {lost}"),
            "Mettre la valeur entre guillemets droits",
        ),
        Kind::FlowCollection => (
            format!("Crochet ou accolade qui commence une liste sans la finir{value}\u{a0}: {lost}"),
            "Mettre la valeur entre guillemets droits si ce n’est pas une liste",
        ),
        Kind::UnknownEscape => (
            format!("`{text}` n’existe pas entre guillemets droits doubles{value}\u{a0}: {lost}"),
            "Écrire le caractère sans barre oblique inverse, ou doubler celle-ci",
        ),
        Kind::Indentation if text.starts_with('\u{a0}') => (
            format!(
                "Espace insécable en tête de ligne{value}\u{a0}: YAML ne veut que des espaces ordinaires, et {lost}"
            ),
            "Indenter avec des espaces ordinaires",
        ),
        Kind::Indentation if line::is_under_header(cx.release.source.text(), error.span) => (
            format!("Le texte n’est pas indenté sous sa clé{value}\u{a0}: {lost}"),
            "Indenter chaque ligne du texte de deux espaces",
        ),
        Kind::Indentation => (
            format!("Décalage qui ne correspond à aucun niveau{value}\u{a0}: {lost}"),
            "Aligner la ligne sur celles de son niveau",
        ),
        Kind::ControlCharacter => {
            (format!("Caractère de contrôle invisible{value}\u{a0}: {lost}"), "Le retirer")
        }
        Kind::UnknownAlias => (
            format!("`{text}` renvoie à une ancre qui n’existe pas\u{a0}: {lost}"),
            "Mettre la valeur entre guillemets droits\u{a0}: une étoile au début est un renvoi",
        ),
        Kind::SecondDocument => (
            "Un second document YAML commence ici\u{a0}: Jekyll ne lit que le premier".to_owned(),
            "Retirer la ligne «\u{a0}---\u{a0}» ou ce qui la suit",
        ),
        _ => match repair::reserved_head(cx.release.source.text(), error) {
            Some(head) => (
                format!("`{}` ne peut pas commencer une valeur{value}\u{a0}: {lost}", cx.slice(head)),
                "Mettre la valeur entre guillemets droits",
            ),
            None => (
                format!("Syntaxe YAML incorrecte{value}\u{a0}: {lost}"),
                "Vérifier la ligne et celle qui la précède",
            ),
        },
    };
    (message, help)
}
