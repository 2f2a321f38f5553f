//! Every check and every test, with one sum at the end.

use std::env;
use std::ffi::OsString;
use std::iter;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::Result;
use wasm_bindgen_cli::wasm_bindgen_test_runner;

use crate::command;
use crate::counts::Counts;
use crate::steps::Step;
use crate::workspace::Workspace;
use crate::{fmt, package, playground, setup};

/// How a command's result is read.
enum Report {
    /// Only as passed or failed.
    Status,
    /// From the numbers of tests that it prints.
    Counts,
}

struct Check {
    name: &'static str,
    command: Command,
    report: Report,
    is_slow: bool,
}

/// The last line of stdout is `N passed, N failed`.
///
/// # Errors
///
/// When this program cannot find itself.
pub fn run(workspace: &Workspace, quick: bool) -> Result<ExitCode> {
    // Read before cargo may have replaced the file.
    let runner = env::current_exe()?;
    if let Err(error) = package::build(workspace).and_then(|()| setup::components(workspace)) {
        eprintln!("\nerror: {error:#}");
        return Ok(end(Counts::one(false)));
    }
    let mut sum = Counts::one(true);
    if !quick {
        for folder in ["tests/engines", "tests/packaging", "tests/e2e"] {
            setup::npm_packages(workspace, folder)?;
        }
        playground::build(workspace)?;
    }
    for check in checks(workspace, &runner, quick) {
        if !(quick && check.is_slow) {
            sum += perform(check);
        }
    }
    Ok(end(sum))
}

