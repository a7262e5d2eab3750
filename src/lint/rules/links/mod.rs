//! LK rules, one file each, in the order of their codes.

mod ambiguous_text;
mod contradictory_text;
mod empty_target;
mod insecure_link;
mod malformed_target;
mod missing_anchor;
mod missing_scheme;
mod padded_or_glued;
mod private_host;
mod unannounced_window;
mod undescribed_download;
mod unlinked_address;
mod url_as_text;
mod vague_text;
mod vague_words;

use std::borrow::Cow;

use crate::lint::rule::Rule;
use crate::text::bytes::trimmed;

pub(super) static RULES: &[&Rule] = &[
    &malformed_target::RULE,
    &missing_scheme::RULE,
    &insecure_link::RULE,
    &empty_target::RULE,
    &private_host::RULE,
    &vague_text::RULE,
    &url_as_text::RULE,
    &ambiguous_text::RULE,
    &padded_or_glued::RULE,
    &undescribed_download::RULE,
    &unlinked_address::RULE,
    &contradictory_text::RULE,
    &unannounced_window::RULE,
    &missing_anchor::RULE,
];

/// A text on one line, cut after some sixty characters.
fn in_short(text: &str) -> Cow<'_, str> {
    const MAX_CHARS: usize = 60;
    let line = if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(trimmed(text))
    };
    if line.len() <= MAX_CHARS {
        return line;
    }
    match line.char_indices().nth(MAX_CHARS) {
        Some((cut, _)) => Cow::Owned([line.get(..cut).unwrap_or("").trim_end(), "…"].concat()),
        None => line,
    }
}

/// Whether a text is an e-mail address.
fn is_email(text: &str) -> bool {
    let Some(at) = memchr::memchr(b'@', text.as_bytes()) else { return false };
    let (name, host) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%');
    let tld = host.rsplit('.').next().unwrap_or("");
    !name.is_empty()
        && name.chars().all(word)
        && host.contains('.')
        && !host.starts_with('.')
        && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        && tld.len() >= 2
        && tld.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether a text is an e-mail address with accents: sound, and rare.
fn is_accented_email(text: &str) -> bool {
    let bare = |c: char| if c.is_alphabetic() && !c.is_ascii() { 'e' } else { c };
    !text.is_ascii() && is_email(&text.chars().map(bare).collect::<String>())
}

/// Whether a host is kept for examples (RFC 2606), or commonly so in French.
fn is_example(host: &str) -> bool {
    const HOSTS: [&str; 5] = ["example.com", "example.net", "example.org", "exemple.com", "exemple.fr"];
    const ENDINGS: [&str; 3] = ["example", "invalid", "test"];
    let host = host.to_ascii_lowercase();
    let is_within =
        |name: &str| host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'));
    HOSTS.iter().any(|name| is_within(name)) || ENDINGS.iter().any(|name| is_within(name))
}

/// A web address without what does not change where it leads: scheme, `www.`, final `/`.
fn bare(target: &str) -> &str {
    let target = trimmed(target);
    let scheme = target.as_bytes().windows(3).position(|three| three == b"://");
    let target = scheme.and_then(|at| target.get(at + 3..)).unwrap_or(target);
    target.strip_prefix("www.").unwrap_or(target).trim_end_matches('/')
}
