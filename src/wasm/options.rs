//! The caller's options.

use super::js;
use crate::sign_str::Policy;
use wasm_bindgen::prelude::*;

/// How the call is checked. A value that is not one of an option's words counts as not given.
///
/// Read property by property: `serde_wasm_bindgen::from_value` lets what a getter or a proxy throws pass through Rust's
/// frames, and its error messages alone add 24 kB to the module.
pub struct Checks {
    pub policy: Policy,
    pub enforces_gate: bool,
    ignore: JsValue,
}

impl Checks {
    pub fn read(options: &JsValue) -> Self {
        Checks {
            policy: js::read_string(options, "validate").and_then(|name| Policy::from_name(&name)).unwrap_or_default(),
            enforces_gate: js::read_string(options, "gate").as_deref() != Some("report"),
            ignore: js::read(options, "ignore"),
        }
    }

    /// Whether the caller's list holds the code; what is no list holds none.
    pub fn ignores(&self, code: &str) -> bool {
        let list: &js::List = self.ignore.unchecked_ref();
        // A string has an `indexOf` too, which finds pieces of codes.
        !self.ignore.is_string()
            && list.index_of(code).ok().and_then(|index| index.as_f64()).is_some_and(|index| index >= 0.0)
    }
}
