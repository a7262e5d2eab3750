//! The repair of a line that is neither an entry nor an item, or stands at no level.

use super::repair::{column_of_key, is_key, line_end, line_start};
use crate::diagnostic::{Edit, Fix};
use crate::front_matter::schema;
use crate::span::{Span, offset};

/// Signs that text editors put for the dash of a list.
const BULLETS: [char; 6] = ['•', '–', '—', '*', '·', '▪'];

/// What an editor put for the colon after a key.
const COLONS: [char; 4] = ['：', ';', '=', '∶'];

/// Whether the line of a fault begins like an item of a list, with another sign than a dash.
pub(super) fn is_bullet(source: &str, fault: Span) -> bool {
    bullet(source, fault).is_some()
}

fn bullet(source: &str, fault: Span) -> Option<Span> {
    let line = line(source, fault);
    let text = line.slice(source);
    let content = text.trim_start();
    let sign = content.chars().next().filter(|sign| BULLETS.contains(sign))?;
    let rest = content.get(sign.len_utf8()..)?;
    // `*gras*` is no item.
    let item = rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty();
    let start = line.start() + offset(text.len() - content.len());
    item.then(|| Span::new(start, start + offset(sign.len_utf8())))
}

/// Gives a line its dash, its colon, or the indentation that makes it go on with the value above.
pub(super) fn keyless(source: &str, fault: Span) -> Option<Fix> {
    if let Some(sign) = bullet(source, fault) {
        return Some(Fix::suggested("Écrire un tiret", vec![Edit::replace(sign, "-")]));
    }
    let line = line(source, fault);
    if let Some(edit) = colon(source, line) {
        return Some(Fix::suggested("Écrire le deux-points", vec![edit]));
    }
    goes_on(source, line).then(|| {
        let edit = Edit::insert(line.start(), "  ");
        Fix::suggested("Indenter la ligne, qui continue celle du dessus", vec![edit])
    })
}

/// `title La carte`, `title = La carte`: a key of the site, and no colon.
fn colon(source: &str, line: Span) -> Option<Edit> {
    let text = line.slice(source);
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')))?;
    let (key, rest) = text.split_at_checked(end)?;
    schema::find(schema::KEYS, key)?;
    let value = rest.trim_start();
    let value = value.strip_prefix(COLONS).unwrap_or(value).trim_start();
    let gap = rest.len() - value.len();
    let start = line.start() + offset(end);
    (gap > 0 && !value.is_empty()).then(|| Edit::replace(Span::new(start, start + offset(gap)), ": "))
}

/// Whether the line stands at the margin under `key: some text`, which ends in the middle of a sentence.
fn goes_on(source: &str, line: Span) -> bool {
    let Some(before) = (line.start() as usize).checked_sub(1) else { return false };
    let above = source.get(line_start(source, before)..before).unwrap_or("").trim_end();
    let value = above.split_once(": ").map_or("", |(_, value)| value.trim());
    let text = line.slice(source);
    is_key(above)
        && value.starts_with(char::is_alphabetic)
        && !value.contains([':', '#'])
        && !text.contains([':', '#'])
        && text.starts_with(char::is_alphabetic)
}

/// Whether the line of a fault stands under `key: |`, at its margin.
pub(super) fn is_under_header(source: &str, fault: Span) -> bool {
    let start = line_start(source, fault.start() as usize);
    let Some(before) = start.checked_sub(1) else { return false };
    let above = source.get(line_start(source, before)..before).unwrap_or("").trim_end();
    let header = |text: &str| text.starts_with(['|', '>']) && text.len() <= 3;
    is_key(above.trim_start_matches([' ', '-']))
        && above.rsplit_once(": ").is_some_and(|(_, value)| header(value))
}

/// Indents the text of a block under its key, up to the next key.
pub(super) fn under_header(source: &str, fault: Span) -> Option<Fix> {
    if !is_under_header(source, fault) {
        return None;
    }
    let mut start = line_start(source, fault.start() as usize);
    let above = source.get(line_start(source, start - 1)..start)?;
    let margin = " ".repeat(column_of_key(above) + 2);
    let mut edits = Vec::new();
    while let Some(text) = source.get(start..line_end(source, start)) {
        if is_key(text) || text.starts_with("---") || text.starts_with("...") {
            break;
        }
        if !text.trim().is_empty() {
            edits.push(Edit::insert(offset(start), margin.clone()));
        }
        start += text.len() + 1;
    }
    Some(Fix::suggested("Indenter le texte sous sa clé", edits))
}

/// Puts a line that is one column off back under its neighbours.
pub(super) fn align(source: &str, fault: Span) -> Option<Fix> {
    let line = line(source, fault);
    let text = line.slice(source);
    let content = text.trim_start_matches(' ');
    let column = text.len() - content.len();
    let key = content.split(':').next().filter(|_| is_key(content))?;
    let above =
        source.get(line_start(source, (line.start() as usize).checked_sub(1)?)..line.start() as usize)?;
    let above_content = above.trim_start_matches([' ', '-']);
    let meant = column_of_key(above);
    let neighbour = is_key(above_content) && meant.abs_diff(column) == 1 && above.trim_end() != above_content;
    // `image` and `file` are keys of items too.
    let of_the_site = |key: &schema::Key| !neighbour || key.replaced_by.is_none();
    let meant = match column {
        1 if schema::find(schema::KEYS, key).is_some_and(of_the_site) => 0,
        _ if neighbour && meant >= 2 => meant,
        _ => return None,
    };
    let edit = Edit::replace(Span::new(line.start(), line.start() + offset(column)), " ".repeat(meant));
    Some(Fix::suggested("Aligner la ligne sur les autres", vec![edit]))
}

/// The line of a fault, without its end.
fn line(source: &str, fault: Span) -> Span {
    let start = line_start(source, fault.start() as usize);
    let text = source.get(start..line_end(source, start)).unwrap_or("").trim_end();
    Span::from_range(start..start + text.len())
}
