//! The language server, spoken to as an editor does: over its standard input and output.

use std::io::{BufReader, BufWriter};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

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
        let mut path = std::env::current_exe().unwrap();
        path.pop();
        path.pop();
        let mut server = Command::new(path.join("examples/lsp"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("cargo builds the examples before it runs this test");
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

#[test]
fn hover_says_what_the_site_will_read() {
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open("---\ntitle: Essai\nouverture: 16:30\n---\n> « Un mot. »\n{: .citation}\n");
    let hover = client.ask("textDocument/hover", at(2, 13));
    assert!(hover["contents"]["value"].as_str().unwrap().contains("990"), "{hover}");
    let hover = client.ask("textDocument/hover", at(4, 4));
    let said = hover["contents"]["value"].as_str().unwrap();
    assert!(said.contains("un paragraphe, dans une citation de classe «\u{a0}citation\u{a0}»"), "{said}");
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
    client.stop();
}

#[test]
fn outline_and_links_come_in_order() {
    let (mut client, _) = Client::start(&["utf-16"]);
    client.open("---\ntitle: Essai\n---\n### Un\n\n[site](https://exemple.gouv.fr/)\n\n### Deux\n");
    let document = json!({"textDocument": {"uri": URI}});
    let outline = client.ask("textDocument/documentSymbol", document.clone());
    let names: Vec<_> = outline.as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Essai", "Un", "Deux"]);
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
