//! libyaml's parser behind a safe face: the only module with `unsafe`.

// libyaml-rs is a translation of the C library and keeps its interface: raw pointers, structures
// filled in place, and strings that live as long as the event.
#![allow(unsafe_code)]

use std::ffi::{CStr, c_char};
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::ptr::NonNull;

use libyaml_rs as sys;

use super::node::ScalarStyle;

/// Pulls the events of one text.
pub(super) struct Parser<'i> {
    raw: NonNull<sys::yaml_parser_t>,
    input: PhantomData<&'i str>,
}

/// An event; its text is freed with it.
pub(super) struct Event {
    raw: sys::yaml_event_t,
}

/// What an event says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EventKind {
    /// The stream, a document, or nothing more: no node.
    Frame,
    /// A document begins.
    DocumentStart,
    /// A document ends.
    DocumentEnd,
    /// The text ends.
    StreamEnd,
    /// `*name`
    Alias,
    /// A scalar.
    Scalar(ScalarStyle),
    /// A list begins.
    SequenceStart,
    /// A map begins.
    MappingStart,
    /// The list or map ends.
    CollectionEnd,
}

/// Why libyaml stopped, in its own words, with byte offsets into the text it was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Failure {
    pub(super) problem: &'static str,
    pub(super) problem_at: usize,
    pub(super) context: &'static str,
    pub(super) context_at: usize,
}

impl<'i> Parser<'i> {
    pub(super) fn new(input: &'i str) -> Self {
        let raw = Box::into_raw(Box::new(MaybeUninit::<sys::yaml_parser_t>::zeroed())).cast();
        // SAFETY: `raw` comes from a `Box`, so it is not null, aligned and valid for writes, and it
        // does not move until `drop` (the parser keeps its own address). `initialize` writes the
        // whole structure before anything reads it. `input` outlives the parser (lifetime `'i`).
        unsafe {
            // It can only fail for want of memory, and Rust's allocator aborts first.
            let _ = sys::yaml_parser_initialize(raw);
            sys::yaml_parser_set_encoding(raw, sys::YAML_UTF8_ENCODING);
            sys::yaml_parser_set_input_string(raw, input.as_ptr(), input.len() as u64);
            Self { raw: NonNull::new_unchecked(raw), input: PhantomData }
        }
    }

    /// The next event; after a failure or the end of the text, `StreamEnd` for ever.
    pub(super) fn next(&mut self) -> Result<Event, Failure> {
        let mut event = MaybeUninit::<sys::yaml_event_t>::zeroed();
        // SAFETY: `self.raw` was initialised by `new` and is used by nobody else. `parse` fills the
        // whole event when it succeeds (also at the end of the text: an event without kind).
        unsafe {
            if sys::yaml_parser_parse(self.raw.as_ptr(), event.as_mut_ptr()).ok {
                Ok(Event { raw: event.assume_init() })
            } else {
                Err(self.failure())
            }
        }
    }

    fn failure(&self) -> Failure {
        // SAFETY: the parser is initialised, and nobody holds a reference into it.
        let parser = unsafe { self.raw.as_ref() };
        let problem_mark = offset(parser.problem_mark.index);
        let is_reader_error = parser.error == sys::YAML_READER_ERROR;
        Failure {
            problem: message(parser.problem),
            problem_at: if is_reader_error { offset(parser.problem_offset) } else { problem_mark },
            context: message(parser.context),
            context_at: if parser.context.is_null() {
                problem_mark
            } else {
                offset(parser.context_mark.index)
            },
        }
    }
}

impl Drop for Parser<'_> {
    fn drop(&mut self) {
        // SAFETY: the parser is initialised and dropped once; the box is the one `new` leaked.
        unsafe {
            sys::yaml_parser_delete(self.raw.as_ptr());
            drop(Box::from_raw(self.raw.as_ptr().cast::<MaybeUninit<sys::yaml_parser_t>>()));
        }
    }
}

