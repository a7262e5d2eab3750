//! TY018: characters that nobody sees.

mod unseen;

pub(in crate::lint::rules) use unseen::is_invisible;

use unseen::{is_unseen, is_wide, name, unmeant};

use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "TY018",
    name: "invisible-character",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Un caractère que l’on ne voit pas est resté dans le texte.",
    why: "Venu d’un copier-coller, il coupe les recherches, bloque des coupures de ligne ou change l’ordre de lecture.",
    invalid: &[
        Sample::Body("La carte\u{200b} est libre.\n"),
        Sample::Body("Protéger les chemins.\u{2028}\n"),
        Sample::FrontMatter("title: \"La carte\u{feff} est libre\""),
        Sample::Body("La carte d’été\u{fe0f} est libre.\r\n"),
        Sample::Body("La carte\u{e0041}\u{e0042}\u{e0043} est libre 🏴.\n"),
        Sample::Body("La\u{3164}carte est libre.\n"),
        Sample::FrontMatter("contact-presse:\n  name: Claire \u{202e}Vasseur\n  tel: 01 99 00 12 34"),
    ],
    valid: &[
        Sample::Body("La carte est libre 👩\u{200d}💻, 🏳\u{fe0f}\u{200d}🌈.\n"),
        Sample::Body(
            "Ici ❤\u{fe0f}, ☎\u{fe0e}, 1\u{fe0f}\u{20e3}, ™\u{fe0f} et 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}.\n",
        ),
        Sample::Body("En persan, می\u{200c}خواهم\u{202f}; en hébreu, שלום\u{200f}.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for place in cx.places(Kind::Invisible) {
        let Some(from) = unmeant(place.before(), place.text(), place.after()) else { continue };
        let place = place.at(place.range.start + from..place.range.end);
        let Some(character) = place.text().chars().next() else { continue };
        let ends =
            |c: char| c.is_alphanumeric() || matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '…' | '»' | ')');
        let between = place.before().is_some_and(ends) && place.after().is_some_and(char::is_alphanumeric);
        let separator = matches!(character, '\u{2028}' | '\u{2029}') || is_wide(character);
        let edit = Edit::replace(place.span(), if separator && between { " " } else { "" });
        let near = format!(
            "{}{}",
            place.word_before(),
            if place.tail().starts_with(char::is_whitespace) { "" } else { place.word_after() }
        );
        let fix = place.is_verbatim().then(|| match is_wide(character) {
            true => Fix::suggested("Supprimer le caractère de remplissage", vec![edit]),
            false => Fix::safe("Supprimer le caractère invisible", vec![edit]),
        });
        let what = what(place.text(), character);
        let message = match near.as_str() {
            "" => format!("Caractère invisible\u{a0}: {what}"),
            near => format!("Caractère invisible près de «\u{a0}{near}\u{a0}»\u{a0}: {what}"),
        };
        out.report(place.span(), message).help("Le supprimer").fix_if(fix);
    }
    for value in super::unread_names(cx) {
        let written = cx.slice(value.span);
        let mut end = 0;
        while let Some(start) = written.get(end..).and_then(|rest| rest.find(is_unseen)).map(|at| end + at) {
            let (head, rest) = written.split_at(start);
            end = start + rest.find(|c| !is_unseen(c)).unwrap_or(rest.len());
            let (run, tail) = rest.split_at(end - start);
            let Some(from) = unmeant(head.chars().next_back(), run, tail.chars().next()) else { continue };
            let unseen = run.get(from..).unwrap_or(run);
            let Some(first) = unseen.chars().next() else { continue };
            let base = value.span.range().start;
            let span = Span::from_range(base + start + from..base + end);
            let message =
                format!("Caractère invisible dans {}\u{a0}: {}", quoted(value.value), what(unseen, first));
            out.report(span, message)
                .help("Le supprimer")
                .fix(Fix::safe("Supprimer le caractère invisible", vec![Edit::delete(span)]));
        }
    }
}

/// What unseen characters are, the first of them named.
fn what(unseen: &str, first: char) -> String {
    let others = match unseen.chars().count() {
        0 | 1 => String::new(),
        2 => " et un autre".to_owned(),
        count => format!(" et {} autres", count - 1),
    };
    format!("{} (U+{:04X}){others}", name(first), u32::from(first))
}
