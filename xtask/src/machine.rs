//! The machine that builds: what it builds with, and what of it must not stand in the module.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::workspace::Workspace;
use crate::{command, setup};

pub struct Machine {
    /// What decides the module besides the files of the checkout.
    pub settings: String,
    /// Paths that would stand in panic messages, each with what to put there.
    paths: Vec<(PathBuf, String)>,
}

impl Machine {
    /// # Errors
    ///
    /// When `rustc` cannot be asked.
    pub fn look(workspace: &Workspace) -> Result<Self> {
        let settings = settings(workspace)?;
        let sysroot = setup::sysroot(workspace)?;
        let sources = sysroot.join("lib/rustlib/src/rust");
        let commit = value_of("commit-hash", &settings).unwrap_or("unknown");
        // rustc takes the last prefix that fits, and the target folder may be inside the checkout.
        let paths = vec![
            (workspace.root.clone(), "pay-sign-center".to_owned()),
            (workspace.target.clone(), "target".to_owned()),
            (sysroot, "rust".to_owned()),
            // As where the component `rust-src` is not there: the length of a path moves what is behind it.
            (sources, format!("/rustc/{commit}")),
            (home::cargo_home()?, "cargo".to_owned()),
        ];
        Ok(Self { settings, paths })
    }

    /// The version of the toolchain.
    ///
    /// # Errors
    ///
    /// When `rustc` does not tell it.
    pub fn release(&self) -> Result<&str> {
        value_of("release", &self.settings).context("`rustc -vV` tells no release")
    }

    /// For CARGO_ENCODED_RUSTFLAGS, which keeps spaces in a path.
    pub fn rustflags(&self) -> OsString {
        let mut flags = OsString::from("-Ctarget-cpu=mvp");
        for (path, name) in &self.paths {
            flags.push("\x1f--remap-path-prefix=");
            flags.push(path);
            flags.push(format!("={name}"));
        }
        flags
    }

    /// # Errors
    ///
    /// When the module holds one of this machine's paths; names it.
    pub fn check_absent(&self, module: &[u8]) -> Result<()> {
        for (path, _) in &self.paths {
            if names_path(module, path) {
                bail!("the module holds a path of this machine: {}", path.display());
            }
        }
        Ok(())
    }
}

fn settings(workspace: &Workspace) -> Result<String> {
    let mut rustc = Command::new("rustc");
    rustc.arg("-vV").current_dir(&workspace.root);
    let mut settings = command::stdout(rustc)?;
    for (name, value) in env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PROFILE_") {
            settings.push_str(&format!("{name}={}\n", value.to_string_lossy()));
        }
    }
    Ok(settings)
}

/// Of a line `key: value` of what `rustc -vV` prints.
fn value_of<'a>(key: &str, settings: &'a str) -> Option<&'a str> {
    settings.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
}

/// Whether the path stands there. One of one part, such as `/src`, may do so with another meaning.
pub fn names_path(bytes: &[u8], path: &Path) -> bool {
    let text = path.as_os_str().as_encoded_bytes();
    path.components().count() > 2 && bytes.windows(text.len()).any(|window| window == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_this_machine_is_found() {
        let module = b"\0/home/me/.cargo/registry/src/lib.rs\0";
        assert!(names_path(module, Path::new("/home/me/.cargo")));
        assert!(!names_path(module, Path::new("/home/you/.cargo")));
        assert!(!names_path(module, Path::new("/src")));
    }

    #[test]
    fn flags_keep_spaces() {
        let machine = Machine { settings: String::new(), paths: vec![(PathBuf::from("/my home/x"), "x".into())] };
        let flags = machine.rustflags().into_string().unwrap();
        assert_eq!(flags.split('\x1f').next_back(), Some("--remap-path-prefix=/my home/x=x"));
    }
}
