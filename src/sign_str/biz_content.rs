//! The inner layer: the agreement that is asked for.

use super::draft::Draft;
use super::finding::{Code, Layer};
use super::params::{Param, Params};
use super::percent;
use crate::json::{Dialect, Document, Kind};

/// Reports what is wrong with `biz_content`, and reads the external agreement number.
pub(super) fn read(params: &Params<'_>, draft: &mut Draft<'_>) -> Option<String> {
    let param = params.get("biz_content")?;
    let value = param.value();
    let encrypted = params.get("encrypt_type").is_some_and(|param| !param.encoded.is_empty());
    let ciphertext = encrypted && !value.starts_with(b"{");
    if ciphertext || value.trim_ascii().is_empty() || percent::bad_escape(param.encoded).is_some() {
        return None;
    }
    let double_byte = params.value_is("charset", &["gbk", "gb2312", "gb18030"]);
    let document = match Document::parse(&value, Dialect { double_byte, lenient: false }) {
        Ok(document) => document,
        Err(error) => {
            let found = value.get(error.at).map(core::slice::from_ref);
            draft
                .report(Code::BizContentNotJson, Layer::BizContent)
                .param("biz_content")
                .at(offset(param, error.at))
                .expected(error.expected)
                .found(found.unwrap_or(b"the end"));
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
        draft
            .report(Code::BizContentNotObject, Layer::BizContent)
            .param("biz_content")
            .at(param.at.end)
            .found(found.as_bytes());
        return None;
    }
    let mut numbers = root.members().filter(|(name, _)| name == "external_agreement_no");
    let (number, other) = (numbers.next()?.1.text()?, numbers.next());
    // Of two, readers take one or the other: by neither can an agreement be queried.
    (!number.is_empty() && other.is_none()).then(|| number.into_owned())
}

/// The body's offset of the value's decoded byte number `at`.
fn offset(param: &Param<'_>, at: usize) -> usize {
    param.at.end + percent::encoded_offset(param.encoded, at)
}
