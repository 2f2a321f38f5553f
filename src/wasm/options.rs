//! The caller's options.

use super::js;
use crate::sign_str::Policy;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use js_sys::{Function, Object};
use wasm_bindgen::prelude::*;

/// Every option of ours, those of later versions included; all other properties are the host's.
const OURS: [&str; 11] = [
    "signStr",
    "success",
    "fail",
    "complete",
    "validate",
    "ignore",
    "gate",
    "timeout",
    "queryAgreement",
    "promptUpgrade",
    "repair",
];

/// More codes than there are.
const MOST_IGNORED: u32 = 1000;

/// How the call is checked. A value that is not one of an option's words counts as not given.
///
/// Read property by property: `serde_wasm_bindgen::from_value` lets what a getter or a proxy throws pass through Rust's
/// frames, and its error messages alone make the module half as large again.
pub struct Checks {
    pub policy: Policy,
    pub enforces_gate: bool,
    pub ignored: Vec<String>,
}

impl Checks {
    pub fn read(options: &JsValue) -> Self {
        let ignore = js::read(options, "ignore");
        // As JavaScript's own lists: anything with a length; a negative one or none counts as 0.
        let length = js::read(&ignore, "length").as_f64().unwrap_or_default() as u32;
        Checks {
            policy: js::read_string(options, "validate").and_then(|name| Policy::from_name(&name)).unwrap_or_default(),
            enforces_gate: js::read_string(options, "gate").as_deref() != Some("report"),
            ignored: (0..length.min(MOST_IGNORED))
                .filter_map(|index| js::read_string(&ignore, &index.to_string()))
                .collect(),
        }
    }
}

/// The caller's callbacks, those that are functions.
#[derive(Clone)]
pub struct Callbacks {
    options: JsValue,
    pub success: Option<Function>,
    pub fail: Option<Function>,
    pub complete: Option<Function>,
}

impl Callbacks {
    pub fn read(options: &JsValue) -> Self {
        let function = |key| js::read(options, key).dyn_into().ok();
        Callbacks {
            options: options.clone(),
            success: function("success"),
            fail: function("fail"),
            complete: function("complete"),
        }
    }

    pub fn any(&self) -> bool {
        self.success.is_some() || self.fail.is_some() || self.complete.is_some()
    }

    /// Runs one; what it throws goes to the glue.
    pub fn run(&self, callback: Option<&Function>, payload: &JsValue, glue: &js::Glue) {
        let Some(callback) = callback else { return };
        if let Err(error) = callback.call1(&self.options, payload) {
            glue.rethrow(&error);
        }
    }
}

/// What the host gets: the properties that are its own, the signStr as it was given, and our callbacks.
pub fn for_host(options: &JsValue, sign_str: &JsValue, listeners: &JsValue) -> JsValue {
    let request: JsValue = Object::new().into();
    for key in js::keys(options).filter(|key| !OURS.contains(&key.as_str())) {
        if let Ok(value) = js::try_read(options, &key) {
            js::write(&request, &key, &value);
        }
    }
    js::write(&request, "signStr", sign_str);
    for key in ["success", "fail", "complete"] {
        js::write(&request, key, &js::read(listeners, key));
    }
    request
}
