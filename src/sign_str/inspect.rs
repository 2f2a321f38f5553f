//! What a tool needs that shows a signStr to a person, or checks its signature.

use super::SignStr;
use super::finding::{Finding, Layer};
use super::params::Param;
use super::path::{first_where, utf16_len};
use super::percent;
use crate::json::lossy;
use serde::Serialize;
use std::ops::Range;

/// One layer as text, and where the findings are in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LayerText {
    /// Which one.
    pub layer: Layer,
    /// The layer, decoded from the one around it.
    pub text: String,
    /// Where the findings of a report are in it; `None` for those that have no place in it.
    pub places: Vec<Option<Place>>,
}

/// A part of a text, in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Where it begins.
    pub offset: usize,
    /// How long it is; 0 where something is missing.
    pub length: usize,
}

impl From<Range<usize>> for Place {
    fn from(range: Range<usize>) -> Self {
        Place { offset: range.start, length: range.len() }
    }
}

/// The bytes that an app's signature covers, and the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SignedContent {
    /// `k=v&k=v…`, sorted by name, decoded, without `sign` and without what is empty; in the body's `charset`.
    pub content: Vec<u8>,
    /// What it was made of, and the rest, in the order of the body.
    pub params: Vec<BodyParam>,
    /// `sign`, base64.
    pub sign: Option<String>,
    /// `sign_type`.
    pub sign_type: Option<String>,
    /// `charset`.
    pub charset: Option<String>,
    /// A parameter stands there twice: which one is meant, only a guess could say.
    #[serde(rename = "duplicate")]
    pub has_duplicate: bool,
}

/// A parameter of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct BodyParam {
    /// Its name.
    pub name: String,
    /// The value as it stands in the body.
    pub encoded: String,
    /// The value decoded, in the body's `charset`.
    pub value: Vec<u8>,
}

impl From<Param<'_>> for BodyParam {
    fn from(param: Param<'_>) -> Self {
        BodyParam {
            name: lossy(param.name).into_owned(),
            encoded: lossy(param.encoded).into_owned(),
            value: param.value().into_owned(),
        }
    }
}

impl SignStr<'_> {
    /// What a signature covers; `None` where no body can be found.
    ///
    /// ```
    /// # use pay_sign_center::sign_str::SignStr;
    /// let text = "method=a&sign=i8X5&biz_content=%7B%7D&app_auth_token=&charset=utf-8";
    /// let signed = SignStr::read(text).signed_content().unwrap();
    /// assert_eq!(signed.content, b"biz_content={}&charset=utf-8&method=a");
    /// assert_eq!(signed.sign.as_deref(), Some("i8X5"));
    /// ```
    #[must_use]
    pub fn signed_content(&self) -> Option<SignedContent> {
        let params = self.body()?.params();
        let mut covered: Vec<_> = params.iter().map(|param| (param.name, param.value())).collect();
        covered.retain(|(name, value)| *name != b"sign" && !value.is_empty());
        covered.sort_by_key(|(name, _)| *name);
        let pairs: Vec<_> = covered.iter().map(|(name, value)| [*name, b"=", &**value].concat()).collect();
        let text = |name| Some(params.text(name)).filter(|text| !text.is_empty()).map(|text| lossy(&text).into_owned());
        Some(SignedContent {
            content: pairs.join(&b'&'),
            params: params.iter().map(BodyParam::from).collect(),
            sign: text("sign"),
            sign_type: text("sign_type"),
            charset: text("charset"),
            has_duplicate: params.second_of_a_name().next().is_some(),
        })
    }

    /// The layers, each with the places of these findings of its report; empty where no body can be found.
    #[must_use]
    pub fn layers(&self, findings: &[Finding]) -> Vec<LayerText> {
        let Some(body) = self.body() else { return Vec::new() };
        let outer = LayerText {
            layer: Layer::Outer,
            text: self.given.into(),
            places: findings.iter().map(|finding| finding.place().map(Place::from)).collect(),
        };
        let places = |text: &[u8], place: &dyn Fn(usize) -> Option<usize>| {
            let at = |units| Some(utf16_len_lossy(text, place(body.path.body_offset(units, body.text.len()))?));
            let inner = |finding: &Finding| {
                let given = finding.place().filter(|_| finding.layer() != Layer::Outer)?;
                Some(Place::from(at(given.start)?..at(given.end)?))
            };
            findings.iter().map(inner).collect()
        };
        let body_text =
            LayerText { layer: Layer::Body, text: lossy(&body.text).into_owned(), places: places(&body.text, &Some) };
        let biz_content = body.params().get("biz_content").map(|param| {
            let value = param.value();
            let inside = |at: usize| {
                let at = at.checked_sub(param.value_start).filter(|at| *at <= param.encoded.len())?;
                Some(first_where(value.len(), |decoded| percent::encoded_offset(param.encoded, decoded) >= at))
            };
            LayerText { layer: Layer::BizContent, text: lossy(&value).into_owned(), places: places(&value, &inside) }
        });
        [outer, body_text].into_iter().chain(biz_content).collect()
    }
}

/// How many UTF-16 units the first bytes are once they are text: what is not UTF-8 becomes U+FFFD. A character that they
/// begin counts as a whole.
fn utf16_len_lossy(bytes: &[u8], count: usize) -> usize {
    let (head, rest) = bytes.split_at(count.min(bytes.len()));
    // `error_len` is `None` where the bytes end in the middle of a character.
    let is_begun = str::from_utf8(head).is_err_and(|error| error.error_len().is_none());
    let continued = if is_begun { rest.iter().take(3).take_while(|byte| **byte & 0xc0 == 0x80).count() } else { 0 };
    let text = lossy(&bytes[..head.len() + continued]);
    utf16_len(text.as_bytes(), text.len())
}
