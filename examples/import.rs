//! Imports releases into an index or a database:
//! `cargo run --example import -- FILE… > releases.jsonl`
//!
//! A [`ValidRelease`] has a title, a date and a category: its fields go straight into columns. What
//! cannot be one is left out, with every reason and its line. One JSON object a line is what search
//! engines and `COPY` commands read in bulk.

use std::fs;
use std::process::ExitCode;

use parapheur::chrono::{DateTime, FixedOffset};
use parapheur::{LineIndex, PressRelease, Profile, ReleaseKind, ValidRelease, parse, slug};
use serde::Serialize;

/// A row of the index.
#[derive(Serialize)]
struct Row<'r> {
    id: String,
    title: &'r str,
    published_at: DateTime<FixedOffset>,
    kind: ReleaseKind,
    tags: Vec<&'r str>,
    summary: String,
    text: String,
    downloads: Vec<&'r str>,
    quotations: Vec<Quotation<'r>>,
}

#[derive(Serialize)]
struct Quotation<'r> {
    text: &'r str,
    speakers: Vec<&'r str>,
}

impl<'r> Row<'r> {
    fn new(path: &str, release: &'r PressRelease<'_>, valid: ValidRelease<'r>) -> Self {
        let quotations = release.meaning().testimonials.iter().map(|testimonial| Quotation {
            text: &testimonial.quotation.text,
            speakers: testimonial
                .attribution
                .iter()
                .flat_map(|attribution| &attribution.people)
                .map(|person| &*person.name.value)
                .collect(),
        });
        Self {
            id: slug(path),
            title: valid.title.value,
            published_at: valid.date,
            kind: valid.kind,
            tags: valid.tags,
            summary: release.excerpt(40),
            text: release.body_text(),
            downloads: valid.attachments.iter().map(|download| download.path).collect(),
            quotations: quotations.collect(),
        }
    }
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let profile = Profile::default();
    let mut refused = false;
    for path in std::env::args().skip(1) {
        let document = fs::read_to_string(&path)?;
        let release = parse(&document);
        match release.validate(&profile) {
            Ok(valid) => println!("{}", serde_json::to_string(&Row::new(&path, &release, valid))?),
            Err(invalid) => {
                let lines = LineIndex::new(&document);
                for reason in invalid.reasons {
                    let at = reason.span().map_or(0, |span| span.start());
                    eprintln!("{path}:{}: {reason}", lines.position(&document, at).line);
                }
                refused = true;
            }
        }
    }
    Ok(ExitCode::from(u8::from(refused)))
}
