//! Text before or after the string: a label, a page's path, a line of a log, a tag, a full stop.

use super::super::body::is_name;
use super::super::finding::Code;
use super::super::params::{self, Params, Spans, is_known, known_name_at_start};
use super::super::percent;
use super::cut::is_abridged;
use super::form;
use super::wrapping::Wrapping;

/// A body has at least this many known parameters; with fewer, each may be a word of the text.
const FEWEST: usize = 3;

/// A sentence ends with at most this many punctuation marks.
const MOST_MARKS: usize = 8;

/// The text around a body, if its parameters can be told from it.
pub(super) fn find(text: &[u8]) -> Option<Wrapping> {
    let start = start_of_body(text)?;
    let end = end_of_body(text, start);
    let is_all = start == 0 && end == text.len();
    // What stands behind a body that is not whole may be what is left of it.
    if is_all || (start == 0 && !is_whole(&text[..end])) {
        return None;
    }
    without_text(text, start, end)
}

/// The text around a string that is encoded as a whole, in a text that was not decoded. An encoder of the whole escapes `&`,
/// so that a bare one ends the string, as a quote or a tag does.
pub(super) fn find_encoded(text: &[u8]) -> Option<Wrapping> {
    let is_first = |at: &usize| {
        let follows_text = *at == 0 || !is_name(&text[at - 1..*at]);
        follows_text && encoded_name_at_start(&text[*at..])
    };
    let start = (0..text.len()).find(is_first)?;
    let is_foreign = |byte: &u8| br##"&"<>{}`#"##.contains(byte);
    let end = text[start..].iter().position(is_foreign).map_or(text.len(), |length| start + length);
    // If a `%` follows, it belongs to the string: the end was not found.
    let has_text = [&text[..start], &text[end..]].into_iter().any(|outside| !outside.trim_ascii().is_empty());
    if !has_text || text[end..].contains(&b'%') || !has_enough(&percent::decode(&text[start..end])) {
        return None;
    }
    without_text(text, start, end)
}

/// Whether the text begins with the name of a parameter that is known, and an encoded equals sign, once or more often.
fn encoded_name_at_start(text: &[u8]) -> bool {
    let name = text.iter().take_while(|byte| is_name(&[**byte])).count();
    let sign = text[name..]
        .strip_prefix(b"%")
        .map(|rest| &rest[rest.iter().take_while(|byte| b"25".contains(byte)).count()..]);
    let is_equals = sign.is_some_and(|sign| sign.len() >= 2 && sign[..2].eq_ignore_ascii_case(b"3D"));
    is_equals && is_known(&text[..name])
}

/// What is left without the text before and behind it.
fn without_text(text: &[u8], start: usize, end: usize) -> Option<Wrapping> {
    let place = if start > 0 { 0..start } else { end..text.len() };
    let mut wrapping = Wrapping::around(Code::SurroundingText, place, text, start..end)?;
    let told = |label| format!("the label `{label}` stands before the signStr");
    wrapping.message = label(&text[..start]).map(told);
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
    params.have_all_required()
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
    // The tail stays where the value begins with such a character (it was never encoded), or where an escape follows (only
    // values have escapes).
    if end == 0 || tail.contains(&b'%') || (start == 0 && tail.contains(&b'}')) {
        end = last.encoded.len();
    }
    let marks = last.encoded[..end].iter().rev().take(MOST_MARKS);
    let ends = marks.take_while(|byte| b".,;:!?)]'".contains(byte)).count();
    // Three dots are no full stop: they stand for what was left out.
    if last.encoded[end - ends..end].windows(2).any(|pair| pair == b"..") || is_abridged(last.encoded) {
        return text.len();
    }
    let is_whole = |end: &usize| is_in_form(last.name, &last.encoded[..*end]);
    let end = (end - ends..=end).rev().find(is_whole).unwrap_or(end);
    start + last.value_start + end
}

/// The option or field by whose name the string was introduced: `signStr=`, `signStr: `, `"signStr":"`.
fn label(before: &[u8]) -> Option<&'static str> {
    let end = before.iter().rposition(|byte| is_name(&[*byte]))? + 1;
    let start = before[..end].iter().rposition(|byte| !is_name(&[*byte])).map_or(0, |at| at + 1);
    params::label(&before[start..end])
}
