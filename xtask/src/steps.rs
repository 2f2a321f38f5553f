//! One line a step: its name, the seconds it took, and what it has to say.

use std::env;
use std::io::{self, IsTerminal};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A step under way. Dropped before [`Step::done`], as by `?`, it shows as failed.
pub struct Step {
    name: String,
    started: Instant,
    spinner: Option<ProgressBar>,
    ended: bool,
}

impl Step {
    pub fn start(name: &str) -> Self {
        let spinner = is_live().then(|| spinner(name));
        if spinner.is_none() {
            print(&format!("· {name}"));
        }
        Self { name: name.to_owned(), started: Instant::now(), spinner, ended: false }
    }

    pub fn done(mut self, note: &str) {
        self.end('✓', note);
    }

    pub fn failed(mut self, note: &str) {
        self.end('✗', note);
    }

    fn end(&mut self, mark: char, note: &str) {
        self.ended = true;
        if let Some(spinner) = &self.spinner {
            spinner.finish_and_clear();
            SPINNERS.remove(spinner);
        }
        let seconds = self.started.elapsed().as_secs_f64();
        let line = format!("{mark} {:<34}{seconds:>7.1} s   {note}", self.name);
        print(line.trim_end());
    }
}

impl Drop for Step {
    fn drop(&mut self) {
        if !self.ended {
            self.end('✗', "");
        }
    }
}

/// Whether a person is watching: lines may be rewritten and coloured.
pub fn is_live() -> bool {
    io::stdout().is_terminal() && env::var_os("CI").is_none_or(|value| value != "true")
}

/// The spinners of the steps that are under way, one below the other.
static SPINNERS: LazyLock<MultiProgress> =
    LazyLock::new(|| MultiProgress::with_draw_target(ProgressDrawTarget::stdout()));

/// Prints lines without mixing them up with a spinner.
pub fn print(lines: &str) {
    SPINNERS.suspend(|| println!("{lines}"));
}

fn spinner(name: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg:<34}{elapsed:>7}").expect("the template is valid");
    let spinner = SPINNERS.add(ProgressBar::no_length().with_style(style));
    spinner.set_message(name.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(200));
    spinner
}
