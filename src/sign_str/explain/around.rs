//! Text before or after the string: a label, a page's path, a line of a log, a tag, a full stop.

use super::super::MISNAMED;
use super::super::body::is_name;
use super::super::finding::Code;
use super::super::params::{Params, REQUIRED, Spans, known_name_at_start};
use super::form;
use super::wrapping::Wrapping;

/// So many known parameters make a body; of fewer, each may be a word of the text.
const FEWEST: usize = 3;

/// The text around a body, if its parameters can be told from it.
pub(super) fn find(text: &[u8]) -> Option<Wrapping> {
    let start = start_of_body(text)?;
    let end = end_of_body(text, start);
    let is_all = start == 0 && end == text.len();
    // What stands behind a body that is not whole may be what is left of it.
    if is_all || (start == 0 && !is_whole(&text[..end])) {
        return None;
    }
    let at = if start > 0 { 0 } else { end };
    let mut wrapping = Wrapping::around(Code::SurroundingText, at, text, start, end)?;
    wrapping.message = label(&text[..start]).map(|label| format!("the label `{label}` stands before the signStr"));
    Some(wrapping)
}

/// Where the first parameter begins; what is between `&` before it may be parameters that nobody knows.
fn start_of_body(text: &[u8]) -> Option<usize> {
    let mut start = 0;
    for piece in text.split(|byte| *byte == b'&') {
        let is_first = |at: &usize| {
            let follows_text = *at > 0 && !is_name(&piece[at - 1..*at]);
            follows_text && known_name_at_start(&piece[*at..]).is_some()
        };
        if known_name_at_start(piece).is_some() {
            return has_enough(text).then_some(0);
        }
        if let Some(at) = (0..piece.len()).rfind(is_first) {
            let at = start + at;
            return Some(at).filter(|at| label(&text[..*at]).is_some() || has_enough(&text[*at..]));
        }
        start += piece.len() + 1;
    }
    None
}

fn is_whole(body: &[u8]) -> bool {
    let spans = Spans::of(body);
    let params = Params::new(body, &spans);
    REQUIRED.iter().all(|name| !params.text(name).is_empty())
}

fn has_enough(body: &[u8]) -> bool {
    body.split(|byte| *byte == b'&').filter(|pair| known_name_at_start(pair).is_some()).nth(FEWEST - 1).is_some()
}

/// Where the last value ends: before what an encoder would have escaped, or what its form has no place for.
fn end_of_body(text: &[u8], start: usize) -> usize {
    let body = &text[start..];
    let spans = Spans::of(body);
    let params = Params::new(body, &spans);
    let is_in_form = |name, encoded| form::is_kept(params, name, encoded) == Some(true);
    let Some(last) = params.last().filter(|last| !is_in_form(last.name, last.encoded)) else { return text.len() };
    let is_foreign = |byte: &u8| !byte.is_ascii_graphic() || br##""<>\^`{|},;#"##.contains(byte);
    let mut end = last.encoded.iter().position(is_foreign).unwrap_or(last.encoded.len());
    let tail = &last.encoded[end..];
    // A value that stands bare is no text behind one, and an escape is a value's.
    if end == 0 || tail.contains(&b'%') || (start == 0 && tail.contains(&b'}')) {
        end = last.encoded.len();
    }
    let ends = last.encoded[..end].iter().rev().take_while(|byte| b".,;:!?)'".contains(byte)).count();
    // Three dots are no full stop: they stand for what was left out.
    let ends = if last.encoded[end - ends..end].windows(2).any(|pair| pair == b"..") { 0 } else { ends };
    let is_whole = |end: &usize| is_in_form(last.name, &last.encoded[..*end]);
    let end = (end - ends..=end).rev().find(is_whole).unwrap_or(end);
    start + last.value_start + end
}

/// The option or field by whose name the string was introduced: `signStr=`, `signStr: `, `"signStr":"`.
fn label(before: &[u8]) -> Option<&'static str> {
    let end = before.iter().rposition(|byte| is_name(&[*byte]))? + 1;
    let start = before[..end].iter().rposition(|byte| !is_name(&[*byte])).map_or(0, |at| at + 1);
    MISNAMED.into_iter().chain(["signStr"]).find(|label| label.as_bytes() == &before[start..end])
}
