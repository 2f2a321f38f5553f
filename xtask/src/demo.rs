//! The shortest way to see the package at work.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::package;
use crate::workspace::Workspace;

/// # Errors
///
/// When the build fails, or Node cannot be started.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    package::build(workspace)?;
    let status = workspace.node("examples/demo/run.js").status().context("cannot start node examples/demo/run.js")?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}
