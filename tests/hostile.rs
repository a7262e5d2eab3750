//! Documents made to hurt: each is read and checked on a small stack, in bounded memory.
//!
//! Work is counted in allocations and bytes, never timed. A quadratic reading of these sizes would
//! allocate, or run, far out of the bounds. Without optimisation the sizes are a tenth; the full ones
//! are those of `cargo test --release --test hostile`.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use parapheur::Config;
use parapheur::lint::Sample;
use shapes::{each_shape, of_bytes, yaml};

mod invariants;
mod shapes;

/// Counts what passes through the system's allocator, thread by thread: a check starts none.
struct Counting;

thread_local! {
    static COUNTS: Cell<Counts> = const { Cell::new(Counts { allocations: 0, live: 0, peak: 0 }) };
}

#[derive(Clone, Copy)]
struct Counts {
    allocations: usize,
    /// Bytes; below zero in a thread that frees what another allocated.
    live: isize,
    peak: isize,
}

/// A thread that ends may free after its counts are gone.
fn count(change: impl FnOnce(&mut Counts)) {
    let _ = COUNTS.try_with(|counts| {
        let mut changed = counts.get();
        change(&mut changed);
        changed.peak = changed.peak.max(changed.live);
        counts.set(changed);
    });
}

// SAFETY: every call goes to the system's allocator with the caller's own arguments; the counts are
// plain numbers of the thread, initialised at compile time, and allocate nothing.
#[allow(unsafe_code)] // the only way to count allocations
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(|counts| {
            counts.allocations += 1;
            counts.live = counts.live.wrapping_add_unsigned(layout.size());
        });
        // SAFETY: the caller upholds the contract of `alloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(|counts| counts.live = counts.live.wrapping_sub_unsigned(layout.size()));
        // SAFETY: `pointer` came from `alloc` above with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What a check took.
struct Cost {
    allocations: usize,
    peak: usize,
    findings: usize,
}

/// Reads and checks a document on a stack of 2 MB.
fn cost(document: String) -> Cost {
    let work = move || {
        count(|counts| *counts = Counts { allocations: 0, live: 0, peak: 0 });
        let release = parapheur::parse(&document);
        let findings = parapheur::lint(&release, &Config::default());
        let counts = COUNTS.get();
        invariants::findings_point_into_the_source(&document, &findings);
        let peak = usize::try_from(counts.peak).expect("a peak is above where it began");
        Cost { allocations: counts.allocations, peak, findings: findings.len() }
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(work).expect("a thread");
    thread.join().expect("no panic, no overflow")
}

/// Allocations a kilobyte of input may cost at most, whatever it holds.
const ALLOCATIONS_PER_KB: usize = 4_000;

/// Bytes a byte of input may cost at most at the peak, whatever it holds.
const BYTES_PER_BYTE: usize = 700;

/// By how much sizes are divided.
const SCALE: usize = if cfg!(debug_assertions) { 10 } else { 1 };

/// Checks a shape, and that twice the size takes about twice as much.
fn bounded(shape: impl Fn(usize) -> String, size: usize) {
    let size = size / SCALE;
    let small = shape(size / 2);
    let large = shape(size);
    let bytes = large.len();
    let half = cost(small);
    let whole = cost(large);
    assert!(
        whole.allocations < ALLOCATIONS_PER_KB * (bytes / 1024 + 64),
        "{} allocations for {bytes} bytes",
        whole.allocations
    );
    assert!(whole.peak < BYTES_PER_BYTE * bytes + (8 << 20), "{} bytes at the peak for {bytes}", whole.peak);
    assert!(
        whole.allocations < 3 * half.allocations + 20_000,
        "{} allocations, {} for half the size: not linear",
        whole.allocations,
        half.allocations
    );
    assert!(whole.findings < bytes + 64);
}

macro_rules! hostile {
    ($($name:ident: $size:expr, $shape:expr;)*) => {
        $(#[test] fn $name() { bounded($shape, $size); })*

        /// Every shape, by its name.
        static SHAPES: &[(&str, fn(usize) -> String)] = &[$((stringify!($name), $shape)),*];
    };
}

each_shape!(hostile);

/// Every rule's own samples, end to end in one paragraph and then as so many blocks: what it looks
/// for, thousands of times.
#[test]
fn every_rule_meets_its_own_samples_thousands_of_times() {
    for rule in parapheur::lint::rules() {
        for sample in rule.invalid {
            let Sample::Body(text) = sample else { continue };
            let times = |n: usize| n / (text.len() + 2) + 1;
            println!("{}, one paragraph: {text:?}", rule.code);
            bounded(|n| text.replace('\n', " ").repeat(times(n)), 100_000);
            println!("{}, as blocks: {text:?}", rule.code);
            bounded(|n| format!("{text}\n\n").repeat(times(n)), 100_000);
        }
    }
}

/// Bytes a byte of an ordinary document may cost at most at the peak, beside a megabyte.
const ORDINARY_BYTES_PER_BYTE: usize = 10;

#[test]
fn an_ordinary_document_takes_ten_times_its_size_and_a_megabyte() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/documents");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("the documents of the examples").flatten() {
        let document = std::fs::read_to_string(entry.path()).expect("a text");
        let bytes = document.len();
        // What is built on first use stays for the next document.
        cost(document.clone());
        let peak = cost(document).peak;
        let name = entry.file_name();
        assert!(peak < ORDINARY_BYTES_PER_BYTE * bytes + (1 << 20), "{name:?}: {peak} bytes for {bytes}");
        read += 1;
    }
    assert!(read >= 5, "only {read} documents");
}

