//! The public interface used as nobody meant it: spans and findings of another text, indexes of another
//! document, settings and signatures from an enemy. Nothing panics; what cannot be shown is left out.

use std::collections::BTreeMap;

use parapheur::body::{self, KramdownVersion};
use parapheur::collection::{Collection, Signature};
use parapheur::front_matter::schema;
use parapheur::lint::{Rule, sample};
use parapheur::render::{Page, Report, Style};
use parapheur::{
    Applicability, Config, Diagnostic, Edit, Fix, LineIndex, ParseOptions, Source, Span, check, fix,
    from_front_matter, lint, parse, parse_with, render, split, text, yaml,
};
use serde::Deserialize;

/// Texts unlike one another: none fits the spans of another one.
const TEXTS: [&str; 8] = [
    "",
    "é",
    "\u{feff}",
    "---\ntitle: 'L''été'\n---\n\nLa carte carte est <b>libre. [ici](http://a) « b »\n\n> « Un mot. »\n<br>**Zoé LE GALL, cheffe**\n",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "\r\r\n\n\r\u{2028}é\r",
    "---\ntitle: Le plan : suite\ntags: [a\n",
    "<à compléter> **gras **\n\n* un\n\n:::\n\nLe 30 février 2024, 3 axes :\n",
];

/// Ends of spans that stand nowhere, or within a character.
const ODD: [u32; 9] = [0, 1, 2, 3, 5, 41, 1_000_000, u32::MAX - 1, u32::MAX];

fn spans() -> impl Iterator<Item = Span> {
    ODD.iter().flat_map(|&a| ODD.iter().map(move |&b| Span::new(a, b)))
}

/// Everything that shows findings, whatever text they are said to be about.
fn show(text: &str, findings: &[Diagnostic]) {
    for path in ["a.md", "", "\u{1b}]0;x\u{7}/../é%0a\n::error", "C:\\a", &"é/".repeat(3000)] {
        let report = Report { path, text, findings };
        let _ = render::human(&report, Style::Plain) + &render::human(&report, Style::Ansi);
        let _ = render::concise(&report) + &render::github(&report);
        let _ = render::html(&[report, report]);
        let machines = (render::json(&report), render::gitlab(&report), render::fingerprints(&report));
        serde_json::to_string(&machines).unwrap();
        serde_json::to_string(&render::sarif(&[report], parapheur::lint::rules())).unwrap();
        serde_json::to_string(&render::sarif_results(&report, &[])).unwrap();
        let (mut page, _) = Page::begin(&[(path, findings)]);
        let _ = page.document(&report) + &page.document(&Report { text: "", ..report }) + &page.end();
    }
}

#[test]
fn findings_of_one_text_are_shown_with_another() {
    for of in TEXTS {
        let findings = check(of, &Config::default());
        for other in TEXTS {
            show(other, &findings);
        }
    }
}

#[test]
fn findings_may_stand_nowhere() {
    let mut finding = check(TEXTS[3], &Config::default()).into_iter().find(|f| f.fix.is_some()).unwrap();
    for text in TEXTS {
        for span in spans() {
            finding.span = span;
            finding.labels = vec![parapheur::Label::new(Span::new(span.end(), u32::MAX), "é")];
            let edits = [span, Span::empty(u32::MAX), span].map(|span| Edit::replace(span, "é"));
            finding.fix = Some(Fix::safe("Changer", edits.to_vec()));
            let findings = [finding.clone()];
            let report = Report { path: "a.md", text, findings: &findings };
            let _ =
                render::human(&report, Style::Plain) + &render::concise(&report) + &render::github(&report);
            let _ = render::html(&[report]);
            serde_json::to_string(&(render::json(&report), render::gitlab(&report))).unwrap();
            serde_json::to_string(&render::sarif(&[report], parapheur::lint::rules())).unwrap();
        }
    }
}

#[test]
fn places_of_one_text_are_asked_of_another() {
    for of in TEXTS {
        let index = LineIndex::new(of);
        for other in TEXTS {
            for at in ODD {
                let place = index.position(other, at);
                let (line, column) = index.utf16_position(other, at);
                let _ = (index.line(at), index.line_span(other, at), place);
                for (line, column) in [(line, column), (at, at), (0, at), (at, 0)] {
                    let _ = index.offset_utf16(other, line, column);
                }
            }
            for span in spans() {
                let _ = (span.slice(other), span.trim(other), Source::new(other).slice(span));
                let _ = (span.to(Span::empty(3)), span.len(), span.touches(Span::empty(u32::MAX)));
            }
        }
    }
}

