//! One defect in one place, one finding: the rule that says it best speaks alone.

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Where both stand on the same place, the first says what the second would say again.
const SPEAKS_FOR: &[(&str, &str)] = &[
    ("DT008", "DT007"),
    ("MD001", "MD024"),
    ("MD008", "MD001"),
    ("MD023", "RE006"),
    ("MD023", "TY020"),
    ("HT006", "LK011"),
    ("LK002", "FM011"),
    ("FM017", "FM011"),
    ("RE001", "RE006"),
    ("RE013", "RE002"),
    ("RE013", "RE014"),
    ("RE013", "RE020"),
    ("RE013", "RE021"),
    ("RE013", "RE029"),
    ("RE013", "RE030"),
    ("RE014", "RE021"),
    ("RE014", "RE030"),
    ("RE014", "RE031"),
    ("RE019", "RE021"),
    ("RE019", "TY013"),
    ("TY011", "FM007"),
    ("TY013", "RE006"),
    ("FM011", "FM016"),
    ("FM015", "TY011"),
    ("LK004", "LK001"),
    ("LK005", "LK001"),
    ("LK005", "LK003"),
    ("DT005", "DT002"),
    ("DT005", "DT006"),
    ("DT005", "DT010"),
    ("MD004", "MD005"),
    ("MD004", "TY011"),
    ("MD007", "TY011"),
    ("MD009", "MD021"),
    ("HT006", "TY001"),
    ("MD012", "LK011"),
    ("MD012", "TY021"),
    ("QU007", "TY003"),
    ("QU007", "TY020"),
    ("QU008", "TY020"),
    ("RE002", "RE022"),
];

/// What stands between the first place and its last label is one defect as well.
const SPEAKS_BETWEEN: &[(&str, &str)] = &[
    ("MD003", "QU003"),
    ("MD003", "QU009"),
    ("MD003", "QU010"),
    ("MD023", "FM003"),
    ("MD023", "FM002"),
    ("MD023", "MD009"),
];

/// The [`bit`]s of both rules of each pair.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
const fn bits<const N: usize>(pairs: &[(&str, &str)]) -> [u64; N] {
    let mut bits = [0; N];
    let mut index = 0;
    while index < N {
        bits[index] = bit(pairs[index].0) | bit(pairs[index].1);
        index += 1;
    }
    bits
}

static BITS_FOR: [u64; SPEAKS_FOR.len()] = bits(SPEAKS_FOR);
static BITS_BETWEEN: [u64; SPEAKS_BETWEEN.len()] = bits(SPEAKS_BETWEEN);

/// Takes out what another finding already says of the same place.
pub(super) fn say_once(found: &mut Vec<Diagnostic>) {
    let met = found.iter().fold(0, |met, finding| met | bit(finding.code));
    for (&(speaker, silent), bits) in SPEAKS_FOR.iter().zip(BITS_FOR) {
        if met & bits == bits {
            say(speaker, silent, Places::of, found);
        }
    }
    for (&(speaker, silent), bits) in SPEAKS_BETWEEN.iter().zip(BITS_BETWEEN) {
        if met & bits == bits {
            say(speaker, silent, Places::between, found);
        }
    }
}

fn say(speaker: &str, silent: &str, places: fn(&str, &[Diagnostic]) -> Places, found: &mut Vec<Diagnostic>) {
    if has(speaker, found) && has(silent, found) {
        let said = places(speaker, found);
        found.retain(|finding| finding.code != silent || !said.hold(finding.span));
    }
}

fn has(code: &str, found: &[Diagnostic]) -> bool {
    // Codes differ in their last digits.
    let is_same = |other: &str| other.len() == code.len() && other.bytes().rev().eq(code.bytes().rev());
    found.iter().any(|finding| is_same(finding.code))
}

/// One bit for a code; few of those that a document meets share theirs.
const fn bit(code: &str) -> u64 {
    match code.as_bytes() {
        [_, family, _, tens, ones, ..] => 1 << (((*family << 3) ^ (*tens << 4) ^ *ones) % 64),
        _ => 0,
    }
}

/// Where a rule spoke, in the order of the document.
struct Places {
    /// Each span with the furthest end among it and those before.
    by_start: Vec<(Span, u32)>,
}

impl Places {
    fn of(code: &str, found: &[Diagnostic]) -> Self {
        let speaking = found.iter().filter(|finding| finding.code == code);
        let spans = speaking
            // A label as short as a sign is the other half of a pair.
            .flat_map(|finding| {
                let pair = finding.labels.iter().map(|label| label.span).filter(|span| span.len() <= 8);
                std::iter::once(finding.span).chain(pair)
            })
            .collect();
        Self::new(spans)
    }

    fn between(code: &str, found: &[Diagnostic]) -> Self {
        let speaking = found.iter().filter(|finding| finding.code == code);
        let whole = speaking.map(|finding| {
            finding.labels.iter().map(|label| label.span).fold(finding.span, |whole, label| whole.to(label))
        });
        Self::new(whole.collect())
    }

    fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_unstable_by_key(|span| (span.start(), span.end()));
        let mut furthest = 0;
        let by_start = spans
            .into_iter()
            .map(|span| {
                furthest = span.end().max(furthest);
                (span, furthest)
            })
            .collect();
        Self { by_start }
    }

    /// Whether a place shares a byte with one of them.
    fn hold(&self, place: Span) -> bool {
        let before = self.by_start.partition_point(|(span, _)| span.start() < place.end());
        before
            .checked_sub(1)
            .and_then(|last| self.by_start.get(last))
            .is_some_and(|&(_, end)| end > place.start())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Config, check};

    fn codes(text: &str) -> Vec<&'static str> {
        check(text, &Config::default()).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn an_unclosed_quotation_is_reported_once() {
        let found = codes("> « La carte nous a fait gagner deux jours.\n<br>\n<br>**Anne Azur, ministre**\n");
        assert!(found.contains(&"QU008") && !found.contains(&"TY020"), "{found:?}");
    }

    #[test]
    fn guillemets_in_excess_are_not_badly_set_as_well() {
        let text = "> La carte « d’été » est libre.»\n{: .citation}\n> **Anne Azur**, ministre\n{: .auteur-citation}\n";
        let found = codes(text);
        assert!(found.contains(&"QU007"), "{found:?}");
        assert!(!found.contains(&"TY003") && !found.contains(&"TY020"), "{found:?}");
    }

    #[test]
    fn a_conflict_is_reported_once() {
        let found =
            codes("---\n<<<<<<< HEAD\ntitle: La carte\n=======\ntitle: Une carte\n>>>>>>> été\n---\n");
        assert!(found.contains(&"MD023"), "{found:?}");
        assert!(!found.contains(&"FM002") && !found.contains(&"FM003"), "{found:?}");
    }

    #[test]
    fn another_place_is_another_matter() {
        let found = codes(
            "> « La carte « d’été est libre.\n<br>\n<br>**Anne Azur, ministre**\n\nLa rubrique « Chemins.\n",
        );
        assert!(found.contains(&"TY020"), "{found:?}");
    }
}
