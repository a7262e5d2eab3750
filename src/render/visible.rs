//! Text of a document made fit to be shown: nothing in it can drive a terminal, and what cannot be
//! seen can be.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

/// How many columns a tab takes where it is shown.
const TAB: usize = 4;

/// A text in which control characters and direction overrides are written out.
///
/// `ESC` becomes `␛`, U+202E becomes `<U+202E>`, a line end `␊`. What people type (accents, emoji,
/// no-break spaces) stays as it is.
///
/// ```
/// use parapheur::render::escape;
///
/// assert_eq!(escape("été \u{1b}[2J\u{202e}"), "été ␛[2J<U+202E>");
/// ```
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(is_dangerous) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        push(c, &mut out);
    }
    Cow::Owned(out)
}

/// A text in which every character that cannot be seen is: no-break spaces as `⍽`, narrow ones as
/// `⌴`, tabs as `→`, the rest as [`escape`] does, zero-width characters included.
#[must_use]
pub fn reveal(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_dangerous(c) || is_unseen(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\u{a0}' => out.push('⍽'),
            '\u{202f}' => out.push('⌴'),
            '\t' => out.push('→'),
            _ if is_unseen(c) => code_point(c, &mut out),
            _ => push(c, &mut out),
        }
    }
    Cow::Owned(out)
}

/// A JSON text in which the same characters as in [`escape`] are written `\uXXXX`.
///
/// JSON writers leave most of them as they are; in a JSON text they stand inside strings only.
#[must_use]
pub fn escape_json(json: &str) -> Cow<'_, str> {
    escape_units(json, |c| c > '\u{7e}' && is_dangerous(c))
}

/// A JSON text that can stand inside `<script>` in a page: nothing in it closes or opens a tag.
///
/// ```
/// use parapheur::render::escape_script;
///
/// assert_eq!(escape_script(r#""</script> & cie""#), r#""\u003c/script\u003e \u0026 cie""#);
/// ```
#[must_use]
pub fn escape_script(json: &str) -> Cow<'_, str> {
    escape_units(json, |c| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}'))
}

/// How many columns of a terminal a text takes once escaped or revealed.
pub(super) fn width(shown: &str) -> usize {
    UnicodeWidthStr::width(shown)
}

/// Escaped, tabs as spaces: what stands in a source line outside the text at fault.
pub(super) fn context(text: &str) -> Cow<'_, str> {
    let escaped = |text: &str| escape(text).into_owned();
    if text.contains('\t') {
        let blank = " ".repeat(TAB);
        return Cow::Owned(text.split('\t').map(escaped).collect::<Vec<_>>().join(&blank));
    }
    escape(text)
}

/// A JSON text in which some characters are written `\uXXXX`.
fn escape_units(json: &str, escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !json.contains(&escaped) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if escaped(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn push(c: char, out: &mut String) {
    match c {
        '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}')),
        '\u{7f}' => out.push('␡'),
        _ if is_dangerous(c) => code_point(c, out),
        _ => out.push(c),
    }
}

fn code_point(c: char, out: &mut String) {
    let _ = write!(out, "<U+{:04X}>", c as u32);
}

/// Control characters, line and paragraph separators, direction controls, tags.
fn is_dangerous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
        || matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// What takes no room, or the room of a space, without being one.
fn is_unseen(c: char) -> bool {
    match c {
        '\u{fe0f}' | '\u{200d}' => false, // parts of emoji
        '\u{a0}' | '\u{202f}' | '\t' | '\u{ad}' | '\u{feff}' | '\u{2000}'..='\u{200c}' => true,
        '\u{3000}' | '\u{1680}' | '\u{205f}'..='\u{2064}' => true,
        // Fillers, and selectors of glyphs: a text can be hidden in them.
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{3164}' | '\u{ffa0}' | '\u{fe00}'..='\u{fe0e}' | '\u{1d173}'..='\u{1d17a}' => true,
        '\u{e0080}'..='\u{e0fff}' => true,
        '\u{300}'..='\u{36f}' => true, // an accent apart from its letter looks like the accented letter
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_drives_a_terminal_or_a_reader_is_left() {
        let hostile = "a\u{1b}]0;x\u{7}\u{9b}2J\r\n\u{202e}\u{2066}\u{2028}\u{e0041}é";
        for shown in [escape(hostile), reveal(hostile), context(hostile)] {
            assert!(!shown.chars().any(is_dangerous), "{shown:?}");
            assert!(shown.starts_with('a') && shown.ends_with('é'));
        }
        let json = escape_json("\"\u{202e}\u{9b}é\u{e0041}\"").into_owned();
        assert_eq!(json, "\"\\u202e\\u009bé\\udb40\\udc41\"");
    }

    #[test]
    fn no_break_spaces_are_kept_or_revealed() {
        assert_eq!(escape("«\u{a0}été\u{a0}»\u{202f}!"), "«\u{a0}été\u{a0}»\u{202f}!");
        assert_eq!(reveal("«\u{a0}été\u{a0}»\u{202f}!\u{200b}"), "«⍽été⍽»⌴!<U+200B>");
        assert_eq!(reveal("a\u{e0100}\u{2063}\u{3164}❤\u{fe0f}"), "a<U+E0100><U+2063><U+3164>❤\u{fe0f}");
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        assert_eq!(width("été"), 3);
        assert_eq!(width("e\u{301}te\u{301}"), 3);
        assert_eq!(width("日本 😀"), 7);
        assert_eq!(width(&context("\tété")), 7);
    }
}
