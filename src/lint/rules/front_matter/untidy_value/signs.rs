//! Signs of a formatting that a plain text shows: where they are, and their length.

/// Looked through for the end of a tag, in bytes.
const LONGEST_TAG: usize = 200;

/// A pair of `**` or `__` around a word, or the middle of a link.
pub(super) fn markdown(text: &str) -> Option<(usize, usize)> {
    if let Some(at) = text.find("](") {
        return text.get(..at)?.contains('[').then_some((at, 2));
    }
    let pair = |mark: &str| {
        let at = text.find(mark)?;
        let inside = text.get(at + mark.len()..)?;
        let closes = inside.find(mark).is_some_and(|end| end > 0);
        (closes && !inside.starts_with(' ')).then_some((at, mark.len()))
    };
    pair("**").or_else(|| pair("__")).or_else(|| single_pair(text)).or_else(|| alone(text))
}

/// `*mot*`, `_mot_`, `` `mot` ``: the marks touch the word, and nothing touches them.
fn single_pair(text: &str) -> Option<(usize, usize)> {
    text.match_indices(['*', '_', '`']).find_map(|(at, mark)| {
        let before = text.get(..at)?.chars().next_back();
        let inside = text.get(at + 1..)?;
        let opens = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '«' | '’' | '\''))
            && inside.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '«' | '“'));
        let (held, after) = inside.split_once(mark)?;
        let closes = !held.ends_with(char::is_whitespace)
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '*');
        (opens && closes).then_some((at, mark.len()))
    })
}

/// `# ` at the head of the text; a backslash before a sign that needs none here.
fn alone(text: &str) -> Option<(usize, usize)> {
    let hashes = text.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && text.get(hashes..)?.starts_with(' ') {
        return Some((0, hashes));
    }
    let at = text.find('\\')?;
    text.get(at + 1..)?.starts_with(['*', '_', '#', '[', ']', '(', ')', '\'', '"', '`']).then_some((at, 2))
}

/// `&nbsp;`, `&#160;`
pub(super) fn entity(text: &str) -> Option<(usize, usize)> {
    text.match_indices('&').find_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let end = rest.find(';').filter(|end| (2..=8).contains(end))?;
        let name = rest.get(..end)?.strip_prefix('#').unwrap_or(rest.get(..end)?);
        name.bytes().all(|b| b.is_ascii_alphanumeric()).then_some((at, end + 2))
    })
}

/// The first tag of those that editors use: `<b>`, `</sup>`, `<br/>`.
pub(super) fn tag(text: &str) -> Option<(usize, usize)> {
    const NAMES: [&str; 14] =
        ["b", "i", "u", "em", "strong", "span", "br", "p", "sup", "sub", "small", "mark", "a", "font"];
    text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at + 1..)?;
        let end = rest.get(..rest.floor_char_boundary(LONGEST_TAG))?.find('>')?;
        let inside = rest.get(..end)?.trim_matches('/');
        let name = inside.split([' ', '/']).next().unwrap_or("");
        NAMES.iter().any(|known| known.eq_ignore_ascii_case(name)).then_some((at, end + 2))
    })
}
