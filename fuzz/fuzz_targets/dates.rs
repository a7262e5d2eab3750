//! Dates and attributions: any text is read, none is fatal; instants come back, names are where they are
//! said to be.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/invariants/mod.rs"]
mod invariants;

fuzz_target!(|text: &str| {
    invariants::dates_come_back(text);
    invariants::speakers_stand_in_their_attribution(&format!("> « Un mot. »\n<br>**{text}**\n"));
    invariants::speakers_stand_in_their_attribution(&format!("{text}, a déclaré : « Un mot. »\n"));
});
