//! The language server, spoken to as an editor does: over its standard input and output.

use std::io::{BufReader, BufWriter};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

mod built;

/// A client and the server it started.
struct Client {
    server: Child,
    input: BufWriter<ChildStdin>,
    output: BufReader<ChildStdout>,
    asked: i32,
}

const URI: &str = "file:///communique.md";

impl Client {
    fn start(encodings: &[&str]) -> (Self, Value) {
        let mut server = built::example("lsp");
        let mut server = server.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let input = BufWriter::new(server.stdin.take().unwrap());
        let output = BufReader::new(server.stdout.take().unwrap());
        let mut client = Self { server, input, output, asked: 0 };
        let capabilities = json!({"general": {"positionEncodings": encodings}});
        let answer = client.ask("initialize", json!({"capabilities": capabilities, "processId": null}));
        client.tell("initialized", json!({}));
        (client, answer)
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let request = Request { id: self.asked.into(), method: method.to_owned(), params };
        Message::from(request).write(&mut self.input).unwrap();
        match self.next() {
            Message::Response(response) => serde_json::to_value(response).unwrap()["result"].clone(),
            other => panic!("not an answer: {other:?}"),
        }
    }

    fn tell(&mut self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        Message::from(notification).write(&mut self.input).unwrap();
    }

    fn next(&mut self) -> Message {
        Message::read(&mut self.output).unwrap().expect("the server goes on")
    }

