//! The inner layer: the agreement that is asked for.

use super::draft::Draft;
use super::finding::Code;
use super::params::Params;
use super::peel::Peeled;
use super::percent;
use super::rules::{self, BizContent};
use crate::bytes;
use crate::json::{Dialect, Document, Kind};
use std::borrow::Cow;

/// Reports what is wrong with `biz_content`, and reads the external agreement number.
pub(super) fn read(params: &Params<'_>, peeled: &Peeled<'_>, is_cut: bool, draft: &mut Draft<'_>) -> Option<String> {
    let param = params.get("biz_content")?;
    let value = param.value();
    let is_last = params.iter().next_back().is_some_and(|last| last.at == param.at);
    if value.trim_ascii().is_empty() || percent::bad_escape(param.encoded).is_some() || (is_cut && is_last) {
        return None;
    }
    let place = |at: usize| param.at.end + percent::encoded_offset(param.encoded, at);
    if params.is_ciphertext(&value) {
        let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b'\r' | b'\n');
        if let Some(at) = value.iter().position(|byte| !is_base64(byte)) {
            let draft = draft.report(Code::BizContentNotJson).param("biz_content").at(peeled, place(at));
            draft.expected("base64, since `encrypt_type` is set");
        }
        return None;
    }
    let mut double_byte = params.is_double_byte();
    let is_utf8 = matches!(&*params.text("charset").to_ascii_lowercase(), "utf-8" | "utf8");
    if !double_byte && let Cow::Owned(readable) = bytes::lossy(&value) {
        let at = value.iter().zip(readable.bytes()).take_while(|(byte, other)| *byte == other).count();
        if is_utf8 {
            draft.report(Code::BizContentNotInCharset).param("biz_content").at(peeled, place(at));
        }
        // Most likely GBK.
        double_byte = true;
    }
    let document = match Document::parse(&value, Dialect { double_byte, lenient: false }) {
        Ok(document) => document,
        Err(error) => {
            let found = value.get(error.at).map(core::slice::from_ref);
            if !draft.has(Code::BizContentNotInCharset) {
                draft
                    .report(Code::BizContentNotJson)
                    .param("biz_content")
                    .at(peeled, place(error.at))
                    .expected(error.expected)
                    .found(found.unwrap_or(b"the end"));
            }
            return None;
        }
    };
    let root = document.root();
    if root.kind() != Kind::Object {
        let found = match root.kind() {
            Kind::String => "a string",
            Kind::Array => "an array",
            _ => "a number or literal",
        };
        draft.report(Code::BizContentNotObject).param("biz_content").at(peeled, param.at.end).found(found.as_bytes());
        return None;
    }
    rules::check(&BizContent { root, peeled, place: &place }, draft);
    let mut numbers = root.members().filter(|(name, _)| name == "external_agreement_no");
    let (number, other) = (numbers.next()?.1.text()?, numbers.next());
    // Of two, readers take one or the other: by neither can an agreement be queried.
    (!number.is_empty() && other.is_none()).then(|| number.into_owned())
}
