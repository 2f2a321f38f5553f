//! Whether the same files make the same package elsewhere: in another folder, with another CARGO_HOME and another target
//! folder. Anybody can then make sure that a published package comes from this source.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::machine::{cargo_home, names_path};
use crate::steps::Step;
use crate::workspace::Workspace;
use crate::{command, files, package, stamp};

/// What is downloaded for a build, and what says from where; the rest of a CARGO_HOME is new.
const CARGO_SETTINGS: [&str; 4] = ["config.toml", "config", "credentials.toml", "credentials"];

/// A place to build in that has nothing of the ordinary one but its downloads.
struct Place {
    workspace: Workspace,
    cargo_home: PathBuf,
}

/// Compares pkg/ with what a build makes of a copy of the files that the build reads. The folder is left when it fails.
///
/// # Errors
///
/// When a build fails, the packages differ, or one names a path of its place.
pub fn run(workspace: &Workspace) -> Result<()> {
    package::build(workspace)?;
    let here = Place {
        workspace: Workspace { root: workspace.root.clone(), target: workspace.target.clone() },
        cargo_home: cargo_home().context("there is no CARGO_HOME, nor a home folder")?,
    };
    // With a space in it, for tools that would split the path there.
    let folder = workspace.scratch().join("another place");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let there = furnish(&here, &folder)?;
    let step = Step::start("build elsewhere");
    command::succeed(there.build()?)?;
    step.done("");
    for place in [&here, &there] {
        place.check_absent()?;
    }
    let count = compare(&here.workspace.package(), &there.workspace.package())?;
    fs::remove_dir_all(folder)?;
    println!("{count} files are the same");
    Ok(())
}

fn furnish(here: &Place, folder: &Path) -> Result<Place> {
    let step = Step::start("copy to elsewhere");
    let from = &here.workspace;
    let root = folder.join("checkout");
    for file in stamp::input_files(&from.root)? {
        files::copy(&file, &root.join(file.strip_prefix(&from.root)?))?;
    }
    let modules = "js-glue/node_modules";
    files::mirror(&from.root.join(modules), &root.join(modules), files::link)?;

    let cargo_home = folder.join("cargo home");
    for name in CARGO_SETTINGS {
        let file = here.cargo_home.join(name);
        if file.is_file() {
            files::link(&file, &cargo_home.join(name))?;
        }
    }
    // Not what is unpacked: its place is what matters. Cargo writes to its index in place, so that is no link.
    let registry = |home: &Path, part: &str| home.join("registry").join(part);
    files::mirror(&registry(&here.cargo_home, "cache"), &registry(&cargo_home, "cache"), files::link)?;
    files::mirror(&registry(&here.cargo_home, "index"), &registry(&cargo_home, "index"), files::copy)?;
    step.done("");
    Ok(Place { workspace: Workspace { root, target: folder.join("the target") }, cargo_home })
}

impl Place {
    fn build(&self) -> Result<Command> {
        let mut xtask = self.workspace.xtask(&env::current_exe()?);
        xtask.arg("build").env("CARGO_HOME", &self.cargo_home);
        Ok(xtask)
    }

    /// The module stands in the package as base64; the build has looked at it before that.
    fn check_absent(&self) -> Result<()> {
        let package = self.workspace.package();
        for file in files::below(&package, &[])? {
            let bytes = fs::read(&file)?;
            for path in [&self.workspace.root, &self.workspace.target, &self.cargo_home] {
                if names_path(&bytes, path) {
                    bail!("{} holds a path of this machine: {}", file.display(), path.display());
                }
            }
        }
        Ok(())
    }
}

/// How many files two folders have, if each is the same in both.
fn compare(one: &Path, other: &Path) -> Result<usize> {
    let names = names(one)?.union(&names(other)?).cloned().collect::<Vec<_>>();
    let mut differences = Vec::new();
    for name in &names {
        match (fs::read(one.join(name)), fs::read(other.join(name))) {
            (Ok(a), Ok(b)) if a == b => {}
            (Ok(a), Ok(b)) => differences.push(difference(name, &a, &b)),
            (Ok(_), Err(_)) => differences.push(format!("{} is only in {}", name.display(), one.display())),
            _ => differences.push(format!("{} is only in {}", name.display(), other.display())),
        }
    }
    if !differences.is_empty() {
        bail!(
            "two builds of the same files differ; compare {} with {}:\n  {}",
            one.display(),
            other.display(),
            differences.join("\n  ")
        );
    }
    Ok(names.len())
}

fn difference(name: &Path, a: &[u8], b: &[u8]) -> String {
    let at = a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
    format!("{} ({} and {} bytes) differs from byte {at} on", name.display(), a.len(), b.len())
}

/// Without the file that keeps an empty pkg/ in the repository.
fn names(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut names = BTreeSet::new();
    for file in files::below(folder, &[])? {
        names.insert(file.strip_prefix(folder)?.to_owned());
    }
    names.remove(Path::new(".gitkeep"));
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        for (name, text) in files {
            let file = folder.join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        folder
    }

    #[track_caller]
    fn differs(name: &str, files: &[(&str, &str)], expected: &str) {
        let one = folder(&format!("{name}-one"), &[("index.js", "abc"), ("esm/index.js", "def")]);
        let other = folder(&format!("{name}-other"), files);
        let error = compare(&one, &other).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        fs::remove_dir_all(one).unwrap();
        fs::remove_dir_all(other).unwrap();
    }

    #[test]
    fn every_file_is_compared() {
        let (one, other) = ([("a", "1"), ("b/c", "2"), (".gitkeep", "")], [("a", "1"), ("b/c", "2")]);
        let (one, other) = (folder("same-one", &one), folder("same-other", &other));
        assert_eq!(compare(&one, &other).unwrap(), 2);
        fs::remove_dir_all(one).unwrap();
        fs::remove_dir_all(other).unwrap();
    }

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let same = ("index.js", "abc");
        differs("byte", &[same, ("esm/index.js", "dEf")], "esm/index.js (3 and 3 bytes) differs from byte 1 on");
        differs("length", &[same, ("esm/index.js", "defg")], "esm/index.js (3 and 4 bytes) differs from byte 3 on");
        differs("missing", &[same], "esm/index.js is only in ");
        differs("added", &[same, ("esm/index.js", "def"), ("js.js", "")], "js.js is only in ");
    }
}