    /// Opens a document; the diagnostics published for it.
    fn open(&mut self, text: &str) -> Vec<Value> {
        let document = json!({"uri": URI, "languageId": "markdown", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
        self.published()
    }

    fn published(&mut self) -> Vec<Value> {
        match self.next() {
            Message::Notification(n) if n.method == "textDocument/publishDiagnostics" => {
                n.params["diagnostics"].as_array().unwrap().clone()
            }
            other => panic!("no diagnostics: {other:?}"),
        }
    }

    fn stop(mut self) {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        assert!(self.server.wait().unwrap().success());
    }
}

fn at(line: u32, character: u32) -> Value {
    json!({"textDocument": {"uri": URI}, "position": {"line": line, "character": character}})
}

/// Editors show a hover as Markdown: they would fetch the images of a document, and follow its links.
#[test]
fn no_text_of_a_document_is_markdown_in_a_hover() {
    let image = "![é](https://exemple.test/`x`.png)<img src=//exemple.test>";
    let text = format!(
        "---\ntitle: '{image}'\n'![é](//exemple.test)': b\n---\n> a\n{{: .![é](//exemple.test)}}\n\n\
         [a](</`![é](//exemple.test)`>)\n\n[^![é](//exemple.test)]: a\n"
    );
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open(&text);
    let mut shown = 0;
    for line in 0..u32::try_from(text.lines().count()).unwrap() {
        for column in [2, 9] {
            let hover = client.ask("textDocument/hover", at(line, column));
            let Some(said) = hover["contents"]["value"].as_str() else { continue };
            // Rules' own pages show their own samples.
            let said = said.split("\n\n---\n\n# ").next().unwrap();
            shown += usize::from(said.contains("exemple.test"));
            for event in pulldown_cmark::Parser::new(said) {
                use pulldown_cmark::{Event, Tag};
                let followed = matches!(event, Event::Start(Tag::Image { .. } | Tag::Link { .. }));
                let raw = matches!(event, Event::Html(_) | Event::InlineHtml(_));
                assert!(!followed && !raw, "{event:?} in {said}");
            }
        }
    }
    assert!(shown >= 3, "{shown} hovers show what the document holds");
    client.stop();
}

/// An emoji and accents before the finding: each encoding counts them otherwise.
const DOUBLED: &str = "Été 😀, la carte de de la ville est ouverte.\n";

fn doubled_word(diagnostics: &[Value]) -> &Value {
    diagnostics.iter().find(|d| d["code"] == "RE002").expect("the doubled word is found")
}

#[test]
fn positions_follow_the_negotiated_encoding() {
    for (offered, chosen) in [(&["utf-8", "utf-16"][..], "utf-8"), (&["utf-16"], "utf-16"), (&[], "utf-16")] {
        let (mut client, answer) = Client::start(offered);
        assert_eq!(answer["capabilities"]["positionEncoding"], chosen);
        let found = client.open(DOUBLED);
        let range = &doubled_word(&found)["range"];
        let start = range["start"]["character"].as_u64().unwrap() as usize;
        let end = range["end"]["character"].as_u64().unwrap() as usize;
        let text = if chosen == "utf-8" {
            DOUBLED[start..end].to_owned()
        } else {
            let units: Vec<u16> = DOUBLED.encode_utf16().collect();
            String::from_utf16(&units[start..end]).unwrap()
        };
        assert!(text.trim() == "de de" || text.trim() == "de", "{chosen}: {text:?}");
        client.stop();
    }
}

#[test]
fn diagnostics_follow_the_text() {
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open(DOUBLED);
    let change = json!([{"text": "La carte de la ville est ouverte.\n"}]);
    client.tell(
        "textDocument/didChange",
        json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": change}),
    );
    assert!(client.published().iter().all(|d| d["code"] != "RE002"));
    client.tell("textDocument/didClose", json!({"textDocument": {"uri": URI}}));
    assert!(client.published().is_empty(), "a closed document keeps no diagnostics");
    client.stop();
}

#[test]
fn a_quick_fix_mends_the_finding_it_stands_on() {
    let (mut client, _) = Client::start(&["utf-8"]);
    let found = client.open(DOUBLED);
    let range = doubled_word(&found)["range"].clone();
    let context = json!({"diagnostics": []});
    let actions = client.ask(
        "textDocument/codeAction",
        json!({"textDocument": {"uri": URI}, "range": range, "context": context}),
    );
    let fix = actions
        .as_array()
        .unwrap()
        .iter()
        .find(|a| a["kind"] == "quickfix" && a["diagnostics"][0]["code"] == "RE002")
        .expect("a quick fix");
    let edit = &fix["edit"]["changes"][URI][0];
    let (start, end) = (&edit["range"]["start"]["character"], &edit["range"]["end"]["character"]);
    let mut mended = DOUBLED.to_owned();
    mended.replace_range(
        start.as_u64().unwrap() as usize..end.as_u64().unwrap() as usize,
        edit["newText"].as_str().unwrap(),
    );
    assert_eq!(mended, DOUBLED.replace("de de", "de"));
    client.stop();
}

/// A text as an editor that counts in an encoding would change it.
fn splice(text: &str, range: &Value, new: &str, encoding: &str) -> String {
    let offset = |place: &Value| -> usize {
        let line = place["line"].as_u64().unwrap() as usize;
        let column = place["character"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut counted = 0;
        for (at, c) in text[start..].char_indices() {
            if counted == column {
                return start + at;
            }
            counted += if encoding == "utf-8" { c.len_utf8() } else { c.len_utf16() };
        }
        text.len()
    };
    let (from, to) = (offset(&range["start"]), offset(&range["end"]));
    format!("{}{new}{}", &text[..from], &text[to..])
}

fn range(from: (u32, u32), to: (u32, u32)) -> Value {
    let place = |(line, character): (u32, u32)| json!({"line": line, "character": character});
    json!({"start": place(from), "end": place(to)})
}

#[test]
fn changes_are_taken_in_either_encoding() {
    let text = "---\r\ntitle: Été 😀\r\n---\r\n\r\nÇa 😀 va.\r\nFin.\r\n";
    // The emoji of the title, the words after the other one, then lines put in and joined.
    let changes = |unit: u32, e: u32| {
        [
            (range((1, 7 + 4 + 2 * (e - 1)), (1, 7 + 4 + 2 * (e - 1) + unit)), "de de"),
            (range((4, 2 + e + unit), (4, 2 + e + unit + 3)), " la la"),
            (range((4, 0), (4, 0)), "«\u{a0}À\u{a0}»\r\n\r\n"),
            (range((6, 0), (7, 0)), "😀"),
        ]
    };
    for (encoding, unit, e) in [("utf-8", 4, 2), ("utf-16", 2, 1)] {
        let (mut client, answer) = Client::start(&[encoding]);
        assert_eq!(answer["capabilities"]["textDocumentSync"]["change"], 2, "changes come piece by piece");
        client.open(text);
        let mut expected = text.to_owned();
        for (version, (range, new)) in changes(unit, e).into_iter().enumerate() {
            expected = splice(&expected, &range, new, encoding);
            let change = json!([{"range": range, "text": new}]);
            client.tell(
                "textDocument/didChange",
                json!({"textDocument": {"uri": URI, "version": version + 2}, "contentChanges": change}),
            );
            let told = client.published();
            // What the server holds is what it would be told if the text came whole.
            let (mut other, _) = Client::start(&[encoding]);
            assert_eq!(told, other.open(&expected), "{encoding}: {expected:?}");
            other.stop();
        }
        assert!(expected.contains("Été de de") && expected.ends_with("»\r\n\r\n😀Fin.\r\n"), "{expected:?}");
        client.stop();
    }
}

#[test]
fn positions_out_of_the_text_or_inside_a_character_are_mended() {
    for encoding in ["utf-8", "utf-16"] {
        let (mut client, _) = Client::start(&[encoding]);
        client.open("é😀\r\né");
        for place in [(0, 1), (0, 3), (0, 99), (1, 99), (99, 0), (0, u32::MAX), (u32::MAX, u32::MAX)] {
            let change = json!([{"range": range(place, (u32::MAX, 0)), "text": "é😀\r\né"}]);
            client.tell(
                "textDocument/didChange",
                json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": change}),
            );
            client.published();
            client.ask("textDocument/hover", at(place.0, place.1));
        }
        client.stop();
    }
}

#[test]
fn every_safe_fix_is_applied_at_once_to_the_lines_it_changes() {
    let text = "---\ntitle: 'Cartes : la suite'\ndate: 2024-03-12 10:00:00 +01:00\n---\n\nL'Etat 😀 agit.\n";
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open(text);
    let ask = |only: Value| {
        json!({"textDocument": {"uri": URI}, "range": range((5, 0), (5, 0)),
               "context": {"diagnostics": [], "only": only}})
    };
    let actions = client.ask("textDocument/codeAction", ask(json!(["source"])));
    let actions = actions.as_array().unwrap();
    assert!(actions.iter().all(|action| action["kind"] == "source.fixAll") && actions.len() == 1);
    let mut edits = actions[0]["edit"]["changes"][URI].as_array().unwrap().clone();
    assert!(edits.len() > 1, "{edits:?}");
    edits.sort_by_key(|edit| std::cmp::Reverse(edit["range"]["start"]["line"].as_u64()));
    let mended = edits.iter().fold(text.to_owned(), |text, edit| {
        splice(&text, &edit["range"], edit["newText"].as_str().unwrap(), "utf-16")
    });
    let config = parapheur::Config::default();
    assert_eq!(mended, parapheur::fix(text, &config, parapheur::Applicability::Safe).text);
    let none = client.ask("textDocument/codeAction", ask(json!(["refactor"])));
    assert_eq!(none, json!([]));
    client.stop();
}

#[test]
fn the_configuration_is_that_of_the_document_and_follows_it() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("lsp config");
    std::fs::create_dir_all(&folder).unwrap();
    let settings = folder.join("parapheur.yaml");
    std::fs::write(&settings, "ignore: [RE002]\n").unwrap();
    let uri = format!("file://{}/a.md", folder.display()).replace('\\', "/").replace(' ', "%20");
    let (mut client, _) = Client::start(&["utf-16"]);
    let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": DOUBLED});
    client.tell("textDocument/didOpen", json!({"textDocument": document}));
    assert!(client.published().iter().all(|d| d["code"] != "RE002"));
    std::fs::write(&settings, "severity: {RE002: info}\n").unwrap();
    let saved = json!({"textDocument": {"uri": uri}});
    client.tell("textDocument/didSave", saved.clone());
    assert_eq!(doubled_word(&client.published())["severity"], 3);
    std::fs::write(&settings, "severty: {}\n").unwrap();
    client.tell("textDocument/didSave", saved);
    match client.next() {
        Message::Notification(n) => {
            assert_eq!(n.method, "window/showMessage");
            assert!(n.params["message"].as_str().unwrap().contains("«\u{a0}severity\u{a0}»"), "{n:?}");
        }
        other => panic!("no message: {other:?}"),
    }
    client.published();
    client.stop();
}

#[test]
fn hover_says_what_the_site_will_read() {
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open("---\ntitle: Essai\nouverture: 16:30\n---\n> « Un mot. »\n{: .citation}\n");
    let hover = client.ask("textDocument/hover", at(2, 13));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("990"), "{hover}");
    let hover = client.ask("textDocument/hover", at(4, 4));
    let said = hover["contents"]["value"].as_str().unwrap();
    assert!(said.contains("un paragraphe, dans une citation de classe `citation`"), "{said}");
    client.stop();
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open("😀 L'accès **est [ici](https://exemple.gouv.fr/)** de de.\n");
    for (column, said) in [
        (4, "S’affiche `’`."),
        (14, "en gras"),
        (20, "Lien vers `https://exemple.gouv.fr/`"),
        (54, "# RE002"),
    ] {
        let hover = client.ask("textDocument/hover", at(0, column));
        assert!(hover["contents"]["value"].as_str().unwrap().contains(said), "{column}: {hover}");
    }
    client.stop();
}

#[test]
fn completion_knows_keys_and_vocabulary() {
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open("---\ntitle: Essai\ncategories:\n- \n\n---\n");
    let labels = |answer: Value| -> Vec<String> {
        answer.as_array().unwrap().iter().map(|i| i["label"].as_str().unwrap().to_owned()).collect()
    };
    let values = labels(client.ask("textDocument/completion", at(3, 2)));
    assert!(values.contains(&"Communiqué de presse".to_owned()), "{values:?}");
    let keys = labels(client.ask("textDocument/completion", at(4, 0)));
    assert!(keys.contains(&"chapeau-text".to_owned()) && !keys.contains(&"title".to_owned()), "{keys:?}");
    let other = "---\ntags:\n- Données ouvertes\n---\n";
    let other = json!({"uri": "file:///autre.md", "languageId": "markdown", "version": 1, "text": other});
    client.tell("textDocument/didOpen", json!({"textDocument": other}));
    client.published();
    client.open("---\ntags:\n  - \n---\n");
    let tags = labels(client.ask("textDocument/completion", at(2, 4)));
    assert_eq!(tags, ["Données ouvertes"]);
    client.stop();
}

#[test]
fn completion_replaces_what_is_written_and_knows_the_folder() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("lsp-folder");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("autre.md"), "---\ntags:\n- 'Cartes : relief'\n- Été\n---\n").unwrap();
    let uri = format!("file://{}/a.md", folder.display());
    let text = "---\ntitle: Essai\ncategories:\n- Communiqué de p\ntags:\n- Ca\nchap";
    let (mut client, _) = Client::start(&["utf-16"]);
    let document = json!({"uri": uri, "languageId": "markdown", "version": 1, "text": text});
    client.tell("textDocument/didOpen", json!({"textDocument": document}));
    client.published();
    let mut chosen = |line: u32, column: u32, label: &str| {
        let place = json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": column}});
        let answer = client.ask("textDocument/completion", place);
        let item = answer.as_array().unwrap().iter().find(|item| item["label"] == label).unwrap();
        let edit = &item["textEdit"];
        let written = splice(text, &edit["range"], edit["newText"].as_str().unwrap(), "utf-16");
        written.lines().nth(line as usize).unwrap().to_owned()
    };
    assert_eq!(chosen(3, 17, "Communiqué de presse"), "- Communiqué de presse");
    assert_eq!(chosen(5, 4, "Cartes : relief"), "- 'Cartes : relief'");
    assert_eq!(chosen(6, 4, "chapeau-text"), "chapeau-text: ");
    client.stop();
}

