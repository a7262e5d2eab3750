//! The split, against Jekyll's own pattern followed sign by sign.

use parapheur::{MAX_DOCUMENT_BYTES, Source, split};

/// Front matter and body stand where `\A(---\s*\n.*?\n?)^((---|\.\.\.)\s*$\n?)` puts them; nothing is lost.
pub fn stand_where_jekyll_sees_them(text: &str) {
    let found = split(Source::new(text));
    assert!(text.get(found.body.range()).is_some());
    if text.len() > MAX_DOCUMENT_BYTES {
        return;
    }
    assert_eq!(found.body.end() as usize, text.len(), "bytes are lost at the end");
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    match jekyll(&text[mark.min(3)..]) {
        _ if mark > 3 => {} // marks are no part of the pattern
        None => assert_eq!(found.front_matter, None, "no front matter in {text:?}"),
        Some((closing, body)) => {
            let block = found.front_matter.unwrap_or_else(|| panic!("a front matter in {text:?}"));
            let at = |offset: u32| offset as usize - mark;
            assert_eq!(at(block.closing.start()), closing, "the fence that closes in {text:?}");
            assert_eq!(at(found.body.start()), body, "the body begins in {text:?}");
        }
    }
    if let Some(miss) = found.near_miss {
        assert!(text.get(miss.span.range()).is_some());
        if let Some(block) = miss.meant.map(|meant| meant.front_matter) {
            assert!(block.opening.end() <= block.yaml.start() && block.yaml.end() <= block.closing.start());
        }
    }
}

/// Where the fence after the YAML begins, and where the body does.
fn jekyll(text: &str) -> Option<(usize, usize)> {
    let opened = text.strip_prefix("---")?;
    let after =
        |line: &str| line.len() - line.trim_start_matches([' ', '\t', '\n', '\r', '\u{b}', '\u{c}']).len();
    // `\s*\n` takes as many lines as it can.
    let content = 3 + opened[..after(opened)].rfind('\n')? + 1;
    let lines =
        std::iter::once(content).chain(text[content..].match_indices('\n').map(|(at, _)| content + at + 1));
    for line in lines {
        let Some(rest) = text[line..].strip_prefix("---").or(text[line..].strip_prefix("...")) else {
            continue;
        };
        let blank = &rest[..after(rest)];
        let end = match blank.rfind('\n') {
            _ if blank.len() == rest.len() => text.len(),
            Some(last) => line + 3 + last + 1,
            None => continue,
        };
        return Some((line, end));
    }
    None
}
