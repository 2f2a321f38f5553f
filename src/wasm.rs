//! The boundary to JavaScript: what the npm package's glue calls.
//!
//! Facts come in and plans go out, as plain data. Nothing here touches what a page or a host has made, so nobody else's
//! code runs inside a crossing. Text comes as its UTF-8 bytes.

mod calls;
mod facts;
#[cfg(feature = "tools")]
mod tools;

use crate::client::{self, Client, ClientSupport};
use crate::outcome::{self, Answer, Payload, ResultField, Via};
use crate::sign_str::{self, Report, SignStr};
use crate::words::UserMessage;
pub use calls::{
    begin, host_answered, host_answered_late, host_returned, host_threw, page_shown, query_answered, timer_fired,
    turn_ended,
};
use facts::{ClientFacts, SystemFacts};
use js_sys::{Array, Promise};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A signStr as it came: its text, or the name of what it is if it is not a string, or one that is too long.
fn given<'a>(text: &'a Option<String>, found: &'a Option<String>) -> Result<&'a str, &'a str> {
    text.as_deref().ok_or(found.as_deref().unwrap_or_default())
}

/// Reports on a signStr, or on what came in its place: `found` is its name.
fn report_on(text: Option<Vec<u8>>, found: Option<&str>) -> Report {
    match text {
        Some(text) => sign_str::check(&into_text(text)),
        None => sign_str::check_not_a_string(found.unwrap_or_default()),
    }
}

/// The report on anything that was given as a signStr.
#[wasm_bindgen(js_name = checkSignStr)]
pub fn check_sign_str(text: Option<Vec<u8>>, found: Option<String>) -> JsValue {
    to_js(&report_on(text, found.as_deref()))
}

/// The signStr of an SDK's body; `undefined` for anything else.
#[wasm_bindgen(js_name = toSignStr)]
pub fn to_sign_str(body: Vec<u8>) -> Option<String> {
    match sign_str::from_body(&into_text(body)) {
        Cow::Owned(sign_str) => Some(sign_str),
        Cow::Borrowed(_) => None,
    }
}

/// The signStr without its faults; `undefined` where there is nothing to repair, or no way to.
#[wasm_bindgen(js_name = repairSignStr)]
pub fn repair_sign_str(text: Vec<u8>) -> Option<String> {
    SignStr::read(&into_text(text)).suggestion()
}

/// What a signStr says; `null` where no body can be found in it.
#[wasm_bindgen(js_name = signStrFields)]
pub fn sign_str_fields(text: Vec<u8>, show_personal_data: bool) -> JsValue {
    to_js(&SignStr::read(&into_text(text)).fields(show_personal_data))
}

/// A payload's answer, and the report on the signStr that was given with it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Parsed {
    user_message: UserMessage,
    answer: Answer,
    report: Option<Report>,
}

/// What a payload comes to. `payload` is JSON text; `result` is its field of that name, where that is text.
#[wasm_bindgen(js_name = parseSignResult)]
pub fn parse_sign_result(
    payload: Vec<u8>,
    result: Option<Vec<u8>>,
    sign_str: Option<Vec<u8>>,
    found: Option<String>,
) -> JsValue {
    let is_given = sign_str.is_some() || found.is_some();
    let report = is_given.then(|| report_on(sign_str, found.as_deref()));
    let answer = outcome::read(&payload_of(payload, result), Via::Success, report.as_ref());
    to_js(&Parsed { user_message: answer.user_message(), answer, report })
}

/// Whether the host has to be asked for its system information.
#[wasm_bindgen(js_name = needsSystemInfo)]
pub fn needs_system_info(client: Option<ClientFacts>) -> bool {
    client.is_some_and(|client| Client::from(client).needs_system_info())
}

/// Whether the client can open the signing page. `client` is `null` where there is no host object.
#[wasm_bindgen(js_name = checkClient)]
pub fn check_client(client: Option<ClientFacts>, system_info: Option<SystemFacts>) -> JsValue {
    to_js(&support_of(client, system_info))
}

/// A Promise and what settles it: `[promise, resolve, reject]`. Made before a call begins, since a Promise that the page
/// has replaced may run and throw here; one that does not run its executor comes alone.
#[wasm_bindgen(js_name = newPromise)]
pub fn new_promise() -> Array {
    let mut settlers = None;
    let promise = Promise::new(&mut |resolve, reject| settlers = Some((resolve, reject)));
    // Not `Array.of`, which came to some engines later than `Promise`.
    let made = Array::new();
    made.push(&promise);
    if let Some((resolve, reject)) = settlers {
        made.push(&resolve);
        made.push(&reject);
    }
    made
}

fn support_of(client: Option<ClientFacts>, system_info: Option<SystemFacts>) -> ClientSupport {
    let system_info = system_info.map(Into::into).unwrap_or_default();
    client.map_or_else(ClientSupport::not_a_mini_program, |client| client::check(&client.into(), &system_info))
}

fn payload_of(payload: Vec<u8>, result: Option<Vec<u8>>) -> Payload {
    let mut payload = Payload::from_json(&into_text(payload));
    if let Some(result) = result {
        payload.result = ResultField::Text(into_text(result));
    }
    payload
}

/// The glue carries UTF-8, so nothing is lost.
fn into_text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// Plain data of the core's as a JavaScript value.
fn to_js(data: &impl Serialize) -> JsValue {
    data.serialize(&Serializer::json_compatible()).expect_throw("plain data")
}
