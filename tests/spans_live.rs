//! Spans of text against the kramdown that is installed, on texts nobody has written.
//!
//! `KRAMDOWN_CASES` sets how many, `KRAMDOWN_SEED` where to begin, `KRAMDOWN_SHOW` how many
//! differences are shown.

mod skipped;

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Command, Stdio};
use std::{env, thread};

use parapheur::Span;
use parapheur::body::{self, BlockKind, Body, Inline, InlineKind, KramdownVersion};
use skipped::skipped;

/// Everything that begins, ends or disturbs a span, and some words.
static PIECES: [&str; 71] = [
    "*",
    "**",
    "_",
    "__",
    "***",
    "`",
    "``",
    "[",
    "](",
    "](http://x.fr)",
    "](/é \"t\")",
    ")",
    "![",
    "]",
    "<b>",
    "</b>",
    "<br>",
    "<a href=\"u\">",
    "</a>",
    "<u>",
    "</u>",
    "<code>",
    "</code>",
    "<span class='x'>",
    "</span>",
    "<div>",
    "</div>",
    "<!-- a -->",
    "'",
    "\"",
    "''",
    "\"'",
    "--",
    "---",
    "...",
    "<<",
    ">>",
    "<< ",
    " >>",
    "&nbsp;",
    "&eacute;",
    "&foo;",
    "&",
    "\\",
    "\\*",
    "\\\n",
    "  \n",
    "\n",
    "{:",
    "{: .x}",
    "}",
    "~~",
    "~",
    "$$",
    "$",
    " ",
    "a",
    "é",
    "l'été",
    "\u{a0}",
    "« à »",
    "Évry",
    "!",
    "(",
    "[^1]",
    "<a@b.fr>",
    "<http://x.fr>",
    "'80s",
    "_x_",
    "é-_b_",
    "La mission Cartolibre",
];

#[test]
fn texts_nobody_wrote_have_the_same_spans() {
    let Some(probe) = ask(&["*a*".to_owned()]) else {
        skipped("Ruby with kramdown and kramdown-parser-gfm not found");
        return;
    };
    assert_eq!(probe, [Some("⟨em⟩a⟨/⟩".to_owned())]);
    let number =
        |name: &str, default: u64| env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default);
    let mut state = number("KRAMDOWN_SEED", 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).expect("31 bits fit") % below
    };
    let texts: Vec<String> = (0..number("KRAMDOWN_CASES", 800))
        .map(|_| (0..=random(14)).map(|_| PIECES[random(PIECES.len())]).collect())
        .collect();
    let answers = ask(&texts).expect("kramdown answered the first time");
    let (mut compared, mut differing) = (0, 0);
    for (text, answer) in texts.iter().zip(answers) {
        let (Some(theirs), Some(ours)) = (answer, shown(text)) else { continue };
        compared += 1;
        if ours != theirs {
            differing += 1;
            if differing <= number("KRAMDOWN_SHOW", 3) {
                println!("== {text:?}\n  theirs {theirs:?}\n  ours   {ours:?}");
            }
        }
    }
    println!("{differing} of {compared} texts have other spans");
    assert!(compared * 3 >= texts.len() as u64, "only {compared} texts are one paragraph");
    assert!(differing * 200 <= compared, "more than one in 200: {differing} of {compared}");
}

/// The answers of kramdown; `None` where it is not installed.
fn ask(texts: &[String]) -> Option<Vec<Option<String>>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/record-spans.rb");
    let mut ruby = Command::new("ruby")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = ruby.stdin.take()?;
    let lines: Vec<String> =
        texts.iter().map(|text| serde_json::to_string(text).expect("a string is JSON")).collect();
    let writer = thread::spawn(move || lines.iter().try_for_each(|line| writeln!(input, "{line}")));
    let output = BufReader::new(ruby.stdout.take()?);
    let answers: Vec<Option<String>> = output
        .lines()
        .map_while(Result::ok)
        .map(|line| serde_json::from_str(&line).expect("an answer is a JSON string or null"))
        .collect();
    // Without the gems, Ruby ends before it reads anything.
    let written = writer.join().is_ok_and(|result| result.is_ok());
    (ruby.wait().is_ok_and(|status| status.success()) && written && answers.len() == texts.len())
        .then_some(answers)
}

/// The spans of a text that is one paragraph, as the script shows them.
fn shown(text: &str) -> Option<String> {
    let body = body::read(text, Span::from_range(0..text.len()), KramdownVersion::V2_4);
    let mut blocks = body.blocks.iter().filter(|block| block.kind != BlockKind::Blank);
    let (only, None) = (blocks.next()?, blocks.next()) else { return None };
    if only.kind != BlockKind::Paragraph || !only.attributes.is_empty() {
        return None;
    }
    let mut out = String::new();
    show(text, &body, only.inlines(&body), &mut out);
    Some(out)
}

fn show<'a>(source: &str, body: &Body<'a>, inlines: &[Inline<'a>], out: &mut String) {
    for inline in inlines {
        let mut attributes: Vec<(&str, &str)> =
            inline.attributes.iter().map(|a| (&*a.name, &*a.value)).collect();
        let name = match &inline.kind {
            InlineKind::Typographic(printed) => {
                out.push_str(printed.as_str());
                continue;
            }
            InlineKind::Entity(c) | InlineKind::Escape(c) => {
                out.push(*c);
                continue;
            }
            InlineKind::Code => "⟨codespan⟩",
            InlineKind::HardBreak => "⟨br⟩",
            InlineKind::Math => "⟨math⟩",
            InlineKind::HtmlComment => "⟨xml_comment⟩",
            InlineKind::AttributeList => "",
            InlineKind::Emphasis => "em",
            InlineKind::Strong => "strong",
            InlineKind::Strikethrough => "del",
            InlineKind::Html(tags) => &tags.name,
            InlineKind::Link(link) => {
                attributes.push(("href", &link.target));
                attributes.extend(link.title.as_ref().map(|(title, _)| ("title", &**title)));
                "a"
            }
            InlineKind::Image(image) => {
                attributes.extend([("src", &*image.source), ("alt", &*image.alternative)]);
                attributes.extend(image.title.as_ref().map(|(title, _)| ("title", &**title)));
                "img"
            }
            _ => {
                out.push_str(inline.span.slice(source));
                continue;
            }
        };
        if name.is_empty() || name.starts_with('⟨') {
            out.push_str(name);
            continue;
        }
        attributes.sort_unstable();
        let _ = write!(out, "⟨{name}");
        for (key, value) in attributes {
            let _ = write!(out, " {key}={}", value.replace("  \n", " ").replace('\n', " "));
        }
        out.push('⟩');
        show(source, body, inline.children(body), out);
        out.push_str("⟨/⟩");
    }
}
