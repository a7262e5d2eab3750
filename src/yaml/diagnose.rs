//! What was really wrong: libyaml's words to the exact characters at fault.

use super::events::Failure;
use super::node::{ScalarStyle, YamlErrorKind};
use super::tree::{Last, Trouble};
use crate::span::Span;

/// The cause of an error, the characters at fault, and an offset in the entry that is to blame.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: YamlErrorKind,
    pub(super) span: Span,
    pub(super) blame: usize,
}

/// Explains why a pass over `text` stopped, knowing the last node that was complete.
pub(super) fn explain(text: &str, trouble: &Trouble, last: Option<Last>) -> Fault {
    match trouble {
        Trouble::TooDeep(at) => at_character(text, YamlErrorKind::TooDeep, *at),
        Trouble::Syntax(failure) => syntax(text, failure, last),
    }
}

fn syntax(text: &str, failure: &Failure, last: Option<Last>) -> Fault {
    let (problem, context) = (failure.problem_at, failure.context_at);
    match (failure.problem, failure.context) {
        ("control characters are not allowed", _) => {
            at_character(text, YamlErrorKind::ControlCharacter, problem)
        }
        ("mapping values are not allowed in this context", _) => colon(text, problem),
        ("could not find expected ':'", _) => no_colon(text, context),
        ("found character that cannot start any token", _) if byte(text, problem) == Some(b'\t') => {
            tab(text, problem)
        }
        (
            "found character that cannot start any token"
            | "block sequence entries are not allowed in this context"
            | "mapping keys are not allowed in this context"
            | "found undefined tag handle",
            _,
        ) => at_character(text, YamlErrorKind::ReservedCharacter, problem),
        ("found a tab character where an indentation space is expected", _)
        | ("found a tab character that violates indentation", _) => {
            Fault { blame: context, ..tab(text, problem) }
        }
        (_, "while scanning a block scalar" | "while scanning an anchor" | "while scanning an alias")
        | (_, "while scanning a tag" | "while parsing a tag" | "while scanning a directive") => {
            at_character(text, YamlErrorKind::ReservedCharacter, context)
        }
        (_, "while scanning a quoted scalar") => {
            at_character(text, YamlErrorKind::UnterminatedQuote, context)
        }
        (_, "while parsing a quoted scalar") => Fault { blame: context, ..escape(text, context, problem) },
        ("found unexpected ':'", _) => at_character(text, YamlErrorKind::UnquotedColon, problem),
        ("did not find expected ',' or ']'" | "did not find expected ',' or '}'", _) => {
            at_character(text, YamlErrorKind::FlowCollection, context)
        }
        ("did not find expected node content", "while parsing a flow node") => Fault {
            blame: context.min(problem),
            ..at_character(text, YamlErrorKind::FlowCollection, problem)
        },
        (
            "did not find expected key"
            | "did not find expected '-' indicator"
            | "did not find expected <document start>",
            _,
        ) => out_of_place(text, problem, last),
        _ => at_character(text, YamlErrorKind::Other, problem),
    }
}

/// A `: ` where no key can stand.
fn colon(text: &str, at: usize) -> Fault {
    let line = line_start(text, at);
    let before = text.get(line..at).unwrap_or("");
    let indent = blanks(before);
    let key = before.trim_start();
    let first_of_line = !before.contains(": ") && !before.contains(":\t") && !key.starts_with("- ");
    // libyaml takes nothing for a key that is longer than that.
    let kind = if first_of_line && before.len() > 1024 {
        YamlErrorKind::Other
    } else {
        YamlErrorKind::UnquotedColon
    };
    let inside_value = at_character(text, kind, at);
    if !first_of_line || key.is_empty() {
        return inside_value;
    }
    // The line may well be a healthy entry that a broken line before it drew into its own text.
    let previous = previous_line(text, line).map(|previous| (previous, line_text(text, previous)));
    let Some((previous, previous_text)) = previous.filter(|(_, line)| !line.starts_with("---")) else {
        return inside_value;
    };
    let previous_indent = blanks(previous_text);
    if previous_indent == indent && !previous_text.trim_start().starts_with("- ") {
        return no_colon(text, previous + previous_indent);
    }
    if let Some(fault) = no_colon_in_item(text, previous, previous_text) {
        return fault;
    }
    if let Some(fault) = no_break_indentation(previous, previous_text) {
        return fault;
    }
    if indent > previous_indent && !key.contains([' ', '\u{a0}', '\u{202f}']) {
        let span = Span::from_range(line..line + indent);
        return Fault { kind: YamlErrorKind::Indentation, span, blame: line };
    }
    inside_value
}

