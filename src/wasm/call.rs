//! One call of `paySignCenter`, from its options to the host.

use super::calls::{self, Call, Resolvers};
use super::js::{self, Glue, Host};
use super::options::{Callbacks, Checks};
use super::{client, report_on, to_js};
use crate::error::{self, ErrorCode};
use crate::outcome::Event;
use alloc::vec::Vec;
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

pub fn start(my: &JsValue, options: &JsValue, glue: Glue, has_promise: bool) -> Result<JsValue, JsValue> {
    let callbacks = Callbacks::read(options);
    if !has_promise && !callbacks.any() {
        return Err(no_way_to_answer(&glue));
    }
    let (promise, resolvers) = if has_promise { new_promise() } else { (JsValue::UNDEFINED, None) };
    if callbacks.any() {
        glue.quiet(&promise);
    }
    let sign_str = js::read(options, "signStr");
    let checks = Checks::read(options);
    let support = client::check(my);
    let call = Call::new(glue, callbacks, resolvers, report_on(&sign_str));
    let id = calls::next_id();

    if !support.supported && checks.enforces_gate {
        let message = error::unsupported_client(&support);
        call.refuse(id, ErrorCode::UnsupportedClient, message, &support);
        return Ok(promise);
    }
    let blocking: Vec<_> = call.report.blocking(checks.policy, |code| checks.ignores(code)).collect();
    if !blocking.is_empty() {
        let message = error::invalid_sign_str(&blocking);
        call.refuse(id, ErrorCode::InvalidSignStr, message, &support);
        return Ok(promise);
    }
    ask_host(id, call, &promise, my, options, &sign_str);
    Ok(promise)
}

/// Calls the host as a method of `my`. It may answer before it returns.
fn ask_host(id: u32, call: Call, promise: &JsValue, my: &JsValue, options: &JsValue, sign_str: &JsValue) {
    let glue = call.glue.clone();
    let kept = Object::new();
    js::write(&kept, "promise", promise);
    let functions = [
        ("reject", call.promise.as_ref().map(|promise| &promise.reject)),
        ("fail", call.callbacks.fail.as_ref()),
        ("complete", call.callbacks.complete.as_ref()),
    ];
    for (name, function) in functions {
        if let Some(function) = function {
            js::write(&kept, name, function);
        }
    }
    let request = glue.listen(id, options, sign_str, kept);
    call.open(id);
    match my.unchecked_ref::<Host>().pay_sign_center(&request) {
        Ok(returned) => glue.quiet(&returned),
        Err(thrown) => calls::take_event(id, Event::Threw, thrown),
    }
}

fn new_promise() -> (JsValue, Option<Resolvers>) {
    let mut resolvers = None;
    let promise = Promise::new(&mut |resolve, reject| resolvers = Some(Resolvers { resolve, reject }));
    (promise.into(), resolvers)
}

fn no_way_to_answer(glue: &Glue) -> JsValue {
    let fields: JsValue = Object::new().into();
    js::write(&fields, "code", &ErrorCode::EngineFailed.as_str().into());
    js::write(&fields, "message", &error::NO_PROMISE.into());
    js::write(&fields, "mayHaveSigned", &to_js(&false));
    glue.error(fields, &JsValue::UNDEFINED, &JsValue::UNDEFINED)
}
