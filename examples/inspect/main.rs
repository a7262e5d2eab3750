//! Prints what was read of a document: `cargo run --example inspect -- FILE`
//!
//! As JSON, typed and with spans; or as text, as an outline, as schema.org JSON-LD. `--schema`
//! prints the JSON Schema of the front matter. `--help` tells the rest, in French.

mod args;
mod input;
#[path = "../shared/options.rs"]
mod options;
#[path = "../shared/read.rs"]
mod read;
#[path = "../shared/settings.rs"]
mod settings;
mod show;

use std::io::{self, Write};
use std::process::ExitCode;

use args::{Action, Args, Form};
use parapheur::{Config, parse_with, render};

fn main() -> ExitCode {
    let written = match args::read(std::env::args_os()) {
        Ok(Action::Print(text)) => Ok(text),
        Ok(Action::Inspect(args)) => inspect(&args),
        Err(problem) => Err(format!("{problem}\nAide\u{a0}: --help")),
    };
    let text = match written {
        Ok(text) => text,
        Err(problem) => return failed(&problem),
    };
    match writeln!(io::stdout(), "{}", text.trim_end_matches('\n')) {
        // The reader of a pipe may stop reading: that is no failure.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failed(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

fn inspect(args: &Args) -> Result<String, String> {
    let config = input::config(args)?;
    let Some(path) = &args.path else { return json(&config.profile.json_schema()) };
    let text = input::document(path)?;
    show(&text, args.form, &config)
}

fn show(text: &str, form: Form, config: &Config) -> Result<String, String> {
    let release = parse_with(text, (&config.profile).into());
    match form {
        Form::Json => json(&release),
        Form::Text => Ok(show::text(&release)),
        Form::Outline => Ok(show::outline(&release)),
        Form::JsonLd => {
            Ok(render::escape_script(&json(&release.news_article(&config.profile))?).into_owned())
        }
    }
}

fn json(value: &impl serde::Serialize) -> Result<String, String> {
    let json = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    Ok(render::escape_json(&json).into_owned())
}

fn failed(problem: &str) -> ExitCode {
    for line in problem.lines() {
        eprintln!("{}", render::escape(line));
    }
    ExitCode::from(2)
}
