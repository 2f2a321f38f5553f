//! One call of `paySignCenter`, from its options to the host.

use super::calls::{self, Call, Resolvers};
use super::js::{self, Glue, Host};
use super::options::Checks;
use super::{client, report_on, to_js};
use crate::error::{self, ErrorCode};
use crate::outcome::Event;
use js_sys::{Object, Promise};
use wasm_bindgen::prelude::*;

/// Checks, gates, calls `my.paySignCenter` and gives the Promise of the outcome; `undefined` where the realm has no
/// `Promise`. Throws only there, and only without a callback. `record` is the glue's own of the call.
#[wasm_bindgen(js_name = paySignCenter)]
pub fn pay_sign_center(
    my: &JsValue,
    options: &JsValue,
    glue: Glue,
    record: &JsValue,
    has_promise: bool,
) -> Result<JsValue, JsValue> {
    let has_callback = js::read(record, "hasCallback").is_truthy();
    if !has_promise && !has_callback {
        return Err(no_way_to_answer(&glue));
    }
    let (promise, resolvers) = if has_promise { new_promise(&glue, record) } else { (JsValue::UNDEFINED, None) };
    if has_callback {
        glue.quiet(&promise);
    }
    let sign_str = js::read(options, "signStr");
    let checks = Checks::read(options);
    let support = client::check(my);
    let call = Call::new(glue, record, resolvers, report_on(&sign_str));

    if !support.supported && checks.enforces_gate {
        let message = error::unsupported_client(&support);
        call.refuse(ErrorCode::UnsupportedClient, message, Some(&support), &JsValue::UNDEFINED);
        return Ok(promise);
    }
    let blocking: Vec<_> = call.report.blocking(checks.policy, |code| checks.ignores(code)).collect();
    if !blocking.is_empty() {
        let message = error::invalid_sign_str(&blocking);
        call.refuse(ErrorCode::InvalidSignStr, message, None, &JsValue::UNDEFINED);
        return Ok(promise);
    }
    ask_host(call, my, options, &sign_str);
    Ok(promise)
}

/// Calls the host as a method of `my`. It may answer before it returns.
fn ask_host(call: Box<Call>, my: &JsValue, options: &JsValue, sign_str: &JsValue) {
    let (id, glue) = (call.id, call.glue.clone());
    let request = glue.listen(id, &call.record, options, sign_str);
    call.open();
    match my.unchecked_ref::<Host>().pay_sign_center(&request) {
        Ok(returned) => glue.quiet(&returned),
        Err(thrown) => calls::take_event(id, Event::Threw, thrown),
    }
}

/// The Promise, which the glue's record gets too: whatever breaks later, the caller has it or gets it.
fn new_promise(glue: &Glue, record: &JsValue) -> (JsValue, Option<Resolvers>) {
    let mut resolvers = None;
    let promise: JsValue = Promise::new(&mut |resolve, reject| resolvers = Some(Resolvers { resolve, reject })).into();
    let Some(resolvers) = resolvers else {
        // `Promise` keeps to itself what its executor throws: nobody could ever settle this one.
        glue.quiet(&promise);
        wasm_bindgen::throw_str("no resolvers");
    };
    js::write(record, "promise", &promise);
    js::write(record, "reject", &resolvers.reject);
    (promise, Some(resolvers))
}

fn no_way_to_answer(glue: &Glue) -> JsValue {
    let fields: JsValue = Object::new().into();
    js::write(&fields, "code", &to_js(&ErrorCode::EngineFailed));
    js::write(&fields, "message", &error::NO_PROMISE.into());
    js::write(&fields, "mayHaveSigned", &JsValue::FALSE);
    glue.error(fields, &JsValue::UNDEFINED, &JsValue::UNDEFINED)
}
