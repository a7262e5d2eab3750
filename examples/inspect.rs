//! Prints what was read of a document, typed and with spans, as JSON:
//! `cargo run --example inspect -- FILE`

use std::io::{self, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let (Some(path), None) = (args.next(), args.next()) else {
        eprintln!("inspect FICHIER (ou - pour l’entrée standard)");
        return ExitCode::from(2);
    };
    let text = if path == "-" {
        let mut text = String::new();
        io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(&path)
    };
    match text.and_then(|text| print(&text)) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            eprintln!("{}\u{a0}: {error}", path.display());
            ExitCode::from(2)
        }
        _ => ExitCode::SUCCESS,
    }
}

fn print(text: &str) -> io::Result<()> {
    let release = parapheur::parse(text);
    let json = serde_json::to_string_pretty(&release)?;
    writeln!(io::stdout(), "{}", parapheur::render::escape_json(&json))
}