/// `- file:/carte.pdf`, under which the next key of the item has no map to go on with.
fn no_colon_in_item(text: &str, start: usize, line: &str) -> Option<Fault> {
    let item = line.trim_start().strip_prefix("- ")?.trim_start();
    let at = start + line.len() - item.len();
    let word = word_before_colon(item.trim_end())?;
    let value = item.get(word + 1..)?;
    let glued = !value.trim_end().is_empty() && !value.starts_with([' ', '\t']) && !value.starts_with("//");
    glued.then(|| Fault { blame: at, ..at_character(text, YamlErrorKind::MissingColonSpace, at + word) })
}

/// No-break spaces at the head of a line, which indent nothing.
fn no_break_indentation(start: usize, line: &str) -> Option<Fault> {
    let content = line.trim_start_matches(' ');
    let spaces = content.len() - content.trim_start_matches(['\u{a0}', '\u{202f}']).len();
    let at = start + line.len() - content.len();
    let span = Span::from_range(at..at + spaces);
    (spaces > 0).then_some(Fault { kind: YamlErrorKind::Indentation, span, blame: at })
}

/// A line that begins like a key and has no `: `.
fn no_colon(text: &str, at: usize) -> Fault {
    let line = line_text(text, at);
    let trimmed = line.trim_end();
    if let Some(separator) =
        text.get(..at).and_then(|before| before.chars().next_back()).filter(|&c| is_line_separator(c))
    {
        let span = Span::from_range(at - separator.len_utf8()..at);
        return Fault { kind: YamlErrorKind::ControlCharacter, span, blame: span.range().start };
    }
    if let Some(i) = line.find(is_line_separator) {
        let fault = at_character(text, YamlErrorKind::ControlCharacter, at + i);
        return Fault { blame: at, ..fault };
    }
    let start = line_start(text, at);
    let previous = previous_line(text, start).map(|previous| line_text(text, previous).trim_end());
    if let Some(header) = previous.filter(|line| ends_in_block_header(line)) {
        // The lines of a block scalar are not indented: it is the scalar's entry that is broken.
        let blame = previous_line(text, start).unwrap_or(at) + blanks(header);
        return Fault {
            kind: YamlErrorKind::Indentation,
            span: Span::from_range(at..at + trimmed.len()),
            blame,
        };
    }
    let after_dash = trimmed.strip_prefix('-').and_then(|rest| rest.chars().next());
    if after_dash.is_some_and(|c| !matches!(c, ' ' | '-')) {
        return Fault {
            kind: YamlErrorKind::MissingDashSpace,
            ..at_character(text, YamlErrorKind::Other, at)
        };
    }
    match word_before_colon(trimmed) {
        Some(word)
            if !trimmed.get(word..).unwrap_or_default().starts_with("://") && trimmed.len() > word + 1 =>
        {
            let fault = at_character(text, YamlErrorKind::MissingColonSpace, at + word);
            Fault { blame: at, ..fault }
        }
        _ => {
            // `title:` alone and its text on the next line, not indented: both are lost together.
            let empty_key =
                previous_line(text, start).filter(|_| previous.is_some_and(|line| line.ends_with(':')));
            let span = Span::from_range(at..at + trimmed.len());
            Fault { kind: YamlErrorKind::MissingKey, span, blame: empty_key.unwrap_or(at) }
        }
    }
}

/// A token where the entry before it should have been over.
fn out_of_place(text: &str, at: usize, last: Option<Last>) -> Fault {
    let before = text.get(..at).unwrap_or("");
    if before.ends_with('\u{feff}') {
        return at_character(text, YamlErrorKind::ControlCharacter, at - '\u{feff}'.len_utf8());
    }
    let line = line_start(text, at);
    let indentation = text.get(line..at).unwrap_or("");
    let Some(last) = last else { return at_character(text, YamlErrorKind::Other, at) };
    let (start, end) = (last.span.range().start, last.span.range().end);
    let gap = text.get(end..at).unwrap_or("\n");
    if !gap.contains(['\n', '\r']) {
        let kind = match last.style {
            None => YamlErrorKind::FlowCollection,
            Some(ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) => {
                return after_quote(text, last.span);
            }
            Some(_) => return at_character(text, YamlErrorKind::Other, at),
        };
        return Fault { kind, span: last.span, blame: start };
    }
    if let Some(hash) = gap.find('#').filter(|_| !indentation.is_empty()) {
        let fault = at_character(text, YamlErrorKind::TextAfterComment, end + hash);
        return Fault { blame: start, ..fault };
    }
    let span = if indentation.is_empty() {
        at_character(text, YamlErrorKind::Indentation, at).span
    } else {
        Span::from_range(line..at)
    };
    Fault { kind: YamlErrorKind::Indentation, span, blame: at }
}