#[test]
fn a_body_is_read_of_any_stretch() {
    for text in TEXTS {
        for span in spans() {
            for version in [KramdownVersion::V1_17, KramdownVersion::V2_4] {
                let body = body::read(text, span, version);
                let other = body::read(TEXTS[3], Span::from_range(0..TEXTS[3].len()), version);
                for block in body.blocks.iter().chain(&other.blocks) {
                    let _ = (block.inlines(&body).len(), block.inlines(&other).len());
                }
                for (id, _) in other.elements.iter() {
                    let _ = (body.elements.get(id), body.elements.ancestors(id).count());
                }
            }
            let read = yaml::parse(Source::new(text), span);
            for entry in read.root.iter().filter_map(yaml::Node::as_mapping).flatten() {
                let _ = (entry.span(), entry.value.resolve());
                for other in TEXTS {
                    if let Some(segments) = yaml::segments(other, &entry.value) {
                        let _ = segments.count();
                    }
                }
            }
            let _ = parapheur::front_matter::FrontMatter::read(read);
        }
    }
}

#[test]
fn texts_are_asked_for_what_they_do_not_hold() {
    for of in TEXTS {
        let release = parse(of);
        let texts = release.texts();
        for other in TEXTS {
            let others = parse(other);
            for passage in others.texts().passages() {
                let _ = texts.text(passage);
            }
        }
        for at in ODD.map(|at| at as usize).into_iter().chain([usize::MAX]) {
            let _ = texts.passage_at(at);
            for end in [0, 1, 7, at, usize::MAX] {
                let _ = (texts.source(at..end), texts.is_verbatim(at..end));
            }
            let _ = release.excerpt(at);
        }
    }
}

#[test]
fn a_release_read_otherwise_is_checked_fixed_and_said_valid() {
    let mut config =
        Config::from_yaml("profile: {kramdown: '1.17', smart_quotes: false, language: english}\n").unwrap();
    for text in TEXTS {
        let release = parse_with(text, ParseOptions::default());
        let findings = lint(&release, &config);
        show(text, &findings);
        let _ = (release.validate(&config.profile).is_ok(), release.news_article(&config.profile));
        let _ =
            (release.effective_values(&config.profile), release.state(chrono_at(i64::MAX)), release.kind());
        config.now = Some(chrono_at(i64::MIN));
        for level in [Applicability::Safe, Applicability::Suggested] {
            let _ = fix(text, &config, level);
        }
        let _ = split(Source::new(text)).meant();
        let _ = parapheur::slug(text);
        let _ = (
            schema::meant(schema::KEYS, text),
            schema::find(schema::KEYS, text),
            text::Language::of_tag(text),
        );
    }
}

/// The moment furthest in the past or in the future.
fn chrono_at(seconds: i64) -> parapheur::chrono::DateTime<parapheur::chrono::FixedOffset> {
    use parapheur::chrono::DateTime;
    let utc = if seconds < 0 {
        DateTime::<parapheur::chrono::Utc>::MIN_UTC
    } else {
        DateTime::<parapheur::chrono::Utc>::MAX_UTC
    };
    utc.fixed_offset()
}

