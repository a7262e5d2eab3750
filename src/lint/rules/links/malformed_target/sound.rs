//! Addresses in which nothing is wrong, told at first sight.

use crate::body::LinkKind;
use crate::lint::links::Target;
use crate::lint::rules::links::is_email;

/// Whether one look at each byte shows that nothing is wrong, as it does for nearly all addresses.
pub(super) fn is_sound(target: &Target<'_>) -> bool {
    let text = target.text;
    let rest = match target.kind {
        LinkKind::Telephone | LinkKind::Anchor => return true,
        LinkKind::Web => {
            let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
            let host = target.host.filter(|host| is_sound_host(host));
            rest.zip(host).and_then(|(rest, host)| rest.strip_prefix(host))
        }
        // What begins like `http` may be a scheme that is written otherwise.
        LinkKind::SitePath => Some(text).filter(|text| !text.starts_with(['h', 'H'])),
        LinkKind::Mail => {
            let address = text.strip_prefix("mailto:").and_then(|rest| rest.split('?').next());
            return address.is_some_and(is_email);
        }
        LinkKind::Other => None,
    };
    rest.is_some_and(|rest| {
        rest.bytes().all(|byte| PLAIN[usize::from(byte)])
            && !rest.ends_with(['.', ',', ';'])
            && !(rest.ends_with('0')
                && (rest.ends_with("%20") || rest.ends_with("A0") || rest.ends_with("a0")))
    })
}

fn is_sound_host(host: &str) -> bool {
    let mut before = b'.';
    let mut dots = 0;
    for byte in host.bytes() {
        match byte {
            b'.' if before == b'.' => return false,
            b'.' => dots += 1,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' => {}
            _ => return false,
        }
        before = byte;
    }
    dots > 0
        && before != b'.'
        && !host.starts_with("www.www.")
        && !host.starts_with("http")
        && !host.ends_with(".gouv")
}

/// Bytes that are no fault after the host of an address.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        plain[byte as usize] =
            !matches!(byte, b'"' | b'<' | b'>' | b'`' | b'\\' | b'[' | b']' | b'{' | b'}' | b':');
        byte += 1;
    }
    plain
};
