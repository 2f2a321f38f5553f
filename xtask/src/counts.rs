//! How many tests passed and failed, read from what the test programs report.

use std::ops::AddAssign;

use serde_json::Value;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
}

impl Counts {
    pub const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
    pub const ONE_FAILED: Self = Self { passed: 0, failed: 1 };

    /// The sum over the lines `test result: ok. 12 passed; 0 failed; …` of all test binaries.
    pub fn from_cargo(output: &str) -> Self {
        let mut counts = Self::default();
        for line in output.lines() {
            if let Some(result) = line.trim_start().strip_prefix("test result: ") {
                counts += Self { passed: before(result, " passed"), failed: before(result, " failed") };
            }
        }
        counts
    }

    /// The last line `12 passed, 0 failed`.
    pub fn from_last_line(output: &str) -> Self {
        let last = output.lines().rev().find(|line| line.ends_with(" failed")).unwrap_or_default();
        Self { passed: before(last, " passed"), failed: before(last, " failed") }
    }

    /// A test file that cannot be loaded has no failed tests: it counts as one.
    pub fn from_jest(report: &str) -> Option<Self> {
        let report: Value = serde_json::from_str(report).ok()?;
        let passed = report["numPassedTests"].as_u64()?;
        let failed = report["numFailedTests"].as_u64()?;
        let not_loaded = report["numRuntimeErrorTestSuites"].as_u64()?;
        Some(Self { passed, failed: failed + not_loaded })
    }

    /// What to count for a run of tests that ended with this success: a run that failed has failed
    /// somewhere, and one that found no tests has not tested.
    pub fn of_run(self, success: bool) -> Self {
        let ran = self.passed + self.failed > 0;
        if self.failed == 0 && !(success && ran) { Self { failed: 1, ..self } } else { self }
    }

    pub fn any_failed(self) -> bool {
        self.failed > 0
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

fn before(text: &str, word: &str) -> u64 {
    let Some(end) = text.find(word) else { return 0 };
    let number = text[..end].rsplit(|c: char| !c.is_ascii_digit()).next();
    number.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_last_line() {
        for (output, passed, failed) in
            [("1 passed, 1 failed\nx\n12 passed, 3 failed\n", 12, 3), ("", 0, 0), ("ok", 0, 0)]
        {
            assert_eq!(Counts::from_last_line(output), Counts { passed, failed }, "{output}");
        }
    }

    #[track_caller]
    fn cargo(output: &str, passed: u64, failed: u64) {
        assert_eq!(Counts::from_cargo(output), Counts { passed, failed }, "{output}");
    }

    #[test]
    fn cargo_reports_one_line_a_binary() {
        cargo("", 0, 0);
        cargo("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out", 12, 0);
        cargo(
            "running 2 tests\n\ntest result: FAILED. 1 passed; 2 failed; 0 ignored\n\n   Doc-tests x\n\
             test result: ok. 3 passed; 0 failed; 0 ignored; finished in 0.10s\n",
            4,
            2,
        );
        cargo("error[E0308]: 3 passed; 4 failed", 0, 0);
    }

    #[test]
    fn jest_reports_tests_and_files_that_cannot_be_loaded() {
        let report = r#"{"numPassedTests":7,"numFailedTests":2,"numFailedTestSuites":3,"numRuntimeErrorTestSuites":1}"#;
        assert_eq!(Counts::from_jest(report), Some(Counts { passed: 7, failed: 3 }));
        assert_eq!(Counts::from_jest("{}"), None);
        assert_eq!(Counts::from_jest(""), None);
    }

    #[test]
    fn a_run_that_fails_or_tests_nothing_has_failed() {
        let counts = |passed, failed| Counts { passed, failed };
        let cases = [
            (counts(3, 0), true, counts(3, 0)),
            (counts(3, 0), false, counts(3, 1)),
            (counts(3, 2), false, counts(3, 2)),
            (counts(0, 0), true, counts(0, 1)),
            (counts(0, 0), false, counts(0, 1)),
        ];
        for (counts, success, expected) in cases {
            assert_eq!(counts.of_run(success), expected, "{counts:?} {success}");
        }
    }
}
