//! One line a step: its name, the seconds it took, and what it has to say.

use std::env;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

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
            println!("· {name}");
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
        }
        let seconds = self.started.elapsed().as_secs_f64();
        let line = format!("{mark} {:<34}{seconds:>7.1} s   {note}", self.name);
        println!("{}", line.trim_end());
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

fn spinner(name: &str) -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {msg:<34}{elapsed:>7}").expect("the template is valid");
    let spinner = ProgressBar::with_draw_target(None, ProgressDrawTarget::stdout()).with_style(style);
    spinner.set_message(name.to_owned());
    spinner.enable_steady_tick(Duration::from_millis(200));
    spinner
}
