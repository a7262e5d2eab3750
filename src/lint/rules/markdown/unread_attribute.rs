//! MD025: a piece of an attribute list that kramdown passes over.

use std::collections::HashSet;

use super::quoted;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::walk::Group;
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "MD025",
    name: "unread-attribute",
    family: Family::Markdown,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un morceau d’une liste d’attributs «\u{a0}{: …}\u{a0}» n’est pas lu.",
    why: "kramdown lit «\u{a0}.classe\u{a0}», «\u{a0}#repere\u{a0}» et «\u{a0}nom=\"valeur\"\u{a0}», séparés par des espaces. \
          Il passe le reste sans rien dire\u{a0}: une classe sans son point, une valeur sans guillemets. Une virgule \
          fait partie du nom de la classe.",
    invalid: &[
        Sample::Body("La carte est libre.\n{:class=encadre}\n"),
        Sample::Body("Voir [la carte «\u{a0}libre\u{a0}»](/carte){:target=_blank} en ligne.\r\n"),
        Sample::Body("Voir [la carte](/carte){:target=_\"blank\"} en ligne.\n"),
        Sample::Body("> La carte est libre.\n{: citation}\n"),
        Sample::Body("> La carte de l’été est libre.\r\n{: .encadre, .noir}\r\n"),
    ],
    valid: &[
        Sample::Body("> La carte est libre.\n{: : .encadre #carte title=\"La carte, libre\" }\n"),
        Sample::Body("* La carte\n{:toc}\n\n{:bleu: .bleu}\n\nElle est libre.\n{: bleu}\n"),
        Sample::Body("La carte est libre. {::comment}À revoir, dit-on{:/comment}\n"),
    ],
    check,
};

/// Names that kramdown knows without a definition.
const KNOWN: [&str; 3] = ["toc", "footnotes", "standalone"];

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let blocks = cx.blocks_of(Group::AttributeLists).iter();
    let mut lists: Vec<Span> = blocks.map(|block| block.span).collect();
    lists.extend(cx.inlines().lists.iter().map(|inline| inline.span));
    if lists.is_empty() {
        return;
    }
    let named: HashSet<&str> = lists.iter().filter_map(|list| name(cx.slice(*list))).collect();
    for whole in lists {
        list(cx, out, whole, &named);
    }
}

/// The name that `{:name: …}` gives to its attributes.
fn name(list: &str) -> Option<&str> {
    let (name, _) = list.trim_start().strip_prefix("{:")?.split_once(':')?;
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    (!name.is_empty() && name.chars().all(is_name)).then_some(name)
}

/// Reports the pieces of `{: … }` that say nothing to kramdown.
fn list(cx: &Context<'_, '_>, out: &mut Findings<'_>, whole: Span, named: &HashSet<&str>) {
    let slice = cx.slice(whole);
    let Some(open) = slice.find("{:") else { return };
    let inner = slice.get(open + 2..).unwrap_or_default().split('}').next().unwrap_or_default();
    // `{::extension}`, `{:/}` and `{:name: …}` are read otherwise.
    if inner.starts_with([':', '/']) || name(slice).is_some() {
        return;
    }
    let is_known = |piece: &str| KNOWN.contains(&piece) || named.contains(piece);
    for (at, piece) in pieces(inner) {
        if let Some(fault) = Fault::of(piece).filter(|fault| *fault != Fault::Bare || !is_known(piece)) {
            let start = whole.start() + offset(open + 2 + at);
            report(out, Span::new(start, start + offset(piece.len())), piece, fault);
        }
    }
}

/// What blanks part, but for those of a quoted value.
fn pieces(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = list.get(from..)?;
        let start = from + rest.find(|c: char| !c.is_ascii_whitespace())?;
        let rest = list.get(start..).unwrap_or_default();
        let mut length = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let quote = rest
            .get(..length)
            .unwrap_or_default()
            .find(['"', '\''])
            .filter(|&at| rest.get(..at).unwrap_or_default().ends_with('='));
        if let Some(open) = quote
            && let Some(close) =
                rest.get(open + 1..).unwrap_or_default().find(rest.get(open..=open).unwrap_or_default())
        {
            length = length.max(open + close + 2);
        }
        from = start + length;
        Some((start, rest.get(..length).unwrap_or_default()))
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// `.encadre,`
    Comma,
    /// `class=encadre`
    Unquoted,
    /// `citation`
    Bare,
}

impl Fault {
    fn of(piece: &str) -> Option<Self> {
        if !piece.contains(char::is_alphanumeric) {
            return None;
        }
        if piece.starts_with(['.', '#']) {
            return piece.ends_with([',', ';']).then_some(Self::Comma);
        }
        let Some((_, value)) = piece.split_once('=') else { return Some(Self::Bare) };
        let quoted = |mark: char| value.len() > 1 && value.starts_with(mark) && value.ends_with(mark);
        (!quoted('"') && !quoted('\'')).then_some(Self::Unquoted)
    }
}

fn report(out: &mut Findings<'_>, span: Span, piece: &str, fault: Fault) {
    let shown = quoted(piece);
    let message = match fault {
        Fault::Comma => format!("La ponctuation de «\u{a0}{shown}\u{a0}» fait partie du nom de la classe"),
        _ => format!("«\u{a0}{shown}\u{a0}» n’est pas lu\u{a0}: l’attribut ne s’applique pas"),
    };
    let written = match (fault, piece.split_once('=')) {
        (Fault::Comma, _) => Some(piece.trim_end_matches([',', ';']).to_owned()),
        (Fault::Bare, _) if piece.chars().all(|c| c.is_alphanumeric() || c == '-') => {
            Some(format!(".{piece}"))
        }
        (Fault::Unquoted, Some((name, value))) if !name.is_empty() && !value.is_empty() => {
            let value: String = value.chars().filter(|c| !matches!(c, '"' | '\'' | ',' | ';')).collect();
            Some(format!("{name}=\"{value}\""))
        }
        _ => None,
    };
    let mut finding = out.report(span, message);
    if fault == Fault::Unquoted && !piece.contains(['"', '\'']) {
        // Other engines read a value without quotes.
        finding = finding.at_most(Severity::Info);
    }
    match written {
        Some(written) => finding
            .help(format!("Écrire «\u{a0}{}\u{a0}»", quoted(&written)))
            .fix(Fix::suggested("Récrire l’attribut", vec![Edit::replace(span, written)])),
        None => finding
            .help("Écrire «\u{a0}.classe\u{a0}», «\u{a0}#repere\u{a0}» ou «\u{a0}nom=\"valeur\"\u{a0}»"),
    };
}
