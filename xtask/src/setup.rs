//! What a build needs, fetched where that is ours to do and else named with its fix.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::Step;
use crate::workspace::Workspace;
use crate::{command, files, versions};

pub const WASM: &str = "wasm32-unknown-unknown";
const NODE_MAJOR: u32 = 20;
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// # Errors
///
/// When something is missing that only the user can install, or fetching the rest fails.
pub fn run(workspace: &Workspace) -> Result<()> {
    let step = Step::start("prerequisites");
    let node = check_node()?;
    check_npm()?;
    versions::bindings_fit(&fs::read_to_string(workspace.root.join("Cargo.lock"))?)?;
    let sysroot = sysroot(workspace)?;
    step.done(&format!("node {node}"));
    if !has_target(&sysroot) {
        add_target(workspace)?;
    }
    npm_packages(workspace, "js-glue")
}

/// The root of the Rust toolchain.
pub fn sysroot(workspace: &Workspace) -> Result<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "sysroot"]).current_dir(&workspace.root);
    let printed = String::from_utf8(command::stdout(rustc)?)?;
    Ok(PathBuf::from(printed.trim_end()))
}

fn check_node() -> Result<String> {
    let fix = format!("install Node.js {NODE_MAJOR} or newer, from https://nodejs.org");
    let mut node = Command::new("node");
    node.arg("--version");
    let printed = command::stdout(node).with_context(|| format!("there is no `node`: {fix}"))?;
    let version = String::from_utf8_lossy(&printed).trim().to_owned();
    if versions::node_major(&version).is_none_or(|major| major < NODE_MAJOR) {
        bail!("`node` is {version}: {fix}");
    }
    Ok(version.trim_start_matches('v').to_owned())
}

fn check_npm() -> Result<()> {
    let mut npm = Command::new(NPM);
    npm.arg("--version");
    command::stdout(npm).context("there is no `npm`: install it with Node.js, from https://nodejs.org")?;
    Ok(())
}

fn has_target(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib").join(WASM).join("lib").is_dir()
}

/// rust-toolchain.toml names the target, but with RUSTUP_AUTO_INSTALL=0 nothing fetches it.
fn add_target(workspace: &Workspace) -> Result<()> {
    let step = Step::start(&format!("add the target {WASM}"));
    let mut rustup = Command::new("rustup");
    rustup.args(["target", "add", WASM]).current_dir(&workspace.root);
    command::succeed(rustup)
        .with_context(|| format!("Rust has no target {WASM}: install it with rustup, or the package of your system"))?;
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
    files::remove(&installed)?;
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
    let step = Step::start("add rustfmt and clippy");
    let mut rustup = Command::new("rustup");
    rustup.args(["component", "add", "rustfmt", "clippy"]).current_dir(&workspace.root);
    command::succeed(rustup).context("Rust has no rustfmt or clippy: install them with rustup")?;
    step.done("");
    Ok(())
}