/// Bytes a byte of a long ordinary text may take once it is parsed.
const PARSED_BYTES_PER_BYTE: isize = 6;

/// Allocations that may be left of a kilobyte of an ordinary text once it is parsed.
const PARSED_ALLOCATIONS_PER_KB: usize = 30;

#[test]
fn a_long_ordinary_text_stays_small_once_it_is_parsed() {
    let unit = |n: usize| {
        format!(
            "\n### Commune numéro {n}\n\nLa commune {n} ouvre la **carte** de ses {n} chemins\u{a0}: elle paraît \
             chaque semaine, au format ouvert, et [se télécharge](https://cartolibre.example/{n}) depuis \
             l’atelier.\n\n* Les relevés du lot {n} sont relus par deux personnes\u{202f};\n* les erreurs du lot \
             {n} sont corrigées.\n"
        )
    };
    let text: String = (1..2_000).map(unit).collect();
    count(|counts| *counts = Counts { allocations: 0, live: 0, peak: 0 });
    let release = parapheur::parse(&text);
    let Counts { allocations, live, .. } = COUNTS.get();
    assert_eq!(release.body.links.len(), 1_999);
    let bytes = text.len();
    assert!(live < PARSED_BYTES_PER_BYTE * bytes.cast_signed(), "{live} bytes for {bytes}");
    assert!(
        allocations < PARSED_ALLOCATIONS_PER_KB * (bytes / 1024),
        "{allocations} allocations for {bytes} bytes"
    );
}

#[test]
fn odd_characters_everywhere() {
    let odd = [
        "\0", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{202e}", "e\u{301}", "\u{feff}", "\u{200b}", "😀",
        "\u{c}",
    ];
    for c in odd {
        for shape in [
            format!("---\ntitle: a{c}b\ndate: {c}\n---\n{c}a{c}b\n{c}\n> {c}\n* {c}\n<div {c}>{c}\n"),
            format!("{c}---\ntitle: a\n---\nb\n"),
            format!("---{c}\ntitle: a\n---{c}\nb"),
            format!("{c}[a{c}](b{c} \"{c}\"){c}**{c}**{c}{{: .a{c}}}{c}"),
        ] {
            invariants::hold(&shape);
        }
    }
}

#[test]
fn a_document_over_the_cap_is_said_to_be_unchecked() {
    let document = "\n".repeat(parapheur::MAX_DOCUMENT_BYTES + 10);
    let release = parapheur::parse(&document);
    assert!(release.source.unchecked().is_some());
    let findings = parapheur::lint(&release, &Config::default());
    assert!(findings.iter().any(|f| f.code.starts_with("PA")), "nothing says that the end was not checked");
}

/// In allocations, of which an ordinary document of this size makes only some 310.
const MOST_TIMES_ORDINARY: usize = 100;

#[test]
fn no_ten_kilobytes_take_far_more_work_than_ordinary_ones() {
    const SIZE: usize = 10_000;
    let ordinary = include_str!("../examples/documents/carte-chemins-ruraux.md");
    let (head, body) = ordinary.split_at(ordinary.find("\n---\n\n").expect("a front matter") + 6);
    let ordinary = cut(head.to_owned() + &body.repeat(SIZE / body.len() + 1), SIZE);
    // The first time makes the tables of words as well.
    cost(ordinary.clone());
    let yardstick = cost(ordinary).allocations;
    let mut worst = ("", 0);
    for (name, shape) in SHAPES {
        let allocations = cost(of_bytes(*shape, SIZE)).allocations;
        if allocations > worst.1 {
            worst = (name, allocations);
        }
    }
    println!("{yardstick} allocations for an ordinary document, {} for `{}`", worst.1, worst.0);
    assert!(worst.1 < MOST_TIMES_ORDINARY * yardstick, "{worst:?} against {yardstick}");
}

fn cut(mut text: String, size: usize) -> String {
    text.truncate(text.floor_char_boundary(size));
    text
}
