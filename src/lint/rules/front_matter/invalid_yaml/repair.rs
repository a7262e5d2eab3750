//! The repair of a broken entry, where what was meant is plain.

use super::line;
use super::quoting::{enclose, quote, quote_all, requote};
use crate::diagnostic::{Edit, Fix};
use crate::front_matter::{Shape, schema};
use crate::span::{Span, offset};
use crate::yaml::{YamlError, YamlErrorKind as Kind};

/// A fix that makes the entry say what it seems to say.
pub(super) fn fix(source: &str, error: &YamlError) -> Option<Fix> {
    let span = error.span;
    match error.kind {
        Kind::UnquotedColon | Kind::TextAfterComment | Kind::UnknownAlias => {
            let value = value_around(source, error)?;
            const TITLE: &str = "Mettre la valeur entre guillemets droits";
            match quote(source, value) {
                Some(edit) => Some(Fix::safe(TITLE, vec![edit])),
                None => Some(Fix::suggested(TITLE, vec![quote_all(source, value)?])),
            }
        }
        Kind::MissingKey => line::keyless(source, span),
        Kind::ReservedCharacter if line::is_bullet(source, span) => line::keyless(source, span),
        Kind::Indentation if span.slice(source).starts_with('\u{a0}') => {
            let spaces = " ".repeat(span.slice(source).chars().count());
            Some(Fix::suggested("Écrire des espaces ordinaires", vec![Edit::replace(span, spaces)]))
        }
        Kind::Indentation => line::under_header(source, span).or_else(|| line::align(source, span)),
        Kind::FlowCollection if open_list(source, error).is_some() => {
            let edit = Edit::insert(open_list(source, error)?.end(), "]");
            Some(Fix::suggested("Refermer la liste", vec![edit]))
        }
        Kind::ReservedCharacter if span.slice(source) == "-" && is_of_list(source, error) => {
            let before = source.get(..span.range().start)?;
            let gap = Span::from_range(before.trim_end_matches(' ').len()..before.len());
            Some(Fix::suggested("Aller à la ligne avant le tiret", vec![Edit::replace(gap, "\n")]))
        }
        Kind::ReservedCharacter | Kind::FlowCollection => in_quotes(source, error),
        Kind::Other => reserved_head(source, error).and_then(|_| in_quotes(source, error)),
        Kind::TextAfterQuote => {
            let value = value_around(source, error)?;
            if let Some(edit) = requote(source, value) {
                return Some(Fix::safe("Protéger les apostrophes de la valeur", vec![edit]));
            }
            let edit = enclose(source, value, span)?;
            Some(Fix::suggested("Mettre toute la valeur entre guillemets droits", vec![edit]))
        }
        Kind::UnterminatedQuote => {
            let value = value_around(source, error)?;
            let one_line = !value.slice(source).contains('\n') && value.start() == span.start();
            let edit = Edit::insert(value.end(), span.slice(source));
            one_line.then(|| Fix::suggested("Refermer le guillemet", vec![edit]))
        }
        Kind::MissingColonSpace | Kind::MissingDashSpace => {
            Some(Fix::safe("Ajouter l’espace", vec![Edit::insert(span.end(), " ")]))
        }
        Kind::Tab => {
            let spaces = " ".repeat(indentation_above(source, span));
            Some(Fix::suggested("Remplacer la tabulation", vec![Edit::replace(span, spaces)]))
        }
        Kind::UnknownEscape if span.slice(source) == "\\'" => {
            Some(Fix::safe("Retirer la barre oblique inverse", vec![Edit::replace(span, "'")]))
        }
        Kind::UnknownEscape => {
            Some(Fix::suggested("Doubler la barre oblique inverse", vec![Edit::insert(span.start(), "\\")]))
        }
        Kind::ControlCharacter => Some(without_control_characters(source, error)),
        _ => None,
    }
}

fn in_quotes(source: &str, error: &YamlError) -> Option<Fix> {
    let edit = quote(source, value_around(source, error)?)?;
    Some(Fix::suggested("Mettre la valeur entre guillemets droits", vec![edit]))
}

/// Whether the entry of a fault has a key that holds a list.
fn is_of_list(source: &str, error: &YamlError) -> bool {
    let key = error.entry.slice(source).split(':').next().unwrap_or("");
    schema::find(schema::KEYS, key).is_some_and(|key| key.shape == Shape::List)
}

