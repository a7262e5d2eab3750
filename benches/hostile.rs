//! What documents made to hurt cost, from 10 KB to 10 MB, beside an ordinary one of the same size.
//!
//! `cargo bench --bench hostile` prints, for each shape, the time of one parse and check at each size,
//! by how much the cost of a byte grows from the smallest to the largest, and how many times an
//! ordinary document of 10 KB the worst of 10 KB costs. A name as argument keeps the shapes that hold
//! it. Work is counted, and asserted, by `tests/hostile.rs`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use parapheur::Config;

const SIZES: [usize; 4] = [10_000, 100_000, 1_000_000, 10_000_000];

/// A name, what stands once at the beginning, and what is repeated.
type Shape = (&'static str, &'static str, &'static str);

/// The yardstick: a paragraph, a quotation, a list, a box.
const ORDINARY: Shape = (
    "ordinary",
    "---\ntitle: La carte des chemins\ndate: 2024-03-12 10:00:00 +01:00\n---\n\n",
    "La mission Cartolibre publie la carte des chemins ruraux, mise à jour chaque semaine avec les communes \
     et [relue par les randonneurs](https://www.cartolibre.gouv.fr/carte). Elle est libre.\n\n\
     > «\u{a0}La carte est un bien commun.\u{a0}»\n<br>\n<br>**Zoé LE GALL, cheffe de la mission Cartolibre**\n\n\
     ### Les étapes\n\n* relever les chemins\n* les relire\n\n\
     <div class=\"encadre\">\n<p>La carte compte 12\u{a0}000 chemins.</p>\n</div>\n\n",
);

const SHAPES: &[Shape] = &[
    ORDINARY,
    ("one line", "", "mot "),
    ("one word", "", "a"),
    ("keys", "---\n", "k: v\n"),
    ("broken entries", "---\n", "a: b: c\n"),
    ("flow nesting", "---\na: ", "["),
    ("an open quote in YAML", "---\ntitle: '", "a b\n  "),
    ("quotations inside one another", "", "> "),
    ("list items", "", "* a\n"),
    ("bullets on one line", "", "* "),
    ("headings", "", "# a\n\n"),
    ("quotations", "", "> « A »\n<br>**Zoé LE GALL, cheffe**\n\n"),
    ("table cells", "", "|a"),
    ("attribute lists", "", "{: .a}\n"),
    ("stars", "", "*a "),
    ("stars of both kinds", "", "*a **b _c __d "),
    ("brackets", "", "["),
    ("brackets and parentheses", "", "[a]("),
    ("images left open", "", "![a"),
    ("backquotes", "", "` a `` "),
    ("angles", "", "<a "),
    ("ampersands", "", "&a"),
    ("guillemets", "", "« "),
    ("parentheses", "", "("),
    ("links", "", "[a](http://b.fr) "),
    ("addresses", "", "www.a.fr b@c.fr "),
    ("acronyms", "", "la direction du temps (DDT) "),
    ("dates", "", "le lundi 1er mai 2023 "),
    ("words twice", "", "de de la la "),
    ("div", "", "<div>\n"),
    ("bold in paragraphs", "", "<p><b>"),
    ("font in paragraphs", "", "<font color=i><p>"),
    ("formatting mixed", "", "<b><i><a href=x><p>"),
    ("attributes", "<div ", "a=\"b\" "),
    ("tables in HTML", "", "<table><tr><td>"),
    ("items without a list", "<div>\n", "<li>a"),
    ("comments left open", "", "<!-- "),
    ("silences", "", "<!-- parapheur: ignore QU001 -->\n\n"),
    ("Liquid", "", "{{ a {% b "),
];

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    // Test runners only see that it runs.
    let sizes = if given.iter().any(|a| a == "--test") { &SIZES[..1] } else { &SIZES[..] };
    let wanted = given.iter().find(|a| !a.starts_with('-'));
    let config = Config::default();
    let yardstick = time(&document(ORDINARY, SIZES[0]), &config);
    let mut worst = (0.0, "");
    println!("{:<30}{:>11}{:>11}{:>11}{:>11}{:>9}", "ms for", "10 KB", "100 KB", "1 MB", "10 MB", "growth");
    for &shape in SHAPES.iter().filter(|shape| wanted.is_none_or(|wanted| shape.0.contains(wanted.as_str())))
    {
        let times: Vec<f64> = sizes.iter().map(|&size| time(&document(shape, size), &config)).collect();
        let cells: String = times.iter().map(|time| format!("{:>11.2}", time * 1000.0)).collect();
        let (first, last) = (times[0], times[times.len() - 1]);
        let growth = last / first * as_f64(sizes[0]) / as_f64(sizes[sizes.len() - 1]);
        println!("{:<30}{cells}{growth:>9.2}", shape.0);
        if first > worst.0 {
            worst = (first, shape.0);
        }
    }
    println!("\nThe worst 10 KB, {}: {:.1} times the ordinary 10 KB.", worst.1, worst.0 / yardstick);
}

fn document((_, head, unit): Shape, size: usize) -> String {
    let mut text = format!("{head}{}", unit.repeat((size.saturating_sub(head.len())) / unit.len()));
    if head.starts_with("---\n") && !head.ends_with("---\n\n") {
        text.push_str("\n---\nTexte.\n");
    }
    text
}

/// The best of a few runs, in seconds; one run when it is long.
fn time(text: &str, config: &Config) -> f64 {
    let mut best = Duration::MAX;
    let begun = Instant::now();
    loop {
        let run = Instant::now();
        black_box(parapheur::check(black_box(text), config).len());
        best = best.min(run.elapsed());
        if begun.elapsed() > Duration::from_millis(300) {
            return best.as_secs_f64();
        }
    }
}

fn as_f64(size: usize) -> f64 {
    u32::try_from(size).map_or(f64::MAX, f64::from)
}
