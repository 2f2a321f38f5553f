//! The calls that are not over, by the glue's numbers.

use super::facts::{ClientFacts, RequestFacts, SystemFacts};
use super::{into_text, payload_of, support_of, to_js};
use crate::call::{self, Call, Channel, Event, Plan};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

std::thread_local! {
    // A list, searched from its end: calls are few, and the one that is answered is nearly always the last.
    static CALLS: RefCell<Vec<(u32, Call)>> = const { RefCell::new(Vec::new()) };
}

/// Begins a call and returns its plan. The signStr comes as its text, or as the name of what it is.
#[wasm_bindgen]
pub fn begin(
    id: u32,
    request: RequestFacts,
    client: Option<ClientFacts>,
    system_info: Option<SystemFacts>,
    sign_str: Option<Vec<u8>>,
    found: Option<String>,
) -> JsValue {
    let support = support_of(client, system_info);
    let text = sign_str.map(into_text);
    let sign_str = text.as_deref().ok_or(found.as_deref().unwrap_or_default());
    let (call, plan) = call::begin(&request.into(), sign_str, support);
    keep(id, call);
    to_js(&plan)
}

/// A payload came from the host, by the way of that name. It comes as for `parseSignResult`.
#[wasm_bindgen(js_name = hostAnswered)]
pub fn host_answered(id: u32, by: &str, payload: Vec<u8>, result: Option<Vec<u8>>) -> JsValue {
    let by = Channel::from_name(by).expect_throw("the name of a way");
    on(id, Event::Answered(by, Box::new(payload_of(payload, result))))
}

/// The host threw out of the call.
#[wasm_bindgen(js_name = hostThrew)]
pub fn host_threw(id: u32) -> JsValue {
    on(id, Event::Threw)
}

/// The turn that a plan asked to wait for is over.
#[wasm_bindgen(js_name = turnEnded)]
pub fn turn_ended(id: u32) -> JsValue {
    on(id, Event::TurnEnded)
}

/// No borrow of the table is held while the plan is serialised.
fn on(id: u32, event: Event) -> JsValue {
    let call = CALLS.with_borrow_mut(|calls| {
        let index = calls.iter().rposition(|(other, _)| *other == id)?;
        Some(calls.swap_remove(index))
    });
    let plan = match call {
        Some((_, mut call)) => {
            let plan = call.on(event);
            keep(id, call);
            plan
        }
        None => Plan::default(),
    };
    to_js(&plan)
}

/// Keeps a call for the events to come, if any can change something.
fn keep(id: u32, call: Call) {
    if !call.is_settled() {
        CALLS.with_borrow_mut(|calls| calls.push((id, call)));
    }
}