/// Takes the character out, and the others of the entry that YAML would stumble on after it.
fn without_control_characters(source: &str, error: &YamlError) -> Fix {
    let first = error.span.slice(source);
    let entry = error.entry.slice(source);
    let unwanted =
        |c: char| first.starts_with(c) || c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}');
    let start = error.entry.start() as usize;
    let spans =
        entry.match_indices(unwanted).map(|(at, c)| Span::from_range(start + at..start + at + c.len()));
    let mut edits: Vec<Edit> = spans.map(Edit::delete).collect();
    if edits.is_empty() {
        edits.push(Edit::delete(error.span)); // in a comment: no entry holds it
    }
    let title = if edits.len() == 1 { "Retirer le caractère" } else { "Retirer les caractères" };
    Fix::suggested(title, edits)
}

/// The value that holds the fault: from after `key: ` to the end of the lines that continue it.
fn value_around(source: &str, error: &YamlError) -> Option<Span> {
    let at = error.span.start() as usize;
    let first = error.entry.start() as usize;
    let mut line = line_start(source, at);
    // the key stands on the line of the fault, or on one above it
    let start = loop {
        let text = source.get(line..line_end(source, line))?;
        if let Some(value) = after_key(text)
            && line + value <= at
        {
            break line + value;
        }
        let entry = text.trim_start_matches([' ', '-']);
        if line <= first || is_key(entry) {
            return None; // the fault is between two entries, not inside a value
        }
        line = line_start(source, line.checked_sub(1)?);
    };
    let key_column = column_of_key(source.get(line..)?);
    let mut end = line_end(source, start);
    while let Some(text) = source.get(end + 1..line_end(source, end + 1)).filter(|t| !t.is_empty()) {
        let indent = text.len() - text.trim_start_matches(' ').len();
        let own_entry = text.trim_start().starts_with("- ") || is_key(text.trim_start());
        if end >= error.entry.end() as usize || indent <= key_column || own_entry {
            break;
        }
        end += 1 + text.len();
    }
    let value = Span::from_range(start..end);
    let trimmed = value.slice(source).trim_end_matches([' ', '\t', '\r', '\n']);
    let value = Span::new(value.start(), value.start() + offset(trimmed.len()));
    // A comment at the margin parts the fault from what it goes on with; the end of the last line does not.
    let after = source.get(value.end() as usize..at).unwrap_or_default();
    let reaches = error.span.is_empty() && after.trim_matches(['\r', '\n']).is_empty();
    (value.covers(error.span) || reaches && !after.is_empty()).then_some(value)
}

/// Where the value begins in `  - key: value`, or in `- value`.
fn after_key(line: &str) -> Option<usize> {
    let mut content = line.trim_start_matches(' ');
    let mut item = false;
    while let Some(rest) = content.strip_prefix("- ") {
        content = rest.trim_start_matches(' ');
        item = true;
    }
    let start = line.len() - content.len();
    if is_key(content) {
        let colon = content.find(':')?;
        let value = content.get(colon + 1..)?.trim_start_matches(' ');
        return Some(line.len() - value.len());
    }
    item.then_some(start)
}

/// `key:` and a blank, the key without spaces.
pub(super) fn is_key(content: &str) -> bool {
    let Some((key, rest)) = content.split_once(':') else { return false };
    !key.is_empty()
        && !key.contains([' ', '\u{a0}', '\u{202f}', '\'', '"'])
        && (rest.is_empty() || rest.starts_with([' ', '\r']))
}

pub(super) fn column_of_key(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-']).len()
}

/// The value on one line that opens a list and never closes it.
fn open_list(source: &str, error: &YamlError) -> Option<Span> {
    let value = value_around(source, error)?;
    let text = value.slice(source).strip_prefix('[')?;
    (text.contains(',') && !text.contains(['[', ']', '\n', ':'])).then_some(value)
}

/// A value that begins with a sign of YAML: `*La carte* est libre`.
pub(super) fn reserved_head(source: &str, error: &YamlError) -> Option<Span> {
    let value = value_around(source, error)?;
    let head = Span::new(value.start(), value.start() + 1);
    matches!(head.slice(source), "*" | "&" | "!" | ",").then_some(head)
}

/// The column at which the keys of the line above stand.
fn indentation_above(source: &str, tab: Span) -> usize {
    let line = line_start(source, tab.start() as usize);
    let above =
        line.checked_sub(1).map(|end| line_start(source, end)).and_then(|start| source.get(start..line));
    let above = above.unwrap_or("");
    let column = column_of_key(above);
    // under `key:` alone, a level deeper
    if above.trim_end().ends_with(':') { column + 2 } else { column.max(2) }
}

pub(super) fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

pub(super) fn line_end(source: &str, at: usize) -> usize {
    source.get(at..).and_then(|rest| rest.find('\n')).map_or(source.len(), |newline| at + newline)
}
