//! The outer layer: what was put around the body, taken off piece by piece, and the way back from a place in the body to
//! the string given.

use super::draft::Draft;
use super::finding::Code;
use super::params::{self, Params};
use super::percent;
use super::wrapping::{self, How, Wrapping};
use std::borrow::Cow;

/// More than anybody's code puts around a body; each costs a pass over the string.
const MOST_STAGES: usize = 8;

/// A text, and how the next one came out of it.
struct Stage<'a> {
    from: Cow<'a, [u8]>,
    how: How,
}

/// The body, and what was taken off to get there.
pub(super) struct Peeled<'a> {
    stages: Vec<Stage<'a>>,
    pub body: Cow<'a, [u8]>,
    /// How many times the body was percent-encoded: once is right.
    pub depth: usize,
    /// The last time left `&` and `=` bare.
    pub partial: bool,
    /// The body came in something that has its own ways of encoding.
    pub in_envelope: bool,
}

impl<'a> Peeled<'a> {
    /// Takes off what stands around the body and reports it; `None` where there is no body in it.
    pub fn read(given: &'a str, draft: &mut Draft<'_>) -> Option<Self> {
        let trimmed = given.trim_ascii().as_bytes();
        let margin = given.len() - given.trim_ascii_start().len();
        let first = Stage { from: given.as_bytes().into(), how: How::Slice(margin) };
        let mut peeled =
            Peeled { stages: vec![first], body: trimmed.into(), depth: 0, partial: false, in_envelope: false };
        while peeled.stages.len() <= MOST_STAGES {
            if let Some(wrapping) = wrapping::find(&peeled.body, peeled.depth) {
                peeled.unwrap(wrapping, draft)?;
                continue;
            }
            let found = params::is_body(&peeled.body);
            peeled.partial = found && is_encoded_twice(&peeled.body);
            if found && !peeled.partial {
                return Some(peeled);
            }
            let next = percent::decode(&peeled.body).into_owned();
            if *next == *peeled.body {
                return None;
            }
            peeled.push(How::Percent, next);
            peeled.depth += 1;
            if peeled.partial {
                return Some(peeled);
            }
        }
        None
    }

    fn unwrap(&mut self, wrapping: Wrapping, draft: &mut Draft<'_>) -> Option<()> {
        draft.report_once(wrapping.code, |place| place.at_given(self.given_offset(wrapping.at)));
        self.in_envelope |= wrapping.is_envelope();
        self.push(wrapping.how, wrapping.inner?);
        Some(())
    }

    fn push(&mut self, how: How, next: Vec<u8>) {
        let from = core::mem::replace(&mut self.body, next.into());
        self.stages.push(Stage { from, how });
    }

    /// The byte of the string given at which the body's byte number `at` begins.
    pub fn given_offset(&self, at: usize) -> usize {
        self.stages.iter().rev().fold(at, |at, stage| stage.how.offset(&stage.from, at))
    }

    /// The first `%` of the outer encoding that two hex digits do not follow, in bytes of the string given.
    pub fn bad_escape(&self) -> Option<usize> {
        let percent = |stage: &&Stage<'_>| matches!(stage.how, How::Percent);
        let at = self.stages.iter().rev().find(percent).and_then(|stage| percent::bad_escape(&stage.from))?;
        let before = self.stages.iter().rev().skip_while(|stage| !matches!(stage.how, How::Percent)).skip(1);
        Some(before.fold(at, |at, stage| stage.how.offset(&stage.from, at)))
    }
}

/// What is wrong with how often the body was encoded, if anything is.
pub(super) fn encoding_fault(peeled: &Peeled<'_>, is_raw: bool) -> Option<Code> {
    match peeled.depth {
        0 if is_raw => Some(Code::FullyDecoded),
        _ if is_raw => Some(Code::InnerNotEncoded),
        _ if peeled.in_envelope => None,
        0 => Some(Code::NotEncoded),
        1 if peeled.partial => Some(Code::PartiallyEncoded),
        1 => None,
        _ => Some(Code::OverEncoded),
    }
}

/// Whether it is what `sdkExecute` returns: parameters, their values encoded once, and nothing around them.
pub(super) fn is_plain_body(bytes: &[u8]) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let params = Params::split(bytes);
    params::is_body(bytes)
        && wrapping::find(bytes, 0).is_none()
        && !is_encoded_twice(bytes)
        && !params.is_raw()
        && params.iter().all(|param| param.name.bytes().all(is_name))
}

/// `encodeURI` leaves the body's `&` and `=` bare and turns the `%` of its values into `%25`. A signature and a time of
/// day have characters that every encoder escapes, and have no escapes themselves; nor does JSON begin with one.
///
/// All of them have to agree: one value that was encoded twice is no body that was.
fn is_encoded_twice(body: &[u8]) -> bool {
    let params = Params::split(body);
    let (mut once, mut twice) = (false, false);
    for name in ["sign", "timestamp", "biz_content"] {
        let Some(param) = params.get(name).filter(|param| percent::has_escape(param.encoded)) else { continue };
        let decoded = percent::decode(param.encoded);
        let is_twice = match name {
            // JSON may well have a `%` in it.
            "biz_content" if decoded.trim_ascii_start().starts_with(b"{") => false,
            _ => percent::has_escape(&decoded),
        };
        *(if is_twice { &mut twice } else { &mut once }) = true;
    }
    twice && !once
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_how_often_a_body_was_encoded() {
        for (given, depth) in [
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
            let peeled = Peeled::read(given, &mut Draft::new(given));
            assert_eq!(peeled.map(|peeled| peeled.depth), depth, "{given}");
        }
    }
}