/// An outline as text: a line a symbol, indented, with its detail and its lines.
fn drawn(symbols: &Value, depth: usize) -> String {
    let line = |symbol: &Value| {
        let detail = symbol["detail"].as_str().map(|detail| format!(" ({detail})")).unwrap_or_default();
        let (from, to) = (&symbol["range"]["start"]["line"], &symbol["range"]["end"]["line"]);
        let name = symbol["name"].as_str().unwrap();
        let own = format!("{}{name}{detail} {from}-{to}\n", "  ".repeat(depth));
        own + &drawn(&symbol["children"], depth + 1)
    };
    symbols.as_array().into_iter().flatten().map(line).collect()
}

/// Every symbol's selection lies in its range, and its range in its parent's.
fn is_nested(symbol: &Value, around: Option<&Value>) -> bool {
    let place = |place: &Value| (place["line"].as_u64(), place["character"].as_u64());
    let within = |inner: &Value, outer: &Value| {
        place(&outer["start"]) <= place(&inner["start"]) && place(&inner["end"]) <= place(&outer["end"])
    };
    let range = &symbol["range"];
    within(&symbol["selectionRange"], range)
        && around.is_none_or(|around| within(range, around))
        && symbol["children"].as_array().into_iter().flatten().all(|child| is_nested(child, Some(range)))
}

