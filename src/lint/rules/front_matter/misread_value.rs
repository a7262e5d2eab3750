//! FM004: values that Jekyll reads otherwise than they are written.

mod comment;

use comment::{all_comment, cut_by_comment, is_prose};

use crate::diagnostic::{Edit, Fix, Severity};
use crate::front_matter::{Field, Shape};
use crate::lint::context::{Context, Findings};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;
use crate::yaml::{Entry, Node, NodeKind, Resolved, Scalar, ScalarStyle};

pub(super) static RULE: Rule = Rule {
    code: "FM004",
    name: "misread-value",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("YAML 1.1"),
    since: "0.1.0",
    summary: "Jekyll lit la valeur autrement qu’elle n’est écrite.",
    why: "YAML 1.1 voit des nombres, des heures et des booléens là où l’on a écrit du texte\u{a0}: `1,5` est 15, \
          `16:30` est 990, `012` est 10. Un croisillon après une espace efface la fin de la ligne. À l’inverse, \
          `non` n’est qu’un mot\u{a0}: `published: non` publie la page.",
    invalid: &[
        Sample::FrontMatter("position: 1,5"),
        Sample::FrontMatter("lieu: 16:30"),
        Sample::FrontMatter("tags:\n- 012"),
        Sample::FrontMatter("published: non"),
        Sample::FrontMatter("published: 2024-03-12"),
        Sample::FrontMatter("title: La carte no #1"),
        Sample::FrontMatter("sous-titre: Suivre #Cartolibre"),
        Sample::FrontMatter("sous-titre: #Cartolibre"),
        Sample::FrontMatter("lang: no"),
        Sample::FrontMatter("categories: Communiqué de presse"),
        Sample::FrontMatter("tags: chemins ruraux, cartographie"),
    ],
    valid: &[
        Sample::FrontMatter("position: '1,5'\nannee: 2024\nprix: 1.5"),
        Sample::FrontMatter("title: 'La carte no #1' # provisoire"),
        Sample::FrontMatter("published: true\nis_une: yes"),
        Sample::FrontMatter("contact-presse:\n  name: A\n  tel: 01 99 00 12 34\n  email: a@b.fr"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let fields = &cx.release.front_matter;
    for (entry, known) in cx.entries() {
        let key = entry.key.as_text().unwrap_or_default();
        let text_expected = known.is_some_and(|key| key.shape == Shape::String);
        look(key, text_expected, &entry.value, out);
        if matches!(key, "categories" | "tags") {
            split_on_spaces(cx, entry, out);
        }
        if is_prose(key) && key != "title" && entry.value.resolve() == Some(Resolved::Null) {
            all_comment(cx, entry, out);
        }
    }
    cut_by_comment(cx, out);
    if let Field::Invalid { span, .. } = fields.published {
        let written = cx.slice(span);
        // « published: 2024-03-12 »: other sites write their date so.
        if written.starts_with(|c: char| c.is_ascii_digit()) && written.contains('-') {
            let message = format!("{} n’est pas un booléen\u{a0}: la page sera publiée", quoted(written));
            let help = "Écrire la date dans «\u{a0}date\u{a0}»\u{202f}; «\u{a0}published\u{a0}» attend `true` ou `false`";
            out.report(span, message).help(help).at_most(Severity::Info);
            return;
        }
        let message = format!("{} n’est pas un booléen\u{a0}: la page sera publiée", quoted(written));
        let meant =
            if matches!(written.to_lowercase().as_str(), "oui" | "vrai" | "1") { "true" } else { "false" };
        let fix = Fix::suggested(format!("Écrire «\u{a0}{meant}\u{a0}»"), vec![Edit::replace(span, meant)]);
        out.report(span, message).help(format!("Écrire «\u{a0}published: {meant}\u{a0}»")).fix(fix);
    }
}

/// Depth is bounded by [`crate::MAX_YAML_DEPTH`].
fn look(key: &str, text_expected: bool, node: &Node<'_>, out: &mut Findings<'_>) {
    match &node.kind {
        NodeKind::Scalar(scalar) if scalar.style == ScalarStyle::Plain => {
            let Some(read) = read_as(key, text_expected, scalar, node) else { return };
            let message = format!("Jekyll lit {} comme {read}", quoted(&scalar.text));
            let edit = Edit::replace(node.span, format!("'{}'", scalar.text));
            out.report(node.span, message)
                .help("Mettre la valeur entre guillemets droits, pour qu’elle reste un texte")
                .fix(Fix::suggested("Mettre la valeur entre guillemets droits", vec![edit]));
        }
        NodeKind::Sequence(items) => items.iter().for_each(|item| look(key, text_expected, item, out)),
        NodeKind::Mapping(entries) => entries.iter().for_each(|entry| {
            look(entry.key.as_text().unwrap_or_default(), false, &entry.value, out);
        }),
        NodeKind::Scalar(_) | NodeKind::Alias(_) => {}
    }
}

/// What a plain scalar becomes, when it is no longer what was written.
fn read_as(key: &str, text_expected: bool, scalar: &Scalar<'_>, node: &Node<'_>) -> Option<String> {
    let text = &*scalar.text;
    // What is longer than `false` and begins like no number is a text.
    let is_text = text.len() > "false\n".len()
        && !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | '_' | ','));
    if is_text || key.contains("date") {
        return None;
    }
    match node.resolve()? {
        Resolved::Integer(number) => {
            if text.starts_with('+') && key == "tel" {
                return Some(format!("le nombre {number}, sans le «\u{a0}+\u{a0}»"));
            }
            let written = text.strip_prefix('+').unwrap_or(text);
            let plain = written == number.to_string() || text.contains('_') || written.starts_with("0x");
            (!plain).then(|| format!("le nombre {number}"))
        }
        Resolved::Float(number) if text.contains([':', ',']) => Some(format!("le nombre {number}")),
        Resolved::Boolean(value) if text_expected && !matches!(text, "true" | "false") => {
            Some(format!("le booléen `{value}`"))
        }
        _ => None,
    }
}

/// `categories` and `tags` written as a text are as many categories as words.
fn split_on_spaces(cx: &Context<'_, '_>, entry: &Entry<'_>, out: &mut Findings<'_>) {
    let Some(text) = entry.value.as_text() else { return };
    let words = text.split_whitespace().count();
    let written = cx.slice(entry.value.span);
    let one_line = !written.contains('\n');
    if words < 2 || !cx.is_release() {
        return;
    }
    let message =
        format!("{} devient {words} valeurs\u{a0}: Jekyll coupe ce texte aux espaces", quoted(text));
    let finding =
        out.report(entry.value.span, message).help("En faire une liste, une valeur par ligne après un tiret");
    // The blank before the value goes with it.
    let gap = Span::new(entry.key.span.end() + 1, entry.value.span.start());
    if !one_line || !cx.slice(gap).trim().is_empty() {
        return;
    }
    if !text.contains(',') {
        let edit = Edit::replace(gap, "\n- ");
        finding.fix(Fix::suggested("En faire une liste d’une valeur", vec![edit]));
    } else if written == text {
        let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
        let list = items.map(|item| format!("\n- {item}")).collect::<String>();
        let edit = Edit::replace(gap.to(entry.value.span), list);
        finding.fix(Fix::suggested("En faire une liste, une valeur par ligne", vec![edit]));
    }
}
