//! TY028: a Greek or Cyrillic letter that passes for a Latin one.

use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::leads_greek_or_cyrillic;
use crate::lint::{Context, Findings};
use crate::span::Span;
use crate::text::word;

pub(super) static RULE: Rule = Rule {
    code: "TY028",
    name: "look-alike-letter",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Une lettre grecque ou cyrillique passe pour une lettre latine.",
    why: "On ne voit pas la différence, mais les recherches, les lecteurs d’écran et les copies la voient\u{202f}; \
          c’est aussi ainsi que l’on contrefait un nom ou une adresse.",
    invalid: &[
        Sample::Body("La c\u{430}rte des chemins est libre.\n"),
        Sample::FrontMatter("title: La mission \u{421}artolibre ouvre la carte"),
        Sample::Body(
            "> «\u{a0}La carte est libre.\u{a0}»\n<br>\n<br>**Zoé LE G\u{391}LL, ministre des Cartes**\n",
        ),
        Sample::Body("Voir [la c\u{430}rte à jour](https://cartolibre.gouv.fr/carte).\n"),
        Sample::FrontMatter("contact-presse:\n  name: Claire V\u{410}SSEUR\n  tel: 01 99 00 12 34"),
    ],
    valid: &[
        Sample::Body("Des particules de 10 μm, 3 kΩ, un angle α, TNFα, β-carotène et la ville d’Αθήνα.\n"),
        Sample::Body("La mission remercie «\u{a0}Москва\u{a0}», dont la carte est libre.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let texts = cx.release.texts();
    let buffer = texts.buffer();
    let mut end = 0;
    for at in cx.scan().greek_or_cyrillic().iter().map(|&at| at as usize) {
        if at < end {
            continue;
        }
        let range = word::start(buffer, at)..word::end(buffer, at);
        end = range.end;
        let written = buffer.get(range.clone()).unwrap_or("");
        let is_verbatim = texts.is_verbatim(range.clone());
        report(written, texts.source(range), is_verbatim, out);
    }
    for name in super::unread_names(cx) {
        if name.value.bytes().any(leads_greek_or_cyrillic) {
            report(name.value, name.span, cx.slice(name.span) == name.value, out);
        }
    }
}

fn report(written: &str, span: Span, is_verbatim: bool, out: &mut Findings<'_>) {
    let Some(latin) = latin_reading(written) else { return };
    let fix =
        is_verbatim.then(|| Fix::safe("Écrire le mot en lettres latines", vec![Edit::replace(span, latin)]));
    let letters: Vec<String> = written.chars().filter(|&c| look_alike(c).is_some()).map(code_point).collect();
    out.report(
        span,
        format!("Lettre d’un autre alphabet dans {}\u{a0}: {}.", quoted(written), letters.join(", ")),
    )
    .help("L’écrire en lettres latines.")
    .fix_if(fix);
}

/// A word of Latin letters and of others that look the same, all in Latin; `None` for any other word.
pub(in crate::lint::rules) fn latin_reading(word: &str) -> Option<String> {
    let mut latin = 0_usize;
    let mut strange = 0_usize;
    let read = |c: char| match look_alike(c) {
        Some(letter) => {
            strange += 1;
            Some(letter)
        }
        None if ('\u{370}'..'\u{530}').contains(&c) => None,
        None => {
            latin += usize::from(c.is_alphabetic());
            Some(c)
        }
    };
    let reading: String = word.chars().map(read).collect::<Option<String>>()?;
    (latin > 0 && strange > 0).then_some(reading)
}

/// The Latin letter that a Greek or Cyrillic one is drawn like.
pub(in crate::lint::rules) fn look_alike(c: char) -> Option<char> {
    Some(match c {
        'а' => 'a',
        'е' => 'e',
        'о' | 'ο' => 'o',
        'р' => 'p',
        'с' => 'c',
        'у' => 'y',
        'х' => 'x',
        'і' => 'i',
        'ј' => 'j',
        'ѕ' => 's',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'Е' | 'Ε' => 'E',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Н' | 'Η' => 'H',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'С' => 'C',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'Ѕ' => 'S',
        'Ζ' => 'Z',
        'Ν' => 'N',
        'Υ' => 'Y',
        _ => return None,
    })
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}
