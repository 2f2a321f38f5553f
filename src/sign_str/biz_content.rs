//! The inner layer: the agreement that is asked for.

use super::body::is_base64;
use super::finding::Code;
use super::params::Params;
use super::report::Report;
use super::rules;
use crate::bytes::{has, is, text};
use crate::json::{Dialect, Document, Kind};

/// Reports what is wrong with `biz_content`, and reads the external agreement number.
pub(super) fn check(params: &Params<'_>, is_cut: bool, report: &mut Report) {
    let Some(param) = params.get(b"biz_content") else { return };
    if param.is_blank() || !param.is_readable() || (is_cut && params.is_last(param)) {
        return;
    }
    if params.is_ciphertext(&param.value) {
        let is_base64 = |byte: &u8| is_base64(*byte) && !has(b"-_ \t\x0c", *byte);
        if let Some(at) = param.value.iter().position(|byte| !is_base64(byte)) {
            report.add_in(Code::BizContentNotJson, param, at).expected("base64, since `encrypt_type` is set");
        }
        return;
    }
    let mut double_byte = params.is_double_byte();
    let mut is_reported = false;
    let readable = text(&param.value);
    if !double_byte && readable.as_bytes() != param.value {
        if params.is_utf8() {
            let at = readable.bytes().zip(&param.value).take_while(|(byte, other)| byte == *other).count();
            report.add_in(Code::BizContentNotInCharset, param, at);
            is_reported = true;
        }
        // Most likely GBK.
        double_byte = true;
    }
    let document = Document::parse(&param.value, Dialect { double_byte, lenient: false });
    let root = match &document {
        Ok(document) => document.root(),
        Err(error) => {
            if !is_reported {
                let found = param.value.get(error.at).map_or(&b"the end"[..], core::slice::from_ref);
                report.add_in(Code::BizContentNotJson, param, error.at).expected(error.expected).found(found);
            }
            return;
        }
    };
    let found = match root.kind() {
        Kind::Object => "",
        Kind::String => "a string",
        Kind::Array => "an array",
        Kind::Literal | Kind::Key => "a number or literal",
    };
    if !found.is_empty() {
        report.add_in(Code::BizContentNotObject, param, 0).found(found.as_bytes());
        return;
    }
    rules::check(root, param, report);
    let numbers = root.members().filter(|(name, _)| is(name.as_bytes(), "external_agreement_no"));
    // Of two, readers take one or the other: by neither can an agreement be queried.
    if numbers.count() == 1 {
        report.external_agreement_no = root.text_of("external_agreement_no");
    }
}
