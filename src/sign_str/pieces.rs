//! Texts that are read piece by piece, and the way back from what was read to where it stood.

use std::ops::Range;

/// A part of a text as it is written: an escape, an entity, or a byte.
pub(super) struct Piece<'a> {
    /// How many bytes the text has for it.
    pub length: usize,
    /// What it stands for; empty for what stands for nothing, such as a character that cannot be seen.
    pub text: &'a [u8],
}

/// Reads the piece with which a text begins. The text is not empty.
pub(super) type ReadPiece = for<'a> fn(&'a [u8]) -> Piece<'a>;

/// A byte that stands for itself.
pub(super) fn itself(rest: &[u8]) -> Piece<'_> {
    Piece { length: 1, text: &rest[..1] }
}

/// The pieces of a text, each with where it begins.
fn pieces(text: &[u8], read: ReadPiece) -> impl Iterator<Item = (usize, Piece<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let piece = text.get(start..).filter(|rest| !rest.is_empty()).map(read)?;
        at += piece.length;
        Some((start, piece))
    })
}

/// What the text's pieces stand for.
pub(super) fn decode(text: &[u8], read: ReadPiece) -> Vec<u8> {
    pieces(text, read).flat_map(|(_, piece)| piece.text.iter().copied()).collect()
}

/// Where in the text the piece is that the byte number `count` was read from; its end where there are fewer.
pub(super) fn offset(text: &[u8], mut count: usize, read: ReadPiece) -> usize {
    for (at, piece) in pieces(text, read) {
        if count < piece.text.len() {
            return at;
        }
        count -= piece.text.len();
    }
    text.len()
}

/// Where the pieces are that stand for something else.
pub(super) fn changes(text: &[u8], read: ReadPiece) -> impl Iterator<Item = Range<usize>> {
    pieces(text, read).filter_map(|(at, piece)| {
        let range = at..at + piece.length;
        (*piece.text != text[range.clone()]).then_some(range)
    })
}
