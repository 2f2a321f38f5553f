//! Whether pkg/ is what a build from these sources left there.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::Result;
use walkdir::WalkDir;

/// Besides them, every file in the root of the checkout is an input.
const INPUT_FOLDERS: [&str; 5] = [".cargo", DOCUMENTS, "js-glue", "src", "xtask"];
const DOCUMENTS: &str = "docs";
const NOT_INPUTS: [&str; 2] = ["node_modules", "generated"];

/// A hash of every file that a build reads, and of the settings that are not files. Documents that the package carries are
/// left out, since a build writes some of them.
pub fn of_inputs(root: &Path, settings: &str) -> Result<String> {
    let mut files = input_files(root)?;
    files.retain(|file| !is_document(root, file));
    Ok(format!("{settings}{}", hash(root, files)?))
}

/// The same of the files that the module is made of, which are Rust's, and of the tools that npm installs for it.
pub fn of_core_inputs(root: &Path, settings: &str) -> Result<String> {
    let lock = root.join("js-glue/package-lock.json");
    let is_of_core =
        |file: &PathBuf| !is_document(root, file) && (*file == lock || !file.starts_with(root.join("js-glue")));
    let files = input_files(root)?.into_iter().filter(is_of_core).collect();
    Ok(format!("{settings}{}", hash(root, files)?))
}

/// Whether the package has the documents as they are.
pub fn has_documents(root: &Path, package: &Path) -> Result<bool> {
    for file in input_files(root)?.into_iter().filter(|file| is_document(root, file)) {
        if fs::read(package.join(file.strip_prefix(root)?)).ok() != Some(fs::read(&file)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_document(root: &Path, file: &Path) -> bool {
    let is_text = file.extension().is_some_and(|extension| extension == "md");
    file.starts_with(root.join(DOCUMENTS)) || (is_text && file.parent() == Some(root))
}

/// Stands for the package that a build made.
pub fn of_outputs(package: &Path) -> Result<String> {
    hash(package, files_below(package)?)
}

/// Every file of the checkout that a build reads.
pub fn input_files(root: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root)? {
        found.extend(Some(entry?.path()).filter(|path| path.is_file()));
    }
    for folder in INPUT_FOLDERS {
        found.extend(files_below(&root.join(folder))?);
    }
    Ok(found)
}

/// The files in a folder and in the folders below it, but for what is installed or generated there.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let is_input = |name: &str| !NOT_INPUTS.contains(&name);
    let entries =
        WalkDir::new(folder).into_iter().filter_entry(|entry| entry.file_name().to_str().is_none_or(is_input));
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if !entry.file_type().is_dir() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn hash(root: &Path, mut files: Vec<PathBuf>) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    files.sort();
    for file in files {
        file.strip_prefix(root)?.hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}\n", hasher.finish()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_shows_and_an_installed_one_does_not() {
        let folder = std::env::temp_dir().join(format!("xtask-{}-stamp", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        fs::write(folder.join("a.js"), "1").unwrap();
        let before = of_outputs(&folder).unwrap();
        fs::write(folder.join("node_modules/b.js"), "2").unwrap();
        assert_eq!(of_outputs(&folder).unwrap(), before);
        fs::write(folder.join("a.js"), "2").unwrap();
        assert_ne!(of_outputs(&folder).unwrap(), before);
        fs::write(folder.join("a.js"), "1").unwrap();
        assert_eq!(of_outputs(&folder).unwrap(), before);
        fs::rename(folder.join("a.js"), folder.join("c.js")).unwrap();
        assert_ne!(of_outputs(&folder).unwrap(), before);
        fs::remove_dir_all(folder).unwrap();
    }
}
