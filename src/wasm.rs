//! The boundary to JavaScript: what the npm package's glue calls.
//!
//! Nothing here may throw or trap, whatever it is given: what others hand over comes as text of the glue's, and the
//! host is called through an import that catches. No borrow of the table of calls is held while JavaScript runs, since a host may
//! call back at once.

mod call;
mod calls;
mod client;
mod js;
mod options;
#[cfg(feature = "tools")]
mod tools;

pub use call::pay_sign_center;
pub use js::Glue;

use crate::data::{Data, Fields, Record};
use crate::outcome::{self, Answer, Event, Payload, Via};
use crate::sign_str::{self, Report};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Takes an event of the call `id`: 0 `success`, 1 `fail`, 2 `complete`, else the end of a turn. Ids that are not, or no
/// longer, in the table are ignored.
#[wasm_bindgen(js_name = hostEvent)]
pub fn host_event(id: u32, event: u32, payload: JsValue) {
    let event = match event {
        0 => Event::Success,
        1 => Event::Fail,
        2 => Event::Complete,
        _ => Event::Turn,
    };
    calls::take_event(id, event, payload);
}

/// The report on anything that was given as a signStr.
#[wasm_bindgen(js_name = checkSignStr)]
pub fn check_sign_str(sign_str: &JsValue) -> JsValue {
    to_js(&report_on(sign_str))
}

/// The signStr of an SDK's body; anything else comes back unchanged.
#[wasm_bindgen(js_name = toSignStr)]
pub fn to_sign_str(body: &JsValue) -> JsValue {
    let text = js::carried(body.clone());
    match sign_str::from_body(&text) {
        Cow::Owned(sign_str) => sign_str.into(),
        Cow::Borrowed(_) => body.clone(),
    }
}

/// The signStr without its faults; `null` where there is nothing to repair, or no way to.
#[wasm_bindgen(js_name = repairSignStr)]
pub fn repair_sign_str(sign_str: &JsValue) -> JsValue {
    repair(sign_str).map_or(JsValue::NULL, JsValue::from)
}

/// What a signStr says; `null` where no body can be found in it.
#[wasm_bindgen(js_name = signStrFields)]
pub fn sign_str_fields(sign_str: &JsValue, show_personal_data: bool) -> JsValue {
    let fields = js::text(sign_str).and_then(|text| sign_str::fields(&text, show_personal_data));
    fields.map_or(JsValue::NULL, |fields| to_js(&fields))
}

/// The outcome, or the host's error, in a payload: an object, or JSON text.
#[wasm_bindgen(js_name = parseSignResult)]
pub fn parse_sign_result(payload: &JsValue, sign_str: &JsValue, glue: &Glue) -> JsValue {
    let report = (!sign_str.is_null_or_undefined()).then(|| report_on(sign_str));
    let fields = match &read(payload, Via::Success, report.as_ref(), glue) {
        Answer::Outcome(outcome) => to_js(&Reported { outcome, report: report.as_ref(), repaired: false }),
        Answer::HostError(error) => to_js(error),
    };
    glue.outcome(fields, payload)
}

/// Whether the client of that host object can open the page.
#[wasm_bindgen(js_name = checkClient)]
pub fn check_client(my: &JsValue, glue: &Glue) -> JsValue {
    to_js(&client::check(my, glue))
}

fn read(payload: &JsValue, via: Via, report: Option<&Report>, glue: &Glue) -> Answer {
    let payload = Payload::from_json(&js::carried(glue.payload_text(payload)));
    outcome::read(&payload, via, report)
}

fn repair(sign_str: &JsValue) -> Option<String> {
    sign_str::repair(&js::text(sign_str)?)
}

fn report_on(sign_str: &JsValue) -> Report {
    match js::text(sign_str) {
        Some(text) => sign_str::check(&text),
        None if sign_str.is_string() => sign_str::check_not_a_string("one of more than eight million characters"),
        None if sign_str.is_null() => sign_str::check_not_a_string("null"),
        None => sign_str::check_not_a_string(&js::carried(sign_str.js_typeof())),
    }
}

/// An outcome with the report of its call, and without its words: the glue has them in a table by kind.
struct Reported<'a> {
    outcome: &'a outcome::Outcome,
    report: Option<&'a Report>,
    repaired: bool,
}

impl Record for Reported<'_> {
    fn show(&self, fields: &mut Fields<'_>) {
        self.outcome.show_facts(fields);
        fields.record("report", self.report.map(|report| report as _));
        if self.repaired {
            fields.bool("repaired", true);
        }
    }
}

/// Plain data of ours as a JavaScript value; nothing in it can fail to be carried.
fn to_js(record: &dyn Record) -> JsValue {
    const SERIALIZER: &Serializer = &Serializer::json_compatible();
    Data::Record(record).serialize(SERIALIZER).unwrap_or(JsValue::UNDEFINED)
}
