//! Fixes: whole or not at all, never for the worse, and once is enough.

mod common;

use parapheur::lint::{Context, Family, Findings, Fixable, Rule};
use parapheur::{Applicability, Config, Edit, Fix, Severity, Span, fix};

#[test]
fn safe_fixes_leave_every_other_byte_as_it_is() {
    let text = "\u{feff}---\r\ntitle: zut1\r\n---\r\n\r\nÉté\u{a0}: zut1,\tzut2 zut\r\n";
    let fixed = fix(text, &common::config(), Applicability::Safe);
    assert_eq!(fixed.text, text.replace("zut1", "flûte"));
    assert_eq!(fixed.applied.len(), 2);
    assert_eq!(fixed.remaining.len(), 2);
    assert!(fixed.converged);
}

#[test]
fn suggested_fixes_are_applied_on_demand_only() {
    let fixed = fix("a zut2b zut1\n", &common::config(), Applicability::Suggested);
    assert_eq!(fixed.text, "a b flûte\n");
}

#[test]
fn a_heading_that_a_link_leads_to_keeps_its_identifier() {
    let text = "Voir [les cartes](#evaluation-des-cartes).\n\n### Evaluation des cartes\n\nL’Ecole relève.\n";
    let fixed = fix(text, &Config::default(), Applicability::Safe);
    assert_eq!(fixed.text, text.replace("Ecole", "École"));
    let free = text.replace("[les cartes](#evaluation-des-cartes)", "les cartes");
    let fixed = fix(&free, &Config::default(), Applicability::Safe);
    assert_eq!(fixed.text, free.replace("Ecole", "École").replace("Evaluation", "Évaluation"));
}

#[test]
fn fixes_that_touch_are_all_applied_in_the_end() {
    let fixed = fix("zut1zut1zut1zut2zut1\n", &common::config(), Applicability::Suggested);
    assert_eq!(fixed.text, "flûteflûteflûteflûte\n");
    assert!(fixed.converged);
}

#[test]
fn fixing_again_changes_nothing() {
    for text in ["zut1zut2 zut1", "---\ntitle: zut3 zut1\n---\nzut1", ""] {
        let once = fix(text, &common::config(), Applicability::Suggested);
        let twice = fix(&once.text, &common::config(), Applicability::Suggested);
        assert_eq!(once.text, twice.text);
        assert_eq!(twice.applied, []);
    }
}

/// Swaps `ab` and `ba` for ever.
static RESTLESS: Rule = Rule {
    code: "XX002",
    name: "restless",
    family: Family::Custom,
    severity: Severity::Info,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Jamais content.",
    why: "Pour l’essai.",
    invalid: &[],
    valid: &[],
    check: |cx: &Context<'_, '_>, out: &mut Findings<'_>| {
        for (from, to) in [("ab", "ba"), ("ba", "ab")] {
            if let Some(at) = cx.release.source.text().find(from) {
                let span = Span::from_range(at..at + 2);
                out.report(span, "Autrement").fix(Fix::safe("Inverser", vec![Edit::replace(span, to)]));
            }
        }
    },
};

#[test]
fn rules_that_undo_each_other_stop() {
    let mut config = Config::default();
    config.add_rule(&RESTLESS);
    config.select(&["XX002"]).unwrap();
    let fixed = fix("ab\n", &config, Applicability::Safe);
    assert!(!fixed.converged);
    assert!(fixed.applied.len() <= 2);
}

/// Deletes both brackets, or nothing: its two edits go together.
static BRACKETS: Rule = Rule {
    code: "XX003",
    name: "brackets",
    family: Family::Custom,
    severity: Severity::Info,
    fixable: Fixable::Safe,
    norm: None,
    since: "0.1.0",
    summary: "Des crochets entourent le texte.",
    why: "Pour l’essai.",
    invalid: &[],
    valid: &[],
    check: |cx: &Context<'_, '_>, out: &mut Findings<'_>| {
        let text = cx.release.source.text();
        if let (Some(open), Some(close)) = (text.find('['), text.rfind(']')) {
            let edits = [close..close + 1, open..open + 1].map(|range| Edit::delete(Span::from_range(range)));
            let span = Span::from_range(open..close + 1);
            out.report(span, "Crochets").fix(Fix::safe("Retirer les crochets", edits.to_vec()));
        }
    },
};

#[test]
fn a_fix_of_several_edits_waits_as_a_whole() {
    let mut config = Config::default();
    config.add_rule(&common::ZUT);
    config.add_rule(&BRACKETS);
    config.select(&["XX001", "XX003"]).unwrap();
    let fixed = fix("zut1[été] zut1\n", &config, Applicability::Safe);
    assert_eq!(fixed.text, "flûteété flûte\n");
    assert_eq!(fixed.applied.iter().map(|a| a.code).collect::<Vec<_>>(), ["XX001", "XX001", "XX003"]);
}

#[test]
fn many_control_characters_are_taken_out_in_a_few_passes() {
    for c in ["\u{1}", "\u{7f}", "\u{2028}", "\u{200b}"] {
        let title = format!("é{c}").repeat(60);
        for quote in ["", "'", "\""] {
            let text = format!(
                "---\ntitle: {quote}La carte {title}fin{quote}\n---\n\nLa carte {title}, {}paraît.\n",
                c.repeat(60)
            );
            let fixed = fix(&text, &Config::default(), Applicability::Suggested);
            assert!(fixed.converged, "{c:?} {quote:?}: {:?}", fixed.text);
            assert!(!fixed.text.contains(c), "{c:?} {quote:?}: {:?}", fixed.text);
        }
    }
}

#[test]
fn a_fix_that_breaks_the_front_matter_is_refused_and_the_others_are_not() {
    let text = "---\ntitle: zut3\ndate: zut1\n---\n\nzut1 et zut1\n";
    let fixed = fix(text, &common::config(), Applicability::Safe);
    assert_eq!(fixed.text, text.replace("zut1", "flûte"));
    assert!(fixed.converged);
}

#[test]
fn lines_in_bold_become_headings_of_one_level_whatever_is_mended_beside() {
    let text = "### La carte\n\n**Les chemins**\n\nIls sont à tous.\n\n**Les routes , les rues**\n\nElles sont à \
                tous.\n\n* une place\n<br>\n<br>\n**Les places\u{a0}:**\n\nElles sont à tous.\n";
    let mut config = Config::default();
    config.select(&["MD011", "MD015", "TY"]).unwrap();
    let fixed = fix(text, &config, Applicability::Suggested);
    let headings: Vec<&str> = fixed.text.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(
        headings,
        ["### La carte", "#### Les chemins", "#### Les routes, les rues", "#### Les places"]
    );
    assert!(fixed.converged && !fixed.text.contains("<br>"), "{}", fixed.text);
}
