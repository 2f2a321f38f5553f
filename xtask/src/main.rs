//! The project's own build program: everything that is done to this checkout starts with `cargo xtask`.

mod bench;
mod checks;
mod command;
mod counts;
mod demo;
mod dependencies;
mod first_version;
mod fmt;
mod fuzz;
mod machine;
mod notices;
mod package;
mod playground;
mod reproduce;
mod setup;
mod stamp;
mod steps;
mod tables;
mod test;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};
use test::Choice;
use workspace::Workspace;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Builds, shows and tests pay-sign-center; sets up what is missing"
)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the npm package into pkg/, setting up whatever is missing
    Build,
    /// Build, then tap the official page's example in every kind of scene
    Demo,
    /// Build, then open the package at work in the browser
    Playground {
        /// Serve it, and open no browser
        #[arg(long)]
        no_open: bool,
    },
    /// Build, then run every check and every test
    Test {
        /// Leave out what takes longest
        #[arg(long)]
        quick: bool,
        /// Run the steps with that word in their name, or one file: tests/js/NAME.test.js, tests/NAME.rs
        #[arg(long, value_name = "NAME", conflicts_with = "quick")]
        only: Option<String>,
    },
    /// Format all Rust, TypeScript and JavaScript, and fix what the linter can fix safely
    Fmt,
    /// Build, then measure the package and write docs/performance.md; about six minutes
    Bench {
        /// Leave docs/ as it is
        #[arg(long)]
        print: bool,
    },
    /// Look for inputs that break a law of tests/laws/; needs cargo-fuzz
    Fuzz {
        /// How long for each target
        #[arg(long, default_value_t = 60)]
        seconds: u32,
        /// Of the random numbers
        #[arg(long, default_value_t = 1)]
        seed: u32,
        /// Which targets of fuzz/fuzz_targets/; all, where none is named
        targets: Vec<String>,
    },
    /// Whether lock files, licences and sources of dependencies are as they must be; needs cargo-deny
    #[command(hide = true)]
    Dependencies,
    /// Build once more in another folder, and compare
    #[command(hide = true)]
    Reproduce,
    /// What `cargo test` for wasm32 runs its test binaries with
    #[command(hide = true)]
    WasmTestRunner {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
}

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    match task {
        Task::Build => package::build(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        Task::Demo => demo::run(&Workspace::find()?),
        Task::Playground { no_open } => playground::run(&Workspace::find()?, !no_open),
        Task::Test { only: Some(word), .. } => test::run(&Workspace::find()?, &Choice::Only(word)),
        Task::Test { quick: true, .. } => test::run(&Workspace::find()?, &Choice::Quick),
        Task::Test { .. } => test::run(&Workspace::find()?, &Choice::All),
        Task::Fmt => fmt::run(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        Task::Bench { print } => bench::run(&Workspace::find()?, print).map(|()| ExitCode::SUCCESS),
        Task::Fuzz { seconds, seed, targets } => {
            fuzz::run(&Workspace::find()?, &fuzz::Request { seconds, seed, targets }).map(|()| ExitCode::SUCCESS)
        }
        Task::Dependencies => dependencies::run(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        Task::Reproduce => reproduce::run(&Workspace::find()?).map(|()| ExitCode::SUCCESS),
        Task::WasmTestRunner { arguments } => test::wasm_test_runner(arguments),
    }
}
