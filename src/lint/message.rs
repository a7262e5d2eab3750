//! Parts of messages, in French.

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
    let (open, close) = if text.contains(['«', '»']) { ("`", "`") } else { ("«\u{a0}", "\u{a0}»") };
    let mut out = String::with_capacity(text.len() + 8);
    out.push_str(open);
    let (mut space, mut count) = (false, 0);
    for c in text.trim().chars() {
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
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_on_one_line_and_cuts() {
        assert_eq!(quoted(" l’État\r\n  partout "), "«\u{a0}l’État partout\u{a0}»");
        assert_eq!(quoted(&"é".repeat(70)).chars().count(), 65);
    }
}
