//! The caller's options.

use crate::lines::Lines;
use crate::sign_str::Policy;

/// How the call is checked. A value that is not one of an option's words counts as not given.
///
/// Carried as text: `serde_wasm_bindgen::from_value` lets what a getter or a proxy throws pass through Rust's frames, and
/// its error messages alone add 24 kB to the module.
pub struct Checks<'a> {
    pub policy: Policy,
    pub enforces_gate: bool,
    pub repairs: bool,
    /// The codes that do not block, one on a line.
    ignored: &'a str,
}

impl<'a> Checks<'a> {
    /// Reads what the glue's `settingsOf` gave.
    pub fn read(text: &'a str) -> Self {
        let mut lines = Lines(text);
        Checks {
            policy: Policy::from_name(lines.text()).unwrap_or_default(),
            enforces_gate: !lines.is("report"),
            repairs: lines.is("true"),
            ignored: lines.0,
        }
    }

    /// Whether the caller's list holds the code.
    pub fn ignores(&self, code: &str) -> bool {
        let mut codes = Lines(self.ignored);
        while !codes.0.is_empty() {
            if codes.is(code) {
                return true;
            }
        }
        false
    }
}
