//! What others wrote: whether every lock file says what is used, and deny.toml allows it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use crate::command;
use crate::steps::Step;
use crate::workspace::Workspace;

/// The folders with npm packages. None is in what is published.
const NPM_FOLDERS: [&str; 9] = [
    "js-glue",
    "benches",
    "examples/native",
    "examples/taro",
    "examples/uni-app",
    "playground",
    "tests/e2e",
    "tests/engines",
    "tests/packaging",
];

/// The manifests with a Cargo.lock beside them.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// What a manifest of npm names that a lock repeats.
const SECTIONS: [&str; 3] = ["dependencies", "devDependencies", "optionalDependencies"];

/// # Errors
///
/// When cargo-deny is missing or objects, or a lock file is not that of its manifest.
pub fn run(workspace: &Workspace) -> Result<()> {
    for folder in NPM_FOLDERS {
        check_npm_lock(&workspace.root.join(folder)).with_context(|| format!("in {folder}"))?;
    }
    println!("{} npm locks are those of their manifests", NPM_FOLDERS.len());
    command::stdout(workspace.cargo(&["deny", "--version"]))
        .context("there is no cargo-deny: install it with `cargo install --locked cargo-deny`")?;
    for manifest in MANIFESTS {
        let step = Step::start(&format!("cargo-deny of {manifest}"));
        let mut cargo = workspace.cargo(&["deny", "--locked", "--workspace", "--config", "deny.toml"]);
        cargo.args(["--manifest-path", manifest, "check", "licenses", "bans", "sources"]);
        command::succeed(cargo)?;
        step.done("");
    }
    Ok(())
}

/// npm itself says nothing where the two differ, and takes what the manifest says.
fn check_npm_lock(folder: &Path) -> Result<()> {
    let manifest = read(&folder.join("package.json"))?;
    let lock = read(&folder.join("package-lock.json"))?;
    let packages = lock["packages"].as_object().context("package-lock.json has no packages")?;
    match fault(&manifest, packages) {
        Some(fault) => bail!("package-lock.json {fault}: write it anew with `npm install --package-lock-only`"),
        None => Ok(()),
    }
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

/// What is wrong with the packages of a lock.
fn fault(manifest: &Value, packages: &Map<String, Value>) -> Option<String> {
    let root = &packages.get("").unwrap_or(&Value::Null);
    if let Some(section) = SECTIONS.into_iter().find(|section| root[*section] != manifest[*section]) {
        return Some(format!("has other {section} than package.json"));
    }
    let (name, _) = packages.iter().find(|(name, package)| !name.is_empty() && !package["integrity"].is_string())?;
    Some(format!("has no checksum of {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_lock_is_that_of_its_manifest() {
        let manifest = json!({ "devDependencies": { "jest": "30" } });
        let root = json!({ "devDependencies": { "jest": "30" } });
        for (lock, expected) in [
            (json!({ "": root, "node_modules/jest": { "integrity": "sha512-x" } }), None),
            (json!({ "": {} }), Some("has other devDependencies than package.json")),
            (json!({ "": root, "node_modules/jest": {} }), Some("has no checksum of node_modules/jest")),
        ] {
            let packages = lock.as_object().unwrap();
            assert_eq!(fault(&manifest, packages).as_deref(), expected, "{lock}");
        }
    }
}
