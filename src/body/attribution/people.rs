//! The people of an attribution, one or several.

use std::ops::Range;

use super::{Person, lexicon, name, position};
use crate::span::Spanned;
use crate::text::reading::Reading;
use crate::text::word;

/// Everybody whose name begins the text, a line, or a member after `;`, `/` or `et`.
pub(super) fn read<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Vec<Person<'a>> {
    let mut people = Vec::new();
    let text = reading.slice(range.clone());
    let mut start = 0;
    let Some(mut current) = name::at(text, start) else { return people };
    let mut shared = 0;
    loop {
        let next = next_person(text, &current);
        start = next.as_ref().map_or(text.len(), |(separator, _)| *separator);
        let rest = range.start + current.whole.end..range.start + start;
        let person = person(reading, range.start, &current, rest);
        if person.role.is_none() && person.organisation.is_none() && next.is_some() {
            shared += 1;
        } else {
            share(&mut people, shared, &person);
            shared = 0;
        }
        people.push(person);
        match next {
            Some((_, name)) => current = name,
            None => return people,
        }
    }
}

/// « Anne A et Bruno B, ministres de … »: the function is everybody's.
fn share<'a>(people: &mut [Person<'a>], count: usize, last: &Person<'a>) {
    for person in people.iter_mut().rev().take(count) {
        person.role.clone_from(&last.role);
        person.organisation.clone_from(&last.organisation);
    }
}

/// The next name that begins a member, and where its separator stands.
fn next_person(text: &str, current: &name::Name) -> Option<(usize, name::Name)> {
    let from = current.whole.end;
    let separators =
        text.get(from..)?.char_indices().filter(|&(_, c)| matches!(c, '\n' | ';' | '/' | '|' | ' ' | ','));
    for (i, separator) in separators {
        let at = from + i;
        let start = word::skip_blanks(text, at + 1);
        let joined =
            ["et ", "and "].iter().find(|et| text.get(start..).unwrap_or_default().starts_with(**et));
        let start = joined.map_or(start, |et| word::skip_blanks(text, start + et.len()));
        let begins = match separator {
            ' ' => joined.is_some(),
            // A comma parts names only before any function: `Anne A, Bruno B et Chloé C`.
            ',' => joined.is_some() || at == from,
            _ => true,
        };
        let Some(name) = begins.then(|| name::at(text, start)).flatten() else { continue };
        if !matches!(separator, ' ' | ',') || ends_member(text, name.whole.end, separator) {
            return Some((at, name));
        }
    }
    None
}

/// Whether a name is followed by what parts it from a function or another name.
fn ends_member(text: &str, at: usize, separator: char) -> bool {
    let rest = text.get(at..).unwrap_or_default().trim_start_matches([' ', '\u{a0}']);
    let ends = rest.is_empty()
        || rest.starts_with([',', ';', '\n', '\r', '(', '-', '–', '/'])
        || rest.starts_with("et ");
    // After `et`, « de Recherche et Développement Durable » ends as well: a comma or a line tells.
    ends && (separator != ',' || rest.starts_with([',', ';']) || rest.starts_with("et "))
}

fn person<'a>(reading: &Reading<'_, 'a>, base: usize, name: &name::Name, rest: Range<usize>) -> Person<'a> {
    let (role, organisation) = position::read(reading, rest);
    let part = |range: &Range<usize>| {
        let range = base + range.start..base + range.end;
        Spanned::new(reading.cow(range.clone()), reading.span(range))
    };
    Person {
        civility: name.civility.as_ref().map(part),
        name: part(&name.whole),
        given_name: name.given.as_ref().map(part),
        family_name: name.family.as_ref().map(part),
        role,
        organisation,
    }
}

/// « La ministre de la Culture, Anne Exemple »; the name may be followed by more of the function.
pub(super) fn role_then_name<'a>(reading: &Reading<'_, 'a>, range: Range<usize>) -> Option<Person<'a>> {
    let text = reading.slice(range.clone());
    let start = super::article(text);
    let first = text.get(start..word::end(text, start))?;
    if !lexicon::is_role(first) {
        return None;
    }
    let name = last_name(text, word::end(text, start))?;
    let (role, organisation) = position::read(reading, range.start + start..range.start + name_start(&name));
    let after = range.start + name.whole.end..range.end;
    let (_, later) = position::read(reading, after);
    let mut person = person(reading, range.start, &name, range.end..range.end);
    person.role = role;
    person.organisation = organisation.or(later);
    Some(person)
}

fn name_start(name: &name::Name) -> usize {
    name.civility.as_ref().unwrap_or(&name.whole).start
}

/// The name that ends the text or a member of it, the shortest that has a given and a family name.
fn last_name(text: &str, from: usize) -> Option<name::Name> {
    let mut found: Option<name::Name> = None;
    for (i, c) in text.get(from..)?.char_indices() {
        if !word::is_blank(c) {
            continue;
        }
        let start = from + i + c.len_utf8();
        if found.is_some() && text.get(from..start).unwrap_or_default().contains(", ") {
            break;
        }
        let Some(name) = name::at(text, start) else { continue };
        let ends = text.get(name.whole.end..).unwrap_or_default().trim_start().is_empty()
            || text.get(name.whole.end..).unwrap_or_default().starts_with([',', '.']);
        // `Bruno LE BRUN` is not cut to `LE BRUN`, but `Culture Bruno LE BRUN` is.
        let cuts = found.as_ref().is_some_and(|f| f.family.is_some() && f.family != name.family);
        if ends && !cuts {
            found = Some(name);
        }
    }
    found
}
