//! The caller's options.

use super::js;
use crate::sign_str::Policy;
use alloc::string::String;
use alloc::vec::Vec;
use js_sys::{Array, Function, Object};
use serde::Deserialize;
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

/// How the call is checked. A value that is not one of the option's words counts as not given.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Checks {
    validate: Option<String>,
    gate: Option<String>,
    pub ignore: Vec<String>,
}

impl Checks {
    pub fn read(options: &JsValue) -> Self {
        serde_wasm_bindgen::from_value(snapshot(options)).unwrap_or_default()
    }

    pub fn policy(&self) -> Policy {
        self.validate.as_deref().and_then(Policy::from_name).unwrap_or_default()
    }

    pub fn enforces_gate(&self) -> bool {
        self.gate.as_deref() != Some("report")
    }
}

/// A plain copy, each property read once: serde reads on without minding getters and proxies.
fn snapshot(options: &JsValue) -> JsValue {
    let copy: JsValue = Object::new().into();
    for key in ["validate", "gate"] {
        let value = js::read(options, key);
        if value.is_string() {
            js::write(&copy, key, &value);
        }
    }
    let ignore = js::read(options, "ignore");
    let codes = Array::new();
    let length = js::read(&ignore, "length").as_f64().unwrap_or_default() as u32;
    for index in 0..length.min(MOST_IGNORED) {
        let code = js::read(&ignore, itoa(index).as_str());
        if code.is_string() {
            codes.push(&code);
        }
    }
    js::write(&copy, "ignore", &codes);
    copy
}

fn itoa(index: u32) -> String {
    alloc::string::ToString::to_string(&index)
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
