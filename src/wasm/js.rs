//! Values of others, touched with care.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Any;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn get(this: &Any, key: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, indexing_setter)]
    fn set(this: &Any, key: &str, value: &JsValue);

    /// A list of the caller's.
    pub type List;

    #[wasm_bindgen(method, structural, js_name = indexOf, catch)]
    pub fn index_of(this: &List, item: &str) -> Result<JsValue, JsValue>;

    /// What the glue carries for the calls: it makes the host's callbacks and the errors, runs the caller's callbacks,
    /// and knows the realm's timers. None of its methods throws.
    #[derive(Clone)]
    pub type Glue;

    /// What the host gets: the caller's properties that are not ours, the signStr, and callbacks that send the call's
    /// events. The record is kept until [`Glue::finish`], for the case that the engine breaks.
    #[wasm_bindgen(method, structural)]
    pub fn listen(this: &Glue, id: u32, record: &JsValue, options: &JsValue, sign_str: &JsValue) -> JsValue;

    /// The call is settled: runs that callback of the caller's, if it is named, and `complete`; at once, or soon.
    #[wasm_bindgen(method, structural)]
    pub fn finish(this: &Glue, id: u32, record: &JsValue, callback: &str, payload: &JsValue, soon: bool);

    /// What can be read of a payload, as JSON text.
    #[wasm_bindgen(method, structural, js_name = textOf)]
    pub fn text_of(this: &Glue, payload: &JsValue) -> JsValue;

    /// A `SignCenterError` with these fields.
    #[wasm_bindgen(method, structural)]
    pub fn error(this: &Glue, fields: JsValue, cause: &JsValue, raw: &JsValue) -> JsValue;

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

    #[wasm_bindgen(method, structural, js_name = getSystemInfoSync, catch)]
    pub fn get_system_info_sync(this: &Host) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, structural, js_name = canIUse, catch)]
    pub fn can_i_use(this: &Host, api: &str) -> Result<JsValue, JsValue>;
}

/// A property; the error is what its getter threw, or that there is no object.
pub fn try_read(object: &JsValue, key: &str) -> Result<JsValue, JsValue> {
    object.unchecked_ref::<Any>().get(key)
}

/// A property; `undefined` where it cannot be read.
pub fn read(object: &JsValue, key: &str) -> JsValue {
    try_read(object, key).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is a string.
pub fn read_string(object: &JsValue, key: &str) -> Option<String> {
    text(&read(object, key))
}

/// A string's text. One so long that it is none of the platform's is not copied: memory that was needed once stays.
pub fn text(value: &JsValue) -> Option<String> {
    const LONGEST: u32 = 8 << 20;
    let fits = value.is_string() && value.unchecked_ref::<js_sys::JsString>().length() <= LONGEST;
    if fits { value.as_string() } else { None }
}

/// Sets a property of an object of ours.
pub fn write(object: &JsValue, key: &str, value: &JsValue) {
    object.unchecked_ref::<Any>().set(key, value);
}
