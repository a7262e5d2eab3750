//! The check before signature, on files: `cargo run --release --example lint -- FILE…`
//!
//! Everything that touches files, the clock and the terminal is here; the library does not.

mod args;
mod baseline;
mod batch;
mod check;
#[path = "../shared/clock.rs"]
mod clock;
mod diff;
mod files;
mod layout;
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
use baseline::{Baseline, Met};
use batch::{Batch, Check, each};
use layout::{Layout, Written};
use output::Output;
use parapheur::render;
use progress::Progress;
use together::Together;

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
    let layout = Layout::new(args, &documents);
    let mut together = Together::new(&documents);
    let mut run = Run {
        output: Output::new(args, &layout),
        progress: Progress::new(documents.len()),
        met: Vec::new(),
        unreadable: false,
        failing: false,
    };
    let mut baseline = Baseline::read(args.baseline.as_deref())?;
    let signed = together.is_asked() && args.fixes != Fixes::Show;
    let check = Check { args, layout: &layout, baseline: &baseline, signed };
    let checked = each(
        &documents,
        |some| check.documents(some),
        |done, batch| {
            let mut batch = batch?;
            together.add(std::mem::take(&mut batch.signed));
            run.take(done, batch, Output::documents)
        },
    );
    // What documents show together comes last.
    let written = checked.and_then(|()| {
        let besides = together.findings();
        each(
            &besides,
            |some| check.besides(some),
            |_, batch| run.take(documents.len(), batch?, Output::besides),
        )
    });
    let Run { output, met, unreadable, failing, .. } = run;
    met.into_iter().for_each(|met| baseline.add(met));
    let accepted = baseline.write()?;
    match written.and_then(|()| output.finish(accepted.as_deref())) {
        // The reader of a pipe may stop reading: that is no failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => return Err(format!("écriture impossible\u{a0}: {}", read::cause(&error))),
        Ok(()) => {}
    }
    Ok(match (unreadable, failing) {
        (true, _) => ExitCode::from(2),
        (_, true) => ExitCode::from(1),
        _ => ExitCode::SUCCESS,
    })
}

/// What the check comes to, batch after batch.
struct Run<'a> {
    output: Output<'a>,
    progress: Progress,
    met: Vec<Met>,
    unreadable: bool,
    failing: bool,
}

impl<'a> Run<'a> {
    fn take(
        &mut self,
        done: usize,
        batch: Batch<'a>,
        write: impl FnOnce(&mut Output<'a>, Written<'a>) -> io::Result<()>,
    ) -> io::Result<()> {
        self.unreadable |= batch.unreadable;
        self.failing |= batch.failing;
        self.met.push(batch.met);
        self.progress.hide();
        write(&mut self.output, batch.written)?;
        self.progress.show(done);
        Ok(())
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
