//! What holds for every text, whatever it is. Shared by the property tests, the corpus tests and
//! the fuzz targets: a promise is written once.

#![allow(dead_code, unused_imports, clippy::allow_attributes)] // each user calls the promises it is about

mod browser;
mod fences;
mod people;
mod shown;
mod tree;
mod values;
mod variants;
mod written;

use parapheur::{Config, Diagnostic, PressRelease, Span};

pub use browser::{raw_html_has_the_tree_of_its_source, stand_in};
pub use fences::stand_where_jekyll_sees_them;
pub use people::{dates_come_back, speakers_stand_in_their_attribution};
pub use shown::{findings_drive_no_rendering, no_rendering_is_driven_by};
pub use values::a_broken_entry_leaves_the_others;
pub use variants::{
    a_byte_order_mark_adds_one_finding, a_final_newline_does_not_matter, an_addition_leaves_what_precedes,
    fixing_converges, line_ends_do_not_matter,
};
pub use written::{
    a_check_changes_nothing_that_is_read, signatures_come_back, spans_are_slices, values_come_back,
};

/// Every promise that costs one parse and one check.
pub fn hold(text: &str) {
    let release = parapheur::parse(text);
    structure(text, &release);
    findings_point_into_the_source(text, &parapheur::lint(&release, &Config::default()));
}

/// Every promise about a text written otherwise, longer or fixed: a dozen checks.
pub fn hold_in_every_writing(text: &str) {
    line_ends_do_not_matter(text);
    a_byte_order_mark_adds_one_finding(text);
    a_final_newline_does_not_matter(text);
    an_addition_leaves_what_precedes(text);
    a_check_changes_nothing_that_is_read(text);
    fixing_converges(text);
}

/// Every promise about what others read of a text: Jekyll, a browser, those who store it.
pub fn hold_for_others(text: &str) {
    stand_where_jekyll_sees_them(text);
    raw_html_has_the_tree_of_its_source(text);
    values_come_back(text);
    signatures_come_back(text);
    speakers_stand_in_their_attribution(text);
}

/// Spans of the split, the front matter, the blocks, the elements and the passages.
pub fn structure(text: &str, release: &PressRelease<'_>) {
    if let Some(block) = release.split.front_matter {
        for span in [block.opening, block.yaml, block.closing] {
            on_boundaries(text, span);
        }
        assert!(block.opening.end() <= block.yaml.start() && block.yaml.end() <= block.closing.start());
        assert!(block.closing.end() <= release.split.body.start());
    }
    on_boundaries(text, release.split.body);
    values::decode(text, release);
    tree::blocks_tile(text, &release.body);
    tree::elements_hold_their_tags(text, &release.body);
    passages_map_back(text, release);
    spans_are_slices(text, release);
}

/// A span lies inside the text and cuts no character.
pub fn on_boundaries(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} is not a slice of {} bytes", text.len());
}

fn passages_map_back(text: &str, release: &PressRelease<'_>) {
    let texts = release.texts();
    for passage in texts.passages() {
        on_boundaries(text, passage.span);
        let range = passage.range.start as usize..passage.range.end as usize;
        let content = texts.buffer().get(range.clone()).expect("a passage is a slice of the buffer");
        for (i, c) in content.char_indices() {
            let here = range.start + i..range.start + i + c.len_utf8();
            let source = texts.source(here.clone());
            on_boundaries(text, source);
            if texts.is_verbatim(here) {
                assert_eq!(
                    source.slice(text).chars().next(),
                    Some(c),
                    "wrong source for {c:?} at {source:?}"
                );
            }
        }
    }
}

/// Spans, labels and edits of findings, in the order of the document.
pub fn findings_point_into_the_source(text: &str, findings: &[Diagnostic]) {
    let mut last = None;
    for finding in findings {
        assert!(
            last <= Some((finding.span, finding.code)),
            "{} at {:?} is out of order",
            finding.code,
            finding.span
        );
        last = Some((finding.span, finding.code));
        on_boundaries(text, finding.span);
        assert!(!finding.message.is_empty(), "{} says nothing", finding.code);
        for label in &finding.labels {
            on_boundaries(text, label.span);
        }
        let mut at = 0;
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            on_boundaries(text, edit.span);
            assert!(at <= edit.span.start(), "{}: edits overlap or are not sorted", finding.code);
            at = edit.span.end();
        }
    }
}
