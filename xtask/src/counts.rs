//! How many tests passed and failed, read from what the test programs print.

use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl Counts {
    /// Of a check that has no number.
    pub fn one(success: bool) -> Self {
        Self { passed: success.into(), failed: (!success).into() }
    }

    /// The sum of the lines that tell of test runs. A run that failed without a failed test, or that found no tests,
    /// counts as one failed test.
    pub fn of_run(output: &str, success: bool) -> Self {
        let mut counts = Self::default();
        for line in output.lines().filter(|line| is_summary(line)) {
            counts += Self { passed: number_before(line, " passed"), failed: number_before(line, " failed") };
        }
        if counts.failed == 0 && !(success && counts.passed > 0) {
            counts.failed = 1;
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// `test result: ok. 12 passed; 0 failed; …` of cargo, `Tests: 1 failed, 12 passed, …` of Jest, and `12 passed, 0 failed`
/// of the project's own programs.
fn is_summary(line: &str) -> bool {
    let is_ours = line.ends_with(" failed") && line.starts_with(|c: char| c.is_ascii_digit());
    line.starts_with("test result: ") || line.starts_with("Tests: ") || is_ours
}

fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split(word).next().filter(|before| before.len() < line.len());
    let digits = before.and_then(|before| before.rsplit(|c: char| !c.is_ascii_digit()).next());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(output: &str, success: bool, passed: u64, failed: u64) {
        assert_eq!(Counts::of_run(output, success), Counts { passed, failed }, "{output}");
    }

    #[test]
    fn cargo_prints_a_line_for_each_binary() {
        reads("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out", true, 12, 0);
        reads(
            "running 2 tests\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n\n   Doc-tests x\n\
             test result: ok. 3 passed; 0 failed; 0 ignored; finished in 0.10s\n",
            false,
            4,
            2,
        );
    }

    #[test]
    fn jest_prints_one_line() {
        reads("Test Suites: 9 passed, 9 total\nTests:       7 passed, 7 total\nSnapshots:   0 total", true, 7, 0);
        reads("Test Suites: 1 failed, 8 passed, 9 total\nTests:       2 failed, 5 passed, 7 total", false, 5, 2);
    }

    #[test]
    fn our_programs_end_with_a_line() {
        reads("FAILED  a test that failed\nok 3 passed\n12 passed, 3 failed\n", false, 12, 3);
    }

    #[test]
    fn a_run_that_fails_or_tests_nothing_has_failed() {
        reads("", true, 0, 1);
        reads("error[E0308]: 3 passed; 4 failed", false, 0, 1);
        reads("Test Suites: 1 failed, 8 passed, 9 total\nTests:       7 passed, 7 total", false, 7, 1);
    }
}
