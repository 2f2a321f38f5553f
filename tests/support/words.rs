//! A dictionary in the form that libFuzzer takes.

use std::path::Path;

/// The entries of a file: `"text"` a line, in which `\xNN`, `\\` and `\"` are escapes.
pub fn of(file: &Path) -> Vec<Vec<u8>> {
    let lines = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let entries = lines.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    entries.map(unescaped).collect()
}

fn unescaped(entry: &str) -> Vec<u8> {
    let (head, rest) = entry.split_at(entry.find('\\').unwrap_or(entry.len()));
    let mut bytes = head.as_bytes().to_vec();
    if let Some(rest) = rest.strip_prefix("\\x") {
        let (digits, rest) = rest.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two hex digits"));
        bytes.extend(unescaped(rest));
    } else if let Some(rest) = rest.strip_prefix('\\') {
        let (escaped, rest) = rest.split_at(1);
        bytes.extend_from_slice(escaped.as_bytes());
        bytes.extend(unescaped(rest));
    }
    bytes
}
