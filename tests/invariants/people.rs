//! Dates and those who speak.

use parapheur::Span;
use parapheur::front_matter::WrittenDate;

use super::on_boundaries;

/// An instant, written as the CMS writes dates, is the same instant; its parts stand in the text.
pub fn dates_come_back(text: &str) {
    for plain in [true, false] {
        let date = WrittenDate::read(text, plain);
        if let Some(offset) = &date.offset {
            assert!(date.written.get(offset.range.clone()).is_some());
        }
        let Ok(instant) = date.instant else { continue };
        assert_eq!(date.paris().map(|paris| paris.timestamp()), Some(instant.timestamp()));
        // Years of other than four digits, and offsets of seconds, are not written by anybody.
        let written = instant.format("%Y-%m-%d %H:%M:%S %:z").to_string();
        if written.len() == "2023-11-23 16:02:00 +01:00".len() && instant.offset().local_minus_utc() % 60 == 0
        {
            for plain in [true, false] {
                let again = WrittenDate::read(&*written, plain);
                assert_eq!(
                    again.instant.map(|i| i.timestamp()),
                    Ok(instant.timestamp()),
                    "{written} of {text:?}"
                );
            }
        }
    }
}

/// Names, functions and organisations stand inside the attribution, and hold what is said of them.
pub fn speakers_stand_in_their_attribution(text: &str) {
    for testimonial in &parapheur::parse(text).meaning().testimonials {
        on_boundaries(text, testimonial.span);
        assert!(testimonial.span.covers(testimonial.quotation.span), "a quotation outside in {text:?}");
        let Some(attribution) = &testimonial.attribution else { continue };
        for person in &attribution.people {
            let inside = |span: Span, value: &str| {
                on_boundaries(text, span);
                assert!(
                    attribution.span.covers(span),
                    "{value:?} outside {:?} in {text:?}",
                    attribution.span
                );
                assert!(!value.trim().is_empty(), "an empty part of {:?} in {text:?}", attribution.text);
            };
            inside(person.name.span, &person.name.value);
            let parts = [&person.civility, &person.given_name, &person.family_name, &person.role];
            parts.into_iter().flatten().for_each(|part| inside(part.span, &part.value));
        }
    }
}
