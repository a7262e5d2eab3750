use crate::Severity;
use crate::data::Registry;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings, phrases};

pub(super) static RULE: Rule = Rule {
    code: "RE013",
    name: "phrase-error",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Une tournure est fautive\u{a0}: accord oublié, mot mis pour un autre.",
    why: "Ces fautes de grammaire passent les correcteurs parce que chaque mot existe. La liste est fermée, et s’étend dans la configuration.",
    invalid: &[
        Sample::Body("Six projets ont étés retenus.\n"),
        Sample::Body("Quels que soit les chemins, la carte est libre.\n"),
        Sample::Body("Quelle que soit son tracé, un chemin est libre.\n"),
    ],
    valid: &[Sample::Body(
        "Six projets ont été retenus, quels que soient les chemins et quelle que soit son étendue.\n",
    )],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    phrases::report(cx, Registry::Phrases, "Tournure fautive", out);
}
