use crate::Severity;
use crate::diagnostic::{Edit, Fix};
use crate::lint::message::{self, quoted};
use crate::lint::place::Place;
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::lint::scan::Kind;
use crate::lint::{Context, Findings};

pub(super) static RULE: Rule = Rule {
    code: "TY012",
    name: "malformed-ellipsis",
    family: Family::Typography,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: Some("Imprimerie nationale, Lexique\u{a0}: points de suspension"),
    since: "0.1.0",
    summary: "Des points de suspension sont mal formés, ou «\u{a0}etc.\u{a0}» est mal ponctué.",
    why: "Les points de suspension sont trois, en un seul signe (…). «\u{a0}etc.\u{a0}» en tient déjà lieu\u{a0}: il suit une virgule, et finit par un point, jamais par «\u{a0}…\u{a0}».",
    invalid: &[
        Sample::Body("Les chemins, les sentiers, etc… sont libres.\n"),
        Sample::Body("Les chemins, les sentiers, etc.. sont libres.\n"),
        Sample::Body("Les chemins (sentiers, routes,..) sont libres.\n"),
        Sample::Body("L’été, les chemins sont libres....\r\n"),
        Sample::FrontMatter("chapeau-text: La carte paraît... enfin."),
        Sample::Body("L’été, les chemins, les sentiers etc. sont libres.\r\n"),
    ],
    valid: &[
        Sample::Body("Écrire à [presse@cartolibre.fr.](mailto:presse@cartolibre.fr).\n"),
        Sample::Body("Les chemins, les sentiers, etc. Et puis… la carte... enfin.\n"),
        Sample::Body("Le dossier `../cartes`, ou ../cartes.\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for etc in cx.places(Kind::Etc).filter(|place| place.is_french_prose() && lacks_comma(place)) {
        let gap = etc.at(etc.range.start - 1..etc.range.start);
        let written = format!("{} etc.", etc.word_before());
        out.report(etc.span(), message::with("Une virgule précède «\u{a0}etc.\u{a0}»\u{a0}: ", &written))
            .help(message::with("Écrire ", &format!("{}, etc.", etc.word_before())))
            .at_most(Severity::Info)
            .fix_if(gap.suggestion("Écrire la virgule", ", "));
    }
    for place in cx.places(Kind::Ellipsis).filter(|place| place.is_french_prose() && !is_path(place)) {
        let etc = place.head().ends_with("etc");
        let length = place.text().len();
        let (right, message) = if etc {
            (".", "«\u{a0}etc.\u{a0}» finit par un seul point")
        } else if place.head().ends_with("etc.") {
            ("", "«\u{a0}etc.\u{a0}» finit par un seul point")
        } else if length == 3 {
            if !place.is_printed_raw() {
                continue;
            }
            ("…", "Trois points tiennent lieu du signe «\u{a0}…\u{a0}»")
        } else {
            ("…", "Les points de suspension sont trois")
        };
        let written =
            format!("{}{}", place.head().rsplit(char::is_whitespace).next().unwrap_or(""), place.text());
        let fix = place.is_verbatim().then(|| {
            Fix::suggested(format!("Écrire «\u{a0}{right}\u{a0}»"), vec![Edit::replace(place.span(), right)])
        });
        let mut finding = out.report(place.span(), format!("{message}\u{a0}: {}.", quoted(&written)));
        if length == 3 && !etc {
            finding = finding.at_most(Severity::Info);
        }
        finding.help(format!("Écrire «\u{a0}{}{right}\u{a0}».", if etc { "etc" } else { "" })).fix_if(fix);
    }
}

/// « des cartes, des plans etc. », not « etc. » after a sign or at the head of a sentence.
fn lacks_comma(etc: &Place<'_>) -> bool {
    let word = etc.head().strip_suffix([' ', '\u{a0}']);
    word.is_some_and(|head| head.ends_with(char::is_alphanumeric) && head.contains(' '))
        && !matches!(etc.word_before(), "et" | "ou")
}

/// `../cartes`, `1..3`, or `..` as the name of the page above.
fn is_path(place: &Place<'_>) -> bool {
    let alone = place.text() == ".." && place.before().is_none_or(char::is_whitespace);
    // The stop of a link, and that of the sentence.
    let parted = place.text() == ".." && !place.is_verbatim();
    alone
        || parted
        || place.whole().len() <= 3
        || place.after().is_some_and(|c| matches!(c, '/' | '\\') || c.is_ascii_digit())
}
