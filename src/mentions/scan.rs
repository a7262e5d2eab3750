//! One pass over a text: dates, figures, counts, acronyms, footnotes; telephones and addresses are
//! passed over.

use super::keyword::{Keyword, Lexicon};
use super::number::{self, Number};
use super::quantity::AnnouncedCount;
use super::{Mentions, acronym, contact, date, footnote, quantity};
use crate::text::reading::Reading;
use crate::text::word::{self, Class};

/// Records what a text mentions, given the [`places`] that lead to it.
pub(crate) fn read<'a>(
    reading: &Reading<'_, 'a>,
    lexicon: Lexicon,
    places: impl Iterator<Item = usize>,
    out: &mut Mentions<'a>,
) {
    let mut scan = Scan { reading, lexicon, sentence: 0, counts: out.counts.len(), out };
    let mut end = 0;
    for at in places {
        let Some(&byte) = reading.text.as_bytes().get(at).filter(|_| at >= end) else { continue };
        end = match word::class(byte) {
            Class::Letter => {
                let end = word::end(reading.text, at);
                scan.word(at, end).unwrap_or(end)
            }
            Class::Digit => scan.digits(at),
            Class::Other => scan.sign(at, byte),
        };
    }
}

/// Where a mention may begin, or a sentence end: words, digits that begin no word, and signs.
pub(crate) fn places(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        let at = next;
        let byte = *bytes.get(at)?;
        next = match word::class(byte) {
            Class::Letter => word::end(text, at),
            Class::Digit => number::digits(bytes, at),
            Class::Other => at + word::width(byte),
        };
        Some(at)
    })
}

struct Scan<'s, 'r, 'a> {
    reading: &'s Reading<'r, 'a>,
    lexicon: Lexicon,
    /// Where the sentence begins.
    sentence: usize,
    /// How many counts stood before the sentence.
    counts: usize,
    out: &'s mut Mentions<'a>,
}

impl<'a> Scan<'_, '_, 'a> {
    fn word(&mut self, at: usize, end: usize) -> Option<usize> {
        let reading = self.reading;
        let found = match self.lexicon.read(reading.slice(at..end))? {
            Keyword::Month(month) => date::at_month(reading, at, end, month, self.lexicon),
            Keyword::Weekday(weekday) => date::at_weekday(reading, at, end, weekday, self.lexicon),
            Keyword::Day(day) => date::at_relative_day(reading, at, end, day),
            Keyword::Qualifier(relative) => date::at_qualifier(reading, at, end, relative),
            Keyword::Number(number) => {
                let count = quantity::count(reading, at..end, number, self.lexicon);
                self.out.counts.extend(count);
                None
            }
        };
        let (mention, end) = found?;
        self.out.dates.push(mention);
        Some(end)
    }

    fn digits(&mut self, at: usize) -> usize {
        let reading = self.reading;
        let text = reading.text;
        let past = number::digits(text.as_bytes(), at);
        if contact::is_reference(text.get(..at).unwrap_or_default()) {
            return word::end(text, past);
        }
        if let Some(end) = contact::past_phones(reading, at) {
            return end;
        }
        if let Some((mention, end)) = date::at_day(reading, at, self.lexicon) {
            self.out.dates.push(mention);
            return end;
        }
        if let Some((mention, end)) = date::time(reading, at) {
            self.out.times.push(mention);
            return end;
        }
        match number::read(text, at, self.lexicon == Lexicon::English) {
            Some(number) => self.quantity(&number).unwrap_or(number.range.end),
            None => past,
        }
    }

    fn quantity(&mut self, number: &Number) -> Option<usize> {
        if let Some(value) = number.integer().filter(|_| number.plain) {
            let count = quantity::count(self.reading, number.range.clone(), value, self.lexicon);
            self.out.counts.extend(count);
        }
        let (figure, end) = quantity::figure(self.reading, number, self.lexicon)?;
        self.out.figures.push(figure);
        Some(end)
    }

    fn sign(&mut self, at: usize, byte: u8) -> usize {
        let reading = self.reading;
        match byte {
            b'(' => {
                if let Some((mark, end)) = footnote::at_parenthesis(reading, at) {
                    footnote::record(&mut self.out.footnotes, mark);
                    return end;
                }
                self.out.acronyms.extend(acronym::at_parenthesis(reading, self.sentence, at));
            }
            b'@' => {
                if let Some((_, end)) = contact::email(reading, at) {
                    return end;
                }
            }
            b'+' => {
                if let Some(end) = contact::past_phones(reading, at) {
                    return end;
                }
            }
            b':' => self.colon(at),
            b'.' | b'!' | b'?' | b'\n' => {
                // Neither a period inside `etalab.gouv.fr` nor a lone line end ends the sentence.
                let next = reading.text.as_bytes().get(at + 1);
                let ends = match byte {
                    b'.' => next.is_none_or(|b| !b.is_ascii_alphanumeric()),
                    b'\n' => next == Some(&b'\n'),
                    _ => true,
                };
                if ends {
                    self.sentence = at + 1;
                    self.counts = self.out.counts.len();
                }
            }
            _ => {}
        }
        at + word::width(byte)
    }

