//! The check before signature, on files: `cargo run --release --example lint -- FILE…`
//!
//! Everything that touches files, the clock and the terminal is here; the library does not.

mod args;
mod baseline;
mod check;
#[path = "../shared/clock.rs"]
mod clock;
mod diff;
mod files;
#[path = "../shared/options.rs"]
mod options;
mod output;
mod progress;
#[path = "../shared/read.rs"]
mod read;
#[path = "../shared/settings.rs"]
mod settings;
mod together;
mod write;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use args::{Action, Args, Fixes};
use baseline::Baseline;
use check::Outcome;
use files::Document;
use output::Output;
use parapheur::{Diagnostic, render};
use together::{Beside, Together};

fn main() -> ExitCode {
    let args = match args::read(std::env::args_os()) {
        Ok(Action::Check(args)) => args,
        Ok(Action::Print(text)) => return print(&text),
        Err(problem) => {
            let outcome = failure(&problem);
            eprintln!("Aide\u{a0}: --help");
            return outcome;
        }
    };
    run(&args).unwrap_or_else(|problem| failure(&problem))
}

/// 0: nothing of the failing severity; 1: something; 2: misuse, or a file that could not be read.
fn run(args: &Args) -> Result<ExitCode, String> {
    let documents = files::find(args)?;
    let mut run = Run {
        args,
        baseline: Baseline::read(args.baseline.as_deref())?,
        output: Output::new(args, &documents),
        unreadable: false,
        failing: false,
    };
    let mut together = Together::new(&documents);
    let signed = together.is_asked() && args.fixes != Fixes::Show;
    let checked = check::each(args, &documents, signed, |outcome| run.document(outcome, &mut together));
    let written = checked.and_then(|()| run.together(together));
    let accepted = run.baseline.write()?;
    match written.and_then(|()| run.output.finish(accepted.as_deref())) {
        // The reader of a pipe may stop reading: that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(format!("écriture impossible\u{a0}: {}", read::cause(&error))),
        Ok(()) => {}
    }
    Ok(match (run.unreadable, run.failing) {
        (true, _) => ExitCode::from(2),
        (_, true) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    })
}

/// What the check comes to, document after document.
struct Run<'a> {
    args: &'a Args,
    baseline: Baseline,
    output: Output<'a>,
    unreadable: bool,
    failing: bool,
}

impl<'a> Run<'a> {
    fn document(&mut self, outcome: Outcome<'a>, together: &mut Together<'_>) -> io::Result<()> {
        match outcome {
            Ok(mut checked) => {
                together.add(&mut checked);
                self.keep(checked.document, &checked.text, &mut checked.findings);
                self.output.document(checked)
            }
            Err(problem) => {
                self.fail(&problem);
                Ok(())
            }
        }
    }

    /// What documents show together comes last.
    fn together(&mut self, together: Together<'a>) -> io::Result<()> {
        for Beside { document, text, mut findings } in together.findings() {
            match text {
                Ok(text) => {
                    self.keep(document, &text, &mut findings);
                    self.output.beside(document, &text, findings)?;
                }
                Err(problem) => self.fail(&problem),
            }
        }
        Ok(())
    }

    /// Keeps the findings that are neither accepted nor too slight to be shown.
    fn keep(&mut self, document: &Document, text: &str, findings: &mut Vec<Diagnostic>) {
        self.baseline.take_out(&document.name, text, findings);
        self.failing |= findings.iter().any(|finding| finding.severity >= self.args.failing);
        findings.retain(|finding| finding.severity >= self.args.shown);
    }

    fn fail(&mut self, problem: &str) {
        self.unreadable = true;
        eprintln!("{}", render::escape(problem));
    }
}

fn failure(problem: &str) -> ExitCode {
    eprintln!("{}", render::escape(problem));
    ExitCode::from(2)
}

fn print(text: &str) -> ExitCode {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => failure(&read::cause(&error)),
        _ => ExitCode::SUCCESS,
    }
}

/// Colours on a terminal only, and never against `NO_COLOR`.
fn style() -> render::Style {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if io::stdout().is_terminal() && !refused && !is_dumb() {
        render::Style::Ansi
    } else {
        render::Style::Plain
    }
}

/// Whether the terminal says that it can do nothing but print.
fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}
