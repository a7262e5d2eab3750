//! Dates and attributions: any text is read, none is fatal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use parapheur::front_matter::WrittenDate;

fuzz_target!(|text: &str| {
    for plain in [true, false] {
        let date = WrittenDate::read(text, plain);
        if let Some(offset) = &date.offset {
            assert!(date.written.get(offset.range.clone()).is_some());
        }
        let _ = date.paris();
    }
    let said = format!("> « Un mot. »\n<br>**{text}**\n");
    for testimonial in &parapheur::parse(&said).meaning().testimonials {
        for person in testimonial.attribution.iter().flat_map(|a| &a.people) {
            assert!(said.get(person.name.span.range()).is_some());
        }
    }
});
