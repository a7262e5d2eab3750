use crate::Severity;
use crate::data::determiner::Determiner;
use crate::lint::message::quoted;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::{Context, Findings};
use crate::mentions::{Announced, Separator};
use crate::text::Language;

pub(super) static RULE: Rule = Rule {
    code: "RE004",
    name: "contradicted-count",
    family: Family::Wording,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Le nombre annoncé n’est pas celui des éléments qui suivent.",
    why: "«\u{a0}3 critères\u{a0}:\u{a0}» suivi de quatre\u{a0}: un élément a été ajouté ou ôté sans que la phrase suive.",
    invalid: &[
        Sample::Body(
            "La carte répond à ces 3 critères :\n\n- libre ;\n- commune ;\n- complète ;\n- à jour.\n",
        ),
        Sample::Body(
            "<p>La carte répond à ces 3 critères\u{a0}:</p>\n<ul>\n<li>libre</li>\n<li>commune</li>\n<li>complète</li>\n<li>à jour</li>\n</ul>\n",
        ),
        Sample::Body("La mission a retenu trois critères :\n\n- libre ;\n- commune.\n"),
        Sample::Body("La mission a retenu trois critères :\n\n- libre.\n"),
        Sample::Body(
            "La carte répond à ces 3 critères : être libre ; être commune ; être complète ; être à jour.\n",
        ),
    ],
    valid: &[
        Sample::Body(
            "La mission a deux raisons : la hausse des relevés et la qualité de la carte libre, commune et complète.\n",
        ),
        Sample::Body(
            "Trois tailles sont proposées :\n\n- petite\n\n::carte-des-chemins\n\n- moyenne\n\n::plan-des-chemins\n\n- grande\n",
        ),
        Sample::Body(
            "<div>\n<p>Les 3 critères\u{a0}:</p>\n<ul>\n<li>libre</li>\n<li>commune</li>\n<li>à jour</li>\n</ul>\n</div>\n",
        ),
        Sample::Body("La carte répond à ces 3 critères :\n\n- libre ;\n- commune ;\n- complète.\n"),
        Sample::Body("Le top 10 des chemins, dont quelques exemples :\n\n- Aubusson ;\n- Guéret.\n"),
        Sample::Body(
            "La durée de ces deux relevés de chemins est portée à :\n\n- six jours ;\n- dix jours ;\n- vingt jours.\n",
        ),
        Sample::Body(
            "Je relève avec une autre commune (à nos 2 noms) :\n\n- un chemin ;\n- une rue ;\n- une place.\n",
        ),
        Sample::Body("La carte montre 7 nouvelles démarches. Elles sont libres.\n"),
    ],
    check,
};

/// Farther from its list, a count may be of other things.
const FAR: usize = 60;

/// Above it, a list may well give examples only.
const SMALL: u32 = 6;

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for count in &cx.mentions().counts {
        let (span, items, certain) = match count.announces {
            Some(Announced::List { span, items }) => (span, items, true),
            Some(Announced::Enumeration { span, items, separator }) => {
                (span, items, separator == Separator::Semicolon)
            }
            None => continue,
        };
        let between = cx.slice(crate::Span::new(count.span.end(), span.start()));
        let is_french = cx.release.texts().language_at(count.span) == Some(Language::French);
        if !is_french || !certain && !is_series(cx.slice(span)) {
            continue;
        }
        // « Le top 10 » may go on; « trois priorités\u{a0}: » right above its list seldom does.
        let fewer = !count.definite && items < count.number.value;
        if items == count.number.value
            || is_partial(between)
            // « en couple (à nos 2 noms) : »
            || between.trim_start().starts_with(')')
            || (fewer && !(count.number.value <= SMALL && is_announcement(between)))
        {
            continue;
        }
        // « la durée de ces deux périodes est portée à : »: said before, not announced.
        if is_demonstrative(cx, count.span) && (is_subject_of_more(between) || goes_on(cx.slice(span))) {
            continue;
        }
        let written = cx.slice(count.span);
        if is_named_again(written, cx.slice(span), count.number.value) {
            continue;
        }
        let things = if certain && items == 1 {
            "un seul élément suit".to_owned()
        } else if certain {
            format!("{items} éléments suivent")
        } else {
            format!("il en suit {items}, semble-t-il")
        };
        let finding = out
            .report(count.span, format!("{}, mais {things}.", quoted(written)))
            .label(span, "ce qui suit")
            .help("Corriger le nombre, ou la liste.");
        if !certain || !count.definite || between.chars().count() > FAR {
            finding.at_most(Severity::Info);
        }
    }
}

fn is_demonstrative(cx: &Context<'_, '_>, count: crate::Span) -> bool {
    let before = cx.slice(crate::Span::new(0, count.start())).trim_end();
    before.ends_with("ces") || before.ends_with("Ces")
}

/// « … est portée à : », « … vérifient en particulier : », but not « … de choix : ».
fn is_subject_of_more(between: &str) -> bool {
    let words = || between.split_whitespace().filter(|word| word.starts_with(char::is_alphabetic));
    words().count() > 2 && !between.contains("suivant") && words().next_back() != Some("sont")
}

/// « si ces deux cartes :\n- sont illisibles ;\n- ou ne peuvent pas être lues »: what they do, or are.
fn goes_on(list: &str) -> bool {
    const VERBS: [&str; 7] = ["doivent", "n", "ne", "ont", "peuvent", "seront", "sont"];
    let first = list.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    first.is_some_and(|word| VERBS.contains(&word))
}

/// « la carte simple et l’accès libre, gratuit et rapide »: where the first member has its determiner, what has none
/// is no member.
fn is_series(list: &str) -> bool {
    let first_word = |member: &str| {
        let member = member.trim_start();
        let end = member.find(|c: char| !c.is_alphabetic()).unwrap_or(member.len());
        member.get(..end).unwrap_or("").to_lowercase()
    };
    let is_led = |member: &str| {
        let word = first_word(member);
        matches!(&*word, "d" | "l") || Determiner::find(&word).is_some()
    };
    let mut members = list.split(", ");
    members.next().is_some_and(|first| !is_led(first))
        || members.all(|member| is_led(member.trim_start_matches("et ")))
}

/// « deux ministères : le ministère de l’Économie et des Finances et le ministère du Travail et de la
/// Santé »: each is named, and the commas stand elsewhere.
fn is_named_again(written: &str, list: &str, number: u32) -> bool {
    let noun = written.rsplit([' ', '\u{a0}']).next().unwrap_or("").trim_end_matches(['s', 'x']);
    let named = || list.match_indices(noun).take(number as usize + 1).count();
    noun.len() > 2 && named() == number as usize
}

/// « trois communes : », « Trois communes sont citées : »: the list follows at once.
fn is_announcement(text: &str) -> bool {
    const SHORT: usize = 30;
    let lead = text.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ':');
    lead.ends_with(':') && text.chars().count() <= SHORT && !text.contains(['.', ','])
}

/// Some of them only: « dont », « parmi », « notamment ».
fn is_partial(text: &str) -> bool {
    ["dont", "parmi", "notamment", "exemple", "tels", "telles", "comme", "entre autres"]
        .iter()
        .any(|word| text.contains(word))
}
