//! A participle that agrees with nothing after « avoir ».

use crate::data::Term;
use crate::data::governor::HAVE;
use crate::lint::Findings;
use crate::lint::message;
use crate::lint::place::Place;

/// « La mission a publiée la carte »: after « avoir », which is the word before, nothing to agree with when the
/// object follows.
pub(super) fn needless_agreement(place: &Place<'_>, auxiliary: &str, verb: Term<'_>, out: &mut Findings<'_>) {
    const OBJECT: [&str; 18] = [
        "ce",
        "ces",
        "cet",
        "cette",
        "des",
        "l",
        "la",
        "les",
        "leur",
        "leurs",
        "nos",
        "notre",
        "plusieurs",
        "sa",
        "ses",
        "son",
        "un",
        "une",
    ];
    // « la carte que la mission a publiée la semaine dernière »
    #[rustfmt::skip]
    const OPENS: [&str; 12] = [
        "combien", "dont", "laquelle", "lequel", "lesquelles", "lesquels", "qu", "que", "quel", "quelle", "quelles", "quels",
    ];
    // « elle l’a publiée », « elle nous a invitée »
    const PRONOUNS: [&str; 10] = ["en", "l", "la", "les", "m", "me", "nous", "s", "t", "vous"];
    let may_agree = place.text().ends_with(['e', 's']) && HAVE.contains(&auxiliary);
    let right = verb.participle();
    // « a enclos les chemins »
    if !may_agree || place.text() == right || !OBJECT.contains(&place.word_after()) {
        return;
    }
    let sentence = place.head().rsplit(['.', '!', '?', ';', '\n']).next().unwrap_or("");
    let words = || sentence.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    // « nous avons publiée »: not an object, but the subject.
    let is_subject = |word: &str| matches!((auxiliary, word), ("avons", "nous") | ("avez", "vous"));
    let is_object = words()
        .rev()
        .nth(1)
        .map(str::to_lowercase)
        .is_some_and(|word| PRONOUNS.contains(&word.as_str()) && !is_subject(&word));
    if is_object || words().any(|word| OPENS.contains(&word.to_lowercase().as_str())) {
        return;
    }
    let title = message::with("Écrire ", &right);
    let written = format!("{auxiliary} {}", place.text());
    out.report(place.span(), message::with("Accord à revoir\u{a0}: ", &written))
        .help(message::with("Écrire ", &format!("{auxiliary} {right}")))
        .fix_if(place.suggestion(title, right));
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn a_participle_that_ends_in_s_by_itself_agrees_with_nothing() {
        let config = Config::from_yaml("registries: {verbs: {add: [enclore | enclos]}}").unwrap();
        let found = |sentence: &str| {
            let text = format!("---\ntitle: Une carte\n---\n\n{sentence}\n");
            crate::check(&text, &config).iter().filter(|finding| finding.code == "RE030").count()
        };
        assert_eq!(found("La commune a enclos les chemins de la carte."), 0);
        assert_eq!(found("La commune a enclose les chemins de la carte."), 1);
    }
}