fn end(sum: Counts) -> ExitCode {
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn perform(check: Check) -> Counts {
    let step = Step::start(check.name);
    let (success, output) = match command::finish(check.command) {
        Ok(finished) => (finished.success(), finished.to_string()),
        Err(error) => (false, format!("{error:#}")),
    };
    let counts = match check.report {
        Report::Status => Counts::one(success),
        Report::Counts => Counts::of_run(&output, success),
    };
    let note = format!("{} passed, {} failed", counts.passed, counts.failed);
    if counts.failed == 0 {
        step.done(&note);
    } else {
        step.failed(&note);
        println!("\n{output}\n");
    }
    counts
}

fn checks(workspace: &Workspace, runner: &Path, quick: bool) -> Vec<Check> {
    let check = |name, command, report| Check { name, command, report, is_slow: false };
    let slow = |name, command, report| Check { name, command, report, is_slow: true };
    let cargo = |line: &str| workspace.cargo(&line.split(' ').collect::<Vec<_>>());
    let tsc = |line: &str| {
        let mut node = workspace.node("js-glue/node_modules/typescript/bin/tsc");
        node.args(line.split(' '));
        node
    };
    vec![
        check("rustfmt", cargo("fmt --all --check -- --color never"), Report::Status),
        check("lint of JavaScript", fmt::biome(workspace, &["ci", "--error-on-warnings"]), Report::Status),
        check("clippy", cargo("clippy --workspace --all-targets -- -D warnings"), Report::Status),
        slow("clippy for wasm32", wasm_clippy(workspace), Report::Status),
        check(
            "rustfmt of fuzz/",
            cargo("fmt --manifest-path fuzz/Cargo.toml --check -- --color never"),
            Report::Status,
        ),
        slow("dependencies", ourselves(workspace, runner, "dependencies"), Report::Status),
        check("Rust tests", rust_tests(workspace, quick), Report::Counts),
        // Without the dev-dependencies, as the programs get it that depend on the crate.
        slow("the crate alone", cargo("build --package pay-sign-center --no-default-features"), Report::Status),
        slow(
            "Rust tests without features",
            cargo("test --package pay-sign-center --no-default-features --lib"),
            Report::Status,
        ),
        check("Rust tests in WebAssembly", wasm_tests(workspace, runner), Report::Counts),
        check("Jest", jest(workspace), Report::Counts),
        check("random strings", random_strings(workspace, quick), Report::Counts),
        check("both engines, sequences of events", workspace.node("tests/sequences/run.mjs"), Report::Counts),
        check("both engines, generated texts", both_engines(workspace, quick), Report::Counts),
        slow("memory that stays flat", leaks(workspace), Report::Counts),
        slow("the same package elsewhere", ourselves(workspace, runner, "reproduce"), Report::Status),
        slow("engines", workspace.node("tests/engines/run.mjs"), Report::Counts),
        slow("packaging", workspace.node("tests/packaging/run.mjs"), Report::Counts),
        slow("from the server to the page and back", workspace.node("tests/e2e/server/run.mjs"), Report::Counts),
        slow(
            "mini-programs of native, uni-app and Taro",
            workspace.node("tests/e2e/mini_programs/run.mjs"),
            Report::Counts,
        ),
        slow("the playground in a browser", workspace.node("tests/e2e/browser/run.mjs"), Report::Counts),
        check("types of the package", tsc("-p tests/types"), Report::Status),
        slow("types of the playground", tsc("-p playground"), Report::Status),
        check("types of js-glue", tsc("-p js-glue --noEmit"), Report::Status),
        check("types of js-glue for Node", tsc("-p js-glue/tsconfig.node.json --noEmit"), Report::Status),
    ]
}

/// Among them those of tests/generated.rs, with more cases than it has by itself.
fn rust_tests(workspace: &Workspace, quick: bool) -> Command {
    let mut cargo = workspace.cargo(&["test", "--workspace", "--no-fail-fast"]);
    if !quick {
        cargo.env("GENERATED_CASES", "40000");
    }
    cargo
}

fn both_engines(workspace: &Workspace, quick: bool) -> Command {
    let mut node = workspace.node("tests/differential/run.mjs");
    node.arg(if quick { "1000" } else { "10000" });
    node
}

fn leaks(workspace: &Workspace) -> Command {
    let mut node = workspace.node("tests/leaks/run.js");
    node.arg("100000");
    node
}

fn random_strings(workspace: &Workspace, quick: bool) -> Command {
    let mut node = workspace.node("tests/random/run.mjs");
    node.arg(if quick { "2000" } else { "70000" });
    node
}

fn wasm_clippy(workspace: &Workspace) -> Command {
    let mut cargo = workspace.cargo(&["clippy", "--package", "pay-sign-center", "--lib", "--tests"]);
    cargo.args(["--target", setup::WASM, "--", "-D", "warnings"]);
    cargo
}

fn wasm_tests(workspace: &Workspace, runner: &Path) -> Command {
    // As an array: the variable CARGO_TARGET_…_RUNNER would be split at a space in the path.
    let runner = serde_json::json!([runner, "wasm-test-runner"]);
    let mut cargo = workspace.cargo(&["test", "--package", "pay-sign-center", "--test", "wasm"]);
    cargo
        .args(["--target", setup::WASM, "--config"])
        .arg(format!("target.{}.runner={runner}", setup::WASM))
        .env("WASM_BINDGEN_TEST_ONLY_NODE", "1");
    cargo
}

/// Of this program, since it must be built by then and need not be built again.
fn ourselves(workspace: &Workspace, runner: &Path, task: &str) -> Command {
    let mut xtask = workspace.xtask(runner);
    xtask.arg(task);
    xtask
}

/// From js-glue: Jest 30.5.2 ends with an error in a folder without a package.json, even with `--config`.
fn jest(workspace: &Workspace) -> Command {
    let mut node = workspace.node("node_modules/jest/bin/jest.js");
    // Without colours, which would stand before the numbers.
    node.args(["--config", "jest.config.cjs", "--ci"]).env("FORCE_COLOR", "0").current_dir(workspace.glue());
    node
}

/// Runs one test binary of wasm32 in Node, as `wasm-bindgen-test-runner` does.
///
/// # Errors
///
/// When a test fails.
pub fn wasm_test_runner(arguments: Vec<OsString>) -> Result<ExitCode> {
    let arguments = iter::once(OsString::from("wasm-bindgen-test-runner")).chain(arguments);
    wasm_bindgen_test_runner::run_cli_with_args(arguments)?;
    Ok(ExitCode::SUCCESS)
}
