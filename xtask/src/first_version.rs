//! Clients with a first-version WebAssembly, and wasm2js, must be able to take the module.

use anyhow::{Result, bail};
use wasmparser::{Validator, WasmFeatures};

/// # Errors
///
/// When the module is not valid in the first version of WebAssembly; names what it uses beyond it. wasm-opt is no such
/// check: told the same, it lets newer modules pass.
pub fn check(module: &[u8]) -> Result<()> {
    let Err(error) = Validator::new_with_features(WasmFeatures::MVP).validate_all(module) else {
        return Ok(());
    };
    let Some(features) = error.missing_wasm_feature() else {
        bail!("the module is not valid in the first version of WebAssembly: {error}");
    };
    bail!(
        "the module uses {}, which the first version of WebAssembly does not have: {error}; \
         was it compiled with `-C target-cpu=mvp`?",
        names(features)
    );
}

fn names(features: WasmFeatures) -> String {
    let names = features.iter_names().map(|(name, _)| name.to_lowercase().replace('_', "-"));
    names.collect::<Vec<_>>().join(" and ")
}

#[cfg(test)]
mod tests {
    use super::check;

    #[track_caller]
    fn refused(module: &str, feature: &str) {
        let error = check(&wat::parse_str(module).unwrap()).unwrap_err().to_string();
        let expected = format!("the module uses {feature}, which the first version");
        assert!(error.starts_with(&expected), "{error}");
    }

    #[track_caller]
    fn not_valid(module: &[u8], reason: &str) {
        let error = check(module).unwrap_err().to_string();
        let expected = format!("the module is not valid in the first version of WebAssembly: {reason}");
        assert!(error.starts_with(&expected), "{error}");
    }

    #[test]
    fn a_first_version_module_passes() {
        let module = r#"(module
            (import "env" "now" (func $now (result f64)))
            (table 2 funcref)
            (memory (export "memory") 1)
            (global $stack (mut i32) (i32.const 1024))
            (elem (i32.const 1) $double)
            (data (i32.const 8) "text")
            (func $double (export "double") (param i32) (result i32)
                (i32.add (local.get 0) (local.get 0)))
            (func (export "time") (result f64)
                (global.set $stack (i32.const 0)) (call $now)))"#;
        check(&wat::parse_str(module).unwrap()).unwrap();
    }

    #[test]
    fn sign_extension() {
        refused("(module (func (param i32) (result i32) (i32.extend8_s (local.get 0))))", "sign-extension");
    }

    #[test]
    fn saturating_float_to_int() {
        refused(
            "(module (func (param f64) (result i32) (i32.trunc_sat_f64_s (local.get 0))))",
            "saturating-float-to-int",
        );
    }

    #[test]
    fn bulk_memory() {
        let fill = "(memory.fill (i32.const 0) (i32.const 0) (i32.const 0))";
        refused(&format!("(module (memory 1) (func {fill}))"), "bulk-memory-opt");
    }

    #[test]
    fn two_tables() {
        let module = wat::parse_str("(module (table 1 funcref) (table 1 funcref))").unwrap();
        not_valid(&module, "multiple tables");
    }

    #[test]
    fn an_externref_table() {
        refused("(module (table 1 externref))", "reference-types");
    }

    #[test]
    fn several_results() {
        refused("(module (func (result i32 i32) (i32.const 1) (i32.const 2)))", "multi-value");
    }

    #[test]
    fn an_exported_mutable_global() {
        refused(r#"(module (global (export "stack") (mut i32) (i32.const 0)))"#, "mutable-global");
    }

    #[test]
    fn vectors_of_128_bits() {
        refused("(module (func (param v128)))", "simd");
    }

    #[test]
    fn something_else() {
        not_valid(b"not a module", "magic header not detected");
    }
}
