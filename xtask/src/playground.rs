//! The playground: the package at work in a browser.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::steps::Step;
use crate::workspace::Workspace;
use crate::{command, package, setup};

pub const FOLDER: &str = "playground";

/// Builds it, and serves it on this machine until it is interrupted.
///
/// # Errors
///
/// When the build fails, or Node cannot be started.
pub fn run(workspace: &Workspace, opens: bool) -> Result<ExitCode> {
    package::build(workspace)?;
    build(workspace)?;
    println!("{} can be served by any web server", site(workspace).display());
    let mut vite = vite(workspace, "preview");
    if opens {
        vite.arg("--open");
    }
    let status = vite.status().context("cannot start node")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Makes a folder of static files of what is in pkg/.
///
/// # Errors
///
/// When npm or the bundler fails.
pub fn build(workspace: &Workspace) -> Result<()> {
    setup::npm_packages(workspace, FOLDER)?;
    let step = Step::start("playground");
    let mut vite = vite(workspace, "build");
    vite.args(["--logLevel", "warn"]);
    command::succeed(vite)?;
    step.done("");
    Ok(())
}

/// Where vite.config.mjs puts it.
fn site(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join(FOLDER)
}

fn vite(workspace: &Workspace, task: &str) -> Command {
    let mut node = workspace.node("playground/node_modules/vite/bin/vite.js");
    node.args([task, "--config", "playground/vite.config.mjs"]);
    node
}
