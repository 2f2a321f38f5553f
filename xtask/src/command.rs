//! Child processes whose output is kept, and shown only when it matters.

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// A child that has ended: what it printed, stdout and stderr in the order they came.
pub struct Finished {
    line: String,
    status: ExitStatus,
    pub output: String,
}

impl Finished {
    pub fn success(&self) -> bool {
        self.status.success()
    }
}

impl fmt::Display for Finished {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})\n\n{}", self.line, self.status, self.output.trim_end())
    }
}

/// Runs a child to its end, whatever that is.
pub fn finish(mut command: Command) -> Result<Finished> {
    let line = line(&command);
    let (mut reader, writer) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("cannot start {line}"))?;
    // It holds our ends of the pipe: the read below would never see its end.
    drop(command);
    let mut output = Vec::new();
    reader.read_to_end(&mut output)?;
    let status = child.wait()?;
    Ok(Finished { line, status, output: String::from_utf8_lossy(&output).into_owned() })
}

/// Runs a child that must succeed.
pub fn succeed(command: Command) -> Result<()> {
    let finished = finish(command)?;
    if !finished.success() {
        bail!("this command failed: {finished}");
    }
    Ok(())
}

/// The stdout of a child that must succeed.
pub fn stdout(mut command: Command) -> Result<Vec<u8>> {
    let line = line(&command);
    let output = command.output().with_context(|| format!("cannot start {line}"))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("this command failed: {line} ({})\n\n{}", output.status, stderr.trim_end());
    }
    Ok(output.stdout)
}

fn line(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    words.map(quoted).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    if word.contains(|c: char| c.is_whitespace() || c == '\'' || c == '"') {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        word.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_be_pasted_into_a_shell() {
        let mut command = Command::new("node");
        command.args(["my file.js", "--out=pkg", "it's"]);
        assert_eq!(line(&command), r"node 'my file.js' --out=pkg 'it'\''s'");
    }
}
