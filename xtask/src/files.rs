//! What `std::fs` lacks.

use std::fs;
use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

/// A file that is already gone will do.
pub fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// Every file below a folder, which may be missing, but for those in folders of the names to skip; in no certain order.
pub fn below(folder: &Path, skip: &[&str]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = Vec::from_iter(folder.is_dir().then(|| folder.to_owned()));
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if !entry.file_type()?.is_dir() {
                files.push(entry.path());
            } else if !skip.iter().any(|name| entry.file_name() == *name) {
                folders.push(entry.path());
            }
        }
    }
    Ok(files)
}

/// Puts every file below a folder at the same place below another one. Leaves out symbolic links.
pub fn mirror(from: &Path, to: &Path, put: fn(&Path, &Path) -> Result<()>) -> Result<()> {
    for file in below(from, &[])? {
        if !file.is_symlink() {
            let place = to.join(file.strip_prefix(from).expect("it is below the folder"));
            put(&file, &place)?;
        }
    }
    Ok(())
}

/// Copies a file, and makes the folder that it goes to.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    make_parent(to)?;
    fs::copy(from, to).map(drop)
}

/// Gives a file that nobody writes to a second name, or copies it where the file system cannot do that.
pub fn link(from: &Path, to: &Path) -> Result<()> {
    make_parent(to)?;
    fs::hard_link(from, to).or_else(|_| fs::copy(from, to).map(drop))
}

fn make_parent(file: &Path) -> Result<()> {
    file.parent().map_or(Ok(()), fs::create_dir_all)
}
