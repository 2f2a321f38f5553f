//! Values of others, touched with care.

use js_sys::Object;
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

    /// What the glue carries for the calls: it makes the callbacks and the errors, and knows the realm's timers. None of
    /// its methods throws.
    #[derive(Clone)]
    pub type Glue;

    /// What the host gets: the caller's properties that are not ours, the signStr, and our callbacks. `call` is kept
    /// until [`Glue::forget`], for the case that the engine breaks.
    #[wasm_bindgen(method, structural)]
    pub fn listen(this: &Glue, id: u32, options: &JsValue, sign_str: &JsValue, call: Object) -> JsValue;

    /// The call is settled.
    #[wasm_bindgen(method, structural)]
    pub fn forget(this: &Glue, id: u32);

    /// A `SignCenterError` with these fields.
    #[wasm_bindgen(method, structural)]
    pub fn error(this: &Glue, fields: JsValue, cause: &JsValue, raw: &JsValue) -> JsValue;

    /// Sends the end-of-turn event for that call: by a timer where asked for and there is one, else by a microtask.
    #[wasm_bindgen(method, structural)]
    pub fn later(this: &Glue, id: u32, by_timer: bool);

    /// Swallows the rejection of anything thenable.
    #[wasm_bindgen(method, structural)]
    pub fn quiet(this: &Glue, value: &JsValue);

    /// Throws what a caller's callback threw where it harms nothing.
    #[wasm_bindgen(method, structural)]
    pub fn rethrow(this: &Glue, error: &JsValue);

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
pub fn read_string(object: &JsValue, key: &str) -> Option<alloc::string::String> {
    read(object, key).as_string()
}

/// Sets a property of an object of ours.
pub fn write(object: &JsValue, key: &str, value: &JsValue) {
    object.unchecked_ref::<Any>().set(key, value);
}
