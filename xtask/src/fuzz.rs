//! Looks for inputs that break a law of tests/laws/: fuzz/ holds the targets, and its README the figures.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use indicatif::HumanCount;

use crate::command;
use crate::steps::Step;
use crate::workspace::Workspace;

#[path = "../../tests/support/seeds.rs"]
mod seeds;

/// What is asked for on the command line.
pub struct Request {
    pub seconds: u32,
    /// Of libFuzzer's random numbers.
    pub seed: u32,
    /// All, where none is named.
    pub targets: Vec<String>,
}

/// Seconds for one input. The slowest seed takes a thousandth of it.
const MOST_SECONDS: u32 = 5;

/// A line of a crash's output is shown only if it is shorter.
const MOST_LETTERS: usize = 4000;

/// # Errors
///
/// When cargo-fuzz is missing, a target cannot be built, or one ends with a crash.
pub fn run(workspace: &Workspace, request: &Request) -> Result<()> {
    let targets = targets(workspace, &request.targets)?;
    check_cargo_fuzz(workspace)?;
    let step = Step::start("build the fuzz targets");
    command::succeed(cargo_fuzz(workspace, "build"))?;
    step.done("");
    let mut broken = Vec::new();
    for target in &targets {
        if let Err(error) = fuzz(workspace, request, target) {
            println!("\n{error:#}\n");
            broken.push(target.as_str());
        }
    }
    if !broken.is_empty() {
        bail!("a law is broken in {}", broken.join(", "));
    }
    Ok(())
}

/// The named ones, or all: one is a file of fuzz/fuzz_targets/.
fn targets(workspace: &Workspace, named: &[String]) -> Result<Vec<String>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(workspace.root.join("fuzz/fuzz_targets"))? {
        all.extend(entry?.path().file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
    }
    all.sort_unstable();
    if let Some(unknown) = named.iter().find(|name| !all.contains(name)) {
        bail!("there is no target {unknown}: the targets are {}", all.join(", "));
    }
    Ok(if named.is_empty() { all } else { named.to_vec() })
}

fn check_cargo_fuzz(workspace: &Workspace) -> Result<()> {
    command::stdout(workspace.cargo(&["fuzz", "--version"])).context(
        "there is no cargo-fuzz: install it with `cargo install --locked cargo-fuzz`; it needs a C++ compiler",
    )?;
    Ok(())
}

/// Without a sanitizer: the crate forbids unsafe code, it is twice as fast, and no nightly toolchain is needed. Without a
/// record of each comparison, too: texts are compared byte by byte, and the dictionary has the words that are looked for.
fn cargo_fuzz(workspace: &Workspace, what: &str) -> Command {
    let mut cargo = workspace.cargo(&["fuzz", what, "--sanitizer", "none", "--no-trace-compares", "--target-dir"]);
    cargo.arg(folder(workspace).join("target"));
    cargo
}

fn folder(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("fuzz")
}

/// Begins with the vectors, and with what earlier runs have found.
fn fuzz(workspace: &Workspace, request: &Request, target: &str) -> Result<()> {
    let step = Step::start(&format!("fuzz {target}"));
    let seeds = folder(workspace).join("seeds").join(target);
    write_seeds(&workspace.root, target, &seeds)?;
    let found = folder(workspace).join("corpus").join(target);
    fs::create_dir_all(&found)?;
    let mut cargo = cargo_fuzz(workspace, "run");
    cargo.arg(target).args([&found, &seeds]).arg("--");
    cargo.arg(format!("-max_total_time={}", request.seconds)).arg(format!("-seed={}", request.seed));
    cargo.arg(format!("-max_len={}", seeds::LONGEST)).arg(format!("-timeout={MOST_SECONDS}"));
    // Nobody else adds to the corpus while it runs.
    cargo.arg("-reload=0");
    cargo.arg(format!("-dict={}", workspace.root.join("fuzz/words.dict").display()));
    let finished = command::finish(cargo)?;
    let output = finished.to_string();
    if !finished.success() {
        bail!("{}", complaint(&output));
    }
    step.done(&Figures::read(&output).context("libFuzzer tells no figures")?.to_string());
    Ok(())
}

/// Anew, so that a vector that is gone is no seed.
fn write_seeds(root: &Path, target: &str, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    for (index, seed) in seeds::of(root, target).iter().enumerate() {
        fs::write(folder.join(index.to_string()), seed)?;
    }
    Ok(())
}

/// What broke, and where the input is. The input itself is left out: it is there as numbers.
fn complaint(output: &str) -> String {
    let is_said = |line: &&str| !line.starts_with("\t[") && !line.starts_with('#') && line.len() < MOST_LETTERS;
    let from = output.find("panicked at").or(output.find("ERROR: libFuzzer")).unwrap_or(0);
    output[from..].lines().filter(is_said).collect::<Vec<_>>().join("\n")
}

/// What libFuzzer says of a run.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    executions: u64,
    seconds: u64,
    edges: u64,
    inputs: u64,
}

impl Figures {
    /// Of `#12 DONE   cov: 3 ft: 4 corp: 5/67b …` and `Done 12 runs in 2 second(s)`.
    fn read(output: &str) -> Option<Self> {
        let state = output.lines().rev().find(|line| line.contains("DONE") && line.contains("cov: "))?;
        let sum = output.lines().rev().find(|line| line.starts_with("Done "))?;
        Some(Self {
            executions: number_behind(sum, "Done ")?,
            seconds: number_behind(sum, "runs in ")?,
            edges: number_behind(state, "cov: ")?,
            inputs: number_behind(state, "corp: ")?,
        })
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rate = HumanCount(self.executions / self.seconds.max(1));
        let (executions, edges) = (HumanCount(self.executions), HumanCount(self.edges));
        write!(formatter, "{executions} executions, {rate} a second, {edges} edges, {} inputs kept", self.inputs)
    }
}

fn number_behind(line: &str, word: &str) -> Option<u64> {
    let (_, rest) = line.split_once(word)?;
    rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_the_last_ones() {
        let output = "#2 INITED cov: 1 ft: 1 corp: 1/1b\n#12\tDONE   cov: 3 ft: 4 corp: 5/67b lim: 4096 exec/s: 6\n\
                      Done 12 runs in 2 second(s)";
        assert_eq!(Figures::read(output), Some(Figures { executions: 12, seconds: 2, edges: 3, inputs: 5 }));
        assert_eq!(Figures::read("error"), None);
    }
}