/// Text right after a quoted scalar: an apostrophe closed it, or it was never closed and the next
/// quote of the document did.
fn after_quote(text: &str, scalar: Span) -> Fault {
    let (start, end) = (scalar.range().start, scalar.range().end);
    let swallowed_key = scalar.slice(text).split('\n').skip(1).any(|line| {
        let line = line.trim_end();
        word_before_colon(line).is_some_and(|word| {
            line.get(word + 1..).unwrap_or_default().is_empty()
                || line.get(word + 1..).unwrap_or_default().starts_with(' ')
        })
    });
    let fault = if swallowed_key {
        at_character(text, YamlErrorKind::UnterminatedQuote, start)
    } else {
        at_character(text, YamlErrorKind::TextAfterQuote, end - 1)
    };
    Fault { blame: start, ..fault }
}

/// An escape that does not exist: from its backslash to the character where it went wrong.
fn escape(text: &str, start: usize, problem: usize) -> Fault {
    let up_to = text.get(start..problem).unwrap_or("");
    let backslash = if byte(text, problem) == Some(b'\\') {
        problem
    } else {
        up_to.rfind('\\').map_or(problem, |i| start + i)
    };
    let rest = text.get(backslash..).unwrap_or("");
    let code = match rest.as_bytes().get(1) {
        Some(b'x') => 2,
        Some(b'u') => 4,
        Some(b'U') => 8,
        _ => 0,
    };
    let digits = rest.bytes().skip(2).take(code).take_while(u8::is_ascii_hexdigit).count();
    let len = 1 + rest.chars().nth(1).map_or(0, char::len_utf8) + digits;
    Fault {
        kind: YamlErrorKind::UnknownEscape,
        span: Span::from_range(backslash..backslash + len),
        blame: start,
    }
}

fn tab(text: &str, at: usize) -> Fault {
    let tabs = text.get(at..).unwrap_or("").bytes().take_while(|&b| b == b'\t').count();
    Fault { kind: YamlErrorKind::Tab, span: Span::from_range(at..at + tabs), blame: at }
}

fn at_character(text: &str, kind: YamlErrorKind, at: usize) -> Fault {
    let at = text.floor_char_boundary(at);
    let len = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Fault { kind, span: Span::from_range(at..at + len), blame: at }
}

fn byte(text: &str, at: usize) -> Option<u8> {
    text.as_bytes().get(at).copied()
}

fn is_line_separator(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn ends_in_block_header(line: &str) -> bool {
    let value = line.rsplit(": ").next().unwrap_or("");
    value.len() < line.len()
        && value.starts_with(['|', '>'])
        && value.get(1..).unwrap_or_default().chars().all(|c| matches!(c, '+' | '-' | '1'..='9'))
}

/// The length of the word before the line's first colon, when the line begins with such a word.
pub(super) fn word_before_colon(line: &str) -> Option<usize> {
    let word = line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.')))?;
    (word > 0 && line.get(word..).unwrap_or_default().starts_with(':') && !line.starts_with('-'))
        .then_some(word)
}

/// Length of the blanks a line begins with.
pub(super) fn blanks(line: &str) -> usize {
    line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}

/// The start of the line that holds an offset.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    let Some((before, rest)) = text.split_at_checked(at) else { return 0 };
    // No line begins between a carriage return and its line feed.
    let before = before.strip_suffix('\r').filter(|_| rest.starts_with('\n')).unwrap_or(before);
    before.rfind(['\n', '\r']).map_or(0, |i| i + 1)
}

/// From an offset to the end of its line, without the line end.
pub(super) fn line_text(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or("");
    rest.get(..rest.find(['\n', '\r']).unwrap_or(rest.len())).unwrap_or_default()
}

/// The start of the last line before one that is not blank.
fn previous_line(text: &str, line: usize) -> Option<usize> {
    let before = text.get(..line)?.trim_end();
    (!before.is_empty()).then(|| line_start(text, before.len()))
}
