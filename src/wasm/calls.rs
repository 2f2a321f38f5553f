//! The calls that are not over, by the glue's numbers. `now` is what `Date.now()` gives.
//!
//! Each returns what is to be done, or `undefined` where that is nothing.

use super::facts::{ClientFacts, LateFacts, ReplyFacts, RequestFacts, SystemFacts};
use super::{given, into_text, payload_of, support_of, to_js};
use crate::call::{Calls, Channel, Event, Plan};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

std::thread_local! {
    static CALLS: RefCell<Calls> = const { RefCell::new(Calls::new()) };
}

/// Begins a call. The signStr comes as its text, or as the name of what it is.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "one crossing takes less time than a call of setters")]
pub fn begin(
    id: u32,
    host: u32,
    request: RequestFacts,
    client: Option<ClientFacts>,
    system_info: Option<SystemFacts>,
    sign_str: Option<Vec<u8>>,
    found: Option<String>,
    now: f64,
) -> JsValue {
    let support = support_of(client, system_info);
    let request = request.into();
    let text = sign_str.map(into_text);
    let sign_str = given(&text, &found);
    done(|calls| calls.begin((id, host), &request, sign_str, support, now))
}

/// A payload came from the host, by the way of that name. It comes as for `parseSignResult`, and has a number.
#[wasm_bindgen(js_name = hostAnswered)]
pub fn host_answered(id: u32, by: &str, number: u32, payload: Vec<u8>, result: Option<Vec<u8>>, now: f64) -> JsValue {
    on(id, answered(by, number, payload, result), now)
}

/// The same for a call that is over. `late` is what its plan had; the signStr comes as for `begin`.
#[wasm_bindgen(js_name = hostAnsweredLate)]
#[expect(clippy::too_many_arguments, reason = "nothing of the call is kept, so all of it comes anew")]
pub fn host_answered_late(
    id: u32,
    late: LateFacts,
    sign_str: Option<Vec<u8>>,
    found: Option<String>,
    by: &str,
    number: u32,
    payload: Vec<u8>,
    result: Option<Vec<u8>>,
    now: f64,
) -> JsValue {
    let late = late.into();
    let text = sign_str.map(into_text);
    let sign_str = given(&text, &found);
    let event = answered(by, number, payload, result);
    done(|calls| calls.on_late(id, sign_str, late, event, now))
}

/// The host's function has returned.
#[wasm_bindgen(js_name = hostReturned)]
pub fn host_returned(id: u32, now: f64) -> JsValue {
    on(id, Event::Returned, now)
}

/// The host's function threw, or there was none to call.
#[wasm_bindgen(js_name = hostThrew)]
pub fn host_threw(id: u32, was_called: bool, now: f64) -> JsValue {
    on(id, Event::Threw { was_called }, now)
}

/// The turn that a plan asked to wait for is over.
#[wasm_bindgen(js_name = turnEnded)]
pub fn turn_ended(id: u32, now: f64) -> JsValue {
    on(id, Event::TurnEnded, now)
}

/// The timer that a plan asked for has fired.
#[wasm_bindgen(js_name = timerFired)]
pub fn timer_fired(id: u32, now: f64) -> JsValue {
    on(id, Event::TimerFired, now)
}

/// What `queryAgreement` gave for the query of that number; `null` where it failed.
#[wasm_bindgen(js_name = queryAnswered)]
pub fn query_answered(id: u32, number: u32, reply: Option<ReplyFacts>, now: f64) -> JsValue {
    on(id, Event::QueryAnswered { number, reply: reply.into() }, now)
}

/// The page is shown again.
#[wasm_bindgen(js_name = pageShown)]
pub fn page_shown(id: u32, now: f64) -> JsValue {
    on(id, Event::PageShown, now)
}

fn answered(by: &str, number: u32, payload: Vec<u8>, result: Option<Vec<u8>>) -> Event {
    let by = Channel::from_name(by).expect_throw("the name of a way");
    Event::Answered { by, number, payload: Box::new(payload_of(payload, result)) }
}

fn on(id: u32, event: Event, now: f64) -> JsValue {
    done(|calls| calls.on(id, event, now))
}

/// No borrow of the calls is held while the plan is serialised.
fn done(work: impl FnOnce(&mut Calls) -> Plan) -> JsValue {
    let plan = CALLS.with_borrow_mut(work);
    if plan.is_empty() { JsValue::UNDEFINED } else { to_js(&plan) }
}
