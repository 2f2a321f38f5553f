//! Every check and every test, with one sum at the end.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsString;
use std::iter;
use std::num::NonZero;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;

use anyhow::Result;
use wasm_bindgen_cli::wasm_bindgen_test_runner;

use crate::checks::{Check, Report};
use crate::command;
use crate::counts::Counts;
use crate::steps::{self, Step};
use crate::workspace::Workspace;
use crate::{checks, package, playground, setup};

/// What of it is run.
pub enum Choice {
    All,
    /// Without what takes longest.
    Quick,
    /// The steps with that word in their name, or the file of tests that has it.
    Only(String),
}

/// The last line of stdout is `N passed, N failed`.
///
/// # Errors
///
/// When this program cannot find itself, or no step and no file of tests has the chosen name.
pub fn run(workspace: &Workspace, choice: &Choice) -> Result<ExitCode> {
    // Read before cargo may have replaced the file.
    let runner = env::current_exe()?;
    let checks = match choice {
        Choice::All => checks::all(workspace, &runner, false),
        Choice::Quick => checks::all(workspace, &runner, true),
        Choice::Only(word) => checks::named(workspace, &runner, word)?,
    };
    if let Err(error) = prepare(workspace, &checks) {
        eprintln!("\nerror: {error:#}");
        return Ok(end(Counts::one(false)));
    }
    let mut sum = Counts::one(true);
    let (beside_others, alone): (Vec<_>, Vec<_>) = checks.into_iter().partition(|check| check.runs_beside_others);
    for check in alone {
        sum += perform(check);
    }
    sum += perform_on_each_core(beside_others);
    Ok(end(sum))
}

/// Builds and installs what the checks need.
fn prepare(workspace: &Workspace, checks: &[Check]) -> Result<()> {
    let folders: BTreeSet<_> = checks.iter().flat_map(|check| check.packages).collect();
    thread::scope(|scope| {
        // What is downloaded comes while the package is compiled.
        let installing = scope.spawn(|| folders.iter().try_for_each(|folder| setup::npm_packages(workspace, folder)));
        package::build(workspace)?;
        setup::components(workspace)?;
        installing.join().expect("it does not panic")
    })?;
    if folders.contains(&playground::FOLDER) { playground::build(workspace) } else { Ok(()) }
}

fn end(sum: Counts) -> ExitCode {
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// As many at a time as there are cores, in their order.
fn perform_on_each_core(checks: Vec<Check>) -> Counts {
    let waiting = Mutex::new(checks.into_iter());
    let next = || waiting.lock().expect("no check panics").next();
    let perform_one_by_one = || {
        let mut sum = Counts::default();
        while let Some(check) = next() {
            sum += perform(check);
        }
        sum
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        let running: Vec<_> = (0..cores).map(|_| scope.spawn(perform_one_by_one)).collect();
        let mut sum = Counts::default();
        for core in running {
            sum += core.join().expect("no check panics");
        }
        sum
    })
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
        steps::print(&format!("\n{output}\n"));
    }
    counts
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
