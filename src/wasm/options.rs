//! The caller's options.

use crate::json::{Dialect, Document, Value};
use crate::sign_str::Policy;

/// How the call is checked. A value that is not one of an option's words counts as not given.
///
/// Carried as JSON text: `serde_wasm_bindgen::from_value` lets what a getter or a proxy throws pass through Rust's
/// frames, and its error messages alone add 24 kB to the module.
pub struct Checks {
    pub policy: Policy,
    pub enforces_gate: bool,
    pub repairs: bool,
    ignore: Vec<String>,
}

impl Checks {
    /// Reads what the glue's `settingsText` gave.
    pub fn read(text: &str) -> Self {
        let mut checks = Checks { policy: Policy::default(), enforces_gate: true, repairs: false, ignore: Vec::new() };
        if let Ok(document) = Document::parse(text.as_bytes(), Dialect::default()) {
            for (name, value) in document.root().members() {
                let text = value.owned_text();
                match &*name {
                    "validate" => checks.policy = text.and_then(|name| Policy::from_name(&name)).unwrap_or_default(),
                    "repair" => checks.repairs = text.as_deref() == Some("true"),
                    "gate" => checks.enforces_gate = text.as_deref() != Some("report"),
                    _ => checks.ignore = value.children().filter_map(Value::owned_text).collect(),
                }
            }
        }
        checks
    }

    /// Whether the caller's list holds the code.
    pub fn ignores(&self, code: &str) -> bool {
        self.ignore.iter().any(|ignored| ignored == code)
    }
}
