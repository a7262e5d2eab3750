//! Front matter made to hurt: nothing panics, nothing explodes, on a thread with a small stack too.

use parapheur::yaml::{Yaml, YamlErrorKind, parse};
use parapheur::{MAX_FRONT_MATTER_BYTES, Source, Span, split};

/// Splits and reads a document on a thread with a stack of 2 MB, and hands over the result's sizes.
fn read<T: Send>(yaml: &str, look: impl Fn(&str, &Yaml<'_>) -> T + Sync) -> T {
    let text = format!("---\n{yaml}\n---\nTexte.\n");
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024);
        let run = || {
            let source = Source::new(&text);
            let (block, _) = split(source).meant();
            let yaml = block.map(|block| parse(source, block.document())).unwrap_or_default();
            check_spans(&text, &yaml);
            look(&text, &yaml)
        };
        thread.spawn_scoped(scope, run).expect("a thread").join().expect("no panic")
    })
}

fn check_spans(text: &str, yaml: &Yaml<'_>) {
    let whole = Span::from_range(0..text.len());
    for error in &yaml.errors {
        for span in [error.span, error.entry] {
            assert!(whole.covers(span) && text.get(span.range()).is_some(), "{error:?}");
        }
    }
    assert!(yaml.comments.iter().all(|comment| comment.slice(text).starts_with('#')));
}

fn kinds(_: &str, yaml: &Yaml<'_>) -> Vec<YamlErrorKind> {
    yaml.errors.iter().map(|error| error.kind).collect()
}

fn entries(_: &str, yaml: &Yaml<'_>) -> usize {
    yaml.root.as_ref().and_then(|root| root.as_mapping()).map_or(0, <[_]>::len)
}

#[test]
fn deep_nesting_is_not_read_further() {
    let deep_map: String = (0..400).map(|i| format!("{}k:\n", " ".repeat(i))).collect();
    for yaml in [
        format!("a: {}\nb: 1", "[".repeat(100_000)),
        format!("a: {}\nb: 1", "{".repeat(100_000)),
        format!("a: {}\nb: 1", "[{a: ".repeat(20_000)),
        format!("a:\n {}x\nb: 1", "- ".repeat(100_000)),
        format!("a:\n {}x\nb: 1", "? ".repeat(100_000)),
        format!("{deep_map}b: 1"),
    ] {
        let found = read(&yaml, kinds);
        assert!(found.contains(&YamlErrorKind::TooDeep), "{found:?} {:.20}", yaml);
        assert!(read(&yaml, entries) <= 1);
    }
}

#[test]
fn what_is_too_large_is_not_read() {
    for yaml in [format!("a: {}", "x".repeat(1_000_000)), "k: v\n".repeat(100_000)] {
        assert!(yaml.len() > MAX_FRONT_MATTER_BYTES);
        assert_eq!(read(&yaml, kinds), [YamlErrorKind::TooLarge]);
    }
}

#[test]
fn the_largest_front_matter_is_read_whole() {
    let keys: String = (0..15_000).map(|i| format!("clé{i}: é\n")).collect();
    assert!(keys.len() < MAX_FRONT_MATTER_BYTES);
    assert_eq!(read(&keys, entries), 15_000);
    let scalar = format!("a: {}", "é ".repeat(80_000));
    assert_eq!(read(&scalar, entries), 1);
    let folds = format!("a: '{}'", "é\n".repeat(80_000));
    let runs = |text: &str, yaml: &Yaml<'_>| {
        let value = &yaml.root.as_ref().expect("a root").get("a").expect("a").value;
        parapheur::yaml::segments(text, value).expect("a map").count()
    };
    assert_eq!(read(&folds, runs), 160_000);
    let duplicates = "k: é\n".repeat(40_000);
    assert_eq!(read(&duplicates, entries), 40_000);
    let value = |text: &str, _: &Yaml<'_>| parapheur::from_front_matter::<parapheur::Value>(text).is_ok();
    assert!(read(&duplicates, value) && read(&keys, value));
}

#[test]
fn aliases_are_not_expanded() {
    let mut bomb = String::from("a0: &a0 [x, x]\n");
    for i in 1..1_000 {
        bomb.push_str(&format!("a{i}: &a{i} [{}]\n", vec![format!("*a{}", i - 1); 10].join(", ")));
    }
    assert_eq!(read(&bomb, kinds), []);
    assert_eq!(read(&bomb, entries), 1_000);
    let strangers: String = (0..20_000).map(|i| format!("- *a{i}\n")).collect();
    assert_eq!(read(&strangers, kinds).len(), 20_000);
}

#[test]
fn errors_are_capped() {
    for line in [
        "a: @x\n",
        "a: 'x' y\n",
        "a: \"\\q\"\n",
        "a: [\n",
        "a: b: c\n",
        "a: \0\n",
        "a:\n-x\n",
        "a:b\n",
        "a: x\nb\n",
        "a:\n\t- x\n",
    ] {
        let found = read(&format!("z: é\n{}", line.repeat(3_000)), kinds);
        assert!(!found.is_empty() && found.len() <= 33, "{} errors for {line:?}", found.len());
    }
    let unclosed = format!("a: \"{}", "b: 1\n".repeat(20_000));
    assert_eq!(read(&unclosed, kinds), [YamlErrorKind::UnterminatedQuote]);
}

#[test]
fn strange_characters() {
    for strange in [
        "\0",
        "\r",
        "\u{2028}",
        "\u{85}",
        "\u{202e}",
        "e\u{301}",
        "\u{feff}",
        "\u{fffe}",
        "\u{10ffff}",
        "\\uD834",
        "\\u{0}",
    ] {
        for template in [
            "a: x@y\nb: é",
            "a: '@'\nb: é",
            "a: \"@\"\nb: é",
            "@a: 1\nb: é",
            "a: |\n @\n  @x\nb: é",
            "@",
            "# @\na: é",
        ] {
            let yaml = template.replace('@', strange);
            let kept = read(&yaml, entries);
            assert!(kept <= 2, "{yaml:?}");
        }
    }
}

#[test]
fn unfinished_texts() {
    for text in [
        "", "'", "\"", "\"\\", "\"\\u", "|", ">", "|9", "- ", "?", ":", "[", "{", "&", "*", "!", "!<", "%",
        "%YAML", "@", "`", "---", "...", "a:", "a: |", "a: >-\n", "a: !<tag", "? a", "- - -", "#",
    ] {
        read(text, |_, _| ());
        read(&format!("b: 1\n{text}"), |_, _| ());
        read(&format!("b: {text}"), |_, _| ());
    }
}
