//! Parts of messages, in French.

use crate::render::escape;
use crate::text::bytes::trimmed;

/// The longest quotation in a message, in characters.
const LONGEST: usize = 60;

/// A text of the document between guillemets, on one line and not too long; between `…` when it
/// holds guillemets itself.
///
/// ```
/// assert_eq!(parapheur::lint::quoted(" l’État\n"), "«\u{a0}l’État\u{a0}»");
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    with("", text)
}

/// `lead`, then a text of the document as [`quoted`] shows it: « Écrire « l’État » ».
pub(crate) fn with(lead: &str, text: &str) -> String {
    between(lead, text, "")
}

/// The same with `tail` after it.
pub(crate) fn between(lead: &str, text: &str, tail: &str) -> String {
    let guillemets = memchr::memchr_iter(0xc2, text.as_bytes())
        .any(|at| matches!(text.as_bytes().get(at + 1), Some(0xab | 0xbb)));
    let (open, close) = if guillemets { ("`", "`") } else { ("«\u{a0}", "\u{a0}»") };
    let mut out = String::with_capacity(lead.len() + text.len().min(2 * LONGEST) + tail.len() + 12);
    out.push_str(lead);
    out.push_str(open);
    let text = trimmed(text);
    let beginning = beginning(text);
    if is_plain(beginning) {
        out.push_str(beginning);
        out.push_str(if beginning.len() < text.len() { "…" } else { "" });
        out.push_str(close);
        out.push_str(tail);
        return out;
    }
    let (mut space, mut count) = (false, 0);
    for c in text.chars() {
        let blank = c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
        if !(blank && space) {
            if count == LONGEST {
                out.push('…');
                break;
            }
            out.push(if blank { ' ' } else { c });
            count += 1;
        }
        space = blank;
    }
    out.push_str(close);
    out.push_str(tail);
    out
}

/// The first characters of a text, [`LONGEST`] of them.
fn beginning(text: &str) -> &str {
    if text.len() <= LONGEST {
        return text;
    }
    let firsts = text.bytes().enumerate().filter(|&(_, byte)| !matches!(byte, 0x80..0xc0));
    let end = firsts.map(|(at, _)| at).nth(LONGEST).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Whether a text is quoted as it is, as far as bytes tell: no line end, single spaces, none of the blanks that
/// French does not use.
fn is_plain(text: &str) -> bool {
    let look = |(odd, before): (u8, u8), byte: u8| {
        let (is, after) = BYTES.get(usize::from(byte)).copied().unwrap_or_default();
        (odd | after & before, is | ANY)
    };
    text.bytes().fold((0, ANY), look).0 == 0
}

const ANY: u8 = 1;
const SPACE: u8 = 1 << 1;
const C2: u8 = 1 << 2;
const E2: u8 = 1 << 3;
const X80: u8 = 1 << 4;

/// What each byte is, and what it is odd after.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static BYTES: [(u8, u8); 256] = {
    let mut table = [(0, 0); 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' => (SPACE, SPACE),
            ..b' ' | 0x7f | 0xe1 | 0xe3 => (0, ANY),
            0xc2 => (C2, 0),
            0xe2 => (E2, 0),
            // U+0085, U+2000 to U+200F, U+2028, U+2029; U+2040 to U+207F.
            0x80 => (X80, X80),
            0x81 => (0, E2 | X80),
            0x85 => (0, C2 | X80),
            0x82..0x90 | 0xa8 | 0xa9 => (0, X80),
            _ => (0, 0),
        };
        byte += 1;
    }
    table
};

/// Whether a text may hold what [`escape`](crate::render::escape) writes out, as far as bytes tell: no
/// sign of ordinary French does.
fn may_drive(bytes: &[u8]) -> bool {
    const CHUNK: usize = 16;
    // Without branches: every message passes here, and so it is done many bytes at once.
    let drives = |(&one, &two): (&u8, &u8)| {
        // The fourth stands for 0xEF and 0xF3, which lead what drives, and for few that are met.
        let alone = (one < b' ') | (one == 0x7f) | (one == 0x81) | (one | 0x1c == 0xff) | (one == 0xd8);
        let control = (one == 0xc2) & (two < 0xa0);
        // U+200E and U+200F, U+2028 to U+202E, and what shares their bits; not U+202F.
        let mark = (one == 0x80) & (two & 0xd8 == 0x88) & (two != 0xaf);
        alone | control | mark
    };
    let any = |[ones @ .., _]: &[u8; CHUNK + 1], [_, twos @ ..]: &[u8; CHUNK + 1]| {
        ones.iter().zip(twos).fold(false, |found, pair| found | drives(pair))
    };
    let (mut rest, mut found) = (bytes, false);
    while let Some(window) = rest.first_chunk() {
        found |= any(window, window);
        rest = rest.get(CHUNK..).unwrap_or_default();
    }
    // The last bytes are looked at along with some before them, when there are enough.
    let mut window = [b' '; CHUNK + 1];
    let [room @ .., _] = &mut window;
    match bytes.last_chunk() {
        Some(last) => *room = *last,
        None => room.iter_mut().zip(bytes).for_each(|(to, &byte)| *to = byte),
    }
    found || any(&window, &window)
}

/// A message in which nothing quoted from the document can drive a terminal: whoever prints findings
/// need not know that it could.
pub(crate) fn written_out(message: String) -> String {
    if may_drive(message.as_bytes()) { escape(&message).into_owned() } else { message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_out_is_what_may_drive() {
        for c in ('\0'..='\u{ffff}').chain('\u{e0000}'..='\u{e007f}') {
            let text = String::from(c);
            let written_out = crate::render::escape(&text) != text;
            assert!(!written_out || may_drive(text.as_bytes()), "{c:?}");
        }
        assert!(!may_drive("« L’été\u{a0}: 12\u{202f}% – œuvre… »".as_bytes()));
    }

    #[test]
    fn what_is_plain_is_quoted_as_it_is() {
        for c in
            ('\0'..='\u{ffff}').filter(|c| c.is_whitespace() && !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
        {
            assert_eq!(quoted(&format!("l’{c}été")), "«\u{a0}l’ été\u{a0}»", "{c:?}");
        }
        let text = "L’été\u{a0}: 12\u{202f}% – À œuvrer…";
        assert!(is_plain(text) && quoted(text).contains(text));
    }

    #[test]
    fn quotes_on_one_line_and_cuts() {
        assert_eq!(quoted(" l’État\r\n  partout "), "«\u{a0}l’État partout\u{a0}»");
        assert_eq!(quoted(&"é".repeat(70)).chars().count(), 65);
        for (text, expected) in [
            ("a".repeat(60), "a".repeat(60)),
            ("é ".repeat(31), "é ".repeat(30) + "…"),
            ("é\n".repeat(40), "é ".repeat(30) + "…"),
            ("é".repeat(59) + "  a", "é".repeat(59) + " …"),
            ("é".repeat(60) + "\n a", "é".repeat(60) + "…"),
        ] {
            assert_eq!(quoted(&text), format!("«\u{a0}{expected}\u{a0}»"));
        }
    }
}
