//! A name for each finding that stays when lines move.

use std::collections::BTreeMap;

use super::Report;

/// A name for each finding of a document, in order: 16 hexadecimal digits made of the path, the
/// rule, the text at fault and the message, and of a rank among those that are the same.
///
/// Edits elsewhere in the document do not change it, nor does another run or another version.
#[must_use]
pub fn fingerprints(report: &Report<'_>) -> Vec<String> {
    let mut met: BTreeMap<_, u32> = BTreeMap::new();
    let mut name = |finding: &crate::Diagnostic| {
        let text = finding.span.slice(report.text);
        let hash = fnv([report.path, finding.code, text, &finding.message]);
        let rank = met.entry(hash).or_default();
        *rank += 1;
        format!("{:016x}", fnv([&format!("{hash:016x}"), &rank.to_string()]))
    };
    report.findings.iter().map(&mut name).collect()
}

/// FNV-1a over the parts, each ended by a zero.
fn fnv<const N: usize>(parts: [&str; N]) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    parts.iter().flat_map(|part| part.bytes().chain([0])).fold(0xcbf2_9ce4_8422_2325, step)
}