#[test]
fn settings_of_an_enemy_are_refused_or_harmless() {
    let bomb = (0..40).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, i| {
        let next = i + 1;
        text + &format!("a{next}: &a{next} [*a{i},*a{i},*a{i},*a{i},*a{i},*a{i},*a{i},*a{i},*a{i}]\n")
    });
    let many: String = (0..12_000).map(|i| format!("    - Mot{i}\n")).collect();
    let settings = [
        "[".repeat(100_000),
        "{".repeat(100_000),
        "profile: ".to_owned() + &"[".repeat(20_000),
        "- ".repeat(20_000),
        (0..3000).map(|i| " ".repeat(i) + "a:\n").collect(),
        bomb,
        "profile: &a\n  publisher: *a\n".to_owned(),
        "<<: *x\n".to_owned(),
        "ignore: [\"\", \"*\", \"\u{0}\", \"TY\", \"../..\", \"é\"]\n".to_owned(),
        "select: [typography]\nignore: [typography]\nseverity: {typography: .inf}\n".to_owned(),
        "profile: {kramdown: 1e308}\n".to_owned(),
        "profile: {kramdown: -.inf}\n".to_owned(),
        "profile: {kramdown: .nan, timezone: 99999999999999999999}\n".to_owned(),
        "registries:\n  brands:\n    add:\n".to_owned() + &many,
        "registries:\n  brands:\n    add: ['', ' ', '|', '| | |', '\u{300}', \"a\u{0}b\", 'É|é']\n"
            .to_owned(),
        "registries:\n  phrases:\n    replace: ['a | b', 'a a | a', '  a  |  a a  ', '😀 | 😀😀', '.* | (', '( | [', '\\ | \\\\']\n"
            .to_owned(),
        format!("registries:\n  placeholders:\n    add: ['{}', '{}']\n", "a ".repeat(5000), "é".repeat(5000)),
        format!("{}: 1\n", "k".repeat(1_000_000)),
        format!("ignore: ['{}']\n", "é".repeat(500_000)),
        "\u{feff}\u{feff}ignore: [TY001]\n".to_owned(),
        "%YAML 9.9\n--- !!binary x\n...\n---\n".to_owned(),
    ];
    let mut taken = 0;
    for text in settings {
        let shown: String = text.chars().take(60).collect();
        match Config::from_yaml(&text) {
            Ok(config) => {
                taken += 1;
                for document in TEXTS {
                    show(document, &check(document, &config));
                }
                let _ = fix(TEXTS[3], &config, Applicability::Suggested);
                let _ = config.profile.json_schema();
            }
            Err(error) => {
                let said = error.to_string();
                assert!(!said.is_empty() && said.len() < 5000, "{} bytes said of {shown:?}", said.len());
                assert!(!said.contains(['\0', '\u{1b}']), "{said:?} of {shown:?}");
            }
        }
    }
    assert!(taken >= 3, "only {taken} were taken");
}

/// Reports where nothing stands, and mends it.
static LOST: Rule = Rule::new("\u{1b}X", "é\n::error", |cx, out| {
    for place in cx.occurrences("").chain(cx.occurrences("carte")).chain(cx.occurrences("é")) {
        let _ = (place.span(), place.head(), place.tail(), place.whole(), place.before(), place.is_address());
    }
    for span in spans() {
        let edits = vec![Edit::replace(span, "é"), Edit::insert(u32::MAX, "\u{feff}"), Edit::delete(span)];
        out.report(span, cx.slice(span))
            .help("\u{202e}")
            .label(Span::new(u32::MAX, 0), "é")
            .fix(Fix::safe("Changer", edits));
        out.report(span, "").fix(Fix::suggested("", vec![Edit::delete(span)]));
    }
});

#[test]
fn a_rule_may_report_where_nothing_stands() {
    let mut config = Config::default();
    config.add_rule(&LOST);
    for text in TEXTS {
        show(text, &check(text, &config).into_iter().take(60).collect::<Vec<_>>());
        for level in [Applicability::Safe, Applicability::Suggested] {
            let _ = fix(text, &config, level);
        }
    }
    assert!(!sample::verify(&LOST, &config).is_empty());
    let _ = render::rule_page(&LOST) + &render::rule_index(&[&LOST, &LOST]);
}

#[test]
fn rules_are_selected_by_whatever_name() {
    let mut config = Config::default();
    for name in ["", " ", "TY", "TY0180", "ty018", "typography ", "é", "\u{0}", &"x".repeat(100_000)] {
        let _ = (config.select(&[name]).is_ok(), config.ignore(name).is_ok());
        let _ = config.grade(name, parapheur::Severity::Error).is_ok();
    }
    config.select(&[]).unwrap();
    let _ = check(TEXTS[3], &config);
    config.add_rule(&LOST);
    config.add_rule(&LOST);
    let _ = check(TEXTS[0], &config);
}

