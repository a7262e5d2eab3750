//! A participle after « être » that has not the gender or the number of the noun that opens the sentence.

use super::noun_group::{has_capital, is_apart, opens_sentence};
use super::words_before::is_adverb;
use crate::data::Term;
use crate::data::governor::{ARE, IS};
use crate::lint::message;
use crate::lint::place::Place;
use crate::lint::{Context, Findings};

/// How far after its subject a participle is looked at, in bytes.
const NEAR: usize = 40;

/// « La carte a été publié », « Les cartes sont publiés »; `last` is the word before.
pub(super) fn passive_agreement(
    cx: &Context<'_, '_>,
    place: &Place<'_>,
    last: &str,
    verb: Term<'_>,
    out: &mut Findings<'_>,
) {
    if last != "été" && !IS.contains(&last) && !ARE.contains(&last) {
        return;
    }
    let Some((noun, subject)) = subject(cx, place) else { return };
    let Some(between) = noun.tail().get(..place.range.start - noun.range.end) else { return };
    let mut words = between.split([' ', '\n', '\u{a0}']).filter(|word| !word.is_empty() && !is_adverb(word));
    let plural = match (words.next(), words.next(), words.next()) {
        (Some(is), None, _) if IS.contains(&is) => false,
        (Some(are), None, _) if ARE.contains(&are) => true,
        (Some("a" | "avait" | "aura" | "aurait"), Some("été"), None) => false,
        (Some("ont" | "avaient" | "auront" | "auraient"), Some("été"), None) => true,
        _ => return,
    };
    let written = place.text();
    let participle = verb.participle();
    let right = subject.of(&participle);
    // « Les cartes sont publiée » is told without its subject; « inclus » has no plural of its own.
    let lacks_plural = plural && !written.ends_with('s');
    if plural != subject.plural || lacks_plural || written == right || participle.ends_with('s') {
        return;
    }
    let title = message::with("Écrire ", &right);
    let group = noun.at(noun.range.start..place.range.end);
    out.report(place.span(), message::with("Accord à revoir\u{a0}: ", group.text()))
        .help(title.as_str())
        .fix_if(place.suggestion(title, right));
}

/// The gender and the number of a subject.
struct Subject {
    feminine: bool,
    plural: bool,
}

impl Subject {
    /// The form of a participle that goes with it.
    fn of(&self, masculine: &str) -> String {
        [masculine, if self.feminine { "e" } else { "" }, if self.plural { "s" } else { "" }].concat()
    }
}

/// The noun that opens a sentence just before a place, and what agrees with it.
fn subject<'r>(cx: &Context<'r, '_>, place: &Place<'_>) -> Option<(Place<'r>, Subject)> {
    let text = cx.release.texts().buffer().as_bytes();
    let near = place.range.start.saturating_sub(NEAR)..place.range.start;
    cx.nouns_before(near).find_map(|(noun, term, met)| {
        let feminine = match term.column(1).chars().next() {
            Some('f') => true,
            Some('m') => false,
            _ => return None,
        };
        let plural = met.determiner.plural;
        let agrees = plural == (noun.text() != term.column(0));
        let opens =
            agrees && has_capital(&met, text) && opens_sentence(&noun, plural) && !is_apart(noun.text());
        opens.then_some((noun, Subject { feminine, plural }))
    })
}
