//! One line a step: its name, the seconds it took, and what it has to say.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

const TICK: Duration = Duration::from_millis(200);

/// A step under way. Dropped before [`Step::done`], as by `?`, it shows as failed.
pub struct Step {
    name: String,
    started: Instant,
    ticker: Option<(Sender<()>, JoinHandle<()>)>,
    ended: bool,
}

impl Step {
    pub fn start(name: &str) -> Self {
        let started = Instant::now();
        let ticker = if is_live() {
            Some(tick(name.to_owned(), started))
        } else {
            println!("· {name}");
            None
        };
        Self { name: name.to_owned(), started, ticker, ended: false }
    }

    pub fn done(mut self, note: &str) {
        self.end('✓', note);
    }

    pub fn failed(mut self, note: &str) {
        self.end('✗', note);
    }

    fn end(&mut self, mark: char, note: &str) {
        self.ended = true;
        if let Some((stop, ticker)) = self.ticker.take() {
            drop(stop);
            // It only prints; there is nothing to learn from its end.
            let _ = ticker.join();
            print!("\r\x1b[K");
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

fn tick(name: String, started: Instant) -> (Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = mpsc::channel();
    let ticker = thread::spawn(move || {
        for frame in ['⠋', '⠙', '⠹', '⠸', '⠴', '⠦', '⠧', '⠇'].into_iter().cycle() {
            let seconds = started.elapsed().as_secs();
            print!("\r\x1b[K{frame} {name:<34}{seconds:>7} s");
            // A closed stdout must not end the work.
            let _ = io::stdout().flush();
            if stopped.recv_timeout(TICK) != Err(RecvTimeoutError::Timeout) {
                return;
            }
        }
    });
    (stop, ticker)
}

/// `1234567` as `1,234,567`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_are_grouped_by_three() {
        for (number, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (1234567, "1,234,567")] {
            assert_eq!(grouped(number), expected);
        }
    }
}