/// Signatures as someone else wrote them.
#[test]
fn signatures_of_an_enemy_are_refused_or_harmless() {
    let sound = TEXTS.map(|text| serde_json::to_value(Signature::new("a.md", &parse(text))).unwrap());
    let paragraph = "La mission Cartolibre publie la carte des chemins ruraux mise à jour chaque semaine avec les communes \
                     de 1 200 habitants, MICL (mission interministérielle des cartes libres).";
    let long = format!(
        "---\ntitle: A\ndate: 2024-03-12\ntags: [a, A]\nmienne: 1\n---\n\n{paragraph}\n\n<!-- parapheur: ignore CO -->\n{paragraph}\n"
    );
    let mut model = serde_json::to_value(Signature::new("b.md", &parse(&long))).unwrap();
    let odd = [
        serde_json::json!(null),
        serde_json::json!(-1),
        serde_json::json!(u64::MAX),
        serde_json::json!(i64::MIN),
        serde_json::json!(""),
        serde_json::json!("AAAA"),
        serde_json::json!("A".repeat(400_000)),
        serde_json::json!({"start": u32::MAX, "end": 0}),
        serde_json::json!([]),
    ];
    let (mut read, mut tried) = (Vec::new(), 0);
    for pointer in pointers(&model) {
        for value in &odd {
            model["path"] = format!("{tried}.md").into();
            let mut changed = model.clone();
            *changed.pointer_mut(&pointer).unwrap() = value.clone();
            tried += 1;
            read.extend(serde_json::from_value::<Signature>(changed));
        }
    }
    read.extend(sound.into_iter().map(|value| serde_json::from_value::<Signature>(value).unwrap()));
    assert!(tried > 200 && read.len() > 50, "{} of {tried} are read", read.len());
    let (mut one, mut other) = (Collection::default(), Collection::default());
    for (i, signature) in read.into_iter().enumerate() {
        one.add(signature.clone());
        if i % 3 == 0 {
            other.add(signature);
        }
    }
    one.merge(other.clone());
    one.merge(Collection::default());
    one.merge(other);
    let findings = one.findings();
    assert!(!findings.is_empty());
    let mut by_path: BTreeMap<&str, Vec<Diagnostic>> = BTreeMap::new();
    for finding in &findings {
        let shown = finding.diagnostic(&Config::default());
        by_path.entry(&finding.at.path).or_default().extend(shown);
    }
    for findings in by_path.values() {
        show(&long, findings);
        show("", findings);
    }
}

/// The paths of all values of a JSON text.
fn pointers(value: &serde_json::Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut add = |step: String, value: &serde_json::Value| {
        found.push(format!("/{step}"));
        found.extend(pointers(value).into_iter().map(|rest| format!("/{step}{rest}")));
    };
    match value {
        serde_json::Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| add(i.to_string(), item))
        }
        serde_json::Value::Object(map) => map.iter().for_each(|(key, item)| add(key.clone(), item)),
        _ => {}
    }
    found
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Recursive {
    a: Option<Box<Recursive>>,
    b: Option<u8>,
}

#[derive(Deserialize)]
#[serde(untagged)]
#[allow(dead_code)]
enum Either {
    Number(i128),
    Small(u8),
    Text(String),
    Map(BTreeMap<String, Either>),
    List(Vec<Either>),
}

#[test]
fn types_that_fit_no_front_matter_are_refused() {
    let deep = format!("---\n{}b: 1\n---\n", (0..200).map(|i| " ".repeat(i) + "a:\n").collect::<String>());
    let bomb = "---\na: &a {b: 1}\nc: &c {<<: *a, <<: *a, a: *a}\n<<: [*c, *c, *a]\nb: *a\n---\n";
    let ring = "---\na: &a\n  a: *a\n  <<: *a\nb: 300\n---\n";
    let odd = "---\n? [a, b]\n: !x &y 'z'\n? {c: d}\n: 0x7fffffffffffffffffffffffffff\n'\\0': \"\\uD800\"\n.inf: .nan\n---\n";
    for text in TEXTS.into_iter().chain([&*deep, bomb, ring, odd]) {
        let _ = from_front_matter::<Recursive>(text).is_ok();
        let _ = from_front_matter::<Either>(text).is_ok();
        let _ = from_front_matter::<BTreeMap<&str, &str>>(text).is_ok();
        let _ = from_front_matter::<BTreeMap<char, [u8; 3]>>(text).is_ok();
        let _ = from_front_matter::<(u8, (), bool)>(text).is_ok();
        let _ = from_front_matter::<Option<()>>(text).is_ok();
        let _ = from_front_matter::<BTreeMap<i8, f32>>(text).is_ok();
        let _ = from_front_matter::<parapheur::Value>(text).is_ok();
        let _ = from_front_matter::<parapheur::Spanned<Either>>(text).is_ok();
        let _ = from_front_matter::<serde::de::IgnoredAny>(text).is_ok();
    }
}
