//! The licences of the Rust code in the module, with the texts that have to come with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

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

/// Writes the notices to a file; `messages` is what cargo printed about the module's compilation, as JSON.
///
/// # Errors
///
/// When a crate names no licence or carries no text of it.
pub fn write(workspace: &Workspace, machine: &Machine, messages: &[u8], ours: &str) -> Result<PathBuf> {
    let mut notices = Vec::new();
    for manifest in linked(messages, &workspace.target.join(setup::WASM), ours)? {
        notices.push(of_crate(&manifest).with_context(|| format!("in {}", manifest.display()))?);
    }
    notices.sort();
    let mit = fs::read_to_string(workspace.root.join("LICENSE-MIT"))?;
    notices.insert(0, of_standard_library(machine.release()?, &mit)?);
    fs::create_dir_all(workspace.scratch())?;
    let file = workspace.scratch().join("notices.txt");
    fs::write(&file, notices.join("\n----\n\n"))?;
    Ok(file)
}

/// The manifests of the crates that were compiled for the module. Those of macros and of what only macros and build
/// scripts use were compiled for this machine.
fn linked(messages: &[u8], folder: &Path, ours: &str) -> Result<BTreeSet<PathBuf>> {
    let mut manifests = BTreeSet::new();
    for message in serde_json::Deserializer::from_slice(messages).into_iter::<Value>() {
        let message = message.context("cargo printed something else than JSON")?;
        if message["reason"] != "compiler-artifact" || message["target"]["name"] == ours {
            continue;
        }
        let mut files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        if files.any(|file| Path::new(file).starts_with(folder)) {
            let manifest = message["manifest_path"].as_str().context("cargo compiled a crate without a manifest")?;
            manifests.insert(PathBuf::from(manifest));
        }
    }
    if manifests.is_empty() {
        bail!("cargo does not say which crates are in the module");
    }
    Ok(manifests)
}

fn of_crate(manifest: &Path) -> Result<String> {
    let text = fs::read_to_string(manifest)?;
    let [name, version, license] = ["name", "version", "license"].map(|key| field(&text, key));
    let license = license?;
    let folder = manifest.parent().context("a manifest is in a folder")?;
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder)? {
        names.insert(entry?.file_name().to_string_lossy().into_owned());
    }
    let chosen = choose(names, license);
    if chosen.is_empty() {
        bail!("there is no text of the licence {license}");
    }
    let texts = chosen.iter().map(|name| fs::read_to_string(folder.join(name))).collect::<Result<Vec<_>, _>>()?;
    let texts: Vec<_> = texts.iter().map(|text| text.trim()).collect();
    Ok(format!("{} {} ({license})\n\n{}\n", name?, version?, texts.join("\n\n")))
}

/// A string of the section `[package]` as cargo writes it when a crate is published.
fn field<'a>(manifest: &'a str, key: &str) -> Result<&'a str> {
    let package = manifest.lines().skip_while(|line| *line != "[package]").skip(1);
    let mut values = package
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'));
    values.next().with_context(|| format!("[package] has no {key}"))
}

fn choose(names: BTreeSet<String>, license: &str) -> Vec<String> {
    let is_licence = |name: &String| LICENCE_FILES.iter().any(|start| name.to_uppercase().starts_with(start));
    let mut chosen: Vec<_> = names.into_iter().filter(is_licence).collect();
    if MIT_WILL_DO.iter().any(|choice| license.contains(choice)) && chosen.iter().any(|name| name.contains("MIT")) {
        chosen.retain(|name| !name.contains("APACHE"));
    }
    chosen
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

    fn artifact(krate: &str, file: &str) -> String {
        let manifest = format!("/cargo/{krate}-1.0.0/Cargo.toml");
        let message = serde_json::json!({
            "reason": "compiler-artifact", "manifest_path": manifest, "target": { "name": krate }, "filenames": [file],
        });
        format!("{message}\n")
    }

    #[test]
    fn what_is_compiled_for_the_module_is_linked() {
        let messages = [
            artifact("talc", "/target/wasm32/release/deps/libtalc-1.rlib"),
            artifact("serde", "/target/wasm32/release/deps/libserde-1.rlib"),
            artifact("serde", "/target/release/build/serde-1/build-script-build"),
            artifact("syn", "/target/release/deps/libsyn-1.rlib"),
            artifact("serde_derive", "/target/release/deps/libserde_derive-1.so"),
            artifact("ours", "/target/wasm32/release/ours.wasm"),
            String::from("{\"reason\":\"build-finished\",\"success\":true}\n"),
        ];
        let found = linked(messages.concat().as_bytes(), Path::new("/target/wasm32"), "ours").unwrap();
        let expected = ["/cargo/serde-1.0.0/Cargo.toml", "/cargo/talc-1.0.0/Cargo.toml"];
        assert_eq!(found, expected.iter().map(PathBuf::from).collect());
        linked(messages[3].as_bytes(), Path::new("/target/wasm32"), "ours").unwrap_err();
    }

    #[test]
    fn the_licence_is_the_package_s() {
        let manifest =
            "# made\n[package]\nname = \"a\"\nlicense-file = \"x\"\n\n[lib]\nname = \"b\"\nversion = \"2\"\n";
        assert_eq!(field(manifest, "name").unwrap(), "a");
        for missing in ["license", "version"] {
            assert_eq!(field(manifest, missing).unwrap_err().to_string(), format!("[package] has no {missing}"));
        }
    }

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
