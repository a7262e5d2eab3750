//! What a line of a paragraph looks like: a telephone number, a link, a field of a form…

/// Longest line that says one thing, in bytes.
const MAX_LINE_BYTES: usize = super::MAX_LINE_BYTES;

/// Digits of a telephone number.
const MIN_DIGITS: usize = 10;

/// Longest line of an address or a signature, in bytes.
const MAX_SHORT_BYTES: usize = 60;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A telephone number or an e-mail address, alone or after a short label.
    Contact,
    /// A link and nothing else.
    Link,
    /// `**Label :** …`
    Label,
    /// `Label : …`
    Field,
    /// A few words that begin with a capital and end without punctuation.
    Short,
    /// A line all in bold that ends like a heading.
    Heading,
    Other,
}

pub(super) fn shape(line: &str) -> Shape {
    let whole = line.trim();
    let line = whole.trim_end_matches([',', ';', '.', '|', '–', '-', ' ']);
    if is_link(line) {
        return Shape::Link;
    }
    if line.len() > MAX_LINE_BYTES {
        return Shape::Other;
    }
    if may_be_contact(line) && is_contact(line) {
        return Shape::Contact;
    }
    if let Some((name, rest)) = line.strip_prefix("**").and_then(|rest| rest.split_once("**")) {
        let labelled = name.trim_end().ends_with(':') || rest.trim_start().starts_with(':');
        return match (name.len() < 40 && labelled, rest.is_empty() && whole.ends_with("**")) {
            (true, _) => Shape::Label,
            (_, true) if is_heading(name) => Shape::Heading,
            _ => Shape::Other,
        };
    }
    if is_short(whole) {
        return Shape::Short;
    }
    if is_field(line) { Shape::Field } else { Shape::Other }
}

/// Whether a long paragraph may begin with a heading or a link, which is as long as its address.
pub(super) fn stands_out(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with('[') || line.starts_with("**")
}

/// Whether a line stands whole in bold or in italics.
pub(super) fn is_emphasised(line: &str) -> bool {
    let inside = line.trim().strip_prefix('*').and_then(|line| line.strip_suffix('*'));
    inside.is_some_and(|inside| !inside.trim_matches('*').contains('*'))
}

/// Several words, without the punctuation of a sentence or of a lead-in.
fn is_heading(text: &str) -> bool {
    text.split_whitespace().count() >= 2
        && text.starts_with(char::is_uppercase)
        && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '!' | '»' | ')'))
}

fn is_short(line: &str) -> bool {
    line.len() <= MAX_SHORT_BYTES
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '»'))
        && !line.bytes().any(|byte| matches!(byte, b':' | b'[' | b'<' | b'{'))
}

fn is_field(line: &str) -> bool {
    let name = || line.split_once(':').map(|(name, _)| name.trim_end());
    line.starts_with(char::is_uppercase)
        && name().is_some_and(|name| (2..40).contains(&name.len()) && name.split_whitespace().count() <= 4)
}

fn is_link(line: &str) -> bool {
    if !line.starts_with(['*', '[']) {
        return false;
    }
    let bare = line.trim_matches('*');
    let inside = bare.strip_prefix('[').and_then(|rest| rest.split_once("]("));
    let Some((text, rest)) = inside else { return false };
    let after = rest.split_once(')').map_or("", |(_, after)| after);
    // A link with a class is a button, which may stand beside another.
    let dressed =
        after.is_empty() || (after.starts_with("{:") && after.ends_with('}') && !after.contains(['.', ' ']));
    !text.contains('[') && rest.contains(')') && dressed
}

/// Whether a line holds what no contact goes without; quicker to tell than whether it is one.
pub(super) fn may_be_contact(line: &str) -> bool {
    memchr::memchr3(b'@', b'[', b'(', line.as_bytes()).is_some() || digits(line) >= MIN_DIGITS
}

fn digits(line: &str) -> usize {
    // In bytes, which are added many at once.
    let few = |bytes: &[u8]| bytes.iter().fold(0, |count, byte| count + u8::from(byte.is_ascii_digit()));
    line.as_bytes().chunks(128).map(|bytes| usize::from(few(bytes))).sum()
}

/// A telephone number or an e-mail address that makes up most of its line.
fn is_contact(line: &str) -> bool {
    let telephone = (MIN_DIGITS..=24).contains(&digits(line)) && line.len() <= 70 && has_telephone(line);
    if line.len() <= 70 && is_spelt_mail(line) {
        return true;
    }
    let edge = |c: char| matches!(c, ' ' | '\u{a0}' | '[' | '(' | '<' | ':');
    let mail = memchr::memchr(b'@', line.as_bytes()).is_some()
        && line.split(edge).any(|word| word.contains('@') && word.contains('.'));
    telephone || (mail && line.split_whitespace().count() <= 7)
}

/// Five groups of two digits, as a French number is written.
fn has_telephone(line: &str) -> bool {
    let mut pairs = 0;
    let separators = [' ', '.', '-', '\u{a0}', '\u{202f}', '(', ')', '/', ':'];
    for group in line.split(separators).filter(|group| !group.is_empty()) {
        let two = group.len() == 2 && group.bytes().all(|b| b.is_ascii_digit());
        pairs = if two { pairs + 1 } else { 0 };
        if pairs >= 4
            || (group.len() == 10 && group.starts_with('0') && group.bytes().all(|b| b.is_ascii_digit()))
        {
            return true;
        }
    }
    false
}

/// `presse [at] cartolibre.gouv.fr`, `presse(at)…`, `presse arobase …`
fn is_spelt_mail(line: &str) -> bool {
    static SIGNS: [&str; 6] = ["[at]", "(at)", "[a]", "[arobase]", "(arobase)", "[@]"];
    memchr::memchr2_iter(b'[', b'(', line.as_bytes()).any(|at| {
        let (name, rest) = line.split_at(at);
        let host = SIGNS.iter().find_map(|sign| rest.strip_prefix(sign));
        host.is_some_and(|host| {
            name.trim_end().ends_with(|c: char| c.is_ascii_alphanumeric()) && host.contains('.')
        })
    })
}
