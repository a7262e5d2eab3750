//! Documents are read and checked on every core; what comes of them comes in order.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use parapheur::collection::Signature;
use parapheur::{Applied, Diagnostic, fix, lint, parse_with};

use crate::args::{Args, Fixes};
use crate::files::Document;
use crate::progress::Progress;
use crate::{read, write};

/// Documents that may wait for one before them, so that memory stays bounded.
const AHEAD: usize = 256;

/// A document that was read and checked.
pub struct Checked<'d> {
    /// What it is.
    pub document: &'d Document,
    /// Its text; after its fixes, when they were written.
    pub text: String,
    /// Its text after its fixes, when they are to be shown.
    pub fixed: Option<String>,
    /// The fixes that were applied, or would be.
    pub applied: Vec<Applied>,
    /// What is to be said about `text`.
    pub findings: Vec<Diagnostic>,
    /// What is kept of it to compare it with the others, when that is asked for.
    pub signature: Option<Signature>,
}

/// What came of a document, or why it could not be read, in French.
pub type Outcome<'d> = Result<Checked<'d>, String>;

/// Checks documents and hands over what comes of each, in the order of the documents; `signed` asks
/// for signatures.
pub fn each<'d>(
    args: &Args,
    documents: &'d [Document],
    signed: bool,
    mut hand_over: impl FnMut(Outcome<'d>) -> io::Result<()>,
) -> io::Result<()> {
    let mut progress = Progress::new(documents.len());
    let mut hand_over = |done, outcome| {
        progress.hide();
        hand_over(outcome)?;
        progress.show(done);
        Ok(())
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(documents.len());
    if cores <= 1 {
        let mut documents = documents.iter().enumerate();
        return documents.try_for_each(|(rank, document)| hand_over(rank + 1, one(args, document, signed)));
    }
    let queue = Queue::new(documents.len());
    thread::scope(|scope| {
        // However this ends, workers that wait are let go.
        let _closing = Closing(&queue);
        let (sender, receiver) = mpsc::channel();
        for _ in 0..cores {
            let (sender, queue) = (sender.clone(), &queue);
            scope.spawn(move || {
                while let Some(index) = queue.take() {
                    if sender.send((index, one(args, &documents[index], signed))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (index, outcome) in receiver {
            waiting.insert(index, outcome);
            while let Some(outcome) = waiting.remove(&due) {
                due += 1;
                queue.advance(due);
                hand_over(due, outcome)?;
            }
        }
        Ok(())
    })
}

/// Which document comes next; workers wait when they are [`AHEAD`] of what was handed over.
struct Queue {
    /// The next document, and how many were handed over.
    state: Mutex<(usize, usize)>,
    moved: Condvar,
    total: usize,
}

impl Queue {
    fn new(total: usize) -> Self {
        Self { state: Mutex::new((0, 0)), moved: Condvar::new(), total }
    }

    fn take(&self) -> Option<usize> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let far = |(next, due): &mut (usize, usize)| *next < self.total && *next >= due.saturating_add(AHEAD);
        let mut state = self.moved.wait_while(state, far).unwrap_or_else(PoisonError::into_inner);
        let index = state.0;
        state.0 += 1;
        (index < self.total).then_some(index)
    }

    fn advance(&self, due: usize) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).1 = due;
        self.moved.notify_all();
    }
}

/// Lets every worker go when it is dropped.
struct Closing<'q>(&'q Queue);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.advance(usize::MAX);
    }
}

fn one<'d>(args: &Args, document: &'d Document, signed: bool) -> Outcome<'d> {
    let text = read(document)?;
    let config = &document.config;
    let mut checked =
        Checked { document, text, fixed: None, applied: Vec::new(), findings: Vec::new(), signature: None };
    match args.fixes {
        Fixes::Tell => {}
        Fixes::Show => {
            let fixed = fix(&checked.text, config, args.applicability);
            checked.applied = fixed.applied;
            checked.fixed = Some(fixed.text);
        }
        Fixes::Write => {
            let fixed = fix(&checked.text, config, args.applicability);
            if let Some(file) = document.file.as_ref().filter(|_| fixed.text != checked.text) {
                let wrong = |error| format!("{}\u{a0}: {}", document.name, read::cause(&error));
                write::replace(file, &fixed.text).map_err(wrong)?;
            }
            checked.text = fixed.text;
            checked.applied = fixed.applied;
        }
    }
    let release = parse_with(&checked.text, (&config.profile).into());
    checked.findings = lint::lint(&release, config);
    checked.signature = signed.then(|| Signature::new(document.name.as_str(), &release));
    Ok(checked)
}

/// The text of a document.
pub fn read(document: &Document) -> Result<String, String> {
    read::text(document.file.as_deref(), &document.name)
}
