//! Texts that are read piece by piece, and the way back from what was read.

use crate::bytes;

/// A byte as it is written: an escape, an entity, or the byte itself.
pub(super) struct Piece {
    /// How many bytes it has.
    pub length: u8,
    /// What it stands for, if for anything.
    pub byte: Option<u8>,
}

/// Reads the piece with which a text begins.
pub(super) type Step = fn(&[u8]) -> Piece;

/// A byte that stands for itself.
pub(super) fn itself(rest: &[u8]) -> Piece {
    Piece { length: 1, byte: rest.first().copied() }
}

/// What the text's pieces stand for.
#[inline(never)]
pub(super) fn read(text: &[u8], step: Step) -> Vec<u8> {
    let mut read = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Piece { length, byte } = step(rest);
        if let Some(byte) = byte {
            bytes::push(&mut read, byte);
        }
        rest = rest.get(usize::from(length)..).unwrap_or_default();
    }
    read
}

/// Where in the text the piece is that the byte number `count` was read from.
#[inline(never)]
pub(super) fn offset(text: &[u8], count: usize, step: Step) -> usize {
    let (mut rest, mut left) = (text, count);
    while !rest.is_empty() {
        let Piece { length, byte } = step(rest);
        if byte.is_some() {
            if left == 0 {
                break;
            }
            left -= 1;
        }
        rest = rest.get(usize::from(length)..).unwrap_or_default();
    }
    text.len() - rest.len()
}
