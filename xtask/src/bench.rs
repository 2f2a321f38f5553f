//! Measures the built package: benches/ says what and how.

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{package, setup};

/// Writes docs/performance.md and its plot, unless it shall only print.
///
/// # Errors
///
/// When the build fails, or what measures does.
pub fn run(workspace: &Workspace, only_print: bool) -> Result<()> {
    package::build(workspace)?;
    setup::npm_packages(workspace, "benches")?;
    let mut node = workspace.node("benches/main.mjs");
    if only_print {
        node.arg("--print");
    }
    let status = node.status().context("cannot start node benches/main.mjs")?;
    if !status.success() {
        bail!("benches/main.mjs failed ({status})");
    }
    Ok(())
}
