//! The outer layer: what was put around the body, taken off piece by piece.

use super::super::body::{Body, Encoding};
use super::super::finding::Findings;
use super::super::params::{Param, Params, Spans};
use super::super::path::Path;
use super::super::percent;
use super::wrapping::{self, Wrapping};
use super::{are_encoded_twice, form};
use std::borrow::Cow;

/// More than anybody's code puts around a body; each costs a pass over the string.
const MOST_STEPS: usize = 8;

/// Takes off what stands around the body. Returns what that was, from the outside in, and the body if there is one.
pub(super) fn unwrap(given: &str) -> (Findings, Option<Body<'_>>) {
    let mut unwrapping = Unwrapping { found: Findings::default(), encoding: Encoding::default() };
    let body = unwrapping.body(given);
    (unwrapping.found, body)
}

/// Whether all that the gateway needs is there, and each parameter has a name and a value that says one thing only, in a
/// text that was decoded so many times.
fn is_complete(params: Params<'_>, times: usize) -> bool {
    let is_in_form = |param: &Param<'_>| form::is_kept(params, param.name, param.encoded) != Some(false);
    let has_break = |param: &Param<'_>| param.encoded.iter().any(u8::is_ascii_control);
    let can_be_read = |param: Param<'_>| {
        // A value with a bare character, and the last value, must have the form of their parameter; a parameter without a
        // form may hold any text. In a body that is not encoded, a control character means that somebody broke a line.
        let is_odd = param.first_bare_byte().is_some() || params.is_last(&param);
        let is_broken = times == 0 && has_break(&param);
        param.decodes_without_doubt() && !is_broken && (!is_odd || is_in_form(&param))
    };
    params.have_all_required() && params.have_names() && !params.hold_a_label() && params.iter().all(can_be_read)
}

struct Unwrapping {
    found: Findings,
    encoding: Encoding,
}

impl Unwrapping {
    fn body<'a>(&mut self, given: &'a str) -> Option<Body<'a>> {
        let mut path = Path::new(given);
        let mut text: Cow<'a, [u8]> = given.trim_ascii().as_bytes().into();
        while path.len() < MOST_STEPS {
            let spans = Spans::of(&text);
            let params = Params::new(&text, &spans);
            // Around parameters that are all there, there is nothing: what they hold is theirs.
            let is_complete = is_complete(params, self.encoding.times);
            if !is_complete && let Some(wrapping) = wrapping::find(&text, self.encoding.times) {
                self.add(&wrapping, &path);
                path.push(text, wrapping.start, wrapping.read);
                text = wrapping.inner.into();
                continue;
            }
            let is_body = is_complete || params.are_of_a_body();
            self.encoding.is_partial = is_body && are_encoded_twice(params);
            if is_body && !self.encoding.is_partial {
                return Some(Body::new(path, text, self.encoding));
            }
            if !percent::has_escape(&text) {
                return None;
            }
            self.encoding.bad_escape = percent::bad_escape(&text).map(|at| path.given_offset(at));
            self.encoding.times += 1;
            let decoded = percent::decode(&text).into_owned();
            path.push(text, 0, percent::piece);
            text = decoded.into();
            if self.encoding.is_partial {
                return Some(Body::new(path, text, self.encoding));
            }
        }
        None
    }

    /// Adds what was found, once of a kind.
    fn add(&mut self, wrapping: &Wrapping, path: &Path<'_>) {
        if self.found.has(wrapping.code) {
            return;
        }
        let finding = self.found.add(wrapping.code).at(path.place_of(wrapping.place.clone()));
        if let Some(message) = &wrapping.message {
            finding.worded(message.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_how_often_a_body_was_encoded() {
        for (given, times) in [
            ("method=a", Some(0)),
            ("x=1&sign=a", Some(0)),
            ("method%3Da%26sign%3Db", Some(1)),
            ("method%3da", Some(1)),
            ("method%253Da", Some(2)),
            ("method%2525253Da", Some(4)),
            ("https://openapi.alipay.com/gateway.do?charset=utf-8", Some(0)),
            ("https%3A%2F%2Fopenapi.alipay.com%2Fgateway.do%3Fcharset%3Dutf-8", Some(1)),
            ("https://example.com/method=1", None),
            ("method", None),
            ("my_method=1", None),
            ("%", None),
            ("", None),
        ] {
            let (_, body) = unwrap(given);
            assert_eq!(body.map(|body| body.encoding.times), times, "{given}");
        }
    }
}
