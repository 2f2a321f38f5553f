//! Every check and every test of this checkout: its name, its command, and how its result is read.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::playground::FOLDER as PLAYGROUND;
use crate::workspace::Workspace;
use crate::{fmt, setup};

/// How a command's result is read.
pub enum Report {
    /// Only as passed or failed.
    Status,
    /// From the numbers of tests that it prints.
    Counts,
}

pub struct Check {
    pub name: &'static str,
    pub command: Command,
    pub report: Report,
    /// Left out of a quick test.
    pub is_slow: bool,
    /// The folders whose npm packages it needs, besides js-glue.
    pub packages: &'static [&'static str],
    /// It only reads what was built, and waits or keeps one core busy for most of its time: another such check may run
    /// beside it.
    pub runs_beside_others: bool,
}

/// All, but for those that a quick test leaves out.
pub fn all(workspace: &Workspace, runner: &Path, quick: bool) -> Vec<Check> {
    list(workspace, runner, quick).into_iter().filter(|check| !(quick && check.is_slow)).collect()
}

/// Those with that word in their name; or else the file of Jest, or of Rust tests, of that name.
///
/// # Errors
///
/// When there is none.
pub fn named(workspace: &Workspace, runner: &Path, word: &str) -> Result<Vec<Check>> {
    let mut checks = list(workspace, runner, false);
    checks.retain(|check| has_words(check.name, word));
    let tests = workspace.root.join("tests");
    if tests.join(format!("{word}.rs")).is_file() || tests.join(word).join("main.rs").is_file() {
        checks.push(of_one_file("Rust tests", workspace.cargo(&["test", "--test", word])));
    }
    if tests.join(format!("js/{word}.test.js")).is_file() {
        checks.push(of_one_file("Jest", jest(workspace, &["--testPathPatterns", &format!("/{word}\\.test\\.js$")])));
    }
    if checks.is_empty() {
        let names: Vec<_> = list(workspace, runner, false).into_iter().map(|check| check.name).collect();
        bail!(
            "no step, no tests/js/{word}.test.js, no tests/{word}.rs and no tests/{word}/main.rs; the steps are: {}",
            names.join(", ")
        );
    }
    Ok(checks)
}

/// Whether the name has the word, or the words in a row, whole: `cli` is not in `clippy`.
fn has_words(name: &str, words: &str) -> bool {
    let spaced = |text: &str| format!(" {} ", text.to_lowercase().replace(',', ""));
    spaced(name).contains(&spaced(words))
}

fn of_one_file(name: &'static str, command: Command) -> Check {
    Check { name, command, report: Report::Counts, is_slow: false, packages: &[], runs_beside_others: false }
}

fn list(workspace: &Workspace, runner: &Path, quick: bool) -> Vec<Check> {
    let check = |name, command, report| Check {
        name,
        command,
        report,
        is_slow: false,
        packages: &[],
        runs_beside_others: false,
    };
    let slow = |name, command, report| Check { is_slow: true, ..check(name, command, report) };
    let beside = |check| Check { runs_beside_others: true, ..check };
    let with = |packages, check| Check { packages, ..check };
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
        slow("the crate alone", cargo("check --package pay-sign-center --no-default-features"), Report::Status),
        slow(
            "Rust tests without features",
            cargo("test --package pay-sign-center --no-default-features --lib"),
            Report::Status,
        ),
        check("Rust tests in WebAssembly", wasm_tests(workspace, runner), Report::Counts),
        check("Jest", if quick { quick_jest(workspace) } else { jest(workspace, &[]) }, Report::Counts),
        slow("random strings", with_count(workspace, "tests/random/run.mjs", "15000"), Report::Counts),
        beside(slow("the same package elsewhere", ourselves(workspace, runner, "reproduce"), Report::Status)),
        with(&["tests/engines"], beside(slow("engines", workspace.node("tests/engines/run.mjs"), Report::Counts))),
        with(
            &["tests/e2e", PLAYGROUND],
            beside(slow("the playground in a browser", workspace.node("tests/e2e/browser/run.mjs"), Report::Counts)),
        ),
        beside(slow(
            "mini-programs of native, uni-app and Taro",
            workspace.node("tests/e2e/mini_programs/run.mjs"),
            Report::Counts,
        )),
        with(
            &["tests/packaging"],
            beside(slow("packaging", workspace.node("tests/packaging/run.mjs"), Report::Counts)),
        ),
        beside(slow("memory that stays flat", with_count(workspace, "tests/leaks/run.js", "50000"), Report::Counts)),
        beside(slow(
            "both engines, generated texts",
            with_count(workspace, "tests/differential/run.mjs", "10000"),
            Report::Counts,
        )),
        with(
            &["tests/e2e"],
            beside(slow(
                "from the server to the page and back",
                workspace.node("tests/e2e/server/run.mjs"),
                Report::Counts,
            )),
        ),
        beside(slow("both engines, sequences of events", workspace.node("tests/sequences/run.mjs"), Report::Counts)),
        beside(check("types of the package", tsc("-p tests/types"), Report::Status)),
        beside(with(&[PLAYGROUND], slow("types of the playground", tsc("-p playground"), Report::Status))),
        beside(check("types of js-glue", tsc("-p js-glue --noEmit"), Report::Status)),
        beside(check("types of js-glue for Node", tsc("-p js-glue/tsconfig.node.json --noEmit"), Report::Status)),
    ]
}

/// Among them those of tests/generated.rs, with more cases than it has by itself, or with fewer.
fn rust_tests(workspace: &Workspace, quick: bool) -> Command {
    let mut cargo = workspace.cargo(&["test", "--workspace", "--no-fail-fast"]);
    if quick {
        cargo.args(["--tests", "--"]).args(SLOW_RUST_TESTS.iter().flat_map(|name| ["--skip", name]));
        cargo.env("GENERATED_CASES", "400");
    } else {
        cargo.env("GENERATED_CASES", "20000");
    }
    cargo
}

/// Each tries every change of a text, every wrapping, every depth, or every short sequence of events. A quick test leaves
/// them out.
const SLOW_RUST_TESTS: [&str; 8] = [
    "any_text_has_a_report",
    "each_is_found_and_comes_off",
    "every_change_of_one_character",
    "every_prefix",
    "model",
    "no_depth_overflows_the_stack",
    "no_secret_comes_out",
    "nor_does_one_of_a_string_that_is_broken",
];

/// Of Jest's files each takes seconds: they try realms, engines, stacks and programs in hundreds of ways.
const SLOW_JEST_FILES: &str = "/(api|bad_input|check|cli(_\\w+)?|engine|errors|fallback|faults|field|hostile|messages|\
                               node_server|settlement|signature_causes|sizes)\\.test\\.js$";

/// On the entry with both engines, without the files that take longest.
fn quick_jest(workspace: &Workspace) -> Command {
    jest(workspace, &["--selectProjects", "index", "example", "--testPathIgnorePatterns", SLOW_JEST_FILES])
}

/// A program of tests that is told how many cases to make.
fn with_count(workspace: &Workspace, file: &str, count: &str) -> Command {
    let mut node = workspace.node(file);
    node.arg(count);
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
fn jest(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut node = workspace.node("node_modules/jest/bin/jest.js");
    // Without colours, which would stand before the numbers.
    node.args(["--config", "jest.config.cjs", "--ci"])
        .args(arguments)
        .env("FORCE_COLOR", "0")
        .current_dir(workspace.glue());
    node
}
