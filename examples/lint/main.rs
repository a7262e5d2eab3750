//! The check before signature, on files: `cargo run --release --example lint -- FILE…`
//!
//! Everything that touches files, the clock and the terminal is here; the library does not.

mod args;
mod baseline;
mod check;
mod diff;
mod files;
mod output;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use args::{Action, Args};
use parapheur::render;

fn main() -> ExitCode {
    let args = match args::read(std::env::args_os()) {
        Ok(Action::Check(args)) => args,
        Ok(Action::Print(text)) => return print(&text),
        Err(problem) => return misuse(&problem),
    };
    match run(&args) {
        Ok(outcome) => outcome,
        Err(problem) => misuse(&problem),
    }
}

/// 0: nothing of the failing severity; 1: something; 2: misuse, or a file that could not be read.
fn run(args: &Args) -> Result<ExitCode, String> {
    let documents = files::find(args)?;
    let mut baseline = baseline::Baseline::read(args.baseline.as_deref())?;
    let mut output = output::Output::new(args);
    let mut unreadable = false;
    let mut failing = false;
    let written = check::each(args, &documents, |outcome| match outcome {
        Ok(mut checked) => {
            baseline.take_out(&mut checked);
            failing |= checked.findings.iter().any(|finding| finding.severity >= args.failing);
            checked.findings.retain(|finding| finding.severity >= args.shown);
            output.document(checked)
        }
        Err(problem) => {
            unreadable = true;
            eprintln!("{}", render::escape(&problem));
            Ok(())
        }
    });
    match written.and_then(|()| output.finish()) {
        // The reader of a pipe may stop reading: that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(format!("écriture impossible\u{a0}: {error}")),
        Ok(()) => {}
    }
    baseline.write()?;
    Ok(match (unreadable, failing) {
        (true, _) => ExitCode::from(2),
        (_, true) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    })
}

fn misuse(problem: &str) -> ExitCode {
    eprintln!("{}", render::escape(problem));
    eprintln!("Aide\u{a0}: --help");
    ExitCode::from(2)
}

fn print(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => misuse(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

/// Colours on a terminal only, and never against `NO_COLOR`.
fn style() -> render::Style {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    if io::stdout().is_terminal() && !refused && !dumb { render::Style::Ansi } else { render::Style::Plain }
}
