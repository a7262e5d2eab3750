//! Figures with their unit, and counts that announce a list.

use std::ops::Range;

use serde::Serialize;

use super::keyword::Lexicon;
use super::number::Number;
use crate::span::{Span, Spanned};
use crate::text::reading::Reading;
use crate::text::word;

/// A quantity written in the text: `46,8 %`, `774 K€`, `10 millions d’utilisateurs`, `7 projets`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Figure {
    /// From the first digit to the end of the unit.
    pub span: Span,
    /// What it is worth, `millions` and the like counted in; `K` and `M` of a currency are not.
    pub value: Spanned<f64>,
    /// What is counted or measured.
    pub unit: Spanned<Unit>,
}

/// What a figure counts or measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Unit {
    /// `%`
    Percent,
    /// `€`, `K€`, `euros`, `$`
    Currency,
    /// A length of time: `mois`, `jours`, `heures`.
    Duration,
    /// A noun or another unit: its text is under the span.
    Noun,
}

/// A small number of things said to come: `les 7 projets`, `3 critères :`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AnnouncedCount {
    /// The number and the word it counts.
    pub span: Span,
    /// The number, in digits or in letters.
    pub number: Spanned<u32>,
    /// The word that is counted.
    pub noun: Span,
    /// Led by `les`, `ces`, `nos`…: these things and no others.
    pub definite: bool,
    /// What it announces, when a colon follows in the same sentence and no other count does.
    pub announces: Option<Announced>,
    /// Whether its sentence ends with a colon at the end of the passage.
    #[serde(skip)]
    pub(crate) leads_on: bool,
}

/// What an announced count introduces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Announced {
    /// The list that follows.
    List {
        /// The list.
        span: Span,
        /// How many items it has.
        items: u32,
    },
    /// Members of the same sentence, after the colon.
    Enumeration {
        /// From the first member to the end of the sentence.
        span: Span,
        /// How many members it has.
        items: u32,
        /// What stands between them; commas may stand inside a member too.
        separator: Separator,
    },
}

/// What separates the members of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Separator {
    /// `;`
    Semicolon,
    /// `,`
    Comma,
}

/// Reads the unit after a number in digits, and where reading goes on.
pub(crate) fn figure(
    reading: &Reading<'_, '_>,
    number: &Number,
    lexicon: Lexicon,
) -> Option<(Figure, usize)> {
    let text = reading.text;
    let (mut value, mut value_end) = (number.value, number.range.end);
    let mut at = word::skip_blanks(text, value_end);
    let end = word::end(text, at);
    if let Some(factor) = multiplier(reading.slice(at..end)) {
        (value, value_end) = (value * factor, end);
        at = after_preposition(text, word::skip_blanks(text, end));
    }
    if number.is_year() && value_end == number.range.end {
        return None;
    }
    // `10557 Berlin` is a postcode.
    if number.plain && number.range.len() == 5 && word::is_capitalised(reading.slice(at..text.len())) {
        return None;
    }
    let (unit, range) = unit(reading, at, value_end, lexicon)?;
    let figure = Figure {
        span: reading.span(number.range.start..range.end),
        value: Spanned::new(value, reading.span(number.range.start..value_end)),
        unit: Spanned::new(unit, reading.span(range.clone())),
    };
    Some((figure, range.end))
}

/// Reads a count: a whole number from 2 to 99 with a plural after it that is not a measure.
pub(crate) fn count(
    reading: &Reading<'_, '_>,
    digits: Range<usize>,
    number: u32,
    lexicon: Lexicon,
) -> Option<AnnouncedCount> {
    let text = reading.text;
    let noun = word::skip_blanks(text, digits.end);
    let noun = noun..compound_end(text, noun);
    let slice = reading.slice(noun.clone());
    let plural = slice.ends_with(['s', 'x']) && slice.len() > 3 && noun.start > digits.end;
    if !(2..=99).contains(&number)
        || !plural
        || is_duration(slice)
        || is_currency(slice)
        || is_function_word(slice)
    {
        return None;
    }
    let before = reading.slice(word::before(text, digits.start));
    let definite = match lexicon {
        Lexicon::French => ["les", "ces", "ses", "nos", "vos", "leurs", "mes", "aux"]
            .iter()
            .any(|d| word::folds_to(before, d)),
        Lexicon::English => ["the", "these", "our", "its", "their"].iter().any(|d| word::folds_to(before, d)),
    };
    Some(AnnouncedCount {
        span: reading.span(digits.start..noun.end),
        number: Spanned::new(number, reading.span(digits)),
        noun: reading.span(noun),
        definite,
        announces: None,
        leads_on: false,
    })
}

