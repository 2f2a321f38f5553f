//! What the core calls in JavaScript.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Any;

    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set(this: &Any, key: &str, value: &JsValue);

    /// What the glue carries for the calls: it reads what others hand over, makes the host's callbacks and the errors,
    /// runs the caller's callbacks, and knows the realm's timers. None of its methods throws.
    #[derive(Clone)]
    pub type Glue;

    /// What the host gets: the caller's properties that are not ours, the signStr, and callbacks that send the call's
    /// events. The record is kept until the call ends, for the case that the engine breaks.
    #[wasm_bindgen(method, structural)]
    pub fn listen(this: &Glue, id: u32, record: &JsValue, options: &JsValue, sign_str: &JsValue) -> JsValue;

    /// Ends a call with the host's answer, an outcome's fields or an error's: settles the Promise, then runs the caller's
    /// callback for `via`, the number of its event, and `complete`.
    #[wasm_bindgen(method, structural)]
    pub fn answer(this: &Glue, id: u32, record: &JsValue, fields: JsValue, is_error: bool, payload: &JsValue, via: u32);

    /// Ends a call that the host was not asked about, or threw out of: rejects the Promise, and soon runs `fail` and
    /// `complete`. The gate's messages and those of the host's failures are the glue's: it has them in a table.
    #[wasm_bindgen(method, structural)]
    pub fn refuse(this: &Glue, id: u32, record: &JsValue, fields: JsValue, cause: &JsValue);

    /// The outcome, or the host's error, with its words and the payload.
    #[wasm_bindgen(method, structural)]
    pub fn outcome(this: &Glue, fields: JsValue, payload: &JsValue) -> JsValue;

    /// What can be read of a payload, as JSON text.
    #[wasm_bindgen(method, structural, js_name = payloadText)]
    pub fn payload_text(this: &Glue, payload: &JsValue) -> JsValue;

    /// What can be read of the host object, one fact on a line; `undefined` where there is none.
    #[wasm_bindgen(method, structural, js_name = clientFacts)]
    pub fn client_facts(this: &Glue, my: &JsValue) -> JsValue;

    /// What `my.getSystemInfoSync` gives, one fact on a line.
    #[wasm_bindgen(method, structural, js_name = systemInfo)]
    pub fn system_info(this: &Glue, my: &JsValue) -> JsValue;

    /// The options of how to check, one on a line, the ignored codes last.
    #[wasm_bindgen(method, structural, js_name = settingsOf)]
    pub fn settings_of(this: &Glue, options: &JsValue) -> JsValue;

    /// Sends the end-of-turn event for that call by a timer, or by a microtask where there is none.
    #[wasm_bindgen(method, structural)]
    pub fn later(this: &Glue, id: u32);

    /// Swallows the rejection of anything thenable.
    #[wasm_bindgen(method, structural)]
    pub fn quiet(this: &Glue, value: &JsValue);

    /// The host object `my`.
    pub type Host;

    #[wasm_bindgen(method, structural, js_name = paySignCenter, catch)]
    pub fn pay_sign_center(this: &Host, options: &JsValue) -> Result<JsValue, JsValue>;
}

/// A string's text. One so long that it is none of the platform's is not copied: memory that was needed once stays.
pub fn text(value: &JsValue) -> Option<String> {
    const LONGEST: u32 = 8 << 20;
    let fits = value.is_string() && value.unchecked_ref::<JsString>().length() <= LONGEST;
    if fits { value.as_string() } else { None }
}

/// The text of what the glue carries; empty where it is none.
pub fn carried(value: JsValue) -> String {
    text(&value).unwrap_or_default()
}

/// Sets a property of an object of ours.
pub fn write(object: &JsValue, key: &str, value: &JsValue) {
    object.unchecked_ref::<Any>().set(key, value);
}
