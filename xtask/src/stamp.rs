//! Whether pkg/ is what a build from these sources left there.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::files;
use crate::workspace::Workspace;

/// Besides them, every file in the root of the checkout is an input.
const INPUT_FOLDERS: [&str; 4] = [".cargo", "js-glue", "src", "xtask"];
const NOT_INPUTS: [&str; 2] = ["node_modules", "generated"];

/// What a finished build was made from and what it left. Written last, and gone when a build begins.
pub struct Stamp {
    file: PathBuf,
    package: PathBuf,
    inputs: u64,
}

impl Stamp {
    /// Looks at all inputs; `settings` stands for those that are no files.
    pub fn new(workspace: &Workspace, settings: &str) -> Result<Self> {
        Ok(Self {
            file: workspace.scratch().join("built"),
            package: workspace.package(),
            inputs: inputs(&workspace.root, settings)?,
        })
    }

    pub fn holds(&self) -> bool {
        let built = fs::read_to_string(&self.file);
        self.text().is_ok_and(|text| built.is_ok_and(|built| built == text))
    }

    pub fn forget(&self) -> Result<()> {
        Ok(files::remove(&self.file)?)
    }

    pub fn write(&self) -> Result<()> {
        Ok(fs::write(&self.file, self.text()?)?)
    }

    fn text(&self) -> Result<String> {
        Ok(format!("{:016x} {:016x}\n", self.inputs, outputs(&self.package)?))
    }
}

fn inputs(root: &Path, settings: &str) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    settings.hash(&mut hasher);
    hash(root, input_files(root)?, &mut hasher)?;
    Ok(hasher.finish())
}

/// Every file of the checkout that a build reads.
pub fn input_files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        let path = entry?.path();
        if path.is_file() {
            found.push(path);
        }
    }
    for folder in INPUT_FOLDERS {
        found.extend(files::below(&root.join(folder), &NOT_INPUTS)?);
    }
    Ok(found)
}

fn outputs(folder: &Path) -> Result<u64> {
    let mut hasher = DefaultHasher::new();
    hash(folder, files::below(folder, &NOT_INPUTS)?, &mut hasher)?;
    Ok(hasher.finish())
}

fn hash(root: &Path, mut files: Vec<PathBuf>, hasher: &mut impl Hasher) -> Result<()> {
    files.sort();
    for file in files {
        file.strip_prefix(root)?.hash(hasher);
        fs::read(&file)?.hash(hasher);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        fs::write(folder.join("a.js"), "1").unwrap();
        folder
    }

    #[test]
    fn a_changed_file_shows_and_an_installed_one_does_not() {
        let folder = folder("outputs");
        let before = outputs(&folder).unwrap();
        fs::write(folder.join("node_modules/b.js"), "2").unwrap();
        assert_eq!(outputs(&folder).unwrap(), before);
        fs::write(folder.join("a.js"), "2").unwrap();
        assert_ne!(outputs(&folder).unwrap(), before);
        fs::write(folder.join("a.js"), "1").unwrap();
        assert_eq!(outputs(&folder).unwrap(), before);
        fs::rename(folder.join("a.js"), folder.join("c.js")).unwrap();
        assert_ne!(outputs(&folder).unwrap(), before);
        fs::remove_dir_all(folder).unwrap();
    }
}
