//! The outer layer: how many times the body was encoded, and the way back from a place in it to the string given.

use super::params::{Params, REQUIRED};
use super::percent;
use std::borrow::Cow;

/// More layers than anybody's code adds; each costs a pass over the string.
const MOST_LAYERS: usize = 5;

/// The string given and what it is decoded to, layer by layer.
pub(super) struct Layers<'a> {
    decoded: Vec<Cow<'a, [u8]>>,
    /// The last layer has bare `&` and `=` in the string that it was decoded from.
    pub partial: bool,
}

impl<'a> Layers<'a> {
    /// Decodes until a body shows; `None` where none does.
    pub fn peel(given: &'a [u8]) -> Option<Self> {
        let mut decoded = vec![Cow::Borrowed(given)];
        loop {
            let last = &decoded[decoded.len() - 1];
            let found = is_body(last);
            let partial = found && is_encoded_twice(last);
            if found && !partial {
                return Some(Layers { decoded, partial });
            }
            let next = percent::decode(last).into_owned();
            if decoded.len() > MOST_LAYERS || next == **last {
                return None;
            }
            decoded.push(Cow::Owned(next));
            if partial {
                return Some(Layers { decoded, partial });
            }
        }
    }

    /// How many times the body was encoded: once is right.
    pub fn depth(&self) -> usize {
        self.decoded.len() - 1
    }

    pub fn body(&self) -> &[u8] {
        &self.decoded[self.depth()]
    }

    /// The byte of the string given at which the body's byte number `at` begins.
    pub fn given_offset(&self, at: usize) -> usize {
        self.decoded[..self.depth()].iter().rev().fold(at, |at, encoded| percent::encoded_offset(encoded, at))
    }
}

/// The address before the parameters, in bytes with its `?`; 0 for a body without one.
pub(super) fn address_length(body: &[u8]) -> usize {
    let head = &body[..body.len().min(8)];
    if !head.starts_with(b"http://") && !head.starts_with(b"https://") {
        return 0;
    }
    body.iter().position(|&byte| byte == b'?').map_or(0, |at| at + 1)
}

/// Whether it is what `sdkExecute` returns: parameters, their values encoded once, and nothing around them.
pub(super) fn is_plain_body(bytes: &[u8]) -> bool {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    is_body(bytes)
        && !is_encoded_twice(bytes)
        && Params::split(bytes, 0).iter().all(|param| param.name.bytes().all(is_name))
}

/// Whether one of the common parameters stands there by name.
fn is_body(bytes: &[u8]) -> bool {
    let query = &bytes[address_length(bytes)..];
    query.split(|&byte| byte == b'&').any(|pair| {
        let Some(end) = pair.iter().position(|&byte| byte == b'=') else { return false };
        REQUIRED.iter().any(|(name, _)| name.as_bytes() == &pair[..end])
    })
}

/// `encodeURI` leaves the body's `&` and `=` bare and turns the `%` of its values into `%25`. A signature and a time of
/// day have characters that every encoder escapes, and have no escapes themselves; nor does JSON begin with one.
fn is_encoded_twice(body: &[u8]) -> bool {
    let params = Params::split(body, address_length(body));
    let decoded = |name| params.get(name).map(|param| percent::decode(param.encoded)).unwrap_or_default();
    let json = decoded("biz_content");
    percent::has_escape(&decoded("sign"))
        || percent::has_escape(&decoded("timestamp"))
        || json.get(..3).is_some_and(|head| head.eq_ignore_ascii_case(b"%7B"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_layers() {
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
            assert_eq!(Layers::peel(given.as_bytes()).map(|layers| layers.depth()), depth, "{given}");
        }
    }
}
