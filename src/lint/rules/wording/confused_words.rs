use crate::Severity;
use crate::data::Registry;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE014",
    name: "confused-words",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un mot est mis pour un autre qui se prononce de même ou presque.",
    why: "«\u{a0}quand à\u{a0}», «\u{a0}quelque soit\u{a0}», «\u{a0}à été\u{a0}»\u{a0}: chaque mot existe, et aucun correcteur d’orthographe ne les voit. Seuls les contextes sans doute sont annoncés en avertissement.",
    invalid: &[
        Sample::Body("Les communes, quand à elles, publient la carte.\n"),
        Sample::Body("La carte à été publiée.\n"),
        Sample::Body("Quelque soit le chemin, la carte est libre.\n"),
        Sample::Body("Dés que la carte paraît, la mission le dit.\n"),
    ],
    valid: &[
        Sample::Body(
            "Quant à elles, les communes ont été prévenues dès que possible, quel que soit le chemin.\n",
        ),
        Sample::Body("Quand la carte paraît, à l’été, elle est prête à servir.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    phrases::report(cx, Registry::Confusions, "Mots confondus", out);
}
