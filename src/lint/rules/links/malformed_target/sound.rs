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
        rest.bytes().fold(true, |plain, byte| plain & PLAIN.get(usize::from(byte)).unwrap_or(&false))
            && !rest.ends_with(['.', ',', ';'])
            && !(rest.ends_with('0')
                && (rest.ends_with("%20") || rest.ends_with("A0") || rest.ends_with("a0")))
    })
}

fn is_sound_host(host: &str) -> bool {
    let mut before = DOT;
    let mut met = 0;
    for byte in host.bytes() {
        let class = HOST.get(usize::from(byte)).copied().unwrap_or_default();
        if class == 0 || class & before == DOT {
            return false;
        }
        met |= class;
        before = class;
    }
    met & DOT != 0 && before != DOT && !host.starts_with("www.www.") && !host.ends_with(".gouv")
}

const DOT: u8 = 1;

/// [`DOT`], or 2 for the other bytes of a host; 0 for those that no host has.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static HOST: [u8; 256] = {
    let mut host = [0; 256];
    let mut byte = b'-';
    while byte <= b'z' {
        host[byte as usize] = match byte {
            b'.' => DOT,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' => 2,
            _ => 0,
        };
        byte += 1;
    }
    host
};

/// Bytes that are no fault after the host of an address.
#[expect(clippy::indexing_slicing, reason = "an index past the end would not compile")]
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b'!';
    while byte <= b'~' {
        plain[byte as usize] =
            !matches!(byte, b'"' | b'*' | b'<' | b'>' | b'`' | b'\\' | b'[' | b']' | b'{' | b'}' | b':');
        byte += 1;
    }
    plain
};
