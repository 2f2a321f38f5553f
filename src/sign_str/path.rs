//! The way from the string given to its body, and from a place in the body back to the string.

use super::pieces::{self, ReadPiece};
use std::borrow::Cow;
use std::ops::Range;

/// A text, and how the next one came out of it: piece by piece, from that byte on.
#[derive(Debug)]
struct Step<'a> {
    from: Cow<'a, [u8]>,
    start: usize,
    read: ReadPiece,
}

#[derive(Debug)]
pub(super) struct Path<'a> {
    given: &'a [u8],
    /// How much white space the string begins with.
    margin: usize,
    steps: Vec<Step<'a>>,
}

impl<'a> Path<'a> {
    /// The path that begins at the string given, without the white space around it.
    pub fn new(given: &'a str) -> Self {
        let margin = given.len() - given.trim_ascii_start().len();
        Path { given: given.as_bytes(), margin, steps: Vec::new() }
    }

    /// How many steps there are.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Adds the step that led on from a text.
    pub fn push(&mut self, from: Cow<'a, [u8]>, start: usize, read: ReadPiece) {
        self.steps.push(Step { from, start, read });
    }

    /// The byte of the string given from which the last text's byte number `at` came.
    pub fn given_offset(&self, at: usize) -> usize {
        let before = |at, step: &Step<'_>| step.start + pieces::offset(&step.from[step.start..], at, step.read);
        self.margin + self.steps.iter().rfold(at, before)
    }

    /// The part of the string given from which those bytes of the last text came, in UTF-16 units.
    pub fn place_of(&self, bytes: Range<usize>) -> Range<usize> {
        utf16_range(self.given, self.given_offset(bytes.start)..self.given_offset(bytes.end))
    }

    /// The byte of the last text, of that length, at which the string's UTF-16 unit number `units` stands.
    pub fn body_offset(&self, units: usize, body_len: usize) -> usize {
        first_where(body_len, |at| utf16_len(self.given, self.given_offset(at)) >= units)
    }
}

/// A part of a text, in UTF-16 units.
pub(super) fn utf16_range(text: &[u8], bytes: Range<usize>) -> Range<usize> {
    utf16_len(text, bytes.start)..utf16_len(text, bytes.end)
}

/// How many UTF-16 units the first `count` bytes of a text are.
pub(super) fn utf16_len(text: &[u8], count: usize) -> usize {
    // One for each character, one more for each that takes four bytes.
    let units = |byte: &u8| usize::from(byte & 0xc0 != 0x80) + usize::from(*byte >= 0xf0);
    text[..count.min(text.len())].iter().map(units).sum()
}

/// Finds by bisection the first number for which the test is true, or `end`. The test must stay true once it is.
pub(super) fn first_where(end: usize, is_reached: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, end);
    while low < high {
        let middle = low.midpoint(high);
        if is_reached(middle) { high = middle } else { low = middle + 1 }
    }
    low
}
