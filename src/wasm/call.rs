//! One call of `paySignCenter`, from its options to the host.

use super::calls::{self, Call};
use super::js::{self, Glue, Host};
use super::options::Checks;
use super::{client, repair, report_on};
use crate::error::{self, ErrorCode};
use crate::outcome::Event;
use crate::sign_str;
use js_sys::Promise;
use wasm_bindgen::prelude::*;

/// Checks, gates, calls `my.paySignCenter` and gives the Promise of the outcome; `undefined` where the realm has no
/// `Promise`. `record` is the glue's own of the call.
#[wasm_bindgen(js_name = paySignCenter)]
pub fn pay_sign_center(
    my: &JsValue,
    options: &JsValue,
    sign_str: &JsValue,
    glue: Glue,
    record: &JsValue,
    has_promise: bool,
) -> JsValue {
    let promise = if has_promise { new_promise(&glue, record) } else { JsValue::UNDEFINED };
    let settings = js::carried(glue.settings_of(options));
    let checks = Checks::read(&settings);
    let support = client::check(my, &glue);
    let mut call = Call::new(glue, record, report_on(sign_str));
    let repaired = if checks.repairs { repair(sign_str) } else { None };
    call.repaired = repaired.is_some();

    if !support.supported && checks.enforces_gate {
        call.refuse(ErrorCode::UnsupportedClient, "", Some(&support), &JsValue::UNDEFINED);
        return promise;
    }
    // Of what was repaired, only what no repair can undo still blocks.
    let rest = repaired.as_deref().map(sign_str::check);
    let rest = rest.as_ref().unwrap_or(&call.report);
    let refusal = error::blocked(rest.blocking(checks.policy, |code| checks.ignores(code)));
    if refusal.is_empty() {
        let asked = repaired.map_or_else(|| sign_str.clone(), JsValue::from);
        ask_host(call, my, options, &asked);
    } else {
        call.refuse(ErrorCode::InvalidSignStr, &refusal, None, &JsValue::UNDEFINED);
    }
    promise
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

/// The Promise. The glue's record gets it and what settles it: whatever breaks later, the caller has it or gets it.
fn new_promise(glue: &Glue, record: &JsValue) -> JsValue {
    let mut made = false;
    let promise: JsValue = Promise::new(&mut |resolve, reject| {
        js::write(record, "resolve", &resolve);
        js::write(record, "reject", &reject);
        made = true;
    })
    .into();
    if !made {
        // `Promise` keeps to itself what its executor throws: nobody could ever settle this one.
        glue.quiet(&promise);
        wasm_bindgen::throw_str("no resolvers");
    }
    js::write(record, "promise", &promise);
    promise
}
