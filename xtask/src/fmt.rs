//! The formatters: rustfmt for Rust, biome for TypeScript and JavaScript.

use std::process::Command;

use anyhow::Result;

use crate::workspace::Workspace;
use crate::{command, setup};

/// Formats every file that the checks look at.
///
/// # Errors
///
/// When a tool is missing and cannot be fetched, or finds what only a person can fix.
pub fn run(workspace: &Workspace) -> Result<()> {
    setup::run(workspace)?;
    setup::components(workspace)?;
    command::succeed(workspace.cargo(&["fmt", "--all"]))?;
    command::succeed(workspace.cargo(&["fmt", "--manifest-path", "fuzz/Cargo.toml"]))?;
    command::succeed(biome(workspace, &["check", "--write", "--error-on-warnings"]))
}

/// biome in the root of the checkout, where its biome.jsonc says what it looks at, and why it leaves out some rules.
pub fn biome(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut node = workspace.node("js-glue/node_modules/@biomejs/biome/bin/biome");
    node.args(arguments).arg("--colors=off");
    node
}
