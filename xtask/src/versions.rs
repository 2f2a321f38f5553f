//! Versions that have to fit together.

use anyhow::{Context, Result, bail};

const BINDINGS: &str = "wasm-bindgen-cli-support";

/// The bindings are made here by the linked library, and refuse a module made with another version.
///
/// # Errors
///
/// When `Cargo.lock` holds two versions of what is one tool, or lacks either.
pub fn bindings_fit(lock: &str) -> Result<()> {
    let library = locked(lock, "wasm-bindgen")?;
    let linked = locked(lock, BINDINGS)?;
    if library != linked {
        bail!(
            "Cargo.lock has wasm-bindgen {library} but xtask links {BINDINGS} {linked}: put \
             \"={library}\" for {BINDINGS} and wasm-bindgen-cli into xtask/Cargo.toml"
        );
    }
    Ok(())
}

fn locked<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .with_context(|| format!("Cargo.lock has no {package}"))
}

/// The major version in what `node --version` prints.
pub fn node_major(printed: &str) -> Option<u32> {
    printed.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock(library: &str, linked: &str) -> String {
        format!(
            "[[package]]\nname = \"wasm-bindgen\"\nversion = \"{library}\"\n\n\
             [[package]]\nname = \"wasm-bindgen-cli-support\"\nversion = \"{linked}\"\n"
        )
    }

    #[test]
    fn one_version_fits() {
        assert!(bindings_fit(&lock("0.2.130", "0.2.130")).is_ok());
    }

    #[test]
    fn two_versions_are_refused_with_the_fix() {
        let error = bindings_fit(&lock("0.2.131", "0.2.130")).unwrap_err().to_string();
        assert_eq!(
            error,
            "Cargo.lock has wasm-bindgen 0.2.131 but xtask links wasm-bindgen-cli-support 0.2.130: \
             put \"=0.2.131\" for wasm-bindgen-cli-support and wasm-bindgen-cli into xtask/Cargo.toml"
        );
    }

    #[test]
    fn a_lock_without_the_library_is_refused() {
        let error = bindings_fit("version = 4\n").unwrap_err().to_string();
        assert_eq!(error, "Cargo.lock has no wasm-bindgen");
    }

    #[test]
    fn the_major_version_of_node() {
        let cases = [("v20.20.2\n", Some(20)), ("v8.17.0", Some(8)), ("20.1.0", None), ("", None)];
        for (printed, expected) in cases {
            assert_eq!(node_major(printed), expected, "{printed:?}");
        }
    }
}
