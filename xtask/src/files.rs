//! What `std::fs` lacks.

use std::fs;
use std::io::{ErrorKind, Result};
use std::path::Path;

/// A file that is already gone will do.
pub fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result,
    }
}
