//! Where things are, and commands that run there.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

pub struct Workspace {
    pub root: PathBuf,
    pub target: PathBuf,
}

impl Workspace {
    /// # Errors
    ///
    /// When `cargo metadata` fails.
    pub fn find() -> Result<Self> {
        let root = root()?;
        let mut metadata = cargo();
        metadata
            .args(["metadata", "--no-deps", "--format-version=1"])
            .arg("--manifest-path")
            .arg(root.join("Cargo.toml"));
        let metadata: Value = serde_json::from_slice(&command::stdout(metadata)?)
            .context("`cargo metadata` printed something else than JSON")?;
        let target = metadata["target_directory"].as_str().context("`cargo metadata` names no target directory")?;
        Ok(Self { target: PathBuf::from(target), root })
    }

    /// `cargo` in the root of the checkout.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo();
        command
            .args(arguments)
            .current_dir(&self.root)
            // A relative CARGO_TARGET_DIR was meant from the folder `cargo xtask` was called in.
            .env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// Node in the root of the checkout, with a script named from there.
    pub fn node(&self, script: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new("node");
        command.arg(script).current_dir(&self.root);
        command
    }

    /// This program, or a copy of it, for this checkout: [`root`] is what it takes it from.
    pub fn xtask(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("CARGO_MANIFEST_DIR", self.root.join("xtask"))
            .env("CARGO_TARGET_DIR", &self.target);
        command
    }

    pub fn package(&self) -> PathBuf {
        self.root.join("pkg")
    }

    pub fn glue(&self) -> PathBuf {
        self.root.join("js-glue")
    }

    /// Intermediate files of this program.
    pub fn scratch(&self) -> PathBuf {
        self.target.join("xtask")
    }
}

fn root() -> Result<PathBuf> {
    let manifest =
        env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = manifest.parent().context("xtask has no folder above it")?;
    root.canonicalize().with_context(|| format!("{} cannot be read", root.display()))
}

/// The `cargo` that started us, without what it set for us alone: build scripts that watch such a
/// variable would run again after every other call.
fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    for (name, _) in env::vars_os() {
        if is_of_our_package(&name) {
            command.env_remove(name);
        }
    }
    command
}

fn is_of_our_package(name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
}
