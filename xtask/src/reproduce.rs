//! Whether the same files make the same package elsewhere: in another folder, with another CARGO_HOME and another target
//! folder. Anybody can then make sure that a published package comes from this source.

use std::collections::BTreeMap;
use std::env;
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink as link_folder;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link_folder;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::machine::names_path;
use crate::steps::Step;
use crate::workspace::Workspace;
use crate::{command, package, stamp};

/// The content of each file of a package, by its name.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Compares pkg/ with what a build makes of a copy of the files that the build reads. The copy is left when it fails.
///
/// # Errors
///
/// When a build fails, the packages differ, or one names a path of the place where it was built.
pub fn run(here: &Workspace) -> Result<()> {
    package::build(here)?;
    // With a space in it, for tools that would split the path there.
    let folder = here.scratch().join("another place");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let there = Workspace { root: folder.join("checkout"), target: folder.join("the target") };
    for file in stamp::input_files(&here.root)? {
        let copy = there.root.join(file.strip_prefix(&here.root)?);
        fs::create_dir_all(copy.parent().expect("it is in the checkout"))?;
        fs::copy(&file, copy)?;
    }
    // What cargo has downloaded, by another path: that is what the compiler is told.
    let (cargo_home, downloads) = (folder.join("cargo home"), home::cargo_home()?);
    link_folder(&downloads, &cargo_home)?;

    let step = Step::start("build elsewhere");
    let mut build = there.xtask(&env::current_exe()?);
    build.arg("build").env("CARGO_HOME", &cargo_home).env("npm_config_prefer_offline", "true");
    command::succeed(build)?;
    step.done("");

    let (made_here, made_there) = (files_of(&here.package())?, files_of(&there.package())?);
    check_absent(&made_here, &[&here.root, &here.target, &downloads])?;
    check_absent(&made_there, &[&there.root, &there.target, &cargo_home])?;
    let different = differences(&made_here, &made_there);
    if !different.is_empty() {
        bail!(
            "two builds of the same files differ; compare {} with {}:\n  {}",
            here.package().display(),
            there.package().display(),
            different.join("\n  ")
        );
    }
    fs::remove_dir_all(folder)?;
    println!("{} files are the same", made_here.len());
    Ok(())
}

fn files_of(package: &Path) -> Result<Files> {
    let mut files = Files::new();
    for file in stamp::files_below(package)? {
        files.insert(file.strip_prefix(package)?.to_owned(), fs::read(&file)?);
    }
    // It keeps an empty pkg/ in the repository.
    files.remove(Path::new(".gitkeep"));
    Ok(files)
}

/// The module stands in the package as base64; the build has looked at it before that.
fn check_absent(files: &Files, paths: &[&Path]) -> Result<()> {
    for (name, content) in files {
        if let Some(path) = paths.iter().find(|path| names_path(content, path)) {
            bail!("{} holds a path of this machine: {}", name.display(), path.display());
        }
    }
    Ok(())
}

fn differences(one: &Files, other: &Files) -> Vec<String> {
    let missing = |name: &PathBuf| format!("{} is only in one of them", name.display());
    let only_in_other = other.keys().filter(|name| !one.contains_key(*name)).map(missing);
    let in_one = one.iter().filter_map(|(name, a)| match other.get(name) {
        Some(b) if a == b => None,
        Some(b) => Some(format!("{} ({} and {} bytes)", name.display(), a.len(), b.len())),
        None => Some(missing(name)),
    });
    in_one.chain(only_in_other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(contents: &[(&str, &str)]) -> Files {
        contents.iter().map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let one = files(&[("index.js", "abc"), ("esm/index.js", "def")]);
        let cases: [(Files, &[&str]); 4] = [
            (files(&[("esm/index.js", "def"), ("index.js", "abc")]), &[]),
            (files(&[("esm/index.js", "defg"), ("index.js", "abc")]), &["esm/index.js (3 and 4 bytes)"]),
            (files(&[("esm/index.js", "def")]), &["index.js is only in one of them"]),
            (files(&[("a", ""), ("esm/index.js", "def"), ("index.js", "abc")]), &["a is only in one of them"]),
        ];
        for (other, expected) in cases {
            assert_eq!(differences(&one, &other), expected);
        }
    }

    #[test]
    fn a_path_of_the_machine_is_refused() {
        let error = check_absent(&files(&[("a.js", "at /home/me/x.rs")]), &[Path::new("/home/me")]).unwrap_err();
        assert_eq!(error.to_string(), "a.js holds a path of this machine: /home/me");
    }
}