/// Reads the members of an enumeration from `at`, just after its colon, to the end of the sentence.
pub(crate) fn enumeration(reading: &Reading<'_, '_>, at: usize) -> Option<Announced> {
    let text = reading.text;
    let rest = text.get(at..)?;
    let (mut semicolons, mut commas, mut depth) = (0, 0, 0u32);
    let mut end = rest.len();
    for (i, c) in rest.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => semicolons += 1,
            ',' if depth == 0 => commas += 1,
            '.' | '!' | '?'
                if rest.get(i + 1..).unwrap_or_default().starts_with(word::is_blank)
                    || i + 1 == rest.len() =>
            {
                end = i;
                break;
            }
            ':' if depth == 0 => return None,
            _ => {}
        }
    }
    let range = reading.trim(at..at + end);
    let last = if reading.slice(range.clone()).ends_with([';', ',']) { 1 } else { 0 };
    let span = reading.span(range.clone());
    if semicolons > last {
        return Some(Announced::Enumeration {
            span,
            items: semicolons + 1 - last,
            separator: Separator::Semicolon,
        });
    }
    // The last member of a list by commas is led by `et`, `ou`: that is one more.
    let last_member = reading.slice(range).rsplit(',').next()?;
    let joined = [" et ", " ou ", " and ", " or "].iter().find_map(|word| last_member.find(word))?;
    let items = commas + if last_member.get(..joined).unwrap_or_default().trim().is_empty() { 1 } else { 2 };
    (commas > 0).then_some(Announced::Enumeration { span, items, separator: Separator::Comma })
}

fn unit(
    reading: &Reading<'_, '_>,
    at: usize,
    number_end: usize,
    lexicon: Lexicon,
) -> Option<(Unit, Range<usize>)> {
    let text = reading.text;
    let first = text.get(at..)?.chars().next()?;
    match first {
        '%' | '‰' => return Some((Unit::Percent, at..at + first.len_utf8())),
        '€' | '$' | '£' => return Some((Unit::Currency, at..at + first.len_utf8())),
        _ => {}
    }
    let end = compound_end(text, at);
    let slice = reading.slice(at..end);
    if matches!(slice, "k" | "K" | "M" | "Md" | "Mds") {
        let sign = word::skip_blanks(text, end);
        if text.get(sign..).unwrap_or_default().starts_with('€') {
            return Some((Unit::Currency, at..sign + '€'.len_utf8()));
        }
    }
    let glued = at == number_end;
    let unit = if is_currency(slice) {
        Unit::Currency
    } else if is_duration(slice) {
        Unit::Duration
    } else if glued && !is_measure(slice)
        || !slice.starts_with(char::is_alphabetic)
        || slice.contains(|c: char| c.is_ascii_digit())
        || is_function_word(slice)
        || lexicon.read(slice).is_some()
    {
        return None;
    } else {
        Unit::Noun
    };
    Some((unit, at..end))
}

/// End of a word and of the words hyphens tie to it.
fn compound_end(text: &str, at: usize) -> usize {
    let mut end = word::end(text, at);
    while text.as_bytes().get(end) == Some(&b'-') {
        let next = word::end(text, end + 1);
        if next == end + 1 {
            break;
        }
        end = next;
    }
    end
}

fn after_preposition(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    for preposition in ["de ", "d’", "d'", "of "] {
        if rest.starts_with(preposition) {
            return at + preposition.len();
        }
    }
    at
}

fn multiplier(word: &str) -> Option<f64> {
    match word {
        "mille" | "thousand" => Some(1e3),
        "million" | "millions" => Some(1e6),
        "milliard" | "milliards" | "billion" => Some(1e9),
        _ => None,
    }
}

fn is_currency(word: &str) -> bool {
    matches!(word, "euro" | "euros" | "EUR" | "dollars" | "dollar")
}

#[rustfmt::skip]
fn is_duration(word: &str) -> bool {
    matches!(
        word,
        "an" | "ans" | "année" | "années" | "mois" | "semaine" | "semaines" | "jour" | "jours" | "heure" | "heures"
            | "h" | "minute" | "minutes" | "min" | "seconde" | "secondes" | "years" | "year" | "months" | "month"
            | "weeks" | "week" | "days" | "day" | "hours" | "hour"
    )
}

#[rustfmt::skip]
fn is_measure(word: &str) -> bool {
    matches!(
        word,
        "km" | "m" | "cm" | "mm" | "m²" | "kg" | "g" | "t" | "l" | "ha" | "Ko" | "Mo" | "Go" | "To" | "kWh" | "MWh"
            | "GW" | "MW" | "kW" | "W" | "Hz" | "kHz" | "MHz" | "GHz"
    )
}

#[rustfmt::skip]
fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "et" | "ou" | "à" | "au" | "aux" | "de" | "du" | "des" | "d" | "en" | "dont" | "par" | "sur" | "pour" | "dans"
            | "le" | "la" | "les" | "l" | "un" | "une" | "est" | "sont" | "a" | "ont" | "qui" | "que" | "qu" | "puis"
            | "avec" | "sans" | "sous" | "chez" | "vers" | "dès" | "il" | "elle" | "ils" | "elles" | "nous" | "vous"
            | "mais" | "car" | "plus" | "moins" | "afin" | "depuis" | "jusqu" | "lors" | "selon" | "après" | "avant"
            | "and" | "or" | "of" | "to" | "in" | "on" | "at" | "the" | "by" | "is" | "are" | "was" | "with" | "from"
            | "for" | "as" | "this"
    )
}
