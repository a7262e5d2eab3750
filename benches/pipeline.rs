//! Each stage, the whole check and its peers, in one run; then the ratios, and how the cost of a byte
//! grows with the length of a document.
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
    ("parse and texts", texts),
    ("parse, texts and meaning", meaning),
    ("parse and all rules", check),
    ("parse, rules and fixes", fix),
];

fn split(text: &str) -> usize {
    parapheur::split(Source::new(text)).body.len() as usize
}

fn parse(text: &str) -> usize {
    parapheur::parse(text).body.blocks.len()
}

fn texts(text: &str) -> usize {
    parapheur::parse(text).texts().passages().len()
}

fn meaning(text: &str) -> usize {
    parapheur::parse(text).meaning().outline.len()
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
        growth();
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

/// Nanoseconds a byte of ordinary text takes, from 10 KB to 10 MB.
fn growth() {
    const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];
    let texts = SIZES.map(ordinary);
    println!("\n{:<26}{:>9}{:>9}{:>9}{:>9}{:>10}", "ns/byte", "10 KB", "100 KB", "1 MB", "10 MB", "growth");
    for (name, run) in &CANDIDATES[5..9] {
        let each = texts.each_ref().map(|text| {
            // As many bytes at every size, three rounds at least.
            let rounds = (SIZES[2] / text.len()).max(3);
            median((0..rounds).map(|_| {
                let begun = Instant::now();
                black_box(run(black_box(text)));
                begun.elapsed().as_secs_f64() * 1e9 / text.len() as f64
            }))
        });
        let [least, .., most] = each;
        print!("{name:<26}");
        each.iter().for_each(|ns| print!("{ns:>9.1}"));
        println!("{:>10.2}", most / least);
    }
}

/// A release of about `bytes`: paragraphs, lists, links, headings, no two paragraphs the same.
fn ordinary(bytes: usize) -> String {
    let mut text = "---\ntitle: La carte des chemins\ndate: 2024-03-12 10:00:00 +01:00\n---\n".to_owned();
    for n in 1.. {
        if text.len() >= bytes {
            break;
        }
        text += &format!(
            "\n### Commune numéro {n}\n\nLa commune {n} ouvre la **carte** de ses {n} chemins\u{a0}: elle \
             paraît chaque semaine, au format ouvert, et [se télécharge](https://cartolibre.example/{n}) \
             depuis l’atelier.\n\n* Les relevés du lot {n} sont relus par deux personnes\u{202f};\n\
             * les erreurs du lot {n} sont corrigées dans la semaine.\n"
        );
    }
    text
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
