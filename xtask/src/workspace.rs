//! Where things are, and commands that run there.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use cargo_metadata::{MetadataCommand, Package};

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
        let metadata = MetadataCommand::new().manifest_path(root.join("Cargo.toml")).no_deps().exec()?;
        Ok(Self { target: metadata.target_directory.into(), root })
    }

    /// All packages that a build for this target may use.
    ///
    /// # Errors
    ///
    /// When `cargo metadata` fails.
    pub fn packages(&self, target: &str) -> Result<Vec<Package>> {
        let mut metadata = MetadataCommand::new();
        metadata.manifest_path(self.root.join("Cargo.toml"));
        metadata.other_options(["--filter-platform".to_owned(), target.to_owned()]);
        Ok(metadata.exec()?.packages)
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
        // Some scripts read what the Rust tests have written.
        command.arg(script).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
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

/// The `cargo` that started us, without what it set for us alone: build scripts that watch such a variable would run
/// again after every other call.
fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let is_ours = |name: &str| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_ours)) {
        command.env_remove(name);
    }
    command
}
