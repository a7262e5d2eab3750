//! What documents made to hurt cost, from 10 KB to 10 MB, beside an ordinary one of the same size.
//!
//! `cargo bench --bench hostile` prints, for each shape, the time of one parse and check at each size,
//! by how much the cost of a byte grows from 10 KB and from 100 KB to the largest, and how many times an
//! ordinary document of 10 KB the worst of 10 KB costs. A part of a name as argument keeps the shapes that
//! hold it; `samples` looks at the rules' own samples instead, end to end. Work is counted, and asserted,
//! by `tests/hostile.rs` and `scripts/count-hostile.sh`.
//!
//! Times are those of the processor where the system tells them (Linux), so that a machine that does other
//! work can run it whole; a shape that takes longer than [`TOO_LONG`] is not tried at the next size.

#[path = "../tests/shapes/mod.rs"]
mod shapes;

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use parapheur::Config;
use parapheur::lint::Sample;
use shapes::{each_shape, of_bytes, yaml};

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// A name, and how to make a document of so many bytes or less.
type Shape = (&'static str, fn(usize) -> String);

/// The yardstick: a paragraph, a quotation, a list, a box.
const ORDINARY: Shape = ("ordinary", |bytes| {
    let head = "---\ntitle: La carte des chemins\ndate: 2024-03-12 10:00:00 +01:00\n---\n\n";
    let unit = "La mission Cartolibre publie la carte des chemins ruraux, mise à jour chaque semaine avec les \
                communes et [relue par les randonneurs](https://www.cartolibre.gouv.fr/carte). Elle est libre.\n\n\
                > «\u{a0}La carte est un bien commun.\u{a0}»\n<br>\n<br>**Zoé LE GALL, cheffe de la mission \
                Cartolibre**\n\n### Les étapes\n\n* relever les chemins\n* les relire\n\n\
                <div class=\"encadre\">\n<p>La carte compte 12\u{a0}000 chemins.</p>\n</div>\n\n";
    format!("{head}{}", unit.repeat(bytes / unit.len() + 1))
});

macro_rules! listed {
    ($($name:ident: $size:expr, $shape:expr;)*) => {
        const SHAPES: &[Shape] = &[ORDINARY, $((stringify!($name), $shape)),*];
    };
}

each_shape!(listed);

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let named: Vec<&str> = given.iter().map(String::as_str).filter(|a| !a.starts_with('-')).collect();
    match named[..] {
        ["names"] => SHAPES.iter().for_each(|(name, _)| println!("{name}")),
        // The thing to count instructions of: see `scripts/count-hostile.sh`.
        [name, bytes] => {
            let bytes = bytes.parse().expect("a size in bytes");
            let shape = SHAPES.iter().find(|shape| shape.0 == name).expect("a shape of `names`");
            black_box(parapheur::check(black_box(&of_bytes(shape.1, bytes)), &Config::default()).len());
        }
        ["samples"] => samples(),
        // Test runners only see that it runs.
        _ if given.iter().any(|a| a == "--test") => table(&SIZES[..1], ""),
        _ => table(&SIZES, named.first().copied().unwrap_or_default()),
    }
}

fn table(sizes: &[usize], wanted: &str) {
    let config = Config::default();
    let yardstick = time(&of_bytes(ORDINARY.1, SIZES[0]), &config);
    let mut worst = (0.0, "");
    let columns = ["10 KB", "100 KB", "1 MB", "10 MB", "from 10 K", "from 100 K"];
    println!("{:<36}{}", "ms for", columns.map(|column| format!("{column:>11}")).concat());
    for (name, shape) in SHAPES.iter().filter(|shape| shape.0.contains(wanted)) {
        let mut times = Vec::new();
        let mut each = Vec::new();
        for &size in sizes {
            let document = of_bytes(*shape, size);
            if times.last().is_some_and(|&time| time > TOO_LONG) {
                break;
            }
            times.push(time(&document, &config));
            each.push(times.last().unwrap_or(&0.0) / as_f64(document.len()));
        }
        let cells: String = times.iter().map(|time| format!("{:>11.2}", time * 1000.0)).collect();
        let missing = " ".repeat(11 * (sizes.len() - times.len()));
        let last = each.last().copied().unwrap_or_default();
        let growth: String = each.iter().take(2).map(|first| format!("{:>11.2}", last / first)).collect();
        println!("{name:<36}{cells}{missing}{growth}");
        if times[0] > worst.0 {
            worst = (times[0], name);
        }
    }
    println!("\nThe worst 10 KB, {}: {:.1} times the ordinary 10 KB.", worst.1, worst.0 / yardstick);
}

/// Every rule's own samples, end to end in one paragraph and then as so many blocks: those of which a byte
/// costs more in a long document than in a short one.
fn samples() {
    let config = Config::default();
    let texts = parapheur::lint::rules().flat_map(|rule| {
        rule.invalid.iter().chain(rule.valid).filter_map(|sample| match sample {
            Sample::Body(text) if !text.is_empty() => Some((rule.code, *text)),
            _ => None,
        })
    });
    let (mut looked, mut grown) = (0, 0);
    for (code, text) in texts {
        for unit in [text.replace('\n', " "), format!("{text}\n\n")] {
            let each = [20_000, 200_000].map(|size| {
                let document = unit.repeat(size / unit.len());
                time(&document, &config) / as_f64(document.len())
            });
            looked += 1;
            // Caches tell in a factor of three or four; ten times the text would take ten times as much a byte.
            if each[1] > 5.0 * each[0] {
                grown += 1;
                println!("{code}: {:.2} times a byte's cost, {unit:?}", each[1] / each[0]);
            }
        }
    }
    println!("{grown} of {looked} texts made of samples cost more by the byte when they are longer");
}

/// How long a text is read again and again: many times what the clock is told in, some milliseconds.
const ENOUGH: Duration = Duration::from_millis(200);

/// A time, in seconds, after which the next size would take minutes.
const TOO_LONG: f64 = 30.0;

/// The mean of as many runs as there is time for, in seconds; one run when it is long.
fn time(text: &str, config: &Config) -> f64 {
    let begun = now();
    let mut runs = 0;
    loop {
        black_box(parapheur::check(black_box(text), config).len());
        runs += 1;
        let elapsed = now() - begun;
        if elapsed > ENOUGH {
            return elapsed.as_secs_f64() / f64::from(runs);
        }
    }
}

/// The time that this thread had on a processor, or since the start of the program where nobody knows.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

fn as_f64(size: usize) -> f64 {
    u32::try_from(size).map_or(f64::MAX, f64::from)
}
