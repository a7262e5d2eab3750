//! What is read of each document of `tests/meaning`, beside what is expected.
//!
//! `UPDATE=1 cargo test --test meaning` writes the expectations again: read them before committing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use parapheur::body::{Attribution, Testimonial};
use parapheur::{PressRelease, Span, Spanned, parse};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/meaning");

/// Fewer documents than this, and the folder was not read.
const MIN_CASES: usize = 20;

#[test]
fn documents_say_what_is_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= MIN_CASES, "{} documents in {FOLDER}", cases.len());
    for path in cases {
        let text = fs::read_to_string(&path).expect("a UTF-8 document");
        let shown = show(&parse(&text));
        let expected = path.with_extension("txt");
        if update {
            fs::write(&expected, &shown).expect("written");
        } else if fs::read_to_string(&expected).is_ok_and(|expected| expected == shown) {
            continue;
        } else {
            wrong.push(format!("{}:\n{shown}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected (UPDATE=1 to accept):\n{}", wrong.join("\n"));
}

#[test]
fn line_ends_and_no_break_spaces_change_nothing() {
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a UTF-8 document");
        let plain = show(&parse(&text));
        let windows = text.replace('\n', "\r\n");
        let spaced = text.replace("« ", "«\u{a0}").replace(" »", "\u{a0}»");
        assert_eq!(show(&parse(&windows)), plain, "with CRLF: {}", path.display());
        let spaced = show(&parse(&spaced)).replace('\u{a0}', " ");
        assert_eq!(spaced, plain, "with no-break spaces: {}", path.display());
    }
}

fn cases() -> Vec<PathBuf> {
    let files = fs::read_dir(Path::new(FOLDER)).expect("the folder of cases");
    let mut cases: Vec<_> = files.map(|file| file.expect("readable").path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    cases.sort();
    cases
}

/// Everything that was read, through the spans: what a span covers is what is shown.
fn show(release: &PressRelease<'_>) -> String {
    let mut out = String::new();
    let slice = |span: Span| one_line(release.source.slice(span));
    for testimonial in &release.meaning().testimonials {
        show_testimonial(&mut out, testimonial, &slice);
    }
    for signature in &release.meaning().signatures {
        line(&mut out, "signature", &[slice(signature.attribution.span)]);
        show_people(&mut out, &signature.attribution);
    }
    show_landmarks(&mut out, release, &slice);
    show_mentions(&mut out, release, &slice);
    out
}

fn show_testimonial(out: &mut String, testimonial: &Testimonial<'_>, slice: &dyn Fn(Span) -> String) {
    let quotation = &testimonial.quotation;
    let mark = |span: Option<Span>| span.map_or("none".to_owned(), slice);
    let place = testimonial.place.map_or("unattributed".to_owned(), |place| format!("{place:?}"));
    let mut how = vec![format!("{:?}", testimonial.layout), place];
    how.extend(testimonial.introduced.then(|| "introduced".to_owned()));
    line(out, "testimonial", &how);
    line(out, "  quotation", &[mark(quotation.opening), slice(quotation.span), mark(quotation.closing)]);
    for nested in &quotation.nested {
        line(out, "  nested", &[slice(*nested)]);
    }
    for organisation in &quotation.organisations {
        line(out, "  place", &[slice(organisation.span)]);
    }
    if let Some(attribution) = &testimonial.attribution {
        line(out, "  attribution", &[one_line(&attribution.text)]);
        show_people(out, attribution);
    }
}

fn show_people(out: &mut String, attribution: &Attribution<'_>) {
    fn part(spanned: Option<&Spanned<std::borrow::Cow<'_, str>>>) -> String {
        spanned.map_or("-".to_owned(), |spanned| one_line(&spanned.value))
    }
    for person in &attribution.people {
        let organisation = person.organisation.as_ref();
        let parts = [
            part(person.civility.as_ref()),
            part(Some(&person.name)),
            part(person.given_name.as_ref()),
            part(person.family_name.as_ref()),
            part(person.role.as_ref()),
            part(organisation.map(|o| &o.name)),
            part(organisation.and_then(|o| o.acronym.as_ref())),
            part(organisation.and_then(|o| o.expansion.as_ref())),
        ];
        line(out, "    person", &parts);
    }
}

fn show_landmarks(out: &mut String, release: &PressRelease<'_>, slice: &dyn Fn(Span) -> String) {
    let meaning = release.meaning();
    for encadre in &meaning.encadres {
        let title = encadre.title.as_ref().map_or("untitled".to_owned(), |title| slice(title.span));
        let end = if encadre.closed { "closed" } else { "unclosed" };
        line(
            out,
            "encadre",
            &[format!("{:?}", encadre.form), encadre.classes.to_string(), title, end.to_owned()],
        );
    }
    for call in &meaning.calls_to_action {
        line(out, "call", &[format!("{:?}", call.kind), call.text.to_string(), call.target.to_string()]);
    }
    for figure in &meaning.figures {
        let caption = figure.caption.as_ref().map_or("no caption".to_owned(), |caption| slice(caption.span));
        line(out, "figure", &[figure.classes.to_string(), figure.images.len().to_string(), caption]);
    }
    for embed in &meaning.embeds {
        let part = |part: &Option<std::borrow::Cow<'_, str>>| part.as_deref().unwrap_or("-").to_owned();
        line(out, "embed", &[embed.name.to_string(), part(&embed.source), part(&embed.title)]);
    }
    for heading in &meaning.outline {
        line(
            out,
            "heading",
            &[format!("{:?}", heading.form), format!("{:?}", heading.level), heading.text.to_string()],
        );
    }
    for about in &meaning.abouts {
        line(out, "about", &[slice(about.subject.span), slice(about.text)]);
    }
    for contact in &meaning.contacts {
        let label = contact.label.as_ref().map_or("-".to_owned(), |label| one_line(&label.value));
        let person = contact.person.as_ref().map_or("-".to_owned(), |person| slice(person.name.span));
        let phones = contact
            .phones
            .iter()
            .map(|p| format!("{} ({})", p.e164, p.verbatim))
            .collect::<Vec<_>>()
            .join(", ");
        let emails = contact.emails.iter().map(|e| slice(e.span)).collect::<Vec<_>>().join(", ");
        line(out, "contact", &[label, person, phones, emails]);
    }
}

fn show_mentions(out: &mut String, release: &PressRelease<'_>, slice: &dyn Fn(Span) -> String) {
    let mentions = release.mentions();
    for date in &mentions.dates {
        let relative = date.relative.map_or("-".to_owned(), |relative| format!("{:?}", relative.value));
        let part = |part: parapheur::mentions::DateParts| {
            let weekday = part.weekday.map_or("-".to_owned(), |d| d.value.to_string());
            let day = part.day.map_or("-".to_owned(), |d| d.value.to_string());
            let month = part.month.map_or("-".to_owned(), |m| m.value.to_string());
            let year = part.year.map_or("-".to_owned(), |y| y.value.to_string());
            format!("{weekday} {day} {month} {year}")
        };
        line(
            out,
            "date",
            &[slice(date.span), part(date.from), date.until.map_or("-".to_owned(), part), relative],
        );
    }
    for time in &mentions.times {
        line(out, "time", &[slice(time.span), format!("{:02}:{:02}", time.hour, time.minute)]);
    }
    for figure in &mentions.figures {
        let unit = format!("{:?} {}", figure.unit.value, slice(figure.unit.span));
        line(out, "figure", &[slice(figure.span), figure.value.value.to_string(), unit]);
    }
    for count in &mentions.counts {
        let announces = match count.announces {
            Some(parapheur::mentions::Announced::List { items, .. }) => format!("list of {items}"),
            Some(parapheur::mentions::Announced::Enumeration { items, .. }) => {
                format!("enumeration of {items}")
            }
            _ => "nothing".to_owned(),
        };
        let definite = if count.definite { "definite" } else { "indefinite" };
        line(out, "count", &[slice(count.span), definite.to_owned(), announces]);
    }
    for acronym in &mentions.acronyms {
        line(out, "acronym", &[slice(acronym.short.span), slice(acronym.expansion.span)]);
    }
    for note in &mentions.footnotes {
        let calls = note.calls.iter().map(|call| slice(*call)).collect::<Vec<_>>().join(" ");
        line(out, "footnote", &[note.number.to_string(), calls, note.note.map_or("-".to_owned(), slice)]);
    }
}

fn line(out: &mut String, kind: &str, parts: &[String]) {
    writeln!(out, "{kind}: {}", parts.join(" | ")).expect("a string");
}

fn one_line(text: &str) -> String {
    text.split(['\r', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("⏎")
}
