//! What a tool needs that shows a signStr to a person, or checks its signature.

use super::finding::{Finding, Layer};
use super::params::Params;
use super::peel::Peeled;
use super::percent;
use crate::bytes::text;

/// One layer as text, and where the findings are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LayerText {
    /// Which one.
    pub layer: Layer,
    /// The layer, decoded from the one around it.
    pub text: String,
    /// Where the findings of a report are in it, in UTF-16 units; `None` for those that have no place in it.
    pub offsets: Vec<Option<usize>>,
}

/// The bytes that an app's signature covers, and the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SignedContent {
    /// `k=v&k=v…`, sorted by name, decoded, without `sign` and without what is empty; in the body's `charset`.
    pub content: Vec<u8>,
    /// `sign`, base64.
    pub sign: Option<String>,
    /// `sign_type`.
    pub sign_type: Option<String>,
    /// `charset`.
    pub charset: Option<String>,
    /// A parameter stands there twice: which one is meant, only a guess could say.
    pub has_duplicate: bool,
}

/// What a signature covers; `None` where no body can be found.
///
/// ```
/// # use pay_sign_center::sign_str::signed_content;
/// let signed = signed_content("method=a&sign=i8X5&biz_content=%7B%7D&app_auth_token=&charset=utf-8").unwrap();
/// assert_eq!(signed.content, b"biz_content={}&charset=utf-8&method=a");
/// assert_eq!(signed.sign.as_deref(), Some("i8X5"));
/// ```
#[must_use]
pub fn signed_content(given: &str) -> Option<SignedContent> {
    let peeled = Peeled::of(given)?;
    let params = Params::split(&peeled.body);
    let mut pairs: Vec<(String, &[u8])> = params.iter().map(|param| (text(param.name), &*param.value)).collect();
    pairs.sort_by(|(name, _), (other, _)| name.cmp(other));
    let has_duplicate = pairs.windows(2).any(|pair| pair[0].0 == pair[1].0);
    let mut content = Vec::new();
    for (name, value) in pairs.iter().filter(|(name, value)| name != "sign" && !value.is_empty()) {
        if !content.is_empty() {
            content.push(b'&');
        }
        content.extend_from_slice(name.as_bytes());
        content.push(b'=');
        content.extend_from_slice(value);
    }
    let text = |name| Some(text(params.text(name))).filter(|text| !text.is_empty());
    let [sign, sign_type, charset] = ["sign", "sign_type", "charset"].map(|name| text(name.as_bytes()));
    Some(SignedContent { content, sign, sign_type, charset, has_duplicate })
}

/// The layers of a signStr, each with the places of these findings of its report; empty where no body can be found.
#[must_use]
pub fn layers(given: &str, findings: &[Finding]) -> Vec<LayerText> {
    let Some(peeled) = Peeled::of(given) else { return Vec::new() };
    let params = Params::split(&peeled.body);
    let outer: Vec<_> = findings.iter().map(Finding::offset).collect();
    let in_body: Vec<_> = outer.iter().map(|offset| body_byte(&peeled, given, (*offset)?)).collect();
    let places = |bytes: &[u8], found: &dyn Fn(usize) -> Option<usize>| {
        let place = |(finding, at): (&Finding, &Option<usize>)| match finding.layer() {
            Layer::Outer => None,
            _ => Some(units(bytes, found((*at)?)?)),
        };
        findings.iter().zip(&in_body).map(place).collect()
    };
    let mut layers = vec![
        LayerText { layer: Layer::Outer, text: given.into(), offsets: outer.clone() },
        LayerText { layer: Layer::Body, text: text(&peeled.body), offsets: places(&peeled.body, &Some) },
    ];
    if let Some(param) = params.get(b"biz_content") {
        let value = &param.value;
        let inside = |at: usize| {
            let at = at.checked_sub(param.at.end).filter(|at| *at <= param.encoded.len())?;
            Some(first(value.len(), |decoded| percent::encoded_offset(param.encoded, decoded) >= at))
        };
        let offsets = places(value, &inside);
        layers.push(LayerText { layer: Layer::BizContent, text: text(value), offsets });
    }
    layers
}

/// The byte of the body that the string's UTF-16 unit number `offset` tells of.
fn body_byte(peeled: &Peeled<'_>, given: &str, offset: usize) -> Option<usize> {
    let mut count = 0;
    let at = given.char_indices().find(|(_, letter)| {
        count += letter.len_utf16();
        count > offset
    });
    let byte = at.map_or(given.len(), |(at, _)| at);
    Some(first(peeled.body.len(), |at| peeled.given_offset(at) >= byte))
}

/// The first number for which it is true, and `end` where there is none; from one on, it is true for all.
fn first(end: usize, is_behind: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = (low + high) / 2;
        if is_behind(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

fn units(bytes: &[u8], at: usize) -> usize {
    String::from_utf8_lossy(&bytes[..at.min(bytes.len())]).encode_utf16().count()
}