    /// A colon makes the sentence's only count an announcement.
    fn colon(&mut self, at: usize) {
        let reading = self.reading;
        let Some([count]) = self.out.counts.get_mut(self.counts..) else { return };
        let next = word::skip_blanks(reading.text, at + 1);
        if next == reading.text.len() {
            count.leads_on = true;
        } else if next > at + 1 {
            count.announces = quantity::enumeration(reading, next);
        }
        // A second colon of the sentence announces nothing more.
        self.counts = self.out.counts.len();
    }
}

/// Forgets counts that nothing makes an announcement: those that are neither definite nor led on.
pub(crate) fn keep_announcements(counts: &mut Vec<AnnouncedCount>) {
    counts.retain(|count| count.definite || count.leads_on || count.announces.is_some());
}

#[cfg(test)]
mod tests {
    use super::super::{Announced, Means, Relative, Separator, Unit};
    use super::*;

    fn read_in(text: &'static str, lexicon: Lexicon) -> Mentions<'static> {
        let mut out = Mentions::default();
        let reading = Reading::plain(text);
        read(&reading, lexicon, places(text), &mut out);
        let (mut means, mut from) = (Means::default(), 0);
        while let Some(at) = contact::next(text, from) {
            from = contact::read(&reading, at, &mut means);
        }
        (out.phones, out.emails) = means;
        out
    }

    fn french(text: &'static str) -> Mentions<'static> {
        read_in(text, Lexicon::French)
    }

    /// Each date as `text|day month year|day month year of the end|relative`.
    fn dates(text: &'static str) -> Vec<String> {
        let parts = |p: date::DateParts, text: &str| {
            let weekday = p.weekday.map_or(String::new(), |w| format!("{} ", w.span.slice(text)));
            let number = |n: Option<i32>| n.map_or("-".to_owned(), |n| n.to_string());
            let day = number(p.day.map(|d| d.value.into()));
            format!(
                "{weekday}{day} {} {}",
                number(p.month.map(|m| m.value.into())),
                number(p.year.map(|y| y.value))
            )
        };
        let show = |d: &date::DateMention| {
            let mut shown = format!("{}|{}", d.span.slice(text), parts(d.from, text));
            if let Some(until) = d.until {
                shown += &format!("|{}", parts(until, text));
            }
            if let Some(relative) = d.relative {
                shown += &format!("|{:?} {}", relative.value, relative.span.slice(text));
            }
            shown
        };
        french(text).dates.iter().map(show).collect()
    }

    #[test]
    fn french_dates() {
        for (text, expected) in [
            ("Le 28 novembre 2023, à Paris", &["28 novembre 2023|28 11 2023"] as &[_]),
            ("le mardi 12\u{a0}mars à la Cité", &["mardi 12\u{a0}mars|mardi 12 3 -"]),
            ("ce mardi 10 avril son rapport", &["ce mardi 10 avril|mardi 10 4 -|This ce"]),
            ("du 3 au 5 mai 2024.", &["3 au 5 mai 2024|3 5 2024|5 5 2024"]),
            ("du 24 janvier au 18 mars: appel", &["24 janvier au 18 mars|24 1 -|18 3 -"]),
            ("du mardi 28 au jeudi 30 juin", &["mardi 28 au jeudi 30 juin|mardi 28 6 -|jeudi 30 6 -"]),
            ("depuis le 1er janvier 2020 sur", &["1er janvier 2020|1 1 2020"]),
            ("du 1 er octobre au 15 novembre", &["1 er octobre au 15 novembre|1 10 -|15 11 -"]),
            ("en février 2024 prochain.", &["février 2024 prochain|- 2 2024|Next prochain"]),
            ("le 1er mars dernier, grâce", &["1er mars dernier|1 3 -|Last dernier"]),
            ("dès mars. En mai, Mars et Mai", &["mars|- 3 -", "mai|- 5 -"]),
            ("jeudi prochain ; le lundi", &["jeudi prochain|jeudi - - -|Next prochain"]),
            ("signé hier à Berlin", &["hier|- - -|Yesterday hier"]),
            (
                "Aujourd’hui, aujourd'hui",
                &["Aujourd’hui|- - -|Today Aujourd’hui", "aujourd'hui|- - -|Today aujourd'hui"],
            ),
            ("la semaine prochaine", &["semaine prochaine|- - -|Next prochaine"]),
            ("le 28/11/2023 ; 24/7 ; 8,2/10", &["28/11/2023|28 11 2023"]),
            ("600/600, EN 301 549, 75016 Paris, les 2 mains", &[]),
            ("FÉVRIER 2024\r\net le 3\r\nmai", &["FÉVRIER 2024|- 2 2024", "3\r\nmai|3 5 -"]),
        ] {
            assert_eq!(dates(text), expected, "{text}");
        }
    }

    #[test]
    fn english_dates_and_times() {
        let text = "On Tuesday 3 May and on October 6, 2023 at 2:30 pm, we may march. Yesterday at 10 am";
        let found = read_in(text, Lexicon::English);
        let shown: Vec<_> = found.dates.iter().map(|d| d.span.slice(text)).collect();
        assert_eq!(shown, ["Tuesday 3 May", "October 6, 2023", "Yesterday"]);
        let times: Vec<_> = found.times.iter().map(|t| (t.hour, t.minute, t.span.slice(text))).collect();
        assert_eq!(times, [(14, 30, "2:30 pm"), (10, 0, "10 am")]);
        assert_eq!(found.dates[2].relative.unwrap().value, Relative::Yesterday);
    }

    #[test]
    fn french_times() {
        let text = "de 9h30 à 12\u{a0}h, 14 h 05, 18h. 1h30 ; 24h/24 ; 25h ; 3 habitants";
        let found = french(text);
        let shown: Vec<_> = found.times.iter().map(|t| (t.hour, t.minute, t.span.slice(text))).collect();
        assert_eq!(
            shown,
            [
                (9, 30, "9h30"),
                (12, 0, "12\u{a0}h"),
                (14, 5, "14 h 05"),
                (18, 0, "18h"),
                (1, 30, "1h30"),
                (24, 0, "24h")
            ]
        );
    }

    #[test]
    fn figures_and_their_units() {
        let text = "10 millions d’utilisateurs, 46,8\u{a0}%, 774 K€, 4 000 offres, 6 mois, en 2022 les 3 et 25 km, RGAA 4";
        let shown: Vec<_> = french(text)
            .figures
            .iter()
            .map(|f| (f.value.value, f.unit.value, f.unit.span.slice(text)))
            .collect();
        assert_eq!(
            shown,
            [
                (1e7, Unit::Noun, "utilisateurs"),
                (46.8, Unit::Percent, "%"),
                (774.0, Unit::Currency, "K€"),
                (4000.0, Unit::Noun, "offres"),
                (6.0, Unit::Duration, "mois"),
                (25.0, Unit::Noun, "km"),
            ]
        );
    }

    #[test]
    fn counts_and_what_they_announce() {
        let text = "Les 7 projets répondent à 3 critères : être utile ; être libre (a ; b) ; être simple. \
                    Les trois lauréats, et 5 équipes : Alpha, Bêta et Gamma. Nos cinq sites : A, B, C, D et E. \
                    Les 2 axes :";
        let counts = french(text).counts;
        let shown: Vec<_> = counts
            .iter()
            .map(|c| (c.number.value, c.noun.slice(text), c.definite, c.leads_on, c.announces.map(items)))
            .collect();
        assert_eq!(
            shown,
            [
                (7, "projets", true, false, None),
                (3, "critères", false, false, None),
                (3, "lauréats", true, false, None),
                (5, "équipes", false, false, None),
                (5, "sites", true, false, Some((5, Separator::Comma))),
                (2, "axes", true, true, None),
            ]
        );
        let text = "Répondre à 3 critères\u{a0}: être utile\u{202f}; être libre (a ; b) ; être simple.";
        assert_eq!(french(text).counts[0].announces.map(items), Some((3, Separator::Semicolon)));
    }

    fn items(announced: Announced) -> (u32, Separator) {
        match announced {
            Announced::Enumeration { items, separator, .. } => (items, separator),
            Announced::List { .. } => unreachable!("no block here"),
        }
    }

    #[test]
    fn footnotes_acronyms_and_contacts() {
        let text = "Les SDIS(1) et « 3DS\u{a0}»(2) de la mission des cartes libres (MCL).\r\nTél : 01 53 18 42 68 / 42 76 | \
                    Mél : presse@mcl.example\r\n(1) Services d’incendie \r\n(2) Loi";
        let found = french(text);
        let notes: Vec<_> =
            found.footnotes.iter().map(|f| (f.number, f.note.map(|n| n.slice(text)))).collect();
        assert_eq!(notes, [(1, Some("(1) Services d’incendie")), (2, Some("(2) Loi"))]);
        assert_eq!(found.footnotes[1].calls[0].slice(text), "(2)");
        assert_eq!(found.acronyms[0].expansion.value, "mission des cartes libres");
        let phones: Vec<_> = found.phones.iter().map(|p| p.e164.as_str()).collect();
        assert_eq!(phones, ["+33153184268", "+33153184276"]);
        assert_eq!(found.emails[0].value, "presse@mcl.example");
    }
}
