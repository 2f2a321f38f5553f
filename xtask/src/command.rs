//! Child processes whose output is kept, and shown only when it matters.

use std::fmt;
use std::io::{self, Read};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// A child that has ended: what it printed, stdout and stderr in the order they came.
pub struct Finished {
    line: String,
    status: ExitStatus,
    output: String,
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

/// Runs a child to its end, whether it succeeds or fails.
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
pub fn stdout(mut command: Command) -> Result<String> {
    let line = line(&command);
    let output = command.output().with_context(|| format!("cannot start {line}"))?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("this command failed: {line} ({})\n\n{}", output.status, stderr.trim_end());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The command as it can be pasted into a shell.
fn line(command: &Command) -> String {
    let words = [command.get_program()].into_iter().chain(command.get_args());
    shell_words::join(words.map(|word| word.to_string_lossy()))
}
