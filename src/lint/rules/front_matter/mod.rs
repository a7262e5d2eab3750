//! FM rules, one file each, in the order of their codes.

mod conflicting_keys;
mod deprecated_key;
mod duplicate_key;
mod impossible_path;
mod incomplete_attachment;
mod invalid_yaml;
mod malformed_contact;
mod malformed_fence;
mod misread_value;
mod misshapen_value;
mod missing_required_field;
mod misspelt_key;
mod placeholder_value;
mod repeated_tag;
mod split_image;
mod stray_null_key;
mod unknown_category;
mod untidy_upload_name;
mod untidy_value;

use crate::lint::Context;
use crate::lint::rule::Rule;
use crate::span::Span;

pub(super) static RULES: &[&Rule] = &[
    &malformed_fence::RULE,
    &invalid_yaml::RULE,
    &duplicate_key::RULE,
    &misread_value::RULE,
    &misshapen_value::RULE,
    &missing_required_field::RULE,
    &misspelt_key::RULE,
    &deprecated_key::RULE,
    &conflicting_keys::RULE,
    &incomplete_attachment::RULE,
    &impossible_path::RULE,
    &split_image::RULE,
    &unknown_category::RULE,
    &repeated_tag::RULE,
    &untidy_value::RULE,
    &untidy_upload_name::RULE,
    &placeholder_value::RULE,
    &stray_null_key::RULE,
    &malformed_contact::RULE,
];

/// The lines of an entry or an item, their end included, when nothing but `marker` and spaces stands
/// beside it.
fn whole_line(cx: &Context<'_, '_>, entry: Span, marker: &str) -> Option<Span> {
    let text = cx.release.source.text();
    let head = text.get(..entry.start() as usize)?.strip_suffix(marker)?.trim_end_matches([' ', '\t']);
    let tail = text.get(entry.end() as usize..)?.trim_start_matches([' ', '\t']);
    let rest = tail.strip_prefix("\r\n").or_else(|| tail.strip_prefix('\n'))?;
    head.ends_with('\n').then(|| Span::from_range(head.len()..text.len() - rest.len()))
}

/// The first line of a front matter in TOML: `+++`, closed by another.
fn toml_fence(cx: &Context<'_, '_>) -> Option<Span> {
    let text = cx.release.source.text();
    let inner = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.len() - inner.len();
    let mut lines = inner.lines();
    let opens = lines.next().is_some_and(|line| line.trim_end() == "+++");
    (opens && lines.any(|line| line.trim_end() == "+++")).then(|| Span::from_range(start..start + 3))
}

/// `title: #Cartolibre`: what stands after the key is no value to YAML.
fn commented_out(cx: &Context<'_, '_>, key: Span) -> Option<Span> {
    let text = cx.release.source.text();
    let after = text.get(key.end() as usize..)?;
    let line = after.split(['\n', '\r']).next()?;
    let value = line.trim_start_matches(['"', '\'']).strip_prefix(':')?.trim_start();
    let start = key.range().end + line.len() - value.len();
    let comment = Span::from_range(start..start + value.trim_end().len());
    // A remark keeps its distance.
    value.strip_prefix('#')?.starts_with(char::is_alphanumeric).then_some(comment)
}
