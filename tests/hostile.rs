//! Documents made to hurt: each is read and checked on a small stack, in bounded memory.
//!
//! Work is counted in allocations and bytes, never timed. A quadratic reading of these sizes would
//! allocate, or run, far out of the bounds. Without optimisation the sizes are a tenth; the full ones
//! are those of `cargo test --release --test hostile`.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use parapheur::Config;
use parapheur::lint::Sample;

mod invariants;

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

fn yaml(content: &str) -> String {
    format!("---\n{content}\n---\nTexte.\n")
}

macro_rules! hostile {
    ($($(#[$why:meta])* $name:ident: $size:expr, $shape:expr;)*) => {
        $($(#[$why])* #[test] fn $name() { bounded($shape, $size); })*

        /// Every shape, by its name.
        static SHAPES: &[(&str, fn(usize) -> String)] = &[$((stringify!($name), $shape)),*];
    };
}

hostile! {
    yaml_brackets: 100_000, |n| yaml(&format!("a: {}", "[".repeat(n)));
    yaml_braces: 100_000, |n| yaml(&format!("a: {}", "{".repeat(n)));
    yaml_dashes: 60_000, |n| yaml(&"- ".repeat(n));
    yaml_block_maps: 100, |n| yaml(&(0..n).map(|i| format!("{}a:\n", " ".repeat(i))).collect::<String>());
    yaml_long_scalar: 1_000_000, |n| yaml(&format!("title: {}", "é".repeat(n / 2)));
    yaml_keys: 100_000, |n| yaml(&(0..n).map(|i| format!("k{i}: v\n")).collect::<String>());
    yaml_chapeau_brackets: 200_000, |n| yaml(&format!("chapeau-text: '{}'", "[a".repeat(n / 2)));
    yaml_chapeau_links: 200_000, |n| yaml(&format!("chapeau-text: '{}'", "[a](b <i>*".repeat(n / 10)));
    yaml_same_key: 30_000, |n| yaml(&"title: v\n".repeat(n));
    yaml_broken_lines: 20_000, |n| yaml(&"a: b: c\n".repeat(n));
    yaml_alias_bomb: 40, |n| yaml(&(0..n).map(|i| {
        let of = if i == 0 { "x".to_owned() } else { format!("*a{}", i - 1) };
        format!("k{i}: &a{i} [{of},{of},{of},{of},{of},{of},{of},{of},{of}]\n")
    }).collect::<String>());
    yaml_open_quote: 200_000, |n| yaml(&format!("title: '{}", "a b\n  ".repeat(n / 6)));

    quotes_deep: 100_000, |n| format!("{}a\n", ">".repeat(n));
    quotes_deep_spaced: 50_000, |n| format!("{}a\n", "> ".repeat(n));
    quotes_then_lazy_lines: 40_000, |n| format!("{}a\n{}", "> ".repeat(n), "b\n".repeat(n));
    lists_deep: 600, |n| (0..n).map(|i| format!("{}* a\n", "  ".repeat(i))).collect();
    list_items: 50_000, |n| "* a\n".repeat(n);
    list_bullets_on_one_line: 50_000, |n| format!("{}a\n", "* ".repeat(n));
    headings: 100_000, |n| "# a\n\n".repeat(n);
    quotations: 50_000, |n| "> « A »\n\n".repeat(n);
    testimonials: 20_000, |n| "> « A »\n<br>**Zoé LE GALL, cheffe**\n\n".repeat(n);
    tables: 30_000, |n| "| a | b |\n".repeat(n);
    table_cells: 100_000, |n| format!("{}\n", "|a".repeat(n));
    definition_lists: 30_000, |n| "a\n: b\n".repeat(n);
    attribute_lists: 30_000, |n| "{: .a}\n".repeat(n);
    attribute_lists_open: 300_000, |n| "{: ".repeat(n / 3);
    fences: 100_000, |n| "```\n~~~\n".repeat(n / 2);
    footnotes: 20_000, |n| (0..n).map(|i| format!("[^{i}]: a\n\n")).collect();
    footnote_references: 50_000, |n| "[^1] ".repeat(n);
    link_definitions: 20_000, |n| (0..n).map(|i| format!("[a{i}]: /u\n")).collect();
    link_definitions_and_references: 100_000, |n| {
        let defined: String = (0..n / 10).map(|i| format!("[é{i}]: /u\n")).collect();
        defined + "\n" + &(0..n / 10).map(|i| format!("[été][é{i}] [x{i}] ")).collect::<String>()
    };
    footnotes_and_references: 100_000, |n| {
        let defined: String = (0..n / 10).map(|i| format!("[^{i}]: é\n\n")).collect();
        defined + &(0..n / 10).map(|i| format!("été[^{i}] ")).collect::<String>()
    };
    named_attributes_and_references: 100_000, |n| {
        let defined: String = (0..n / 10).map(|i| format!("{{:l{i}: .a}}\n{{:l: .b}}\n")).collect();
        defined + "\n" + &(0..n / 10).map(|i| format!("*été*{{:l{i}}} *été*{{:l}} ")).collect::<String>()
    };
    blank_lines: 1_000_000, |n| "\n".repeat(n);
    one_line: 1_000_000, |n| "mot ".repeat(n / 4);
    one_word: 1_000_000, |n| "a".repeat(n);
    underlines: 200_000, |n| "a\n---\n".repeat(n / 6);

    stars: 1_000_000, |n| "*a ".repeat(n / 3);
    stars_closing: 1_000_000, |n| "a* ".repeat(n / 3);
    double_stars: 1_000_000, |n| "**".repeat(n / 2);
    double_stars_with_text: 1_000_000, |n| "**a ".repeat(n / 4);
    stars_of_both_kinds: 1_000_000, |n| "*a **b _c __d ".repeat(n / 14);
    brackets: 1_000_000, |n| "[".repeat(n);
    brackets_closing: 1_000_000, |n| "]".repeat(n);
    brackets_and_parentheses: 1_000_000, |n| "[a](".repeat(n / 4);
    images_open: 1_000_000, |n| "![a".repeat(n / 3);
    backquotes: 1_000_000, |n| "`".repeat(n);
    backquotes_of_each_length: 1_000, |n| (1..n).map(|i| format!("{} a ", "`".repeat(i))).collect();
    angles: 1_000_000, |n| "<".repeat(n);
    angles_with_names: 1_000_000, |n| "<a ".repeat(n / 3);
    ampersands: 1_000_000, |n| "&".repeat(n);
    ampersands_with_names: 1_000_000, |n| "&a".repeat(n / 2);
    backslashes: 1_000_000, |n| "\\".repeat(n);
    dollars: 1_000_000, |n| "$$a".repeat(n / 3);
    liquid_open: 1_000_000, |n| "{{ a {% b ".repeat(n / 10);
    guillemets_open: 200_000, |n| "« ".repeat(n / 2);
    guillemets_nested: 200_000, |n| format!("{}{}", "« ".repeat(n / 4), "» ".repeat(n / 4));
    parentheses: 1_000_000, |n| "(".repeat(n);
    links: 100_000, |n| "[a](http://b.fr) ".repeat(n);
    addresses: 100_000, |n| "www.a.fr b@c.fr ".repeat(n);
    acronyms: 50_000, |n| "la direction du temps (DDT) ".repeat(n);
    acronyms_of_all_kinds: 50_000, |n| {
        let letter = |i: usize| char::from(b'A' + u8::try_from(i % 26).unwrap_or(0));
        let acronym = |i| format!("la direction du temps (DT{}{}) et D{}{}{} ", letter(i), letter(i / 26), letter(i), letter(i / 26), letter(i / 676));
        (0..n / 5).map(acronym).collect()
    };
    straight_quotes: 200_000, |n| "\"aa bb\" ".repeat(n / 8);
    apostrophes_in_a_value: 200_000, |n| yaml(&format!("title: {}", "l'eau ".repeat(n / 6)));
    institutions: 200_000, |n| "la DINSIC et le Premier ministre ".repeat(n / 32);
    dates: 50_000, |n| "le lundi 1er mai 2023 ".repeat(n);
    counts: 50_000, |n| "les 7 projets : a, b, c. ".repeat(n);
    repeated_words: 200_000, |n| "de de la la ".repeat(n / 12);

    div_nested: 100_000, |n| "<div>".repeat(n);
    div_nested_lines: 50_000, |n| "<div>\n".repeat(n);
    div_closed: 50_000, |n| format!("{}{}", "<div>\n".repeat(n), "</div>\n".repeat(n));
    bold_nested: 100_000, |n| "<b>".repeat(n);
    bold_in_paragraphs: 5_000, |n| "<p><b>".repeat(n);
    font_in_paragraphs: 5_000, |n| (0..n).map(|i| format!("<font color={i}><p>")).collect();
    formatting_mixed: 5_000, |n| "<b><i><a href=x><p>".repeat(n);
    end_tags: 100_000, |n| "</p></b></div>".repeat(n / 10);
    attributes: 40_000, |n| format!("<div {}>\n", (0..n).map(|i| format!("a{i}=b ")).collect::<String>());
    attribute_open: 1_000_000, |n| format!("<div title=\"{}", "a".repeat(n));
    comment_open: 1_000_000, |n| format!("<!--{}", "- ".repeat(n / 2));
    comments_open: 200_000, |n| "<!-- ".repeat(n / 5);
    comments: 50_000, |n| "<!-- parapheur: ignore QU001 -->\n\n".repeat(n / 8);
    items_without_list: 50_000, |n| "<div>\n".to_owned() + &"<li>a".repeat(n);
    items_left_open: 50_000, |n| "<ul>\n".to_owned() + &"<li>a\n".repeat(n);
    tables_in_html: 5_000, |n| "<table><tr><td>".repeat(n);
    selects: 50_000, |n| "<select><option>".repeat(n);
    scripts_open: 50_000, |n| "<script>".repeat(n);
}

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

#[test]
fn no_ten_kilobytes_take_a_hundred_times_the_work_of_ordinary_ones() {
    const SIZE: usize = 10_000;
    let ordinary = include_str!("../examples/documents/carte-chemins-ruraux.md");
    let (head, body) = ordinary.split_at(ordinary.find("\n---\n\n").expect("a front matter") + 6);
    let ordinary = cut(head.to_owned() + &body.repeat(SIZE / body.len() + 1), SIZE);
    let yardstick = cost(ordinary).allocations;
    let mut worst = ("", 0);
    for (name, shape) in SHAPES {
        let mut size = 8;
        while shape(size).len() < SIZE && size < SIZE {
            size *= 2;
        }
        let allocations = cost(cut(shape(size), SIZE)).allocations;
        if allocations > worst.1 {
            worst = (name, allocations);
        }
    }
    println!("{yardstick} allocations for an ordinary document, {} for `{}`", worst.1, worst.0);
    assert!(worst.1 < 100 * yardstick, "{worst:?} against {yardstick}");
}

fn cut(mut text: String, size: usize) -> String {
    text.truncate(text.floor_char_boundary(size));
    text
}
