//! Each stage, the whole check and its peers, in one run; then the ratios.
//!
//! `cargo bench --bench pipeline`. Times move with the machine, ratios far less: they are taken in
//! rounds that alternate the candidates.

mod peers;

use std::hint::black_box;
use std::time::{Duration, Instant};

use parapheur::{Applicability, Config, Source};

type Candidate = (&'static str, fn(&str) -> usize);

/// What is measured; the first one is the yardstick.
const CANDIDATES: &[Candidate] = &[
    ("plain pipeline (peer)", peers::plain_pipeline),
    ("gray_matter (peer)", peers::gray_matter),
    ("pulldown-cmark (peer)", peers::pulldown_cmark),
    ("comrak (peer)", peers::comrak),
    ("split", split),
    ("lenient parse", parse),
    ("parse and all rules", check),
    ("parse, rules and fixes", fix),
];

fn split(text: &str) -> usize {
    parapheur::split(Source::new(text)).body.len() as usize
}

fn parse(text: &str) -> usize {
    parapheur::parse(text).body.blocks.len()
}

fn check(text: &str) -> usize {
    parapheur::check(text, &CONFIG).len()
}

fn fix(text: &str) -> usize {
    parapheur::fix(text, &CONFIG, Applicability::Safe).text.len()
}

static CONFIG: std::sync::LazyLock<Config> = std::sync::LazyLock::new(Config::default);

fn main() {
    divan::main();
    // Test runners pass these to see that a bench runs at all; ratios would only delay them.
    if !std::env::args().any(|a| a == "--test" || a == "--list") {
        ratios();
    }
}

#[divan::bench(args = CANDIDATES.iter().map(|(name, _)| *name))]
fn whole_collection(bencher: divan::Bencher<'_, '_>, name: &str) {
    let documents = peers::documents();
    let run = CANDIDATES.iter().find(|(n, _)| *n == name).expect("a candidate of the list").1;
    bencher
        .counter(divan::counter::BytesCount::new(documents.iter().map(String::len).sum::<usize>()))
        .bench_local(|| documents.iter().map(|text| run(black_box(text))).sum::<usize>());
}

/// Medians over alternating rounds, each against the plain pipeline of the same round.
fn ratios() {
    const ROUNDS: usize = 15;
    let documents = peers::documents();
    let bytes: usize = documents.iter().map(String::len).sum();
    let mut times = vec![Vec::with_capacity(ROUNDS); CANDIDATES.len()];
    for _ in 0..ROUNDS {
        for (slot, (_, run)) in times.iter_mut().zip(CANDIDATES) {
            let begun = Instant::now();
            for text in &documents {
                black_box(run(black_box(text)));
            }
            slot.push(begun.elapsed());
        }
    }
    println!("\n{} documents, {} bytes in the mean", documents.len(), bytes / documents.len());
    println!("{:<26}{:>12}{:>10}", "", "µs/document", "ratio");
    let yardstick = times[0].clone();
    for ((name, _), series) in CANDIDATES.iter().zip(&times) {
        let ratio = median(series.iter().zip(&yardstick).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()));
        let each = median(series.iter().map(Duration::as_secs_f64)) * 1e6 / documents.len() as f64;
        println!("{name:<26}{each:>12.1}{ratio:>10.2}");
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
