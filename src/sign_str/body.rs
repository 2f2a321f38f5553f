//! The middle layer: what is wrong with the parameters themselves.

use super::METHOD;
use super::draft::Draft;
use super::finding::{Code, Layer};
use super::params::{Params, REQUIRED};
use super::percent;
use crate::duplicates;
use std::borrow::Cow;

/// A body has a dozen parameters; a string that is none may have any number of faults, and nobody reads them all.
const MOST_OF_A_KIND: usize = 20;

pub(super) fn check(params: &Params<'_>, draft: &mut Draft<'_>) {
    let broken = params.iter().filter_map(|param| Some((param, percent::bad_escape(param.encoded)?)));
    for (param, at) in broken.take(MOST_OF_A_KIND) {
        draft.report(Code::BadPercentEscape, Layer::Body).param(&param.name).at(param.at.end + at);
    }
    check_duplicates(params, draft);
    for (name, missing) in REQUIRED {
        if params.get(name).is_none_or(|param| param.value().trim_ascii().is_empty()) {
            draft.report(missing, Layer::Body).param(name);
        }
    }
    let Some(method) = params.get("method") else { return };
    let value = method.value();
    if !value.trim_ascii().is_empty() && *value != *METHOD.as_bytes() {
        draft.report(Code::WrongMethod, Layer::Body).param("method").at(method.at.end).found(&value);
    }
}

/// The gateway and the signature's check may each take another one of the two.
fn check_duplicates(params: &Params<'_>, draft: &mut Draft<'_>) {
    let names: Vec<_> = params.iter().map(|param| Cow::Borrowed(&*param.name)).collect();
    let seconds = params.iter().zip(duplicates::seconds(&names)).filter(|(_, is_second)| *is_second);
    for (param, _) in seconds.take(MOST_OF_A_KIND) {
        draft.report(Code::DuplicateParam, Layer::Body).param(&param.name).at(param.at.start);
    }
}
