//! A release for people to read.

use std::fmt::Write as _;

use parapheur::body::HeadingForm;
use parapheur::text::PassageKind;
use parapheur::{LineIndex, PressRelease, render};

/// The title, the chapeau and the body, a blank line between blocks.
pub fn text(release: &PressRelease<'_>) -> String {
    let parts = [title(release).map(str::to_owned), release.chapeau_text(), Some(release.body_text())];
    let lines = |part: &String| part.lines().map(render::escape).collect::<Vec<_>>().join("\n");
    let parts: Vec<_> = parts.iter().flatten().filter(|part| !part.is_empty()).map(lines).collect();
    parts.join("\n\n")
}

/// The title, then a line for each heading, indented after its level, with where it stands.
pub fn outline(release: &PressRelease<'_>) -> String {
    let source = release.source.text();
    let lines = LineIndex::new(source);
    let mut out = render::escape(title(release).unwrap_or("(sans titre)")).into_owned();
    for heading in release.outline() {
        let form = match (heading.level, heading.form) {
            (Some(level), _) => format!("niveau {level}"),
            (None, HeadingForm::BoldLead) => "gras en tête de paragraphe".to_owned(),
            (None, _) => "ligne en gras".to_owned(),
        };
        let indent = usize::from(heading.level.unwrap_or(2).saturating_sub(1)) * 2;
        let line = lines.position(source, heading.span.start()).line;
        let text = render::escape(heading.text.trim());
        let _ = write!(out, "\n{:indent$}{text} ({form}, ligne {line})", "");
    }
    out
}

fn title<'r>(release: &'r PressRelease<'_>) -> Option<&'r str> {
    release.text_nodes().find(|node| node.kind == PassageKind::Title).map(|node| node.text)
}