impl Event {
    pub(super) fn kind(&self) -> EventKind {
        match self.raw.type_ {
            sys::YAML_SCALAR_EVENT => EventKind::Scalar(self.style()),
            sys::YAML_ALIAS_EVENT => EventKind::Alias,
            sys::YAML_SEQUENCE_START_EVENT => EventKind::SequenceStart,
            sys::YAML_MAPPING_START_EVENT => EventKind::MappingStart,
            sys::YAML_SEQUENCE_END_EVENT | sys::YAML_MAPPING_END_EVENT => EventKind::CollectionEnd,
            sys::YAML_DOCUMENT_START_EVENT => EventKind::DocumentStart,
            sys::YAML_DOCUMENT_END_EVENT => EventKind::DocumentEnd,
            sys::YAML_STREAM_END_EVENT | sys::YAML_NO_EVENT => EventKind::StreamEnd,
            _ => EventKind::Frame,
        }
    }

    /// Its bytes in the text, properties (`&anchor`, `!tag`) included.
    pub(super) fn range(&self) -> Range<usize> {
        offset(self.raw.start_mark.index)..offset(self.raw.end_mark.index)
    }

    /// Whether an anchor or a tag stands before the node.
    pub(super) fn has_properties(&self) -> bool {
        // SAFETY: the union's field is read only for the kind of event that fills it.
        unsafe {
            let data = &self.raw.data;
            match self.raw.type_ {
                sys::YAML_SCALAR_EVENT => !data.scalar.anchor.is_null() || !data.scalar.tag.is_null(),
                sys::YAML_SEQUENCE_START_EVENT => {
                    !data.sequence_start.anchor.is_null() || !data.sequence_start.tag.is_null()
                }
                sys::YAML_MAPPING_START_EVENT => {
                    !data.mapping_start.anchor.is_null() || !data.mapping_start.tag.is_null()
                }
                _ => false,
            }
        }
    }

    /// Whether a list or map is written with brackets or braces.
    pub(super) fn is_flow(&self) -> bool {
        // SAFETY: as in `has_properties`.
        unsafe {
            match self.raw.type_ {
                sys::YAML_SEQUENCE_START_EVENT => {
                    self.raw.data.sequence_start.style == sys::YAML_FLOW_SEQUENCE_STYLE
                }
                sys::YAML_MAPPING_START_EVENT => {
                    self.raw.data.mapping_start.style == sys::YAML_FLOW_MAPPING_STYLE
                }
                _ => false,
            }
        }
    }

    /// The decoded text of a scalar; empty for other events.
    pub(super) fn text(&self) -> &[u8] {
        if self.raw.type_ != sys::YAML_SCALAR_EVENT {
            return &[];
        }
        // SAFETY: a scalar event owns `length` bytes at `value`, which is never null, until
        // `yaml_event_delete` in `drop`; the slice borrows `self`.
        unsafe {
            let scalar = &self.raw.data.scalar;
            std::slice::from_raw_parts(scalar.value, offset(scalar.length))
        }
    }

    fn style(&self) -> ScalarStyle {
        // SAFETY: called for scalar events only.
        match unsafe { self.raw.data.scalar.style } {
            sys::YAML_SINGLE_QUOTED_SCALAR_STYLE => ScalarStyle::SingleQuoted,
            sys::YAML_DOUBLE_QUOTED_SCALAR_STYLE => ScalarStyle::DoubleQuoted,
            sys::YAML_LITERAL_SCALAR_STYLE => ScalarStyle::Literal,
            sys::YAML_FOLDED_SCALAR_STYLE => ScalarStyle::Folded,
            _ => ScalarStyle::Plain,
        }
    }
}

impl Drop for Event {
    fn drop(&mut self) {
        // SAFETY: the event was filled by `yaml_parser_parse` and is deleted once.
        unsafe { sys::yaml_event_delete(&raw mut self.raw) }
    }
}

/// libyaml counts in `u64`; the texts it is given are far below `usize::MAX`.
fn offset(index: u64) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

fn message(words: *const c_char) -> &'static str {
    if words.is_null() {
        return "";
    }
    // SAFETY: every message of libyaml is a literal that ends in NUL.
    unsafe { CStr::from_ptr(words) }.to_str().unwrap_or("")
}
