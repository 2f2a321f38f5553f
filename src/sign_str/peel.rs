//! The outer layer: what was put around the body, taken off piece by piece, and the way back from a place in the body to
//! the string given.

use super::finding::Code;
use super::params::Params;
use super::percent;
use super::report::Report;
use super::steps::{self, Step};
use super::wrapping::{self, Wrapping};
use crate::bytes::{is_word, margin};

/// More than anybody's code puts around a body; each costs a pass over the string.
const MOST_STAGES: usize = 8;

/// What holds a body that is encoded by rules of its own, so that how often it was says nothing.
const ENVELOPES: [Code; 3] = [Code::JsonWrapped, Code::AlipaysScheme, Code::GatewayUrl];

/// A text, and how the next one came out of it: by the steps from that byte on.
struct Stage {
    from: Vec<u8>,
    start: usize,
    step: Step,
}

/// The body, and what was taken off to get there.
pub(super) struct Peeled<'a> {
    given: &'a [u8],
    stages: Vec<Stage>,
    pub body: Vec<u8>,
    /// How many times the body was percent-encoded: once is right.
    pub depth: usize,
    /// The last time left `&` and `=` bare.
    pub partial: bool,
    /// The first `%` of the outer encoding that two hex digits do not follow, in bytes of the string given.
    pub bad_escape: Option<usize>,
}

impl<'a> Peeled<'a> {
    /// Takes off what stands around the body; `None` where there is no body in it.
    pub fn of(given: &'a str) -> Option<Self> {
        Self::read(given, &mut Report::new())
    }

    /// Whether it is what `sdkExecute` returns: parameters, their values encoded once, and nothing around them.
    pub fn is_plain(&self) -> bool {
        let params = Params::split(&self.body);
        self.stages.is_empty()
            && !params.is_raw()
            && params.iter().all(|param| param.name.iter().all(|byte| is_word(*byte)))
    }

    /// Takes off what stands around the body and reports it; `None` where there is no body in it.
    pub fn read(given: &'a str, report: &mut Report) -> Option<Self> {
        let given = given.as_bytes();
        let body = given.trim_ascii().to_vec();
        let mut peeled = Peeled { given, stages: Vec::new(), body, depth: 0, partial: false, bad_escape: None };
        while peeled.stages.len() < MOST_STAGES {
            if let Some(Wrapping { code, at, start, step, inner }) = wrapping::find(&peeled.body, peeled.depth) {
                if !report.has(code) {
                    report.add(code).at(peeled.place(at));
                }
                peeled.push(start, step, inner);
                continue;
            }
            let params = Params::split(&peeled.body);
            let found = params.is_body();
            peeled.partial = found && params.are_encoded_twice();
            if found && !peeled.partial {
                return Some(peeled);
            }
            if !percent::has_escape(&peeled.body) {
                break;
            }
            peeled.decode();
            if peeled.partial {
                return Some(peeled);
            }
        }
        None
    }

    fn decode(&mut self) {
        let at = percent::intact(&self.body);
        self.bad_escape = (at < self.body.len()).then(|| self.given_offset(at));
        self.push(0, percent::piece, percent::decode(&self.body));
        self.depth += 1;
    }

    fn push(&mut self, start: usize, step: Step, next: Vec<u8>) {
        let from = core::mem::replace(&mut self.body, next);
        self.stages.push(Stage { from, start, step });
    }

    /// The byte of the string given at which the body's byte number `at` begins.
    pub fn given_offset(&self, at: usize) -> usize {
        let before = |at, stage: &Stage| stage.start + steps::offset(&stage.from[stage.start..], at, stage.step);
        margin(self.given) + self.stages.iter().rfold(at, before)
    }

    /// The place of the body's byte number `at`, in UTF-16 units of the string given.
    pub fn place(&self, at: usize) -> usize {
        units(self.given, self.given_offset(at))
    }
}

/// How many UTF-16 units the first `count` bytes are.
pub(super) fn units(text: &[u8], count: usize) -> usize {
    // One for each character, one more for each that takes four bytes.
    text[..count.min(text.len())].iter().map(|&byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}

/// What is wrong with how often the body was encoded, if anything is.
pub(super) fn encoding_fault(peeled: &Peeled<'_>, is_raw: bool, report: &Report) -> Option<Code> {
    match peeled.depth {
        0 if is_raw => Some(Code::FullyDecoded),
        _ if is_raw => Some(Code::InnerNotEncoded),
        _ if report.has_any(&ENVELOPES) => None,
        0 => Some(Code::NotEncoded),
        1 if peeled.partial => Some(Code::PartiallyEncoded),
        1 => None,
        _ => Some(Code::OverEncoded),
    }
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
            let peeled = Peeled::read(given, &mut Report::new());
            assert_eq!(peeled.map(|peeled| peeled.depth), depth, "{given}");
        }
    }
}
