//! Documents are checked and what is found laid out on every core, batch by batch; what comes of them
//! comes in order.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

use parapheur::{Diagnostic, render};

use crate::args::Args;
use crate::baseline::{Baseline, Met};
use crate::check;
use crate::files::Document;
use crate::layout::{Layout, Written};
use crate::together::{Beside, Signed};

/// Most items of a batch: enough that handing it over costs nothing beside it.
const BATCH: usize = 32;

/// Batches that may wait for one before them, so that memory stays bounded.
const AHEAD: usize = 64;

/// What is done with documents.
pub struct Check<'a> {
    pub args: &'a Args,
    pub layout: &'a Layout<'a>,
    pub baseline: &'a Baseline,
    /// Whether documents are to be compared with one another.
    pub signed: bool,
}

/// What comes of some documents.
#[derive(Default)]
pub struct Batch<'a> {
    pub written: Written<'a>,
    pub signed: Signed,
    pub met: Met,
    pub unreadable: bool,
    pub failing: bool,
}

impl Check<'_> {
    /// Checks documents.
    pub fn documents<'a>(&self, documents: &'a [Document]) -> io::Result<Batch<'a>> {
        let mut batch = Batch::default();
        for document in documents {
            match check::one(self.args, document, self.signed) {
                Ok(mut checked) => {
                    batch.signed.add(&mut checked);
                    self.keep(document, &checked.text, &mut checked.findings, &mut batch);
                    self.layout.document(checked, &mut batch.written)?;
                }
                Err(problem) => batch.fail(&problem),
            }
        }
        Ok(batch)
    }

    /// Lays out what documents show beside the others.
    pub fn besides<'a>(&self, besides: &[Beside<'a>]) -> io::Result<Batch<'a>> {
        let mut batch = Batch::default();
        for beside in besides {
            match beside.text() {
                Ok(text) => {
                    let mut findings = beside.findings.clone();
                    self.keep(beside.document, &text, &mut findings, &mut batch);
                    self.layout.beside(beside.document, &text, findings, &mut batch.written)?;
                }
                Err(problem) => batch.fail(&problem),
            }
        }
        Ok(batch)
    }

    /// Keeps the findings that are neither accepted nor too slight to be shown.
    fn keep(&self, document: &Document, text: &str, findings: &mut Vec<Diagnostic>, batch: &mut Batch<'_>) {
        self.baseline.take_out(&document.name, text, findings, &mut batch.met);
        batch.failing |= findings.iter().any(|finding| finding.severity >= self.args.failing);
        findings.retain(|finding| finding.severity >= self.args.shown);
    }
}

impl Batch<'_> {
    fn fail(&mut self, problem: &str) {
        self.unreadable = true;
        self.written.aside.push_str(&render::escape(problem));
        self.written.aside.push('\n');
    }
}

/// Makes something of each item on every core, and hands over, in the order of the items, what comes
/// of a batch of them and how many are done by then.
pub fn each<'i, I: Sync, T: Send>(
    items: &'i [I],
    make: impl Fn(&'i [I]) -> T + Sync,
    mut hand_over: impl FnMut(usize, T) -> io::Result<()>,
) -> io::Result<()> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get).min(items.len());
    let size = (items.len() / (8 * cores.max(1))).clamp(1, BATCH);
    let done = |rank: usize| ((rank + 1) * size).min(items.len());
    if cores <= 1 {
        let mut batches = items.chunks(size).enumerate();
        return batches.try_for_each(|(rank, batch)| hand_over(done(rank), make(batch)));
    }
    let queue = Queue::new(items.len().div_ceil(size));
    thread::scope(|scope| {
        // However this ends, workers that wait are let go.
        let _closing = Closing(&queue);
        let (sender, receiver) = mpsc::channel();
        for _ in 0..cores {
            let (sender, queue, make) = (sender.clone(), &queue, &make);
            scope.spawn(move || {
                while let Some(rank) = queue.take() {
                    let batch = items.get(rank * size..).unwrap_or_default();
                    let batch = batch.get(..size).unwrap_or(batch);
                    if sender.send((rank, make(batch))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (rank, made) in receiver {
            waiting.insert(rank, made);
            while let Some(made) = waiting.remove(&due) {
                hand_over(done(due), made)?;
                due += 1;
                queue.advance(due);
            }
        }
        Ok(())
    })
}

/// Which batch comes next; workers wait when they are [`AHEAD`] of what was handed over.
struct Queue {
    /// The next batch, and how many were handed over.
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
