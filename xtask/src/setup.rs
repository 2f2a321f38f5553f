//! What a build needs: fetched, or named with its fix where only the user can install it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;
use crate::steps::Step;
use crate::workspace::Workspace;

pub const WASM: &str = "wasm32-unknown-unknown";
const NODE_MAJOR: u32 = 20;
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// # Errors
///
/// When something is missing that only the user can install, or fetching the rest fails.
pub fn run(workspace: &Workspace) -> Result<()> {
    let step = Step::start("prerequisites");
    let node = check_node()?;
    version_of(NPM).context("there is no `npm`: install it with Node.js, from https://nodejs.org")?;
    let sysroot = sysroot(workspace)?;
    step.done(&format!("node {node}"));
    if !has_target(&sysroot) {
        // rust-toolchain.toml names the target, but with RUSTUP_AUTO_INSTALL=0 nothing fetches it.
        rustup(workspace, &["target", "add", WASM])?;
    }
    npm_packages(workspace, "js-glue")
}

/// The root of the Rust toolchain.
pub fn sysroot(workspace: &Workspace) -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]).current_dir(&workspace.root);
    Ok(PathBuf::from(command::stdout(rustc)?.trim_end()))
}

fn check_node() -> Result<String> {
    let fix = format!("install Node.js {NODE_MAJOR} or newer, from https://nodejs.org");
    let version = version_of("node").with_context(|| format!("there is no `node`: {fix}"))?;
    if node_major(&version).is_none_or(|major| major < NODE_MAJOR) {
        bail!("`node` is {version}: {fix}");
    }
    Ok(version.trim_start_matches('v').to_owned())
}

fn version_of(program: &str) -> Result<String> {
    let mut command = Command::new(program);
    command.arg("--version");
    Ok(command::stdout(command)?.trim().to_owned())
}

fn node_major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

fn has_target(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(WASM).join("lib").is_dir()
}

/// Has rustup add a part of the toolchain.
fn rustup(workspace: &Workspace, arguments: &[&str]) -> Result<()> {
    let step = Step::start(&format!("rustup {}", arguments.join(" ")));
    let mut rustup = Command::new("rustup");
    rustup.args(arguments).current_dir(&workspace.root);
    let parts = arguments[2..].join(" and ");
    command::succeed(rustup)
        .with_context(|| format!("Rust has no {parts}: install it with rustup, or the package of your system"))?;
    step.done("");
    Ok(())
}

/// Installs what the package-lock.json in that folder says, unless it is installed.
///
/// # Errors
///
/// When there is no lock, or npm fails.
pub fn npm_packages(workspace: &Workspace, folder: &str) -> Result<()> {
    let path = workspace.root.join(folder);
    let lock =
        fs::read(path.join("package-lock.json")).with_context(|| format!("{folder} has no package-lock.json"))?;
    // Written last, and gone when an installation begins.
    let installed = path.join("node_modules/.xtask-lock.json");
    if fs::read(&installed).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let step = Step::start(&format!("npm install in {folder}"));
    if installed.exists() {
        fs::remove_file(&installed)?;
    }
    let mut npm = Command::new(NPM);
    // Not `npm ci`: it refuses a lock without the optional packages of other platforms, and a registry mirror that
    // does not carry them leaves such a lock. This too installs what the lock says, and leaves it as it is.
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&path);
    command::succeed(npm)?;
    fs::write(installed, lock)?;
    step.done("");
    Ok(())
}

/// The parts of the toolchain that only the checks need.
///
/// # Errors
///
/// When they are missing and rustup cannot add them.
pub fn components(workspace: &Workspace) -> Result<()> {
    let has = |tool: &str| command::stdout(workspace.cargo(&[tool, "--version"])).is_ok();
    if has("fmt") && has("clippy") {
        return Ok(());
    }
    rustup(workspace, &["component", "add", "rustfmt", "clippy"])
}

#[cfg(test)]
mod tests {
    use super::node_major;

    #[test]
    fn the_major_version_of_node() {
        let cases = [("v20.20.2", Some(20)), ("v8.17.0", Some(8)), ("20.1.0", None), ("", None)];
        for (version, expected) in cases {
            assert_eq!(node_major(version), expected, "{version:?}");
        }
    }
}
