//! The middle layer: `k=v&k=v…`, and the way back from it to the string given.

use super::biz_content::BizContent;
use super::params::{Param, Params, Spans};
use super::path::Path;
use super::{METHOD, percent, signature};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// How the body was percent-encoded to make the string given.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Encoding {
    /// Once is right.
    pub times: usize,
    /// The last time left `&` and `=` bare, as `encodeURI` does.
    pub is_partial: bool,
    /// Where the first `%` stands that two hex digits do not follow, in bytes of the string given.
    pub bad_escape: Option<usize>,
}

#[derive(Debug)]
pub(super) struct Body<'a> {
    pub path: Path<'a>,
    pub text: Cow<'a, [u8]>,
    pub encoding: Encoding,
    spans: Spans,
    is_encoded: OnceCell<bool>,
    biz_content: OnceCell<BizContent>,
}

impl<'a> Body<'a> {
    pub fn new(path: Path<'a>, text: Cow<'a, [u8]>, encoding: Encoding) -> Self {
        let spans = Spans::of(&text);
        Body { path, text, encoding, spans, is_encoded: OnceCell::new(), biz_content: OnceCell::new() }
    }

    /// Reads a string as the platform does, and returns the body if that leaves no doubt: all that the gateway needs is
    /// there and in its form. What is unusual is not wrong for that; it is only left to the explanation.
    pub fn read_strictly(given: &'a str) -> Option<Self> {
        if !is_one_encoded_text(given.as_bytes()) {
            return None;
        }
        let mut path = Path::new(given);
        path.push(given.as_bytes().into(), 0, percent::piece);
        let text = percent::decode(given.as_bytes());
        let body = Body::new(path, text, Encoding { times: 1, ..Encoding::default() });
        body.is_sound().then_some(body)
    }

    pub fn params(&self) -> Params<'_> {
        Params::new(&self.text, &self.spans)
    }

    /// The agreement, read when it is first asked for.
    pub fn biz_content(&self) -> &BizContent {
        self.biz_content.get_or_init(|| BizContent::read(self.params()))
    }

    /// Whether nothing stands bare that shows values which were not encoded: white space, quotes, other alphabets.
    pub fn is_encoded(&self) -> bool {
        let may_stand_bare = |byte: u8| byte.is_ascii_graphic() && byte != b'"';
        *self.is_encoded.get_or_init(|| percent::is_encoded(&self.text, may_stand_bare))
    }

    /// The place of those bytes of the parameter's value, in UTF-16 units of the string given.
    pub fn place_in(&self, param: &Param<'_>, bytes: Range<usize>) -> Range<usize> {
        self.path.place_of(param.body_offset(bytes.start)..param.body_offset(bytes.end))
    }

    /// The place of the parameter's whole value.
    pub fn place_of_value(&self, param: &Param<'_>) -> Range<usize> {
        self.path.place_of(param.value_start..param.end())
    }

    /// The place of the character that begins with that byte of the value; of nothing at its end.
    pub fn place_of_character(&self, param: &Param<'_>, at: usize) -> Range<usize> {
        let value = param.value();
        let continued = value.iter().skip(at + 1).take_while(|byte| **byte & 0xc0 == 0x80).count();
        self.place_in(param, at..value.len().min(at + 1 + continued))
    }

    fn is_sound(&self) -> bool {
        let has_form = |(name, is_in_form): &(&str, IsInForm)| {
            self.params().get(name).is_some_and(|param| is_in_form(&param.value()))
        };
        NEEDED.iter().all(has_form)
            && self.params().last().is_some_and(|last| !last.ends_with_break())
            && self.decodes_without_doubt()
    }

    /// Whether its parameters can be told apart, and each value can be read in one way only.
    pub fn decodes_without_doubt(&self) -> bool {
        let params = self.params();
        params.have_names()
            && !params.hold_a_label()
            && params.second_of_a_name().next().is_none()
            && (self.is_encoded() || params.iter().all(|param| param.decodes_without_doubt()))
            && signature::is_whole(params)
            && self.biz_content().is_sound()
    }
}

type IsInForm = fn(&[u8]) -> bool;

/// What the gateway needs besides the signature and `biz_content`, and the form without which it refuses the call.
const NEEDED: [(&str, IsInForm); 6] = [
    ("app_id", |value| !value.is_empty() && value.trim_ascii().len() == value.len()),
    ("method", |value| value == METHOD.as_bytes()),
    ("charset", |value| is_word(value) && !is_cut(value, b"utf-8")),
    ("sign_type", is_sign_type),
    ("timestamp", |value| is_timestamp(value.trim_ascii())),
    ("version", |value| is_word(value) && !is_cut(value, b"1.0")),
];

pub(super) fn is_sign_type(value: &[u8]) -> bool {
    matches!(value, b"RSA2" | b"RSA" | b"SM2")
}

fn is_word(value: &[u8]) -> bool {
    let value = value.trim_ascii();
    // A full stop at the end is a sentence's.
    let ends = || value.last().is_some_and(u8::is_ascii_alphanumeric);
    ends() && value.iter().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(byte))
}

/// Whether it can be what is left of the word where the string was cut off.
fn is_cut(value: &[u8], word: &[u8]) -> bool {
    value.len() < word.len() && word[..value.len()].eq_ignore_ascii_case(value)
}

/// Whether it is `yyyy-MM-dd HH:mm:ss`. Some formatters write midnight as 24.
pub(super) fn is_timestamp(value: &[u8]) -> bool {
    let number = |at: usize| (value[at] - b'0') * 10 + value[at + 1] - b'0';
    has_form(value, b"0000-00-00 00:00:00")
        && [(5, 1..=12), (8, 1..=31), (11, 0..=24), (14, 0..=59), (17, 0..=59)]
            .into_iter()
            .all(|(at, range)| range.contains(&number(at)))
}

/// Whether the text has a digit wherever the form has `0`, and else the form's characters.
pub(crate) fn has_form(text: &[u8], form: &[u8]) -> bool {
    let fits = |(byte, form): (&u8, &u8)| if *form == b'0' { byte.is_ascii_digit() } else { byte == form };
    text.len() == form.len() && text.iter().zip(form).all(fits)
}

/// Whether the name is one that a server may give a parameter, without a rest of an escape or of a value in it.
pub(super) fn is_name(name: &[u8]) -> bool {
    name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(byte))
}

/// Whether the string can be the encoding of one text: what an encoder escapes is escaped, `&` above all, and an escape
/// comes before any `=`, since a name comes first.
fn is_one_encoded_text(given: &[u8]) -> bool {
    let first = given.iter().find(|byte| matches!(byte, b'%' | b'='));
    first != Some(&b'=')
        && percent::is_encoded(given, |byte| byte.is_ascii_graphic() && !matches!(byte, b'&' | b'"' | b'<' | b'>'))
}
