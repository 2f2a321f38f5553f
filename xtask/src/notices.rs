//! The licences of the Rust code in the module, with the texts that have to come with it.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use cargo_metadata::{Message, Package, PackageId};

use crate::machine::Machine;
use crate::setup;
use crate::workspace::Workspace;

/// How the names of files begin that hold a licence or belong to one.
const LICENCE_FILES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// One of the two is enough, and MIT's text is a tenth of the other's.
const MIT_WILL_DO: [&str; 3] = ["MIT OR Apache-2.0", "Apache-2.0 OR MIT", "MIT/Apache-2.0"];

/// Not every toolchain carries it. hashbrown is the one part from elsewhere that ends up in the module.
const STANDARD_LIBRARY: &str = "\
Copyright (c) The Rust Project Developers (see https://thanks.rust-lang.org)
Copyright (c) 2016 Amanieu d'Antras (hashbrown, a part of it)";

/// Where [`write`] leaves them.
pub fn file(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("notices.txt")
}

/// Writes the notices to a file; `messages` is what cargo printed about the module's compilation, as JSON.
///
/// # Errors
///
/// When a crate names no licence or carries no text of it.
pub fn write(workspace: &Workspace, machine: &Machine, messages: &str) -> Result<()> {
    let linked = linked(messages, &workspace.target.join(setup::WASM))?;
    let mut notices = Vec::new();
    for package in workspace.packages(setup::WASM)? {
        // Our own crate comes from nowhere else.
        if package.source.is_some() && linked.contains(&package.id) {
            notices.push(of_crate(&package).with_context(|| format!("in {}", package.manifest_path))?);
        }
    }
    if notices.is_empty() {
        bail!("cargo does not say which crates are in the module");
    }
    notices.sort();
    let mit = fs::read_to_string(workspace.root.join("LICENSE-MIT"))?;
    notices.insert(0, of_standard_library(machine.release()?, &mit)?);
    fs::write(file(workspace), notices.join("\n----\n\n"))?;
    Ok(())
}

/// The crates that were compiled for the module. Macros, and what only macros and build scripts use, were compiled for
/// this machine, into another folder.
fn linked(messages: &str, folder: &Path) -> Result<HashSet<PackageId>> {
    let mut linked = HashSet::new();
    for message in Message::parse_stream(messages.as_bytes()) {
        if let Message::CompilerArtifact(artifact) = message?
            && artifact.filenames.iter().any(|file| file.starts_with(folder))
        {
            linked.insert(artifact.package_id);
        }
    }
    Ok(linked)
}

fn of_crate(package: &Package) -> Result<String> {
    let Package { name, version, license, .. } = package;
    let license = license.as_deref().context("[package] has no license")?;
    let folder = package.manifest_path.parent().context("a manifest is in a folder")?;
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    let chosen = choose(names, license);
    if chosen.is_empty() {
        bail!("there is no text of the licence {license}");
    }
    let texts = chosen.iter().map(|name| fs::read_to_string(folder.join(name))).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<_> = texts.iter().map(|text| text.trim()).collect();
    Ok(format!("{name} {version} ({license})\n\n{}\n", texts.join("\n\n")))
}

/// The names of the licence files, sorted.
fn choose(mut names: Vec<String>, license: &str) -> Vec<String> {
    names.retain(|name| LICENCE_FILES.iter().any(|start| name.to_uppercase().starts_with(start)));
    if MIT_WILL_DO.iter().any(|choice| license.contains(choice)) && names.iter().any(|name| name.contains("MIT")) {
        names.retain(|name| !name.contains("APACHE"));
    }
    names.sort();
    names
}

/// With the words of our own MIT licence, which are the same.
fn of_standard_library(release: &str, mit: &str) -> Result<String> {
    let start = mit.find("Permission is hereby granted").context("LICENSE-MIT does not grant anything")?;
    let permission = mit[start..].trim_end();
    Ok(format!("the Rust standard library {release} (MIT OR Apache-2.0)\n\n{STANDARD_LIBRARY}\n\n{permission}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apache_s_text_is_left_out_only_where_mit_s_will_do() {
        let all = ["COPYING", "Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "LICENSE-UNICODE", "license.md", "src"];
        let cases = [
            (
                &all[..],
                "(MIT OR Apache-2.0) AND Unicode-3.0",
                &["COPYING", "LICENSE-MIT", "LICENSE-UNICODE", "license.md"][..],
            ),
            (&all[1..4], "MIT AND Apache-2.0", &["LICENSE-APACHE", "LICENSE-MIT"]),
            (&["LICENSE-APACHE"], "Apache-2.0 OR MIT", &["LICENSE-APACHE"]),
            (&["README.md"], "MIT", &[]),
        ];
        for (names, license, expected) in cases {
            let names = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(choose(names, license), expected, "{license}");
        }
    }
}