#[test]
fn the_outline_is_nested_and_links_are_followed() {
    let text = "---\ntitle: Été 😀\nfiles:\n- file: /uploads/a.pdf\n  nom: Télécharger\n---\n\
        ### Un\n\n[site](https://exemple.gouv.fr/)\n\n\
        #### Un peu\n\n> « La carte nous sert chaque jour. »\n>\n> **Maëlle KERVADEC**, maire de Brévin\n\n\
        ### Deux\n\n<div class=\"encadre\">\n<h4>À savoir</h4>\n<p>Texte.</p>\n</div>\n\nFin.\n";
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open(text);
    let document = json!({"textDocument": {"uri": URI}});
    let outline = client.ask("textDocument/documentSymbol", document.clone());
    let expected = "Été 😀 (en-tête) 0-6\n  title (Été 😀) 1-1\n  files 2-4\n    n°\u{a0}1 3-4\n      \
        file (/uploads/a.pdf) 3-3\n      nom (Télécharger) 4-4\n\
        Un 6-16\n  Un peu 10-16\n    Maëlle KERVADEC (citation) 12-14\n\
        Deux 16-24\n  À savoir (encadré) 18-21\n    À savoir 19-21\n";
    assert_eq!(drawn(&outline, 0), expected);
    assert!(outline.as_array().unwrap().iter().all(|symbol| is_nested(symbol, None)), "{outline:#}");
    let links = client.ask("textDocument/documentLink", document);
    assert_eq!(links[0]["target"], "https://exemple.gouv.fr/");
    client.stop();
}

#[test]
fn what_is_not_known_is_refused_and_the_server_goes_on() {
    let (mut client, _) = Client::start(&["utf-16"]);
    assert!(client.ask("textDocument/rename", json!({})).is_null());
    assert!(client.ask("textDocument/hover", at(0, 0)).is_null(), "no document is open");
    client.stop();
}
